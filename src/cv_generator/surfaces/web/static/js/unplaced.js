// Text of the document that found no field: put where the person says, several pieces at once, or dismissed.
import { explained, problems } from "./api.js";
import { announce, button, h, icon } from "./dom.js";
import { described, entryName, labelOf } from "./labels.js";
import { valueAt } from "./paths.js";
import { Picker } from "./picker.js";
import { t } from "./words.js";

const SHOWN = 40;

export class Unplaced {
  /** `oncount(open, isShown)` how many pieces wait, and whether there were any; `onback()` to the form, which led here. */
  constructor(session, form, root, { oncount, onback }) {
    Object.assign(this, { session, form, root, oncount, chosen: new Set(), dismissed: new Set(), most: SHOWN });
    this.note = h("div", { class: "notes" });
    this.target = new Picker("rest-target", t("session.fields"), t("unplaced.search"));
    this.move = button(t("unplaced.put"), () => this.put(), { class: "primary", id: "rest-put" });
    this.text = h("p", { class: "small" });
    this.list = h("ul", { class: "pieces" });
    this.tools = h("div", { class: "rest-tools" },
      h("div", { class: "field" }, h("label", { for: "rest-target" }, t("unplaced.into")), this.target.input, this.target.list),
      h("div", { class: "buttons" }, button(t("unplaced.dismiss"), () => this.dismiss(), { id: "rest-dismiss" }), this.move), this.note);
    this.all = button(t("unplaced.all"), () => this.chooseAll(), { class: "small", id: "rest-all" });
    const back = button("", onback, { class: "quiet", id: "rest-back" }, icon("back"), t("pane.content"));
    root.replaceChildren(back, h("h2", { class: "pane-title" }, t("unplaced.title")), h("div", { class: "rest-head" }, this.text, this.all), this.list, this.tools);
    session.addEventListener("loaded", () => this.draw());
  }

  restore(kept) {
    this.dismissed = new Set(kept.get("dismissed") ?? []);
    this.draw();
  }

  /** The pieces that stand nowhere in the CV. */
  open() {
    const inside = ` ${plain(JSON.stringify(Object.values(this.session.cv)))} `;
    const digits = this.session.cv.phone?.replace(/\D/g, "") ?? "";
    const isPrefix = (text) => !/\p{L}{2}/u.test(text) && digits.includes(text.replace(/\D/g, ""));
    return this.session.unplaced.filter((text) => !this.dismissed.has(text) && !inside.includes(` ${plain(text)} `) && !isPrefix(text));
  }

  draw() {
    const open = this.open();
    this.oncount(open.length, this.session.unplaced.length > 0);
    this.chosen = new Set([...this.chosen].filter((text) => open.includes(text)));
    this.tools.hidden = !open.length;
    this.all.hidden = open.length < 2;
    this.text.textContent = t(open.length ? "unplaced.text" : "unplaced.all_placed");
    const state = JSON.stringify([open, this.most, [...this.chosen]]);
    if (state === this.shown) return;
    this.shown = state;
    this.target.offer(this.targets());
    const focused = document.activeElement?.dataset?.piece;
    const more = () => ((this.most += SHOWN), this.draw());
    this.list.replaceChildren(...open.slice(0, this.most).map((text) => (open.length > 1 ? this.piece(text) : h("li", {}, text))), ...(open.length > this.most ? [h("li", {}, button(t("unplaced.more", { n: open.length - this.most }), more, { class: "link" }))] : []));
    if (focused) this.list.querySelector(`[data-piece="${CSS.escape(focused)}"]`)?.focus();
  }

  piece(text) {
    const choose = (event) => this.chosen[event.target.checked ? "add" : "delete"](text);
    return h("li", {}, h("label", { class: "check" }, h("input", { type: "checkbox", checked: this.chosen.has(text), "data-piece": text.slice(0, 80), onchange: choose }), h("span", {}, text)));
  }

  chooseAll() {
    const open = this.open();
    this.chosen = this.chosen.size === open.length ? new Set() : new Set(open);
    this.draw();
  }

  /** The pieces that are meant: those that are chosen, or the only one. */
  meant() {
    const open = this.open();
    return open.length === 1 ? open : open.filter((text) => this.chosen.has(text));
  }

  /** Every place that can take a text: values, lists, and those of each entry, which is called by its name. */
  targets() {
    const { cv } = this.session;
    const found = [];
    const visit = (shapes, prefix, where) => {
      for (const shape of shapes) {
        const path = prefix + shape.name;
        const name = labelOf(shape.name, shape.parents);
        if (["line", "prose"].includes(shape.kind) || shape.text) found.push({ path, name, where });
        for (const [index, entry] of (shape.entry && valueAt(cv, path))?.entries?.() ?? [])
          if (typeof entry === "object") visit(shape.entry, `${path}[${index}].`, [where || name, entryName(entry, cv.language) || index + 1].join(" · "));
      }
    };
    visit(this.form.shape.fields, "", "");
    return found;
  }

  /** A list gets items more; a value that holds something is continued. Where it is not said yet where to, the places are offered. */
  async put() {
    const { path } = this.target;
    const texts = this.meant();
    if (!texts.length) return this.say(t("unplaced.none_chosen"));
    if (!path) return this.target.ask();
    const value = valueAt(this.session.cv, path);
    const isList = Array.isArray(value) || this.isList(path);
    const edits = isList ? texts.map((text) => ({ field_path: path, value: text, op: "append" })) : [{ field_path: path, value: [value, ...texts].filter(Boolean).join(" ") }];
    try {
      await this.session.apply(edits);
      this.say("");
      announce(t("unplaced.done", { field: described(path) }));
    } catch (error) {
      this.say(problems(error)[0]?.text ?? explained(error));
    }
    return this.goesOn();
  }

  dismiss() {
    const texts = this.meant();
    if (!texts.length) return this.say(t("unplaced.none_chosen"));
    texts.forEach((text) => this.dismissed.add(text));
    this.session.keep.put("dismissed", [...this.dismissed]);
    this.say("");
    this.draw();
    return this.goesOn();
  }

  /** To the next piece, or where one came from. */
  goesOn() {
    const tab = document.getElementById("tab-rest");
    (this.list.querySelector("input") ?? (tab.checkVisibility() ? tab : document.getElementById("tab-content"))).focus();
  }

  say(text) {
    this.note.replaceChildren(...(text ? [h("p", { class: "note bad", role: "alert" }, text)] : []));
  }

  isList(path) {
    return this.form.shape.fields.some((shape) => shape.name === path && shape.kind === "list");
  }
}

/** Words only, so that typography does not matter. */
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
