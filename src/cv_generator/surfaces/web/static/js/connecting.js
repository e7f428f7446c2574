// What an assistant is given so that it can work on this CV: a ready prompt with the session, or, folded away, the session's id alone.
import { BASE } from "./asked.js";
import { button, copy, h, icon } from "./dom.js";
import { t } from "./words.js";

const ASSISTANTS = ["chatgpt", "claude", "mcp"];

/** A card to be unfolded. */
export function connecting(session) {
  const prompt = h("textarea", { id: "prompt", readonly: true, rows: "2", "aria-label": t("share.prompt") });
  const copies = button("", () => copied(prompt.value, prompt), { id: "copy-prompt", class: "primary" });
  const field = h("textarea", { id: "session-id", readonly: true, rows: "1", value: session.id, "aria-label": t("session.share_id") }) // in lines: it is seen whole;
  const done = h("span", { class: "small", role: "status" });
  const copied = async (text, from) => (await copy(text, from), (done.textContent = t("common.copied")));
  const choose = (name) => {
    prompt.value = [t(`share.${name}`, { origin: location.origin + BASE }), t("share.what", { id: session.id })].join("\n");
    copies.textContent = `${t("share.copy")} · ${t(`share.name_${name}`)}`;
    done.textContent = "";
  };
  choose(ASSISTANTS[0]);
  return h("details", { class: "connect", id: "connect" },
    h("summary", {}, icon("review"), h("h2", { class: "pane-title" }, t("session.share_title"))),
    h("div", { class: "buttons" }, copies, done),
    h("fieldset", { class: "choice" }, h("legend", {}, t("share.which")), ASSISTANTS.map((name, index) => h("label", { class: "pick" },
      h("input", { type: "radio", name: "assistant", id: `assistant-${name}`, class: "unseen", checked: !index, onchange: () => choose(name) }), h("span", {}, t(`share.name_${name}`))))),
    prompt,
    h("p", { class: "small" }, t("session.share_text")),
    h("details", {}, h("summary", { class: "small" }, t("session.share_id")), h("div", { class: "beside" }, field, button(t("common.copy"), () => copied(session.id, field), { id: "copy-id", "aria-label": `${t("common.copy")}: ${t("session.share_id")}` }))));
}
