// The page of one session: the typeset CV beside its fields, both following every change. The fields are there first.
import { explained, now, Refused } from "./api.js";
import { BASE, sessionOf } from "./asked.js";
import { Bar, Options } from "./bar.js";
import { Contents } from "./contents.js";
import { button, h } from "./dom.js";
import { Form } from "./form.js";
import { Guide } from "./guide.js";
import { headed } from "./heads.js";
import { Session } from "./model.js";
import { shapeOfCv } from "./shape.js";
import { Tabs } from "./tabs.js";
import { Views } from "./views.js";
import { forgotten, visited } from "./visits.js";
import { lasting, moment, t } from "./words.js";

const PAUSE_MS = 1000;
const ATTEMPTS = 8;

const id = sessionOf(location.pathname);
const place = (name) => document.getElementById(name);
const session = new Session(id);
let beside = null; // the sheets and the other panes, as soon as their script is there

async function start() {
  try {
    session.hasten();
    const coming = second();
    coming.catch(() => {}); // whoever waits for it is told
    const parts = show(shapeOfCv(), () => coming);
    const kept = await session.start();
    parts.form.restore(kept);
    parts.guide.restore(kept);
    const { Beside, follow } = await coming;
    live(parts.form, follow);
    beside = new Beside(session, parts);
    beside.restore(kept);
  } catch (error) {
    if (!document.body.classList.contains("ended")) failed(error);
  }
}

/** The script of what stands beside the fields. Where the line breaks it is asked for again. */
async function second() {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await import(`./beside.js?${attempt}`);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
    }
  }
}

/** `later()`: the second script. */
function show(shape, later) {
  const form = new Form(session, shape, place("fields"), { onchange: () => (bar.draw(), beside?.typed()), onfocus: (field) => beside?.focused(field), onundo: () => bar.step("undo", true) });
  const bar = new Bar(session, form, later, () => tabs.select("history"));
  const options = new Options(shape, () => beside?.refresh());
  const views = new Views(place("main"));
  const tabs = new Tabs(place("tabs"), ["content", "look", "review", "rest", "history"], views, (name) => beside?.shown(name));
  ["rest", "history"].forEach((name) => tabs.count(name, 0, { isShown: false })); // until there is something, or it is asked for
  const guide = new Guide(session, form);
  place("notices").prepend(guide.element);
  const contents = new Contents(place("contents"), form);
  headed(form);
  form.ontidy = (names) => contents.left(names);
  form.open = (path) => (tabs.select("content"), form.reveal(path, true));
  bar.options = options;
  session.addEventListener("gone", () => gone(form));
  session.addEventListener("loaded", () => {
    named();
    if (!contents.links) (contents.draw(), form.tidy(), guide.isEmpty && views.show("edit"));
  });
  foot(later);
  addEventListener("visibilitychange", () => document.hidden && form.flush());
  addEventListener("beforeunload", (event) => form.dirty().length && !session.isGone && (form.flush(), session.keep.works || event.preventDefault()));
  return { shape, form, bar, options, views, tabs, guide };
}

/** Other people's versions are read when they are made; after an interruption everything is looked at again. */
function live(form, follow) {
  const { stop } = follow(id, {
    onversion: (version) => session.inTurn(() => version > session.version && session.load()).catch(() => {}),
    ongone: () => session.end(),
    onstate: async (isOnline) => {
      const wasOnline = session.isOnline;
      session.online(isOnline);
      if (!isOnline || wasOnline) return undefined;
      await session.inTurn(() => session.load()).catch(() => {});
      form.flush();
      return beside?.refresh();
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

function foot(later) {
  const left = h("p", { class: "small", id: "countdown", onpointerenter: () => (left.title = t("session.expires_title", { moment: moment(session.expiresAt) })) });
  place("foot").replaceChildren(left, button(t("session.delete"), () => later().then(({ erase }) => erase(session)).catch(() => {}), { id: "delete", class: "link danger" }));
  const count = () => {
    if (!session.expiresAt || session.isGone) return;
    const minutes = Math.max(0, Math.floor((session.expiresAt - now()) / 60000));
    left.textContent = t("session.expires", { time: minutes < 60 ? lasting(minutes, "minute") : lasting(Math.round(minutes / 60), "hour") });
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
  place("title").remove();
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
