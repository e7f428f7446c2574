// Where a person begins: upload a CV, paste one, start with an empty one, or go back to one that is open.
import { call, explained } from "./api.js";
import { toast } from "./dom.js";
import { dropZone, pageLanguages, sessionPage } from "./drop.js";
import { sweep } from "./keep.js";
import { made, waysBack } from "./visits.js";
import { language, t } from "./words.js";

const notice = document.getElementById("notice");

function tell(text) {
  notice.textContent = text;
  notice.hidden = false;
}

/** Go to the session that `open` makes; say why where there is none. */
async function going(button, open) {
  button.disabled = true;
  try {
    const answer = await open();
    made(answer);
    location.assign(sessionPage(answer.session_id));
  } catch (error) {
    tell(explained(error));
    notice.classList.replace("good", "missing");
    toast(explained(error));
  } finally {
    button.disabled = false;
  }
}

async function read(form) {
  const answer = await call("extract-and-store-cv", form);
  made(answer);
  location.assign(sessionPage(answer.session_id));
}

function pasted(text) {
  const form = new FormData();
  form.append("file", new File([text], "cv.txt", { type: "text/plain" }));
  return call("extract-and-store-cv", form);
}

sweep();
pageLanguages();
dropZone(document.getElementById("drop"), read);
document.getElementById("back").replaceChildren(...waysBack(sessionPage));
document.getElementById("empty").addEventListener("click", (event) => going(event.target, () => call("create-cv-session", { language })));
document.querySelector(".paste").addEventListener("toggle", ({ target }) => {
  if (!target.open) return;
  document.getElementById("pasted").focus({ preventScroll: true });
  document.getElementById("paste").scrollIntoView({ block: "nearest" });
});
document.getElementById("paste").addEventListener("submit", (event) => {
  event.preventDefault();
  going(event.submitter, () => pasted(document.getElementById("pasted").value));
});
if (new URLSearchParams(location.search).has("deleted")) tell(t("home.deleted"));
