// The question before everything is deleted.
import { explained } from "./api.js";
import { BASE } from "./asked.js";
import { button, dialog, h } from "./dom.js";
import { forgotten } from "./visits.js";
import { t } from "./words.js";

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
