// An empty CV begins with three questions instead of a blank sheet.
import { explained, problems } from "./api.js";
import { button, h } from "./dom.js";
import { isBlank } from "./paths.js";
import { t } from "./words.js";

const QUESTIONS = [["full_name", "name"], ["headline", "organization-title"], ["employer", "organization"]];

export class Guide {
  constructor(session, form) {
    Object.assign(this, { session, form, element: h("div") });
    this.back = button("", () => this.again(), { class: "ways", id: "guide-again" }, t("guide.title"));
    session.addEventListener("loaded", () => this.draw());
  }

  /** What was answered before the tab was reloaded or lost. */
  restore(kept) {
    const answers = kept.get("guide") ?? {};
    if (!Object.values(answers).some(Boolean)) return;
    this.make();
    this.inputs().forEach((input) => (input.value ||= answers[input.id] ?? ""));
  }

  inputs() { return [...this.element.querySelectorAll("input")]; }
  get isAnswered() { return this.inputs().some((input) => input.value.trim()); }
  keep() { this.session.keep.put("guide", Object.fromEntries(this.inputs().map(({ id, value }) => [id, value]))); }

  get isEmpty() { return isBlank(this.session.cv); }

  draw() {
    if (this.isOver && this.isEmpty) this.element.replaceChildren(this.back);
    else if (this.isOver || (!this.isEmpty && !this.isAnswered)) this.element.replaceChildren();
    else this.make();
    this.lead();
  }

  /** As long as the CV is empty, the questions that were passed over can be had again. */
  again() {
    if (this.isOver) this.element.replaceChildren();
    this.isOver = false;
    this.draw();
    this.element.scrollIntoView({ block: "center" });
    this.inputs()[0].focus({ preventScroll: true });
  }

  /** While the CV is empty the questions stand alone: whatever else asks waits for them. */
  lead() { document.body.classList.toggle("guided", this.isEmpty && !this.isOver); }

  make() {
    if (this.element.childElementCount) return;
    this.note = h("div", { class: "notes" });
    const fields = QUESTIONS.map(([name, autocomplete]) => h("div", { class: "field" }, h("label", { for: `guide-${name}` }, t(`guide.${name}`)), h("input", { id: `guide-${name}`, autocomplete })));
    this.element.replaceChildren(h("form", { class: "guide", oninput: () => this.keep(), onsubmit: (event) => (event.preventDefault(), this.answered()) },
      h("h2", {}, t("guide.title")), fields, this.note,
      h("div", { class: "buttons" }, button(t("guide.skip"), () => this.over("full_name"), { id: "guide-skip" }), button("", null, { type: "submit", class: "primary" }, t("guide.go")))));
  }

  async answered() {
    const [name, headline, employer] = QUESTIONS.map(([each]) => document.getElementById(`guide-${each}`).value.trim());
    const edits = [name && { field_path: "full_name", value: name }, headline && { field_path: "headline", value: headline }, employer && { field_path: "work_experience", value: { employer, ...(headline ? { title: headline } : {}) }, op: "append" }].filter(Boolean);
    if (!edits.length) return this.over("full_name");
    try {
      await this.session.apply(edits);
      return this.over("email");
    } catch (error) {
      return this.note.replaceChildren(h("p", { class: "note bad", role: "alert" }, problems(error)[0]?.text ?? explained(error)));
    }
  }

  over(path) {
    this.isOver = true;
    this.session.keep.remove("guide");
    this.draw();
    this.form.reveal(path, true);
  }
}
