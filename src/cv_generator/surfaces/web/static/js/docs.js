// The API reference, from the service's own OpenAPI document.
import { call } from "./api.js";
import { h } from "./dom.js";
import { pageLanguages } from "./drop.js";
import { language, t } from "./words.js";

const place = (name) => document.getElementById(name);
let schemas = {};

async function start() {
  const document = await call("openapi.json");
  ({ schemas } = document.components);
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));
  const base = new URL(document.servers[0].url).pathname;
  const used = Object.keys(schemas).filter((name) => !/(Arguments|Answer)$/.test(name)).sort();
  place("contents").replaceChildren(
    h("h2", {}, t("docs.operations")), h("ul", {}, operations.map(({ operation, method }) => h("li", {}, h("a", { href: `#${operation.operationId}` }, operation.operationId.replace(/_get$/, "")), method === "get" ? h("small", {}, " GET") : null))),
    h("h2", {}, t("docs.schemas")), h("ul", {}, used.map((name) => h("li", {}, h("a", { href: `#${name}` }, name)))));
  place("reference").replaceChildren(
    document.components.securitySchemes ? h("p", { class: "notice", lang: language }, t("docs.keys")) : "",
    h("h2", { class: "unseen" }, t("docs.operations")), ...operations.map((each) => section(base, each)),
    h("h2", {}, t("docs.schemas")), ...used.map((name) => schema(name)));
  if (location.hash) place(location.hash.slice(1))?.scrollIntoView();
}

function section(base, { path, method, operation }) {
  const body = operation.requestBody?.content["application/json"]?.schema;
  const fields = body ? rows(resolved(body)) : (operation.parameters ?? []).map((each) => row(each.name, { ...each.schema, description: each.description }, each.required));
  const { content = {} } = operation.responses["200"];
  const answer = content["application/json"]?.schema;
  return h("section", { class: "operation", id: operation.operationId },
    h("h3", {}, h("code", { class: `method ${method}` }, method.toUpperCase()), " ", h("code", {}, base + path), operation.deprecated ? h("span", { class: "mark" }, t("docs.legacy")) : null),
    h("p", { class: "lead" }, operation.summary), h("p", {}, operation.description),
    h("h4", {}, t("docs.arguments")), table(fields),
    h("h4", {}, t("docs.answer")), answer ? table(rows(resolved(answer))) : h("p", {}, h("code", {}, Object.keys(content).join(", "))),
    body ? h("details", {}, h("summary", {}, t("docs.example")), h("pre", { tabindex: "0" }, example(base + path, body))) : null,
    h("details", {}, h("summary", {}, t("docs.errors")), h("ul", {}, Object.entries(operation.responses).filter(([status]) => status !== "200").map(([status, { description }]) => h("li", {}, h("code", {}, status), ` ${description}`)))));
}

function schema(name) {
  return h("section", { class: "operation", id: name }, h("h3", {}, h("code", {}, name)), schemas[name].description ? h("p", {}, schemas[name].description) : null, table(rows(schemas[name])));
}

function table(lines) {
  if (!lines.length) return h("p", { class: "small" }, t("docs.none"));
  return h("div", { class: "scrolls", tabindex: "0", role: "group" }, h("table", {}, h("thead", {}, h("tr", {}, ["name", "type", "meaning"].map((key) => h("th", { scope: "col" }, t(`docs.${key}`))))), h("tbody", {}, lines)));
}

function rows({ properties = {}, required = [] }) {
  return Object.entries(properties).map(([name, each]) => row(name, each, required.includes(name)));
}

function row(name, each, isRequired) {
  const hasDefault = each.default !== undefined && each.default !== null && each.default !== "";
  return h("tr", {},
    h("th", { scope: "row" }, h("code", {}, name), isRequired ? h("small", {}, t("docs.required")) : null),
    h("td", {}, type(each), hasDefault ? h("small", {}, `${t("docs.default")} ${JSON.stringify(each.default)}`) : null),
    h("td", {}, each.description ?? ""));
}

/** The type in words, with links to what is described elsewhere. */
function type(each) {
  const forms = each.anyOf ?? each.oneOf;
  if (forms) return h("span", {}, forms.filter((form) => form.type !== "null").flatMap((form, index) => (index ? [" | ", type(form)] : [type(form)])));
  if (each.$ref) return h("a", { href: `#${nameOf(each.$ref)}` }, nameOf(each.$ref));
  if (each.type === "array") return h("span", {}, "list of ", type(each.items ?? {}));
  const values = each.enum ?? (each.const === undefined ? null : [each.const]);
  return h("code", {}, values ? values.map((value) => JSON.stringify(value)).join(" | ") : each.type ?? "any");
}

function example(path, body) {
  const { properties = {}, required = [] } = resolved(body);
  const shown = Object.entries(properties).filter(([name, each]) => required.includes(name) || each.examples).map(([name, each]) => [name, each.examples?.[0] ?? `<${name}>`]);
  return `curl -X POST ${location.origin}${path} \\\n  -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(Object.fromEntries(shown))}'`;
}

const nameOf = (reference) => reference.split("/").pop();
const resolved = (each) => (each.$ref ? schemas[nameOf(each.$ref)] : each);

pageLanguages();
start();
