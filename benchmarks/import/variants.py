#!/usr/bin/env python3
"""Makes further CVs with their truth: other persons, layouts, tools, heading words and date notations than
the benchmark's.

    python benchmarks/import/variants.py OUT [--tools chromium,writer] && python benchmarks/import/run.py --docs OUT

The persons stand in variants.json and are invented. Chromium prints HTML to PDF, LibreOffice Writer turns it into DOCX.
"""

from __future__ import annotations

import argparse
import html
import json
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

Json = dict[str, Any]
HERE = Path(__file__).parent
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "pl": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień".split(),
}
GENITIVE = ("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września")
GENITIVE += ("października", "listopada", "grudnia")
ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
NOW = {
    "en": ["Present", "to date", "now", "current"],
    "de": ["heute", "dato", "jetzt", "laufend"],
    "pl": ["obecnie", "nadal", "teraz", "chwili obecnej"],
}
HEADINGS = {
    "en": [
        "Career History|Academic Background|Community Involvement|Areas of Expertise|Languages|Licences and "
        "Certifications|Courses|Selected Publications|Honours and Awards|Hobbies|Referees|About Me|Contact",
        "Employment|Education & Training|Extracurricular Activities|Core Competencies|Language Skills|"
        "Certificates|Professional Development|Publications|Achievements|Interests|References|Career Summary|"
        "Personal Information",
    ],
    "de": [
        "Berufliche Stationen|Schule und Studium|Vereinstätigkeit|IT-Kenntnisse|Fremdsprachen|Diplome|Kurse und "
        "Seminare|Veröffentlichungen|Preise|Freizeit|Referenzpersonen|Zur Person|Kontakt",
        "Berufspraxis|Bildungsweg|Ehrenamtliche Tätigkeiten|Kompetenzen|Sprachkompetenzen|Zusatzqualifikationen|"
        "Fortbildungen|Publikationen|Auszeichnungen|Interessen & Hobbys|Referenzen|Über mich|Persönliche Angaben",
    ],
    "pl": [
        "Przebieg kariery|Edukacja|Działalność społeczna|Kompetencje|Znajomość języków obcych|Uprawnienia|"
        "Ukończone kursy|Publikacje naukowe|Osiągnięcia|Hobby|Referencje|O mnie|Kontakt",
        "Historia zatrudnienia|Przebieg kształcenia|Aktywność społeczna|Kluczowe umiejętności|Języki|Certyfikaty|"
        "Szkolenia|Publikacje|Nagrody i wyróżnienia|Pasje|Osoby polecające|Podsumowanie|Dane kontaktowe",
    ],
}  # fmt: skip
LISTS = ("certifications", "trainings", "publications", "awards", "interests", "references")
SECTIONS = ("work", "education", "further", "skills", "languages", *LISTS, "summary", "contact")


# ---------------------------------------------------------------- dates


def point(date: str, how: str, language: str) -> str:
    year, _, month = date.partition("-")
    if not month or how == "years":
        return year
    number = int(month)
    name = MONTHS[language][number - 1]
    return {
        "dots": f"{month}.{year}",
        "slash": f"{month}/{year}",
        "short": f"{number}/{year[2:]}",
        "iso": f"{year}-{month}",
        "name": f"{name} {year}",
        "abbreviated": f"{name[:3]}. {year}",
        "roman": f"{ROMAN[number - 1]} {year}",
        "day": f"01.{month}.{year}",
        "apostrophe": f"{name[:3]} ’{year[2:]}",
    }[how]


def dates(entry: Json, how: str, language: str, turn: int) -> str:
    start, end = entry["start"], entry["end"]
    first = point(start, how, language)
    if not end and turn % 2:
        if language == "pl" and how == "name" and "-" in start:
            return f"od {GENITIVE[int(start[5:]) - 1]} {start[:4]}"
        return {"en": "since ", "de": "seit ", "pl": "od "}[language] + first
    if not end:
        join = " do " if NOW[language][turn % 4] == "chwili obecnej" else " – " if turn % 3 else "–"
        return f"{first}{join}{NOW[language][turn % 4]}"
    if start == end:
        return first
    join = {0: " – ", 1: " - ", 2: "–"}[turn % 3]
    return f"{first}{join}{point(end, how, language)}"


def canonical(entry: Json, how: str) -> str:
    cut = 4 if how == "years" else 7
    start, end = entry["start"][:cut], entry["end"][:cut] or "Present"
    return start if start == end else f"{start} – {end}"


# ---------------------------------------------------------------- entries

Entry = Callable[[Json, str, str, str], str]


def e(text: str) -> str:
    return html.escape(text)


