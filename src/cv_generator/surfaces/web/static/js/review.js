// The assistant: what it is given, whether it asks first, and what it has changed, value by value, each to be kept or taken back.
import { explained, problems } from "./api.js";
import { connecting } from "./connecting.js";
import { Dealt } from "./dealt.js";
import { carried, differences } from "./difference.js";
import { announce, button, h, toast } from "./dom.js";
import { toldAll } from "./labels.js";
import { cardOfProposal } from "./proposed.js";
import { cardOf, grouped, marksOf, when } from "./review_cards.js";
import { handIn, scroller, steady } from "./views.js";
import { numbered, t } from "./words.js";

const MOST = 40; // versions that are looked at
const NOT_CHANGES = new Set(["extract_and_store_cv", "create_cv_session", "upload", "request_cv_upload"]);
const BY_HAND = "page"; // here, in another tab, on the person's phone
const ELSEWHERE_MS = 12000; // what is reviewed on another device is heard of, while something waits here
const READ = "reviewed"; // what says that this browser has been told how changes are reviewed

export class Review {
  /** `oncount(n)` how many changes wait, `onopen(path)` goes to a field, `ondealt()` when something has been dealt with, `isAsked(path)` whether it is asked there which text is to be kept, `rank(path)` says how far down the sheet it stands;
   * `onmarks(isWanted)` when what waits stands elsewhere or the person is at another of it, with the keyboard where `isWanted`; `glimpse(stands, name, room)` shows where that is, or null. */
  constructor(session, root, { oncount, onopen, ondealt, isAsked, rank, onmarks, glimpse }) {
    Object.assign(this, { session, root, oncount, onopen, ondealt, isAsked, rank, onmarks, glimpse, seen: new Set(), cvs: new Map(), stands: new WeakMap(), found: [], here: null, place: 0, isDone: false, isShowing: false });
    this.list = h("ol", { class: "reviews" });
    this.title = h("h3", { id: "changes" });
    this.all = h("div", { class: "buttons at-end", hidden: true }, button(t("review.revert_all"), () => this.revertAll(), { class: "small", id: "revert-all" }), button(t("review.keep_all"), () => this.keepAll(), { class: "small", id: "keep-all" }));
    this.text = h("p", { class: "small" });
    this.hold = h("input", { type: "checkbox", id: "hold", "aria-describedby": "hold-text", onchange: () => this.reviewed({ hold: this.hold.checked }) });
    this.waiting = h("ol", { class: "reviews", id: "proposals" });
    const switched = h("div", { class: "hold" }, h("label", { class: "check" }, this.hold, h("span", {}, t("review.hold"))), h("p", { class: "small", id: "hold-text" }, t("review.hold_text")));
    this.head = h("div", { class: "pane-head", hidden: true }, this.title, this.text);
    this.done = new Dealt(this.head);
    this.proposedTitle = h("h3", { id: "proposed" });
    const everything = (what) => () => this.reviewed({ [what]: session.proposals.map(({ id }) => id) });
    this.every = h("div", { class: "buttons at-end", hidden: true }, button(t("review.dismiss_all"), everything("dismiss"), { class: "small", id: "dismiss-all" }), button(t("review.accept_all"), everything("accept"), { class: "small", id: "accept-all" }));
    this.asks = h("div", { class: "pane-head", hidden: true }, this.proposedTitle, h("p", { class: "small" }, t("review.proposed_text")));
    this.connect = connecting(session);
    this.heading = h("h2", { class: "pane-title" }, t("session.share_title"));
    root.append(this.heading, this.done.element, this.asks, this.waiting, this.every, this.head, this.list, this.all, this.connect, switched);
    this.folds(false);
    const card = (element) => element?.closest?.(".review");
    let isPressed = false; // nothing moves below what is pressed
    root.addEventListener("pointerdown", () => (isPressed = true));
    ["pointerup", "pointercancel"].forEach((name) => addEventListener(name, () => (isPressed = false)));
    root.addEventListener("focusin", ({ target }) => isPressed || this.goes(card(target), target.matches(":focus-visible")));
    root.addEventListener("click", ({ target }) => this.goes(card(target), true));
    const holds = () => this.cvs.set(session.version, Promise.resolve(session.cv)); // it is not asked for
    holds();
    session.addEventListener("loaded", () => (holds(), this.draw()));
    this.channel = new BroadcastChannel(`cv-reviewed ${session.id}`); // other tabs of this browser
    this.channel.addEventListener("message", () => this.mark());
    addEventListener("focus", () => this.mark());
    document.addEventListener("visibilitychange", () => document.hidden || this.mark());
    setInterval(() => document.hidden || !session.isOnline || !this.found.length || this.mark(), ELSEWHERE_MS);
  }

