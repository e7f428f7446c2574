// What the person should look at: missing and doubtful fields, warnings, pages that are too many, text without a field.
import { call, explained, problemText } from "./api.js";
import { spoken } from "./dates.js";
import { announce, button, h, icon, toast } from "./dom.js";
import { calledBy, described } from "./labels.js";
import { valueAt } from "./paths.js";
import { SMALL } from "./views.js";
import { pages, t } from "./words.js";

const SHOWN = 6;
const MOST = 30;

export class Notices {
  constructor(session, form, root, options, { onwrong, ontry, onshown }) {
    Object.assign(this, { session, form, root, options, onwrong, ontry, onshown });
    this.fit = null;
    this.places = { state: h("div"), fit: h("div"), warnings: h("div") };
    root.append(form.lost.element, this.places.fit, this.places.state, this.places.warnings);
    session.addEventListener("loaded", () => this.draw());
  }

  /** How many things are wrong: on a phone that is said above the pages. */
  get wrong() {
    const { missing, problems: { errors } } = this.session;
    return missing.length + errors.filter((problem) => problem.path && problem.code !== "required").length + this.form.lost.entries.size + (this.places.fit.childElementCount ? 1 : 0);
  }

  draw() {
    const { session } = this;
    queueMicrotask(() => this.onwrong(this.wrong));
    const doubts = session.doubts;
    const errors = session.problems.errors.filter((problem) => problem.path && problem.code !== "required");
    const { warnings } = session.problems;
    show(this.places.state, [session.missing, errors, doubts], () => [
      session.missing.length ? this.links(t("notice.missing"), session.missing.map((path) => ({ path })), "missing") : null,
      errors.length ? this.problems(t("notice.missing"), errors, "missing") : null,
      doubts.length ? this.links(t("notice.doubtful"), doubts, "doubtful") : null,
    ]);
    show(this.places.warnings, warnings, () => [warnings.length ? this.problems(t("notice.warnings"), warnings, "warnings") : null]);
  }

  links(title, items, kind) {
    const links = items.slice(0, SHOWN).map(({ path }) => button(described(path), () => this.form.reveal(path, true), { class: "chip" }));
    const more = items.length > SHOWN ? h("span", { class: "small" }, `+ ${items.length - SHOWN}`) : null;
    return h("div", { class: `notice ${kind}` }, icon("alert"), h("div", {}, h("p", {}, title), h("div", { class: "chips" }, links, more)));
  }

  problems(title, items, kind) {
    const line = (problem) => {
      const whole = !/[\][]/.test(problem.path) && ["no_photo", "no_consent"].includes(problem.code);
      return h("li", {}, whole || !problem.path ? null : h("strong", {}, `${described(problem.path)} `), `${problemText(problem)} `,
        problem.path ? button(t("session.edit"), () => this.form.reveal(problem.path, true), { class: "link", "aria-label": `${t("session.edit")}: ${described(problem.path)}` }) : null);
    };
    return h("details", { class: `notice ${kind}`, open: kind !== "warnings" }, h("summary", {}, `${title} `, h("span", { class: "count" }, items.length)), h("ul", {}, items.slice(0, MOST).map(line), items.length > MOST ? h("li", {}, `+ ${items.length - MOST}`) : null));
  }

  /** The pages were counted. Too many: ask the service for cuts that it has tried. */
  async pagesCounted(count) {
    const { max_pages: max } = this.options.chosen();
    const isTooLong = count > max;
    const key = `${this.session.version} ${JSON.stringify(this.options.chosen())}`;
    if (!isTooLong || !this.session.ready) {
      this.key = "";
      return this.places.fit.replaceChildren(...(isTooLong ? [this.tooLong(count, max, [])] : []));
    }
    if (key === this.key) return undefined;
    this.key = key;
    try {
      await call("generate-cv-from-session", { session_id: this.session.id, ...this.options.chosen() });
      return this.places.fit.replaceChildren();
    } catch (error) {
      return this.showCuts(error, key, count, max);
    }
  }

  showCuts(error, key, count, max) {
    if (key !== this.key) return;
    const cuts = error.code === "cv_does_not_fit" ? error.body.proven_cuts ?? [] : [];
    this.places.fit.replaceChildren(this.tooLong(error.body?.page_count ?? count, max, cuts));
    announce(t("notice.no_fit", { pages: pages(count), max }));
  }

