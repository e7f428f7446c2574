// The file: typeset and handed over, or why it cannot be made yet.
import { call, explained, problems, Refused } from "./api.js";
import { announce, button, dialog, h, toast } from "./dom.js";
import { described } from "./labels.js";
import { sameOrigin } from "./photo.js";
import { headed, named, pages, t } from "./words.js";

/** Typeset and hand over the file. What keeps it from being typeset is shown at its field. */
export async function make(bar, format) {
  const pressed = bar.pdf;
  pressed.setAttribute("aria-busy", "true");
  bar.pdf.disabled = bar.docx.disabled = true;
  announce(t("session.typesetting"));
  try {
    await bar.form.settled();
    if (!(await agreed(bar))) return;
    const answer = await call("generate-cv-from-session", { session_id: bar.session.id, format, ...bar.options.chosen() });
    const link = h("a", { href: sameOrigin(answer.pdf_url), download: answer.file_name });
    link.click();
    const said = t("session.finished", { pages: pages(answer.page_count), size: Math.ceil(answer.pdf_bytes / 1024) });
    const name = h("span", { class: "file-name" }, answer.file_name);
    toast(said.split("{name}").flatMap((part, index) => (index ? [name, part] : part)), { label: t("session.open_again"), run: () => link.click() });
  } catch (error) {
    refused(bar, error);
  } finally {
    bar.pdf.disabled = bar.docx.disabled = false;
    pressed.removeAttribute("aria-busy");
    if (document.activeElement === document.body) pressed.focus();
  }
}

/** What stands on the screen and is not stored will not be in the file: the person is asked. */
function agreed({ form }) {
  const fields = form.dirty();
  if (!fields.length) return true;
  return new Promise((resolve) => {
    const go = (close, field) => (close(), form.reveal(field.path, true));
    const line = (close) => (field) => h("li", {}, h("strong", {}, headed(described(field.path))), ` ${field.refused || t(field.isContested ? "form.contested" : "form.not_saved")} `,
      fields.length > 1 && button(t("session.edit"), () => go(close, field), { class: "link", "aria-label": `${t("session.edit")}: ${described(field.path)}` }));
    dialog(t("unstored.title"), (close) => [
      h("p", {}, t("unstored.text")), h("ul", { class: "unstored" }, fields.map(line(close))),
      h("div", { class: "buttons" }, button(t("unstored.without"), () => close("without")), button(t("unstored.go"), () => go(close, fields[0]), { class: "primary" })),
    ], { onclosed: (result) => resolve(result === "without") });
  });
}

function refused(bar, error) {
  const { form, session } = bar;
  const [first] = problems(error);
  if (error instanceof Refused && error.code === "cv_does_not_fit") {
    toast(t("notice.no_fit", { pages: pages(error.body.page_count), max: error.body.max_pages }), { label: t("session.show"), run: bar.onlong });
    document.getElementById("notices").scrollIntoView({ block: "start" });
  } else if (error instanceof Refused && first?.path) {
    const { missing } = session;
    toast(missing.length ? `${t("notice.missing")} ${missing.map((path) => named(path, `field.${path}`)).join(", ")}` : first.text, { label: t("session.show"), run: () => form.open(first.path) });
    setTimeout(() => form.reveal(first.path, true));
  } else toast(explained(error));
}
