// One session as the service holds it: read it, edit it against its version, undo, follow it.
import { call, Refused, Unreachable } from "./api.js";
import { listOf, touches } from "./paths.js";

export const ATTEMPTS = 5;
const READ = { include_history: true, include_unplaced_text: true, include_sources: true, include_validation: true };

/** Events: `loaded` (detail {changes: versions that others made, own: whether this page wrote}), `state`, `gone`. */
export class Session extends EventTarget {
  constructor(id) {
    super();
    this.id = id;
    Object.assign(this, { version: 0, cv: {}, history: [], unplaced: [], sources: [], doubtful: new Set(), missing: [], ready: false, problems: { errors: [], warnings: [] } });
    this.cursor = 0; // the version whose content is shown: undo goes to the one before
    this.top = 0; // redo goes up to here
    this.state = "loading"; // loading | saving | saved | unsaved | offline
    this.isGone = false;
    this.queue = Promise.resolve();
  }

  /** Read the newest version. `own` is the version that this page has just made, if it did. */
  async load(own = 0) {
    const answer = await this.ask("get-cv-session", READ);
    if (answer.version < this.version) return;
    const changes = this.version ? answer.history.filter((entry) => entry.version > this.version && entry.version !== own) : [];
    if (this.version !== answer.version) this.cursor = this.top = answer.version;
    this.version = answer.version;
    this.cv = answer.cv_data;
    this.history = answer.history;
    this.unplaced = answer.unplaced_text ?? [];
    this.sources = answer.sources ?? [];
    this.doubtful = new Set(answer.doubtful ?? []);
    this.expiresAt = Date.parse(answer.expires_at);
    this.ready = answer.ready;
    this.missing = answer.missing;
    this.problems = answer.validation;
    this.dispatchEvent(new CustomEvent("loaded", { detail: { changes, own: own > 0 } }));
    if (this.state !== "saving") this.become("saved");
  }

  /** Store edits, one call after the other. `make` gives them when it is their turn, or null for none.
   * Raises `Refused` (stale: after the newest version was read) or `Unreachable`. */
  edit(make) {
    return this.inTurn(async () => {
      const edits = make();
      if (!edits?.length) return null;
      const call = edits.length === 1 ? edits[0] : { edits };
      return this.written("update-cv-field", { ...call, expected_version: this.version });
    });
  }

  /** Store edits that mean the same on any version, as long as nobody else changed what they are about. */
  async apply(edits) {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.edit(() => edits);
      } catch (error) {
        if (error.code !== "stale_version" || attempt === ATTEMPTS || edits.some((edit) => isTouched(edit, error.body.changed_paths))) throw error;
      }
    }
  }

  /** Values that were hard to read in the document: [{path, text}], the most doubtful first. */
  doubts() {
    const said = new Map(this.sources.map((source) => [source.path, source]));
    return [...this.doubtful].map((path) => said.get(path) ?? { path, text: "" });
  }

  undo = () => this.step(-1);
  redo = () => this.step(1);
  get canUndo() { return this.cursor > 1; }
  get canRedo() { return this.cursor < this.top; }

  /** One version back or forward from the one whose content is shown. */
  step(delta) {
    return this.inTurn(async () => {
      const [target, top] = [this.cursor + delta, this.top];
      if (target < 1 || target > top) return;
      await this.written("revert-cv-session", { to_version: target });
      [this.cursor, this.top] = [target, top];
      this.dispatchEvent(new CustomEvent("state"));
    });
  }

  /** Bring any version back. */
  revert(version) {
    return this.inTurn(() => this.written("revert-cv-session", { to_version: version }));
  }

  async erase() {
    await this.ask("delete-cv-session", {});
    this.isGone = true;
  }

  inTurn(work) {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => {});
    return turn;
  }

  async written(route, body) {
    this.become("saving");
    try {
      const answer = await this.ask(route, body);
      await this.load(answer.version);
      this.become("saved");
      return answer;
    } catch (error) {
      this.become(error instanceof Unreachable ? "offline" : "unsaved");
      if (error.code === "stale_version") await this.load();
      throw error;
    }
  }

  async ask(route, body) {
    try {
      return await call(route, { session_id: this.id, ...body });
    } catch (error) {
      if (error instanceof Refused && error.code === "session_not_found") this.end();
      if (error instanceof Unreachable) this.become("offline");
      throw error;
    }
  }

  end() {
    if (this.isGone) return;
    this.isGone = true;
    this.dispatchEvent(new CustomEvent("gone"));
  }

  become(state) {
    if (this.state === state) return;
    const before = this.state;
    this.state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: { before } }));
  }
}

/** Whether other people's changes may have changed or moved what an edit is about. Appending goes with anything. */
function isTouched({ field_path: path, op = "set" }, changed) {
  const about = op === "set" || !path.endsWith("]") ? path : listOf(path);
  return op !== "append" && changed.some((each) => touches(each, about));
}