  tooLong(count, max, cuts) {
    const tries = (edits) => () => this.isAsking || this.ontry(edits);
    const trying = ({ edits }) => ({ onfocus: tries(edits), onblur: tries([]), onpointerenter: tries(edits), onpointerleave: tries([]) });
    const buttons = cuts.map((cut) => button("", () => (SMALL.matches ? this.ask(cut) : this.cut(cut)), { class: "cut", ...trying(cut) },
      h("span", {}, this.cutText(cut), cut.page_count < max ? h("small", {}, t("notice.cut_pages", { pages: pages(cut.page_count) })) : null), h("span", { class: "button small", "aria-hidden": "true" }, t("notice.apply"))));
    return h("div", { class: "notice no-fit" }, icon("alert"), h("div", {},
      h("p", {}, h("strong", {}, t("notice.no_fit", { pages: pages(count), max }))),
      h("p", {}, t(cuts.length ? "notice.cuts" : "notice.no_cuts")), h("div", { class: "cuts" }, buttons, this.allowing(count))));
  }

  /** Instead of a cut: as many pages as the CV needs, where there may be so many. */
  allowing(count) {
    if (!this.options.allows(count)) return null;
    return button("", () => this.options.choose(count), { class: "cut", id: "more-pages" }, h("span", {}, t("notice.allow", { n: count })), h("span", { class: "button small", "aria-hidden": "true" }, t("notice.apply")));
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
    this.onshown([h("p", {}, `${this.cutText(cut)} – ${t("notice.cut_pages", { pages: pages(cut.page_count) })}`),
      h("div", { class: "buttons" }, button(t("review.accept"), answered(true), { class: "primary", id: "cut-accept" }), button(t("common.cancel"), answered(false), { id: "cut-cancel" }))]);
  }

  /** The edits of a proven cut, sent as they are. */
  async cut(cut) {
    const what = this.cutText(cut);
    this.ontry([]);
    try {
      await this.session.apply(cut.edits);
      document.getElementById("tab-content").focus();
      toast(t("notice.cut_done", { what }), { label: t("session.undo"), run: () => this.form.undo() });
    } catch (error) {
      this.places.fit.append(h("p", { class: "note bad", role: "alert" }, explained(error)));
    }
  }

  /** A cut in the page's language: what it takes, by name; the service's own sentence where its edits are of other kinds. */
  cutText({ edits, description }) {
    const parts = ["remove", "set"].map((op) => edits.filter((each) => (each.op ?? "set") === op).map((each) => each.field_path));
    if (parts.flat().length !== edits.length) return description;
    return parts.map((paths, index) => paths.length && t(index ? "notice.shorten" : "notice.remove", { what: counted(paths, this.session.cv) })).filter(Boolean).join("; ");
  }
}

/** Draw what has changed only, so that focus and what is unfolded stay. */
function show(place, content, make) {
  const key = JSON.stringify(content);
  if (place.shown === key) return;
  const wasOpen = place.querySelector("details")?.open;
  place.shown = key;
  place.replaceChildren(...make().filter(Boolean));
  if (wasOpen !== undefined) place.querySelectorAll("details").forEach((details) => (details.open = wasOpen));
}

/** What each path takes, by the entry that it is in: "3 lines of Junior Clerk, 1998". */
function counted(paths, cv) {
  const inside = (path) => path.match(/^(\w+\[\d+\])[.[]/)?.[1] ?? "";
  return [...Map.groupBy(paths, inside)].map(([entry, items]) => {
    if (!entry) return items.length < 4 ? items.map((path) => nameOf(path, cv)).join(", ") : [...Map.groupBy(items, (path) => path.replace(/\[\d+\]/g, ""))].map(([list, some]) => `${described(list)}\u00a0(${some.length})`).join(", ");
    return t(items.length === 1 ? "notice.line_of" : "notice.lines_of", { n: items.length, what: nameOf(entry, cv) });
  }).join("; ");
}

/** An entry by its title, place of work or study, and period; anything else by its place. */
function nameOf(path, cv) {
  const value = valueAt(cv, path);
  if (typeof value === "string" && path.endsWith("]")) return `“${value.length > 60 ? `${value.slice(0, 57)}…` : value}”`;
  const parts = value && [calledBy(value), value.title && (value.employer ?? value.institution ?? value.organization), spoken(value.date_range, "date_range", cv.language)];
  return parts?.filter(Boolean).join(", ").replaceAll(" – ", "\u00a0–\u2060\u00a0") || described(path);
}
