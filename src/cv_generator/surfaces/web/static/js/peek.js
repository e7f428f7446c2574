// On a phone, where lines of the sheet are finer than a finger: which line was touched, and the way to its field, in reach of the thumb.
import { shown } from "./comparing.js";
import { button, h, iconButton } from "./dom.js";
import { placed } from "./labels.js";
import { valueAt } from "./paths.js";
import { t } from "./words.js";

export class Peek {
  constructor(session, root, { onopen, onclose }) {
    Object.assign(this, { session, root, onopen, onclose, path: "" });
  }

  /** Whether this very line is shown already. */
  isAt(path) { return !this.root.hidden && Boolean(path) && this.path === path; }

  show(path) {
    if (!path) return this.close();
    const { cv } = this.session;
    const name = placed(path, cv);
    this.path = path;
    this.root.replaceChildren(
      h("div", { class: "peek-text" }, h("p", { class: "small" }, name), h("p", {}, shown(valueAt(cv, path), path.match(/(\w+)(?:\[\d+\])*$/)[1], cv.language))),
      iconButton("remove", t("common.close"), () => this.close(), { id: "peek-close" }),
      button(t("session.edit"), () => (this.close(), this.onopen(path)), { class: "primary", id: "peek-edit", "aria-label": `${t("session.edit")}: ${name}` }));
    this.root.hidden = false;
    return undefined;
  }

  close() {
    if (this.root.hidden) return;
    this.root.hidden = true;
    this.onclose();
  }
}