def listed(texts: list[str], sign: str = "") -> str:
    if sign:
        return "".join(f"<p>{sign} {e(text)}</p>" for text in texts)
    return "<ul>" + "".join(f"<li>{e(text)}</li>" for text in texts) + "</ul>" if texts else ""


def joined(*parts: str, by: str = ", ") -> str:
    return by.join(part for part in parts if part)


def bracketed(x: Json, when: str, language: str, kind: str) -> str:
    at = {"en": " at ", "de": " bei ", "pl": ", "}[language] if kind == "work" else ", "
    where = f"{at if x['org'] else ''}{e(joined(x['org'], x['location']))}"
    return f"<p><b>{e(x['title'])}</b>{where} ({e(when)})</p>{listed(x['bullets'])}"


def date_above(x: Json, when: str, _language: str, _kind: str) -> str:
    org = f"<p><b>{e(joined(x['org'], x['location'], by=' · '))}</b></p>" if x["org"] else ""
    return f"<p><small>{e(when)}</small></p>{org}<p><i>{e(x['title'])}</i></p>{listed(x['bullets'])}"


def date_right(x: Json, when: str, _language: str, _kind: str) -> str:
    top, below = (x["org"], x["title"]) if x["org"] else (x["title"], "")
    second = f"<p>{e(below)}</p>" if below else ""
    place = f"{', ' + e(x['location']) if x['location'] else ''}"
    cells = f"<td><b>{e(top)}</b>{place}</td><td align='right'>{e(when)}</td>"
    return f"<table width='100%'><tr>{cells}</tr></table>{second}{listed(x['bullets'])}"


def date_below(x: Json, when: str, _language: str, _kind: str) -> str:
    middle = f"<p>{e(joined(x['org'], x['location'], by=' | '))}</p>" if x["org"] else ""
    return f"<h3>{e(x['title'])}</h3>{middle}<p><i>{e(when)}</i></p>{listed(x['bullets'])}"


def date_left(x: Json, when: str, _language: str, _kind: str) -> str:
    org = f"<b>{e(joined(x['org'], x['location']))}</b><br>" if x["org"] else ""
    text = f"{org}{e(x['title'])}{listed(x['bullets'])}"
    return f"<table><tr><td width='130' valign='top'>{e(when)}</td><td>{text}</td></tr></table>"


def one_line(x: Json, when: str, _language: str, _kind: str) -> str:
    return f"<p>{e(when)}: {e(joined(x['title'], x['org'], x['location']))}</p>{listed(x['bullets'], '–')}"


def plain_lines(x: Json, when: str, _language: str, _kind: str) -> str:
    lines = "".join(f"<p class='plain'>{e(text)}</p>" for text in x["bullets"])
    first = f"<b>{e(joined(x['org'], x['location'], by=' – '))}</b>{'<br>' if x['org'] else ''}"
    return f"<p>{first}{e(x['title'])} | {e(when)}</p>{lines}"


# ---------------------------------------------------------------- pages

STYLES = {
    "serif": "body{font:11pt 'Liberation Serif'} h1{font-size:20pt} h2{font-size:13pt;border-bottom:1px solid}",
    "caps": "body{font:10pt 'Liberation Sans'} h1{font-size:18pt} h2{font-size:10pt;text-transform:uppercase}",
    "color": "body{font:10pt 'DejaVu Sans'} h1{font-size:22pt;color:#7a1f1f} h2{font-size:12pt;color:#7a1f1f;"
    "font-weight:normal} h3{font-size:10.5pt;margin:6pt 0 0 0}",
    "same": "body{font:10.5pt 'Liberation Sans'} h1{font-size:16pt} h2{font-size:10.5pt;margin-top:14pt} "
    "h3{font-size:10.5pt;font-weight:bold;margin:4pt 0 0 0}",
}
BASE = "p{margin:1pt 0} ul{margin:2pt 0} td{vertical-align:top} .side{width:30%;background:#eef} @page{margin:18mm}"

