// The assistant: what it is given, whether it asks first, and what it has changed, value by value, each to be kept or taken back.
import { explained, problems } from "./api.js";
import { compared, shown } from "./comparing.js";
import { connecting } from "./connecting.js";
import { carried, differences } from "./difference.js";
import { announce, button, h, toast } from "./dom.js";
import { told, toldAll, who, whoMade } from "./labels.js";
import { applied, listOf } from "./paths.js";
import { lately, numbered, t } from "./words.js";

const MOST = 40; // versions that are looked at
const NOT_CHANGES = new Set(["extract_and_store_cv", "create_cv_session", "upload", "request_cv_upload"]);
const BY_HAND = "page"; // here, in another tab, on the person's phone

export class Review {
  /** `oncount(n)` how many changes wait, `onopen(path)` goes to a field, `isAsked(path)` whether it is asked there which text is to be kept, `rank(path)` says how far down the sheet it stands;
   * `onmarks(isWanted)` when what waits stands elsewhere or the person is at another of it, with the keyboard where `isWanted`. */
  constructor(session, root, { oncount, onopen, isAsked, rank, onmarks }) {
    Object.assign(this, { session, root, oncount, onopen, isAsked, rank, onmarks, seen: new Set(), cvs: new Map(), stands: new WeakMap(), here: null });
    this.list = h("ol", { class: "reviews" });
    this.title = h("h2", { class: "pane-title" });
    this.all = h("div", { class: "buttons" },
      button(t("review.revert_all"), () => this.revertAll(), { class: "small quiet", id: "revert-all" }), button(t("review.keep_all"), () => this.keepAll(), { class: "small telling", id: "keep-all" }));
    this.text = h("p", { class: "small" });
    this.hold = h("input", { type: "checkbox", id: "hold", "aria-describedby": "hold-text", onchange: () => this.reviewed({ hold: this.hold.checked }) });
    this.waiting = h("ol", { class: "reviews", id: "proposals" });
    const held = h("div", { class: "hold" }, h("label", { class: "check" }, this.hold, h("span", {}, t("review.hold"))), h("p", { class: "small", id: "hold-text" }, t("review.hold_text")));
    this.head = h("div", { class: "pane-head" }, this.title, this.all, this.text);
    this.asks = h("h2", { class: "pane-title", id: "proposed", hidden: true });
    this.connect = connecting(session);
    const reviewed = [this.asks, this.waiting, this.head, this.list];
    this.orders = { true: [...reviewed, held, this.connect], false: [this.connect, held, ...reviewed] };
    this.arrange(false);
    const card = (element) => element?.closest?.(".review") ?? null;
    root.addEventListener("pointerover", ({ target }) => this.goes(card(target)));
    root.addEventListener("pointerleave", ({ pointerType }) => pointerType === "touch" || this.goes(root.contains(document.activeElement) ? card(document.activeElement) : null));
    root.addEventListener("focusin", ({ target }) => this.goes(card(target), target.matches(":focus-visible")));
    root.addEventListener("focusout", ({ relatedTarget }) => this.goes(card(relatedTarget)));
    session.addEventListener("loaded", () => this.draw());
  }

  restore(kept) {
    this.seen = new Set(kept.get("seen") ?? []);
    return this.draw();
  }

  /** The person is at a card, with the pointer or the focus. */
  goes(card, isWanted = false) {
    if (this.here === card) return;
    this.here = card;
    this.onmarks(isWanted);
  }

  /** Where what waits stands on the sheet: [{path, kind, isStrong}]. What was removed stands nowhere. */
  marks() {
    return [...this.root.querySelectorAll(".review")].flatMap((card) => this.stands.get(card)().map((path) => ({ path, kind: card.matches(".proposal") ? "proposed" : "", isStrong: card === this.here })));
  }

  /** What waits comes first; where nothing does, the way to an assistant. Nothing moves below the hand. */
  arrange(waits) {
    if (this.waits === waits || this.root.contains(document.activeElement)) return;
    this.waits = waits;
    this.connect.open = !waits;
    this.root.replaceChildren(...this.orders[waits]);
  }

