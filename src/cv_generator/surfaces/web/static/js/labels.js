// Field paths and makers of changes in words.
import { has, named, t } from "./words.js";

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

/** What a section holds, in one line: what its entries are called by, or its first texts. */
export function gistOf(values) {
  const text = (value) => (typeof value === "string" ? value : calledBy(value) ?? Object.values(value).find((each) => typeof each === "string"));
  return values.map(text).filter(Boolean).slice(0, MOST_TOLD).join(" · ").slice(0, MOST_LETTERS);
}

/** A path in words by the name of its entry: "Project manager, point 1"; as it is counted where that has none. */
export function placed(path, cv) {
  const [, list, index, inner] = path.match(/^(\w+)\[(\d+)\]\.(\w+(?:\[\d+\])?)$/) ?? [];
  const entry = cv?.[list]?.[index] ?? {};
  const name = calledBy(entry) || entry.heading;
  if (!inner || !name) return described(path);
  const [, point] = inner.match(/\[(\d+)\]/) ?? [];
  return point ? `${name}, ${t("review.point", { n: Number(point) + 1 })}` : `${name} · ${labelOf(inner, [list])}`;
}

/** Several paths in words, without repeating a section. */
export function describedAll(paths) {
  const tops = [...new Set(paths.map((path) => (paths.length > 3 ? path.match(/^\w+/)?.[0] ?? path : path)))];
  return tops.map(described).join(", ");
}

/** Who made a version: the surface or client that the service noted. */
export function who(by) {
  return has(`session.who_${by}`) ? t(`session.who_${by}`) : by;
}

/** Who made a version that this page has not made: another page of the same kind is another tab, or another person. */
export function whoMade(change) {
  return change?.by === "page" ? t("session.who_tab") : who(change?.by ?? "http");
}
