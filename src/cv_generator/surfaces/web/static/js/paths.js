// Field paths such as work_experience[0].bullets[1]. `[+]` stands for an item that is not stored yet.
const STEP = /([A-Za-z_]\w*)|\[(\d+|\+)\]/g;

export function parse(path) {
  return [...path.matchAll(STEP)].map(([, name, index]) => name ?? (index === "+" ? "+" : Number(index)));
}

export function spelled(steps) {
  return steps.map((step) => (typeof step === "number" || step === "+" ? `[${step}]` : `.${step}`)).join("").replace(/^\./, "");
}

/** The value at a path; undefined where there is none. */
export function valueAt(document, path) {
  return parse(path).reduce((value, step) => value?.[step], document);
}

/** Whether one path is the other, or holds it. */
export function within(path, outer) {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}

/** Whether a change of `changed` may have changed what stands at `path`, or moved it. */
export function touches(changed, path) {
  return within(path, changed) || within(changed, path) || (changed.endsWith("]") && within(path, listOf(changed)));
}

/** The list that an item's path is in. */
export function listOf(path) {
  return path.slice(0, path.lastIndexOf("["));
}

/** The edit that stores `value` at a path. Inside an item that is new, it makes that item. */
export function edit(path, value) {
  const steps = parse(path);
  const fresh = steps.indexOf("+");
  if (fresh < 0) return { field_path: path, value };
  const item = steps.slice(fresh + 1).reduceRight((inner, step) => (step === "+" || typeof step === "number" ? [inner] : { [step]: inner }), value);
  return { field_path: spelled(steps.slice(0, fresh)), value: item, op: "append" };
}
