// One's own changes, to be taken back one after the other: whatever others have changed since stays.
import { differences, takenBack } from "./difference.js";
import { topOf } from "./paths.js";

const MOST = 100;
const EDITS_A_CALL = 60;

/** The part of two versions in which they differ. */
export function part(before, after) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const only = (cv) => Object.fromEntries(names.filter((name) => name in cv).map((name) => [name, cv[name]]));
  return { before: only(before), after: only(after) };
}

/** The edits that take a change {before, after} back from `current`, or `only` one part or some of it: {edits, blocked, changes}. */
export function backwards({ before, after }, current, only = null) {
  const changes = differences(before, after).filter(({ kind, path }) => !only || [only].flat().some((each) => kind === each.kind && path === each.path));
  const found = takenBack(changes, after, current);
  if (found.edits.length <= EDITS_A_CALL) return { ...found, changes };
  const names = [...new Set(changes.map(({ path }) => topOf(path)))].filter((name) => JSON.stringify(current[name]) === JSON.stringify(after[name]));
  return { edits: names.map((name) => (name in before ? { field_path: name, value: before[name] } : { field_path: name, op: "remove" })), blocked: found.blocked, changes };
}

export class Changes {
  /** `onchange` after each change of the stacks, to keep them. */
  constructor(onchange) {
    Object.assign(this, { onchange, done: [], undone: [] });
  }

  restore({ done = [], undone = [] } = {}) {
    Object.assign(this, { done, undone });
  }

  /** A change of one's own: {before, after}; nothing that was undone can be done again after it. */
  add(before, after) {
    const change = part(before, after);
    if (!Object.keys({ ...change.before, ...change.after }).length) return;
    this.done = [...this.done, change].slice(-MOST);
    this.undone = [];
    this.onchange();
  }

  last(which) { return this[which].at(-1); }

  /** The last change of one stack is taken back; what took it back goes onto the other. */
  moved(from, before, after) {
    const to = from === "done" ? "undone" : "done";
    this[from] = this[from].slice(0, -1);
    if (before) this[to] = [...this[to], part(before, after)].slice(-MOST);
    this.onchange();
  }
}
