// The form of the whole CV: sections that follow the session, and keep what is being typed.
import { announce, h } from "./dom.js";
import { Items } from "./items.js";
import { describedAll, labelOf, who } from "./labels.js";
import { build } from "./list.js";
import { listOf, parse, spelled, touches, valueAt, within } from "./paths.js";
import { photoField } from "./photo.js";
import { emptyOf, sectionsOf } from "./shape.js";
import { t } from "./words.js";

const FLASH_MS = 2500;

export class Form {
  constructor(session, shape, root, { onchange }) {
    Object.assign(this, { session, shape, root, onchange });
    this.fields = new Map();
    this.items = new Items(this);
    this.external = []; // what others changed since the last reading
    this.writing = ""; // path of the field that is being stored
    this.sections = sectionsOf(shape.fields).map((section, index) => this.section(section, index === 0));
    root.replaceChildren(...this.sections.map((section) => section.element));
    session.addEventListener("loaded", (event) => this.loaded(event.detail));
  }

  section({ name, fields }, open) {
    const [count, marks] = [h("span", { class: "count" }), h("span", { class: "marks" })];
    const body = h("div", { class: "grid" });
    const summary = h("summary", {}, h("h2", {}, name === "about" ? t("form.about") : labelOf(name)), marks, count);
    const element = h("details", { class: "section", id: `section-${name}`, open, ontoggle: () => this.unfolded(section) }, summary, body);
    const section = { name, fields, element, body, count, marks, refreshers: [], structure: null, isChanged: false };
    return section;
  }

  unfolded(section) {
    if (!section.element.open) return;
    section.isChanged = false;
    this.mark(section);
    this.fields.forEach((field) => section.element.contains(field.element) && field.grow());
  }

  /** The session has been read: show it. */
  loaded({ changes, own }) {
    this.external = changes;
    const written = own ? this.writing : "";
    const renamed = written.includes("[+]") ? this.items.stored(written) : null;
    for (const section of this.sections) {
      const structure = this.structureOf(section);
      if (structure !== section.structure) this.rebuild(section, renamed, written);
      else this.refresh(section, written);
      section.structure = structure;
      this.mark(section);
    }
    this.flash();
  }

  /** What a section is made of, whatever its texts say: where it stays the same, the texts are exchanged in place. */
  structureOf(section) {
    const content = section.fields.map((field) => valueAt(this.session.cv, field.name) ?? emptyOf(field));
    return JSON.stringify(content, (_, value) => (typeof value === "string" ? "" : value)) + [...this.items.drafts.keys()];
  }

  refresh(section, written) {
    for (const field of this.fields.values())
      if (section.element.contains(field.element) && !field.isNew)
        field.update(valueAt(this.session.cv, field.path) ?? "", { own: field.path === written, moved: this.isMoved(field.path) });
    section.refreshers.forEach((refresh) => refresh());
  }

  rebuild(section, renamed = null, written = "") {
    const carried = this.lift(section, renamed, written);
    section.refreshers = [];
    this.building = section;
    section.body.replaceChildren(...section.fields.map((field) => build(this, field, field.name)));
    section.refreshers.forEach((refresh) => refresh());
    this.fields.forEach((field) => field.grow());
    for (const { path, ...state } of carried) this.fields.get(path)?.carry(state, this.isMoved(path));
  }

  /** Take the fields of a section away; gives what was being typed in them. */
  lift(section, renamed, written) {
    const carried = [];
    for (const [path, field] of this.fields) {
      if (!section.element.contains(field.element)) continue;
      this.fields.delete(path);
      clearTimeout(field.timer);
      const hasFocus = document.activeElement === field.control;
      const isStored = path === written && field.value.trim() === field.sent;
      if ((!field.isDirty || isStored) && !hasFocus) continue;
      const { control: { value, selectionStart: start, selectionEnd: end }, isCommitting } = field;
      carried.push({ path: this.items.successor(path, renamed, isStored), text: value, base: isStored ? value.trim() : field.base, start, end, hasFocus, isCommitting: isCommitting && !isStored });
    }
    return carried;
  }

