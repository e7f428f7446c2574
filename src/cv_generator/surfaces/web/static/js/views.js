// Sheet and panel on a small screen: one of them at a time, each where it was left.
export const SMALL = matchMedia("(max-width: 58rem)"); // as in small.css

/** What scrolls: the panel beside the sheet, or all of a small page. */
export const scroller = () => (SMALL.matches ? document.scrollingElement : document.getElementById("edit"));

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
