// The typeset pages, with what is being typed. Only what is new comes over the line; a page is exchanged without a flicker.
import { call, Refused } from "./api.js";
import { drawing } from "./asked.js";
import { button, h } from "./dom.js";
import { isBlank } from "./paths.js";
import { t } from "./words.js";

const PAUSE_MS = 130; // after the last key
const LETTER = /#(g[0-9A-F]{8})/g;
const PICTURE = /\{(p[0-9a-f]{8})\}/g;

export class Preview {
  /** `onpages(pages)` after each drawing: [{element, width, height, fields}], sizes in pt; `onbegin()` out of an empty page. */
  constructor(session, form, root, options, { onpages, onbegin }) {
    Object.assign(this, { session, form, root, options, onpages, onbegin });
    this.parts = new Map(); // outlines of letters, and pictures
    this.places = new Map(); // tag -> where fields stand
    this.bodies = new Map(); // tag -> body of the pages that are shown
    this.sheets = [];
    this.tried = []; // edits that are looked at and not made
    this.past = null; // the earlier version that is looked at
    this.drawn = null; // {version, edits, past, tried} of what is shown
    session.addEventListener("loaded", () => this.loaded());
    this.refresh();
  }

  /** The session has been read. What was drawn of that very version is not asked for again. */
  loaded() {
    if (this.isDrawing) this.looksAgain = true;
    else if (this.isCurrent) this.settled();
    else this.refresh();
  }

  get isCurrent() {
    return !this.past && !this.drawn?.past && this.drawn?.version === this.session.version && !this.drawn.edits.length && !this.wanted().length;
  }

  wanted(more = []) { return [...this.form.items.drafted(), ...this.tried, ...more]; }

  refresh() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), 0);
  }

  /** Something is being typed: it is drawn when the keys pause. */
  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), PAUSE_MS);
  }

  /** One drawing at a time; what has changed meanwhile is drawn next. */
  async draw() {
    if (this.isDrawing) return void (this.again = true);
    this.isDrawing = true;
    this.again = this.looksAgain = false;
    this.root.setAttribute("aria-busy", "true");
    try {
      const { past, tried } = this;
      const edits = past ? [] : this.wanted();
      const answer = await this.asked(edits, past ? { at_version: past } : {});
      this.drawn = { version: answer.version, edits, past, tried };
      await this.show(answer);
    } catch (error) {
      this.failed(error);
    } finally {
      this.isDrawing = false;
      this.root.removeAttribute("aria-busy");
      if (this.again || (this.looksAgain && !this.isCurrent)) this.draw();
    }
  }

  async asked(edits, more = {}) {
    const answer = await call("cv-sheets", {
      ...drawing(this.session.id, this.options()), edits,
      known_pages: [...this.bodies.keys()], known_parts: [...this.parts.keys()].join(" "), ...more,
    });
    Object.entries(answer.parts).forEach(([name, part]) => this.parts.set(name, part));
    return answer;
  }

  /** Show an earlier version; null ends it. */
  look(version) {
    this.past = version;
    this.root.classList.toggle("trying", version !== null);
    if (this.isDrawing) this.again = true;
    else this.refresh();
  }

  /** Show what edits would do, before they are made; none ends it. */
  try(edits) {
    this.tried = edits;
    this.root.classList.toggle("trying", edits.length > 0);
    this.refresh();
  }

  /** The first page as it would be after edits, as a picture. */
  async thumbnail(edits) {
    const { pages: [page] } = await this.asked(this.wanted(edits), { first: 1 });
    return decoded(this.drawing(page.body ?? this.bodies.get(page.tag)));
  }

  async show({ pages }) {
    this.bodies = new Map(pages.map(({ tag, body }) => [tag, body ?? this.bodies.get(tag)]));
    this.places = new Map(pages.map(({ tag, places }) => [tag, places ? places.map(([path, x, y, width, height]) => ({ path, x, y, width, height })) : this.places.get(tag)]));
    const place = (index) => ({ page: index + 1, pages: pages.length });
    const old = this.sheets;
    this.sheets = await Promise.all(pages.map(async (page, index) => {
      const sheet = old[index] ?? sheetOf();
      if (sheet.tag !== page.tag) {
        const picture = await decoded(this.drawing(this.bodies.get(page.tag)));
        if (sheet.picture) URL.revokeObjectURL(sheet.picture.src);
        sheet.picture?.remove();
        sheet.paper.prepend(picture);
        Object.assign(sheet, { picture, tag: page.tag });
      }
      sheet.picture.alt = t("session.page_alt", place(index));
      sheet.caption.textContent = t("session.page_of", place(index));
      sheet.paper.style.setProperty("aspect-ratio", `${page.width} / ${page.height}`);
      return Object.assign(sheet, { width: page.width, height: page.height, fields: this.places.get(page.tag) ?? [] });
    }));
    old.slice(pages.length).forEach(({ picture }) => URL.revokeObjectURL(picture.src));
    this.settled();
  }

  /** The pages go with what the session holds. */
  settled() {
    this.arranged();
    if (!this.drawn.past) this.form.portrayed?.(this.portrait());
    this.onpages(this.sheets);
  }

  /** The address of the first picture on the pages; the same one as long as it is the same picture. */
  portrait() {
    const [name] = [...this.bodies.values()].flatMap((body) => [...body.matchAll(PICTURE)].map(([, each]) => each));
    if (name === this.portrayed?.name) return this.portrayed?.src;
    if (this.portrayed) URL.revokeObjectURL(this.portrayed.src);
    this.portrayed = name ? { name, src: URL.createObjectURL(blobOf(this.parts.get(name))) } : null;
    return this.portrayed?.src;
  }

  arranged() {
    const isEmpty = this.session.version > 0 && isBlank(this.session.cv) && !this.form.dirty().length;
    const invitation = isEmpty ? [h("div", { class: "invitation" }, h("p", {}, t("session.invitation")), button(t("guide.title"), this.onbegin, { id: "begin" }))] : [];
    const wanted = [...this.sheets.map(({ element }) => element), ...invitation];
    if (isEmpty || wanted.length !== this.root.children.length || wanted.some((element, index) => this.root.children[index] !== element)) this.root.replaceChildren(...wanted);
  }

  /** The page's SVG, whole again. */
  drawing(body) {
    const letters = new Set([...body.matchAll(LETTER)].map(([, name]) => name));
    const outlines = [...letters].map((name) => this.parts.get(name) ?? "").join("");
    return body.replace(PICTURE, (_, name) => this.parts.get(name) ?? "").replace(/<\/svg>\s*$/, `<defs>${outlines}</defs></svg>`);
  }

  failed(error) {
    if (!(error instanceof Refused) && this.sheets.length) return; // the old pages stay until the service is back
    if (error.status === 404) return;
    this.root.replaceChildren(h("div", { class: "sheet blank" }, h("p", {}, t("session.no_preview")), button(t("session.retry"), () => this.draw())));
    this.sheets = [];
    this.bodies = new Map();
  }
}

function sheetOf() {
  const [marks, caption] = [h("div", { class: "places", "aria-hidden": "true" }), h("figcaption")];
  const paper = h("div", { class: "paper" }, marks);
  return { paper, marks, caption, element: h("figure", { class: "sheet" }, paper, caption) };
}

/** What a data URI holds. */
function blobOf(uri) {
  const [head, data] = uri.split(",");
  return new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], { type: head.match(/:(.*);/)[1] });
}

async function decoded(svg) {
  const picture = new Image();
  picture.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await picture.decode().catch(() => {});
  return picture;
}
