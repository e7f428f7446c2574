// What is proposed, seen from the CV as it is now: what it is called, and where it would stand.
import { carried } from "./difference.js";
import { labelOf, placed, told } from "./labels.js";
import { listOf, valueAt } from "./paths.js";

/** By the names that stand there now, a new entry by its section; `after`: the CV with the proposal, `cv`: without. */
export function calledNow(change, after, cv) {
  const { kind, path } = change;
  const [, entry, inner] = path.match(/^(\w+\[\d+\])(.*)$/) ?? [];
  if (kind === "removed") return told(change, cv);
  if (kind === "added" && entry && !inner) return labelOf(listOf(entry));
  const now = inner ? carried(entry, after, cv) : null;
  return now ? placed(`${now}${inner}`, cv) : told(change, after);
}

/** Where it stands on the sheet: {path, edge: "after" or "before" what it would be put in beside}. */
export function standsNow({ kind, path, index }, after, cv) {
  if (kind === "removed") return { path: `${listOf(path)}[${index}]` };
  if (kind !== "added") return { path: carried(path, after, cv) ?? "" };
  const [, list, at] = path.match(/^(.*)\[(\d+)\]$/);
  const there = carried(list, after, cv) ?? "";
  const beside = Number(at) ? carried(`${list}[${at - 1}]`, after, cv) : null;
  if (beside) return { path: beside, edge: "after" };
  return valueAt(cv, there)?.length ? { path: `${there}[0]`, edge: "before" } : { path: there.replace(/\.?\w+$/, ""), edge: "after" };
}
