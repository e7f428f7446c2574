// How what waits is shown: cards of changes, and the lines in them.
import { compared, shown } from "./comparing.js";
import { carried } from "./difference.js";
import { button, h, icon } from "./dom.js";
import { placed, told, toldIn, who, whoMade } from "./labels.js";
import { lately, t } from "./words.js";

const FEW = 5; // of the changes of one entry that are shown at once
const MANY = 4; // changes of one entry that are one card

/** What waits, in cards: many changes that a version has made in one entry are one. */
export function grouped(found) {
  const groups = Map.groupBy(found, ({ entry, change }) => `${entry.version} ${homeOf(change)}`);
  return [...groups.values()].flatMap((some) => (some.length < MANY ? some.map((each) => [each]) : [some]));
}

/** When changes were made, once for all. */
export function when(found) {
  const moments = found.map(({ entry }) => entry.at).sort();
  return [...new Set([moments[0], moments.at(-1)].map(lately))].join(" – ");
}

/** A card for a change or for some of one entry, and how far down the sheet it stands: {card, rank}. Who made it is said where it was not the assistant. */
export function cardOf(review, some) {
  const [{ entry, around }] = some;
  const changes = some.map(({ change }) => change);
  const [change] = changes;
  const { version } = entry;
  const { after } = around;
  const isGroup = changes.length > 1;
  const isLast = review.found.filter((each) => each.entry === entry).length === changes.length;
  const maker = whoMade(entry);
  const name = isGroup ? placed(homeOf(change), after) : told(change, after);
  const [keeps, reverts] = isGroup ? [t("review.keep_these"), t("review.revert_these")] : [t("review.keep"), t("review.revert")];
  const here = carried(change.path, after, review.session.cv) ?? change.path;
  const edit = changes.some(({ kind }) => kind !== "removed") && way("content", t("session.edit"), name, () => review.onopen(here));
  const buttons = h("div", { class: "buttons" }, atHand(name), ways(review, name, edit),
    button(reverts, () => review.revert(version, around, changes, isLast), { class: "small", "aria-label": `${reverts}: ${name}` }),
    button(keeps, () => review.keep(...marksOf(version, changes, isLast)), { class: "small primary", "aria-label": `${keeps}: ${name}` }));
  const made = maker === who("http") ? null : h("p", { class: "small made" }, maker);
  const lines = (all) => all.map((each) => changed(review.session, each, isGroup ? [within(told(each, after), name)] : toldIn(each, after)));
  const list = h("dl", {}, lines(changes.slice(0, FEW)));
  const rest = changes.length > FEW && button(t("review.all"), () => (review.goes(card, true), list.replaceChildren(...lines(changes)), rest.remove(), buttons.querySelector(".primary").focus()), { class: "link all" });
  const card = h("li", { class: "review", "data-version": version, "data-key": `${version} ${change.path}`, "data-name": name }, isGroup && h("p", { class: "made" }, h("strong", {}, name)), made, list, rest, buttons);
  review.stands.set(card, () => changes.filter(({ kind }) => kind !== "removed").map(({ path }) => ({ path: carried(path, after, review.session.cv) })).filter(({ path }) => path));
  return { rank: review.rank(here), card };
}

/** Which one the buttons are for, where they stand apart from it. */
export const atHand = (name) => h("p", { class: "small at-hand", "aria-hidden": "true" }, name);

/** Where one gets from a card: to its field, and to what the sheet shows of it. */
export const ways = (review, name, edit) => h("div", { class: "group ways-on" }, way("view", t("session.view"), name, () => review.shows(), { class: "quiet small to-sheet", hidden: true }), edit);

const way = (picture, does, name, run, more = { class: "quiet small" }) => button("", run, { "aria-label": `${does}: ${name}`, ...more }, icon(picture), h("span", {}, does));

/** A line of a card: a change under what it is called by, its entry and the place in it, which stand beside each other or in two lines. */
export function changed(session, change, [name, joint, part]) {
  const { kind, path } = change;
  const said = kind === "moved" ? "" : change.before === undefined ? t("review.added") : change.after === undefined ? t("review.removed") : "";
  return h("div", { class: "change" }, h("dt", {}, h("strong", {}, name), part && [h("span", { class: "unseen" }, joint), h("span", { class: "part" }, part)], said && h("span", { class: "small" }, said)),
    kind === "moved" ? h("dd", {}, t("review.moved", { from: change.index + 1 })) : compared(...[change.before, change.after].map((value) => shown(value, path.match(/(\w+)(?:\[\d+\])*$/)[1], session.cv.language))));
}

/** The entry that a change is in, or the list that a text is of; else its own path. */
export function homeOf({ path, before, after }) {
  const [, entry, list, inner] = path.match(/^((\w+)\[\d+\])(.*)$/) ?? [];
  return inner ? entry : typeof (after ?? before) === "string" && list ? list : path;
}

/** A name without that of its entry, which is said once. */
const within = (name, entry) => (name.startsWith(entry) && name.slice(entry.length).match(/\p{L}.*/u)?.[0]) || name;

/** What stands for changes that have been dealt with: the version, where they are all of it. */
export const marksOf = (version, changes, isLast) => (isLast ? [version] : changes.map(({ path }) => `${version} ${path}`));
