// Calls that reach the service in the end, once: each carries a key by which the service knows it again, and is tried again with
// growing pauses while the service is away or out of order.
import { call, Refused, Unreachable } from "./api.js";

const PAUSES_MS = [400, 1000, 2000, 4000, 8000, 15000];
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);
const FAULTS = 6; // a call that the service itself stumbles over as often will not work later either
const PATIENCE_MS = 30000;

/** Random, as the service wants keys of calls. */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Whether the same call may work a little later. */
export function isPassing(error, attempt = 0) {
  if (error instanceof Unreachable) return true;
  return error instanceof Refused && PASSING.has(error.status) && !(error.status === 500 && attempt >= FAULTS);
}

export class Sender {
  /** `onwait(error)` before each pause, `onback()` when a call that waited has got an answer. */
  constructor({ onwait, onback }) {
    Object.assign(this, { onwait, onback });
    this.wake = () => {};
    addEventListener("online", () => this.wake());
  }

  /** Try at once what waits. */
  hurry() { this.wake(); }

  /** The answer, however long it takes. Raises `Refused` where trying again is of no use; with `attempts`, `Unreachable` too. */
  async send(route, body, { key = "", attempts = Infinity } = {}) {
    const headers = key ? { "Idempotency-Key": key } : {};
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await call(route, body, { headers, timeout: PATIENCE_MS });
        if (attempt > 1) this.onback();
        return answer;
      } catch (error) {
        if (!isPassing(error, attempt) || attempt >= attempts) {
          if (attempt > 1 && error instanceof Refused) this.onback();
          throw error;
        }
        this.onwait(error);
        await this.pause(PAUSES_MS[Math.min(attempt, PAUSES_MS.length) - 1]);
      }
    }
  }

  pause(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms * (0.8 + 0.4 * Math.random()));
      this.wake = () => (clearTimeout(timer), resolve());
    });
  }
}
