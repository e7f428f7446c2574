// A place for a document: dropped, chosen or pasted.
import { explained } from "./api.js";
import { BASE } from "./asked.js";
import { announce, button, h } from "./dom.js";
import { language, t } from "./words.js";

const KINDS = ".docx,.pdf,.odt,.txt,.md,.json,.xml,.zip,.yaml,.yml";

/** `send(form)` uploads; it gets the multipart form and may raise what `api` raises. */
export function dropZone(root, send) {
  const note = h("p", { class: "note bad", role: "alert", hidden: true });
  const file = h("input", { type: "file", accept: KINDS, id: "file", hidden: true, onchange: () => take(file.files) });
  const choose = button(t("home.choose"), () => file.click(), { class: "primary large", id: "choose" });
  const title = h("p", { class: "drop-title" }, t("home.drop"));
  const zone = h("div", { class: "drop", role: "group", "aria-label": t("home.drop") }, sheet(), title, choose, h("p", { class: "small formats" }, t("home.formats")), file);
  root.replaceChildren(zone, note);

  async function take(files) {
    const [chosen] = files;
    if (!chosen || zone.getAttribute("aria-busy")) return;
    busy(chosen.name);
    const form = new FormData();
    form.append("file", chosen);
    try {
      if (!chosen.size) throw new RangeError("empty");
      await send(form);
    } catch (error) {
      note.textContent = error instanceof RangeError ? t("error.empty_file") : explained(error);
      note.hidden = false;
      choose.focus();
    } finally {
      busy(null);
      file.value = "";
    }
  }

  function busy(name) {
    if (name) note.hidden = true;
    zone[name ? "setAttribute" : "removeAttribute"]("aria-busy", "true");
    title.textContent = name ? t("home.reading", { name }) : t("home.drop");
    choose.disabled = Boolean(name);
    if (name) announce(title.textContent);
  }

  const lift = (event, on) => (event.preventDefault(), zone.classList.toggle("over", on));
  ["dragenter", "dragover"].forEach((name) => addEventListener(name, (event) => lift(event, true)));
  addEventListener("dragleave", (event) => event.relatedTarget || lift(event, false));
  addEventListener("drop", (event) => (lift(event, false), take(event.dataTransfer.files)));
  addEventListener("paste", (event) => event.clipboardData.files.length && take(event.clipboardData.files));
}

function sheet() {
  return h("div", { class: "drop-sheet", "aria-hidden": "true" }, ...Array.from({ length: 5 }, () => h("i")));
}

/** A choice of the languages in which the same page can be read. */
export function pageLanguages() {
  const place = document.getElementById("page-languages");
  const go = ({ target }) => {
    const address = new URL(location.href);
    address.searchParams.set("lang", target.value);
    address.searchParams.delete("deleted");
    location.assign(address.pathname + address.search);
  };
  const choices = Object.entries(JSON.parse(place.dataset.names)).map(([code, name]) => h("option", { value: code, lang: code, selected: code === language }, name));
  place.replaceChildren(h("select", { "aria-label": t("common.languages"), onchange: go }, choices));
}

/** The address of a session's page, in the language that was chosen here. */
export function sessionPage(id) {
  const chosen = new URLSearchParams(location.search).get("lang");
  return `${BASE}/s/${encodeURIComponent(id)}${chosen ? `?lang=${encodeURIComponent(chosen)}` : ""}`;
}
