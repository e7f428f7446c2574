// How the CV looks: templates as pictures of this very CV, colour, letters, language, paper, pages, and the order and names of its sections.
import { explained, problems } from "./api.js";
import { button, h, icon, toast } from "./dom.js";
import { draggable } from "./drag.js";
import { labelOf } from "./labels.js";
import { folded, namedButton } from "./menu.js";
import { named, t } from "./words.js";

const A4_PT = 595.3; // wide
const ACCENTS = ["#1f3fae", "#0b5c7a", "#17603a", "#5a4b00", "#7a2e1d", "#8a1c4a", "#4b2e83", "#333333"];

export class Look {
  constructor(session, shape, root, preview, options) {
    Object.assign(this, { session, shape, root, preview, options });
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

  set(name, value) {
    return this.store([value === "" ? { field_path: `design.${name}`, op: "remove" } : { field_path: `design.${name}`, value }]);
  }

  async store(edits) {
    try {
      await this.session.apply(edits);
    } catch (error) {
      toast(problems(error)[0]?.text ?? explained(error));
      this.drawn = "";
      this.draw(); // what was not taken is not shown as chosen
    }
  }

  draw() {
    if (!this.isShown) return;
    const state = JSON.stringify([this.design, this.paper, this.options.values, this.session.cv.language, this.session.cv.custom_sections?.map(({ heading }) => heading), Object.keys(this.session.cv)]);
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
    const language = this.shape.fields.find((field) => field.kind === "choice");
    this.details.replaceChildren(
      this.colours(),
      this.select("font", t("look.font"), ["", ...fonts].map((name) => [name, name || t("look.own_choice")]), this.design.font ?? "", (value) => this.set("font", value), faced),
      this.select("cv-language", t("session.cv_language"), language.choices.map((name) => [name, named(name, `language.${name}`)]), this.session.cv[language.name] ?? language.choices[0], (value) => this.store([{ field_path: language.name, value }]), (select) => (select.title = t("session.language_note"))),
      this.select("paper", t("look.paper"), papers.map((name) => [name, name === "a4" ? "A4" : titled(name)]), this.design.paper || this.paper, (value) => this.set("paper", value)),
      this.select("max-pages", t("session.max_pages"), this.shape.maxPages.map((number) => [number, number]), this.options.values.max_pages, (value) => this.options.choose(Number(value))),
      h("label", { class: "check" }, h("input", { type: "checkbox", id: "page-numbers", checked: this.design.page_numbers !== false, onchange: (event) => this.set("page_numbers", event.target.checked) }), t("look.page_numbers")));
    this.details.querySelectorAll(".swatch[data-colour]").forEach((swatch) => swatch.style.setProperty("background", swatch.dataset.colour));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  /** A choice among few. `dressed` may change each element by its value. */
  select(id, label, items, value, onpick, dressed = () => {}) {
    const options = items.map(([each, text]) => h("option", { value: each, selected: each === value }, String(text)));
    const select = h("select", { id, onchange: (event) => onpick(event.target.value) }, options);
    [select, ...options].forEach((element) => dressed(element, element.value));
    return h("div", { class: `field choice-${id}` }, h("label", { for: id }, label), select);
  }

  /** Colours, and beside their heading what the chosen one is called. */
  colours() {
    const value = this.design.accent ?? "";
    const names = t("look.colours").split(", ");
    const choices = [["", t("look.own_choice")], ...ACCENTS.map((colour, index) => [colour, names[index]])];
    const isOther = !choices.some(([colour]) => colour === value);
    const called = choices.find(([colour]) => colour === value)?.[1] ?? value;
    return h("fieldset", { class: "choice choice-accent" }, h("legend", {}, t("look.accent"), h("span", { class: "small" }, called)),
      choices.map(([colour, text]) => h("label", { class: "pick", title: text },
        h("input", { type: "radio", name: "accent", id: `accent-${colour.replace(/\W/g, "")}`, value: colour, class: "unseen", checked: colour === value, onchange: () => this.set("accent", colour) }),
        h("span", { class: "swatch", "data-colour": colour || null }), h("span", { class: "unseen" }, text))),
      this.custom(isOther));
  }

  /** Any other colour. */
  custom(isChosen) {
    const { accent } = this.design;
    const input = h("input", { type: "color", id: "accent-other", value: /^#[0-9a-f]{6}$/.test(accent ?? "") ? accent : ACCENTS[0], "aria-label": t("look.other"), onchange: (event) => this.set("accent", event.target.value) });
    return h("label", { class: `pick custom ${isChosen ? "is-chosen" : ""}`, title: t("look.other") }, input, h("span", { class: "swatch", "data-colour": isChosen ? accent : null }));
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
    const { templates, orders } = this.shape.design;
    const usual = orders[this.design.template || templates[0]].flatMap((name) => (name === "custom_sections" ? own : [name]));
    const names = [...new Set([...order.filter((name) => usual.includes(name)), ...usual])];
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

/** A typeface's name in its own letters. */
const faced = (element, name) => element.style.setProperty("font-family", name ? `"Face ${name}", var(--sans)` : "");
const titled = (name) => name[0].toUpperCase() + name.slice(1);
