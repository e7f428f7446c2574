// The bar above the pages: state, undo, history, files.
import { explained } from "./api.js";
import { remember, remembered } from "./asked.js";
import { announce, button, h, icon, iconButton, toast } from "./dom.js";
import { toldAll } from "./labels.js";
import { folded } from "./menu.js";
import { SMALL } from "./views.js";
import { language, t } from "./words.js";

const EDGE_PX = 130; // of the window, where bars lie
const HEAD_PX = 60; // as much as a line above the form moves it
const PHONE = matchMedia("(max-width: 40rem)"); // as in session.css

export class Bar {
  /** `later()`: what is done by the script that comes after the fields; `onhistory()`: all versions are wanted. */
  constructor(session, form, later, onhistory) {
    Object.assign(this, { session, form, asked: -1, tooMany: 0, onlong: () => {} });
    const erases = () => later().then(({ erase }) => erase(session)).catch(() => {}); // the page says what failed
    const makes = (format) => () => later().then(({ make }) => make(this, format)).catch(() => {});
    this.state = document.getElementById("state");
    this.head = document.getElementById("ask");
    this.undo = iconButton("undo", t("session.undo"), () => this.step("undo"), { id: "undo" });
    this.redo = iconButton("redo", t("session.redo"), () => this.step("redo"), { id: "redo" });
    const iconAnd = (name, key, run, id) => button("", run, { id, class: "quiet", "aria-label": t(key), title: t(key) }, icon(name), h("span", {}, t(key)));
    this.pdf = button("", makes("pdf"), { id: "download-pdf", class: "primary", "aria-label": t("session.download") }, icon("file"), h("span", { class: "roomy" }, t("session.download")), h("span", { class: "scarce" }, "PDF"));
    this.docx = button("Word", makes("docx"), { id: "download-docx", class: "primary", "aria-label": t("session.download_docx"), title: t("session.download_docx") });
    const place = document.getElementById("actions");
    const { [language]: called, ...others } = JSON.parse(place.dataset.names);
    const speaks = () => later().then(({ languages: ask }) => ask(form, { [language]: called, ...others })).catch(() => {});
    const languages = button("", speaks, { id: "languages", class: "quiet", "aria-label": `${t("common.languages")}: ${called}`, title: t("common.languages") }, icon("globe"), h("span", {}, called));
    const folding = folded(t("session.more"), "more", iconAnd("history", "pane.history", onhistory, "history"), languages, iconAnd("remove", "session.delete", erases, "delete-too"));
    place.replaceChildren(h("div", { class: "group" }, this.undo, this.redo), ...folding, h("div", { class: "files" }, this.pdf, this.docx));
    addEventListener("keydown", (event) => this.pressed(event));
    ["scrollend", "focusin", "focusout"].forEach((name) => document.addEventListener(name, () => setTimeout(() => this.looked()), { capture: true }));
    ["loaded", "state"].forEach((name) => session.addEventListener(name, () => this.draw()));
    SMALL.addEventListener("change", () => session.cv && this.draw());
    const rows = new ResizeObserver(() => this.grown());
    [this.state.parentElement, this.head].forEach((element) => rows.observe(element));
  }

  /** What stays above the form has another height: it does not lie on the field that one is in. */
  grown() {
    document.documentElement.style.setProperty("--top", `${this.state.parentElement.offsetHeight}px`);
    const field = document.activeElement?.closest("#edit :is(input, textarea)");
    const box = field?.getBoundingClientRect();
    if (box?.bottom > 0 && box.top < innerHeight) field.scrollIntoView({ block: "nearest" });
  }

