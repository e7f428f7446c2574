// The words of the page, which the server put into it: one table for all languages.
const table = JSON.parse(document.getElementById("words").textContent);

export const language = document.documentElement.lang;

/** The text of a key; `{name}` is replaced by `values.name`. */
export function t(key, values = {}) {
  return has(key) ? fill(table[key], values) : key;
}

/** What comes before what is said of it: "Phone:". */
export const headed = (text) => `${text}${language === "fr" ? "\u00a0" : ""}:`;

/** The word of a key for so many: `key_0` where there is one for none, `key_1`, else `key_n`. */
export function numbered(key, n) {
  return t(n === 1 || (n === 0 && has(`${key}_0`)) ? `${key}_${n}` : `${key}_n`, { n });
}

export function has(key) {
  return Object.hasOwn(table, key);
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The first of the keys that has a text, else the name made readable. */
export function named(name, ...keys) {
  const key = keys.find(has);
  return key ? table[key] : name.replaceAll("_", " ");
}

export function pages(count) {
  return count === 1 ? t("session.pages_1") : t("session.pages_n", { n: count });
}

export function moment(iso, style = { dateStyle: "medium", timeStyle: "short" }) {
  const own = navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;
  return new Intl.DateTimeFormat(own, style).format(new Date(iso));
}

/** So many hours or minutes, in words. */
export function lasting(count, unit) {
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count).replace(" ", "\u00a0");
}

/** A moment of today without its day. */
export function lately(iso) {
  const isToday = new Date(iso).toDateString() === new Date().toDateString();
  return moment(iso, isToday ? { timeStyle: "short" } : undefined);
}
