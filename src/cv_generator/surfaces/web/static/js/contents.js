// The list of sections: one stop of the keyboard; arrows and first letters go between them, Enter goes there.
import { h } from "./dom.js";
import { formInView } from "./views.js";

const READ = 1 / 3; // of what is seen of the form, from above; further down as its end comes near
const STEP = 2 / 3; // of what is seen of the row
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

export class Contents {
  constructor(root, form) {
    Object.assign(this, { root, form, row: h("div", { class: "contents-row", onscroll: () => this.reached() }) });
    const step = (way) => h("button", { type: "button", class: "contents-step", tabindex: "-1", "aria-hidden": "true", onclick: () => this.row.scrollBy({ left: way * this.row.clientWidth * STEP, behavior: CALM.matches ? "auto" : "smooth" }) });
    this.steps = [step(-1), step(1)];
    root.addEventListener("keydown", (event) => this.pressed(event));
    const looked = () => (this.waits ??= requestAnimationFrame(() => ((this.waits = null), this.here())));
    [root.closest(".panel"), document].forEach((scroller) => scroller.addEventListener("scroll", looked, { passive: true }));
    ["focusin", "focusout"].forEach((name) => form.root.addEventListener(name, looked));
    const grown = new ResizeObserver(looked); // shown again, unfolded, longer
    [root, this.row, form.root].forEach((element) => grown.observe(element));
  }

  /** After the sections have been made. */
  draw() {
    this.links = this.form.sections.map(({ name, title }) => h("a", { href: `#section-${name}`, tabindex: "-1", "data-name": name, onclick: (event) => (event.preventDefault(), this.go(name)) }, title));
    if (this.links.length) this.links[0].tabIndex = 0;
    this.row.replaceChildren(...this.links);
    this.root.replaceChildren(this.row, ...this.steps);
    this.here();
  }

  /** Sections that hold nothing are named to whoever comes with the keyboard only. */
  left(names) {
    this.links?.forEach((link) => link.classList.toggle("is-empty", names.includes(link.dataset.name)));
  }

  /** Mark the section that one is in: that of the field one writes in while it is seen, else the last unfolded one that begins above what is read, else the last one that does. */
  here() {
    if (!this.links?.length || !this.row.offsetParent) return;
    this.reached();
    const { top, bottom } = formInView();
    const held = this.form.root.contains(document.activeElement) ? document.activeElement.getBoundingClientRect() : null;
    const entered = held && held.bottom > top && held.top < bottom && document.activeElement.closest(".section");
    const section = (link) => document.getElementById(`section-${link.dataset.name}`);
    const box = (link) => section(link).getBoundingClientRect();
    const begun = this.links.filter((link) => box(link).height && box(link).top < this.line(top, bottom));
    const read = begun.findLast((link) => section(link).open && box(link).bottom > top) ?? begun.at(-1);
    const current = this.links.find((link) => entered?.id === `section-${link.dataset.name}`) ?? read ?? this.links[0];
    if (current === this.current) return;
    this.current = current;
    this.links.forEach((link) => (link === current ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
    this.row.scrollTo({ left: current.offsetLeft - this.row.clientWidth / 3 });
  }

  /** Where one reads: as much as is scrolled no more at the end is read further down. */
  line(top, bottom) {
    const panel = this.root.closest(".panel");
    const { scrollTop, scrollHeight, clientHeight } = panel.scrollHeight > panel.clientHeight ? panel : document.scrollingElement;
    const height = bottom - top;
    const left = scrollHeight - clientHeight - scrollTop;
    return top + Math.min(height, Math.max(height * READ, Math.min(height - left, height * READ + scrollTop)));
  }

  /** On which sides there are sections more, which the row's edges say. */
  reached() {
    const { scrollLeft, scrollWidth, clientWidth } = this.row;
    this.steps[0].hidden = scrollLeft < 2;
    this.steps[1].hidden = scrollLeft > scrollWidth - clientWidth - 2;
  }

  go(name) {
    this.form.ask(name);
    const section = document.getElementById(`section-${name}`);
    section.scrollIntoView({ block: "start" });
    section.querySelector("summary").focus({ preventScroll: true });
  }

  pressed(event) {
    const at = this.links.indexOf(document.activeElement);
    const last = this.links.length - 1;
    const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last };
    const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey ? event.key.toLowerCase() : "";
    const order = [...this.links.slice(at + 1), ...this.links.slice(0, at + 1)];
    const next = event.key in steps ? this.links[Math.max(0, Math.min(last, steps[event.key]))] : letter && order.find((link) => link.textContent.toLowerCase().startsWith(letter));
    if (!next) return;
    event.preventDefault();
    this.links.forEach((link) => (link.tabIndex = link === next ? 0 : -1));
    next.focus();
  }
}
