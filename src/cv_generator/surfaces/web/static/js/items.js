// Items of lists: new ones that are not stored yet, and those that are moved or removed.
import { Refused, explained, problems } from "./api.js";
import { toast } from "./dom.js";
import { movesTo, newestFirst } from "./newest.js";
import { lastOf, listOf, parse, spelled, valueAt, within } from "./paths.js";
import { t } from "./words.js";

const MOST_EDITS = 60; // a call

export class Items {
  constructor(form) {
    this.form = form;
    this.pending = new Map(); // address of a list -> [{id, kind}] of the items that are not stored yet
    this.open = new Set(); // addresses of entries that are unfolded
    this.leading = new Set(); // lists, without indices, whose new items come first
  }

  get session() { return this.form.session; }
  pendingIn(list) { return this.pending.get(list) ?? []; }
  isOpen(address) { return this.open.has(address); }
  leads(list) { return this.leading.has(bare(list)); }
  lead(list) { this.leading.add(bare(list)); }

  /** The steps of an address that are not stored yet: [{list, id, kind}]. */
  pendingOf(address) {
    const found = [];
    const steps = parse(address);
    steps.forEach((step, depth) => {
      const list = spelled(steps.slice(0, depth));
      const item = String(step).startsWith("@") && this.pendingIn(list).find(({ id }) => id === step);
      if (item) found.push({ list, ...item });
    });
    return found;
  }

  isPending(address) { return this.pendingOf(address).length > 0; }

  toggled(address, open) {
    this.open[open ? "add" : "delete"](address);
    if (open) this.form.fields.forEach((field) => within(field.address, address) && field.grow());
  }

  /** A place for a new item; it is stored with its first text. One that is still empty is used. An entry begins at the top. */
  draft(list, kind) {
    const found = this.pendingIn(list).find((item) => item.kind === kind && this.isEmpty(`${list}[${item.id}]`));
    const item = found ?? this.add(list, { id: this.session.identities.fresh(), kind });
    this.form.refreshAt(list);
    const element = this.form.elementAt(`${list}[${item.id}]`);
    element?.querySelector("input, textarea")?.focus();
    if (element?.matches(".entry-item")) element.scrollIntoView();
  }

  isEmpty(address) {
    return ![...this.form.fields.values()].some((field) => within(field.address, address) && field.isDirty);
  }

  add(list, item) {
    if (!this.pendingIn(list).some(({ id }) => id === item.id)) this.pending.set(list, this.leads(list) ? [item, ...this.pendingIn(list)] : [...this.pendingIn(list), item]);
    this.open.add(`${list}[${item.id}]`);
    return item;
  }

  /** What was pending and has a place in the CV now is no longer. */
  settled() {
    for (const [list, items] of this.pending) {
      const open = items.filter(({ id }) => !this.session.identities.items(list).includes(id));
      if (open.length) this.pending.set(list, open);
      else this.pending.delete(list);
    }
  }

  discard(address) {
    const list = listOf(address);
    for (const [key, items] of this.pending)
      if (key === list || within(key, address)) this.pending.set(key, items.filter(({ id }) => key !== list || id !== lastOf(address)));
    this.form.drop(address);
    this.form.refreshAt(list);
    this.form.elementAt(list)?.querySelector("[data-add]")?.focus();
  }

  /** The edit that stores `value` at an address. Inside items that are new, it makes them: {edits, made: [[path, identity]]}. */
  storing(address, value) {
    const [first] = this.pendingOf(address);
    if (!first) return { edits: [{ field_path: this.form.pathOf(address), value }] };
    const path = this.form.pathOf(first.list);
    const inside = parse(address.slice(`${first.list}[${first.id}]`.length));
    const item = inside.reduceRight((inner, step) => (step.startsWith("@") ? [inner] : { [step]: inner }), value);
    const count = valueAt(this.session.cv, path)?.length ?? 0;
    const isFirst = count > 0 && this.leads(path);
    const index = isFirst ? 0 : count;
    const made = [[`${path}[${index}]`, first.id]];
    inside.forEach((step, depth) => step.startsWith("@") && made.push([`${path}[${index}]${spelledInside(inside.slice(0, depth))}[0]`, step]));
    return { edits: [isFirst ? { field_path: `${path}[0]`, value: item, op: "insert" } : { field_path: path, value: item, op: "append" }], made };
  }

