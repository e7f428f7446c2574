// How the CV looks: templates as pictures of this very CV, colour, letters, paper, and the order and names of its sections.
import { explained, problems } from "./api.js";
import { button, h, icon, toast } from "./dom.js";
import { draggable } from "./drag.js";
import { labelOf } from "./labels.js";
import { folded, namedButton } from "./menu.js";
import { t } from "./words.js";

const A4_PT = 595.3; // wide
const ACCENTS = ["#1f3fae", "#0b5c7a", "#17603a", "#5a4b00", "#7a2e1d", "#8a1c4a", "#4b2e83", "#333333"];

export class Look {
  constructor(session, shape, root, preview) {
    Object.assign(this, { session, shape, root, preview });
    this.templates = h("div", { class: "templates", role: "radiogroup", "aria-label": t("session.template") });
    this.details = h("div", { class: "look-details" });
    this.order = h("ol", { class: "order", "aria-label": t("look.sections") });
    root.replaceChildren(
      h("h2", {}, t("session.template")), this.templates, this.details,
      h("h2", {}, t("look.sections")), h("p", { class: "small" }, t("look.sections_text")), this.order,
      h("div", { class: "list-add" }, button("", () => this.own(), { class: "link add", id: "own-section" }, icon("plus"), t("look.own"))));
    session.addEventListener("loaded", () => this.draw());
  }

  get design() { return this.session.cv.design ?? {}; }
  /** What the sheet is on where nobody chose: the country decides. */
  get paper() { return (this.preview.sheets[0]?.width ?? 0) > A4_PT + 1 ? "letter" : "a4"; }
  get isShown() { return !this.root.hidden && this.root.offsetParent !== null; }

  async set(name, value) {
    try {
      await this.session.apply([value === "" ? { field_path: `design.${name}`, op: "remove" } : { field_path: `design.${name}`, value }]);
    } catch (error) {
      toast(problems(error)[0]?.text ?? explained(error));
    }
  }

  draw() {
    if (!this.isShown) return;
    const state = JSON.stringify([this.design, this.paper, this.session.cv.custom_sections?.map(({ heading }) => heading), Object.keys(this.session.cv)]);
    if (state !== this.drawn) {
      this.drawn = state;
      this.choices();
      this.sections();
    }
    this.pictures();
  }

