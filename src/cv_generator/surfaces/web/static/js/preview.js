// The typeset pages. Fetched with the key, shown from memory, exchanged without a flicker.
import { Refused, request } from "./api.js";
import { button, h } from "./dom.js";
import { t } from "./words.js";

const SETTLE_MS = 60;

export class Preview {
  /** `onpages(count)` after each typesetting. */
  constructor(session, root, options, { onpages }) {
    Object.assign(this, { session, root, options, onpages });
    this.sheets = [];
    this.turn = 0;
    session.addEventListener("loaded", () => this.refresh());
  }

  refresh() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), SETTLE_MS);
  }

  /** Only the newest drawing goes on; older ones stop where they are. */
  async draw() {
    const turn = ++this.turn;
    this.root.setAttribute("aria-busy", "true");
    try {
      const first = await this.page(1);
      if (turn !== this.turn) return;
      const front = await decoded(first.blob);
      if (!this.sheets.length && turn === this.turn) this.show([front], first.count);
      this.onpages(first.count);
      const rest = await Promise.all(Array.from({ length: first.count - 1 }, async (_, index) => decoded((await this.page(index + 2)).blob)));
      if (turn === this.turn) this.show([front, ...rest], first.count);
      else rest.forEach(({ src }) => URL.revokeObjectURL(src));
    } catch (error) {
      if (turn === this.turn) this.failed(error);
    } finally {
      if (turn === this.turn) this.root.removeAttribute("aria-busy");
    }
  }

  async page(page) {
    const query = new URLSearchParams({ session_id: this.session.id, format: "svg", page, ...this.options() });
    const response = await request(`preview-cv?${query}`, {});
    if (!response.ok) throw new Refused(response.status, await response.json().catch(() => ({})));
    return { blob: await response.blob(), count: Number(response.headers.get("x-page-count")) };
  }

  /** The pages that are there, of so many. */
  show(pictures, pages) {
    const old = this.sheets;
    this.sheets = pictures.map((picture, index) => {
      const place = { page: index + 1, pages };
      picture.alt = t("session.page_alt", place);
      return h("figure", { class: "sheet" }, picture, h("figcaption", {}, t("session.page_of", place)));
    });
    const isEmpty = !Object.keys(this.session.cv).some((name) => name !== "language");
    const invitation = isEmpty ? [h("div", { class: "invitation" }, h("p", {}, t("session.invitation")))] : [];
    this.root.replaceChildren(...invitation, ...this.sheets);
    const shown = new Set(pictures.map(({ src }) => src));
    old.map((sheet) => sheet.querySelector("img")?.src).filter((src) => !shown.has(src)).forEach((src) => URL.revokeObjectURL(src));
  }

  failed(error) {
    if (!(error instanceof Refused) && this.sheets.length) return; // the old pages stay until the service is back
    if (error.status === 404) return;
    this.root.replaceChildren(h("div", { class: "sheet blank" }, h("p", {}, t("session.no_preview")), button(t("session.retry"), () => this.draw())));
    this.sheets = [];
  }
}

async function decoded(blob) {
  const picture = new Image();
  picture.src = URL.createObjectURL(blob);
  await picture.decode().catch(() => {});
  return picture;
}
