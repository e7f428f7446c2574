// What was being typed in an entry when somebody else removed it: kept, shown, and put back with its entry if the person says so.
import { explained, problems } from "./api.js";
import { announce, button, copy, h, toast } from "./dom.js";
import { filled } from "./items.js";
import { described, entryName, whoMade } from "./labels.js";
import { listOf, parse, spelled, valueAt } from "./paths.js";
import { t } from "./words.js";

export class Lost {
  constructor(form) {
    Object.assign(this, { form, entries: new Map() }); // address of the entry -> {list, index, name, value, texts, who}
    this.element = h("div");
  }

  get session() { return this.form.session; }

  restore(kept) {
    for (const [name, entry] of kept) if (name.startsWith("lost ")) this.entries.set(name.slice(5), entry);
    this.draw();
  }

  /** `typed` [{address, text, label}] in the entry at `address`, or in one around it; `news` knows what stood there. */
  add(address, typed, news) {
    const outer = this.outermost(address);
    const path = news?.pathWas(outer) ?? "";
    const before = this.entries.get(outer);
    const value = structuredClone(before?.value ?? news?.was(outer) ?? null);
    const change = { changed_paths: [path] };
    const entry = before ?? { list: listOf(outer), index: Number(path.match(/\[(\d+)\]$/)?.[1] ?? 0), name: entryName(value ?? {}, this.session.cv.language) || (path && described(path)), texts: [], who: path ? this.form.whoChanged(path) : whoMade(change) };
    entry.texts = [...entry.texts, ...typed.map(({ text, label }) => ({ text, label }))];
    const inside = (place) => parse(news?.pathWas(place)?.slice(path.length) ?? place.slice(outer.length));
    entry.value = typed.reduce((item, { address: place, text }) => filled(item, inside(place), text), value);
    this.entries.set(outer, entry);
    typed.forEach(({ address: place }) => this.session.keep.remove(`draft ${place}`));
    this.session.keep.put(`lost ${outer}`, entry);
    this.draw();
    this.element.lastElementChild.scrollIntoView({ block: "nearest" }); // the text was there a moment ago
    announce(t("lost.title", { who: entry.who, what: entry.name }));
  }

  /** The address of the item that is gone, in a list that is still there. */
  outermost(address) {
    const steps = parse(address);
    const depth = steps.findIndex((step, index) => step.startsWith("@") && this.form.pathOf(spelled(steps.slice(0, index + 1))) === null);
    return depth < 0 ? address : spelled(steps.slice(0, depth + 1));
  }

  draw() {
    this.element.replaceChildren(...[...this.entries].map(([address, entry]) => this.notice(address, entry)));
  }

  notice(address, { name, who, texts, value }) {
    const text = texts.map((each) => (each.label ? `${each.label}: ${each.text}` : each.text)).join("\n");
    const field = h("textarea", { readonly: true, rows: "2", value: text, "aria-label": t("lost.typed") });
    return h("div", { class: "notice lost", role: "group", "aria-label": t("lost.title", { who, what: name }) }, h("p", { class: "call warn" }, t("lost.title", { who, what: name })), h("div", { class: "notice-body" }, field,
      h("div", { class: "buttons" },
        button(t("lost.dismiss"), () => this.dismiss(address), { class: "small" }),
        button(t("common.copy"), () => copy(text, field), { class: "small" }),
        value !== null && button(t("lost.back"), () => this.putBack(address), { class: "small primary" }))));
  }

  async putBack(address) {
    const { list, index, value } = this.entries.get(address);
    try {
      await this.session.editAgain(() => {
        const path = this.form.pathOf(list) ?? list;
        const count = valueAt(this.session.cv, path)?.length ?? 0;
        const edit = index < count ? { field_path: `${path}[${index}]`, op: "insert", value } : { field_path: path, op: "append", value };
        return { edits: [edit], made: [[`${path}[${Math.min(index, count)}]`, address.slice(list.length + 1, -1)]] };
      });
      this.dismiss(address);
      this.form.reveal(this.form.pathOf(address) ?? list, true);
    } catch (error) {
      toast(problems(error)[0]?.text ?? explained(error));
    }
  }

  dismiss(address) {
    this.entries.delete(address);
    this.session.keep.remove(`lost ${address}`);
    this.draw();
  }
}
