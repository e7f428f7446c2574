// What stays above while one is in it, the head of a section or of an entry, says the entry that one is in once the field with its title is out of sight.
const HIDDEN_PX = 8; // of a field: then it is read no more

/** Follows whatever scrolls; `form` has the sections: {element, within: where the entry is said}. */
export function headed(form) {
  let isWaiting = false;
  const draw = () => {
    isWaiting = false;
    for (const { element, within } of form.sections) {
      for (const entry of element.querySelectorAll(".entry[open]")) entry.classList.toggle("is-past", isBehind(entry, entry.firstElementChild));
      const name = element.open ? entryBelow(element) : "";
      if (within.textContent !== name) within.textContent = name;
    }
  };
  const follow = () => {
    if (!isWaiting) requestAnimationFrame(draw);
    isWaiting = true;
  };
  ["scroll", "toggle", "input"].forEach((name) => document.addEventListener(name, follow, { capture: true, passive: true }));
}

/** Whether the first field of an entry, which has its title, lies behind a head. */
function isBehind(entry, head) {
  const title = entry.querySelector(":is(input, textarea)");
  return title.getBoundingClientRect().bottom < head.getBoundingClientRect().bottom + HIDDEN_PX;
}

/** The title of the open entry that goes on below the head of its section, and whose field lies behind it. */
function entryBelow(section) {
  const head = section.querySelector("summary");
  const { bottom } = head.getBoundingClientRect();
  const entry = [...section.querySelectorAll(".entry[open]")].find((each) => isBehind(each, head) && each.getBoundingClientRect().bottom > bottom);
  return entry?.querySelector(".entry-title").textContent ?? "";
}
