// Entries newest first: by the end of their period, then by its start. What has no period stays behind those that have one.
const PRESENT = "9999";

function period(range = "") {
  const [start = "", end = ""] = range.split(/\s*–\s*/);
  if (!start) return ["", ""];
  return range.includes("–") ? [/^\d/.test(end) ? end : PRESENT, start] : [start, start];
}

/** The indices of entries in their order by date; entries of equal period keep theirs. */
export function newestFirst(entries) {
  const keys = entries.map((entry) => period(entry.date_range));
  const compare = ([one, other]) => (one < other ? 1 : one > other ? -1 : 0);
  return entries.map((_, index) => index).sort((one, other) => compare([keys[one][0], keys[other][0]]) || compare([keys[one][1], keys[other][1]]) || one - other);
}

/** The moves that bring a list into an order: [{from, to}], each on what the moves before it have made. */
export function movesTo(order) {
  const now = order.map((_, index) => index);
  const moves = [];
  order.forEach((wanted, to) => {
    const from = now.indexOf(wanted);
    if (from === to) return;
    now.splice(to, 0, ...now.splice(from, 1));
    moves.push({ from, to });
  });
  return moves;
}
