// How large the sheets are on the desk, and which of them is in view.
import { h, iconButton } from "./dom.js";
import { goTo, SMALL } from "./views.js";
import { language, t } from "./words.js";

const PERCENT = new Intl.NumberFormat(language, { style: "percent" });
const STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2]; // 1: as wide as the desk allows
const CSS_PX_PER_PT = 96 / 72;
const LARGER = 1.5; // on a phone, where no column is narrower than the screen
const LARGEST = 2.25; // there: texts of 22 px
const INDENT_PT = 24; // lines of one column begin as near as that
const PINCHED = 1.2; // from there on fingers hit lines
const BESIDE_PX = 12; // of paper on both sides of the texts, on a phone
const CROPPED = 1.2; // at most: then not even the narrowest margin that a template has is cut
const NARROW_PX = 640;
const BAR_PX = 48;
const TWICE_MS = 350; // between two taps that are one
const TWICE_PX = 40;

export class Zoom {
  /** `desk` scrolls, `root` holds the sheets. */
  constructor(desk, root, place) {
    Object.assign(this, { desk, root, factor: 1, sheets: [] });
    this.size = h("button", { type: "button", class: "button quiet small", id: "zoom-fit", title: t("zoom.fit"), onclick: () => this.set(1) });
    this.out = iconButton("minus", t("zoom.out"), () => this.step(-1), { id: "zoom-out" });
    this.in = iconButton("plus", t("zoom.in"), () => this.step(1), { id: "zoom-in" });
    this.page = h("span", { class: "page-number" });
    this.previous = iconButton("previous", t("zoom.previous"), () => this.go(this.at - 1), { id: "page-previous" });
    this.next = iconButton("next", t("zoom.next"), () => this.go(this.at + 1), { id: "page-next" });
    this.turning = h("div", { class: "group", role: "group", "aria-label": t("session.max_pages_short"), hidden: true }, this.previous, this.page, this.next);
    place.append(h("div", { class: "desk-tools" }, this.turning, h("div", { class: "group", role: "group", "aria-label": t("zoom.title") }, this.out, this.size, this.in)));
    [desk, window].forEach((each) => each.addEventListener("scroll", () => this.turned(), { passive: true }));
    new ResizeObserver(() => this.draw()).observe(place); // as wide as the desk, and there when it is
    addEventListener("pointerdown", ({ target }) => root.contains(target) || (this.tapped = null), { passive: true }); // a tap elsewhere parts two
  }

  /** The pages have been drawn: [{paper, element, width in pt}]. */
  drawn(sheets) {
    this.sheets = sheets;
    this.draw();
  }

  /** On a phone what lies between the margins is as wide as the screen, however short the texts are, and the paper's edges stay outside; elsewhere the paper is. */
  fitted() {
    const fields = this.sheets.flatMap((sheet) => sheet.fields);
    const room = this.root.clientWidth;
    const [{ width } = {}] = this.sheets;
    const margin = Math.min(...fields.map((field) => Math.min(field.x, width - field.x - field.width)));
    const isCropped = fields.length && this.isNarrow;
    const fit = isCropped ? Math.max(1, Math.min(CROPPED, (1 - (2 * BESIDE_PX) / room) / (1 - (2 * margin) / width))) : 1;
    this.root.style.setProperty("--fit", fit);
    this.root.classList.toggle("is-whole", this.factor <= 1);
    if (isCropped && this.factor <= 1) this.root.scrollLeft = (this.sheets[0].paper.offsetWidth - room) / 2;
  }

  /** A phone, which shows the sheet and its fields one at a time. */
  get isNarrow() { return SMALL.matches && this.root.clientWidth < NARROW_PX; }

  /** Whether lines are too fine for a finger: a tap then asks first. */
  get isFine() { return this.isNarrow && this.factor < LARGEST && (window.visualViewport?.scale ?? 1) <= PINCHED; }

  /** On a phone the first step brings the column of texts to the width of the screen. */
  get steps() { return this.isNarrow ? [1, this.column.factor, LARGEST] : STEPS; }

