// One value of the CV in a form: stored when it is left, kept when it cannot be stored, wherever its entry moves.
import { problems, Refused, explained } from "./api.js";
import { spoken } from "./dates.js";
import { announce, button, h } from "./dom.js";
import { exampleOf } from "./labels.js";
import { markup, pressedMark } from "./markup.js";
import { ATTEMPTS } from "./model.js";
import { wording } from "./wording.js";
import { t } from "./words.js";

const PAUSE_MS = 2500;
const BULLET = /^\s*[•‣▪◦·*–-]\s+/;
const MOST_LINES = 50; // the service takes 60 edits a call
const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content");
const MODES = { email: ["email", "email"], phone: ["tel", "tel"], url: ["url", "off"], full_name: ["text", "name"] };

export class Field {
  /** `form` knows the session, the doubtful values and who changed what. */
  constructor(form, shape, address, { label, isItem = false }) {
    Object.assign(this, { form, shape, address, isItem, label });
    this.base = ""; // what the service held when typing began
    this.refused = ""; // why the service did not take what stands here
    this.isContested = false;
    this.id = `f-${address.replace(/\W+/g, "-")}`;
    this.control = this.makeControl();
    this.notes = h("div", { class: "notes", id: `${this.id}-notes` });
    this.labelElement = h("label", { for: this.id, class: isItem ? "unseen" : null }, label);
    this.element = h("div", { class: `field ${shape.kind}`, "data-name": shape.name }, this.labelElement, this.control, this.control.tagName === "TEXTAREA" ? markup(this.control) : null, this.notes);
    this.refresh();
  }

  makeControl() {
    const [inputmode, autocomplete] = MODES[this.shape.name] ?? [null, "off"];
    const multiline = this.isItem || this.shape.kind === "prose";
    const said = this.spoken(exampleOf(this.shape));
    const example = said ? t("form.example", { example: said }) : null;
    const control = h(multiline ? "textarea" : "input", {
      id: this.id, inputmode, autocomplete, placeholder: example, rows: multiline ? "1" : null, "aria-describedby": `${this.id}-notes`,
      spellcheck: multiline ? "true" : "false", lang: this.form.session.cv.language ?? null,
      oninput: () => this.typed(), onchange: () => this.commit(), onblur: () => this.commit(), onfocus: () => this.form.focused(this),
    });
    control.addEventListener("keydown", (event) => this.pressed(event));
    if (this.isItem) control.addEventListener("paste", (event) => this.pasted(event));
    return control;
  }

  get value() { return this.shape.kind === "prose" ? this.control.value : this.control.value.replace(/\s*\n\s*/g, " "); }
  get isDirty() { return this.value.trim() !== this.base; }
  get isNew() { return this.form.items.isPending(this.address); }
  get path() { return this.form.pathOf(this.address) ?? ""; }

  spoken(value) { return spoken(value, this.shape.name, this.form.session.cv.language); }

  named(label) {
    this.label = label;
    if (this.labelElement.textContent !== label) this.labelElement.textContent = label;
  }

  /** The session has been read. `own`: it follows a write of this page, which may have been of this field. */
  refresh({ own = false } = {}) {
    this.element.dataset.path = this.path;
    if (this.isNew) return this.note();
    return this.update(this.spoken(this.form.valueOf(this.address) ?? ""), own && this.sent !== undefined);
  }

  /** The service's value. What is being typed stays; where both changed, the person decides. */
  update(fresh, isOwn) {
    if (this.isDirty) {
      if (isOwn && this.value.trim() !== this.sent) {
        this.base = fresh;
        this.kept();
        return this.note();
      }
      if (!isOwn && fresh === this.base) return this.note();
      if (!isOwn && fresh !== this.value.trim()) return this.contest(fresh);
    }
    this.base = fresh;
    this.isContested = false;
    this.refused = "";
    if (this.control.value !== fresh) this.control.value = fresh;
    this.kept();
    this.grow();
    return this.note();
  }

