// One session as the service holds it: read it, edit it against its version, take one's own changes back, follow it.
import { Refused } from "./api.js";
import { reading } from "./asked.js";
import { differences } from "./difference.js";
import { Identities } from "./identities.js";
import { Keep } from "./keep.js";
import { applied, listOf, touches, valueAt } from "./paths.js";
import { newKey, Sender } from "./sending.js";
import { backwards, Changes } from "./undoing.js";
import { madeHere } from "./visits.js";

export const ATTEMPTS = 5;
const FIRST_ATTEMPTS = 3;

/** Events: `loaded` (detail {changes: versions that others made, with the differences that they are found to have made, own: whether it follows a write of this page, was(address) and
 * pathWas(address): what stood there before, and where}), `state`, `gone`. */
export class Session extends EventTarget {
  constructor(id) {
    super();
    this.id = id;
    Object.assign(this, { version: 0, cv: {}, history: [], unplaced: [], doubts: [], proposals: [], isHeld: false, missing: [], ready: false, problems: { errors: [], warnings: [] } });
    // doubts: values that were hard to read in the document, [{path, text}], the most doubtful first
    this.identities = new Identities();
    this.keep = new Keep(id);
    this.changes = new Changes(() => this.keep.put("changes", { done: this.changes.done, undone: this.changes.undone }));
    this.own = new Set(); // versions that this page has made
    this.state = "loading"; // loading | saving | saved | unsaved | waiting | offline
    this.isOnline = true; // whether the stream of events is there
    this.isGone = false;
    this.waiting = 0; // changes that are on their way
    this.queue = Promise.resolve();
    this.sender = new Sender({ onwait: () => this.become("waiting"), onback: () => this.become("saving") });
  }

  /** Ask for the newest version before anything else is ready for it. */
  hasten() {
    this.early = this.ask("get-cv-session", reading(this.id), { attempts: FIRST_ATTEMPTS });
    this.early.catch(() => {}); // whoever waits for it is told
  }

  /** What this browser has kept, then the newest version; what was sent without an answer is sent again. Gives what was kept. */
  async start() {
    const kept = await this.keep.open();
    const { cv, version, identities, own } = kept.get("session") ?? {};
    if (cv) Object.assign(this, { cv, identities: new Identities(identities), own: new Set(own) });
    const made = madeHere(this.id);
    if (made) this.own.add(made);
    this.changes.restore(kept.get("changes"));
    const sending = kept.get("sending");
    if (sending) this.early = null; // what is sent again comes first
    if (sending) await this.inTurn(() => this.sent(sending)).catch((error) => { if (!(error instanceof Refused)) throw error; });
    if (!this.version) await this.load({ attempts: FIRST_ATTEMPTS });
    this.wasAway = version !== undefined && version < this.version;
    return kept;
  }

  /** Read the newest version. */
  async load({ attempts = Infinity, own = false } = {}) {
    const answer = await (this.early ?? this.ask("get-cv-session", reading(this.id), { attempts }));
    this.early = null;
    if (answer.version < this.version) return;
    const changes = this.version ? answer.history.filter((entry) => entry.version > this.version && !this.own.has(entry.version)) : [];
    const before = this.cv;
    const old = new Identities(this.identities.kept());
    this.identities.follow(before, answer.cv_data, answer.entry_ids);
    this.version = answer.version;
    this.cv = answer.cv_data;
    this.history = answer.history;
    this.unplaced = answer.unplaced_text ?? [];
    const said = new Map((answer.sources ?? []).map((source) => [source.path, source]));
    this.doubts = (answer.doubtful ?? []).map((path) => said.get(path) ?? { path, text: "" });
    this.expiresAt = Date.parse(answer.expires_at);
    this.ready = answer.ready;
    this.missing = answer.missing;
    this.problems = answer.validation;
    this.isHeld = answer.held ?? false;
    this.proposals = answer.proposals ?? [];
    this.remember();
    const differing = changes.length ? differences(before, this.cv) : [];
    const news = changes.map((each) => ({ ...each, differences: differing.filter(({ path }) => each.changed_paths.some((changed) => touches(changed, path))) }));
    const pathWas = (address) => old.pathOf(address);
    const was = (address) => (pathWas(address) === null ? undefined : valueAt(before, pathWas(address)));
    this.dispatchEvent(new CustomEvent("loaded", { detail: { changes: news, own, was, pathWas } }));
    if (!this.waiting) this.become("saved");
  }

  remember() {
    const { version, cv, expiresAt } = this;
    this.keep.put("session", { version, cv, expiresAt, identities: this.identities.kept(), own: [...this.own] });
  }

  /** Store edits, one call after the other. `make` gives them when it is their turn: {edits, made: [[path, identity]]}, or null
   * for none. Raises `Refused`; where it is stale, after the newest version was read. */
  edit(make) {
    return this.inTurn(async () => {
      const { edits, made = [] } = make() ?? {};
      if (!edits?.length) return null;
      const body = edits.length === 1 ? edits[0] : { edits };
      return this.written("update-cv-field", { ...body, expected_version: this.version }, { edits, made });
    });
  }