LAYOUTS: dict[str, Json] = {
    "bracketed": {
        "style": "serif",
        "entry": bracketed,
        "how": "slash",
        "headings": 0,
        "languages": "comma",
        "skills": "labels",
        "contact": "line",
    },
    "date_above": {
        "style": "color",
        "entry": date_above,
        "how": "name",
        "headings": 1,
        "languages": "list",
        "skills": "list",
        "contact": "labels",
    },
    "date_right": {
        "style": "caps",
        "entry": date_right,
        "how": "dots",
        "headings": 0,
        "languages": "table",
        "skills": "labels",
        "contact": "lines",
    },
    "date_below": {
        "style": "same",
        "entry": date_below,
        "how": "abbreviated",
        "headings": 1,
        "languages": "dash",
        "skills": "comma",
        "contact": "table",
    },
    "date_left": {
        "style": "color",
        "entry": date_left,
        "how": "iso",
        "headings": 0,
        "languages": "colon",
        "skills": "comma",
        "contact": "labels",
        "table": True,
    },
    "one_line": {
        "style": "serif",
        "entry": one_line,
        "how": "roman",
        "headings": 1,
        "languages": "comma",
        "skills": "list",
        "contact": "lines",
    },
    "plain_lines": {
        "style": "caps",
        "entry": plain_lines,
        "how": "years",
        "headings": 0,
        "languages": "list",
        "skills": "labels",
        "contact": "line",
    },
    "sidebar": {
        "style": "color",
        "entry": date_above,
        "how": "day",
        "headings": 1,
        "languages": "list",
        "skills": "list",
        "contact": "lines",
        "sidebar": True,
    },
    "sidebar_below": {
        "style": "same",
        "entry": date_below,
        "how": "short",
        "headings": 0,
        "languages": "dash",
        "skills": "list",
        "contact": "labels",
        "sidebar": True,
    },
}
LABELS = {
    "en": {
        "address": "Address",
        "phone": "Mobile",
        "email": "E-mail",
        "links": "Web",
        "birth": "Date of birth",
        "nationality": "Nationality",
    },
    "de": {
        "address": "Wohnort",
        "phone": "Handy",
        "email": "Mail",
        "links": "Web",
        "birth": "geb.",
        "nationality": "Staatsbürgerschaft",
    },
    "pl": {
        "address": "Adres zamieszkania",
        "phone": "tel.",
        "email": "e-mail",
        "links": "www",
        "birth": "ur.",
        "nationality": "Obywatelstwo",
    },
}


def contact(person: Json, how: str) -> str:
    language = person["language"]
    birth = person["birth"]
    day = (
        {
            "de": f"{int(birth[8:])}. {MONTHS['de'][int(birth[5:7]) - 1]} {birth[:4]}",
            "pl": f"{birth[8:]}.{birth[5:7]}.{birth[:4]} r.",
            "en": birth,
        }[language]
        if birth
        else ""
    )
    rows = [("address", ", ".join(person["address"])), ("phone", person["phone"]), ("email", person["email"])]
    rows += [("links", link) for link in person["links"]] + [("birth", day), ("nationality", person["nationality"])]
    rows = [(LABELS[language][name], value) for name, value in rows if value]
    if how == "labels":
        return "".join(f"<p><b>{e(label)}:</b> {e(value)}</p>" for label, value in rows)
    if how == "table":
        return (
            "<table>"
            + "".join(f"<tr><td width='140'>{e(label)}</td><td>{e(value)}</td></tr>" for label, value in rows)
            + "</table>"
        )
    named = [
        value
        if label not in (LABELS[language]["birth"], LABELS[language]["nationality"])
        else f"{label}{'' if label.endswith('.') else ':'} {value}"
        for label, value in rows
    ]
    return (
        "<p>" + " • ".join(map(e, named)) + "</p>"
        if how == "line"
        else "".join(f"<p>{e(value)}</p>" for value in named)
    )


def languages(person: Json, how: str) -> str:
    pairs = person["languages"]
    if how == "comma":
        return "<p>" + ", ".join(e(f"{name} ({level})") for name, level in pairs) + "</p>"
    if how == "table":
        return (
            "<table>"
            + "".join(f"<tr><td width='120'>{e(name)}</td><td>{e(level)}</td></tr>" for name, level in pairs)
            + "</table>"
        )
    form = {"list": "{} ({})", "dash": "{} – {}", "colon": "{}: {}"}[how]
    return listed([form.format(name, level) for name, level in pairs])


def skills(person: Json, how: str) -> str:
    if how == "list":
        return listed([item for _, items in person["skills"] for item in items])
    if how == "labels":
        return "".join(
            f"<p>{f'<b>{e(label)}:</b> ' if label else ''}{e(', '.join(items))}</p>"
            for label, items in person["skills"]
        )
    return "<p>" + e(", ".join(item for _, items in person["skills"] for item in items)) + "</p>"


