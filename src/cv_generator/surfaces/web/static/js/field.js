// One value of the CV in a form: stored when it is left, kept when it cannot be stored.
import { problems, Refused, Unreachable, explained } from "./api.js";
import { announce, button, h } from "./dom.js";
import { ATTEMPTS } from "./model.js";
import { edit, valueAt } from "./paths.js";
import { t } from "./words.js";

const PAUSE_MS = 2500;
const BULLET = /^\s*[•‣▪◦·*–-]\s+/;
const MOST_LINES = 50; // the service takes 60 edits a call
const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content");
const MODES = { email: ["email", "email"], phone: ["tel", "tel"], url: ["url", "off"], full_name: ["text", "name"] };

export class Field {
  /** `form` knows the session, the doubtful values and who changed what. */
  constructor(form, shape, path, { label, isItem = false }) {
    Object.assign(this, { form, shape, path, isItem, label });
    this.base = ""; // what the service held when typing began
    this.isContested = false;
    this.id = `f-${path.replace(/\W+/g, "-")}${path.includes("[+]") ? "-new" : ""}`;
    this.control = this.makeControl();
    this.notes = h("div", { class: "notes", id: `${this.id}-notes` });
    this.labelElement = h("label", { for: this.id, class: isItem ? "unseen" : null }, label);
    this.element = h("div", { class: `field ${shape.kind}`, "data-path": path, "data-name": shape.name }, this.labelElement, this.control, this.notes);
    this.update(valueAt(form.session.cv, path) ?? "");
  }

  makeControl() {
    const [inputmode, autocomplete] = MODES[this.shape.name] ?? [null, "off"];
    const multiline = this.isItem || this.shape.kind === "prose";
    const example = this.shape.example ? t("form.example", { example: this.shape.example }) : null;
    const control = h(multiline ? "textarea" : "input", {
      id: this.id, inputmode, autocomplete, placeholder: example, rows: multiline ? "1" : null, "aria-describedby": `${this.id}-notes`,
      spellcheck: multiline ? "true" : "false", lang: this.form.session.cv.language ?? null,
      oninput: () => this.typed(), onchange: () => this.commit(), onblur: () => this.commit(),
    });
    control.addEventListener("keydown", (event) => this.pressed(event));
    if (this.isItem) control.addEventListener("paste", (event) => this.pasted(event));
    return control;
  }

  get value() { return this.shape.kind === "prose" ? this.control.value : this.control.value.replace(/\s*\n\s*/g, " "); }
  get isDirty() { return this.value.trim() !== this.base; }
  get isNew() { return this.path.includes("[+]"); }

  /** The service's value. What is being typed stays; where both changed, the person decides. */
  update(fresh, { own = false, moved = false } = {}) {
    if (this.isDirty) {
      if (own) {
        if (this.value.trim() !== this.sent) return void (this.base = fresh);
      } else if (fresh === this.base && !moved) return undefined;
      else if (fresh !== this.value.trim()) return this.contest(fresh);
    }
    this.base = fresh;
    this.isContested = false;
    if (this.control.value !== fresh) this.control.value = fresh;
    this.grow();
    return this.note();
  }

  /** What another form of this value held when it was replaced: text, selection, and whether it was being stored. */
  carry({ text, base, start, end, hasFocus, isCommitting }, moved) {
    const fresh = this.base;
    this.control.value = text;
    this.base = base;
    if (hasFocus) {
      this.control.focus({ preventScroll: true });
      this.control.setSelectionRange(start, end);
    }
    this.update(fresh, { moved });
    if (this.isDirty) this.typed();
    if (isCommitting) this.commit();
  }

  typed() {
    this.grow();
    clearTimeout(this.timer);
    if (this.value || !this.isItem) this.timer = setTimeout(() => this.commit(), PAUSE_MS); // an emptied line is removed when it is left
    this.element.classList.toggle("dirty", this.isDirty);
    this.form.changed();
  }

  pressed(event) {
    if (event.key === "Escape" && this.isDirty) {
      this.control.value = this.base;
      this.typed();
      this.note();
      event.stopPropagation();
    } else if (event.key === "Enter" && this.isItem && !event.isComposing) {
      event.preventDefault();
      this.commit().then(() => this.form.next(this.path));
    }
  }

