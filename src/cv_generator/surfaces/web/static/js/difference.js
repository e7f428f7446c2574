// What differs between two versions of a CV, and the edits that take it back from a third one.
import { matched } from "./matching.js";
import { applied, isObject, listOf, parse, spelled, valueAt } from "./paths.js";

/** What a person sees as one change: {kind: "set" | "added" | "removed" | "moved", path, before, after, index}.
 * `path` is that in the version after; of what was removed, where it would stand. `index` is the index before. */
export function differences(before, after) {
  const found = [];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) compare(before[name], after[name], name, found);
  return found;
}

function compare(before, after, path, found) {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (Array.isArray(before ?? after) && Array.isArray(after ?? before)) return lists(before ?? [], after ?? [], path, found);
  if (isObject(before) && isObject(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) compare(before[name], after[name], `${path}.${name}`, found);
    return;
  }
  if (isEmpty(before) && isEmpty(after)) return;
  found.push({ kind: "set", path, before, after });
}

function lists(before, after, path, found) {
  const pairs = matched(before, after);
  pairs.forEach((old, index) => {
    if (old < 0) found.push({ kind: "added", path: `${path}[${index}]`, after: after[index] });
    else compare(before[old], after[index], `${path}[${index}]`, found);
  });
  const kept = new Set(pairs);
  before.forEach((item, index) => kept.has(index) || found.push({ kind: "removed", path: `${path}[${Math.min(index, after.length)}]`, before: item, index }));
  moved(pairs, path, found);
}

/** Items that stand elsewhere among those that stayed: as few as possible. */
function moved(pairs, path, found) {
  const stayed = pairs.map((old, index) => ({ old, index })).filter(({ old }) => old >= 0);
  const kept = longestRising(stayed.map(({ old }) => old));
  stayed.forEach(({ old, index }, place) => kept.has(place) || found.push({ kind: "moved", path: `${path}[${index}]`, index: old }));
}

function longestRising(values) {
  const best = values.map(() => ({ length: 1, from: -1 }));
  values.forEach((value, index) => {
    for (let each = 0; each < index; each += 1)
      if (values[each] < value && best[each].length + 1 > best[index].length) best[index] = { length: best[each].length + 1, from: each };
  });
  const kept = new Set();
  let place = best.reduce((top, each, index) => (top < 0 || each.length > best[top].length ? index : top), -1);
  for (; place >= 0; place = best[place].from) kept.add(place);
  return kept;
}

const isEmpty = (value) => value === undefined || value === "" || (Array.isArray(value) && !value.length);

/** The paths of what differs and stands there: what was removed marks nothing that has taken its place. */
export const standing = (changes) => changes.filter(({ kind }) => kind !== "removed").map(({ path }) => path);

/** Where what stands at `path` in one version is found in another; null where it is no more. */
export function carried(path, from, to) {
  const steps = [];
  let [here, there] = [from, to];
  for (const step of parse(path)) {
    const place = typeof step === "number" && Array.isArray(here) && Array.isArray(there) ? matched(here, there).indexOf(step) : step;
    if (place === -1) return null;
    steps.push(place);
    [here, there] = [here?.[step], there?.[place]];
  }
  return spelled(steps);
}

/** The edits that take `changes`, made between two versions, back from the current one: {edits, blocked: changes that others
 * have changed again, which stay}. */
export function takenBack(changes, after, current) {
  const [edits, blocked] = [[], []];
  let now = current;
  const rank = { set: 0, added: 1, removed: 2, moved: 3 };
  const order = changes.toSorted((one, other) => rank[one.kind] - rank[other.kind] || (one.kind === "added" ? indexOf(other) - indexOf(one) : (one.index ?? 0) - (other.index ?? 0)));
  for (const change of order) {
    const made = takeBack(change, after, now);
    if (!made) blocked.push(change);
    else {
      edits.push(made);
      now = applied(now, [made]);
    }
  }
  return { edits, blocked };
}

const indexOf = ({ path }) => parse(path).at(-1);

function takeBack({ kind, path, before, after: value, index }, after, now) {
  if (kind === "removed") {
    const list = carried(listOf(path), after, now);
    if (list === null) return null;
    const length = valueAt(now, list)?.length ?? 0;
    if (!length) return { field_path: list, value: [before] };
    return index < length ? { field_path: `${list}[${index}]`, value: before, op: "insert" } : { field_path: list, value: before, op: "append" };
  }
  const here = carried(path, after, now);
  if (here === null) return null;
  if (kind === "moved") return { field_path: here, value: Math.min(index, valueAt(now, listOf(here)).length - 1), op: "move" };
  if (JSON.stringify(valueAt(now, here) ?? "") !== JSON.stringify(value ?? "")) return null;
  if (kind === "added") return { field_path: here, op: "remove" };
  return isEmpty(before) ? { field_path: here, op: "remove" } : { field_path: here, value: before };
}
