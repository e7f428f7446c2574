// Items of lists: new ones that are not stored yet, and those that are moved or removed.
import { Refused, explained, problems } from "./api.js";
import { toast } from "./dom.js";
import { listOf, parse, spelled, valueAt, within } from "./paths.js";
import { t } from "./words.js";

export class Items {
  constructor(form) {
    this.form = form;
    this.drafts = new Map(); // list path -> kind of the item that is not stored yet
    this.open = new Set(); // entries that are unfolded
    this.renamed = null; // [path of the new item, its path since it was stored]
  }

  count(list) {
    return (valueAt(this.form.session.cv, list) ?? []).length;
  }

  isOpen(path) { return this.open.has(path); }

  toggled(path, open) {
    this.open[open ? "add" : "delete"](path);
    if (open) this.form.fields.forEach((field) => within(field.path, path) && field.grow());
  }

  /** A place for a new item; it is stored with its first text. */
  draft(list, kind) {
    if (!this.drafts.has(list)) this.drafts.set(list, kind);
    this.form.rebuildAt(list);
    this.form.element(`${list}[+]`)?.querySelector("input, textarea")?.focus();
  }

  discard(list) {
    for (const path of [...this.drafts.keys()]) if (path === list || path.startsWith(`${list}[+]`)) this.drafts.delete(path);
    for (const [path, field] of this.form.fields) if (path.startsWith(`${list}[+]`)) field.control.value = field.base;
    this.form.rebuildAt(list);
    this.form.element(list)?.querySelector("[data-add]")?.focus();
  }

  /** The new item that was stored by this page has its index now. */
  stored(written) {
    const steps = parse(written);
    const list = spelled(steps.slice(0, steps.indexOf("+")));
    const item = `${list}[${this.count(list) - 1}]`;
    for (const path of [...this.drafts.keys()].filter((each) => within(each, list))) {
      const kind = this.drafts.get(path);
      const inner = path.slice(list.length + "[+]".length);
      this.drafts.delete(path);
      if (path !== list && !this.count(item + inner)) this.drafts.set(item + inner, kind);
    }
    this.open.add(item);
    this.renamed = [`${list}[+]`, item];
    return this.renamed;
  }

  /** Where a field of a new item is found once that item is stored. */
  successor(path, renamed, isStored) {
    const found = renamed ? path.replace(renamed[0], renamed[1]) : path;
    return isStored && found.endsWith("[+]") ? `${listOf(found)}[${this.count(listOf(found)) - 1}]` : found;
  }

  /** After Enter in a line: the next one, or a new one. */
  next(path) {
    const stored = this.successor(path, this.renamed, path.includes("[+]"));
    const index = Number(stored.match(/\[(\d+)\]$/)?.[1] ?? -1);
    const following = this.form.fields.get(`${listOf(stored)}[${index + 1}]`);
    if (following) following.control.focus();
    else this.draft(listOf(stored), "text");
  }

  /** Texts as further items after one that is stored. */
  async insert(path, texts) {
    const stored = this.successor(path, this.renamed, path.includes("[+]"));
    const [list, index] = [listOf(stored), Number(stored.match(/\[(\d+)\]$/)?.[1] ?? -1)];
    if (index < 0) return;
    try {
      await this.form.session.apply(texts.map((value, offset) => ({ field_path: `${list}[${index + 1 + offset}]`, value, op: "insert" })));
      this.form.fields.get(`${list}[${index + texts.length}]`)?.control.focus();
    } catch (error) {
      refused(error);
    }
  }

  /** Move or remove an item. A list that was changed meanwhile is shown instead. */
  async restructure(list, edits, { said, focus, tool, from, to }) {
    const { session } = this.form;
    const wereOpen = this.reordered(list, from, to);
    try {
      await session.apply(edits);
      this.form.focusTool(focus, tool);
      toast(said, to === null ? { label: t("session.undo"), run: () => session.undo().catch(refused) } : null);
    } catch (error) {
      this.open = wereOpen;
      refused(error);
    }
  }

  /** Unfolded entries stay so under their new index. Gives how it was. */
  reordered(list, from, to) {
    const before = this.open;
    const order = Array.from({ length: this.count(list) }, (_, index) => index).toSpliced(from, 1);
    if (to !== null) order.splice(to, 0, from);
    const opened = order.flatMap((old, index) => (before.has(`${list}[${old}]`) ? [`${list}[${index}]`] : []));
    this.open = new Set([...[...before].filter((path) => !path.startsWith(`${list}[`)), ...opened]);
    return before;
  }
}

function refused(error) {
  toast(problems(error)[0]?.text ?? explained(error));
  if (!(error instanceof Refused)) throw error;
}
