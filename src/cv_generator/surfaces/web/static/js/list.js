// Lists of the CV in a form: texts, and entries with fields of their own. An item's element stays as long as the item does.
import { button, h, icon, iconButton } from "./dom.js";
import { spoken } from "./dates.js";
import { draggable } from "./drag.js";
import { Field } from "./field.js";
import { entryName, labelOf } from "./labels.js";
import { folded, namedButton } from "./menu.js";
import { movesTo, newestFirst } from "./newest.js";
import { has, t } from "./words.js";

/** What stands for a shape at an address: {element, refresh(news), leave()}. */
export function build(form, shape, address) {
  if (shape.kind === "list") return new List(form, shape, address);
  if (shape.kind === "photo") return form.photo(shape, address);
  return form.add(new Field(form, shape, address, { label: labelOf(shape.name, shape.parents) }));
}

class List {
  constructor(form, shape, address) {
    Object.assign(this, { form, shape, address });
    this.items = new Map(); // identity -> Item
    this.label = labelOf(shape.name, shape.parents);
    this.rows = h("ol", { class: "list", "aria-label": this.label });
    this.isDated = shape.entry?.some(({ name }) => name === "date_range") ?? false;
    if (this.isDated && !shape.text) form.items.lead(address); // what is new is newest
    this.sort = button(t("form.newest"), () => form.items.sort(address, this.label), { class: "link", "data-tool": "sort", hidden: true });
    const isTitled = shape.parents.length || form.isAmongOthers(shape);
    const adding = h("div", { class: "list-add" }, this.adders(), this.isDated ? this.sort : null);
    const rows = form.items.leads(address) ? [adding, this.rows] : [this.rows, adding]; // where what is new will stand
    this.element = h("div", { class: "list-block", role: "group", "aria-label": this.label },
      isTitled ? h("p", { class: `list-label ${shape.entry ? "group" : ""}`, "aria-hidden": "true" }, this.label) : null, rows);
    this.refresh();
  }

  adders() {
    const add = (kind, label) => button("", () => this.form.items.draft(this.address, kind), { class: "link add", "data-add": kind }, icon("plus"), h("span", {}, label));
    const name = `add.${this.shape.name}`;
    return [
      this.shape.text && add("text", t(this.shape.entry ? "form.add_text" : "form.add_line")),
      this.shape.entry && add("entry", has(name) ? t(name) : t("form.add")),
    ];
  }

  /** The items as they are now: those that stayed keep their elements, and what is typed and focused in them. */
  refresh(news) {
    this.element.dataset.path = this.form.pathOf(this.address) ?? "";
    const pending = this.form.items.pendingIn(this.address);
    const stored = this.form.valueOf(this.address) ?? [];
    const names = this.form.namesIn(this.address);
    const first = this.form.items.leads(this.address) ? pending.length : 0;
    const kinds = new Map([...stored.map((value, index) => [names[first + index], typeof value === "string" ? "text" : "entry"]), ...pending.map(({ id, kind }) => [id, kind])]);
    for (const [name, item] of this.items) if (kinds.get(name) !== item.kind) this.removed(name, item);
    names.forEach((name, index) => {
      const place = { index: index < first ? index : index - first, count: stored.length };
      const item = this.items.get(name);
      if (item) item.refresh(news, place);
      else this.items.set(name, new Item(this.form, this.shape, `${this.address}[${name}]`, kinds.get(name), place));
    });
    arrange(this.rows, names.map((name) => this.items.get(name).element));
    this.rows.hidden = !names.length;
    this.sort.hidden = !this.isDated || !movesTo(newestFirst(stored.filter((entry) => entry.date_range))).length;
  }

  removed(name, item) {
    item.leave();
    item.element.remove();
    this.items.delete(name);
  }
}

class Item {
  constructor(form, shape, address, kind, place) {
    Object.assign(this, { form, shape, address, kind });
    this.parts = [];
    this.toolbar = h("div", { class: "tools" });
    const isPair = kind === "entry" && shape.entry.length <= 2 && shape.entry.every((each) => each.kind === "line");
    if (kind === "text") {
      this.parts = [form.add(new Field(form, shape.text, address, { label: "", isItem: true }))];
      this.element = h("li", { class: "item" }, this.parts[0].element, this.toolbar);
    } else {
      this.parts = shape.entry.map((each) => build(form, each, `${address}.${each.name}`));
      this.grid = h("div", { class: "grid", role: "group" }, this.parts.map((part) => part.element));
      this.element = isPair ? h("li", { class: "item pair" }, this.grid, this.toolbar) : h("li", { class: "item entry-item" }, this.folding(), this.toolbar);
    }
    this.main = this.details ?? this.element;
    this.element.dataset.address = address;
    this.place(place);
  }

  folding() {
    this.title = h("span", { class: "entry-title" });
    this.period = h("span", { class: "entry-period" });
    this.details = h("details", { class: "entry", open: this.form.items.isOpen(this.address), ontoggle: () => this.form.items.toggled(this.address, this.details.open) },
      h("summary", {}, this.title, this.period), this.grid);
    return this.details;
  }

