// Buttons that stand in a menu where there is little room, and in the open where there is more: the style sheet says which. On a phone a
// menu comes up from below, over everything else.
import { button, h, icon, iconButton } from "./dom.js";
import { drawnDown } from "./swipe.js";
import { t } from "./words.js";

const PHONE = matchMedia("(max-width: 40rem)"); // as in small.css

/** [the menu's button, what holds the buttons]. `name` is the menu's own, `id` makes it and its items addressable. */
export function folded(name, id, ...buttons) {
  const items = h("div", { class: "folded", id: `${id}-items`, "data-title": name.replace(/^.*?: /, "") }, buttons, iconButton("remove", t("common.close"), () => fold(true), { class: "close" }));
  const isOpen = () => items.classList.contains("is-open");
  const more = iconButton("more", name, () => fold(isOpen()), { id, class: "more", "aria-expanded": "false", "aria-controls": `${id}-items` });
  let outside = null;
  const fold = (isFolded) => {
    outside?.abort();
    items.classList.remove("is-above");
    items.classList.toggle("is-open", !isFolded);
    raise(items, !isFolded && PHONE.matches);
    items.classList.toggle("is-above", !isFolded && !PHONE.matches && items.getBoundingClientRect().bottom > roomBelow());
    more.setAttribute("aria-expanded", String(!isFolded));
    if (isFolded && items.contains(document.activeElement) && more.checkVisibility()) return more.focus(); // it stays where the menu was
    if (isFolded) return undefined;
    outside = new AbortController();
    document.addEventListener("pointerdown", (event) => items.contains(event.target) || more.contains(event.target) || fold(true), { signal: outside.signal });
    return items.querySelector("button:not(:disabled)").focus();
  };
  drawnDown(items, () => isOpen() && fold(true));
  items.addEventListener("click", () => isOpen() && fold(true), { capture: true });
  items.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    event.stopPropagation();
    fold(true);
  });
  return [more, items];
}

/** Over everything else, or back to where it stands. */
function raise(items, isUp) {
  if (isUp === items.hasAttribute("popover")) return;
  if (isUp) items.setAttribute("popover", "manual"), items.showPopover();
  else items.removeAttribute("popover");
}

/** Down to where a menu can hang: what is fixed at the foot of a small screen lies over it. */
function roomBelow() {
  const dock = document.getElementById("tabs");
  return dock && getComputedStyle(dock).position === "fixed" ? dock.getBoundingClientRect().top : innerHeight;
}

/** A button for both: an icon in the open, and what it does beside it in a menu. `label` is what it is called. */
export function namedButton(picture, does, label, run, attributes) {
  return button("", run, { "aria-label": label, title: does, ...attributes, class: `icon-button ${attributes.class ?? ""}` }, icon(picture), h("span", {}, does));
}
