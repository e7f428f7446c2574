// Sheet and panel on a small screen: one of them at a time, each where it was left.
export class Views {
  constructor(root) {
    Object.assign(this, { root, left: {} });
    this.links = [...document.querySelectorAll(".switch a")];
    this.links.forEach((link) => link.addEventListener("click", (event) => (event.preventDefault(), this.show(link.hash.slice(1), true))));
    this.mark();
  }

  get shown() { return this.root.dataset.view; }

  show(name, takesFocus = false) {
    if (this.shown === name) return;
    this.left[this.shown] = scrollY;
    this.root.dataset.view = name;
    this.mark();
    scrollTo(0, this.left[name] ?? 0);
    if (takesFocus) document.getElementById(name).focus({ preventScroll: true });
  }

  mark() {
    for (const link of this.links) link.hash === `#${this.shown}` ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
  }
}