  // What lists ask of the form

  add(field) {
    this.fields.set(field.path, field);
    return field;
  }

  refreshing(refresh) { this.building.refreshers.push(refresh); }
  photo(shape, path) { return photoField(this, shape, path); }
  next(path) { this.items.next(path); }
  insert(path, lines) { return this.items.insert(path, lines); }
  takesLines(path) { return !path.replace(/\[\+\]$/, "").includes("[+]"); }
  isAmongOthers(shape) { return this.sections[0].fields.includes(shape); }
  changed() { this.onchange(); }

  rebuildAt(path) {
    const section = this.sections.find(({ fields }) => fields.some((field) => within(path, field.name)));
    this.rebuild(section);
    section.structure = null;
  }

  // What fields ask of the form

  doubtOf(path) {
    return this.session.doubts().find((source) => source.path === path);
  }

  isMoved(path) {
    return this.external.some((change) => change.changed_paths.some((changed) => changed.endsWith("]") && within(path, listOf(changed))));
  }

  whoChanged(path) {
    const change = this.session.history.find(({ changed_paths: paths }) => paths.some((changed) => touches(changed, path)));
    return who(change?.by ?? "http");
  }

  // Showing

  mark(section) {
    const names = section.fields.map((field) => field.name);
    const value = names.length === 1 ? valueAt(this.session.cv, names[0]) : null;
    section.count.textContent = Array.isArray(value) && value.length ? value.length : names.length > 1 || value?.length ? "" : t("form.empty");
    const doubts = this.session.doubts().filter((source) => names.some((name) => within(source.path, name))).length;
    const needed = this.session.missing.some((path) => names.includes(path));
    section.marks.replaceChildren(...[
      needed && h("span", { class: "mark needed" }, t("form.required")),
      doubts && h("span", { class: "mark doubt" }, `${doubts} ${t("form.doubt_mark")}`),
      section.isChanged && h("span", { class: "mark changed" }, t("form.changed")),
    ].filter(Boolean));
  }

  /** Changes that others made are lit up, and said. */
  flash() {
    for (const { by, changed_paths: paths } of this.external) {
      for (const section of this.sections) {
        if (section.element.open || !section.fields.some((field) => paths.some((path) => within(path, field.name)))) continue;
        section.isChanged = true;
        this.mark(section);
      }
      for (const element of paths.map((path) => this.element(path)).filter(Boolean)) {
        element.classList.add("flash");
        setTimeout(() => element.classList.remove("flash"), FLASH_MS);
      }
      if (by !== "page") announce(t("session.changed_by", { who: who(by), what: describedAll(paths) }));
    }
  }

  /** After an item was moved or removed: its own tool, or the nearest thing. */
  focusTool(path, tool) {
    const tools = this.root.querySelector(`[data-tools="${CSS.escape(path)}"]`);
    (tools?.querySelector(`[data-tool="${tool}"]:not(:disabled)`) ?? tools?.querySelector("button:not(:disabled)") ?? this.element(path)?.querySelector("button"))?.focus();
  }

  element(path) {
    return this.root.querySelector(`[data-path="${CSS.escape(path)}"]`);
  }

  /** Unfold what holds a path, and go there. */
  reveal(path, focus = false) {
    const steps = parse(path);
    let found = null;
    for (let length = steps.length; length && !found; length -= 1) found = this.element(spelled(steps.slice(0, length)));
    if (!found) return;
    for (let parent = found; parent && parent !== this.root; parent = parent.parentElement) if (parent.tagName === "DETAILS") parent.open = true;
    found.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    if (focus) found.querySelector("input, textarea, button")?.focus({ preventScroll: true });
  }

  dirty() { return [...this.fields.values()].filter((field) => field.isDirty); }
  flush() { return Promise.all(this.dirty().map((field) => field.commit())); }
}
