// The portrait: shown, replaced, removed.
import { explained, problems } from "./api.js";
import { button, h } from "./dom.js";
import { labelOf } from "./labels.js";
import { t } from "./words.js";

const KINDS = ["image/jpeg", "image/png"];

export function photoField(form, shape, path) {
  const id = `f-${path}`;
  const picture = h("div", { class: "portrait" });
  const note = h("div", { class: "notes" });
  const file = h("input", { type: "file", id, accept: KINDS.join(","), hidden: true, onchange: () => choose() });
  const pick = button("", () => file.click(), { class: "small" }, h("span", {}));
  const remove = button(t("form.remove"), () => store({ field_path: path, op: "remove" }), { class: "small", "aria-label": `${t("form.remove")}: ${labelOf(shape.name)}` });

  let shown = "";

  async function store(edit) {
    note.replaceChildren();
    try {
      await form.session.apply([edit]);
      pick.focus();
    } catch (error) {
      note.replaceChildren(h("p", { class: "note bad", role: "alert" }, problems(error)[0]?.text ?? explained(error)));
    }
  }

  async function choose() {
    const [chosen] = file.files;
    file.value = "";
    if (!chosen) return;
    if (!KINDS.includes(chosen.type)) note.replaceChildren(h("p", { class: "note bad", role: "alert" }, t("problem.photo_url")));
    else await store({ field_path: path, value: await dataUri(chosen) });
  }

  const refresh = () => {
    const url = form.session.cv[path];
    remove.hidden = !url;
    pick.firstChild.textContent = t(url ? "photo.replace" : "photo.choose");
    if (!url) picture.replaceChildren(h("span", {}, t("photo.none")));
    else if (url !== shown) picture.replaceChildren(h("span", {}, "…"));
    shown = url;
  };
  /** The portrait as the sheet has it, so that it comes once; its link where the sheet has none. */
  form.portrayed = (portrait) => {
    const url = form.session.cv[path];
    const src = url && (portrait ?? sameOrigin(url)); // a drawing of an earlier version may come late
    if (src && picture.querySelector("img")?.getAttribute("src") !== src) picture.replaceChildren(h("img", { src, alt: t("photo.alt") }));
  };
  refresh();
  const element = h("div", { class: "field photo", "data-path": path, "data-name": shape.name, role: "group", "aria-label": labelOf(shape.name) },
    picture, h("div", {}, h("p", { class: "list-label group" }, labelOf(shape.name)), h("p", { class: "small" }, t("photo.kind")), h("div", { class: "buttons" }, pick, remove), file, note));
  return { element, refresh };
}

/** Links name the service's public address; the page may be open under another. */
export function sameOrigin(link) {
  const url = new URL(link, location.href);
  return url.pathname + url.search;
}

function dataUri(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}
