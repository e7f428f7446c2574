// The bar above the pages: state, undo, history, files.
import { explained } from "./api.js";
import { remember, remembered } from "./asked.js";
import { Calls, isInSight } from "./calls.js";
import { announce, button, h, icon, iconButton, toast } from "./dom.js";
import { toldAll } from "./labels.js";
import { folded } from "./menu.js";
import { isBlank } from "./paths.js";
import { language, numbered, t } from "./words.js";

const PHONE = matchMedia("(max-width: 40rem)"); // as in small.css

export class Bar {
  /** `later()`: what is done by the script that comes after the fields; `onhistory()`: all versions are wanted. */
  constructor(session, form, later, onhistory) {
    Object.assign(this, { session, form, asked: -1, tooMany: 0, isLooking: false, onlong: () => {}, seesLong: () => false });
    const erases = () => later().then(({ erase }) => erase(session)).catch(() => {}); // the page says what failed
    const makes = (format) => () => later().then(({ make }) => make(this, format)).catch(() => {});
    this.state = document.getElementById("state");
    this.calls = new Calls(document.getElementById("ask"), document.getElementById("bar"));
    this.undo = iconButton("undo", t("session.undo"), () => this.step("undo"), { id: "undo" });
    this.redo = iconButton("redo", t("session.redo"), () => this.step("redo"), { id: "redo" });
    const iconAnd = (name, key, run, id) => button("", run, { id, class: "quiet", "aria-label": t(key), title: t(key) }, icon(name), h("span", {}, t(key)));
    this.pdf = button("", makes("pdf"), { id: "download-pdf", class: "primary", "aria-label": t("session.download") }, icon("file"), h("span", { class: "roomy" }, t("session.download")), h("span", { class: "scarce" }, "PDF"));
    this.docx = button("Word", makes("docx"), { id: "download-docx", class: "primary", "aria-label": t("session.download_docx"), title: t("session.download_docx") });
    const place = document.getElementById("actions");
    const { [language]: called, ...others } = JSON.parse(place.dataset.names);
    const speaks = () => later().then(({ languages: ask }) => ask(form, { [language]: called, ...others })).catch(() => {});
    const languages = button("", speaks, { id: "languages", class: "quiet", "aria-label": `${t("common.languages")}: ${called}`, title: t("common.languages") }, icon("globe"), h("span", {}, called));
    // Of what has a fixed place in the open, a phone has room for three; the others are in its menu.
    this.again = iconAnd("redo", "session.redo", () => this.step("redo"), "redo-too");
    this.word = iconAnd("view", "session.download_docx", makes("docx"), "docx-too");
    const folding = folded(t("session.more"), "more", this.again, iconAnd("history", "pane.history", onhistory, "history"), this.word, languages, iconAnd("remove", "session.delete", erases, "delete-too"));
    [this.more] = folding;
    place.replaceChildren(h("div", { class: "group" }, this.undo, this.redo), ...folding, h("div", { class: "files" }, this.pdf, this.docx));
    addEventListener("keydown", (event) => this.pressed(event));
    ["loaded", "state"].forEach((name) => session.addEventListener(name, () => this.draw()));
    const rows = new ResizeObserver(() => this.grown());
    [this.state.parentElement, this.calls.root].forEach((element) => rows.observe(element));
    const leading = new MutationObserver(() => (this.next ||= requestAnimationFrame(() => ((this.next = 0), this.leads()))));
    leading.observe(document.querySelector("main"), { subtree: true, childList: true, attributeFilter: ["hidden", "class", "open", "data-view"] });
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
    const said = t(`session.${state === "unsaved" && PHONE.matches && !this.wrong.length ? "saving" : state}`); // one line there
    const { wrong } = this;
    this.asks(wrong);
    this.state.textContent = said + waits;
    Object.assign(this.state.dataset, { state, version: session.version });
    this.undo.disabled = !session.canUndo;
    this.leads();
    this.redo.disabled = this.again.disabled = !session.canRedo;
    const before = this.shown;
    this.shown = state;
    if (["offline", "waiting"].includes(state) && before !== state && before) announce(t(`session.${state}`));
    if (["offline", "waiting"].includes(before) && state === "saved") announce(t("session.online"));
    if (before === "saving" && state === "saved") announce(t("session.saved_said"));
  }

  /** The fields that wait for the person, of the gravest kind only. */
  get wrong() {
    const fields = this.form.dirty();
    const refused = fields.filter((field) => field.refused);
    return refused.length ? refused : fields.filter((field) => field.isContested);
  }

  /** The way to them; a second press goes to the next one. It is told at its field alone where that is seen. */
  asks(wrong) {
    const run = () => this.form.open(this.wrong[(this.asked = (this.asked + 1) % this.wrong.length)].path);
    const isRefused = Boolean(wrong[0]?.refused);
    const isSeen = (margin) => this.wrong.every(({ element }) => isInSight(element, margin));
    const what = wrong.length ? { text: numbered(isRefused ? "session.fix" : "session.choose", wrong.length), kind: isRefused ? "bad" : "warn", run, isSeen } : null;
    this.calls.say("fix", isRefused ? what : null);
    this.calls.say("choose", isRefused ? null : what);
  }

  /** The pages have been counted: how many more there are than may be. */
  counted(tooMany) {
    if (this.tooMany === tooMany) return;
    this.tooMany = tooMany;
    this.calls.say("too_long", tooMany > 0 ? { text: numbered("session.too_long", tooMany), kind: "warn", run: () => this.onlong(), isSeen: (margin) => this.seesLong(margin) } : null);
    this.draw();
  }

  /** The file leads on unless something else that is seen does; of a CV in which nobody has written there is none, nor of what is only looked at. */
  leads() {
    const isNone = this.isLooking || (this.session.version > 0 && isBlank(this.session.cv) && !this.form.dirty().length);
    const others = [...document.querySelectorAll("main .button.primary")].some((each) => each.checkVisibility());
    [this.pdf, this.docx].forEach((each) => {
      each.disabled = isNone;
      each.classList.toggle("primary", !isNone && !others);
    });
    this.word.disabled = isNone;
  }

  /** Whether the sheet shows what is only looked at. */
  looking(isLooking) {
    this.isLooking = isLooking;
    this.leads();
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
    if (had && here.disabled) [which === "undo" ? this.redo : this.undo, this.more].find((each) => each.checkVisibility())?.focus();
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