  /** What is typed and not stored, as edits that show it. An item that is new comes whole. */
  drafted() {
    const edits = [];
    const fresh = new Map(); // address of a new item -> [[steps inside, text]]
    for (const field of this.form.dirty()) {
      const [first] = this.pendingOf(field.address);
      const text = field.value.trim();
      if (!first && (text || !field.isItem)) edits.push({ field_path: field.path, value: text });
      if (!first) continue;
      const item = `${first.list}[${first.id}]`;
      fresh.set(item, [...(fresh.get(item) ?? []), [parse(field.address.slice(item.length)), text]]);
    }
    for (const list of new Set([...fresh.keys()].map(listOf))) {
      const path = this.form.pathOf(list);
      const isFirst = this.leads(list) && valueAt(this.session.cv, path)?.length;
      const values = this.pendingIn(list).map(({ id }) => fresh.get(`${list}[${id}]`)).filter(Boolean).map((texts) => texts.reduce((value, [steps, text]) => filled(value, steps, text), undefined));
      edits.push(...values.map((value, index) => (isFirst ? { field_path: `${path}[${index}]`, value, op: "insert" } : { field_path: path, value, op: "append" })));
    }
    return edits;
  }

  /** After Enter in a line: the next one, or a new one. */
  next(address) {
    const list = listOf(address);
    const names = this.form.namesIn(list);
    const following = names[names.indexOf(lastOf(address)) + 1];
    if (following) this.form.elementAt(`${list}[${following}]`)?.querySelector("input, textarea")?.focus();
    else if (!this.isPending(address) || !this.isEmpty(address)) this.draft(list, "text");
  }

  /** Texts as further items after one that is stored. */
  async insert(address, texts) {
    const list = listOf(address);
    let last = "";
    try {
      await this.session.editAgain(() => {
        const path = this.form.pathOf(address);
        if (path === null || this.isPending(address)) return null;
        const index = Number(lastOf(path));
        last = `${listOf(path)}[${index + texts.length}]`;
        return { edits: texts.map((value, offset) => ({ field_path: `${listOf(path)}[${index + 1 + offset}]`, value, op: "insert" })) };
      });
      if (last) this.form.elementAt(this.session.identities.addressOf(last) ?? list)?.querySelector("input, textarea")?.focus();
    } catch (error) {
      refused(error);
    }
  }

  /** Move an item by `places`, or to the place of another one. It is found wherever it stands by then. */
  move(address, target, { said, tool = "" }) {
    const list = listOf(address);
    return this.restructure(() => {
      const [index, count] = [this.session.identities.items(list).indexOf(lastOf(address)), this.session.identities.items(list).length];
      const to = Math.max(0, Math.min(count - 1, target(index, count)));
      return index < 0 || index === to ? null : { edits: [{ field_path: this.form.pathOf(address), op: "move", value: to }] };
    }, said, () => tool && this.form.focusTool(address, tool));
  }

  remove(address, said) {
    const list = listOf(address);
    const names = this.session.identities.items(list);
    const neighbour = names[names.indexOf(lastOf(address)) + 1] ?? names[names.indexOf(lastOf(address)) - 1];
    this.form.drop(address);
    return this.restructure(() => {
      const path = this.form.pathOf(address);
      return path === null ? null : { edits: [{ field_path: path, op: "remove" }] };
    }, said, () => this.form.focusTool(neighbour ? `${list}[${neighbour}]` : list, "remove"), true);
  }

  /** The entries of a list newest first. */
  sort(list, label) {
    const make = () => {
      const path = this.form.pathOf(list);
      const moves = movesTo(newestFirst(valueAt(this.session.cv, path) ?? [])).slice(0, MOST_EDITS);
      return moves.length ? { edits: moves.map(({ from, to }) => ({ field_path: `${path}[${from}]`, op: "move", value: to })) } : null;
    };
    return this.restructure(make, t("form.sorted", { what: label }), () => this.form.elementAt(list)?.querySelector("[data-add]")?.focus(), true);
  }

  async restructure(make, said, focus, canUndo = false) {
    try {
      if (!(await this.session.editAgain(make))) return;
      focus();
      toast(said, canUndo ? { label: t("session.undo"), run: () => this.form.undo() } : null);
    } catch (error) {
      refused(error);
    }
  }
}

/** An item with a text at a place in it; lines of its lists come one after the other. */
export function filled(item, steps, text) {
  if (!steps.length) return text;
  const [step, ...rest] = steps;
  if (typeof step === "number") return (item ?? []).with(step, filled(item?.[step], rest, text));
  if (step.startsWith("@")) return [...(item ?? []), filled(undefined, rest, text)];
  return { ...item, [step]: filled(item?.[step], rest, text) };
}

/** A list by its names alone. */
const bare = (list) => list.replace(/\[[^\]]*\]/g, "");

const spelledInside = (steps) => steps.map((step) => (step.startsWith("@") ? "[0]" : `.${step}`)).join("");

function refused(error) {
  toast(problems(error)[0]?.text ?? explained(error));
  if (!(error instanceof Refused)) throw error;
}