  /** What assistants have changed and the person has not dealt with, newest first. */
  open() {
    return this.session.history.filter((entry) => entry.changed_paths.length && entry.by !== BY_HAND && entry.version > 1 && !NOT_CHANGES.has(entry.operation) && !this.seen.has(entry.version)).slice(0, MOST);
  }

  /** How many values a version has changed that the person has not dealt with, as far as its paths say. */
  waitingIn({ version, changed_paths: paths }) {
    const seen = [...this.seen].filter((each) => String(each).startsWith(`${version} `));
    return Math.max(1, paths.length - seen.length);
  }

  /** What the person is asked about at its field is told there alone: it is not asked a second time here. */
  async asked() {
    for (const entry of this.open().filter(({ changed_paths: paths }) => paths.some(this.isAsked))) {
      if (entry.changed_paths.length === 1) this.seen.add(entry.version);
      const { before, after } = await this.around(entry.version).catch(() => ({}));
      const changes = after ? differences(before, after) : [];
      changes.filter(({ path }) => this.isAsked(carried(path, after, this.session.cv) ?? path)).forEach(({ path }) => this.seen.add(`${entry.version} ${path}`));
      if (changes.length && changes.every(({ path }) => this.seen.has(`${entry.version} ${path}`))) this.seen.add(entry.version);
    }
    this.session.keep.put("seen", [...this.seen]);
  }

  async draw() {
    if (this.open().some(({ changed_paths: paths }) => paths.some(this.isAsked))) await this.asked();
    const open = this.open();
    const key = JSON.stringify([open.map(({ version }) => version), [...this.seen]]);
    this.counted(this.drawn === key ? this.list.childElementCount : open.reduce((count, entry) => count + this.waitingIn(entry), 0));
    if (this.root.hidden) return;
    this.hold.checked = this.session.isHeld;
    this.proposed();
    if (this.drawn === key) return;
    this.drawn = key;
    const cards = (await Promise.all(open.map((entry) => this.version(entry)))).flat().sort((one, other) => one.rank - other.rank);
    if (this.drawn !== key) return;
    this.list.replaceChildren(...cards.map(({ card }) => card));
    this.counted(cards.length);
    this.onmarks();
  }

  counted(changes) {
    const { length: proposed } = this.session.proposals;
    this.oncount(changes + proposed);
    this.all.hidden = changes < 2;
    this.asks.hidden = !proposed;
    this.head.hidden = proposed > 0 && !changes;
    this.arrange(changes + proposed > 0);
    if (proposed) this.asks.textContent = numbered("review.proposed", proposed);
    this.title.textContent = numbered("review.title", changes);
    this.text.textContent = t(changes ? "review.text" : "review.none");
  }

  /** What the assistant proposes, on what stands there now. */
  proposed() {
    const { proposals, cv, version } = this.session;
    const key = JSON.stringify([proposals.map(({ id }) => id), version]);
    if (this.proposedKey === key) return;
    this.proposedKey = key;
    const rows = proposals.map((proposal) => {
      const paths = proposal.edits.map((edit) => edit.field_path);
      let [changes, after] = [[], cv];
      try {
        after = applied(cv, proposal.edits);
        changes = differences(cv, after);
      } catch {
        changes = paths.map((path) => ({ kind: "set", path })); // it does not go with the CV as it is now
      }
      const name = toldAll(changes, after);
      const maker = who(proposal.by);
      const card = h("li", { class: "review proposal" }, maker === who("http") ? null : h("p", { class: "small" }, t("review.proposes", { who: maker })), h("dl", {}, changes.map((change) => this.change(change, after))),
        h("div", { class: "buttons" },
          button(t("lost.dismiss"), () => this.reviewed({ dismiss: [proposal.id] }), { class: "small quiet", "aria-label": `${t("lost.dismiss")}: ${name}` }),
          button(t("review.accept"), () => this.reviewed({ accept: [proposal.id] }), { class: "small telling", "aria-label": `${t("review.accept")}: ${name}` })));
      this.stands.set(card, () => changes.map((change) => (change.kind === "removed" ? `${listOf(change.path)}[${change.index}]` : carried(change.path, after, this.session.cv))).filter(Boolean));
      return card;
    });
    this.waiting.replaceChildren(...rows);
    this.onmarks();
  }

