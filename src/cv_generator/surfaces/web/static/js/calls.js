// What needs the person: one row, whatever it is. Of all that do the gravest is said, where it is not seen anyway.
import { button, h } from "./dom.js";
import { formInView, scroller, SMALL } from "./views.js";

const EDGE_PX = 130; // of the window, where bars lie
const ROW_PX = 60; // as much as the row moves what is below it
const ORDER = ["fix", "choose", "missing", "too_long"];

/** A row that leads to what it says; `kind`: "bad", "warn" or nothing. */
export const calling = (text, kind, run, more = {}) => button(text, run, { ...more, class: `call ${kind}` });

/** The same as the head of what it says, which is folded below it. */
export function folding(text, kind, body, { isOpen = true, name = "" } = {}) {
  return h("details", { class: `notice ${name}`, open: isOpen }, h("summary", { class: `call ${kind}` }, text), h("div", { class: "notice-body" }, body));
}

export class Calls {
  /** `root` stands above the form where that is beside its sheet, and else below the `bar`, over everything. */
  constructor(root, bar) {
    Object.assign(this, { root, bar, home: root.parentElement, next: root.nextElementSibling, all: new Map() });
    this.arrange();
    SMALL.addEventListener("change", () => this.arrange());
    ["scrollend", "focusin", "focusout"].forEach((name) => document.addEventListener(name, () => setTimeout(() => this.draw()), { capture: true }));
  }

  arrange() {
    if (SMALL.matches) this.bar.append(this.root);
    else this.home.insertBefore(this.root, this.next);
  }

  /** What is to be said under a name of the order: {text, kind, run, isSeen: whether what it leads to can be seen, `margin` from the edges}; null: nothing more. */
  say(name, what) {
    if (what) this.all.set(name, what);
    else this.all.delete(name);
    this.draw();
  }

  /** What has been gone to begins below the row as it did above. */
  makesRoom(px) {
    const scrolled = scroller();
    if (px > 0 && scrolled.scrollTop > px) scrolled.scrollTop -= px;
  }

  draw() {
    const margin = EDGE_PX + (this.shown ? ROW_PX : 0); // what has been told goes when it is well inside
    const name = ORDER.find((each) => this.all.has(each) && !this.all.get(each).isSeen(margin));
    const { text, kind, run } = this.all.get(name) ?? {};
    const key = name && `${name} ${text}`;
    if (this.shown === key) return;
    this.shown = key;
    const had = this.root.contains(document.activeElement);
    const { offsetHeight } = this.root;
    this.root.replaceChildren(...(name ? [calling(text, kind, () => this.all.get(name)?.run(), { id: "fix" })] : []));
    if (had) this.root.firstElementChild?.focus();
    if (!document.activeElement.matches("input, textarea")) this.makesRoom(this.root.offsetHeight - offsetHeight); // nothing moves below the hand that types
  }
}

/** Whether an element of the form is seen between what stays above and below it. */
export function isInSight(element, margin) {
  const { top, bottom, height } = element.getBoundingClientRect();
  if (!height) return false;
  const taken = formInView().top - document.getElementById("bar").offsetHeight; // by a sheet above the form
  return bottom > taken + margin && top < innerHeight - margin;
}
