// Field paths and makers of changes in words.
import { spoken } from "./dates.js";
import { listOf, topOf } from "./paths.js";
import { has, named, t } from "./words.js";

const ENTRY = /^\w+\[\d+\]$/;
const MOST_TOLD = 8;
const MOST_LETTERS = 160; // more than a line

/** The label of a field: its own in this section, or the common one. */
export function labelOf(name, parents = []) {
  return named(name, ...(parents.length ? [`field.${parents.join(".")}.${name}`, `field.${name}`] : [`field.${name}`]));
}

/** An example for a field in the page's language and country, where there is one; else that of the schema. */
export function exampleOf({ name, parents, example }) {
  const key = [`example.${[...parents, name].filter(Boolean).join(".")}`, `example.${name}`].find(has);
  return key ? t(key) : example;
}

/** A path in words: "Work experience 2 · Employer". */
export function described(path) {
  const steps = path.match(/[A-Za-z_]\w*|\d+/g) ?? [];
  const words = [];
  const parents = [];
  for (const step of steps) {
    if (/^\d/.test(step)) words.push(`${words.pop() ?? ""} ${Number(step) + 1}`);
    else words.push(labelOf(step, parents)), parents.push(step);
  }
  return words.join(" · ");
}

/** What an entry is called by: its title, else who or what it is about. */
export function calledBy(entry) {
  return entry.title || entry.employer || entry.institution || entry.organization || entry.group || entry.language;
}

/** The same, or the heading of an entry that is none of these, or its period, in the language of the CV; nothing where nothing names it. */
export function entryName(entry, language) {
  return calledBy(entry) || entry.heading || spoken(entry.date_range, "date_range", language) || "";
}

/** What a section holds, in one line: what its entries are called by, or its first texts. */
export function gistOf(values) {
  const text = (value) => (typeof value === "string" ? value : calledBy(value) ?? Object.values(value).find((each) => typeof each === "string"));
  return values.map(text).filter(Boolean).slice(0, MOST_TOLD).join(" · ").slice(0, MOST_LETTERS);
}

/** A path in words by the name of its entry: "Project manager · point 1"; a text by its list: "Interests · line 1"; as it is counted where nothing names it. */
export const placed = (path, cv) => placedIn(path, cv).join("");

/** The same in parts: the entry, and where it is not all of it, what joins them and the place in it. */
export function placedIn(path, cv) {
  const [, list, index, inner] = path.match(/^(\w+)\[(\d+)\](?:\.(\w+(?:\[\d+\])?))?$/) ?? [];
  const name = entryName(cv?.[list]?.[index] ?? {}, cv?.language);
  if (!name && list && !inner && typeof cv?.[list]?.[0] === "string") return [labelOf(list), " · ", t("review.line", { n: Number(index) + 1 })];
  if (!name || !inner) return [name || described(path)];
  const [, point] = inner.match(/\[(\d+)\]/) ?? [];
  return point ? [name, " · ", t("review.point", { n: Number(point) + 1 })] : [name, " · ", labelOf(inner, [list])];
}

/** A difference between two versions in words; `cv` is the one after. What was removed is called as it was. */
export const told = (change, cv) => toldIn(change, cv).join("");

/** The same in parts. */
export function toldIn({ kind, path, before, index }, cv) {
  const place = kind === "removed" ? `${listOf(path)}[${index}]` : path;
  if (kind !== "removed" || !ENTRY.test(place)) return placedIn(place, cv);
  const name = entryName(before, cv.language);
  return name ? [name] : placedIn(place, { ...cv, [listOf(path)]: [before] });
}

/** Several of them: each, or their entries, or their sections, whichever is not too much. */
export function toldAll(changes, cv) {
  const entryOf = (change) => (ENTRY.test(change.path) ? told(change, cv) : placed(change.path.replace(/\].*/, "]"), cv));
  const ways = [(change) => told(change, cv), entryOf, ({ path }) => labelOf(topOf(path))].map((way) => [...new Set(changes.map(way))]);
  return (ways.find((names) => names.length <= 3) ?? ways.at(-1)).join(", ");
}

/** Several paths in words by the names of their entries, their sections where they are many. */
export function placedAll(paths, cv) {
  const words = paths.length > 3 ? paths.map((path) => labelOf(topOf(path))) : paths.map((path) => placed(path, cv));
  return [...new Set(words)].join(", ");
}

/** Who made a version: the surface or client that the service noted. */
export function who(by) {
  return has(`session.who_${by}`) ? t(`session.who_${by}`) : by;
}

/** Who made a version that this page has not made: another page of the same kind is another tab, or another person. */
export function whoMade(change) {
  return change?.by === "page" ? t("session.who_tab") : who(change?.by ?? "http");
}
