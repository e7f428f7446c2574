// Bold, italic and links inside a text, as the light markdown that the service typesets.
import { button, h } from "./dom.js";
import { t } from "./words.js";

const SIGNS = { bold: "**", italic: "*" };
const KEYS = { b: "bold", i: "italic", k: "link" };

/** Marks the selected words of a text, or takes the mark away. */
export function mark(control, kind) {
  const { selectionStart: start, selectionEnd: end, value } = control;
  const chosen = value.slice(start, end);
  if (kind === "link") {
    control.setRangeText(`[${chosen}](https://)`, start, end, "end");
    const place = start + chosen.length + 3;
    control.setSelectionRange(chosen ? place : start + 1, chosen ? place + 8 : start + 1);
  } else {
    const sign = SIGNS[kind];
    const isMarked = value.slice(start - sign.length, start) === sign && value.slice(end, end + sign.length) === sign;
    if (isMarked) control.setRangeText(chosen, start - sign.length, end + sign.length, "select");
    else {
      control.setRangeText(`${sign}${chosen}${sign}`, start, end, "end");
      control.setSelectionRange(start + sign.length, end + sign.length);
    }
  }
  control.focus();
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Ctrl+B, Ctrl+I, Ctrl+K. True where the key was one of them. */
export function pressedMark(event) {
  const kind = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && KEYS[event.key.toLowerCase()];
  if (!kind) return false;
  event.preventDefault();
  mark(event.target, kind);
  return true;
}

/** A text as it is printed: what is bold in it is bold, and a link its words. */
export function plain(text) {
  return text.replace(/\[([^[\]]+)\]\([^()\s]*\)/g, "$1").split(/(\*\*[^*]+\*\*|\*[^*\s][^*]*\*)/).map((part, index) => {
    const [sign] = index % 2 ? part.match(/^\*+/) : [""];
    return sign ? h(sign === SIGNS.bold ? "b" : "i", {}, part.slice(sign.length, -sign.length)) : part;
  });
}

/** Buttons for the hand, while words are selected; the keyboard has its keys. */
export function markup(control) {
  const tool = (kind, sign) => button("", () => mark(control, kind), { class: "icon-button", tabindex: "-1", "aria-label": t(`markup.${kind}`), title: t(`markup.${kind}`), onpointerdown: (event) => event.preventDefault() }, h(kind === "bold" ? "b" : kind === "italic" ? "i" : "u", { "aria-hidden": "true" }, sign));
  const element = h("div", { class: "markup", hidden: true }, tool("bold", "B"), tool("italic", "I"), tool("link", "↗"));
  const seen = () => (element.hidden = document.activeElement !== control || control.selectionStart === control.selectionEnd);
  ["select", "keyup", "pointerup", "blur", "input"].forEach((name) => control.addEventListener(name, seen));
  return element;
}
