// What the page of a session asks for first, while its script is still on the way.
import { BASE, drawing, headersWith, JSON_HEADERS, reading, remembered, sessionOf } from "./asked.js";

const id = sessionOf(location.pathname);

function ask(route, value) {
  const body = JSON.stringify(value);
  const response = fetch(`${BASE}/api/${route}`, { method: "POST", body, headers: headersWith(JSON_HEADERS) });
  response.catch(() => {}); // whoever takes it is told
  return [route, { body, response }];
}

function first() {
  const { max_pages: pages = Number(document.getElementById("schema").dataset.pages) } = remembered();
  return new Map([ask("get-cv-session", reading(id)), ask("cv-sheets", drawing(id, { max_pages: pages }))]);
}

window.early ??= first(); // not where the page's script came before this one