  restore(kept) {
    this.seen = new Set(kept.get("seen") ?? []);
    return Promise.all([this.draw(), this.mark()]);
  }

  /** What has been dealt with, or is not any more, here and wherever the session is shown: versions, or single changes of one (`"7 headline"`). Without any: what was dealt with elsewhere. */
  async mark(seen = [], unseen = []) {
    seen.forEach((mark) => this.seen.add(mark));
    unseen.forEach((mark) => this.seen.delete(mark));
    this.marking = (this.marking ?? 0) + 1;
    if (seen.length + unseen.length) this.session.keep.put("seen", [...this.seen]);
    const marks = await this.session.mark(seen.map(String), unseen.map(String)).catch(() => null);
    this.marking -= 1;
    if (!marks) return;
    if (seen.length + unseen.length) this.channel.postMessage("");
    if (this.marking) return; // a later answer knows more
    this.seen = new Set(marks.map((mark) => (/^\d+$/.test(mark) ? Number(mark) : mark)));
    this.session.keep.put("seen", [...this.seen]);
    this.draw();
  }

  /** The person is at a card, with the pointer, a finger or the focus; it stays the one at hand, and does not move. */
  goes(card, isWanted = false) {
    if (!card?.isConnected || this.here === card) return;
    const { top } = card.getBoundingClientRect();
    this.here?.classList.remove("is-here");
    card.classList.add("is-here");
    this.here = card;
    this.looks();
    this.place = this.cards.indexOf(card);
    const moved = card.getBoundingClientRect().top - top;
    scroller().scrollTop += moved;
    this.onmarks(isWanted);
  }

  /** What the sheet shows of the one at hand is shown in its card, until it is not wanted any more. */
  shows() {
    this.isShowing = !this.isShowing;
    this.looks();
  }

  /** Where the one at hand stands, or stands by now. */
  looks() {
    const { here } = this;
    const [old] = this.root.querySelectorAll(".glimpse");
    const had = old && old === document.activeElement;
    old?.remove();
    const seen = here && this.glimpse(this.standsOf(here), here.dataset.name, here.clientWidth);
    const way = here?.querySelector(".to-sheet");
    if (way) Object.assign(way, { hidden: !seen, ariaExpanded: this.isShowing });
    if (seen && this.isShowing) here.querySelector(":scope > .buttons").before(seen);
    if (had) seen?.focus({ preventScroll: true });
  }

  standsOf(card) { return this.stands.get(card)().map((stood) => ({ kind: card.matches(".proposal") ? "proposed" : "", ...stood })); }

  get cards() { return [...this.root.querySelectorAll(".review")]; }

  /** After drawing: the card that one was at, or the one that has taken its place. */
  stays() {
    const { cards } = this;
    const same = cards.find(({ dataset }) => dataset.key === this.here?.dataset.key);
    this.here = null;
    this.goes(same ?? cards[Math.min(this.place, cards.length - 1)]);
    this.onmarks();
  }

