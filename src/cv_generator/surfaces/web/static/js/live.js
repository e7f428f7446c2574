// Follows a session's versions: one stream for all tabs of a browser that show it. The tab that holds the lock reads, and tells
// the others. Server-sent events over fetch, since EventSource sends no key.
import { request, Refused } from "./api.js";

const QUIET_MS = 45000; // the service says something at least every 15 seconds
const REST_AFTER_MS = 5000; // browsers allow few connections to a host, and a hidden tab needs none
const REST = Symbol("rest");
const AGAIN_MS = 3000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15000;

/** `onversion(n)` for each version, `ongone()` once, `onstate(isOnline)` when the connection is there, lost or back. */
export function follow(id, { onversion, ongone, onstate }) {
  const channel = new BroadcastChannel(`cv-events ${id}`);
  const stopping = new AbortController();
  let missed = 0; // the newest version that a hidden tab has been told of
  const handle = {
    version: ({ version }) => (document.hidden ? (missed = version) : onversion(version)),
    gone: () => (stop(), ongone()),
    state: (isOnline) => onstate(isOnline),
  };
  const told = ({ name, data }) => handle[name]?.(data);
  const tell = (name, data) => (channel.postMessage({ name, data }), handle[name](data));
  const stop = () => (stopping.abort(), channel.close());
  const seen = () => !document.hidden && missed && (onversion(missed), (missed = 0));

  channel.addEventListener("message", ({ data }) => told(data));
  document.addEventListener("visibilitychange", seen, { signal: stopping.signal });
  lead(id, tell, stopping.signal);
  return { stop };
}

/** Read the stream whenever no other tab does, and somebody looks. */
async function lead(id, tell, signal) {
  while (!signal.aborted) {
    if (document.hidden) await shown();
    const reading = () => (document.hidden ? undefined : read(id, tell, signal));
    if (navigator.locks) await navigator.locks.request(`cv-events ${id}`, { signal }, reading).catch(() => {});
    else await reading();
  }
}

/** Until the tab rests, or the session is gone. */
async function read(id, tell, signal) {
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    try {
      await stream(id, tell, signal, () => ((wait = FIRST_WAIT_MS), tell("state", true)));
      await pause(AGAIN_MS); // hosts that cannot stream end the answer after the first event
    } catch (error) {
      if (signal.aborted || error === REST) return undefined;
      if (error instanceof Refused && error.status === 404) return tell("gone", {});
      tell("state", false);
      await pause(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  }
  return undefined;
}

const shown = () => new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));

/** Until the time is over, or there may be something to find. */
function pause(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
    addEventListener("online", resolve, { once: true });
    document.addEventListener("visibilitychange", resolve, { once: true });
  });
}

async function stream(id, tell, signal, onopen) {
  const abort = new AbortController();
  const over = new AbortController();
  let watchdog = setTimeout(() => abort.abort(), QUIET_MS);
  let resting = null;
  const hidden = () => {
    clearTimeout(resting);
    resting = document.hidden ? setTimeout(() => abort.abort(REST), REST_AFTER_MS) : null;
  };
  signal.addEventListener("abort", () => abort.abort(), { signal: over.signal });
  addEventListener("offline", () => abort.abort(), { signal: over.signal });
  document.addEventListener("visibilitychange", hidden, { signal: over.signal });
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
      events.forEach((event) => dispatch(event, tell));
    }
  } finally {
    clearTimeout(watchdog);
    clearTimeout(resting);
    over.abort();
  }
}

function dispatch(text, tell) {
  const name = /^event: (.+)$/m.exec(text)?.[1];
  const data = /^data: (.+)$/m.exec(text)?.[1];
  if (["version", "gone"].includes(name)) tell(name, JSON.parse(data ?? "{}"));
}
