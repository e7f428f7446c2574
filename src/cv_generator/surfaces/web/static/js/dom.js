// Elements. Text goes in as text and never as markup.
import { drawnDown } from "./swipe.js";
import { t } from "./words.js";

/** An element: `h("button", {type: "button", onclick}, "Text", child)`. Attributes that are null or false are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const ICONS = {
  up: "M8 13V3M3.5 7.5 8 3l4.5 4.5",
  down: "M8 3v10M3.5 8.5 8 13l4.5-4.5",
  remove: "M4 4l8 8M12 4l-8 8",
  undo: "M6.5 3 3 6.5 6.5 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7",
  redo: "M9.5 3 13 6.5 9.5 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H9",
  history: "M8 4.5V8l2.5 1.5M2.5 8A5.5 5.5 0 1 0 4 4.2M2.5 2.5v2.7h2.7",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  previous: "M3.5 10.5 8 6l4.5 4.5",
  next: "M3.5 5.5 8 10l4.5-4.5",
  view: "M4 1.8h5.5L12.5 5v9.2H4zM6.3 7.5h4M6.3 10.3h4",
  content: "M2.5 13.5l.7-3L10.8 3l2.3 2.3-7.6 7.5zM9.3 4.5l2.3 2.3",
  look: "M8 2a6 6 0 1 0 0 12c1 0 1.4-.7 1.2-1.5-.3-1 .3-1.7 1.3-1.7h1.2c1.4 0 2.3-1 2.3-2.6C14 4.7 11.3 2 8 2M5 8v.1M6.5 5v.1M9.8 5v.1",
  review: "M7 2.5 8.3 6.2 12 7.5 8.3 8.8 7 12.5 5.7 8.8 2 7.5 5.7 6.2zM12.5 10.5v3.5M10.75 12.25h3.5",
  rest: "M2 9.5 4 3h8l2 6.5V13H2zM2 9.5h3.5l1 1.5h3l1-1.5H14",
  back: "M10 3 5 8l5 5",
  file: "M8 2.5v8M4.5 7 8 10.5 11.5 7M3 13.5h10",
  alert: "M8 5v3.6M8 11v.1M8 1.8 14.6 13.5H1.4z",
  globe: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M2 8h12M8 2c-4 4-4 8 0 12M8 2c4 4 4 8 0 12",
  check: "M3 8.5 6.5 12 13 4.5",
  more: "M3.5 8v.1M8 8v.1M12.5 8v.1",
  grip: "M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1",
  shown: "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8M8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6",
  hidden: "M2 2l12 12M6.2 4.1A6 6 0 0 1 8 3.8c4 0 6.5 4.2 6.5 4.2a12 12 0 0 1-2 2.4M4 5.4A12 12 0 0 0 1.5 8S4 12.2 8 12.2c.9 0 1.8-.2 2.5-.5",
};

/** A small line drawing beside or instead of words; the words are the button's label. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [key, value] of Object.entries({ viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" }))
    svg.setAttribute(key, value);
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export function button(label, onclick, attributes = {}, ...children) {
  const classes = `button ${attributes.class ?? ""}`.trim();
  return h("button", { type: "button", onclick, ...attributes, class: classes }, ...(children.length ? children : [label]));
}

/** A button that shows an icon only. */
export function iconButton(name, label, onclick, attributes = {}) {
  return button(label, onclick, { ...attributes, class: `icon-button ${attributes.class ?? ""}`, "aria-label": label, title: label }, icon(name));
}

/** Say something to people who do not see the change. */
export function announce(text) {
  const place = document.getElementById("announcer");
  place.textContent = place.textContent === text ? `${text}\u00a0` : text;
}

const TOLD_MS = 4000;
const ASKED_MS = 8000; // with something that can be done about it
let told = new AbortController();

/** A message that goes away by itself, and with whatever the person does next, with something that can be done about it: a text or parts of one. */
export function toast(text, action = null) {
  told.abort();
  told = new AbortController();
  const { signal } = told;
  const close = () => element.remove();
  const element = h("div", { class: "toast" }, h("p", {}, ...[text].flat()), action && button(action.label, () => (close(), action.run()), { class: "link" }), iconButton("remove", t("common.close"), close, { class: "close" }));
  document.getElementById("toasts")?.replaceChildren(element);
  announce(element.firstElementChild.textContent);
  const timer = setTimeout(close, action ? ASKED_MS : TOLD_MS);
  ["focusin", "pointerenter"].forEach((name) => element.addEventListener(name, () => clearTimeout(timer)));
  document.addEventListener("click", (event) => element.contains(event.target) || close(), { capture: true, signal });
  return element;
}

/** A modal dialog; it is gone when it is closed. `build(close)` gives its content. */
export function dialog(title, build, { onclosed = () => {} } = {}) {
  const id = `dialog-${title.replace(/\W+/g, "-")}`;
  const element = h("dialog", { class: "dialog", "aria-labelledby": id });
  const close = (result) => element.close(result ?? "");
  element.append(
    h("header", {}, h("h2", { id, tabindex: "-1", autofocus: true }, title), iconButton("remove", t("common.close"), () => close(), { class: "close" })),
    ...[build(close)].flat(),
  );
  element.addEventListener("close", () => (element.remove(), onclosed(element.returnValue)));
  element.addEventListener("click", (event) => event.target === element && close());
  drawnDown(element, close);
  document.body.append(element);
  element.showModal();
  return element;
}

/** Copies to the clipboard, also where the page has no secure context. */
export async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    field.select();
    document.execCommand("copy");
  }
}
