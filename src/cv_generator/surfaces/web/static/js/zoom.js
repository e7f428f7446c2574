// How large the sheets are on the desk, and which of them is in view.
import { h, iconButton } from "./dom.js";
import { t } from "./words.js";

const STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2]; // 1: as wide as the desk allows
const CSS_PX_PER_PT = 96 / 72;

export class Zoom {
  /** `desk` scrolls, `root` holds the sheets. */
  constructor(desk, root, place) {
    Object.assign(this, { desk, root, factor: 1, sheets: [] });
    this.size = h("button", { type: "button", class: "button quiet small", id: "zoom-fit", title: t("zoom.fit"), onclick: () => this.set(1) });
    this.out = iconButton("minus", t("zoom.out"), () => this.step(-1), { id: "zoom-out" });
    this.in = iconButton("plus", t("zoom.in"), () => this.step(1), { id: "zoom-in" });
    this.page = h("span", { class: "page-number" });
    this.previous = iconButton("up", t("zoom.previous"), () => this.go(this.at - 1), { id: "page-previous" });
    this.next = iconButton("down", t("zoom.next"), () => this.go(this.at + 1), { id: "page-next" });
    this.turning = h("div", { class: "group", role: "group", "aria-label": t("session.max_pages_short"), hidden: true }, this.previous, this.page, this.next);
    place.append(h("div", { class: "desk-tools" }, this.turning, h("div", { class: "group", role: "group", "aria-label": t("zoom.title") }, this.out, this.size, this.in)));
    desk.addEventListener("scroll", () => this.draw(), { passive: true });
    addEventListener("resize", () => this.draw());
  }

  /** The pages have been drawn: [{paper, element, width in pt}]. */
  drawn(sheets) {
    this.sheets = sheets;
    this.draw();
  }

  step(by) { this.set(STEPS[STEPS.indexOf(this.factor) + by] ?? this.factor); }

  set(factor) {
    const { scrollTop, scrollHeight } = this.desk;
    this.factor = factor;
    this.root.style.setProperty("--zoom", factor);
    this.desk.scrollTop = (scrollTop * this.desk.scrollHeight) / scrollHeight; // what is read stays in view
    this.draw();
  }

  /** The page that the middle of the desk is on. */
  get at() {
    const middle = this.desk.getBoundingClientRect().top + this.desk.clientHeight / 2;
    return this.sheets.filter(({ element }, index) => index && element.getBoundingClientRect().top < middle).length;
  }

  go(index) {
    this.sheets[index]?.element.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  draw() {
    const [first] = this.sheets;
    const count = this.sheets.length;
    const { at } = this;
    const percent = first ? Math.round((100 * first.paper.offsetWidth) / (first.width * CSS_PX_PER_PT)) : 100;
    this.size.textContent = `${percent} %`;
    this.size.setAttribute("aria-label", `${t("zoom.fit")}, ${percent} %`);
    this.out.disabled = this.factor === STEPS[0];
    this.in.disabled = this.factor === STEPS.at(-1);
    this.turning.hidden = count < 2;
    this.page.textContent = t("session.page_of", { page: at + 1, pages: count });
    this.previous.disabled = at === 0;
    this.next.disabled = at >= count - 1;
  }
}
