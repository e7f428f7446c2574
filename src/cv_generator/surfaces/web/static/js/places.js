// The sheet is the way in: a click opens the field that stands there, the field that one is in is marked, what others change glows
// where it stands, and what of it waits for the person stays marked while it is reviewed.
import { h } from "./dom.js";
import { topOf, within } from "./paths.js";
import { goTo, SMALL } from "./views.js";

const GLOW_MS = 2500;
const FADE_MS = 500; // of it, as in session.css
const NEAR_PT = 14; // a click beside a line means that line
const FRAMED = /here|proposed/; // marks with a frame, which lies around lines and not between them
const EDGE_PT = 2; // from a text to the line beside it
const MANY = 10; // changes on a page: more are marked beside the texts only
const MARGIN_PT = 12; // from the texts to what is marked beside them
const TOUCHED_PT = 36; // as far as a finger misses, up or down
const ALONG = 0.15; // what a finger misses along a line weighs as much less
const ALONG_PT = 6; // and never more than half a line: the row of a short one is its own

export class Places {
  /** `onopen(path)` when a place is clicked, unless `ontap(path, event)` says that it was for something else. */
  constructor(root, { onopen, ontap }) {
    Object.assign(this, { root, onopen, ontap, sheets: [], here: () => "", waiting: () => [], glowing: [] });
    root.addEventListener("click", (event) => this.clicked(event));
    root.addEventListener("pointermove", (event) => this.hovered(event));
    root.addEventListener("pointerleave", () => this.mark("near", ""));
  }

  /** The pages have been drawn. */
  drawn(sheets) {
    this.sheets = sheets;
    this.mark("near", ""); // another line may stand below the pointer by now
    this.mark("here", this.here());
    this.waits();
    this.lit();
  }

  /** What waits for the person: `waiting()` gives [{path, kind: "proposed" or nothing, isStrong, edge: "before" or "after" where something would be put in there}]. What is strong is brought into view where `isWanted`. */
  waits(isWanted = false) {
    this.mark("open", "");
    const waiting = this.waiting();
    const [full, fullOfStrong] = [waiting, waiting.filter(({ isStrong }) => isStrong)].map((some) => this.full(some));
    const strong = waiting.flatMap(({ path, kind, isStrong, edge }) => this.mark(`open ${kind} ${edge ? "edge" : ""} ${isStrong ? "strong" : ""}`, path, true, edge, isStrong ? fullOfStrong : full).filter(() => isStrong));
    if (isWanted) this.bring(strong);
  }

  /** The field that one is in: `here()` says where that stands by now. Its place is brought into view. */
  focus(here) {
    this.here = here;
    this.bring(this.mark("here", here()));
  }

  /** Marks are scrolled to, where `isCentred` to the middle: on a phone to no more than can be seen, all of them where they have room. */
  bring(marks, isCentred = !SMALL.matches) {
    const [first, last] = [marks[0], marks.at(-1)];
    if (!first) return;
    const { head, foot } = viewOf(this.root);
    const [{ top }, { bottom }] = [first.getBoundingClientRect(), last.getBoundingClientRect()];
    const isWhole = SMALL.matches && bottom - top < foot - head && top >= head;
    const target = isWhole ? last : first;
    const box = target.getBoundingClientRect();
    if (box.top < head || box.bottom > foot) goTo(target, isCentred ? "center" : "nearest");
  }

  /** What others have changed, as soon as it is on the page. What glowed on another version does no more where `alone`; it is scrolled to where `isWanted`. */
  glow(paths, alone = false, isWanted = false) {
    if (alone) this.glowing = [];
    this.isWanted = isWanted;
    this.glowing.push(...paths.map((path) => ({ path, until: null })));
  }

  /** What glows moves with its text when the pages are drawn again. */
  lit() {
    const now = performance.now();
    this.mark("glow", "");
    this.glowing = this.glowing.filter(({ until }) => until === null || until > now);
    const full = this.full(this.glowing);
    const marks = this.glowing.flatMap((each) => {
      each.until ??= now + GLOW_MS;
      const some = this.mark("glow", each.path, true, "", full);
      some.forEach((mark) => mark.style.setProperty("animation-delay", `${each.until - now - FADE_MS}ms`));
      return some;
    });
    if (this.isWanted) this.bring(marks, true);
    if (marks.length) this.isWanted = false;
    clearTimeout(this.fading);
    if (this.glowing.length) this.fading = setTimeout(() => this.lit(), Math.min(...this.glowing.map(({ until }) => until)) - now);
  }

