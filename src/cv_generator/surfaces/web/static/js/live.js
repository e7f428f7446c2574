// Follows a session's versions. Server-sent events over fetch, since EventSource sends no key.
import { request, Refused } from "./api.js";

const QUIET_MS = 45000; // the service says something at least every 15 seconds
const REST_AFTER_MS = 60000; // browsers allow few connections to a host, and a hidden tab needs none
const REST = Symbol("rest");
const AGAIN_MS = 3000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15000;

/** `onversion(n)` for each version, `ongone()` once, `onstate(isOnline)` when the connection is lost or back. */
export function follow(id, { onversion, ongone, onstate }) {
  let wait = FIRST_WAIT_MS;
  let wake = () => {};
  let ended = false;
  const handle = {
    version: (data) => onversion(data.version),
    gone: () => ((ended = true), ongone()),
  };

  const pause = (ms) => new Promise((resolve) => ((wake = resolve), setTimeout(resolve, ms)));

  async function run() {
    while (!ended) {
      try {
        await stream(id, handle, () => ((wait = FIRST_WAIT_MS), onstate(true)));
        if (!ended) await pause(AGAIN_MS); // hosts that cannot stream end the answer after the first event
      } catch (error) {
        if (ended) return undefined;
        if (error === REST) await shown();
        else if (error instanceof Refused && error.status === 404) return handle.gone();
        else {
          onstate(false);
          await pause(wait);
          wait = Math.min(wait * 2, LONGEST_WAIT_MS);
        }
      }
    }
    return undefined;
  }

  addEventListener("online", () => wake());
  document.addEventListener("visibilitychange", () => document.hidden || wake());
  run();
  return { stop: () => ((ended = true), wake()) };
}

const shown = () => new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));

async function stream(id, handle, onopen) {
  const abort = new AbortController();
  let watchdog = setTimeout(() => abort.abort(), QUIET_MS);
  let resting;
  const offline = () => abort.abort();
  const hidden = () => {
    clearTimeout(resting);
    if (document.hidden) resting = setTimeout(() => abort.abort(REST), REST_AFTER_MS);
  };
  addEventListener("offline", offline);
  document.addEventListener("visibilitychange", hidden);
  try {
    const response = await request(`cv-session-events?session_id=${encodeURIComponent(id)}`, { signal: abort.signal });
    if (!response.ok) throw new Refused(response.status, {});
    onopen();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let buffer = "", chunk; !(chunk = await reader.read()).done; ) {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => abort.abort(), QUIET_MS);
      const events = (buffer + chunk.value).split("\n\n");
      buffer = events.pop();
      events.forEach((event) => dispatch(event, handle));
    }
  } finally {
    clearTimeout(watchdog);
    clearTimeout(resting);
    removeEventListener("offline", offline);
    document.removeEventListener("visibilitychange", hidden);
  }
}

function dispatch(text, handle) {
  const name = /^event: (.+)$/m.exec(text)?.[1];
  const data = /^data: (.+)$/m.exec(text)?.[1];
  if (handle[name]) handle[name](JSON.parse(data ?? "{}"));
}