  async reviewed(what) {
    const hadFocus = this.waiting.contains(document.activeElement);
    try {
      await this.session.review(what);
    } catch (error) {
      toast(problems(error)[0]?.text ?? explained(error));
    }
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

  /** A card for each value that a version has changed, and how far down the sheet it stands: [{card, rank}]. */
  async version(entry) {
    const { before, after } = await this.around(entry.version).catch(() => ({}));
    if (!after) return [];
    const changes = differences(before, after).filter(({ path }) => !this.seen.has(`${entry.version} ${path}`));
    const maker = whoMade(entry);
    const made = maker === who("http") ? lately(entry.at) : `${maker} · ${lately(entry.at)}`;
    return changes.map((change) => {
      const isLast = changes.length === 1;
      const name = told(change, after);
      const buttons = h("div", { class: "buttons" }, h("p", { class: "made" }, made),
        button(t("review.revert"), () => this.revert(entry.version, { before, after }, change, isLast), { class: "small quiet", "aria-label": `${t("review.revert")}: ${name}` }),
        button(t("review.keep"), () => this.keep(isLast ? entry.version : `${entry.version} ${change.path}`), { class: "small telling", "aria-label": `${t("review.keep")}: ${name}` }));
      const here = carried(change.path, after, this.session.cv) ?? change.path;
      const card = h("li", { class: "review", "data-version": entry.version }, h("dl", {}, this.change(change, after, here)), buttons);
      this.stands.set(card, () => (change.kind === "removed" ? [] : [carried(change.path, after, this.session.cv)].filter(Boolean)));
      return { rank: this.rank(here), card };
    });
  }

  /** `here`: where it stands in the newest version. */
  change(change, after, here = change.path) {
    const { kind, path } = change;
    const go = kind === "removed" ? h("strong", {}, told(change, after)) : button(told(change, after), () => this.onopen(here), { class: "link" });
    const said = kind === "moved" ? "" : change.before === undefined ? t("review.added") : change.after === undefined ? t("review.removed") : "";
    return h("div", { class: "change" }, h("dt", {}, go, said && h("span", { class: "small" }, said)),
      kind === "moved" ? h("dd", {}, t("review.moved", { from: change.index + 1 })) : compared(...[change.before, change.after].map((value) => shown(value, path.match(/(\w+)(?:\[\d+\])*$/)[1], this.session.cv.language))));
  }

  /** What is kept is seen: versions, or single changes of one (`"7 headline"`). */
  keep(...changes) {
    changes.forEach((change) => this.seen.add(change));
    this.session.keep.put("seen", [...this.seen]);
    announce(t("review.kept"));
    this.focusAfter(() => this.draw());
  }

  keepAll() { this.keep(...this.open().map(({ version }) => version)); }

  /** Take a version's changes back, or one of them; the last one that waits settles the version. What has changed again since stays, and is named. */
  async revert(version, around, only = null, isLast = true) {
    try {
      const { blocked } = await this.session.takeBack(around, only);
      this.seen.add(isLast ? version : `${version} ${only.path}`);
      this.session.keep.put("seen", [...this.seen]);
      toast(blocked.length ? t("session.undo_blocked", { what: toldAll(blocked, around.after) }) : t("review.reverted"));
      this.drawn = "";
      await this.focusAfter(() => this.draw());
    } catch (error) {
      toast(problems(error)[0]?.text ?? explained(error));
    }
  }

  /** All that wait, the newest first, so that each is taken back from what it made. */
  async revertAll() {
    for (const { version } of this.open()) await this.revert(version, await this.around(version));
  }

  async focusAfter(draw) {
    const hadFocus = this.root.contains(document.activeElement);
    await draw();
    if (hadFocus && !this.root.contains(document.activeElement)) (this.list.querySelector("button") ?? document.getElementById("tab-review")).focus();
  }
}