  /** Whether the place of a path is in view. */
  isSeen(path) {
    const { head, foot } = viewOf(this.root);
    return this.boxes(path).some(({ sheet, field }) => {
      const paper = sheet.paper.getBoundingClientRect();
      const top = paper.top + (field.y / sheet.height) * paper.height;
      return top >= head && top <= foot && paper.width > 0;
    });
  }

  /** What is marked for a path: where it stands; for a field that is not printed one block around its entry, where `isBlock`. An item that is not printed marks nothing. */
  marked(path, isBlock) {
    const found = this.boxes(path, true);
    if (!found.length || found.some(({ field }) => within(field.path, path))) return found;
    return !isBlock ? [] : [...Map.groupBy(found, ({ sheet }) => sheet)].map(([sheet, some]) => {
      const [x, y] = ["x", "y"].map((name) => Math.min(...some.map(({ field }) => field[name])));
      const [right, foot] = [["x", "width"], ["y", "height"]].map(([from, size]) => Math.max(...some.map(({ field }) => field[from] + field[size])));
      return { sheet, field: { x, y, width: right - x, height: foot - y } };
    });
  }

  /** Where a path stands, or what it is part of: the item that it is in at most, where `isInside`. */
  boxes(path, isInside = false) {
    for (let each = path; each; each = each.replace(/(?:\.\w+|\[[^\]]*\]|^\w+)$/, "")) {
      const found = this.sheets.flatMap((sheet) => sheet.fields.filter((field) => within(field.path, each)).map((field) => ({ sheet, field })));
      if (found.length || (isInside && /\]$|^\w+$/.test(each))) return found;
    }
    return [];
  }

  /** How far down the pages a path stands, or what it is part of. */
  rank(path) {
    const [first] = this.boxes(path);
    return first ? this.sheets.flatMap(({ fields }) => fields).indexOf(first.field) : Infinity;
  }

  /** The paths of the line before and of the one after it, as the sheet prints what is stored. */
  beside(path) {
    const paths = [...new Set(this.sheets.flatMap(({ fields }) => fields.filter(({ path: each, width }) => width > 1 && !each.includes("+")).map((field) => field.path)))];
    const lines = paths.filter((each) => !paths.some((other) => other.startsWith(`${each}[`))); // a heading is none
    const at = lines.indexOf(path);
    const first = lines.findIndex((each) => within(each, path)); // of what stands below a heading
    return at < 0 ? [lines[first - 1], lines[first]] : [lines[at - 1], lines[at + 1]];
  }

  /** What others have changed has been dealt with: it glows no more. */
  dim() {
    this.glow([], true);
    this.lit();
  }

  /** The sheets with more changes than can be told apart. */
  full(changes) {
    const sheets = [...new Set(changes.map(({ path }) => path))].flatMap((path) => [...new Set(this.boxes(path, true).map(({ sheet }) => sheet))]);
    return [...Map.groupBy(sheets, (sheet) => sheet)].filter(([, some]) => some.length > MANY).map(([sheet]) => sheet);
  }

  /** `edge`: a line before or after all of it; `full`: sheets on which the margin alone is marked. */
  mark(kind, path, adds = false, edge = "", full = []) {
    if (!adds && kind === "near" && this.near === path) return [];
    if (kind === "near") this.near = path;
    if (!adds) this.sheets.forEach(({ marks }) => marks.querySelectorAll(`.${kind}`).forEach((mark) => mark.remove()));
    return this.standing(kind, path, edge).map(({ sheet, field }) => {
      const mark = full.includes(sheet) && !edge ? marking(`${kind} margin`, { ...field, x: Math.min(...sheet.fields.map(({ x }) => x)) - MARGIN_PT, width: 0 }, sheet) : marking(kind, field, sheet);
      sheet.marks.append(mark);
      return mark;
    });
  }

  /** What a mark of a kind lies on: [{sheet, field}]. */
  standing(kind, path, edge = "") {
    const found = (path ? this.marked(path, kind !== "glow") : []).filter(({ field }) => field.width > 1);
    return edge ? edged(found, edge, path) : FRAMED.test(kind) ? joined(found) : found;
  }

  at(event) {
    const sheet = this.sheets.find(({ paper }) => paper.contains(event.target));
    if (!sheet) return "";
    const paper = sheet.paper.getBoundingClientRect();
    const [x, y] = [((event.clientX - paper.left) / paper.width) * sheet.width, ((event.clientY - paper.top) / paper.height) * sheet.height];
    const isTouch = event.pointerType === "touch";
    const beside = (field, by = Math.max(field.x - x, x - field.x - field.width, 0)) => (isTouch ? Math.min(by * ALONG, ALONG_PT) : by);
    const above = (field) => Math.max(field.y - y, y - field.y - field.height, 0);
    const near = sheet.fields.filter((field) => (isTouch ? above(field) <= TOUCHED_PT : beside(field) + above(field) <= NEAR_PT));
    const ranked = near.map((field) => ({ path: field.path, away: beside(field) + above(field), area: field.width * field.height })).sort((one, other) => one.away - other.away || one.area - other.area);
    return ranked[0]?.path ?? "";
  }

  hovered(event) {
    if (event.pointerType === "touch") return;
    const path = this.at(event);
    this.root.classList.toggle("over-field", Boolean(path));
    this.mark("near", path);
  }

  clicked(event) {
    const path = this.at(event);
    if (!event.target.closest(".paper") || this.ontap(path, event)) return;
    if (path) this.onopen(path);
  }
}

