// What an assistant is given so that it can work on this CV: a ready prompt with the session, or, folded away, the session's id alone.
import { BASE } from "./asked.js";
import { button, copy, h } from "./dom.js";
import { t } from "./words.js";

const ASSISTANTS = ["chatgpt", "claude", "mcp"];

/** A card: for whom, what is copied, and the button for it. */
export function connecting(session) {
  const prompt = h("textarea", { id: "prompt", readonly: true, rows: "3", "aria-label": t("share.prompt") });
  const copies = button(t("share.copy"), () => copied(prompt.value, prompt), { id: "copy-prompt", class: "primary" });
  const field = h("textarea", { id: "session-id", readonly: true, rows: "1", value: session.id, "aria-label": t("session.share_id") }) // in lines: it is seen whole;
  const done = h("span", { class: "small", role: "status" });
  const copied = async (text, from) => (await copy(text, from), (done.textContent = t("common.copied")));
  const choose = (name) => {
    prompt.value = [t(`share.${name}`, { origin: location.origin + BASE }), t("share.what", { id: session.id })].join("\n");
    done.textContent = "";
  };
  choose(ASSISTANTS[0]);
  return h("details", { class: "connect", id: "connect" },
    h("summary", {}, t("share.prompt")),
    h("fieldset", { class: "choice" }, h("legend", {}, t("share.which")), ASSISTANTS.map((name, index) => h("label", { class: "pick" },
      h("input", { type: "radio", name: "assistant", id: `assistant-${name}`, class: "unseen", checked: !index, onchange: () => choose(name) }), h("span", {}, t(`share.name_${name}`))))),
    h("div", { class: "prompt" }, prompt),
    h("div", { class: "buttons" }, done, copies),
    h("p", { class: "small" }, t("session.share_text")),
    h("details", {}, h("summary", {}, t("session.share_id")), h("div", { class: "beside" }, field, button(t("common.copy"), () => copied(session.id, field), { id: "copy-id", "aria-label": `${t("common.copy")}: ${t("session.share_id")}` }))));
}
