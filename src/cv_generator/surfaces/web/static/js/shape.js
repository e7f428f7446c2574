// The form of a CV, from its schema in the API's words, which the server put into the page: no field of a CV is named here.
const PROSE_CHARACTERS = 10000; // values that may be longer have paragraphs

/** {fields: [shape], design: {templates, fonts, papers, orders: {template: names of fields in their usual order}}, maxPages: [number], pages} */
export function shapeOfCv() {
  const schemas = JSON.parse(document.getElementById("schema").textContent);
  const { max_pages: pages } = schemas.GenerateArguments.properties;
  const { template, font, paper, section_order: order } = referred(schemas.Cv.properties.design, schemas).properties;
  const choices = (schema) => schema.enum.filter(Boolean);
  return {
    fields: fieldsOf(schemas.Cv, schemas, []).filter(({ kind }) => kind !== "object"),
    design: { templates: choices(template), fonts: choices(font), papers: choices(paper), orders: order["x-usual"] },
    maxPages: Array.from({ length: pages.maximum }, (_, index) => index + 1),
    pages: pages.default,
  };
}

const referred = (schema, schemas) => (schema.$ref ? schemas[schema.$ref.split("/").pop()] : schema);

function fieldsOf(schema, schemas, parents) {
  return Object.entries(schema.properties).map(([name, each]) => shapeOf(name, each, schemas, parents));
}

/** kind: line | prose | choice | photo | list | object. A list's `item` is a shape, its `group` the object that may stand among texts. */
function shapeOf(name, schema, schemas, parents) {
  const common = { name, parents, example: [schema.examples?.[0] ?? ""].flat()[0] };
  const within = [...parents, name];
  if (referred(schema, schemas).properties) return { ...common, kind: "object" };
  if (schema.enum) return { ...common, kind: "choice", choices: schema.enum };
  if (schema.type === "array") return { ...common, kind: "list", ...itemOf(schema.items, schemas, within, common.example) };
  if (name.startsWith("photo")) return { ...common, kind: "photo" };
  return { ...common, kind: schema.maxLength > PROSE_CHARACTERS ? "prose" : "line" };
}

function itemOf(items, schemas, within, example) {
  const forms = items.oneOf ?? items.anyOf ?? [items];
  const reference = forms.find((form) => form.$ref);
  const text = forms.find((form) => form.type === "string");
  return {
    text: text ? { name: "", parents: within, kind: "line", example: typeof example === "string" ? example : "" } : null,
    entry: reference ? arranged(fieldsOf(referred(reference, schemas), schemas, within)) : null,
  };
}

/** An entry's fields in the order in which people fill them in: what it is, where, when, and then its lists. */
function arranged(fields) {
  const rank = ({ name, kind }) => (kind === "list" ? 3 : { title: 0, date_range: 2, location: 2 }[name] ?? 1);
  return fields.toSorted((one, other) => rank(one) - rank(other));
}

/** What is empty of this shape. */
export const emptyOf = (shape) => (shape.kind === "list" ? [] : "");

/** The sections of the form: what comes before the first text with paragraphs belongs to the person. */
export function sectionsOf(fields) {
  const shown = fields.filter((field) => field.kind !== "choice");
  const first = shown.findIndex((field) => field.kind === "prose");
  return [{ name: "about", fields: shown.slice(0, first) }, ...shown.slice(first).map((field) => ({ name: field.name, fields: [field] }))];
}
