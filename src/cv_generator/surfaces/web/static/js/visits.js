// The CVs that this browser has open: their addresses, for as long as they live. Nothing of what is in them but the name.
import { h } from "./dom.js";
import { moment, t } from "./words.js";

const KEY = "cv-visits";
const MOST = 5;
const MADE = "cv-made ";

function visits() {
  try {
    return (JSON.parse(localStorage.getItem(KEY)) ?? []).filter(({ until }) => until > Date.now());
  } catch {
    return [];
  }
}

/** This CV is open here, until then; `code` of the upload link that it came by. */
export function visited({ id, name, until, code }) {
  const before = visits().find((each) => each.id === id);
  const visit = { ...before, id, until, ...(name === undefined ? {} : { name }), ...(code ? { code } : {}) };
  localStorage.setItem(KEY, JSON.stringify([visit, ...visits().filter((each) => each.id !== id)].slice(0, MOST)));
}

export function forgotten(id) {
  localStorage.setItem(KEY, JSON.stringify(visits().filter((each) => each.id !== id)));
}

/** This tab has made a version of a CV, before its page was there; which one that was, or nothing. */
export const made = ({ session_id: id, version }) => sessionStorage.setItem(MADE + id, version ?? 1);
export const madeHere = (id) => Number(sessionStorage.getItem(MADE + id));

export const uploadedBy = (code) => visits().find((visit) => visit.code === code);

/** Ways back to what is open still. `address(id)` of its page. */
export function waysBack(address) {
  const open = visits();
  if (!open.length) return [];
  const way = ({ id, name, until }) => h("li", {}, h("a", { href: address(id) }, name || t("session.nameless")), h("span", { class: "small" }, ` ${t("home.back_until", { moment: moment(until) })}`));
  return [h("p", { class: "small" }, t("home.back")), h("ul", {}, open.map(way))];
}