  /** The pane is left: what was said of what is done has been read. */
  left() {
    this.isDone = false;
    this.done.says();
    this.root.style.paddingBottom = "";
  }

  /** Where what waits stands on the sheet: [{path, kind, isStrong}]. What was removed stands nowhere. */
  marks() {
    return this.cards.flatMap((card) => this.standsOf(card).map((stood) => ({ isStrong: card === this.here, ...stood })));
  }

  /** Where nothing waits the prompt for an assistant is what is offered, else it is folded. Nothing is folded below the hand. */
  folds(isBusy) {
    if (this.isBusy === isBusy || this.connect.contains(handIn(this.root))) return;
    this.isBusy = isBusy;
    this.connect.open = !isBusy;
    this.connect.firstChild.hidden = !isBusy;
  }

  /** What assistants have changed and the person has not dealt with, newest first. */
  open() {
    return this.session.history.filter((entry) => entry.changed_paths.length && entry.by !== BY_HAND && entry.version > 1 && !NOT_CHANGES.has(entry.operation) && !this.seen.has(entry.version)).slice(0, MOST);
  }

  /** The values that a version has changed and that the person has not dealt with: [{entry, around: {before, after}, change}]. */
  async waitingIn(entry) {
    const around = await this.around(entry.version).catch(() => null);
    if (!around) this.known = ""; // it is asked for again
    const changes = around ? differences(around.before, around.after).filter(({ path }) => !this.seen.has(`${entry.version} ${path}`)) : [];
    return changes.map((change) => ({ entry, around, change }));
  }

  /** What the person is asked about at its field is told there alone: it is not asked a second time here. */
  async asked() {
    for (const entry of this.open().filter(({ changed_paths: paths }) => paths.some(this.isAsked))) {
      const marks = entry.changed_paths.length === 1 ? [entry.version] : [];
      const { before, after } = await this.around(entry.version).catch(() => ({}));
      const changes = after ? differences(before, after) : [];
      changes.filter(({ path }) => this.isAsked(carried(path, after, this.session.cv) ?? path)).forEach(({ path }) => marks.push(`${entry.version} ${path}`));
      if (changes.length && changes.every(({ path }) => marks.includes(`${entry.version} ${path}`) || this.seen.has(`${entry.version} ${path}`))) marks.push(entry.version);
      if (marks.some((mark) => !this.seen.has(mark))) this.mark(marks);
    }
  }

  async draw() {
    if (this.open().some(({ changed_paths: paths }) => paths.some(this.isAsked))) await this.asked();
    const open = this.open();
    const key = JSON.stringify([open.map(({ version }) => version), [...this.seen]]);
    if (this.known !== key) {
      this.known = key;
      this.coming = Promise.all(open.map((entry) => this.waitingIn(entry)));
    }
    const found = await this.coming;
    if (![key, ""].includes(this.known)) return; // something has come meanwhile
    this.found = found.flat();
    steady(this.root, () => (this.counted(this.found.length), this.root.hidden || this.shown(key)));
  }

  shown(key) {
    this.hold.checked = this.session.isHeld;
    this.proposed();
    if (this.drawn === key) return;
    this.drawn = key;
    this.list.replaceChildren(...grouped(this.found).map((some) => cardOf(this, some)).sort((one, other) => one.rank - other.rank).map(({ card }) => card));
    this.stays();
  }

  counted(changes) {
    const { length: proposed } = this.session.proposals;
    this.oncount(changes + proposed);
    if (changes + proposed) this.isDone = false;
    this.done.draw(this.isDone);
    this.heading.classList.toggle("unseen", changes + proposed > 0); // what waits is the heading
    this.all.hidden = changes < 2;
    this.asks.hidden = !proposed;
    this.every.hidden = proposed < 2;
    this.head.hidden = !changes;
    this.folds(changes + proposed > 0 || this.isDone);
    if (proposed) this.proposedTitle.textContent = numbered("review.proposed", proposed);
    if (!changes) return;
    this.title.textContent = numbered("review.title", changes);
    this.text.textContent = localStorage.getItem(READ) ? when(this.found) : t("review.text");
  }

