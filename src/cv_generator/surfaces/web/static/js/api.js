// The HTTP API as the page uses it: one call, one kind of error, the key asked for once.
import { BASE, headersWith, JSON_HEADERS, storedKey, storeKey } from "./asked.js";
import { button, dialog, h } from "./dom.js";
import { has, t } from "./words.js";

const LARGEST_KEPT_ALIVE = 60000;
const early = (window.early ??= new Map()); // what was asked for before this script was there; nothing is from now on
let asking = null;
let clockOffset = 0;

/** The service's answer that a call cannot be carried out. `body` is the contract's error. */
export class Refused extends Error {
  constructor(status, body) {
    super(body.error ?? `Status ${status}`);
    this.status = status;
    this.code = body.code ?? "";
    this.body = body;
  }
}

/** The service was not reached. */
export class Unreachable extends Error {}

/** The service's time, in milliseconds, so that a wrong clock of the browser does not matter. */
export const now = () => Date.now() + clockOffset;

/** Fetch below /api with key and client name. Asks for the key where the service wants one. */
export async function request(path, options = {}) {
  for (;;) {
    const response = await sent(path, options);
    if (response.status !== 401) return response;
    if (options.keepalive) throw new Refused(401, {});
    await key(Boolean(storedKey()));
  }
}

async function sent(path, { headers = {}, timeout = 0, ...options }) {
  try {
    const signal = timeout ? AbortSignal.timeout(timeout) : options.signal;
    const response = (await taken(path, options.body)) ?? (await fetch(`${BASE}/api/${path}`, { ...options, signal, headers: headersWith(headers) }));
    const date = Date.parse(response.headers.get("date") ?? "");
    if (date) clockOffset = date - Date.now();
    return response;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Unreachable(error.message);
  }
}

/** The answer to what was asked early, where it was the same; once. Null where nothing was asked in the end. */
function taken(path, body) {
  const asked = early.get(path);
  early.delete(path);
  return asked && asked.body === body ? asked.response : null;
}

/** A JSON answer. Raises `Refused` or `Unreachable`. */
export async function call(path, body, options = {}) {
  const json = body !== undefined && !(body instanceof FormData);
  const text = json ? JSON.stringify(body) : body;
  const response = await request(path, {
    method: body === undefined ? "GET" : "POST",
    ...(body === undefined ? {} : { body: text }),
    keepalive: json && document.hidden && text.length < LARGEST_KEPT_ALIVE, // what is stored while the page is left
    ...options,
    headers: { ...(json ? JSON_HEADERS : { Accept: JSON_HEADERS.Accept }), ...options.headers },
  });
  const answer = await response.json().catch((error) => {
    if (response.ok || !(error instanceof SyntaxError)) throw new Unreachable(error.message); // the answer broke off
    return {}; // a proxy's page
  });
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

/** One dialog for all calls that wait for a key. */
function key(wasWrong) {
  asking ??= new Promise((resolve) => ask(wasWrong, resolve)).finally(() => (asking = null));
  return asking;
}

function ask(wasWrong, resolve) {
  const field = h("input", { type: "password", id: "api-key", autocomplete: "off", required: true, "aria-describedby": "api-key-note" });
  const use = (event, close) => {
    event.preventDefault();
    storeKey(field.value.trim());
    close("used");
    resolve();
  };
  const content = (close) =>
    h("form", { onsubmit: (event) => use(event, close) },
      h("p", { id: "api-key-note", class: wasWrong ? "wrong" : null }, t(wasWrong ? "key.wrong" : "key.text")),
      h("div", { class: "field" }, h("label", { for: "api-key" }, t("key.label")), field),
      h("div", { class: "buttons" }, button("", null, { type: "submit", class: "primary" }, t("key.use"))));
  const open = () => dialog(t("key.title"), content, { onclosed: (result) => result === "used" || open() });
  open();
  field.focus();
}

/** What went wrong, in the page's language where it has words for it. */
export function explained(error) {
  if (!(error instanceof Refused)) return t("error.offline");
  const { body, code } = error;
  if (body.reason && has(`error.${body.reason}`)) return t(`error.${body.reason}`);
  if (code === "conflict") return t("error.versions");
  if (code === "too_large") return t("error.too_large", { limit: Math.floor(body.limit_bytes / 1048576) });
  if (has(`error.${code}`)) return t(`error.${code}`, { request: body.request_id ?? "" });
  return problems(error)[0]?.text ?? error.message;
}

/** The fields at fault: [{path, code, text}]. */
export function problems(error) {
  return (error.body?.problems ?? []).map((problem) => ({ ...problem, text: problemText(problem) }));
}

export function problemText({ code, message, hint }) {
  return has(`problem.${code}`) ? t(`problem.${code}`) : [message, hint].filter(Boolean).join(". ");
}
