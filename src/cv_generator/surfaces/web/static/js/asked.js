// How the service is asked: the address, the key, and what a page of a session needs at first.
const KEY = "cv-api-key";

export const storedKey = () => sessionStorage.getItem(KEY);
export const storeKey = (key) => sessionStorage.setItem(KEY, key);

/** Headers of every call. */
export function headersWith(more) {
  const key = storedKey();
  return { "X-CV-Client": "page", ...(key ? { "x-functions-key": key } : {}), ...more };
}

export const JSON_HEADERS = { Accept: "application/json", "Content-Type": "application/json" };

/** What all addresses of the service begin with: a path where it is served below one of its host, else nothing. */
export const BASE = document.documentElement.dataset.base;

/** The session that the page's address names. */
export const sessionOf = (path) => decodeURIComponent(path.split("/").pop());

/** The newest version, with all that the page shows of it. */
export const reading = (id) => ({ session_id: id, include_ids: true, include_history: true, include_unplaced_text: true, include_sources: true, include_validation: true, include_proposals: true });

/** The sheets for a page that holds none of them yet. */
export const drawing = (id, options) => ({ session_id: id, ...options, edits: [], known_pages: [], known_parts: "" });

const OPTIONS = "cv-options";

/** The class of a page that shows the product's faces, and what says that this browser has them. */
export const FACES = "faced";

/** The number of pages that this browser was told last; nothing where that cannot be read any more. */
export function remembered() {
  try {
    return JSON.parse(localStorage.getItem(OPTIONS)) ?? {};
  } catch {
    return {};
  }
}

export const remember = (options) => localStorage.setItem(OPTIONS, JSON.stringify(options));