  typed() {
    this.grow();
    clearTimeout(this.timer);
    if (this.value || !this.isItem) this.timer = setTimeout(() => this.commit(), PAUSE_MS); // an emptied line is removed when it is left
    this.kept();
    this.element.classList.toggle("dirty", this.isDirty);
    if (this.isContested) this.note();
    this.form.changed(this);
  }

  /** What is typed and not stored is with the browser, until it is. */
  kept() {
    if (this.isGone) return;
    const { isDirty, address, base, refused, label } = this;
    if (!isDirty && !this.isKept) return;
    this.isKept = isDirty;
    const name = `draft ${address}`;
    if (isDirty) this.form.session.keep.put(name, { address, text: this.control.value, base, refused, label, pending: this.form.items.pendingOf(address) });
    else this.form.session.keep.remove(name);
  }

  /** What was typed before the tab was reloaded or lost. */
  restore({ text, base, refused }) {
    const fresh = this.base;
    this.control.value = text;
    this.base = base;
    this.isKept = true;
    if (!this.isNew) this.update(fresh, false);
    if (!this.isDirty) return this.kept();
    this.grow();
    if (refused) return this.refuse(refused, this.value.trim());
    return this.isContested ? undefined : this.commit();
  }

  pressed(event) {
    if (this.control.tagName === "TEXTAREA" && pressedMark(event)) return;
    if (event.key === "Escape" && this.isDirty) {
      this.control.value = this.base;
      this.refused = "";
      this.typed();
      this.note();
      event.stopPropagation();
    } else if (event.key === "Enter" && this.isItem && !event.isComposing) {
      event.preventDefault();
      this.commit();
      this.form.next(this.address);
    }
  }

  /** Several lines are several items. */
  pasted(event) {
    const lines = event.clipboardData.getData("text/plain").split(/\n/).map((line) => line.replace(BULLET, "").trim()).filter(Boolean);
    if (lines.length < 2 || lines.length > MOST_LINES || !this.form.takesLines(this.address)) return;
    event.preventDefault();
    this.control.setRangeText(lines.shift(), this.control.selectionStart, this.control.selectionEnd, "end");
    this.commit().then(() => this.form.insert(this.address, lines));
  }

  /** Store what was typed, if anything was. What was refused is sent again once it is another text, or when `again` is asked for. */
  async commit({ again = false } = {}) {
    clearTimeout(this.timer);
    const text = this.value.trim();
    if (!this.isDirty || this.isContested || this.isCommitting || this.isGone) return;
    if (this.refused && text === this.refusedText && !again) return;
    this.isCommitting = true;
    try {
      await this.stored(text);
    } catch (error) {
      this.failed(error, text);
    } finally {
      this.isCommitting = false;
      this.sent = undefined;
      this.note();
    }
    if (this.isDirty && this.value.trim() !== text) this.timer = setTimeout(() => this.commit(), document.activeElement === this.control ? PAUSE_MS : 0);
  }

