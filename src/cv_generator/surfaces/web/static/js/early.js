// What the page of a session asks for first, while its script is still on the way; and in which faces it begins.
import { BASE, drawing, FACES, headersWith, JSON_HEADERS, reading, remembered, sessionOf } from "./asked.js";

const id = sessionOf(location.pathname);

/** `after`: what has to be answered well before, else nothing is asked for. */
function ask(route, value, after = Promise.resolve({ ok: true })) {
  const body = JSON.stringify(value);
  const send = ({ ok }) => (ok ? fetch(`${BASE}/api/${route}`, { method: "POST", body, headers: headersWith(JSON_HEADERS) }) : null);
  const response = after.catch(() => ({ ok: false })).then(send);
  response.catch(() => {}); // whoever takes it is told
  return [route, { body, response }];
}

/** The sheets are asked for when the CV begins to come: on a slow line it comes before them, and so does the script. */
function first() {
  const { max_pages: pages = Number(document.documentElement.dataset.pages) } = remembered();
  const read = ask("get-cv-session", reading(id));
  return new Map([read, ask("cv-sheets", drawing(id, { max_pages: pages }), read[1].response)]);
}

if (localStorage.getItem(FACES)) document.documentElement.classList.add(FACES);
window.early ??= first(); // not where the page's script came before this one
