// The page of one session: the typeset CV beside its fields, both following every change.
import { explained, now, Refused } from "./api.js";
import { BASE, sessionOf } from "./asked.js";
import { Bar, Options } from "./bar.js";
import { showDelete } from "./dialogs.js";
import { Contents } from "./contents.js";
import { button, h, toast } from "./dom.js";
import { Form } from "./form.js";
import { Guide } from "./guide.js";
import { describedAll, whoMade } from "./labels.js";
import { follow } from "./live.js";
import { Look } from "./look.js";
import { Session } from "./model.js";
import { Notices } from "./notices.js";
import { Places } from "./places.js";
import { Preview } from "./preview.js";
import { Review } from "./review.js";
import { shapeOfCv } from "./shape.js";
import { Tabs } from "./tabs.js";
import { Unplaced } from "./unplaced.js";
import { Views } from "./views.js";
import { forgotten, visited } from "./visits.js";
import { moment, t } from "./words.js";
import { Zoom } from "./zoom.js";

const id = sessionOf(location.pathname);
const place = (name) => document.getElementById(name);
const session = new Session(id);

async function start() {
  try {
    session.hasten();
    const form = show(shapeOfCv());
    const kept = await session.start();
    form.restore(kept);
    guide.restore(kept);
    review.restore(kept);
    rest.restore(kept);
    live();
  } catch (error) {
    if (!document.body.classList.contains("ended")) failed(error);
  }
}

function show(shape) {
  const form = new Form(session, shape, place("fields"), { onchange: () => (bar.draw(), preview.typed()), onfocus: (path) => places.focus(path), onundo: () => bar.step("undo") });
  const bar = new Bar(session, form);
  const options = new Options(session, shape, place("options"), () => preview.refresh());
  const views = new Views(place("main"));
  const zoom = new Zoom(place("view"), place("sheets"), place("options"));
  const tabs = new Tabs(place("tabs"), ["content", "look", "review", "rest"], views, (name) => ({ look: () => look.draw(), review: () => (place("toasts").replaceChildren(), review.draw()) })[name]?.());
  const alert = (count) => place("alert").querySelector(".asking") ?? place("alert").replaceChildren(...(count ? [button(t(count === 1 ? "notice.wrong_1" : "notice.wrong_n", { n: count }), () => (tabs.select("content"), tabs.tabs.get("content").focus()))] : []));
  const notices = new Notices(session, form, place("notices"), options.chosen, { onwrong: alert, ontry: (edits) => preview.try(edits), onshown: asking });
  /** A question about what the sheet shows, above it; then back to the fields. */
  function asking(content) {
    place("alert").replaceChildren(...(content ? [h("div", { class: "asking notice", role: "group", tabindex: "-1" }, content)] : []));
    views.show(content ? "view" : "edit");
    if (content) scrollTo(0, 0);
    (content ? place("alert").firstElementChild : place("tab-content")).focus();
    notices.draw();
  }
  guide = new Guide(session, form);
  place("notices").prepend(guide.element);
  const contents = new Contents(place("contents"), form);
  const open = (path) => (tabs.select("content"), form.reveal(path, true));
  const places = new Places(place("sheets"), { onopen: open });
  const preview = new Preview(session, form, place("sheets"), options.chosen, { onpages: (sheets) => (places.drawn(sheets), zoom.drawn(sheets), look.draw(), preview.tried.length || notices.pagesCounted(sheets.length)) });
  const look = new Look(session, shape, place("pane-look"), preview);
  look.onown = () => (tabs.show("content"), form.reveal("custom_sections"), form.items.draft("custom_sections", "entry"));
  review = new Review(session, place("pane-review"), { oncount: (count) => tabs.count("review", count), onopen: open });
  rest = new Unplaced(session, form, place("pane-rest"), { oncount: (count, isShown) => tabs.count("rest", count, { isShown }) });
  form.open = open;
  bar.options = options;
  session.addEventListener("gone", () => gone(form));
  session.addEventListener("loaded", ({ detail: { changes } }) => {
    named();
    document.body.classList.add("drawn");
    if (!contents.links) (contents.draw(), guide.isEmpty && views.show("edit"));
    places.glow(changes.flatMap((change) => change.changed_paths));
    tabs.selected === "review" || told(changes, form, places, open);
  });
  foot();
  addEventListener("visibilitychange", () => document.hidden && form.flush());
  addEventListener("beforeunload", (event) => form.dirty().length && !session.isGone && (form.flush(), session.keep.works || event.preventDefault()));
  back = () => (form.flush(), preview.refresh());
  return form;
}

