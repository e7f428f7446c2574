// Identities of the items of a CV's lists. Fields, drafts, conflicts and the focus hang on them: an item keeps its identity when it
// is moved, and when others come and go around it. The service names items; what this page makes has a name before it is stored,
// so each item has a name of the page, and the service's name leads to it.
import { matched } from "./matching.js";
import { isObject, listOf, lastOf, parse, spelled } from "./paths.js";

export class Identities {
  constructor({ lists = {}, names = {} } = {}) {
    this.lists = new Map(Object.entries(lists)); // address of a list -> identities of its items
    this.names = new Map(Object.entries(names)); // the service's name of an item -> its identity here
  }

  /** A name that no item has yet. */
  fresh() {
    return `@${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;
  }

  /** Another version of the document: items that it shares with the one before keep their identities. `ids` are the service's
   * names: path of a list, or name of an entry and its field -> names of the items. Without them, likeness decides. */
  follow(before, after, ids = {}) {
    const lists = new Map();
    const taken = new Map([...this.names].map(([name, identity]) => [identity, name]));
    this.visit({ before, after, from: "", to: "", list: "", ids, lists, taken });
    this.lists = lists;
  }

  visit({ before, after, from, to, list, ...all }) {
    if (Array.isArray(after)) {
      const old = Array.isArray(before) ? before : [];
      const known = this.lists.get(from) ?? [];
      const pairs = matched(old, after);
      const given = all.ids[list] ?? [];
      const found = pairs.map((index, place) => this.identity(given[place], known[index], all.taken));
      all.lists.set(to, found);
      after.forEach((item, index) => this.visit({ ...all, before: old[known.indexOf(found[index])], after: item, from: `${from}[${found[index]}]`, to: `${to}[${found[index]}]`, list: given[index] ?? "" }));
    } else if (isObject(after)) {
      const inner = (outer, name) => (outer ? `${outer}.${name}` : name);
      for (const [name, value] of Object.entries(after)) this.visit({ ...all, before: before?.[name], after: value, from: inner(from, name), to: inner(to, name), list: inner(list, name) });
    }
  }

  /** The identity of an item by its service's name, else the one of the item that it resembles. */
  identity(name, alike, taken) {
    if (!name) return alike ?? this.fresh();
    if (!this.names.has(name)) {
      const identity = alike && !taken.has(alike) ? alike : this.fresh();
      this.names.set(name, identity);
      taken.set(identity, name);
    }
    return this.names.get(name);
  }

  /** Give the items that own edits have made the identities that the form gave them: `made` [[path, identity]]. */
  adopt(made) {
    for (const [path, name] of made) {
      const address = this.addressOf(path);
      if (!address) continue;
      const list = listOf(address);
      const old = lastOf(address);
      this.lists = new Map([...this.lists].map(([key, names]) => [
        key.startsWith(`${list}[${old}]`) ? `${list}[${name}]${key.slice(list.length + old.length + 2)}` : key,
        key === list ? names.map((each) => (each === old ? name : each)) : names,
      ]));
    }
  }

  items(list) {
    return this.lists.get(list) ?? [];
  }

  /** The path at which an address is found now; null where it is no more, or not yet. */
  pathOf(address) {
    const steps = [];
    let here = "";
    for (const step of parse(address)) {
      const isItem = String(step).startsWith("@");
      const index = isItem ? this.items(here).indexOf(step) : -1;
      if (isItem && index < 0) return null;
      here = isItem ? `${here}[${step}]` : here ? `${here}.${step}` : step;
      steps.push(isItem ? index : step);
    }
    return spelled(steps);
  }

  /** The address of a path; null where nothing stands there. */
  addressOf(path) {
    let here = "";
    for (const step of parse(path)) {
      if (typeof step === "number") {
        const name = this.items(here)[step];
        if (!name) return null;
        here = `${here}[${name}]`;
      } else here = here ? `${here}.${step}` : step;
    }
    return here;
  }

  kept() {
    return { lists: Object.fromEntries(this.lists), names: Object.fromEntries(this.names) };
  }
}