/** A mark on a field, as shares of what it lies on: {x, y, width, height} in pt. */
export function marking(kind, field, { x = 0, y = 0, width, height }) {
  const mark = h("div", { class: `place ${kind}${field.path ? "" : " block"}` });
  const percent = (value, whole) => `${(100 * value) / whole}%`;
  mark.style.left = percent(field.x - x - 3, width);
  mark.style.top = percent(field.y - y - 1.5, height);
  mark.style.width = percent(field.width + 6, width);
  mark.style.height = percent(field.height + 3, height);
  return mark;
}

/** The line before or after boxes, where something would be put in. */
function edged(boxes, edge, path) {
  if (!boxes.length) return [];
  const { sheet } = edge === "after" ? boxes.at(-1) : boxes[0];
  const fields = boxes.filter((each) => each.sheet === sheet).map(({ field }) => field);
  const section = topOf(path);
  const x = Math.min(...sheet.fields.filter((field) => topOf(field.path) === section).map((field) => field.x), ...fields.map((field) => field.x)); // its sign stands beside all texts
  const y = edge === "after" ? Math.max(...fields.map((field) => field.y + field.height)) + EDGE_PT : Math.min(...fields.map((field) => field.y)) - EDGE_PT;
  return [{ sheet, field: { path: "+", x, y, width: Math.max(...fields.map((field) => field.x + field.width)) - x, height: 0 } }];
}

/** Lines that follow each other, in one box. */
function joined(boxes) {
  const parts = [];
  for (const { sheet, field } of boxes) {
    const last = parts.at(-1);
    const box = last?.field;
    const follows = last?.sheet === sheet && field.y > box.y && field.y - box.y - box.height < field.height / 2 && field.x < box.x + box.width && box.x < field.x + field.width;
    if (!follows) parts.push({ sheet, field });
    else {
      const x = Math.min(box.x, field.x);
      last.field = { ...box, x, width: Math.max(box.x + box.width, field.x + field.width) - x, height: field.y + field.height - box.y };
    }
  }
  return parts;
}

/** From where to where of the window one sees what lies on the desk. */
function viewOf(root) {
  const view = root.parentElement.getBoundingClientRect();
  const { scrollPaddingTop: above, scrollPaddingBottom: below } = getComputedStyle(document.documentElement); // what lies over the page
  return { head: Math.max(parseFloat(above) || 0, view.top), foot: Math.min(innerHeight - (parseFloat(below) || 0), view.bottom) };
}
