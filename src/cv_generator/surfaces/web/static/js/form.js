// The form of the whole CV: sections that follow the session, and keep what is being typed.
import { announce, button, h, icon } from "./dom.js";
import { standing } from "./difference.js";
import { Items } from "./items.js";
import { gistOf, labelOf, placedAll, toldAll, whoMade } from "./labels.js";
import { build } from "./list.js";
import { Lost } from "./lost.js";
import { parse, spelled, touches, valueAt, within } from "./paths.js";
import { photoField } from "./photo.js";
import { sectionsOf } from "./shape.js";
import { formInView, goTo, rising } from "./views.js";
import { t } from "./words.js";

const FLASH_MS = 2500;
const PATIENCE_MS = 4000;
const UNSEEN_MS = 500; // a page that is not shown draws nothing that one could wait for

export class Form {
  /** `onchange(field)` when something is typed, `onfocus(field)` when a field is entered, `onundo()` for buttons that take back. */
  constructor(session, shape, root, { onchange, onfocus, onundo }) {
    Object.assign(this, { session, shape, root, onchange, onfocus, undo: onundo, ontidy: () => {} });
    this.fields = new Map(); // address -> Field
    this.items = new Items(this);
    this.lost = new Lost(this);
    this.sections = [];
    rising(root);
    session.addEventListener("loaded", (event) => this.loaded(event.detail));
    session.addEventListener("state", () => this.fields.forEach((field) => field.isDirty && field.note()));
  }

  /** The sections, at the first reading. The first one is filled at once; those that are folded as soon as it is seen. */
  made() {
    this.sections = sectionsOf(this.shape.fields).map((section, index) => this.section(section, index === 0));
    this.fill(this.sections[0]);
    this.others = h("div", { class: "chips" });
    this.adding = h("details", { class: "adding" }, h("summary", { class: "button link add" }, icon("plus"), t("form.more_sections")), this.others);
    this.root.replaceChildren(...this.sections.map(({ element }) => element), this.adding);
    this.fields.forEach((field) => field.grow());
    requestAnimationFrame(() => setTimeout(() => this.fillNext()));
    setTimeout(() => this.complete(), UNSEEN_MS);
  }

  section({ name, fields }, open) {
    const [count, marks, gist, within] = ["count", "marks", "gist", "within"].map((each) => h("span", { class: each }));
    const grid = h("div", { class: "grid" });
    const summary = h("summary", {}, h("h2", {}, name === "about" ? t("form.about") : labelOf(name)), within, marks, count, gist);
    const element = h("details", { class: "section", id: `section-${name}`, open, ontoggle: () => this.unfolded(section) }, summary, grid);
    const section = { name, fields, parts: null, element, grid, count, marks, gist, within, title: name === "about" ? t("form.about") : labelOf(name), isChanged: false };
    return section;
  }

  fill(section) {
    this.building = section.fields;
    section.parts = section.fields.map((field) => build(this, field, field.name));
    section.grid.replaceChildren(...section.parts.map((part) => part.element));
  }

  /** Sections that hold nothing, and that nothing is missing in, are named under one button at the end; one that was asked for stays. */
  tidy() {
    const { cv, missing } = this.session;
    const isPending = (name) => [...this.items.pending.keys()].some((list) => within(list, name));
    const isNeeded = ({ name }) => cv[name]?.length || missing.some((path) => within(path, name)) || isPending(name);
    this.sections.forEach((section) => {
      section.isAsked ||= section === this.sections[0] || section.isChanged || section.fields.some(isNeeded);
      section.element.hidden = !section.isAsked;
    });
    const left = this.sections.filter(({ isAsked }) => !isAsked);
    this.adding.hidden = !left.length;
    this.ontidy(left.map(({ name }) => name));
    this.others.replaceChildren(...left.map(({ name, title }) => button(title, () => this.begin(name), { class: "chip", "data-section": name })));
  }

  /** A section that is shown from now on, and unfolded. */
  ask(name) {
    const section = this.sections.find((each) => each.name === name);
    section.isAsked = section.element.open = true;
    this.complete();
    this.tidy();
    return section;
  }

  /** A section that was added: ready for its first line. */
  begin(name) {
    const { element, fields: [shape] } = this.ask(name);
    if (shape.kind === "list") this.items.draft(name, shape.entry ? "entry" : "text");
    else element.querySelector("input, textarea")?.focus();
    element.scrollIntoView();
  }

