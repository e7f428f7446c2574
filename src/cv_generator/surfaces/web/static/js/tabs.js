// The one navigation of a session: the panes of its panel, and on a small screen, where one thing is shown at a time, the sheet too.
// One stop of the keyboard, arrows between them.
import { h, icon } from "./dom.js";
import { t } from "./words.js";
import { scroller, SMALL } from "./views.js";

const MOST = 9; // counted at a tab
const SHEET = "view";
const PART = "rest"; // where the places are docked it is a part of the first of them

export class Tabs {
  /** `names` of panes: the element of each is `pane-<name>`; `views` shows sheet or panel. `onshow(name)` when a pane is shown. */
  constructor(root, names, views, onshow = () => {}) {
    Object.assign(this, { views, onshow, onview: () => {}, left: {} });
    this.panes = names;
    this.tabs = new Map([SHEET, ...names].map((name) => [name, this.tab(name)]));
    root.setAttribute("role", "tablist");
    root.setAttribute("aria-label", t("session.panes"));
    root.replaceChildren(...this.tabs.values());
    root.addEventListener("keydown", (event) => this.pressed(event));
    views.onshow = () => (this.mark(), this.onview());
    SMALL.addEventListener("change", () => this.mark());
    this.show(names[0]);
  }

  tab(name) {
    const pane = document.getElementById(name === SHEET ? name : `pane-${name}`);
    if (name !== SHEET) pane.setAttribute("role", "tabpanel");
    if (name !== SHEET) pane.setAttribute("aria-labelledby", `tab-${name}`);
    const text = t(name === SHEET ? "session.view" : `pane.${name}`);
    const label = h("span", { "data-text": text }, text);
    return h("button", { type: "button", role: "tab", id: `tab-${name}`, class: "tab", "aria-controls": pane.id, onclick: () => this.select(name) }, icon(name), label, h("span", { class: "badge", hidden: true }));
  }

  /** Where the person goes: a pane, or on a small screen the sheet. */
  select(name) {
    this.views.show(name === SHEET ? "view" : "edit");
    if (name !== SHEET) this.show(name);
  }

  show(name) {
    if (this.shown === name) return;
    const scrolled = scroller();
    this.left[this.shown] = scrolled.scrollTop;
    this.shown = name;
    this.panes.forEach((each) => (document.getElementById(`pane-${each}`).hidden = each !== name));
    scrolled.scrollTop = this.left[name] ?? 0; // each where it was left
    this.mark();
    this.onshow(name);
  }

  get selected() { return SMALL.matches && this.views.shown === SHEET ? SHEET : this.shown; }

  mark() {
    this.tabs.get(SHEET).hidden = !SMALL.matches;
    const isOffered = this.tabs.get(this.selected).checkVisibility();
    const selected = isOffered || this.selected !== PART ? this.selected : this.panes[0];
    for (const [name, tab] of this.tabs) {
      tab.setAttribute("aria-selected", String(name === selected));
      tab.tabIndex = name === selected ? 0 : -1;
    }
    if (!isOffered) this.tabs.get(this.panes[0]).tabIndex = 0; // the way back
  }

  /** How many things wait in a pane. One that has nothing to do with this CV has no tab, unless it is the one that is shown. */
  count(name, number, { isShown = true } = {}) {
    const tab = this.tabs.get(name);
    const badge = tab.querySelector(".badge");
    badge.textContent = number > MOST ? `${MOST}+` : number || "";
    badge.hidden = !number;
    tab.hidden = !isShown && this.shown !== name;
    this.mark();
  }

  pressed(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const shown = [...this.tabs.keys()].filter((name) => this.tabs.get(name).checkVisibility());
    const next = shown[(shown.indexOf(this.selected) + step + shown.length) % shown.length];
    this.select(next);
    this.tabs.get(next).focus();
    event.preventDefault();
  }
}
