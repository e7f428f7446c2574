// Sheet and panel on a small screen: one of them at a time, each where it was left.
export const SMALL = matchMedia("(max-width: 40rem), (max-width: 58rem) and (max-height: 30rem)"); // a phone, upright or on its side, as in small.css

/** What scrolls: the panel beside the sheet, or all of a small page. */
export const scroller = () => (SMALL.matches ? document.scrollingElement : document.getElementById("edit"));

/** Where the form can be seen, in px of the window: below the bar, or below the sheet above it. */
export function formInView() {
  const { top, bottom } = document.getElementById("edit").getBoundingClientRect();
  return { top: Math.max(document.getElementById("bar").offsetHeight, top), bottom: Math.min(innerHeight, bottom) };
}

/** Moves to an element, at once or as calmly as the person has it. */
export const goTo = (element, block = "start") => element.scrollIntoView({ block, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });

/** What the person unfolds in `root` comes up to the top, below what stays there: beside the sheet an entry, on a small screen all. */
export function rising(root) {
  let unfolding = null;
  root.addEventListener("click", ({ target }) => (unfolding = target.closest(SMALL.matches ? "summary" : ".entry > summary")?.parentElement));
  root.addEventListener("toggle", ({ target }) => target.open && target === unfolding && requestAnimationFrame(() => goTo(target)), true);
}

/** What the person is at in `root`, who is at this window. */
export const handIn = (root) => (document.hasFocus() && root.contains(document.activeElement) ? document.activeElement : null);

/** Draws what is in `root`: what the hand is at stays where it is, whatever comes above it. */
export function steady(root, draw) {
  const at = handIn(root);
  const top = at?.getBoundingClientRect().top;
  draw();
  const moved = root.contains(at) && at.checkVisibility() ? at.getBoundingClientRect().top - top : 0;
  if (moved > 0) root.style.paddingBottom = `${moved}px`; // room to scroll by
  scroller().scrollTop += moved;
}

export class Views {
  constructor(root) {
    Object.assign(this, { root, left: {}, onshow: () => {}, onleft: () => {} });
  }

  get shown() { return this.root.dataset.view; }

  show(name) {
    if (this.shown === name) return;
    this.left[this.shown] = scrollY;
    this.onleft();
    this.root.dataset.view = name;
    this.onshow(name);
    if (SMALL.matches) scrollTo(0, this.left[name] ?? 0);
  }
}