/** What others have changed is said where it cannot be seen. */
function told(changes, form, places, open) {
  for (const change of changes) {
    const [path] = change.changed_paths;
    if (!path || form.isSeen(path) || places.isSeen(path)) continue;
    toast(t("session.changed_by", { who: whoMade(change), what: describedAll(change.changed_paths) }), { label: t("session.show"), run: () => open(path) });
  }
}

let back = () => {};
let [guide, review, rest] = [null, null, null];

/** Other people's versions are read when they are made; after an interruption everything is looked at again. */
function live() {
  const { stop } = follow(id, {
    onversion: (version) => session.inTurn(() => version > session.version && session.load()).catch(() => {}),
    ongone: () => session.end(),
    onstate: async (isOnline) => {
      const wasOnline = session.isOnline;
      session.online(isOnline);
      if (!isOnline || wasOnline) return undefined;
      await session.inTurn(() => session.load()).catch(() => {});
      return back();
    },
  });
  session.addEventListener("gone", stop);
}

function named() {
  const name = session.cv.full_name || t("session.nameless");
  document.title = `${name} – ${t("common.brand")}`;
  place("title").textContent = name;
  visited({ id, name: session.cv.full_name ?? "", until: session.expiresAt });
}

function foot() {
  const left = h("p", { class: "small", id: "countdown" });
  place("foot").replaceChildren(left, button(t("session.delete"), () => showDelete(session), { id: "delete", class: "link danger" }));
  const count = () => {
    if (!session.expiresAt || session.isGone) return;
    const minutes = Math.max(0, Math.floor((session.expiresAt - now()) / 60000));
    const time = minutes < 60 ? t("session.minutes", { minutes }) : t("session.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
    left.textContent = t("session.expires", { time });
    left.title = t("session.expires_title", { moment: moment(session.expiresAt) });
    left.classList.toggle("soon", minutes < 60);
    if (session.expiresAt < now()) session.end();
  };
  session.addEventListener("loaded", count);
  setInterval(count, 15000);
}

/** The session has ended. What was typed last and is nowhere else is shown, so that it can be taken along. */
function gone(form) {
  forgotten(id);
  const typed = form?.dirty().map((field) => `${field.label}: ${field.value}`) ?? [];
  document.querySelectorAll("dialog").forEach((dialog) => dialog.close());
  place("actions").replaceChildren();
  place("skip-fields").remove();
  place("state").textContent = "";
  document.body.classList.add("ended");
  place("main").replaceChildren(h("div", { class: "ending" },
    h("h1", { tabindex: "-1", id: "gone" }, t("session.gone_title")), h("p", { class: "lead" }, t("session.gone_text")),
    typed.length ? h("div", { class: "field" }, h("label", { for: "kept" }, t("session.gone_kept")), h("textarea", { id: "kept", readonly: true, rows: "6", value: typed.join("\n") })) : null,
    h("p", {}, h("a", { href: `${BASE}/`, class: "button primary" }, t("session.gone_start")))));
  document.title = `${t("session.gone_title")} – ${t("common.brand")}`;
  place("gone").focus();
}

function failed(error) {
  if (error instanceof Refused && error.status === 404) return gone(null);
  place("state").textContent = "";
  return place("sheets").replaceChildren(h("div", { class: "sheet blank", role: "alert" }, h("p", {}, explained(error)), button(t("session.retry"), () => location.reload())));
}

/** A file that is dropped beside its mark would take the page away. */
["dragover", "drop"].forEach((name) => addEventListener(name, (event) => event.dataTransfer.types.includes("Files") && event.preventDefault()));
start();
