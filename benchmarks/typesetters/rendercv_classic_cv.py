"""A CV as RenderCV takes it, for both of its generations."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def stub_icons(home: Path, version: str) -> None:
    """An empty stand-in for the package of icons, where Typst looks before it asks the network."""
    package = home / "typst" / "packages" / "preview" / "fontawesome" / version
    package.mkdir(parents=True, exist_ok=True)
    manifest = f'[package]\nname = "fontawesome"\nversion = "{version}"\nentrypoint = "lib.typ"\n'
    (package / "typst.toml").write_text(manifest)
    (package / "lib.typ").write_text("#let fa-icon(..arguments) = []\n")


def document(cv: dict[str, Any], photo: Path) -> dict[str, Any]:
    sections: dict[str, list[Any]] = {
        "Profil": [cv["summary"]],
        "Berufserfahrung": [
            {**dates(it), "company": it["employer"], "position": it["title"], "highlights": it.get("bullets", [])}
            for it in cv["work_experience"]
        ],
        "Ausbildung": [
            {**dates(it), "institution": it["institution"], "area": it["title"], "highlights": it.get("details", [])}
            for it in cv["education"]
        ],
        "Ehrenamt": [
            {**dates(it), "name": it["organization"], "summary": it["title"], "highlights": it.get("bullets", [])}
            for it in cv["further_experience"]
        ],
        "Kenntnisse": [{"label": it["group"], "details": ", ".join(it["items"])} for it in cv["skills"]],
        "Sprachen": [{"label": it["language"], "details": it["level"]} for it in cv["languages"]],
        "Zertifikate": [{"bullet": text} for text in cv["certifications"]],
        "Weiterbildung": [{"bullet": text} for text in cv["trainings"]],
        "Interessen": [{"bullet": text} for text in cv["interests"]],
    }
    person = {
        "name": cv["full_name"],
        "location": ", ".join(cv["address_lines"]),
        "email": cv["email"],
        "phone": cv["phone"],
        "photo": str(photo),
        "sections": {heading: entries for heading, entries in sections.items() if entries},
    }
    return {"cv": person, "design": {"theme": "classic", "page": {"size": "a4"}}}


def dates(entry: dict[str, Any]) -> dict[str, str]:
    start, _, end = entry["date_range"].partition(" – ")
    return {"start_date": start, "end_date": "present" if end == "Present" else end}