  /** One after the other, so that whoever types meanwhile is heard. */
  fillNext() {
    const section = this.sections.find(({ parts }) => !parts);
    if (!section) return;
    this.fill(section);
    setTimeout(() => this.fillNext());
  }

  /** All sections with their fields: whoever looks for one does not wait. */
  complete() {
    this.sections.filter(({ parts }) => !parts).forEach((section) => this.fill(section));
  }

  unfolded(section) {
    if (!section.element.open) return section.element.scrollIntoView({ block: "nearest" }); // its head stayed above
    if (!section.parts) this.complete();
    section.isChanged = false;
    this.mark(section);
    this.fields.forEach((field) => section.element.contains(field.element) && field.grow());
  }

  /** The session has been read: show it. */
  loaded(news) {
    this.news = news;
    this.items.settled();
    this.complete();
    if (!this.sections.length) this.made();
    else for (const { parts } of this.sections) parts.forEach((part) => part.refresh(news));
    this.sections.forEach((section) => this.mark(section));
    this.flash(news.changes);
    this.tidy();
  }

  /** What was typed before the tab was reloaded or lost: `kept` name -> record. */
  restore(kept) {
    this.lost.restore(kept);
    for (const [name, draft] of kept) {
      if (!name.startsWith("draft ")) continue;
      for (const { list, id, kind } of draft.pending) if (this.pathOf(list) !== null) this.items.add(list, { id, kind });
    }
    if ([...kept.keys()].some((name) => name.startsWith("draft "))) this.complete();
    this.items.settled();
    this.sections.forEach(({ parts }) => parts?.forEach((part) => part.refresh(this.news)));
    for (const [name, draft] of kept) {
      if (!name.startsWith("draft ")) continue;
      const field = this.fields.get(draft.address);
      if (field) field.restore(draft);
      else this.lost.add(draft.address, [draft], this.news);
    }
    this.tidy();
  }

  // Places

  /** The path of an address as it is shown; items that are not stored yet have [+]. Null where it is no more. */
  pathOf(address) {
    const [first] = this.items.pendingOf(address);
    if (!first) return this.session.identities.pathOf(address);
    const list = this.session.identities.pathOf(first.list);
    if (list === null) return null;
    const place = (each) => `[+${this.items.pendingIn(each.list).findIndex(({ id }) => id === each.id) || ""}]`;
    const rest = address.slice(`${first.list}[${first.id}]`.length);
    return this.items.pendingOf(address).slice(1).reduce((path, each) => path.replace(`[${each.id}]`, place(each)), `${list}${place(first)}${rest}`);
  }

  valueOf(address) {
    const path = this.session.identities.pathOf(address);
    return path === null ? undefined : valueAt(this.session.cv, path);
  }

  /** The identities of a list's items, those that are not stored yet last, or first where new ones come first. */
  namesIn(list) {
    const stored = this.session.identities.items(list).slice(0, (this.valueOf(list) ?? []).length);
    const fresh = this.items.pendingIn(list).map(({ id }) => id);
    return this.items.leads(list) ? [...fresh, ...stored] : [...stored, ...fresh];
  }

  refreshAt(list) {
    this.complete();
    const section = this.sections.find(({ fields }) => fields.some(({ name }) => within(list, name)));
    section?.parts.forEach((part) => part.refresh());
  }

  // What lists ask of the form

  add(field) {
    this.fields.set(field.address, field);
    return field;
  }

  photo(shape, path) { return photoField(this, shape, path); }
  next(address) { this.items.next(address); }
  insert(address, lines) { return this.items.insert(address, lines); }
  takesLines(address) { return this.items.pendingOf(address).length < 2; }
  isAmongOthers(shape) { return this.building.length > 1 && this.building.includes(shape); }

  /** The person takes an item away: what is typed in it goes with it. */
  drop(address) {
    for (const field of this.fields.values()) if (within(field.address, address)) field.discard();
  }

  /** An item has gone: what was being typed in it is shown beside, and the focus goes to its list. */
  left(address) {
    const fields = [...this.fields.values()].filter((field) => within(field.address, address));
    const typed = fields.filter((field) => field.isDirty).map((field) => ({ address: field.address, text: field.control.value, label: field.label }));
    const hadFocus = this.elementAt(address)?.contains(document.activeElement);
    fields.forEach((field) => (field.discard(), this.fields.delete(field.address)));
    if (typed.length) this.lost.add(address, typed, this.news);
    if (hadFocus) setTimeout(() => document.activeElement === document.body && this.elementAt(address.slice(0, address.lastIndexOf("[")))?.querySelector("[data-add]")?.focus());
  }

