"""`SkillsPassport`: Europass' XML from 2013 to 2020 (schema 3.x of Cedefop)."""

from __future__ import annotations

from cv_generator.reading.formats.elements import Element
from cv_generator.reading.formats.finishing import finished
from cv_generator.reading.formats.parts import BIRTH_DATE, DATES, EMAIL, PHONE, URL, Imported, Part, Row, joined

_NAME = (("Title", "Label"), ("FirstName",), ("Surname",))
_LEVELS = ("Listening", "Reading", "SpokenInteraction", "SpokenProduction", "Writing")
_SKILLS = ("Communication", "Organisational", "JobRelated", "Computer", "Other")


def imported(root: Element, language: str | None) -> Imported:
    unplaced: list[str] = []
    check = Part({}, "", unplaced)
    named = root.attribute("locale")
    learner = root.first("LearnerInfo") or root
    photo = _photo(learner)
    fields: Row = {
        **_person(learner, check),
        "headline": learner.text("Headline", "Description", "Label"),
        "work_experience": [_job(item, check) for item in learner.all("WorkExperienceList", "WorkExperience")],
        "education": [_school(item, check) for item in learner.all("EducationList", "Education")],
        **_skills(learner),
    }
    fields["personal_details"] += _licences(learner)
    fields["custom_sections"] = _achievements(learner)
    for name in ("DocumentInfo", "PrintingPreferences", "AttachmentList"):
        root.take(name)
    learner.take("Headline", "Type")
    for structure in ("Code", "ReferenceTo"):
        for element in root.every(structure):
            element.clear()
    unplaced.extend(f"{name}: {text}" for name, text in root.rest())
    return finished(fields, unplaced, language, named, photo)


def _photo(learner: Element) -> str:
    photo = learner.first("Identification", "Photo")
    if photo is None:
        return ""
    kind, data = photo.text("MimeType") or "image/jpeg", photo.text("Data").replace(" ", "")
    photo.clear()
    return f"data:{kind};base64,{data}" if data else ""


def _person(learner: Element, check: Part) -> Row:
    who = learner.first("Identification") or learner
    contact, about = who.first("ContactInfo") or who, who.first("Demographics") or who
    phones = [phone.text("Contact") for phone in contact.all("TelephoneList", "Telephone")]
    phones += [phone.text("Contact") for phone in contact.all("Telephone")]
    for use in contact.every("Use"):
        use.clear()
    sites = [site.text("Contact") for site in (*contact.all("WebsiteList", "Website"), *contact.all("Website"))]
    chats = [chat.text("Contact") for chat in contact.all("InstantMessagingList", "InstantMessaging")]
    gender = about.text("Gender", "Label")
    nations = [nation.text("Label") for nation in about.all("NationalityList", "Nationality")]
    details = [gender, *phones[1:], *chats]
    return {
        "full_name": joined(*(who.text("PersonName", *name) for name in _NAME), by=" "),
        "address_lines": _address(contact),
        "email": check.checked(contact.text("Email", "Contact"), EMAIL, "Email"),
        "phone": check.checked(next(iter(phones), ""), PHONE, "Telephone"),
        "links": [{"url": site} for site in sites if check.checked(site, URL, "Website")],
        "birth_date": check.checked(_day(about.first("Birthdate")), BIRTH_DATE, "Birthdate"),
        "nationality": joined(*nations),
        "personal_details": [{"label": "", "value": text} for text in details if text],
    }  # fmt: skip


def _address(contact: Element) -> list[str]:
    place = contact.first("Address", "Contact")
    if place is None:
        return []
    lines = [
        *place.lines("AddressLine"), *place.lines("AddressLine2"),
        joined(place.text("PostalCode"), place.text("Municipality"), by=" "), place.text("Country", "Label"),
    ]  # fmt: skip
    return [line for line in lines if line]


def _point(element: Element | None) -> str:
    """`<From year="2019" month="--09" day="---01"/>` -> `2019-09`."""
    if element is None or not (year := element.attribute("year")):
        return ""
    month = element.attribute("month").strip("-")
    return f"{year}-{month:0>2}" if month.strip("0") else year


def _day(element: Element | None) -> str:
    day = element.attribute("day").strip("-") if element else ""
    return f"{_point(element)}-{day:0>2}" if day else ""


def _period(item: Element, check: Part) -> str:
    start, end = _point(item.first("Period", "From")), _point(item.first("Period", "To"))
    current = item.text("Period", "Current").casefold() == "true"
    end = "Present" if current or not end else end
    return check.checked(joined(start, end if start else "", by=" – "), DATES, "Period")


def _where(item: Element, name: str) -> str:
    place = item.first(name, "ContactInfo", "Address", "Contact")
    return joined(place.text("Municipality"), place.text("Country", "Label")) if place else ""


def _job(item: Element, check: Part) -> Row:
    dates, where = _period(item, check), _where(item, "Employer")
    sector = item.text("Employer", "Sector", "Label")
    return {
        "date_range": dates,
        "employer": item.text("Employer", "Name"),
        "location": where,
        "title": item.text("Position", "Label"),
        "bullets": [*item.lines("Activities"), *([sector] if sector else [])],
    }


def _school(item: Element, check: Part) -> Row:
    dates, where = _period(item, check), _where(item, "Organisation")
    extra = [item.text("Level", "Label"), item.text("Field", "Label")]
    return {
        "date_range": dates,
        "institution": item.text("Organisation", "Name"),
        "location": where,
        "title": item.text("Title"),
        "details": [*item.lines("Activities"), *(text for text in extra if text)],
    }


def _skills(learner: Element) -> Row:
    skills = learner.first("Skills")
    if skills is None:
        return {}
    skills.take("Computer", "ProficiencyLevel")
    return {
        "languages": [*_native(skills), *_foreign(skills)],
        "skills": [text for kind in _SKILLS for text in skills.lines(kind, "Description")],
    }


def _licences(learner: Element) -> list[Row]:
    licences = [item.text() for item in learner.all("Skills", "Driving", "Description", "Licence")]
    return [{"label": "Driving licence", "value": joined(*licences)}] if any(licences) else []


def _native(skills: Element) -> list[Row]:
    found = skills.all("Linguistic", "MotherTongueList", "MotherTongue")
    return [{"language": item.text("Description", "Label"), "level": "native"} for item in found]


def _foreign(skills: Element) -> list[Row]:
    rows = []
    for item in skills.all("Linguistic", "ForeignLanguageList", "ForeignLanguage"):
        levels = [item.text("ProficiencyLevel", name) for name in _LEVELS]
        told = [level for level in levels if level]
        level = told[0] if len(set(told)) == 1 else " / ".join(told)
        certificates = [text.text("Title") for text in item.all("CertificateList", "Certificate")]
        rows.append({"language": item.text("Description", "Label"), "level": joined(level, *certificates)})
    return rows


def _achievements(learner: Element) -> list[Row]:
    """Projects, publications, memberships: each kind under the name that the file gives it."""
    found: dict[str, list[str]] = {}
    for item in learner.all("AchievementList", "Achievement"):
        heading = item.text("Title", "Label")
        found.setdefault(heading, []).extend(item.lines("Description"))
    return [{"heading": heading, "items": items} for heading, items in found.items() if heading and items]
