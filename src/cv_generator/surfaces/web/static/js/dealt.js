// What has been done with what waited is said where it waited, and no message lies on what comes next.
import { announce, button, h, icon } from "./dom.js";
import { t } from "./words.js";

export class Dealt {
  /** `head`: of the list, where it is said as long as something waits; then `element` says that nothing does any more. */
  constructor(head) {
    this.head = head;
    this.line = h("p", { class: "small", id: "dealt" });
    this.again = button(t("session.undo"), () => this.undo(), { class: "link", id: "undo-review", hidden: true });
    this.text = h("div", {}, h("p", {}, h("strong", {}, t("review.done"))));
    this.element = h("div", { class: "notice good done", id: "reviewed", hidden: true }, icon("check"), this.text, this.again);
  }

  /** `undo()` takes it back, where that can be done at once. Nothing is said any more without `text`. */
  says(text = "", undo = null) {
    this.undo = undo;
    this.line.textContent = text;
    this.again.hidden = !undo;
    this.draw();
    if (text) announce(text);
  }

  /** Whether nothing waits any more because of the person. */
  draw(isDone = !this.element.hidden) {
    this.element.hidden = !isDone;
    if (this.line.textContent) (isDone ? this.text : this.head).append(this.line);
    else this.line.remove();
  }
}
