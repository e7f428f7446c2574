// What the person should look at: missing and doubtful fields, warnings, pages that are too many, text without a field.
import { call, explained, problemText } from "./api.js";
import { spoken } from "./dates.js";
import { folding, isInSight } from "./calls.js";
import { announce, button, h, toast } from "./dom.js";
import { calledBy, described, placed } from "./labels.js";
import { isBlank, valueAt } from "./paths.js";
import { SMALL } from "./views.js";
import { numbered, pages, t } from "./words.js";

const SHOWN = 6;
const MOST = 30;

export class Notices {
  constructor(session, form, root, options, { onwrong, onfit, ontry, onshown }) {
    Object.assign(this, { session, form, root, options, onwrong, onfit, ontry, onshown });
    this.places = { state: h("div"), fit: h("div"), warnings: h("div") };
    root.append(form.lost.element, this.places.fit, this.places.state, this.places.warnings);
    session.addEventListener("loaded", () => this.draw());
  }

  /** What is needed and not there. Of a CV in which nobody has written yet nothing is asked. */
  get missing() { return isBlank(this.session.cv) ? [] : this.session.missing; }

  /** What keeps the file from being right, besides its length: what is needed, and what was written in entries that are gone. */
  get wrong() { return this.needed.length + this.form.lost.entries.size; }

  get needed() {
    const { problems: { errors } } = this.session;
    return [...this.missing, ...errors.filter((problem) => problem.path && problem.code !== "required")];
  }

  /** What the form calls it, where it is of one kind. */
  get said() { return this.needed.length === this.wrong ? `${t("notice.missing")} ${this.wrong}` : numbered("notice.wrong", this.wrong); }

  /** Whether that is seen here. */
  isSeen(margin) { return isInSight(this.form.lost.entries.size ? this.form.lost.element : this.places.state, margin / 2); }

  seesLong(margin) { return isInSight(this.places.fit, margin / 2); }

  draw() {
    const { session } = this;
    queueMicrotask(() => this.onwrong(this.wrong, this.said));
    const doubts = session.doubts;
    const errors = session.problems.errors.filter((problem) => problem.path && problem.code !== "required");
    const { warnings } = session.problems;
    show(this.places.state, [this.missing, errors, doubts], () => [
      this.missing.length ? this.links(t("notice.missing"), this.missing.map((path) => ({ path })), "missing") : null,
      errors.length ? this.problems(t("notice.missing"), errors, "missing") : null,
      doubts.length ? this.links(t("notice.doubtful"), doubts, "doubtful") : null,
    ]);
    show(this.places.warnings, warnings, () => [warnings.length ? this.problems(t("notice.warnings"), warnings, "warnings") : null]);
  }

  links(title, items, kind) {
    const chips = items.slice(0, SHOWN).map(({ path }) => button(placed(path, this.session.cv), () => this.form.reveal(path, true), { class: "chip" }));
    const more = items.length > SHOWN ? h("span", { class: "small" }, `+ ${items.length - SHOWN}`) : null;
    return folding(`${title} ${items.length}`, "warn", h("div", { class: "chips" }, chips, more), { name: kind });
  }

  problems(title, items, kind) {
    const line = (problem) => {
      const whole = !/[\][]/.test(problem.path) && ["no_photo", "no_consent"].includes(problem.code);
      return h("li", {}, whole || !problem.path ? null : h("strong", {}, `${placed(problem.path, this.session.cv)} `), `${problemText(problem)} `,
        problem.path ? button(t("session.edit"), () => this.form.reveal(problem.path, true), { class: "link", "aria-label": `${t("session.edit")}: ${placed(problem.path, this.session.cv)}` }) : null);
    };
    const lines = h("ul", {}, items.slice(0, MOST).map(line), items.length > MOST ? h("li", {}, `+ ${items.length - MOST}`) : null);
    return kind === "warnings" ? folding(`${title} ${items.length}`, "", lines, { isOpen: false, name: kind }) : folding(`${title} ${items.length}`, "warn", lines, { name: kind });
  }

  /** The pages were counted. Too many: ask the service for cuts that it has tried. */
  async pagesCounted(count) {
    const { max_pages: max } = this.options.chosen();
    const isTooLong = count > max;
    const key = `${this.session.version} ${JSON.stringify(this.options.chosen())}`;
    if (!isTooLong || !this.session.ready) {
      this.key = "";
      return this.fits(isTooLong ? this.tooLong(count, max, []) : null);
    }
    if (key === this.key) return undefined;
    this.key = key;
    try {
      await call("generate-cv-from-session", { session_id: this.session.id, ...this.options.chosen() });
      return this.fits(null);
    } catch (error) {
      return this.showCuts(error, key, count, max);
    }
  }

  fits(content) {
    this.places.fit.replaceChildren(...(content ? [content] : []));
    this.onfit();
  }

  showCuts(error, key, count, max) {
    if (key !== this.key) return;
    const cuts = error.code === "cv_does_not_fit" ? error.body.proven_cuts ?? [] : [];
    this.fits(this.tooLong(error.body?.page_count ?? count, max, cuts));
    announce(t("notice.no_fit", { pages: pages(count), max }));
  }

