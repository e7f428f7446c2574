// Questions that are seldom asked: whether everything is to be deleted, and in which language the page speaks.
import { explained } from "./api.js";
import { BASE } from "./asked.js";
import { button, dialog, h, icon } from "./dom.js";
import { forgotten } from "./visits.js";
import { t } from "./words.js";

/** `names`: code -> what a language calls itself, the page's own first. What is typed is stored before the page comes anew. */
export function showLanguages(form, names) {
  const speak = async (code) => {
    await form.settled();
    location.assign(`${location.pathname}?lang=${code}`);
  };
  const choice = (close) => ([code, name], index) => h("li", {}, button("", () => (index ? speak(code) : close()), { lang: code, class: "quiet", "aria-current": index ? null : "true" }, name, index ? null : icon("check")));
  dialog(t("common.languages"), (close) => [h("ul", { class: "language-list" }, Object.entries(names).map(choice(close)))]);
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
