// Which item of a list is which item of the same list in another version: equal ones, then similar ones, then those at the
// same place. Lists are short; a few comparisons more do not matter.
import { isObject } from "./paths.js";

const ALIKE = 0.5;

/** For each new item the index of the old one that it was, or -1. */
export function matched(before, after) {
  const found = after.map(() => -1);
  const free = new Set(before.keys());
  const take = (index, old) => ((found[index] = old), free.delete(old));
  const [old, fresh] = [before, after].map((items) => items.map((item) => JSON.stringify(item)));
  fresh.forEach((text, index) => old[index] === text && take(index, index));
  fresh.forEach((text, index) => {
    if (found[index] >= 0) return;
    const equal = [...free].find((each) => old[each] === text);
    if (equal !== undefined) take(index, equal);
  });
  for (const [index, each] of closest(before, after, found, free)) if (found[index] < 0 && free.has(each)) take(index, each);
  if (before.length === after.length) after.forEach((_, index) => found[index] < 0 && free.has(index) && take(index, index));
  return found;
}

/** Pairs that look alike, the most alike first. */
function closest(before, after, found, free) {
  const pairs = [];
  after.forEach((item, index) => {
    if (found[index] >= 0) return;
    for (const each of free) {
      const score = likeness(before[each], item);
      if (score >= ALIKE) pairs.push([index, each, score]);
    }
  });
  return pairs.sort((one, other) => other[2] - one[2]);
}

/** From 0 to 1: how much two values have in common. */
export function likeness(one, other) {
  if (one === other) return 1;
  if (typeof one === "string" && typeof other === "string") return shared(words(one), words(other));
  if (Array.isArray(one) && Array.isArray(other)) return shared(one.map(String), other.map(String));
  if (!isObject(one) || !isObject(other)) return 0;
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => holds(one[name]) || holds(other[name]));
  const scores = names.map((name) => likeness(one[name], other[name]));
  return scores.length ? scores.reduce((sum, each) => sum + each) / scores.length : 0;
}

const holds = (value) => Boolean(Array.isArray(value) ? value.length : value);
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The share of members that both lists have. */
function shared(one, other) {
  const rest = [...other];
  const common = one.filter((each) => {
    const place = rest.indexOf(each);
    if (place >= 0) rest.splice(place, 1);
    return place >= 0;
  });
  return one.length + other.length ? (2 * common.length) / (one.length + other.length) : 0;
}