  async stored(text) {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.form.session.edit(() => this.edits(text));
      } catch (error) {
        this.sent = undefined;
        if (error.code !== "stale_version" || attempt === ATTEMPTS) throw error;
        if (this.isContested || this.isGone) return undefined; // the newest version was read, and the person is asked
      }
    }
  }

  edits(text) {
    if (this.isContested || this.isGone || !this.isDirty) return null;
    this.sent = text;
    if (this.isItem && !this.isNew && !text) return { edits: [{ field_path: this.path, op: "remove" }] };
    return this.form.items.storing(this.address, text);
  }

  failed(error, sent) {
    if (!(error instanceof Refused)) throw error;
    const text = problems(error)[0]?.text ?? explained(error);
    this.refuse(text, sent);
    announce(`${this.label}: ${text} ${sent}`);
  }

  refuse(text, sent) {
    Object.assign(this, { refused: text, refusedText: sent });
    this.kept();
    this.note();
    this.form.changed(this);
  }

  /** Somebody else changed this value while it was typed. Both are shown. */
  contest(theirs) {
    if (this.isContested && this.theirs === theirs) return;
    Object.assign(this, { isContested: true, theirs });
    const who = this.form.whoChanged(this.path);
    this.note();
    announce(`${this.label}. ${t("form.conflict", { who })} ${theirs}`);
    this.form.changed(this);
    if (document.activeElement === this.control) this.form.reveal(this.path);
  }

  /** What is to be said of the value: whose it shall be, why it is not stored, how certain it is. */
  note() {
    this.control.toggleAttribute("aria-invalid", false);
    if (this.refused) this.control.setAttribute("aria-invalid", "true");
    this.element.classList.toggle("contested", this.isContested);
    this.element.classList.toggle("dirty", this.isDirty);
    const doubt = this.isDirty ? null : this.form.doubtOf(this.path);
    this.element.classList.toggle("doubtful", Boolean(doubt));
    const waits = this.isCommitting && this.form.session.state === "waiting";
    const state = JSON.stringify([this.isContested && [this.theirs, this.value], this.refused, waits, doubt, doubt && this.base]);
    if (state === this.noted) return;
    this.noted = state;
    this.notes.replaceChildren(...[this.said(waits, doubt)].filter(Boolean));
  }

  said(waits, doubt) {
    if (this.isContested) return this.conflictNote();
    if (this.refused) return h("p", { class: "note bad" }, this.refused);
    if (waits) return h("p", { class: "note warn" }, t("form.not_saved"));
    return doubt ? this.doubtNote(doubt) : null;
  }

  conflictNote() {
    const who = this.form.whoChanged(this.path);
    const keep = () => { Object.assign(this, { isContested: false, base: this.theirs }); this.note(); this.control.focus(); this.kept(); this.commit(); };
    const take = () => { Object.assign(this, { isContested: false, base: this.theirs, refused: "" }); this.control.value = this.theirs; this.grow(); this.kept(); this.note(); this.control.focus(); this.form.changed(this); };
    const parts = wording(this.theirs, this.value.trim());
    const told = (kind, text) => (parts ? parts.filter((part) => ["same", kind].includes(part.kind)).map((part) => (part.kind === kind ? [part.text.match(/^\s*/)[0], h("mark", {}, part.text.trimStart())] : part.text)).flat() : text || t("form.empty"));
    const version = (name, maker, text, does, run) => h("div", { class: `version ${name}` }, h("div", {}, h("p", { class: "small" }, maker, name === "mine" ? h("span", { class: "stands" }, t("form.stands")) : null), h("blockquote", {}, told(name === "mine" ? "after" : "before", text))), button(does, run, { class: "small", "aria-label": `${does}: ${maker}` }));
    return h("div", { class: "note conflict", role: "group", "aria-label": t("form.conflict", { who }) }, h("p", {}, t("form.conflict", { who })),
      h("div", { class: "both" }, version("mine", t("form.mine"), this.value, t("form.keep_mine"), keep), version("theirs", who, this.theirs, t(who === t("session.who_http") ? "form.take_assistant" : "form.take_theirs"), take)));
  }

  doubtNote(doubt) {
    const text = doubt.text && doubt.text !== this.base ? t("form.doubt", { text: doubt.text }) : t("form.doubt_bare");
    const right = () => {
      this.control.focus();
      this.form.session.edit(() => ({ edits: [{ field_path: this.path, value: this.base }] })).catch((error) => this.failed(error, ""));
    };
    return h("div", { class: "note doubt" }, h("p", {}, text), button(t("form.doubt_ok"), right, { class: "link" }));
  }

  /** The entry is no more, and what is typed here is of no more use or kept elsewhere. */
  discard() {
    clearTimeout(this.timer);
    this.isGone = true;
    if (this.isKept) this.form.session.keep.remove(`draft ${this.address}`);
    this.isKept = false;
  }

  /** As tall as its text, where the browser does not see to it. */
  grow() {
    if (this.control.tagName !== "TEXTAREA" || GROWS_BY_ITSELF || !this.control.scrollHeight) return;
    this.control.style.height = "auto";
    this.control.style.height = `${this.control.scrollHeight + 2}px`;
  }
}
