// What is proposed, seen from the CV as it is now: what it is called, where it would stand, and its card.
import { carried, differences } from "./difference.js";
import { button, h } from "./dom.js";
import { labelOf, placedIn, toldIn, who } from "./labels.js";
import { applied, listOf, valueAt } from "./paths.js";
import { atHand, changed, ways } from "./review_cards.js";
import { t } from "./words.js";

/** What an assistant proposes in one, on what stands there now, to be accepted or dismissed. */
export function cardOfProposal(review, proposal) {
  const { session } = review;
  const { cv } = session;
  let [changes, after] = [[], cv];
  try {
    after = applied(cv, proposal.edits);
    changes = differences(cv, after);
  } catch {
    // it does not go with the CV as it is now
  }
  if (!changes.length) changes = proposal.edits.map(({ field_path: path, value }) => ({ kind: "set", path, before: valueAt(cv, path), after: value })); // or says what it says already
  const named = (change) => calledNow(change, after, cv);
  const name = [...new Set(changes.map((change) => named(change).join("")))].join(", ");
  const maker = who(proposal.by);
  const decides = (what, text, weight) => button(text, () => review.reviewed({ [what]: [proposal.id] }), { class: `small ${weight}`, "aria-label": `${text}: ${name}` });
  const card = h("li", { class: "review proposal", "data-key": proposal.id, "data-name": name }, maker === who("http") ? null : h("p", { class: "small made" }, t("review.proposes", { who: maker })),
    h("dl", {}, changes.map((change) => changed(session, change, named(change)))),
    h("div", { class: "buttons" }, atHand(name), ways(review, name), decides("dismiss", t("lost.dismiss"), ""), decides("accept", t("review.accept"), "primary")));
  review.stands.set(card, () => changes.map((change) => standsNow(change, after, session.cv)).filter(({ path }) => path));
  return card;
}

/** In parts, by the names that stand there now, a new entry by its section; `after`: the CV with the proposal, `cv`: without. */
export function calledNow(change, after, cv) {
  const { kind, path } = change;
  const [, entry, inner] = path.match(/^(\w+\[\d+\])(.*)$/) ?? [];
  if (kind === "removed") return toldIn(change, cv);
  if (kind === "added" && entry && !inner) return [labelOf(listOf(entry))];
  const now = inner ? carried(entry, after, cv) : null;
  return now ? placedIn(`${now}${inner}`, cv) : toldIn(change, after);
}

/** Where it stands on the sheet: {path, edge: "after" or "before" what it would be put in beside}. */
export function standsNow({ kind, path, index }, after, cv) {
  if (kind === "removed") return { path: `${listOf(path)}[${index}]` };
  if (kind !== "added") return { path: carried(path, after, cv) ?? "" };
  const [, list, at] = path.match(/^(.*)\[(\d+)\]$/);
  const there = carried(list, after, cv) ?? "";
  const beside = Number(at) ? carried(`${list}[${at - 1}]`, after, cv) : null;
  if (beside) return { path: beside, edge: "after" };
  return valueAt(cv, there)?.length ? { path: `${there}[0]`, edge: "before" } : { path: there.replace(/\.?\w+$/, ""), edge: "after" };
}
