// A document for a session that an assistant has asked for. The code in the address is the key, once.
import { call } from "./api.js";
import { h } from "./dom.js";
import { dropZone, pageLanguages, sessionPage } from "./drop.js";
import { made, uploadedBy, visited } from "./visits.js";
import { t } from "./words.js";

const code = decodeURIComponent(location.pathname.split("/").pop());
const place = (name) => document.getElementById(name);

function say(state, ...more) {
  place("title").textContent = t(`upload.${state}_title`);
  place("lead").textContent = t(`upload.${state}_text`);
  place("drop-area").replaceChildren(...more);
  place("title").focus();
}

function done(answer) {
  const { session_id: id, cv_data_summary: read, expires_at: until } = answer;
  made(answer);
  visited({ id, name: read.full_name, until: Date.parse(until), code });
  const { full_name: name, work_experience: work, education } = read;
  say("done",
    h("p", { class: "notice good" }, t("upload.read", { name: name || t("session.nameless"), work, education })),
    h("p", {}, h("a", { class: "button primary large", id: "watch", href: sessionPage(id) }, t("upload.watch"))));
}

/** The CV that came by this link, where this browser has sent it. */
function wayBack() {
  const visit = uploadedBy(code);
  return visit ? [h("p", {}, h("a", { class: "button primary large", href: sessionPage(visit.id) }, t("upload.watch")))] : [];
}

pageLanguages();
if (uploadedBy(code)) say("used", ...wayBack());
else dropZone(place("drop"), async (form) => {
  try {
    done(await call(`cv-uploads/${encodeURIComponent(code)}`, form));
  } catch (error) {
    if (error.status === 409) say("used", ...wayBack());
    else if (error.status === 404) say("gone");
    else throw error;
  }
});
