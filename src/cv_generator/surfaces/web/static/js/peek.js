// On a phone, where lines of the sheet are finer than a finger: which line was touched, and the way to its field, in reach of the thumb.
import { shown } from "./comparing.js";
import { button, h, iconButton } from "./dom.js";
import { placed } from "./labels.js";
import { plain } from "./markup.js";
import { valueAt } from "./paths.js";
import { drawnDown } from "./swipe.js";
import { t } from "./words.js";

export const CLEAR_PX = 24; // of the sheet, between the line and what covers it

export class Peek {
  /** `onopen(path)` goes to the field; `onshow(path)` when a line is shown or has moved, nothing when none is; `beside(path)` gives the line before and the one after it. */
  constructor(session, root, { onopen, onshow, beside }) {
    Object.assign(this, { session, root, onopen, onshow, beside, path: "", address: "" });
    this.text = h("div", { class: "peek-text" });
    this.before = iconButton("previous", t("peek.before"), () => this.show(this.beside(this.path)[0]), { id: "peek-before" });
    this.after = iconButton("next", t("peek.after"), () => this.show(this.beside(this.path)[1]), { id: "peek-after" });
    this.edit = button(t("session.edit"), () => (this.close(), this.onopen(this.path)), { class: "primary", id: "peek-edit" });
    root.append(this.text, iconButton("remove", t("common.close"), () => this.close(), { id: "peek-close" }), this.before, this.after, this.edit);
    drawnDown(root, () => this.close());
    session.addEventListener("loaded", () => this.root.hidden || this.show(session.identities.pathOf(this.address)));
    new ResizeObserver(() => this.covers()).observe(root);
  }

  /** Whether this very line is shown already. */
  isAt(path) { return !this.root.hidden && Boolean(path) && this.path === path; }

  show(path) {
    if (!path) return this.close();
    const { cv } = this.session;
    const name = placed(path, cv);
    Object.assign(this, { path, address: this.session.identities.addressOf(path) ?? path });
    this.text.replaceChildren(h("p", { class: "small" }, name.split(/(?=(?:, | · )[^,·]*$)/).map((part) => h("span", {}, part))), h("p", {}, plain(shown(valueAt(cv, path), path.match(/(\w+)(?:\[\d+\])*$/)[1], cv.language))));
    this.edit.setAttribute("aria-label", `${t("session.edit")}: ${name}`);
    const [before, after] = this.beside(path);
    Object.assign(this.before, { disabled: !before });
    Object.assign(this.after, { disabled: !after });
    this.root.hidden = false;
    this.covers();
    return this.onshow(path);
  }

  /** How much of the sheet it lies on: what is brought into view stands above that. */
  covers() {
    const { offsetHeight: height } = this.root;
    document.documentElement.style.setProperty("--below", height ? `${height + CLEAR_PX}px` : "0px");
  }

  close() {
    if (this.root.hidden) return;
    this.root.hidden = true;
    this.covers();
    this.onshow("");
  }
}
