// History, the handle for the assistant, and deletion.
import { explained } from "./api.js";
import { BASE } from "./asked.js";
import { announce, button, copy, dialog, h, toast } from "./dom.js";
import { describedAll, whoMade } from "./labels.js";
import { forgotten } from "./visits.js";
import { moment, t } from "./words.js";

/** All versions, newest first; each can be brought back. */
export function showHistory(session) {
  const list = h("ol", { class: "versions" });
  const draw = () => list.replaceChildren(...told(session.history).map((entry, index) => version(session, entry, index === 0)));
  draw();
  session.addEventListener("loaded", draw);
  const box = dialog(t("history.title"), () => [h("p", { class: "small" }, t("history.text")), list], { onclosed: () => session.removeEventListener("loaded", draw) });
  box.classList.add("wide");
}

/** Versions in which the CV is another one than before; proposals that came and went are none. */
function told(history) {
  return history.filter(({ version: number, operation, changed_paths: paths }) => number === 1 || operation === "upload" || paths.length);
}

function version(session, entry, isNewest) {
  const restore = async () => {
    try {
      await session.revert(entry.version);
      announce(t("history.restored", { version: entry.version }));
    } catch (error) {
      toast(explained(error));
    }
  };
  return h("li", { class: isNewest ? "newest" : null },
    h("div", {}, h("p", { class: "what" }, what(entry)), h("p", { class: "small" }, `${t("history.version", { version: entry.version })} · ${session.own.has(entry.version) ? t("session.who_page") : whoMade(entry)} · ${moment(entry.at)}`)),
    isNewest ? h("span", { class: "mark" }, t("history.current"))
      : button(t("history.restore"), restore, { class: "small", "aria-label": t("history.restore_long", { version: entry.version }) }));
}

function what({ operation, changed_paths: paths, version: number }) {
  if (operation === "upload") return t("history.uploaded");
  if (number === 1) return t("history.made");
  const changed = describedAll(paths);
  return operation === "revert_cv_session" ? t("history.reverted", { what: changed }) : changed;
}

const ASSISTANTS = ["chatgpt", "claude", "mcp"];

/** A ready prompt for the assistant, with the session; or the session's id alone. */
export function showShare(session) {
  const prompt = h("textarea", { id: "prompt", readonly: true, rows: "9", "aria-label": t("share.prompt") });
  const field = h("input", { id: "session-id", readonly: true, value: session.id, class: "mono" });
  const done = h("span", { class: "small", role: "status" });
  const copied = async (text, from) => (await copy(text, from), (done.textContent = t("common.copied")));
  const choose = (name) => {
    prompt.value = [t(`share.${name}`, { origin: location.origin + BASE }), t("share.what", { id: session.id })].join("\n\n");
    done.textContent = "";
  };
  choose(ASSISTANTS[0]);
  dialog(t("session.share_title"), () => [
    h("p", {}, t("session.share_text")),
    h("fieldset", { class: "choice" }, h("legend", {}, t("share.which")), ASSISTANTS.map((name, index) => h("label", { class: "pick" },
      h("input", { type: "radio", name: "assistant", id: `assistant-${name}`, class: "unseen", checked: !index, onchange: () => choose(name) }), h("span", {}, t(`share.name_${name}`))))),
    prompt,
    h("div", { class: "buttons" }, done, button(t("share.copy"), () => copied(prompt.value, prompt), { id: "copy-prompt", class: "primary" })),
    h("div", { class: "field" }, h("label", { for: field.id }, t("session.share_id")), h("div", { class: "beside" }, field, button(t("common.copy"), () => copied(session.id, field), { id: "copy-id", "aria-label": `${t("common.copy")}: ${t("session.share_id")}` }))),
  ]).classList.add("wide");
}

export function showDelete(session) {
  const note = h("div", { class: "notes" });
  const erase = async () => {
    try {
      await session.erase();
      forgotten(session.id);
      location.assign(`${BASE}/?deleted=1${new URLSearchParams(location.search).has("lang") ? `&lang=${document.documentElement.lang}` : ""}`);
    } catch (error) {
      note.replaceChildren(h("p", { class: "note bad", role: "alert" }, explained(error)));
    }
  };
  dialog(t("session.delete_title"), (close) => [
    h("p", {}, t("session.delete_text")), note,
    h("div", { class: "buttons" }, button(t("common.cancel"), () => close()), button(t("session.delete"), erase, { id: "erase", class: "destroy" })),
  ]);
}
