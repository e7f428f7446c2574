// What the person should look at: missing and doubtful fields, warnings, pages that are too many, text without a field.
import { call, explained, problemText } from "./api.js";
import { folding, isInSight } from "./calls.js";
import { compared } from "./comparing.js";
import { announce, button, h, toast } from "./dom.js";
import { calledBy, described, placed } from "./labels.js";
import { isBlank, lastOf, listOf, valueAt } from "./paths.js";
import { numbered, pages, t } from "./words.js";

const SHOWN = 6;
const MOST = 30;
const NAMED = 2; // of what a cut takes; all of it is told before it is made
const LISTED = 6; // of what the mildest takes

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

  /** One way leads on: the mildest cut, with what it takes; where all of them take whole entries, to allow the pages that are needed. The others are quiet below it. */
  tooLong(count, max, cuts) {
    const mild = cuts.filter((cut) => !cut.edits.some(isWhole));
    const leads = !mild.length && cuts.length && this.options.allows(count);
    const offers = [...mild, ...cuts.filter((cut) => !mild.includes(cut))].map((cut, index) => this.offer(cut, !index, !leads));
    const ways = leads ? [this.allowing(count, true), ...offers] : [...offers, this.allowing(count)];
    const said = `${t("notice.no_fit", { pages: pages(count), max })} ${t(cuts.length ? "notice.cuts" : "notice.no_cuts")}`;
    return folding(numbered("session.too_long", count - max), "warn", [h("p", { class: "small" }, said), h("div", { class: "cuts" }, ways)], { name: "no-fit" });
  }

  /** A cut, which the sheet shows as long as one is at it: the mildest with all that it takes, `leads` whether it is recommended. */
  offer(cut, isMildest, leads) {
    const tries = (edits) => () => this.isAsking || this.ontry(edits);
    const { title, taken } = remedy(cut, this.session.cv);
    const trying = { onfocus: tries(cut.edits), onblur: tries([]), onpointerenter: tries(cut.edits), onpointerleave: tries([]) };
    const named = (more) => button("", () => this.ask(cut), { ...trying, class: `cut ${more.class}`, "aria-describedby": more.describedby }, h("span", { class: "cut-title" }, title), more.small);
    const then = this.then(cut);
    const [shown, rest] = [taken.slice(0, isMildest ? LISTED : NAMED), taken.length - (isMildest ? LISTED : NAMED)];
    if (!isMildest) return named({ class: "quiet", small: h("small", {}, [shown.map(({ name }) => name.join(", ")).join("; "), rest > 0 && `+ ${rest}`, then].filter(Boolean).join(" · ")) });
    const rows = shown.map(({ name: [name, where], much }) => h("li", {}, h("span", {}, h("strong", {}, name), where && [" ", h("span", { class: "where" }, where)]), much && h("small", {}, much)));
    return h("div", { class: "advised" }, h("h3", {}, t(leads ? "cut.mildest" : "cut.or")), h("ul", { id: "advised" }, rows, rest > 0 && h("li", {}, `+ ${rest}`), then && h("li", {}, then)),
      h("div", { class: "buttons" }, named({ class: leads ? "primary" : "", describedby: "advised" })));
  }

  /** Instead of a cut: as many pages as the CV needs, where there may be so many; `leads` whether that is recommended. */
  allowing(count, leads = false) {
    if (!this.options.allows(count)) return null;
    const named = (weight) => button("", () => this.options.choose(count), { id: "more-pages", class: weight }, h("span", { class: "cut-title" }, t("notice.allow", { n: count })));
    return leads ? h("div", { class: "advised" }, h("h3", {}, t("cut.nothing")), h("div", { class: "buttons" }, named("primary"))) : named("quiet");
  }

  /** The sheet is shown with the cut, and what it takes is told, before it is made. */
  ask(cut) {
    this.isAsking = true;
    this.ontry(cut.edits);
    const answered = (isWanted) => () => {
      this.isAsking = false;
      this.onshown(null);
      if (isWanted) return this.cut(cut);
      document.getElementById("tab-content").focus();
      return this.ontry([]);
    };
    const then = this.then(cut);
    this.onshown([h("div", {}, h("p", {}, h("strong", {}, remedy(cut, this.session.cv).title), then && ` · ${then}`), this.taken(cut)),
      h("div", { class: "buttons" }, button(t("common.cancel"), answered(false), { id: "cut-cancel" }), button(remedy(cut, this.session.cv).title, answered(true), { class: "primary", id: "cut-accept" }))]);
    document.querySelector(".asking").focus();
  }

  /** What it takes and what it writes instead, word for word, below the entry that it is in. */
  taken({ edits }) {
    const { cv } = this.session;
    const text = (value, path) => (typeof value === "string" ? value : nameOf(path, cv).join(", "));
    const groups = Map.groupBy([...edits].reverse(), ({ field_path: path }) => entryOf(path));
    return h("dl", { class: "cut-taken" }, [...groups].flatMap(([entry, some]) => [
      entry && h("dt", {}, nameOf(entry, cv).join(", ")), ...some.flatMap(({ field_path: path, value = "" }) => compared(text(valueAt(cv, path), path), text(value, path)))]));
  }

  /** Where the cut that is shown has been made, on the sheet as it is then: a line where something went, a whole section below the one before it (`printed`: sections as the sheet has them), a mark on what was shortened. */
  marks(tried, printed) {
    const { cv } = this.session;
    const removed = tried.filter(({ op }) => op === "remove").map(({ field_path: path }) => path);
    const taken = removed.filter((path) => path.endsWith("]"));
    const from = (list) => taken.filter((each) => listOf(each) === list);
    const now = (path) => path.replace(/\[(\d+)\]/g, (_, number, at) => `[${number - from(path.slice(0, at)).filter((each) => Number(lastOf(each)) < number).length}]`);
    const isGone = (name) => removed.includes(name) || (from(name).length && from(name).length === valueAt(cv, name).length);
    const without = (name) => ({ path: printed.slice(0, printed.indexOf(name)).findLast((each) => !isGone(each)) ?? "", edge: "after" });
    const marks = taken.map((path) => {
      const list = listOf(path);
      const next = Number(lastOf(now(path)));
      if (next) return { path: `${now(list)}[${next - 1}]`, edge: "after" };
      if (from(list).length < valueAt(cv, list).length) return { path: `${now(list)}[0]`, edge: "before" };
      return entryOf(path) ? { path: now(entryOf(path)), edge: "after" } : without(list);
    });
    marks.push(...removed.filter((path) => !taken.includes(path)).map((path) => (entryOf(path) ? { path: now(entryOf(path)) } : without(path))));
    const written = tried.filter(({ op }) => op === "set").map(({ field_path: path }) => ({ path: now(path) }));
    return [...new Map([...written, ...marks].reverse().map((mark) => [mark.path + mark.edge, { ...mark, kind: "gone", isStrong: true }])).values()];
  }

  /** The edits of a proven cut, sent as they are. */
  async cut(cut) {
    this.ontry([]);
    try {
      await this.session.apply(cut.edits);
      document.getElementById("tab-content").focus();
      toast(remedy(cut, this.session.cv).done, { label: t("session.undo"), run: () => this.form.undo() });
    } catch (error) {
      this.places.fit.append(h("p", { class: "note bad", role: "alert" }, explained(error)));
    }
  }

  /** How many pages it leaves, where those are fewer than there may be. */
  then(cut) {
    return cut.page_count < this.options.chosen().max_pages ? t("notice.cut_pages", { pages: pages(cut.page_count) }) : "";
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

/** {title: how much it takes, done: the same when it is done, taken: what it is taken from, each {name: in parts, much: how many lines of it}}. */
function remedy({ edits }, cv) {
  const kinds = Map.groupBy(edits, (edit) => (isWhole(edit) ? "entries" : edit.op === "remove" ? "lines" : "texts"));
  const [title, done] = ["", "_done"].map((tense) => ["lines", "texts", "entries"].filter((kind) => kinds.has(kind)).map((kind) => numbered(`cut.${kind}${tense}`, kinds.get(kind).length)).join(" · "));
  const groups = [...Map.groupBy(edits, ({ field_path: path }) => entryOf(path) || path)];
  const taken = groups.map(([path, some]) => ({ name: nameOf(path, cv), much: some.every((edit) => edit.op === "remove" && !isWhole(edit)) ? numbered("cut.counted", some.length) : "" }));
  return { title, done, taken };
}

/** An entry in parts, its title and its place of work or study; in one a text by itself, anything else by its place. */
function nameOf(path, cv) {
  const value = valueAt(cv, path);
  if (typeof value === "string" && path.endsWith("]")) return [`“${value}”`];
  const parts = value && [calledBy(value) || value.heading, value.title && (value.employer ?? value.institution ?? value.organization)].filter(Boolean);
  return parts?.length ? parts : [described(path)];
}