  /** The same, made anew for the newest version until it is taken. */
  async editAgain(make, mayRetry = () => true) {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.edit(make);
      } catch (error) {
        if (error.code !== "stale_version" || attempt === ATTEMPTS || !mayRetry(error)) throw error;
      }
    }
  }

  /** Store edits that mean the same on any version, as long as nobody else changed what they are about. */
  apply(edits) {
    return this.editAgain(() => ({ edits }), (error) => !edits.some((edit) => isTouched(edit, error.body.changed_paths)));
  }

  get canUndo() { return this.changes.done.length > 0; }
  get canRedo() { return this.changes.undone.length > 0; }

  /** Take one's own last change back, or do it again: {done, blocked: what others have changed since and stays, cv: what knows the names}. */
  async step(from) {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.inTurn(() => this.stepped(from));
      } catch (error) {
        if (error.code !== "stale_version" || attempt === ATTEMPTS) throw error;
      }
    }
  }

  async stepped(from) {
    const change = this.changes.last(from);
    if (!change) return null;
    const { edits, blocked, changes } = backwards(change, this.cv);
    const { language } = this.cv;
    if (edits.length) await this.written("update-cv-field", { edits, expected_version: this.version }, { edits, from });
    else this.changes.moved(from);
    return { done: changes.filter((each) => !blocked.includes(each)), blocked, cv: { language, ...change.after } };
  }

  undo = () => this.step("done");
  redo = () => this.step("undone");

  /** Take a change of somebody else back: {before, after} are the CV around it. Gives the changes that stay, since they have changed again. */
  async takeBack(change, only = null) {
    let found = null;
    await this.editAgain(() => (found = backwards(change, this.cv, only)));
    return found;
  }

  /** Bring any version back. */
  revert(version) {
    return this.inTurn(() => this.written("revert-cv-session", { to_version: version }));
  }

  /** Hold the assistant or let it go; accept or dismiss what it has proposed, by ids. */
  review(what) {
    return this.inTurn(() => this.written("cv-review", what));
  }

  /** Which changes of others have been reviewed, on any device: marks that come and that go. Gives all of them. */
  async mark(seen = [], unseen = []) {
    const { reviewed } = await this.ask("cv-review", { seen, unseen });
    if (!this.waiting) this.become("saved");
    return reviewed;
  }

  async erase() {
    await this.ask("delete-cv-session", {}, { attempts: 1 });
    this.isGone = true;
    await this.keep.forget();
  }

  inTurn(work) {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => {});
    return turn;
  }

  /** Send a write and read what came of it. It is kept until it is answered: after a reload it is sent again, under the same key. */
  async written(route, body, { edits = null, made = [], from = "" } = {}) {
    const sending = { key: newKey(), route, body, edits, made, from };
    await this.keep.put("sending", sending);
    return this.sent(sending);
  }

  async sent({ key, route, body, edits, made, from }) {
    this.waiting += 1;
    this.become("saving");
    let failed = null;
    try {
      const answer = await this.ask(route, body, { key });
      await this.followed(answer, { edits, made, from });
      this.keep.remove("sending"); // after the drafts of what it stored
      return answer;
    } catch (error) {
      failed = error;
      this.keep.remove("sending");
      if (error.code === "stale_version") await this.load();
      throw error;
    } finally {
      this.waiting -= 1;
      this.become(failed && failed.code !== "stale_version" ? "unsaved" : "saved");
    }
  }

  /** Own edits are known: what they made has the identity that the form gave it, and they can be taken back. */
  async followed(answer, { edits, made, from }) {
    const before = this.cv;
    const isNext = this.version === 0 || answer.version === this.version + 1;
    this.own.add(answer.version);
    if (edits && isNext) {
      this.cv = applied(before, edits);
      this.identities.follow(before, this.cv);
      this.identities.adopt(made);
    }
    await this.load({ own: true });
    if (from) this.changes.moved(from, before, this.cv);
    else this.changes.add(before, this.version === answer.version ? this.cv : applied(before, edits ?? []));
    this.dispatchEvent(new CustomEvent("state"));
  }

  async ask(route, body, options) {
    try {
      return await this.sender.send(route, { session_id: this.id, ...body }, options);
    } catch (error) {
      if (error instanceof Refused && error.code === "session_not_found") this.end();
      throw error;
    }
  }

  end() {
    if (this.isGone) return;
    this.isGone = true;
    this.dispatchEvent(new CustomEvent("gone"));
    this.keep.forget();
  }

  /** Whether the stream of events is there. */
  online(isOnline) {
    if (this.isOnline === isOnline) return;
    this.isOnline = isOnline;
    if (isOnline) this.sender.hurry();
    this.dispatchEvent(new CustomEvent("state"));
  }

  become(state) {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new CustomEvent("state"));
  }
}

/** Whether other people's changes may have changed or moved what an edit is about. Appending goes with anything. */
function isTouched({ field_path: path, op = "set" }, changed) {
  const about = op === "set" || !path.endsWith("]") ? path : listOf(path);
  return op !== "append" && changed.some((each) => touches(each, about));
}
