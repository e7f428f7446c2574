// On a phone, where the sheet is another place than what is reviewed: the part of it that a change stands on, in its card.
import { h } from "./dom.js";
import { marking } from "./places.js";
import { t } from "./words.js";

const AROUND_PT = 30; // of the sheet, above and below what is marked
const BESIDE_PT = 12;
const [NARROWEST_PT, HIGHEST_PT] = [300, 130];

/** `stands`: [{path, kind, edge}] as on the sheet; `room`: how many pixels wide. What stands nowhere is not shown: null. */
export function glimpse(places, stands, name, room, onopen) {
  const marks = stands.flatMap(({ path, kind = "", edge = "" }) => places.standing(`open ${kind}`, path, edge).map((box) => ({ ...box, kind, edge })));
  const { sheet } = marks[0] ?? {};
  if (!sheet?.picture) return null;
  const shown = marks.filter((mark) => mark.sheet === sheet);
  const view = viewOf(shown.map(({ field }) => field), sheet, Math.max(NARROWEST_PT, room));
  const picture = h("img", { src: sheet.picture.src, alt: "" });
  Object.assign(picture.style, { width: `${(100 * sheet.width) / view.width}%`, left: `${(-100 * view.x) / view.width}%`, top: `${(-100 * view.y) / view.height}%` });
  const element = h("button", { type: "button", class: "glimpse", "aria-label": `${t("session.show")}: ${name}`, onclick: onopen }, picture, shown.map(({ field, kind, edge }) => marking(`open strong ${kind} ${edge && "edge"}`, field, view)));
  element.style.aspectRatio = `${view.width} / ${view.height}`;
  return element;
}

/** The part of the sheet around fields, in pt: all lines as long as they are, and what begins them where there are too many; `least` is its width at least. */
function viewOf(fields, sheet, least) {
  const [left, top] = [Math.min(...fields.map(({ x }) => x)), Math.min(...fields.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...fields.map(({ x, width }) => x + width)), Math.max(...fields.map(({ y, height }) => y + height))];
  const width = Math.min(sheet.width, Math.max(least, right - left + 2 * BESIDE_PT));
  const height = Math.min(HIGHEST_PT, bottom - top + 2 * AROUND_PT);
  return { x: Math.max(0, Math.min(left - BESIDE_PT, sheet.width - width)), y: Math.max(0, Math.min(top - AROUND_PT, sheet.height - height)), width, height };
}
