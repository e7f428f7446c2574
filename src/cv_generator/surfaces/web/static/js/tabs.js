// The panel's panes, one at a time: content, look, changes, what is left over. One stop of the keyboard, arrows between them.
import { h } from "./dom.js";
import { t } from "./words.js";

export class Tabs {
  /** `names` of panes: the element of each is `pane-<name>`. `onshow(name)` when one is shown. */
  constructor(root, names, onshow = () => {}) {
    this.onshow = onshow;
    this.tabs = new Map(names.map((name) => [name, this.tab(name)]));
    root.setAttribute("role", "tablist");
    root.setAttribute("aria-label", t("session.panes"));
    root.replaceChildren(...this.tabs.values());
    root.addEventListener("keydown", (event) => this.pressed(event));
    this.show(names[0]);
  }

  tab(name) {
    const pane = document.getElementById(`pane-${name}`);
    pane.setAttribute("role", "tabpanel");
    pane.setAttribute("aria-labelledby", `tab-${name}`);
    return h("button", { type: "button", role: "tab", id: `tab-${name}`, class: "tab", "aria-controls": `pane-${name}`, onclick: () => this.show(name) }, t(`pane.${name}`), h("span", { class: "badge", hidden: true }));
  }

  show(name) {
    if (this.shown === name) return;
    this.shown = name;
    for (const [each, tab] of this.tabs) {
      tab.setAttribute("aria-selected", String(each === name));
      tab.tabIndex = each === name ? 0 : -1;
      document.getElementById(`pane-${each}`).hidden = each !== name;
    }
    this.onshow(name);
  }

  /** How many things wait in a pane; a pane without any need not be shown. */
  count(name, number, { isShown = true } = {}) {
    const tab = this.tabs.get(name);
    const badge = tab.querySelector(".badge");
    badge.textContent = number || "";
    badge.hidden = !number;
    tab.hidden = !isShown;
    if (!isShown && this.shown === name) this.show([...this.tabs.keys()][0]);
  }

  pressed(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const shown = [...this.tabs.keys()].filter((name) => !this.tabs.get(name).hidden);
    const next = shown[(shown.indexOf(this.shown) + step + shown.length) % shown.length];
    this.show(next);
    this.tabs.get(next).focus();
    event.preventDefault();
  }
}