  /** Several lines are several items. */
  pasted(event) {
    const lines = event.clipboardData.getData("text/plain").split(/\n/).map((line) => line.replace(BULLET, "").trim()).filter(Boolean);
    if (lines.length < 2 || lines.length > MOST_LINES || !this.form.takesLines(this.path)) return;
    event.preventDefault();
    this.control.setRangeText(lines.shift(), this.control.selectionStart, this.control.selectionEnd, "end");
    this.commit().then(() => this.form.insert(this.path, lines));
  }

  /** Store what was typed, if anything was. */
  async commit() {
    clearTimeout(this.timer);
    if (!this.isDirty || this.isContested || this.isCommitting || !this.element.isConnected) return;
    this.isCommitting = true;
    const sent = this.value.trim();
    try {
      await this.stored(sent);
    } catch (error) {
      this.failed(error, sent);
    } finally {
      this.isCommitting = false;
      this.element.classList.toggle("dirty", this.isDirty);
    }
  }

  async stored(sent) {
    this.sent = sent;
    for (let attempt = 0; ; attempt += 1) {
      try {
        await this.form.session.edit(() => this.edits(sent));
        if (this.element.isConnected && this.value.trim() === sent) this.settle();
        return;
      } catch (error) {
        if (error.code !== "stale_version" || attempt === ATTEMPTS) throw error;
        if (this.isContested || !this.element.isConnected) return; // the newest version was read, and the person asked
      } finally {
        if (this.form.writing === this.path) this.form.writing = "";
      }
    }
  }

  edits(sent) {
    if (this.isContested || !this.element.isConnected) return null; // its successor stores it
    if (this.isItem && !this.isNew && !sent) return [{ field_path: this.path, op: "remove" }];
    this.form.writing = this.path;
    return [edit(this.path, sent)];
  }

  /** What the service made of it, such as a date in canonical form. */
  settle() {
    this.base = this.value.trim();
    this.update(valueAt(this.form.session.cv, this.path) ?? "");
  }

  failed(error, sent) {
    if (error instanceof Unreachable) return this.say(t("form.not_saved"), "warn");
    if (!(error instanceof Refused)) throw error;
    const texts = problems(error).map((problem) => problem.text);
    this.control.setAttribute("aria-invalid", "true");
    this.say(texts[0] ?? explained(error), "bad");
    return announce(`${this.label}: ${texts[0] ?? explained(error)} ${sent}`);
  }

  /** Somebody else changed this value while it was typed. Both are shown. */
  contest(theirs) {
    if (this.isContested && this.theirs === theirs) return;
    Object.assign(this, { isContested: true, theirs });
    const who = this.form.whoChanged(this.path);
    const keep = () => { this.isContested = false; this.base = theirs; this.note(); this.commit(); this.control.focus(); };
    const take = () => { this.isContested = false; this.base = this.control.value = theirs; this.grow(); this.note(); this.control.focus(); };
    this.notes.replaceChildren(h("div", { class: "note conflict", role: "group", "aria-label": t("form.conflict", { who }) },
      h("p", {}, t("form.conflict", { who })), h("blockquote", {}, theirs || t("form.empty")),
      h("div", { class: "buttons" }, button(t("form.keep_mine"), keep, { class: "small primary" }), button(t("form.take_theirs"), take, { class: "small" }))));
    announce(`${this.label}. ${t("form.conflict", { who })} ${theirs}`);
    this.form.reveal(this.path);
  }

  /** What is to be said of the value: how certain it is. */
  note() {
    this.control.removeAttribute("aria-invalid");
    this.element.classList.toggle("dirty", this.isDirty);
    const doubt = this.form.doubtOf(this.path);
    this.element.classList.toggle("doubtful", Boolean(doubt));
    this.notes.replaceChildren();
    if (!doubt) return;
    const text = doubt.text && doubt.text !== this.base ? t("form.doubt", { text: doubt.text }) : t("form.doubt_bare");
    const right = () => this.form.session.apply([edit(this.path, this.base)]).catch((error) => this.failed(error, ""));
    this.notes.append(h("div", { class: "note doubt" }, h("p", {}, text), button(t("form.doubt_ok"), right, { class: "link" })));
  }

  say(text, kind) {
    this.notes.replaceChildren(h("p", { class: `note ${kind}` }, text));
  }

  /** As tall as its text, where the browser does not see to it. */
  grow() {
    if (this.control.tagName !== "TEXTAREA" || GROWS_BY_ITSELF || !this.control.scrollHeight) return;
    this.control.style.height = "auto";
    this.control.style.height = `${this.control.scrollHeight + 2}px`;
  }
}
