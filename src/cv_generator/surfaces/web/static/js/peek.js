// On a phone, where lines of the sheet are finer than a finger: which line was touched, and the way to its field, in reach of the thumb.
import { shown } from "./comparing.js";
import { button, h } from "./dom.js";
import { placed } from "./labels.js";
import { valueAt } from "./paths.js";
import { drawnDown } from "./swipe.js";
import { t } from "./words.js";

export class Peek {
  /** `onopen(path)` goes to the field; `onshow(path)` when a line is shown or has moved, nothing when none is. */
  constructor(session, root, { onopen, onshow }) {
    Object.assign(this, { session, root, onopen, onshow, path: "", address: "", onclose: () => {} });
    drawnDown(root, () => this.close());
    session.addEventListener("loaded", () => this.root.hidden || this.show(session.identities.pathOf(this.address)));
  }

  /** Whether this very line is shown already. */
  isAt(path) { return !this.root.hidden && Boolean(path) && this.path === path; }

  show(path) {
    if (!path) return this.close();
    const { cv } = this.session;
    const name = placed(path, cv);
    Object.assign(this, { path, address: this.session.identities.addressOf(path) ?? path });
    this.root.replaceChildren(
      h("div", { class: "peek-text" }, h("p", { class: "small" }, name), h("p", {}, shown(valueAt(cv, path), path.match(/(\w+)(?:\[\d+\])*$/)[1], cv.language))),
      button(t("common.close"), () => this.close(), { id: "peek-close" }),
      button(t("session.edit"), () => (this.close(), this.onopen(path)), { class: "primary", id: "peek-edit", "aria-label": `${t("session.edit")}: ${name}` }));
    this.root.hidden = false;
    return this.onshow(path);
  }

  close() {
    if (this.root.hidden) return;
    this.root.hidden = true;
    this.onclose();
    this.onshow("");
  }
}
