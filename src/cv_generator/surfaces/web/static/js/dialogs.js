// History, the handle for the assistant, and deletion.
import { explained } from "./api.js";
import { announce, button, copy, dialog, h, toast } from "./dom.js";
import { describedAll, who } from "./labels.js";
import { forgotten } from "./visits.js";
import { moment, t } from "./words.js";

/** All versions, newest first; each can be brought back. */
export function showHistory(session) {
  const list = h("ol", { class: "versions" });
  const draw = () => list.replaceChildren(...session.history.map((entry) => version(session, entry)));
  draw();
  session.addEventListener("loaded", draw);
  const box = dialog(t("history.title"), () => [h("p", { class: "small" }, t("history.text")), list], { onclosed: () => session.removeEventListener("loaded", draw) });
  box.classList.add("wide");
}

function version(session, entry) {
  const isNewest = entry.version === session.version;
  const restore = async () => {
    try {
      await session.revert(entry.version);
      announce(t("history.restored", { version: entry.version }));
    } catch (error) {
      toast(explained(error));
    }
  };
  return h("li", { class: isNewest ? "newest" : null },
    h("div", {}, h("p", { class: "what" }, what(entry)), h("p", { class: "small" }, `${t("history.version", { version: entry.version })} · ${who(entry.by)} · ${moment(entry.at)}`)),
    isNewest ? h("span", { class: "mark" }, t("history.current"))
      : button(t("history.restore"), restore, { class: "small", "aria-label": t("history.restore_long", { version: entry.version }) }));
}

function what({ operation, changed_paths: paths, version: number }) {
  if (operation === "upload") return t("history.uploaded");
  if (number === 1) return t("history.made");
  const changed = describedAll(paths) || t("history.nothing");
  return operation === "revert_cv_session" ? t("history.reverted", { what: changed }) : changed;
}

/** The session's id, to be passed on by hand. */
export function showShare(session) {
  const field = h("input", { id: "session-id", readonly: true, value: session.id, class: "mono" });
  const done = h("span", { class: "small", role: "status" });
  const copyId = async () => {
    await copy(session.id, field);
    done.textContent = t("common.copied");
  };
  dialog(t("session.share_title"), () => [
    h("p", {}, t("session.share_text")),
    h("div", { class: "field" }, h("label", { for: field.id }, t("session.share_id")), h("div", { class: "beside" }, field, button(t("common.copy"), copyId, { id: "copy-id", class: "primary" })), done),
  ]);
}

export function showDelete(session) {
  const note = h("div", { class: "notes" });
  const erase = async () => {
    try {
      await session.erase();
      forgotten(session.id);
      location.assign(`/?deleted=1${new URLSearchParams(location.search).has("lang") ? `&lang=${document.documentElement.lang}` : ""}`);
    } catch (error) {
      note.replaceChildren(h("p", { class: "note bad", role: "alert" }, explained(error)));
    }
  };
  dialog(t("session.delete_title"), (close) => [
    h("p", {}, t("session.delete_text")), note,
    h("div", { class: "buttons" }, button(t("common.cancel"), () => close()), button(t("session.delete"), erase, { id: "erase", class: "destroy" })),
  ]);
}