  tooLong(count, max, cuts) {
    const tries = (edits) => () => this.isAsking || this.ontry(edits);
    const trying = ({ edits }) => ({ onfocus: tries(edits), onblur: tries([]), onpointerenter: tries(edits), onpointerleave: tries([]) });
    const mildest = [...cuts].sort((one, other) => one.edits.some(isWhole) - other.edits.some(isWhole));
    const rows = mildest.map((cut, index) => {
      const { title, lines, isLines } = remedy(cut, this.session.cv);
      const said = isLines ? numbered("cut.in", lines.length) : t("session.show");
      return h("div", { class: "cut-row" },
        h("div", { class: "cut-head" }, button("", () => (SMALL.matches ? this.ask(cut) : this.cut(cut)), { class: "cut", ...trying(cut) }, h("span", { class: "cut-title" }, title)),
          index || mildest.length < 2 ? null : h("small", {}, t("cut.mildest")), this.then(cut)),
        lines.length ? h("details", { class: "cut-lines" }, h("summary", { class: "small" }, said), lines.map(lineOf)) : null);
    });
    const said = `${t("notice.no_fit", { pages: pages(count), max })} ${t(cuts.length ? "notice.cuts" : "notice.no_cuts")}`;
    return folding(numbered("session.too_long", count - max), "warn", [h("p", { class: "small" }, said), h("div", { class: "cuts" }, this.allowing(count), rows)], { name: "no-fit" });
  }

  /** Instead of a cut: as many pages as the CV needs, where there may be so many. */
  allowing(count) {
    if (!this.options.allows(count)) return null;
    return h("div", { class: "cut-row" }, button(t("notice.allow", { n: count }), () => this.options.choose(count), { class: "cut", id: "more-pages" }));
  }

  /** Where the sheet is not beside its fields, it is shown with the cut before that is made. */
  ask(cut) {
    this.isAsking = true;
    this.ontry(cut.edits);
    const answered = (isWanted) => () => {
      this.isAsking = false;
      this.onshown(null);
      if (isWanted) this.cut(cut);
      else this.ontry([]);
    };
    this.onshown([h("p", {}, this.told(cut)),
      h("div", { class: "buttons" }, button(t("review.accept"), answered(true), { class: "primary", id: "cut-accept" }), button(t("common.cancel"), answered(false), { id: "cut-cancel" }))]);
  }

  /** The edits of a proven cut, sent as they are. */
  async cut(cut) {
    const what = remedy(cut, this.session.cv).title;
    this.ontry([]);
    try {
      await this.session.apply(cut.edits);
      document.getElementById("tab-content").focus();
      toast(t("notice.cut_done", { what }), { label: t("session.undo"), run: () => this.form.undo() });
    } catch (error) {
      this.places.fit.append(h("p", { class: "note bad", role: "alert" }, explained(error)));
    }
  }

  /** A cut in the page's language: how much it takes, and of what, a line each; the service's own sentence where its edits are of other kinds. */
  told(cut) {
    const { title, lines } = remedy(cut, this.session.cv);
    return [h("span", { class: "cut-title" }, title), ...lines.map(lineOf), this.then(cut)];
  }

  /** How many pages it leaves, where those are fewer than there may be. */
  then(cut) {
    return cut.page_count < this.options.chosen().max_pages ? h("small", {}, t("notice.cut_pages", { pages: pages(cut.page_count) })) : null;
  }
}

/** Draw what has changed only, so that focus and what is unfolded stay. */
function show(place, content, make) {
  const key = JSON.stringify(content);
  if (place.shown === key) return;
  const was = new Map([...place.children].map((details) => [details.className, details.open]));
  place.shown = key;
  place.replaceChildren(...make().filter(Boolean));
  for (const details of place.children) details.open = was.get(details.className) ?? details.open;
}

/** The entry that a path is in, or nothing where it is an entry or a section itself. */
const entryOf = (path) => path.match(/^(\w+\[\d+\])[.[]/)?.[1] ?? "";
const isWhole = ({ field_path: path, op }) => op === "remove" && !entryOf(path);

/** {title, lines: [[what, how much]], isLines: whether all it takes are lines}: lines of entries are counted, whole entries and texts are named. */
function remedy({ edits, description }, cv) {
  if (edits.some(({ op = "set" }) => !["remove", "set"].includes(op))) return { title: description, lines: [] };
  const kinds = Map.groupBy(edits, (edit) => (isWhole(edit) ? "entries" : edit.op === "remove" ? "lines" : "texts"));
  const title = ["lines", "texts", "entries"].filter((kind) => kinds.has(kind)).map((kind) => numbered(`cut.${kind}`, kinds.get(kind).length)).join(" · ");
  const [inside, whole] = [edits.filter((edit) => !isWhole(edit)), edits.filter(isWhole)].map((some) => some.map((edit) => edit.field_path));
  const lines = [...Map.groupBy(inside, (path) => entryOf(path) || path)].map(([entry, paths]) => [nameOf(entry, cv), numbered("cut.counted", paths.length)]);
  // Texts of one list share a line.
  const listed = [...Map.groupBy(whole, (path) => (typeof valueAt(cv, path) === "string" ? path.replace(/\[\d+\]$/, "") : path))];
  return { title, isLines: kinds.size === 1 && kinds.has("lines"), lines: [...lines, ...listed.map(([, paths]) => [paths.map((path) => nameOf(path, cv)).join(", "), spoken(valueAt(cv, paths[0])?.date_range, "date_range", cv.language)])] };
}

const lineOf = ([what, much]) => h("span", { class: "cut-line" }, h("span", {}, what), much ? h("small", {}, much) : null);

/** An entry by its title and place of work or study, a text by itself, anything else by its place. */
function nameOf(path, cv) {
  const value = valueAt(cv, path);
  if (typeof value === "string" && path.endsWith("]")) return `“${value.length > 60 ? `${value.slice(0, 57)}…` : value}”`;
  const parts = value && [calledBy(value) || value.heading, value.title && (value.employer ?? value.institution ?? value.organization)];
  return parts?.filter(Boolean).join(", ") || described(path);
}
