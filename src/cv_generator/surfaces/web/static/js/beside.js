// What comes after the fields: the sheets beside them, the panes for the look, for what others have changed and for text that is left
// over, dialogs, files, and the stream of what others do.
import { FACES } from "./asked.js";
import { calling } from "./calls.js";
import { showDelete, showLanguages } from "./dialogs.js";
import { differences, standing } from "./difference.js";
import { button, h, toast } from "./dom.js";
import { glimpse } from "./glimpse.js";
import { History } from "./history.js";
import { whoMade } from "./labels.js";
import { follow as followed } from "./live.js";
import { Look } from "./look.js";
import { make as made } from "./making.js";
import { Notices } from "./notices.js";
import { listOf, topOf, touches, valueAt } from "./paths.js";
import { CLEAR_PX, Peek } from "./peek.js";
import { Places } from "./places.js";
import { Preview } from "./preview.js";
import { Review } from "./review.js";
import { Unplaced } from "./unplaced.js";
import { SMALL } from "./views.js";
import { headed, t } from "./words.js";
import { Zoom } from "./zoom.js";

export const erase = showDelete;
export const languages = showLanguages;
export const follow = followed;
export const make = made;

const TOLD = "tapped"; // what says that this browser needs no hint any more
const HINT_MS = 7000;

const place = (name) => document.getElementById(name);

export class Beside {
  /** The session has been read, and its fields stand. */
  constructor(session, { shape, form, bar, options, views, tabs, guide }) {
    Object.assign(this, { session, form, bar, options, views, tabs });
    bar.onlong = () => (tabs.select("content"), place("notices").scrollIntoView({ block: "center" }));
    this.zoom = new Zoom(place("view"), place("sheets"), place("options"));
    this.places = new Places(place("sheets"), { onopen: form.open, ontap: (path, event) => this.tapped(path, event) });
    this.peek = new Peek(session, place("peek"), { onopen: form.open, onshow: (path) => this.places.focus(() => path), beside: (path) => this.places.beside(path) });
    this.preview = new Preview(session, form, place("sheets"), options.chosen, { onpages: (sheets) => this.drawn(sheets), onbegin: () => (tabs.select("content"), guide.again()) });
    this.notices = new Notices(session, form, place("notices"), options, { onwrong: (count, said) => this.wrong(count, said), onfit: () => (bar.calls.draw(), this.notices.seesLong(0) && this.told?.remove()), ontry: (edits) => this.preview.try(edits), onshown: (content) => this.ask(content) });
    this.look = new Look(session, shape, place("pane-look"), this.preview, options);
    this.look.onown = () => (tabs.show("content"), form.reveal("custom_sections"), form.items.draft("custom_sections", "entry"));
    this.review = new Review(session, place("pane-review"), { oncount: (count) => tabs.count("review", count), onopen: form.open, ondealt: () => this.places.dim(), isAsked: (path) => form.isAsked(path), rank: (path) => this.places.rank(path), onmarks: (isWanted) => this.places.waits(isWanted), glimpse: (stands, name, room) => (SMALL.matches && !this.preview.past ? glimpse(this.places, stands, name, room, () => this.goesTo()) : null) });
    this.places.waiting = () => (this.preview.past ? [] : this.preview.drawn?.tried.length ? this.notices.marks(this.preview.drawn.tried, this.printed) : tabs.shown === "review" ? this.review.marks() : []);
    form.root.addEventListener("focusout", () => setTimeout(() => document.activeElement?.matches("#fields :is(input, textarea)") || !this.peek.root.hidden || this.places.focus(() => "")));
    this.history = new History(session, place("pane-history"), { around: (version) => this.review.around(version), onlook: (entry) => this.looked(entry), onclose: () => this.close() });
    this.rest = new Unplaced(session, form, place("pane-rest"), { oncount: (count, isShown) => (tabs.count("rest", count, { isShown }), tabs.count("content", count), this.leads(count, isShown)), onback: () => (tabs.select("content"), place("to-rest").focus()) });
    this.hint = h("p", { class: "small tap" }, t("session.tap"), h("span", {}, t("session.tap_twice")));
    if (!localStorage.getItem(TOLD)) this.hints();
    tabs.onview = () => bar.calls.draw();
    views.onleft = () => this.peek.close();
    bar.seesLong = (margin) => place("alert").firstChild || this.notices.seesLong(margin); // what is asked may be the way out of it
    this.notices.draw();
    if (tabs.shown !== "content") this.shown(tabs.shown);
    session.addEventListener("loaded", ({ detail: { changes } }) => this.heard(changes));
  }

  restore(kept) {
    this.review.restore(kept);
    this.rest.restore(kept);
  }

  typed() { this.preview.typed(); }
  focused(field) { this.places.focus(() => (this.preview.past ? "" : field.path)); }

  /** The path in the form of what the sheet prints: items that are not stored yet follow the others, or come before them. */
  unprinted(path) {
    return path.replace(/\[(\d+)\]/g, (_, number, at) => {
      const list = path.slice(0, at);
      const stored = valueAt(this.session.cv, list)?.length ?? 0;
      const first = this.preview.drawn.edits.filter(({ op, field_path: each }) => op === "insert" && listOf(each) === list).length;
      const fresh = number < first ? Number(number) : number - first - stored;
      return number < first || fresh >= 0 ? `[+${fresh || ""}]` : `[${number - first}]`;
    });
  }

  refresh() { this.preview.refresh(); }

  /** A pane is shown. */
  shown(name) {
    this.bar.calls.draw();
    if (name !== "content") this.places.focus(() => "");
    if (name === "look") this.look.draw();
    if (name !== "review") this.review.left();
    if (name === "review") (place("toasts").replaceChildren(), this.review.draw());
    this.places.waits();
    this.tabs.count("history", 0, { isShown: name === "history" });
    if (name === "history") this.history.open();
    else this.history.look(null);
  }

