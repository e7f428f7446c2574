// Field paths such as work_experience[0].bullets[1], and addresses such as work_experience[@a1].bullets[@a7]: the same places
// by what stands there, whatever its index. A place that is not stored yet has an address, and the path work_experience[+].
const STEP = /([A-Za-z_]\w*)|\[(\d+|\+\d*|@\w+)\]/g;

/** Names as texts, indices as numbers; `@a1` and `+` stay as they are. */
export function parse(path) {
  return [...path.matchAll(STEP)].map(([, name, index]) => name ?? (/^\d/.test(index) ? Number(index) : index));
}

export function spelled(steps) {
  return steps.map((step) => (typeof step === "number" || /^[@+]/.test(step) ? `[${step}]` : `.${step}`)).join("").replace(/^\./, "");
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

/** The last index, or the identity, of an item. */
export function lastOf(path) {
  return path.slice(path.lastIndexOf("[") + 1, -1);
}

/** The name of the field of the CV that a path lies in. */
export function topOf(path) {
  return path.match(/^\w+/)?.[0] ?? "";
}

/** What a document is after edits that the service has carried out. Their values are taken as they were sent. */
export function applied(document, edits) {
  const result = structuredClone(document);
  for (const { field_path: path, value, op = "set" } of edits) {
    const steps = parse(path);
    const last = steps.pop();
    const parent = steps.reduce((inner, step, depth) => (inner[step] ??= typeof (steps[depth + 1] ?? last) === "number" ? [] : {}), result);
    const fresh = structuredClone(value);
    if (op === "append") (parent[last] ??= []).push(fresh);
    else if (op === "insert") parent.splice(last, 0, fresh);
    else if (op === "move") parent.splice(value, 0, ...parent.splice(last, 1));
    else if (op === "remove" && typeof last === "number") parent.splice(last, 1);
    else if (op === "remove") delete parent[last];
    else if (isObject(fresh) && isObject(parent[last])) Object.assign(parent[last], fresh);
    else parent[last] = fresh;
  }
  return result;
}

export const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** Whether nobody has written anything in a CV yet. */
export const isBlank = (cv) => !Object.keys(cv).some((name) => !["language", "design"].includes(name));
