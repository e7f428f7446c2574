// All versions, newest first. Each can be looked at on the sheet, and brought back.
import { explained } from "./api.js";
import { differences } from "./difference.js";
import { announce, button, h, iconButton, toast } from "./dom.js";
import { placedAll, toldAll, whoMade } from "./labels.js";
import { lately, t } from "./words.js";

const NAMED = 40; // versions that are asked for, to call entries by their names

export class History {
  /** `around(version)` gives the CV {before, after} it, `onlook(entry)` shows a version on the sheet, null the newest again; `onclose()` when the person is done. */
  constructor(session, root, { around, onlook, onclose }) {
    Object.assign(this, { session, root, around, onlook, chosen: 0, names: new Map() });
    this.list = h("ol", { class: "versions" });
    this.title = h("h2", { class: "pane-title", tabindex: "-1" }, t("pane.history"));
    root.replaceChildren(h("div", { class: "pane-head" }, this.title, iconButton("remove", t("common.close"), onclose, { class: "close", id: "history-close" }), h("p", { class: "small" }, t("history.text"))), this.list);
    root.addEventListener("keydown", (event) => event.key === "Escape" && (this.chosen ? this.look(null) : onclose()));
    session.addEventListener("loaded", () => root.hidden || this.draw());
  }

  open() {
    this.draw();
    this.title.focus();
  }

  draw() {
    const focused = this.root.contains(document.activeElement) ? document.activeElement.dataset.version : "";
    this.list.replaceChildren(...told(this.session.history).map((entry, index) => this.row(entry, index)));
    if (focused) this.list.querySelector(`button[data-version="${focused}"]`)?.focus();
  }

  row(entry, index) {
    const { version } = entry;
    const isNewest = index === 0;
    const said = h("span", { class: "what" }, this.called(entry));
    if (index < NAMED && version > 1 && !this.names.has(version) && entry.changed_paths.some((path) => path.includes("[") || Array.isArray(this.session.cv[path]))) this.name(entry, said);
    const isChosen = this.chosen === version;
    const look = h("button", { type: "button", class: "version-look", "data-version": version, "aria-pressed": String(isChosen || (isNewest && !this.chosen)), onclick: () => this.look(isNewest || isChosen ? null : entry) },
      said, h("span", { class: "small" }, this.made(entry)));
    return h("li", { class: isNewest ? "newest" : null }, look, isNewest ? h("span", { class: "mark" }, t("history.current")) : isChosen ? this.restoring(version) : null);
  }

  /** Entries are called by their names, as soon as these are there. */
  async name(entry, said) {
    const { before, after } = await this.around(entry.version).catch(() => ({}));
    const names = after && toldAll(differences(before, after), after);
    if (!names) return;
    this.names.set(entry.version, names);
    said.textContent = this.called(entry);
  }

  restoring(version) {
    return button(t("history.restore"), () => this.restore(version), { class: "small primary", "data-version": version, "aria-label": t("history.restore_long", { version }) });
  }

  /** Who made a version, where its own line does not say so: what was uploaded or opened is called that. */
  maker(entry) {
    if (this.session.own.has(entry.version)) return `${t("form.mine")} · `;
    if (entry.by !== "page") return `${whoMade(entry)} · `;
    return entry.version === 1 || entry.operation === "upload" ? "" : `${t("history.elsewhere")} · `;
  }

  /** What a version is called: what was done in it. */
  called(entry) { return what(entry, this.session.cv, this.names.get(entry.version)); }

  /** Which version it is, who made it and when. */
  made(entry) {
    return `${t("history.version", { version: entry.version })} · ${this.maker(entry)}${lately(entry.at)}`;
  }

  /** Show a version on the sheet, or the newest again. */
  look(entry) {
    if (!entry && !this.chosen) return;
    this.chosen = entry?.version ?? 0;
    this.onlook(entry);
    if (!this.root.hidden) this.draw();
  }

  async restore(version) {
    try {
      this.look(null);
      await this.session.revert(version);
      announce(t("history.restored", { version }));
    } catch (error) {
      toast(explained(error));
    }
  }
}

/** Versions in which the CV is another one than before; proposals that came and went are none. */
function told(history) {
  return history.filter(({ version: number, operation, changed_paths: paths }) => number === 1 || operation === "upload" || paths.length);
}

function what({ operation, changed_paths: paths, version: number }, cv, names = "") {
  if (operation === "upload") return t("history.uploaded");
  if (number === 1) return t("history.made");
  const changed = names || placedAll(paths, cv);
  return operation === "revert_cv_session" ? t("history.reverted", { what: changed }) : changed;
}
