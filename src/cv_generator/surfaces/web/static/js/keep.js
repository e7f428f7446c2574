// What this browser keeps of a session that the service has not got yet: what was typed, what was sent without an answer, and
// what can be undone. IndexedDB: a record is with the browser when the key has been pressed, whatever becomes of the tab.
const DATABASE = "cv-generator";
const STORE = "kept";
const TAB = "cv-tab";
const RELOAD_MS = 400;

let opening = null;

function opened() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

/** Where a browser keeps nothing (private windows of some), the page works as before, and warns when it is left. */
async function inStore(mode, work) {
  try {
    const database = await opened();
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    if (mode === "readwrite") transaction.commit?.();
    return await new Promise((resolve) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = transaction.onabort = () => resolve(undefined);
    });
  } catch {
    return undefined;
  }
}

/** What is kept of sessions that have ended goes, whether their pages are opened again or not. */
export async function sweep() {
  const keys = (await inStore("readonly", (store) => store.getAllKeys())) ?? [];
  const records = await Promise.all(keys.filter(([, , name]) => name === "session").map(async (key) => [key, await inStore("readonly", (store) => store.get(key))]));
  const living = new Set(records.filter(([, record]) => record?.expiresAt > Date.now()).map(([[session]]) => session));
  const ended = new Set(keys.map(([session]) => session).filter((session) => !living.has(session)));
  await Promise.all([...ended].map((session) => inStore("readwrite", (store) => store.delete(rangeOf(session)))));
}

const rangeOf = (session) => IDBKeyRange.bound([session], [session, []]);

/** The records of one tab and one session; those of tabs that were closed or have crashed are taken over. */
export class Keep {
  constructor(session) {
    this.session = session;
  }

  async open() {
    this.works = Boolean(await opened().catch(() => null));
    await sweep();
    this.tab = await ownTab();
    const records = await this.all();
    const alive = await tabsAlive();
    for (const [key, value] of records) {
      const [, tab, name] = key;
      if (tab === this.tab || alive.has(tab)) continue;
      if (!records.some(([[, other, same]]) => other === this.tab && same === name)) await this.put(name, value);
      await inStore("readwrite", (store) => store.delete(key));
    }
    const own = (await this.all()).filter(([[, tab]]) => tab === this.tab);
    return new Map(own.map(([[, , name], value]) => [name, value]));
  }

  async all() {
    const range = rangeOf(this.session);
    const keys = (await inStore("readonly", (store) => store.getAllKeys(range))) ?? [];
    const values = (await inStore("readonly", (store) => store.getAll(range))) ?? [];
    return keys.map((key, index) => [key, values[index]]);
  }

  put(name, value) {
    return inStore("readwrite", (store) => store.put(value, [this.session, this.tab, name]));
  }

  remove(name) {
    return inStore("readwrite", (store) => store.delete([this.session, this.tab, name]));
  }

  /** Nothing of the session stays, in any tab. */
  forget() {
    return inStore("readwrite", (store) => store.delete(rangeOf(this.session)));
  }
}

/** A name for this tab that survives a reload; another one where a copy of the tab has it. */
async function ownTab() {
  const stored = sessionStorage.getItem(TAB);
  const name = stored && (await held(stored)) ? stored : crypto.getRandomValues(new Uint32Array(2)).join("-");
  if (name !== stored) await held(name);
  sessionStorage.setItem(TAB, name);
  return name;
}

/** Hold the tab's lock until the tab is gone. False where another tab holds it; the page before a reload lets go of it soon. */
function held(name) {
  if (!navigator.locks) return true;
  return new Promise((resolve) => {
    const hold = () => (resolve(true), new Promise(() => {}));
    navigator.locks.request(`cv-tab ${name}`, { signal: AbortSignal.timeout(RELOAD_MS) }, hold).catch(() => resolve(false));
  });
}

async function tabsAlive() {
  const { held: locks } = (await navigator.locks?.query()) ?? { held: [] };
  return new Set(locks.filter(({ name }) => name.startsWith("cv-tab ")).map(({ name }) => name.slice(7)));
}