  draw() {
    const { session } = this;
    const unsaved = this.form.dirty().length;
    const state = session.isOnline ? (["saved", "unsaved"].includes(session.state) ? (unsaved ? "unsaved" : "saved") : session.state) : "offline";
    const waits = ["offline", "waiting"].includes(state) && unsaved ? ` ${t(unsaved === 1 ? "session.waits_1" : "session.waits_n", { n: unsaved })}` : "";
    const [said, ...more] = t(`session.${state === "unsaved" && PHONE.matches ? "saving" : state}`, { version: session.version }).split(" · "); // one line there
    const { wrong } = this;
    const asked = wrong.filter((field) => field.refused || !this.isInSight(field));
    const isHeaded = asked.length > 0 && !SMALL.matches;
    this.head.replaceChildren(...(isHeaded ? [this.asking(wrong)] : []));
    this.isAsking = asked.length > 0;
    const fix = state === "unsaved" && asked.length && !isHeaded ? this.asking(wrong) : state === "saved" && this.tooMany > 0 ? this.tooLong() : null;
    this.state.replaceChildren(fix || said + waits, h("span", { class: "roomy" }, fix ? "" : more.map((each) => ` · ${each}`)));
    this.state.dataset.state = state;
    this.undo.disabled = !session.canUndo;
    [this.pdf, this.docx].forEach((each) => each.classList.toggle("primary", !session.missing?.length && !wrong.length && this.tooMany <= 0)); // what is wrong speaks first
    this.redo.disabled = !session.canRedo;
    const before = this.shown;
    this.shown = state;
    if (["offline", "waiting"].includes(state) && before !== state && before) announce(t(`session.${state}`));
    if (["offline", "waiting"].includes(before) && state === "saved") announce(t("session.online"));
    if (before === "saving" && state === "saved") announce(t("session.saved_said"));
  }

  /** Whether a field is seen between what stays above and below the form; a choice is told at its field alone then. What has been told elsewhere goes when the field is well inside. */
  isInSight({ element }) {
    const { top, bottom, height } = element.getBoundingClientRect();
    const margin = EDGE_PX + (this.isAsking ? HEAD_PX : 0);
    return height > 0 && bottom > margin && top < innerHeight - margin;
  }

  /** The form was scrolled or left: a choice may have come in sight, or have gone out of it. */
  looked() {
    if (this.wrong.some((field) => field.isContested)) this.draw();
  }

  /** The fields that wait for the person, of the gravest kind only. */
  get wrong() {
    const fields = this.form.dirty();
    const refused = fields.filter((field) => field.refused);
    return refused.length ? refused : fields.filter((field) => field.isContested);
  }

  /** The way to them, above the form where it stands beside the sheet; a second press goes to the next one. */
  asking(wrong) {
    const isRefused = Boolean(wrong[0].refused);
    return fixing(isRefused ? "fix" : "choose", wrong.length, () => this.form.open(wrong[(this.asked = (this.asked + 1) % wrong.length)].path), isRefused ? "" : "choose");
  }

  tooLong() { return fixing("too_long", this.tooMany, () => this.onlong(), "choose"); }

  /** The pages have been counted: how many more there are than may be. */
  counted(tooMany) {
    if (this.tooMany === tooMany) return;
    this.tooMany = tooMany;
    this.draw();
  }

  /** Take one's own last change back, and say which; or do it again. `isNamed`: the person has just read which. */
  async step(which, isNamed = false) {
    const here = which === "undo" ? this.undo : this.redo;
    const had = document.activeElement === here;
    try {
      await this.form.settled();
      const done = await this.session[which]();
      if (done) (isNamed && !done.blocked.length ? announce : toast)(stepText(which, done));
    } catch (error) {
      toast(explained(error));
    }
    if (had && here.disabled) (which === "undo" ? this.redo : this.undo).focus();
  }

  /** Ctrl+Z outside of text undoes a version; inside it stays the text's own. */
  pressed(event) {
    const isText = event.target.closest?.("input, textarea, select, dialog");
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === "s") {
      event.preventDefault();
      this.form.flush();
    } else if (event.key.toLowerCase() === "z" && !isText) {
      event.preventDefault();
      const which = event.shiftKey ? "redo" : "undo";
      if (!this[which].disabled) this.step(which);
    }
  }
}

const fixing = (kind, n, run, more) => button(t(`session.${kind}_${n === 1 ? "1" : "n"}`, { n }), run, { class: `link ${more}`, id: "fix" });

function stepText(which, { done, blocked, cv }) {
  return [
    done.length && t(which === "undo" ? "session.undone" : "session.redone", { what: toldAll(done, cv) }),
    blocked.length && t("session.undo_blocked", { what: toldAll(blocked, cv) }),
  ].filter(Boolean).join(" ");
}

/** How many pages there may be, which this browser remembers. */
export class Options {
  constructor(shape, onchange) {
    const { max_pages: stored } = remembered();
    Object.assign(this, { onchange, most: shape.maxPages.at(-1) });
    this.values = { max_pages: shape.maxPages.includes(stored) ? stored : shape.pages };
  }

  chosen = () => this.values;

  allows(pages) { return pages <= this.most; }

  choose(pages) {
    this.values.max_pages = pages;
    remember(this.values);
    this.onchange();
  }
}
