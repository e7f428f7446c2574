// One of many places, found by its words: a field with a list below it, in the page's own look.
import { h } from "./dom.js";

export class Picker {
  /** `label` names the list. */
  constructor(id, label, placeholder) {
    Object.assign(this, { id, places: [], path: "", at: -1 });
    this.list = h("ul", { id: `${id}-list`, class: "places-list", role: "listbox", "aria-label": label, hidden: true, onmousedown: (event) => event.preventDefault() });
    this.input = h("input", {
      id, role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list", autocomplete: "off", placeholder,
      oninput: () => this.typed(), onclick: () => this.open(), onblur: () => this.close(), onkeydown: (event) => this.pressed(event),
    });
  }

  /** The places that there are: [{path, name, where: what it is part of}]. */
  offer(places) {
    this.places = places.map((each) => ({ ...each, text: [each.where, each.name].filter(Boolean).join(" · ") }));
    this.aim();
  }

  /** The place that is meant, by its whole text. */
  aim() {
    const text = this.input.value.trim().toLowerCase();
    const found = this.places.filter((each) => each.text.toLowerCase() === text || each.name.toLowerCase() === text);
    this.path = found.find(({ path }) => path === this.path)?.path ?? (found.length === 1 ? found[0].path : "");
  }

  typed() {
    this.aim();
    if (this.path) this.close();
    else this.open();
  }

  /** The places with all words that are typed, first those that have them in their names; all of them where one is chosen already. */
  found() {
    const words = this.path ? [] : this.input.value.toLowerCase().split(/\s+/);
    const has = (text) => words.every((word) => text.toLowerCase().includes(word));
    return this.places.filter(({ text }) => has(text)).sort((one, other) => has(other.name) - has(one.name));
  }

  open() {
    const found = this.found();
    this.at = found.findIndex(({ path }) => path === this.path);
    this.list.replaceChildren(...found.map((place, index) => h("li", { role: "option", id: `${this.id}-${index}`, "aria-selected": String(index === this.at), onclick: () => this.choose(place) },
      h("span", {}, place.name), place.where ? h("small", {}, place.where) : null)));
    this.show(found.length > 0);
    this.mark(this.at);
  }

  /** Asks for a place: the person goes to the field, and sees them all. */
  ask() {
    this.input.focus();
    this.open();
  }

  show(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) this.input.removeAttribute("aria-activedescendant");
  }

  close() { this.show(false); }

  choose({ path, text }) {
    this.input.value = text;
    this.path = path;
    this.close();
  }

  mark(at) {
    this.at = at;
    [...this.list.children].forEach((each, index) => each.setAttribute("aria-selected", String(index === at)));
    const marked = this.list.children[at];
    if (!marked) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", marked.id);
    return marked.scrollIntoView({ block: "nearest" });
  }

  pressed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = this.list.children.length;
    if (step && this.list.hidden) this.open();
    else if (step) this.mark((this.at + step + count) % count);
    else if (event.key === "Enter" && !this.list.hidden) this.list.children[count === 1 ? 0 : this.at]?.click();
    else if (event.key === "Escape" && !this.list.hidden) this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