  // What fields ask of the form

  changed(field) { this.onchange(field); }
  focused(field) { this.onfocus(field); }

  doubtOf(path) {
    return this.session.doubts.find((source) => source.path === path);
  }

  whoChanged(path) {
    const change = this.session.history.find(({ version, changed_paths: paths }) => !this.session.own.has(version) && paths.some((changed) => touches(changed, path)));
    return whoMade(change);
  }

  // Showing

  mark(section) {
    const names = section.fields.map((field) => field.name);
    const value = names.length === 1 ? valueAt(this.session.cv, names[0]) : null;
    section.count.textContent = Array.isArray(value) && value.length ? value.length : names.length > 1 || value?.length ? "" : t("form.empty");
    section.gist.textContent = gistOf(names.flatMap((each) => valueAt(this.session.cv, each) ?? []));
    const doubts = this.session.doubts.filter((source) => names.some((name) => within(source.path, name))).length;
    section.marks.replaceChildren(...[
      doubts && h("span", { class: "mark doubt" }, `${doubts} ${t("form.doubt_mark")}`),
      section.isChanged && h("span", { class: "mark changed" }, t("form.changed")),
    ].filter(Boolean));
  }

  /** Changes that others made are lit up, and said. */
  flash(changes) {
    for (const change of changes) {
      const paths = change.changed_paths;
      for (const section of this.sections) {
        if (section.element.open || !section.fields.some((field) => paths.some((path) => within(path, field.name)))) continue;
        section.isChanged = true;
        this.mark(section);
      }
      announce(t("session.changed_by", { who: whoMade(change), what: this.told(change) }));
    }
    for (const element of standing(changes.flatMap((change) => change.differences)).map((path) => this.element(path)).filter(Boolean)) {
      element.classList.add("flash");
      setTimeout(() => element.classList.remove("flash"), FLASH_MS);
    }
  }

  /** What somebody else has changed, in words. */
  told(change) { return toldAll(change.differences, this.session.cv) || placedAll(change.changed_paths, this.session.cv); }

  /** After an item was moved or removed: its own tool, or the nearest thing. */
  focusTool(address, tool) {
    const element = this.elementAt(address);
    const tools = element?.querySelector(":scope > .tools") ?? element;
    const seen = [...(tools?.querySelectorAll("button:not(:disabled)") ?? [])].filter((each) => each.checkVisibility());
    (seen.find((each) => each.dataset.tool === tool) ?? seen[0] ?? element?.querySelector("button"))?.focus();
  }

  element(path) {
    return this.root.querySelector(`[data-path="${CSS.escape(path)}"]`);
  }

  elementAt(address) {
    if (address.endsWith("]")) return this.root.querySelector(`[data-address="${CSS.escape(address)}"]`);
    const path = this.pathOf(address);
    return path === null ? null : this.element(path);
  }

  /** Whether the field of a path, or what it is part of, can be seen. */
  isSeen(path) {
    const box = this.element(path)?.getBoundingClientRect();
    if (!box?.height) return false;
    const { top, bottom } = formInView();
    return box.bottom > top && box.top < bottom;
  }

  /** Unfold what holds a path, and go there. */
  reveal(path, focus = false) {
    this.complete();
    const steps = parse(path);
    let found = null;
    for (let length = steps.length; length && !found; length -= 1) found = this.element(spelled(steps.slice(0, length)));
    if (!found) return;
    const section = this.sections.find(({ element }) => element.contains(found));
    if (section) this.ask(section.name);
    for (let parent = found; parent && parent !== this.root; parent = parent.parentElement) if (parent.tagName === "DETAILS") parent.open = true;
    goTo(found, "center");
    if (focus) found.querySelector("input:not([type=file]), textarea, button")?.focus({ preventScroll: true });
  }

  /** Whether the person is asked at this field whose text is to be kept. */
  isAsked(path) { return this.dirty().some((field) => field.isContested && field.path === path); }

  dirty() { return [...this.fields.values()].filter((field) => field.isDirty); }
  flush() { return Promise.all(this.dirty().map((field) => field.commit({ again: true }))); }

  /** Everything that can be stored within a moment is stored. */
  settled() {
    return Promise.race([this.flush().then(() => this.session.inTurn(() => {})), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }
}
