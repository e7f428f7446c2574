// The head of a section, which stays above while one is in it, says the entry that one is in once the head of that is out of sight.

/** Follows whatever scrolls; `form` has the sections: {element, within: where the entry is said}. */
export function headed(form) {
  let isWaiting = false;
  const draw = () => {
    isWaiting = false;
    for (const { element, within } of form.sections) {
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

/** The title of the open entry that goes on below the head of its section, and whose own lies behind it. */
function entryBelow(section) {
  const { bottom } = section.querySelector("summary").getBoundingClientRect();
  const entry = [...section.querySelectorAll(".entry[open]")].find((each) => each.getBoundingClientRect().bottom > bottom && titleOf(each).getBoundingClientRect().bottom < bottom);
  return entry ? titleOf(entry).textContent : "";
}

const titleOf = (entry) => entry.querySelector(".entry-title");