  /** The person has dealt with something, which is `told`; with nothing left that is said, and what comes then is at hand. */
  dealt(told = "") {
    localStorage.setItem(READ, "1");
    this.isDone = true;
    this.done.says(told);
    this.ondealt();
  }

  /** What the assistant proposes, on what stands there now. */
  proposed() {
    const { proposals, version } = this.session;
    const key = JSON.stringify([proposals.map(({ id }) => id), version]);
    if (this.proposedKey === key) return;
    this.proposedKey = key;
    const rows = proposals.map((proposal) => cardOfProposal(this, proposal));
    this.waiting.replaceChildren(...rows);
    this.stays();
  }

  async reviewed(what) {
    const hadFocus = this.waiting.contains(document.activeElement);
    try {
      await this.session.review(what);
    } catch (error) {
      toast(problems(error)[0]?.text ?? explained(error));
    }
    if (what.accept || what.dismiss) (this.dealt(), this.counted(this.found.length));
    this.hold.checked = this.session.isHeld;
    if (hadFocus && !this.waiting.contains(document.activeElement)) (this.waiting.querySelector("button") ?? this.hold).focus();
  }

  /** The CV as it was in a version. */
  at(version) {
    if (!this.cvs.has(version)) this.cvs.set(version, this.session.ask("get-cv-session", { at_version: version }, { attempts: 3 }).then((answer) => answer.cv_data).catch((error) => (this.cvs.delete(version), Promise.reject(error))));
    return this.cvs.get(version);
  }

  async around(version) {
    const [before, after] = await Promise.all([this.at(version - 1), this.at(version)]);
    return { before, after };
  }

  /** What is kept is seen: versions, or single changes of one (`"7 headline"`). */
  keep(...changes) {
    this.mark(changes);
    this.dealt();
    announce(t("review.kept"));
    return this.focusAfter(() => this.draw());
  }

  /** All that wait; they wait again where the person has thought better of it. */
  async keepAll() {
    const versions = this.open().map(({ version }) => version);
    const parts = [...this.seen].filter((mark) => versions.includes(Number.parseInt(mark, 10)));
    const count = this.found.length;
    await this.keep(...versions);
    this.done.says(numbered("review.kept", count), () => this.focusAfter(() => (this.done.says(), this.mark(parts, versions), this.draw())));
  }

  /** Take a version's changes back, or `only` some of them; the last that wait settle the version. What has changed again since stays, and is named: whether nothing did. */
  async revert(version, around, only = null, isLast = true) {
    try {
      const { blocked } = await this.session.takeBack(around, only);
      this.mark(marksOf(version, only ?? [], isLast));
      this.dealt(blocked.length ? t("session.undo_blocked", { what: toldAll(blocked, around.after) }) : t("review.reverted", { what: toldAll(only ?? differences(around.before, around.after), around.after) }));
      this.drawn = "";
      await this.focusAfter(() => this.draw());
      return !blocked.length;
    } catch (error) {
      toast(problems(error)[0]?.text ?? explained(error));
    }
  }

  /** All that wait, the newest first, so that each is taken back from what it made. */
  async revertAll() {
    const what = toldAll(this.found.map(({ change }) => change), this.session.cv);
    let isWhole = true;
    for (const { version } of this.open()) isWhole = (await this.revert(version, await this.around(version))) && isWhole;
    if (isWhole) this.done.says(t("review.reverted", { what }));
  }

  async focusAfter(draw) {
    const hadFocus = this.root.contains(document.activeElement);
    await draw();
    if (hadFocus && !this.root.contains(document.activeElement)) (this.here?.querySelector(".buttons .primary") ?? document.getElementById(this.done.element.hidden ? "tab-review" : "download-pdf")).focus();
  }
}
