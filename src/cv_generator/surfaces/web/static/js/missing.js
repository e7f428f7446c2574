// An address that leads nowhere.
import { pageLanguages, sessionPage } from "./drop.js";
import { waysBack } from "./visits.js";

pageLanguages();
document.getElementById("back").replaceChildren(...waysBack(sessionPage));