  /** That lines can be touched is told once, when the sheet is seen. */
  hints() {
    place("options").append(this.hint);
    new IntersectionObserver(([{ isIntersecting }], seer) => isIntersecting && (seer.disconnect(), localStorage.setItem(TOLD, "1"), setTimeout(() => this.hint.remove(), HINT_MS))).observe(this.hint);
  }

  /** A tap on the sheet: where a finger would hardly hit a line it says first which one that is; two are for the size. A version that is looked at has no fields. */
  tapped(path, event) {
    if (this.zoom.doubled(event)) return (this.peek.close(), true);
    if (this.preview.past) return true;
    if (!this.zoom.isFine || path.includes("+")) return false;
    this.hint.remove();
    if (this.peek.isAt(path)) return false;
    this.peek.show(path);
    return true;
  }

  /** The change at hand, on the sheet where that is a place of its own. */
  goesTo() {
    this.tabs.select("view");
    this.places.waits(true);
  }

  /** An earlier version on the sheet, with what was changed in it; null: the newest again. */
  looked(entry) {
    this.preview.look(entry?.version ?? null);
    this.places.glow([], true);
    if (entry) this.review.around(entry.version).then(({ before, after }) => this.lookedAt(entry, standing(differences(before, after)))).catch(() => {});
    const { version } = entry ?? {};
    const back = button(t("history.back"), () => this.history.look(null), { id: "history-back" });
    this.ask(entry && [h("p", {}, h("strong", { class: "scarce" }, this.history.called(entry)), h("span", { class: "small scarce" }, this.history.made(entry)), h("strong", { class: "roomy" }, t("history.version", { version }))), h("div", { class: "buttons" }, back, button(t("history.restore"), () => this.history.restore(version), { class: "primary", id: "restore" }))]);
  }

  /** What a version changed glows on it, whether it is on the sheet already or not. */
  lookedAt({ version }, paths) {
    if (this.preview.past !== version) return;
    this.places.glow(paths, true, true);
    if (this.preview.drawn.past === version && !this.preview.isDrawing) this.places.lit();
  }

  /** All versions have been looked through. */
  close() {
    this.tabs.select("content");
    (place("history").checkVisibility() ? place("history") : place("more")).focus();
  }

  drawn(sheets) {
    const { past, tried } = this.preview;
    if (!past && !tried.length) {
      sheets.forEach((sheet) => (sheet.fields = sheet.fields.map((field) => ({ ...field, path: this.unprinted(field.path) }))));
      this.printed = [...new Set(sheets.flatMap(({ fields }) => fields.map(({ path }) => topOf(path))))];
    }
    this.places.drawn(sheets);
    if (this.tabs.shown === "review") this.review.looks();
    this.zoom.drawn(sheets);
    if (this.notices.isAsking) this.places.waits(true);
    if (this.preview.past) return;
    this.look.draw();
    if (!this.preview.tried.length) this.notices.pagesCounted(sheets.length);
    if (!this.preview.tried.length) this.bar.counted(sheets.length - this.options.chosen().max_pages);
    document.documentElement.classList.add(FACES);
    localStorage.setItem(FACES, "1");
  }

  /** Where the places are docked, what is left over is led to from the form. */
  leads(count, isShown) {
    this.leftOver ??= place("notices").appendChild(h("div", { class: "left-over" }));
    const text = count ? `${headed(t("unplaced.title"))} ${count}` : t("unplaced.title");
    this.leftOver.replaceChildren(...(isShown ? [calling(text, "", () => this.tabs.select("rest"), { id: "to-rest" })] : []));
  }

  /** How many things keep the file from being right. */
  wrong(count, said) {
    const run = () => (this.tabs.select("content"), place("notices").scrollIntoView({ block: "center" }), this.tabs.tabs.get("content").focus({ preventScroll: true }));
    this.bar.calls.say("missing", count ? { text: said, kind: "warn", run, isSeen: (margin) => this.notices.isSeen(margin) } : null);
  }

  /** A question about what the sheet shows; then back to the pane that it came from. */
  ask(content) {
    place("alert").replaceChildren(...(content ? [h("div", { class: "asking notice", role: "group", tabindex: "-1" }, content)] : []));
    this.bar.looking(Boolean(content));
    this.bar.calls.draw();
    if (SMALL.matches) {
      this.views.show(content ? "view" : "edit");
      if (content) scrollTo(0, 0);
      document.documentElement.style.setProperty("--below", `${content ? place("alert").offsetHeight + CLEAR_PX : 0}px`);
      const tab = place(`tab-${this.tabs.shown}`);
      (content ? place("alert").firstElementChild : tab.checkVisibility() ? tab : this.history.title).focus();
    }
  }

  /** What others have changed glows on the sheet, and is said where it cannot be seen and nothing weightier is. */
  heard(changes) {
    const marks = standing(changes.flatMap((change) => change.differences));
    this.places.glow(marks.filter((path) => !this.form.isAsked(path)));
    if (this.tabs.selected === "review" || this.notices.seesLong(0)) return; // one thing at a time: the assistant's tab counts them
    for (const change of changes) {
      const [changed] = change.changed_paths;
      const path = marks.find((each) => changed && touches(changed, each)) ?? (changed?.endsWith("]") ? listOf(changed) : changed);
      if (!path || this.form.isSeen(path) || this.places.isSeen(path)) continue;
      this.told = toast(t("session.changed_by", { who: whoMade(change), what: this.form.told(change) }), { label: t("session.show"), run: () => this.form.open(path) });
    }
  }
}
