// Dates in a field as the sheet prints them, in the language of the CV; the service understands them in every language.
const forms = JSON.parse(document.getElementById("dates").textContent);
const KEPT = { date_range: /^\d{4}(-\d\d)?( – (\d{4}(-\d\d)?|Present))?$/, birth_date: /^\d{4}-\d\d-\d\d$/ };

/** A field's value as a person reads and writes it. `name` is the field's, `language` the CV's. */
export function spoken(value, name, language) {
  if (!KEPT[name]?.test(value ?? "")) return value;
  const { present, month, day } = forms[language] ?? forms[language?.split("-")[0]] ?? Object.values(forms)[0];
  const written = (each) => {
    const [y, mm, dd] = each.split("-");
    return filled(dd ? day : mm ? month : "{y}", { y, mm, dd, d: String(Number(dd)) });
  };
  return value.split(" – ").map((each) => (each === "Present" ? present : written(each))).join(" – ");
}

function filled(form, parts) {
  const text = Array.isArray(form) ? form[Number(parts.mm) - 1] : form;
  return text.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
}
