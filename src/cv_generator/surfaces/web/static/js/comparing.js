// Before and after of a value, as far as they differ; all of it on demand.
import { spoken } from "./dates.js";
import { button, h } from "./dom.js";
import { isObject } from "./paths.js";
import { wording } from "./wording.js";
import { t } from "./words.js";

const AROUND = 48; // letters of what stayed that are left on either side of what differs
const LONG = 240; // letters of one text that are shown at once

/** In one text where most of it stayed, else one below the other: elements of a list of terms. */
export function compared(before, after) {
  const parts = before && after ? wording(before, after) : null;
  if (parts) return [folding(parts, (shown) => shown.flatMap(({ kind, text }, index) => (kind === "same" ? text : marked(kind, index && shown[index - 1].kind !== "same" ? text.replace(/^\s*/, " ") : text))))];
  return [["before", before], ["after", after]].map(([kind, text]) => text && folding([{ kind, text }], (shown) => shown.flatMap((part) => marked(part.kind, part.text))));
}

/** A value as a person reads it, by the name of its field. */
export function shown(value, name, language) {
  if (typeof value === "boolean") return value ? t("common.yes") : t("common.no");
  if (Array.isArray(value)) return value.map((each) => shown(each, name, language)).filter(Boolean).join("; ");
  if (isObject(value)) return Object.entries(value).map(([each, inner]) => shown(inner, each, language)).filter(Boolean).join(" · ");
  return spoken(value, name, language) ?? "";
}

/** A dash goes with the word after it. */
const bound = (text) => text.replace(/(?<=^|\s)([–—-])\s(?=\S)/gu, "$1\u2060\u00a0"); // joined: a line may end after a dash, whatever the blank

/** What is new is marked from its first word to its last: spaces and commas around them join it to what stayed. */
function marked(kind, text) {
  const said = h("span", { class: "unseen" }, `${t(kind === "before" ? "review.before" : "review.after")} `);
  const [, head, core, tail] = text.match(kind === "after" ? /^([\s,;]*)(.*?)([\s,;]*)$/su : /^(\s*)(.*)()$/su);
  if (!core) return [text.match(/^\s*/)[0], h("ins", {}, said, text.trimStart())];
  return [head, h(kind === "before" ? "del" : "ins", {}, said, bound(core)), tail];
}

function folding(parts, drawn) {
  const short = parts.map((part, index) => ({ ...part, text: shortened(part, index === 0, index === parts.length - 1) }));
  const place = h("dd", {}, drawn(short));
  if (short.every(({ text }, index) => text === parts[index].text)) return place;
  const all = () => {
    place.replaceChildren(...drawn(parts));
    place.tabIndex = -1;
    place.focus();
  };
  place.append(" ", button(t("review.all"), all, { class: "link all" }));
  return place;
}

/** What stayed is cut down to what is beside a change, a text that is new or gone to its beginning. */
function shortened({ kind, text }, isFirst, isLast) {
  if (kind !== "same") return text.length > LONG * 1.25 ? `${whole(text.slice(0, LONG), /\s+\S*$/)} …` : text;
  const [head, tail] = [isFirst ? 0 : AROUND, isLast ? 0 : AROUND];
  if (text.length <= head + tail + AROUND) return text;
  return `${whole(text.slice(0, head), /\s+\S*$/)}${isFirst ? "" : " "}… ${tail ? whole(text.slice(-tail), /^\S*\s+/) : ""}`;
}

/** Without the word that was cut through. */
const whole = (text, cut) => text.replace(cut, "");
