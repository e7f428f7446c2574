// The bar above the pages: state, undo, history, files.
import { call, explained, problems, Refused } from "./api.js";
import { remember, remembered } from "./asked.js";
import { announce, button, dialog, h, icon, iconButton, toast } from "./dom.js";
import { showDelete, showHistory, showShare } from "./dialogs.js";
import { described, describedAll } from "./labels.js";
import { folded } from "./menu.js";
import { sameOrigin } from "./photo.js";
import { named, pages, t } from "./words.js";

export class Bar {
  constructor(session, form) {
    Object.assign(this, { session, form });
    this.state = document.getElementById("state");
    this.undo = iconButton("undo", t("session.undo"), () => this.step("undo"), { id: "undo" });
    this.redo = iconButton("redo", t("session.redo"), () => this.step("redo"), { id: "redo" });
    const iconAnd = (name, key, run, id) => button("", run, { id, class: "quiet", "aria-label": t(key), title: t(key) }, icon(name), h("span", {}, t(key)));
    this.pdf = button("", () => this.download("pdf"), { id: "download-pdf", class: "primary", "aria-label": t("session.download") }, icon("file"), h("span", { class: "roomy" }, t("session.download")), h("span", { class: "scarce" }, "PDF"));
    const long = t("session.download_docx_long");
    this.docx = button("", () => this.download("docx"), { id: "download-docx", class: "quiet", "aria-label": long, title: long }, icon("file"), h("span", { class: "roomy" }, t("session.download_docx")), h("span", { class: "scarce" }, long));
    const folding = folded(t("session.more"), "more",
      iconAnd("history", "session.history", () => showHistory(session), "history"),
      iconAnd("assistant", "session.assistant", () => showShare(session), "share"), this.docx,
      iconAnd("remove", "session.delete", () => showDelete(session), "delete-too"));
    document.getElementById("actions").replaceChildren(h("div", { class: "group" }, this.undo, this.redo), ...folding, this.pdf);
    addEventListener("keydown", (event) => this.pressed(event));
    ["loaded", "state"].forEach((name) => session.addEventListener(name, () => this.draw()));
  }

  draw() {
    const { session } = this;
    const unsaved = this.form.dirty().length;
    const state = session.isOnline ? (["saved", "unsaved"].includes(session.state) ? (unsaved ? "unsaved" : "saved") : session.state) : "offline";
    const waits = ["offline", "waiting"].includes(state) && unsaved ? ` ${t(unsaved === 1 ? "session.waits_1" : "session.waits_n", { n: unsaved })}` : "";
    const [said, ...more] = t(`session.${state}`, { version: session.version }).split(" · ");
    const wrong = state === "unsaved" ? this.form.dirty().filter((field) => field.refused || field.isContested) : [];
    const asks = wrong.every((field) => field.isContested) ? "session.choose" : "session.fix";
    const fix = wrong.length && button(t(`${asks}_${wrong.length === 1 ? "1" : "n"}`, { n: wrong.length }), () => this.form.open(wrong[0].path), { class: `link ${asks === "session.choose" ? "choose" : ""}`, id: "fix" });
    this.state.replaceChildren(fix || said + waits, h("span", { class: "roomy" }, more.map((each) => ` · ${each}`)));
    this.state.dataset.state = state;
    this.undo.disabled = !session.canUndo;
    this.pdf.classList.toggle("primary", !session.missing?.length);
    this.redo.disabled = !session.canRedo;
    const before = this.shown;
    this.shown = state;
    if (["offline", "waiting"].includes(state) && before !== state && before) announce(t(`session.${state}`));
    if (["offline", "waiting"].includes(before) && state === "saved") announce(t("session.online"));
    if (before === "saving" && state === "saved") announce(t("session.saved_said"));
  }

  /** Take one's own last change back, and say which; or do it again. */
  async step(which) {
    const here = which === "undo" ? this.undo : this.redo;
    const had = document.activeElement === here;
    try {
      await this.form.settled();
      const done = await this.session[which]();
      if (done) toast(stepText(which, done));
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

  /** Typeset and hand over the file. What keeps it from being typeset is shown at its field. */
  async download(format) {
    const pressed = format === "pdf" ? this.pdf : this.docx;
    pressed.setAttribute("aria-busy", "true");
    this.pdf.disabled = this.docx.disabled = true;
    announce(t("session.typesetting"));
    try {
      await this.form.settled();
      if (!(await this.agreed())) return;
      const answer = await call("generate-cv-from-session", { session_id: this.session.id, format, ...this.options.chosen() });
      const link = h("a", { href: sameOrigin(answer.pdf_url), download: answer.file_name });
      link.click();
      const size = Math.ceil(answer.pdf_bytes / 1024);
      toast(t("session.finished", { name: answer.file_name, pages: pages(answer.page_count), size }), { label: t("session.open_again"), run: () => link.click() });
    } catch (error) {
      this.refused(error);
    } finally {
      this.pdf.disabled = this.docx.disabled = false;
      pressed.removeAttribute("aria-busy");
      if (document.activeElement === document.body) pressed.focus();
    }
  }

  /** What stands on the screen and is not stored will not be in the file: the person is asked. */
  agreed() {
    const fields = this.form.dirty();
    if (!fields.length) return true;
    return new Promise((resolve) => {
      const go = (close, field) => (close(), this.form.reveal(field.path, true));
      const line = (close) => (field) => h("li", {}, h("strong", {}, described(field.path)), ` ${field.refused || t(field.isContested ? "form.contested" : "form.not_saved")} `,
        button(t("session.edit"), () => go(close, field), { class: "link", "aria-label": `${t("session.edit")}: ${described(field.path)}` }));
      dialog(t("unstored.title"), (close) => [
        h("p", {}, t("unstored.text")), h("ul", { class: "unstored" }, fields.map(line(close))),
        h("div", { class: "buttons" }, button(t("unstored.without"), () => close("without")), button(t("unstored.go"), () => go(close, fields[0]), { class: "primary" })),
      ], { onclosed: (result) => resolve(result === "without") });
    });
  }

  refused(error) {
    const [first] = problems(error);
    if (error instanceof Refused && error.code === "cv_does_not_fit") {
      toast(t("notice.no_fit", { pages: pages(error.body.page_count), max: error.body.max_pages }));
      document.getElementById("notices").scrollIntoView({ block: "start" });
    } else if (error instanceof Refused && first?.path) {
      const { missing } = this.session;
      toast(missing.length ? `${t("notice.missing")} ${missing.map((path) => named(path, `field.${path}`)).join(", ")}` : first.text);
      setTimeout(() => this.form.reveal(first.path, true));
    } else toast(explained(error));
  }
}

function stepText(which, { paths, blocked }) {
  const done = paths.filter((path) => !blocked.includes(path));
  return [
    done.length && t(which === "undo" ? "session.undone" : "session.redone", { what: describedAll(done) }),
    blocked.length && t("session.undo_blocked", { what: describedAll(blocked) }),
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
