// Lists of the CV in a form: texts, and entries with fields of their own. Add, remove, move.
import { button, h, icon, iconButton } from "./dom.js";
import { Field } from "./field.js";
import { labelOf } from "./labels.js";
import { valueAt } from "./paths.js";
import { has, t } from "./words.js";

/** The element of any shape at a path. */
export function build(form, shape, path) {
  if (shape.kind === "list") return list(form, shape, path);
  if (shape.kind === "photo") return form.photo(shape, path);
  return form.add(new Field(form, shape, path, { label: labelOf(shape.name, shape.parents) })).element;
}

function list(form, shape, path) {
  const stored = path.includes("[+]") ? [] : valueAt(form.session.cv, path) ?? [];
  const draft = form.items.drafts.get(path);
  const rows = stored.map((value, index) => item(form, shape, `${path}[${index}]`, typeof value === "string" ? "text" : "entry", { index, count: stored.length }));
  if (draft) rows.push(item(form, shape, `${path}[+]`, draft, { index: stored.length, count: 0 }));
  const label = labelOf(shape.name, shape.parents);
  return h("div", { class: "list-block", "data-path": path, role: "group", "aria-label": label },
    shape.parents.length || form.isAmongOthers(shape) ? h("p", { class: "list-label", "aria-hidden": "true" }, label) : null,
    rows.length ? h("ol", { class: "list" }, rows) : null,
    h("div", { class: "list-add" }, adders(form, shape, path)));
}

function adders(form, shape, path) {
  const add = (kind, label) => button(label, () => form.items.draft(path, kind), { class: "link add", "data-add": `${path} ${kind}` }, icon("plus"), label);
  const name = `add.${[...shape.parents, shape.name].join(".")}`;
  return [
    shape.text && add("text", t(shape.entry ? "form.add_text" : "form.add_line")),
    shape.entry && add("entry", has(name) ? t(name) : t("form.add")),
  ];
}

function item(form, shape, path, kind, place) {
  const label = `${labelOf(shape.name, shape.parents)} ${place.index + 1}`;
  const toolbar = place.count ? tools(form, path, label, place) : discard(form, path, label);
  if (kind === "text") {
    const field = form.add(new Field(form, shape.text, path, { label, isItem: true }));
    return h("li", { class: "item" }, field.element, toolbar);
  }
  const fields = () => shape.entry.map((each) => build(form, each, `${path}.${each.name}`));
  if (shape.entry.length <= 2 && shape.entry.every((each) => each.kind === "line"))
    return h("li", { class: "item pair", "data-path": path }, h("div", { class: "grid", role: "group", "aria-label": label }, fields()), toolbar);
  return h("li", { class: "item entry-item" }, entry(form, shape, path, label, fields), toolbar);
}

/** An entry that opens: its heading says what it is. */
function entry(form, shape, path, label, fields) {
  const title = h("span", { class: "entry-title" });
  const period = h("span", { class: "entry-period" });
  const isNew = path.endsWith("[+]");
  const element = h("details", { class: "entry", "data-path": path, open: isNew || form.items.isOpen(path), ontoggle: () => form.items.toggled(path, element.open) },
    h("summary", {}, title, period), h("div", { class: "grid", role: "group", "aria-label": label }, fields()));
  form.refreshing(() => {
    const value = valueAt(form.session.cv, path) ?? {};
    const [first, ...rest] = headings(shape.entry, value);
    title.textContent = first || (isNew ? t("form.new") : t("form.entry", { n: label.match(/\d+$/)[0] }));
    period.textContent = [...rest, value.date_range].filter(Boolean).join(" · ");
  });
  return element;
}

/** What an entry is called: its title or first text, and the next one. */
function headings(fields, value) {
  const names = fields.filter((field) => field.kind === "line" && field.name !== "date_range").map((field) => field.name);
  const first = names.includes("title") ? ["title", ...names.filter((name) => name !== "title")] : names;
  const texts = first.map((name) => value[name]).filter(Boolean).slice(0, 2);
  const lists = fields.filter((field) => field.kind === "list").map((field) => value[field.name]?.join(", "));
  return texts.length > 1 ? texts : [...texts, ...lists].filter(Boolean);
}

function tools(form, path, label, { index, count }) {
  const list = path.slice(0, path.lastIndexOf("["));
  const move = (target, tool) => form.items.restructure(list, [{ field_path: path, op: "move", value: target }],
    { said: t("form.moved", { what: label }), focus: `${list}[${target}]`, tool, from: index, to: target });
  const remove = () => form.items.restructure(list, [{ field_path: path, op: "remove" }],
    { said: t("form.removed", { what: label }), focus: count > 1 ? `${list}[${Math.min(index, count - 2)}]` : list, tool: "remove", from: index, to: null });
  const name = (key) => `${t(key)}: ${label}`;
  return h("div", { class: "tools", "data-tools": path },
    iconButton("up", name("form.up"), () => move(index - 1, "up"), { "data-tool": "up", disabled: index === 0 }),
    iconButton("down", name("form.down"), () => move(index + 1, "down"), { "data-tool": "down", disabled: index === count - 1 }),
    iconButton("remove", name("form.remove"), remove, { "data-tool": "remove", class: "danger" }));
}

function discard(form, path, label) {
  const list = path.slice(0, path.lastIndexOf("["));
  return h("div", { class: "tools", "data-tools": path }, iconButton("remove", `${t("form.remove")}: ${label}`, () => form.items.discard(list), { class: "danger" }));
}