  /** The column that most of the texts are in: {left: its share of the sheet's width, factor: how much larger it is as wide as the screen}. */
  get column() {
    const fields = this.sheets.flatMap((sheet) => sheet.fields);
    if (!fields.length) return { left: 0, factor: LARGER };
    const [{ width, paper }] = this.sheets;
    const room = this.root.clientWidth - 2 * BESIDE_PX;
    const areas = Map.groupBy(fields, ({ x }) => Math.round(x));
    const [most] = [...areas].map(([x, some]) => [x, some.reduce((sum, field) => sum + field.width * field.height, 0)]).sort((one, other) => other[1] - one[1])[0];
    const inside = fields.filter(({ x }) => x >= most - INDENT_PT);
    const left = Math.min(...inside.map(({ x }) => x));
    const wide = (Math.max(...inside.map((field) => field.x + field.width)) - left) * (paper.offsetWidth / this.factor / width);
    return { left: left / width, factor: room / wide > 1.1 ? Math.min(room / wide, LARGEST - 0.25) : LARGER };
  }

  /** Where the name begins while it is in view, as a share of the sheet's width: it is not cut off. */
  get name() {
    const [{ width, height, paper, fields } = {}] = this.sheets;
    const name = fields?.find(({ path }) => path === "full_name");
    const box = name && paper.getBoundingClientRect();
    return name && box.top + ((name.y + name.height) / height) * box.height > BAR_PX ? name.x / width : 1;
  }

  step(by) {
    const further = this.steps.filter((each) => (each - this.factor) * by > 0.02);
    if (further.length) this.set(by > 0 ? further[0] : further.at(-1));
  }

  set(factor) {
    const desk = SMALL.matches ? document.scrollingElement : this.desk;
    const { scrollTop, scrollHeight } = desk;
    const left = this.factor > 1 ? (this.root.scrollLeft + BESIDE_PX) / this.root.scrollWidth : Math.min(this.column.left, this.name);
    this.factor = factor;
    this.root.style.setProperty("--zoom", factor);
    desk.scrollTop = (scrollTop * desk.scrollHeight) / scrollHeight; // what is read stays in view
    if (this.isNarrow && factor > 1) this.root.scrollLeft = left * this.root.scrollWidth - BESIDE_PX;
    this.draw();
  }

  /** Whether a tap is the second of two, which go to the size in which the column can be read, and back; what lies below the finger stays there. */
  doubled({ pointerType, timeStamp, clientX, clientY }) {
    const before = this.tapped;
    this.tapped = { timeStamp, clientX, clientY };
    const isOne = !before || timeStamp - before.timeStamp > TWICE_MS || Math.hypot(clientX - before.clientX, clientY - before.clientY) > TWICE_PX;
    if (!this.isNarrow || pointerType !== "touch" || isOne) return false;
    this.tapped = null;
    const touched = this.sheets.findLast(({ paper }) => paper.getBoundingClientRect().top <= clientY)?.paper ?? this.root;
    const box = () => touched.getBoundingClientRect();
    const share = (clientY - box().top) / box().height;
    this.set(this.factor > 1 ? 1 : this.column.factor);
    scrollBy(0, box().top + share * box().height - clientY);
    return true;
  }

  /** The page that the middle of what is seen of the desk is on. */
  get at() {
    const { top, bottom } = this.desk.getBoundingClientRect();
    const middle = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    return this.sheets.filter(({ element }, index) => index && element.getBoundingClientRect().top < middle).length;
  }

  go(index) {
    if (this.sheets[index]) goTo(this.sheets[index].element);
  }

  draw() {
    if (!this.root.clientWidth) return; // out of sight
    const [first] = this.sheets;
    this.fitted();
    const percent = PERCENT.format(first ? first.paper.offsetWidth / (first.width * CSS_PX_PER_PT) : 1);
    this.size.textContent = percent;
    this.size.setAttribute("aria-label", `${t("zoom.fit")}, ${percent}`);
    this.out.disabled = this.factor <= this.steps[0];
    this.in.disabled = this.factor >= this.steps.at(-1);
    this.turned();
  }

  /** Another page may be in view. */
  turned() {
    if (!this.root.clientWidth) return;
    const count = this.sheets.length;
    const { at } = this;
    this.turning.hidden = count < 2;
    this.page.textContent = t("session.page_of", { page: at + 1, pages: count });
    this.previous.disabled = at === 0;
    this.next.disabled = at >= count - 1;
  }
}
