// Where a person begins: upload a CV, or start with an empty one.
import { call, explained } from "./api.js";
import { toast } from "./dom.js";
import { dropZone, pageLanguages, sessionPage } from "./drop.js";
import { language, t } from "./words.js";

const notice = document.getElementById("notice");

function tell(text) {
  notice.textContent = text;
  notice.hidden = false;
}

pageLanguages();
dropZone(document.getElementById("drop"), async (form) => {
  const answer = await call("extract-and-store-cv", form);
  location.assign(sessionPage(answer.session_id));
});
document.getElementById("empty").addEventListener("click", async (event) => {
  event.target.disabled = true;
  try {
    const answer = await call("create-cv-session", { language });
    location.assign(sessionPage(answer.session_id));
  } catch (error) {
    tell(explained(error));
    notice.classList.replace("good", "missing");
    toast(explained(error));
  } finally {
    event.target.disabled = false;
  }
});
if (new URLSearchParams(location.search).has("deleted")) tell(t("home.deleted"));
