// What came up from below goes down again under the finger.
const FAR_PX = 64; // from there on it is meant
const PHONE = matchMedia("(max-width: 40rem)"); // as in small.css

/** `run()` when a finger draws `element` down, from where it is not scrolled. */
export function drawnDown(element, run) {
  let start = null;
  let by = 0;
  const goes = (event) => {
    if (start === null) return;
    by = Math.max(0, event.touches[0].clientY - start);
    element.style.translate = by ? `0 ${by}px` : "";
  };
  const ends = () => {
    const isMeant = by > FAR_PX;
    [start, by] = [null, 0];
    element.style.translate = "";
    if (isMeant) run();
  };
  element.addEventListener("touchstart", ({ touches }) => (start = PHONE.matches && touches.length === 1 && !element.scrollTop ? touches[0].clientY : null), { passive: true });
  element.addEventListener("touchmove", goes, { passive: true });
  ["touchend", "touchcancel"].forEach((name) => element.addEventListener(name, ends));
}