  refresh(news, place) {
    this.parts.forEach((part) => part.refresh(news));
    this.place(place);
  }

  /** Which number it has, what it is called, and what can be done with it. */
  place({ index, count }) {
    this.index = index;
    const name = this.kind === "entry" && entryName(this.form.valueOf(this.address) ?? {}, this.form.session.cv.language);
    const label = name || `${labelOf(this.shape.name, this.shape.parents)} ${index + 1}`;
    if (this.kind === "text") this.parts[0].named(label);
    else {
      this.main.dataset.path = this.form.pathOf(this.address) ?? "";
      this.grid.setAttribute("aria-label", label);
    }
    if (this.details) this.headed();
    this.toolbar.dataset.tools = this.form.pathOf(this.address) ?? "";
    const isNew = this.form.items.isPending(this.address);
    const state = JSON.stringify([label, isNew, index === 0, index === count - 1]);
    if (state === this.placed) return;
    this.placed = state;
    const had = this.toolbar.contains(document.activeElement) ? document.activeElement.dataset.tool : "";
    this.toolbar.replaceChildren(...(isNew ? this.discarding(label) : this.tools(label, index, count)));
    if (had) this.form.focusTool(this.address, had);
  }

  tools(label, index, count) {
    const { form, address } = this;
    const named = (key) => `${t(key)}: ${label}`;
    const move = (places, tool) => form.items.move(address, (from) => from + places, { said: t("form.moved", { what: label }), tool });
    const grip = h("span", { class: "button icon-button", "aria-hidden": "true" }, icon("grip"));
    draggable(grip, this.element, (to) => form.items.move(address, () => to, { said: t("form.moved", { what: label }) }));
    const tool = (name, run, attributes = {}) => namedButton(name, t(`form.${name}`), named(`form.${name}`), run, { "data-tool": name, ...attributes });
    return [grip, ...folded(named("session.more"), `more-${address.replace(/\W+/g, "-")}`,
      tool("up", () => move(-1, "up"), { disabled: index === 0 }),
      tool("down", () => move(1, "down"), { disabled: index >= count - 1 }),
      tool("remove", () => form.items.remove(address, t("form.removed", { what: label })), { class: "danger" }))];
  }

  discarding(label) {
    return [iconButton("remove", `${t("form.remove")}: ${label}`, () => this.form.items.discard(this.address), { "data-tool": "remove", class: "danger" })];
  }

  /** An entry's heading says what it is and where, and while it is folded when; a nameless one which of them it is. */
  headed() {
    const value = { ...this.form.valueOf(this.address), ...this.typed() };
    const [first, ...rest] = headings(this.shape.entry, value);
    this.title.textContent = first || (this.form.items.isPending(this.address) ? t("form.new") : t("form.entry", { n: this.index + 1 }));
    const period = spoken(value.date_range, "date_range", this.form.session.cv.language);
    const said = { "entry-where": rest.filter(Boolean).join(" · "), "entry-when": period };
    this.period.replaceChildren(...Object.entries(said).filter(([, text]) => text).map(([name, text]) => h("span", { class: name }, text)));
  }

  /** What stands on the screen and is not stored, so that heading, field and sheet say the same. */
  typed() {
    const fields = this.shape.entry.map(({ name }) => [name, this.form.fields.get(`${this.address}.${name}`)]);
    return Object.fromEntries(fields.filter(([, field]) => field?.isDirty && !field.refused).map(([name, field]) => [name, field.value.trim()]));
  }

  leave() {
    this.form.left(this.address);
  }
}

/** What an entry is called: its title or first text, and the next one. */
function headings(fields, value) {
  const names = fields.filter((field) => field.kind === "line" && field.name !== "date_range").map((field) => field.name);
  const first = names.includes("title") ? ["title", ...names.filter((name) => name !== "title")] : names;
  const texts = first.map((name) => value[name]).filter(Boolean).slice(0, 2);
  const lists = fields.filter((field) => field.kind === "list").map((field) => value[field.name]?.filter?.((each) => typeof each === "string").join(", "));
  return texts.length > 1 ? texts : [...texts, ...lists].filter(Boolean);
}

/** Bring children into an order. What has the focus stays where it is in the page; the others move around it. */
function arrange(parent, elements) {
  if (elements.every((element, index) => parent.children[index] === element) && parent.children.length === elements.length) return;
  const focused = elements.findIndex((element) => element.contains(document.activeElement));
  if (focused < 0 || elements[focused].parentElement !== parent) return parent.replaceChildren(...elements);
  const kept = elements[focused];
  for (const child of [...parent.children]) if (!elements.includes(child)) child.remove();
  elements.slice(0, focused).forEach((element) => kept.before(element));
  elements.slice(focused + 1).reverse().forEach((element) => kept.after(element));
}