def page(person: Json, layout: Json) -> str:
    language, how = person["language"], layout["how"]
    words = dict(zip(SECTIONS, HEADINGS[language][layout["headings"]].split("|"), strict=True))
    parts: dict[str, str] = {"contact": contact(person, layout["contact"]), "summary": f"<p>{e(person['summary'])}</p>"}
    for section, org in (("work", "employer"), ("education", "institution"), ("further", "organization")):
        entries = [
            {**x, "org": x[org], "location": x.get("location", ""), "bullets": x.get("bullets", x.get("details", []))}
            for x in person[section]
        ]
        parts[section] = "".join(
            layout["entry"](x, dates(x, how, language, i + len(person["name"])), language, section)
            for i, x in enumerate(entries)
        )
    parts["skills"], parts["languages"] = skills(person, layout["skills"]), languages(person, layout["languages"])
    for section in ("certifications", "trainings", "publications", "awards", "references"):
        parts[section] = listed(person[section])
    parts["interests"] = "<p>" + e(", ".join(person["interests"])) + "</p>"
    shown = {name: f"<h2>{e(words[name])}</h2>{text}" for name, text in parts.items() if text and text != "<p></p>"}
    head = f"<h1>{e(person['name'])}</h1>" + (f"<p>{e(person['headline'])}</p>" if person["headline"] else "")
    consent = f"<p><small>{e(person['consent'])}</small></p>" if person.get("consent") else ""
    top = "" if layout.get("sidebar") or layout["contact"] == "table" else parts["contact"]
    if top:
        shown.pop("contact")
    side = (
        "".join(shown.pop(name, "") for name in ("contact", "languages", "skills", "interests"))
        if layout.get("sidebar")
        else ""
    )
    main = "".join(shown.pop(name, "") for name in ("contact", "summary")) + "".join(
        shown.get(name, "") for name in SECTIONS
    )
    body = head + top + main + consent
    if side:
        body = f"<table><tr><td class='side'>{side}</td><td>{head}{main}{consent}</td></tr></table>"
    style = f"<style>{STYLES[layout['style']]} {BASE}</style>"
    return (
        f"<html lang='{language}'><head><meta charset='utf-8'><title>CV</title>{style}</head><body>{body}</body></html>"
    )


def truth(person: Json, name: str, layout: Json, kind: str) -> Json:
    how = layout["how"]
    entry = lambda x, names: {"date_range": canonical(x, how), **{n: x.get(n, "") for n in names}}  # noqa: E731
    ignore = [person["headline"], "CV", person.get("consent", ""), *(label for label, _ in person["skills"])]
    return {
        "full_name": person["name"],
        "email": person["email"],
        "phone": person["phone"],
        "address_lines": person["address"],
        "nationality": person["nationality"],
        "birth_date": person["birth"],
        "links": person["links"],
        "summary": person["summary"],
        "language": person["language"],
        "work_experience": [
            entry(x, ("employer", "location", "title")) | {"bullets": x["bullets"]} for x in person["work"]
        ],
        "education": [
            entry(x, ("institution", "location", "title")) | {"details": x["details"]} for x in person["education"]
        ],
        "further_experience": [
            entry(x, ("organization", "title")) | {"bullets": x["bullets"]} for x in person["further"]
        ],
        "languages": [{"language": name, "level": level} for name, level in person["languages"]],
        "skills": [item for _, items in person["skills"] for item in items],
        **{n: person[n] for n in ("certifications", "trainings", "publications", "awards", "interests", "references")},
        "_meta": {
            "name": name,
            "format": kind,
            "language": person["language"],
            "layout": f"{kind}:{layout['name']}",
            "photo": None,
            "ignore": [x for x in ignore if x],
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--tools", default="chromium,writer")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    persons = json.loads((HERE / "variants.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        for number, person in enumerate(persons):
            for layout_name, layout in LAYOUTS.items():
                layout["name"] = layout_name
                Path(folder, f"v{number}_{person['language']}_{layout_name}.html").write_text(
                    page(person, layout), "utf-8"
                )
        sources = sorted(Path(folder).glob("*.html"))
        for tool, kind in (("chromium", "pdf"), ("writer", "docx")):
            if tool not in options.tools:
                continue
            if tool == "writer":
                subprocess.run(
                    [
                        "soffice",
                        "--headless",
                        "--convert-to",
                        "docx:MS Word 2007 XML",
                        "--infilter=HTML (StarWriter)",
                        "--outdir",
                        folder,
                        *map(str, sources),
                    ],
                    check=True,
                    capture_output=True,
                )
            for source in sources:
                name = f"{source.stem}_{kind}"
                target = options.out / f"{name}.{kind}"
                if tool == "chromium":
                    subprocess.run(
                        [
                            "chromium",
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-pdf-header-footer",
                            f"--print-to-pdf={target}",
                            source.as_uri(),
                        ],
                        check=True,
                        capture_output=True,
                    )
                else:
                    target.write_bytes(source.with_suffix(".docx").read_bytes())
                person = persons[int(source.stem[1 : source.stem.index("_")])]
                layout = LAYOUTS[source.stem.split("_", 2)[2]]
                (options.out / f"{name}.truth.json").write_text(
                    json.dumps(truth(person, name, layout, kind), ensure_ascii=False, indent=1), "utf-8"
                )


if __name__ == "__main__":
    main()
