// What comes after the fields: the sheets beside them, the panes for the look, for what others have changed and for text that is left
// over, dialogs, files, and the stream of what others do.
import { FACES } from "./asked.js";
import { showDelete, showHistory, showShare } from "./dialogs.js";
import { button, h, toast } from "./dom.js";
import { describedAll, whoMade } from "./labels.js";
import { follow as followed } from "./live.js";
import { Look } from "./look.js";
import { make as made } from "./making.js";
import { Notices } from "./notices.js";
import { Places } from "./places.js";
import { Preview } from "./preview.js";
import { Review } from "./review.js";
import { Unplaced } from "./unplaced.js";
import { t } from "./words.js";
import { Zoom } from "./zoom.js";

export const dialogs = { history: showHistory, share: showShare, erase: showDelete };
export const follow = followed;
export const make = made;

const place = (name) => document.getElementById(name);

export class Beside {
  /** The session has been read, and its fields stand. */
  constructor(session, { shape, form, bar, options, views, tabs }) {
    Object.assign(this, { session, form, bar, options, views, tabs });
    bar.onlong = () => (tabs.select("content"), place("notices").scrollIntoView({ block: "center" }));
    this.zoom = new Zoom(place("view"), place("sheets"), place("options"));
    this.places = new Places(place("sheets"), { onopen: form.open, ontap: (event) => this.zoom.enlarged(event) });
    this.preview = new Preview(session, form, place("sheets"), options.chosen, { onpages: (sheets) => this.drawn(sheets) });
    this.notices = new Notices(session, form, place("notices"), options, { onwrong: (count) => this.alert(count), ontry: (edits) => this.preview.try(edits), onshown: (content) => this.ask(content) });
    this.look = new Look(session, shape, place("pane-look"), this.preview, options);
    this.look.onown = () => (tabs.show("content"), form.reveal("custom_sections"), form.items.draft("custom_sections", "entry"));
    this.review = new Review(session, place("pane-review"), { oncount: (count) => tabs.count("review", count), onopen: form.open });
    this.rest = new Unplaced(session, form, place("pane-rest"), { oncount: (count, isShown) => tabs.count("rest", count, { isShown }) });
    this.hint = h("p", { class: "small tap" });
    place("options").append(this.hint);
    this.zoom.onset = (isEnlarged) => this.hinted(isEnlarged);
    this.hinted(false);
    this.notices.draw();
    session.addEventListener("loaded", ({ detail: { changes } }) => this.heard(changes));
  }

  restore(kept) {
    this.review.restore(kept);
    this.rest.restore(kept);
  }

  typed() { this.preview.typed(); }
  focused(path) { this.places.focus(path); }
  refresh() { this.preview.refresh(); }

  /** A pane is shown. */
  shown(name) {
    if (name === "look") this.look.draw();
    if (name === "review") (place("toasts").replaceChildren(), this.review.draw());
  }

  /** What a tap on the sheet does, where a finger would not hit a line. */
  hinted(isEnlarged) { this.hint.textContent = t(isEnlarged ? "session.tap" : "session.enlarge"); }

  drawn(sheets) {
    this.places.drawn(sheets);
    this.zoom.drawn(sheets);
    this.look.draw();
    if (!this.preview.tried.length) this.notices.pagesCounted(sheets.length);
    if (!this.preview.tried.length) this.bar.counted(sheets.length - this.options.chosen().max_pages);
    document.documentElement.classList.add(FACES);
    localStorage.setItem(FACES, "1");
  }

  /** How many things are wrong, above the sheet: there one sees them on a phone. */
  alert(count) {
    if (place("alert").querySelector(".asking")) return;
    const go = () => (this.tabs.select("content"), this.tabs.tabs.get("content").focus());
    place("alert").replaceChildren(...(count ? [button(t(count === 1 ? "notice.wrong_1" : "notice.wrong_n", { n: count }), go)] : []));
  }

  /** A question about what the sheet shows, above it; then back to the fields. */
  ask(content) {
    place("alert").replaceChildren(...(content ? [h("div", { class: "asking notice", role: "group", tabindex: "-1" }, content)] : []));
    this.views.show(content ? "view" : "edit");
    if (content) scrollTo(0, 0);
    (content ? place("alert").firstElementChild : place("tab-content")).focus();
    this.notices.draw();
  }

  /** What others have changed glows on the sheet, and is said where it cannot be seen. */
  heard(changes) {
    this.places.glow(changes.flatMap((change) => change.changed_paths));
    if (this.tabs.selected === "review") return;
    for (const change of changes) {
      const [path] = change.changed_paths;
      if (!path || this.form.isSeen(path) || this.places.isSeen(path)) continue;
      toast(t("session.changed_by", { who: whoMade(change), what: describedAll(change.changed_paths) }), { label: t("session.show"), run: () => this.form.open(path) });
    }
  }
}
