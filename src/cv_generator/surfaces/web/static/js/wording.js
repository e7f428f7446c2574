// What changed between two texts, word by word, where most of it stayed.
const LEAST_COMMON = 0.5; // of the longer one
const LEAST_KEPT = 0.8; // of the shorter one, where much was added or taken away; below both they are two texts
const MOST_WORDS = 600; // beyond that the table of comparisons gets large

/** [{kind: "same" | "before" | "after", text}] in reading order; null where the texts have little in common. */
export function wording(before, after) {
  const [old, fresh] = [words(before), words(after)];
  if (Math.max(old.length, fresh.length) > MOST_WORDS) return null;
  const parts = walked(old, fresh, common(old, fresh));
  const same = parts.filter(({ kind }) => kind === "same").reduce((length, { text }) => length + text.length, 0);
  const lengths = [before.length, after.length];
  return same < LEAST_COMMON * Math.max(...lengths) && same < LEAST_KEPT * Math.min(...lengths) ? null : parts;
}

/** table[i][j]: how many words `old` from i and `fresh` from j have in common, in order. */
function common(old, fresh) {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = fresh.length - 1; j >= 0; j -= 1)
      table[i][j] = old[i] === fresh[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
  return table;
}

function walked(old, fresh, table) {
  const parts = [];
  const add = (kind, word) => (parts.at(-1)?.kind === kind ? (parts.at(-1).text += word) : parts.push({ kind, text: word }));
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) (add("same", old[i]), (i += 1), (j += 1));
    else if (j === fresh.length || (i < old.length && table[i + 1][j] >= table[i][j + 1])) (add("before", old[i]), (i += 1));
    else (add("after", fresh[j]), (j += 1));
  }
  return parts;
}

/** Words, whole numbers with their unit, and marks, each with the space before it. */
const words = (text) => text.match(/\s*(?:\p{N}+(?:[.,:]\p{N}+)*\p{L}*|[\p{L}\p{N}]+|[^\p{L}\p{N}\s]+)|\s+$/gu) ?? [];
