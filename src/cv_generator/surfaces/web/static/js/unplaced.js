// Text of the document that found no field: shown, and put where the person says.
import { explained, problems } from "./api.js";
import { announce, button, h, icon } from "./dom.js";
import { described, labelOf } from "./labels.js";
import { valueAt } from "./paths.js";
import { t } from "./words.js";

const SHOWN = 20; // each piece has a choice of all places

export class Unplaced {
  constructor(session, form) {
    Object.assign(this, { session, form });
    this.element = h("div");
    this.shown = "";
    session.addEventListener("loaded", () => this.draw());
  }

  draw() {
    const texts = this.session.unplaced;
    const inside = ` ${plain(JSON.stringify(Object.values(this.session.cv)))} `;
    const open = texts.filter((text) => !inside.includes(` ${plain(text)} `));
    const state = JSON.stringify([texts, open, this.targets().map(({ path }) => path)]);
    if (state === this.shown) return;
    this.shown = state;
    const wasOpen = this.element.querySelector("details")?.open;
    this.chosen = new Map([...this.element.querySelectorAll("select")].map((choice) => [choice.dataset.text, choice.value]));
    this.element.replaceChildren(...(texts.length ? [this.list(texts, open, wasOpen ?? open.length > 0)] : []));
  }

  list(texts, open, isOpen) {
    return h("details", { class: "notice unplaced", open: isOpen },
      h("summary", {}, `${t("unplaced.title")} `, h("span", { class: "count" }, open.length)),
      h("p", { class: "small" }, t(open.length ? "unplaced.text" : "unplaced.all_placed")),
      this.pieces(texts, open, SHOWN));
  }

  /** The first pieces, and a way to see more. */
  pieces(texts, open, shown) {
    const list = h("ul", {}, texts.slice(0, shown).map((text, index) => this.piece(text, index, open.includes(text))));
    if (texts.length <= shown) return list;
    const more = () => element.replaceWith(this.pieces(texts, open, shown + SHOWN));
    const element = h("div", {}, list, button(t("unplaced.more", { n: texts.length - shown }), more, { class: "link" }));
    return element;
  }

  piece(text, index, isOpen) {
    if (!isOpen) return h("li", { class: "placed" }, icon("check"), h("span", {}, text), h("span", { class: "unseen" }, t("unplaced.placed")));
    const choice = h("select", { id: `unplaced-${index}`, "data-text": text }, h("option", { value: "" }, "…"), this.targets().map(({ path, label }) => h("option", { value: path }, label)));
    choice.value = this.chosen?.get(text) ?? "";
    const note = h("div", { class: "notes" });
    const put = async () => choice.value ? this.put(text, choice.value, note) : choice.focus();
    return h("li", {}, h("p", {}, text),
      h("div", { class: "put" }, h("label", { for: choice.id }, t("unplaced.into")), choice, button(t("unplaced.put"), put, { class: "small" })), note);
  }

  /** Every place that can take a text: values, lists, and those of each entry. */
  targets() {
    const found = [];
    const visit = (shapes, prefix, label) => {
      for (const shape of shapes) {
        const path = prefix + shape.name;
        const name = [label, labelOf(shape.name, shape.parents)].filter(Boolean).join(" · ");
        if (["line", "prose"].includes(shape.kind) || shape.text) found.push({ path, label: name });
        for (const index of (shape.entry && valueAt(this.session.cv, path))?.keys?.() ?? [])
          if (typeof valueAt(this.session.cv, `${path}[${index}]`) === "object") visit(shape.entry, `${path}[${index}].`, `${name} ${index + 1}`);
      }
    };
    visit(this.form.shape.fields, "", "");
    return found;
  }

  /** A list gets an item more; a value that holds something is continued. */
  async put(text, path, note) {
    try {
      const value = valueAt(this.session.cv, path);
      const isList = Array.isArray(value) || this.isList(path);
      await this.session.apply([isList ? { field_path: path, value: text, op: "append" } : { field_path: path, value: value ? `${value} ${text}` : text }]);
      announce(t("unplaced.done", { field: described(path) }));
      this.form.reveal(path);
    } catch (error) {
      note.replaceChildren(h("p", { class: "note bad", role: "alert" }, problems(error)[0]?.text ?? explained(error)));
    }
  }

  isList(path) {
    return this.form.shape.fields.some((shape) => shape.name === path && shape.kind === "list");
  }
}

/** Words only, so that typography does not matter. */
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
