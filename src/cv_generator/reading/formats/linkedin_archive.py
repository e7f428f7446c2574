"""LinkedIn's data archive (`Get a copy of your data`: a ZIP of CSV files) -> canonical CV.

Only the files that describe the person are opened; connections, messages and advertising data never are. Column names
are LinkedIn's own, in English whatever the language of the account.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from functools import partial
from typing import Any

from cv_generator.errors import UnreadableDocument
from cv_generator.reading import zips
from cv_generator.reading.formats.finishing import finished
from cv_generator.reading.formats.parts import (
    BIRTH_DATE,
    EMAIL,
    PHONE,
    URL,
    Imported,
    Part,
    Row,
    each,
    joined,
    line,
    linked,
)

_FILE_BYTES = 2 * 1024 * 1024
_ROWS = 2_000
_MARKS = frozenset(("profile.csv", "positions.csv", "education.csv", "skills.csv"))
_SITE = re.compile(r"\[?(?:([A-Z_]{2,20}):)?((?:https?://|www\.)[^\s,\]]+)", re.IGNORECASE)


def is_linkedin_archive(names: list[str]) -> bool:
    """Whether a ZIP with these members is LinkedIn's archive: two of the files that every archive has."""
    return len(_MARKS & {name.rpartition("/")[2].casefold() for name in names}) > 1


def from_linkedin_archive(data: bytes, language: str | None = None) -> Imported:
    """An archive as a canonical CV. Raises UnreadableDocument where its files cannot be unpacked."""
    archive = _Archive(data)
    unplaced = archive.unplaced
    profile = next(iter(archive.rows("Profile")), Part({}, "Profile", unplaced))
    fields = _person(profile, archive)
    profile.done()
    for field, files in _FIELDS.items():
        fields[field] = [made for name, make in files for made in each(archive.rows(name), make)]
    return finished(fields, unplaced, language)


class _Archive:
    def __init__(self, data: bytes) -> None:
        self.unplaced: list[str] = []
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except zips.DAMAGED:
            raise UnreadableDocument("corrupt", "The archive is damaged. Download it from LinkedIn again.") from None
        self._members = {name.rpartition("/")[2].casefold(): name for name in self._zip.namelist()[:5000]}

    def rows(self, name: str) -> list[Part]:
        """The rows of a file; none where the archive has no such file."""
        member = self._members.get(f"{name.casefold()}.csv")
        if member is None:
            return []
        try:
            with self._zip.open(member) as file:
                content = file.read(_FILE_BYTES + 1)
        except zips.DAMAGED:
            raise UnreadableDocument("corrupt", f"{name}.csv in the archive is damaged.") from None
        if len(content) > _FILE_BYTES:
            raise UnreadableDocument("too_complex", f"{name}.csv in the archive is larger than a CV's.")
        try:
            rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig", "replace"), newline="")))[:_ROWS]
        except csv.Error:
            raise UnreadableDocument("corrupt", f"{name}.csv in the archive is damaged.") from None
        return [
            Part({key: text for key, text in row.items() if isinstance(key, str) and text}, name, self.unplaced)
            for row in rows
        ]


def _person(profile: Part, archive: _Archive) -> Row:
    emails = [row for row in archive.rows("Email Addresses") if row.take("Confirmed") != "No"]
    emails.sort(key=lambda row: row.peek("Primary") != "Yes")
    phones = archive.rows("PhoneNumbers")
    addresses = [row.valid("Email Address", EMAIL) for row in emails]
    numbers = [row.valid("Number", PHONE) for row in phones]
    place = profile.text("Geo Location")
    address = (profile.text("Address"), _with_code(place, profile.text("Zip Code")))
    sites = [
        {"label": (found[1] or "").replace("_", " ").capitalize(), "url": found[2]}
        for found in _SITE.finditer(str(profile.take("Websites") or ""))
    ]
    for key in ("Industry", "Maiden Name", "Twitter Handles", "Instant Messengers"):
        profile.leave(profile.text(key).strip("[]"), key)
    spare = [text for text in (*addresses[1:], *numbers[1:]) if text]
    return {
        "full_name": joined(profile.text("First Name"), profile.text("Last Name"), by=" "),
        "headline": profile.text("Headline"),
        "summary": profile.prose("Summary"),
        "email": next(iter(addresses), ""),
        "phone": next(iter(numbers), ""),
        "birth_date": profile.valid("Birth Date", BIRTH_DATE),
        "address_lines": [line for line in address if line],
        "links": [site for site in sites if profile.checked(site["url"], URL, "Websites")],
        "personal_details": [{"label": "", "value": text} for text in spare],
    }


def _with_code(place: str, code: str) -> str:
    return joined(code if code not in place else "", place, by=" ")


def _period(part: Part) -> str:
    return part.period("Started On", "Finished On")


def _job(part: Part) -> Row:
    return {
        "date_range": _period(part),
        "employer": part.text("Company Name"),
        "location": part.text("Location"),
        "title": part.text("Title"),
        "bullets": part.lines("Description"),
    }


def _school(part: Part) -> Row:
    start, end = part.text("Start Date"), part.text("End Date")
    return {
        "date_range": part.child({"a": start, "b": end}).period("a", "b"),
        "institution": part.text("School Name"),
        "title": part.text("Degree Name"),
        "details": part.lines("Notes", "Activities"),
    }


def _volunteering(part: Part) -> Row:
    return {
        "date_range": _period(part),
        "organization": part.text("Company Name", "Name"),
        "title": part.text("Role", "Position"),
        "bullets": part.lines("Cause", "Description"),
    }


def _project(part: Part) -> Row:
    return {
        "date_range": _period(part),
        "title": linked(part.text("Title"), part.text("Url")),
        "bullets": part.lines("Description"),
    }


def _language(part: Part) -> Row:
    return {"language": part.text("Name"), "level": part.text("Proficiency")}


def _certificate(part: Part) -> str:
    start, end = part.text("Started On"), part.text("Finished On")
    dates = joined(start, end, by=" – ")
    return joined(
        linked(part.text("Name"), part.text("Url")), part.text("Authority"), dates, part.text("License Number")
    )


def _referee(part: Part) -> str:
    part.take("Status")
    part.take("Creation Date")
    name = joined(part.text("First Name"), part.text("Last Name"), by=" ")
    return joined(joined(name, part.text("Job Title"), part.text("Company")), part.text("Text"), by=": ")


_line = partial(line, address="Url")


_FIELDS: dict[str, tuple[tuple[str, Callable[[Part], Any]], ...]] = {
    "work_experience": (("Positions", _job),),
    "education": (("Education", _school),),
    "further_experience": (("Volunteering", _volunteering), ("Organizations", _volunteering), ("Projects", _project)),
    "skills": (("Skills", _line("Name")),),
    "languages": (("Languages", _language),),
    "certifications": (("Certifications", _certificate),),
    "trainings": (("Courses", _line("Name", "Number")),),
    "publications": (
        ("Publications", _line("Name", "Publisher", "Published On", "Description")),
        ("Patents", _line("Title", "Number", "Issued On", "Description")),
    ),
    "awards": (
        ("Honors", _line("Title", "Issued On", "Description")),
        ("Test Scores", _line("Name", "Score", "Test Date", "Description")),
    ),
    "references": (("Recommendations_Received", _referee),),
}