  choices() {
    const focused = document.activeElement?.id;
    const chosen = this.design.template || this.shape.design.templates[0];
    if (!this.templates.children.length)
      this.templates.replaceChildren(...this.shape.design.templates.map((name) => h("label", { class: "template" },
        h("input", { type: "radio", name: "template", id: `template-${name}`, value: name, class: "unseen", onchange: () => this.set("template", name) }), h("span", { class: "thumbnail", "data-template": name }), h("span", {}, titled(name)))));
    this.templates.querySelectorAll("input").forEach((input) => (input.checked = input.value === chosen));
    const { fonts, papers } = this.shape.design;
    this.details.replaceChildren(
      this.group("accent", t("look.accent"), [["", t("look.own_choice")], ...ACCENTS.map((colour, index) => [colour, t("look.colours").split(", ")[index]])], (value) => (value ? h("span", { class: "swatch", "data-colour": value }) : null), this.custom()),
      this.fonts(fonts),
      this.group("paper", t("look.paper"), papers.map((name) => [name, name === "a4" ? "A4" : titled(name)])),
      h("label", { class: "check" }, h("input", { type: "checkbox", id: "page-numbers", checked: this.design.page_numbers === true, onchange: (event) => this.set("page_numbers", event.target.checked) }), t("look.page_numbers")));
    this.details.querySelectorAll(".swatch").forEach((swatch) => swatch.style.setProperty("background", swatch.dataset.colour));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  group(name, title, choices, drawn = () => null, more = null) {
    const value = this.design[name] || (name === "paper" ? this.paper : "");
    return h("fieldset", { class: `choice choice-${name}` }, h("legend", {}, title), choices.map(([each, text]) => {
      const picture = drawn(each);
      return h("label", { class: "pick", title: text }, h("input", { type: "radio", name, id: `${name}-${each.replace(/\W/g, "")}`, value: each, class: "unseen", checked: each === value, onchange: () => this.set(name, each) }), picture, h("span", { class: picture ? "unseen" : null, hidden: picture?.textContent === text }, text));
    }), more);
  }

  /** Typefaces, each in its own letters. */
  fonts(names) {
    const value = this.design.font ?? "";
    const face = (element, name) => (element.style.setProperty("font-family", name ? `"Face ${name}", var(--sans)` : ""), element);
    const options = ["", ...names].map((name) => face(h("option", { value: name, selected: name === value }, name || t("look.own_choice")), name));
    return h("div", { class: "choice choice-font" }, h("label", { for: "font" }, t("look.font")), face(h("select", { id: "font", onchange: (event) => this.set("font", event.target.value) }, options), value));
  }

  /** Any other colour. */
  custom() {
    const value = this.design.accent;
    return h("label", { class: "pick custom" }, h("input", { type: "color", id: "accent-other", value: /^#[0-9a-f]{6}$/.test(value ?? "") ? value : "#1f3fae", onchange: (event) => this.set("accent", event.target.value) }), h("span", {}, t("look.other")));
  }

  /** Pictures of the templates, one after the other, as long as somebody looks. */
  async pictures() {
    const key = JSON.stringify([this.session.version]);
    if (this.pictured === key) return;
    this.pictured = key;
    for (const name of this.shape.design.templates) {
      const picture = await this.preview.thumbnail([{ field_path: "design.template", value: name }]).catch(() => null);
      if (this.pictured !== key) return;
      const place = this.templates.querySelector(`[data-template="${name}"]`);
      if (!picture) continue;
      picture.alt = "";
      place.querySelectorAll("img").forEach(({ src }) => URL.revokeObjectURL(src));
      place.replaceChildren(picture);
    }
  }

  // Sections

  /** All sections in their order: {name, label, isOwn, isHidden}. */
  listed() {
    const { section_order: order = [], hidden = [], headings = {} } = this.design;
    const own = (this.session.cv.custom_sections ?? []).map(({ heading }) => heading).filter(Boolean);
    const names = [...new Set([...order.filter((name) => this.shape.design.sections.includes(name) || own.includes(name)), ...this.shape.design.sections, ...own])];
    return names.filter((name) => own.includes(name) || this.session.cv[name]?.length).map((name) => ({ name, isOwn: own.includes(name), label: headings[name] || (own.includes(name) ? name : labelOf(name)), isHidden: hidden.includes(name) }));
  }

  sections() {
    const [had, of] = [document.activeElement?.dataset?.order, this.order.contains(document.activeElement) ? document.activeElement.closest("li").dataset.name : null];
    const listed = this.listed();
    this.order.replaceChildren(...listed.map((section, index) => this.section(section, index, listed)));
    if (of === null) return;
    const seen = [...(this.order.querySelector(`[data-name="${CSS.escape(of)}"]`)?.querySelectorAll("input, button:not(:disabled)") ?? [])].filter((each) => each.checkVisibility());
    (seen.find((each) => each.dataset.order === had) ?? seen.find((each) => each.tagName === "BUTTON") ?? this.order.querySelector("button"))?.focus();
  }

  section({ name, label, isOwn, isHidden }, index, listed) {
    const move = (to) => {
      const names = listed.map((each) => each.name);
      names.splice(to, 0, ...names.splice(index, 1));
      this.set("section_order", names);
    };
    const hide = () => this.set("hidden", isHidden ? this.design.hidden.filter((each) => each !== name) : [...(this.design.hidden ?? []), name]);
    const tool = (picture, does, run, attributes) => namedButton(picture, does, `${does}: ${label}`, run, attributes);
    const grip = h("span", { class: "button icon-button", "aria-hidden": "true" }, icon("grip"));
    const item = h("li", { class: isHidden ? "is-hidden" : null, "data-name": name }, grip,
      isOwn ? h("span", { class: "order-name" }, label) : h("input", { class: "order-name", value: this.design.headings?.[name] ?? "", placeholder: labelOf(name), "aria-label": t("look.heading_of", { what: labelOf(name) }), "data-order": `name ${name}`, onchange: (event) => this.set(`headings.${name}`, event.target.value.trim()) }),
      h("div", { class: "tools" }, ...folded(`${t("session.more")}: ${label}`, `more-order-${index}`,
        tool("up", t("form.up"), () => move(index - 1), { disabled: index === 0, "data-order": `up ${name}` }),
        tool("down", t("form.down"), () => move(index + 1), { disabled: index === listed.length - 1, "data-order": `down ${name}` }),
        tool(isHidden ? "hidden" : "shown", t(isHidden ? "look.show" : "look.hide"), hide, { "aria-pressed": String(isHidden), "data-order": `hide ${name}` }))));
    draggable(grip, item, move);
    return item;
  }

  /** A section under the person's own heading; it is filled in among the fields. */
  own() {
    this.onown();
  }
}

const titled = (name) => name[0].toUpperCase() + name.slice(1);
