// Items that are dragged to their place by a grip. The keyboard has the buttons beside it.
import { t } from "./words.js";

/** Makes `grip` drag `item` among its neighbours in a list: `ondrop(index)` is the place among them. */
export function draggable(grip, item, ondrop) {
  grip.classList.add("grip");
  grip.title = t("form.drag");
  grip.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    const over = new AbortController();
    const { signal } = over;
    let target = null;
    const others = () => [...item.parentElement.children].filter((each) => each !== item);
    const unmark = () => item.parentElement.querySelectorAll(".drop-before, .drop-after").forEach((each) => each.classList.remove("drop-before", "drop-after"));
    item.classList.add("dragging");
    grip.addEventListener("pointermove", ({ clientY }) => {
      unmark();
      const after = others().filter((each) => middle(each) < clientY);
      target = after.length;
      if (after.length) after.at(-1).classList.add("drop-after");
      else others()[0]?.classList.add("drop-before");
    }, { signal });
    const end = (drops) => () => {
      over.abort();
      unmark();
      item.classList.remove("dragging");
      if (drops && target !== null) ondrop(target);
    };
    grip.addEventListener("pointerup", end(true), { signal });
    grip.addEventListener("pointercancel", end(false), { signal });
  });
}

function middle(element) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}
