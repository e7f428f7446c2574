"""`Candidate`: Europass' XML since 2020, a profile of HR Open's candidate (namespace `http://www.europass.eu/1.0`)."""

from __future__ import annotations

import re

from cv_generator.languages import DEFAULT, cldr
from cv_generator.reading.formats.elements import Element
from cv_generator.reading.formats.finishing import country_name, finished
from cv_generator.reading.formats.parts import BIRTH_DATE, DATES, EMAIL, PHONE, URL, Imported, Part, Row, joined

_STRUCTURE = tuple(
    "DocumentID CandidateSupplier PositionSeekingStatusCode RenderingInformation ProcessingInformation ID UseCode"
    " ChannelCode CountryCode CountryDialing LanguageCode PrimaryLanguageCode GenderCode HashedID EducationLevelCode"
    " ISCEDFieldOfStudyCode JobCategoryCode JobLevelCode Sections Design Template".split()
)
_LINES: dict[str, tuple[tuple[str, ...], ...]] = {
    "certifications": (("Certifications", "Certification"),),
    "publications": (("PublicationHistory", "Publication"), ("PatentHistory", "Patent")),
    "interests": (("HobbiesAndInterests", "HobbyOrInterest"),),
    "skills": (
        ("CommunicationAndInterpersonalSkills", "CommunicationAndInterpersonalSkill"),
        ("ManagementAndLeadershipSkills", "ManagementAndLeadershipSkill"),
        ("OrganisationalSkills", "OrganisationalSkill"),
        ("DigitalSkills", "DigitalSkillsGroup"),
        ("DigitalSkills", "DigitalSkill"),
    ),
}
_ACTIVITIES = (
    ("Projects", "Project"),
    ("VoluntaryWorks", "VoluntaryWork"),
    ("NetworksAndMemberships", "NetworkAndMembership"),
    ("SocialAndPoliticalActivities", "SocialAndPoliticalActivity"),
    ("ConferencesAndSeminars", "ConferenceAndSeminar"),
    ("CreativeWorks", "CreativeWork"),
    ("OrganizationAffiliations", "OrganizationAffiliation"),
    ("SpeakingHistory", "SpeakingEvent"),
)
_CHANNEL_LINKS = frozenset(("web", "website", "personal website", "linkedin", "social", "social media"))


def imported(root: Element, language: str | None) -> Imported:
    unplaced: list[str] = []
    check = Part({}, "", unplaced)
    person, profile = root.first("CandidatePerson") or root, root.first("CandidateProfile") or root
    named = profile.attribute("languageCode")
    fields: Row = {
        **_person(person, check, named),
        "summary": "\n".join(profile.lines("ExecutiveSummary")),
        "work_experience": [
            job
            for employer in profile.all("EmploymentHistory", "EmployerHistory")
            for job in _jobs(employer, check, named)
        ],
        "education": [
            _school(item, check, named) for item in profile.all("EducationHistory", "EducationOrganizationAttendance")
        ],
        **_competencies(root, named),
    }
    for field, paths in _LINES.items():
        fields[field] = [*fields.get(field, []), *(_line(item) for path in paths for item in profile.all(*path))]
    fields["further_experience"] = [_activity(item, check) for path in _ACTIVITIES for item in profile.all(*path)]
    licences = joined(*(_line(item) for item in profile.all("Licenses", "License")))
    fields["personal_details"] += [{"label": "Driving licence", "value": licences}] if licences else []
    fields["custom_sections"] = _others(profile)
    photo = _photo(profile)
    for name in _STRUCTURE:
        for element in root.every(name):
            element.clear()
    unplaced.extend(f"{name}: {text}" for name, text in root.rest() if re.search(r"\w", text))
    return finished(fields, unplaced, language, named, photo)


def _photo(profile: Element) -> str:
    for item in profile.all("Attachment"):
        kind, data = item.text("FileType"), item.text("EmbeddedData").replace(" ", "")
        is_photo = "photo" in item.text("FileDescription").casefold() or "image" in kind.casefold()
        item.clear()
        if is_photo and data:
            return f"data:{kind if kind.startswith('image/') else 'image/jpeg'};base64,{data}"
    return ""


def _person(person: Element, check: Part, named: str) -> Row:
    row: Row = {"email": "", "phone": "", "address_lines": [], "links": [], "personal_details": []}
    for way in person.all("Communication"):
        _way(way, row, check, named)
    nations = [country_name(item.text(), named) for item in person.all("NationalityCode")]
    name = person.first("PersonName")
    full = name and (name.text("FormattedName") or joined(name.text("GivenName"), name.text("FamilyName"), by=" "))
    if name:
        name.clear()
    born = check.checked(person.text("BirthDate")[:10], BIRTH_DATE, "BirthDate")
    return {**row, "full_name": full or "", "birth_date": born, "nationality": joined(*nations)}


def _way(way: Element, row: Row, check: Part, named: str) -> None:
    """One way to reach the person: an address, a telephone, an e-mail or a page."""
    channel = way.text("ChannelCode").casefold()
    if way.first("Address"):
        row["address_lines"] += [line for line in _address(way, named) if line]
        return
    prefix, number = way.text("CountryDialing"), way.text("DialNumber")
    uri = way.text("URI")
    if number:
        text = joined(f"+{prefix.lstrip('+')}" if prefix else "", way.text("AreaDialing"), number, by=" ")
        text = check.checked(text, PHONE, "Telephone")
        if row["phone"] and text:
            row["personal_details"].append({"label": "", "value": text})
        row["phone"] = row["phone"] or text
    elif "@" in uri and channel not in _CHANNEL_LINKS:
        text = check.checked(uri, EMAIL, "Email")
        if row["email"] and text:
            row["personal_details"].append({"label": "", "value": text})
        row["email"] = row["email"] or text
    elif url := check.checked(uri, URL, channel or "URI"):
        row["links"].append({"label": way.text("OtherTitle"), "url": url})


def _address(way: Element, named: str) -> list[str]:
    place = way.first("Address")
    if place is None:
        return []
    return [
        *place.lines("AddressLine"),
        joined(place.text("PostalCode"), place.text("CityName"), by=" "),
        country_name(place.text("CountryCode"), named),
    ]


def _point(element: Element | None) -> str:
    """The year and month of a date; the first day of a month or a year stands for the whole in Europass."""
    if element is None:
        return ""
    return element.text("FormattedDateTime")[:7] or element.text()[:7]


def _period(period: Element | None, check: Part) -> str:
    if period is None:
        return ""
    start, end = _point(period.first("StartDate")), _point(period.first("EndDate"))
    current = period.text("CurrentIndicator").casefold() == "true"
    end = "Present" if current or (start and not end) else end
    return check.checked(joined(start, end, by=" – "), DATES, "Period")


def _where(item: Element, named: str) -> str:
    place = item.first("OrganizationContact", "Communication", "Address") or item
    city, code = place.text("CityName") or item.text("City"), place.text("CountryCode") or item.text("Country")
    return joined(city, country_name(code, named))


def _jobs(employer: Element, check: Part, named: str) -> list[Row]:
    name, where = employer.text("OrganizationName"), _where(employer, named)
    jobs = []
    for position in employer.all("PositionHistory"):
        period = position.first("EmploymentPeriod")
        jobs.append({
            "date_range": _period(period, check),
            "employer": name or position.text("Employer"),
            "location": _where(position, named) or where,
            "title": position.text("PositionTitle"),
            "bullets": position.lines("Description"),
        })  # fmt: skip
    return jobs or [{"employer": name, "location": where}]


def _school(item: Element, check: Part, named: str) -> Row:
    degree = item.first("EducationDegree")
    where = _where(item, named)
    extra = [item.text("ProgramName"), degree.text("FinalGrade", "ScoreText") if degree else ""]
    details = degree.lines("OccupationalSkillsCovered") if degree else []
    return {
        "date_range": _period(item.first("AttendancePeriod"), check),
        "institution": item.text("OrganizationName"),
        "location": where,
        "title": degree.text("DegreeName") if degree else "",
        "details": [*(text for text in extra if text), *details],
    }


def _competencies(root: Element, named: str) -> Row:
    """Languages with their grid of levels, and other competences as skills."""
    native = [
        {"language": _language(item.text(), named), "level": "native"} for item in root.every("PrimaryLanguageCode")
    ]
    spoken, skills = [], []
    for item in root.every("PersonCompetency"):
        name = item.text("CompetencyName") or item.text("CompetencyID")
        taxonomy = item.text("TaxonomyID").casefold()
        if taxonomy != "language":
            skills.append(name)
            item.take("CompetencyDimension")
            continue
        levels = [level.text("Score", "ScoreText") for level in item.all("CompetencyDimension")]
        told = [level.upper() for level in levels if level]
        level = "" if not told else told[0] if len(set(told)) == 1 else " / ".join(told)
        item.clear()
        spoken.append({"language": _language(name, named), "level": level})
    return {"languages": [*native, *spoken], "skills": [skill for skill in skills if skill]}


def _language(code: str, named: str) -> str:
    """The name of a language of an ISO 639 code in the language of the CV; anything else as it is."""
    if not re.fullmatch(r"[A-Za-z]{2,3}", code):
        return code
    return cldr.language_names(named or DEFAULT).get(cldr.usual_code(code), code)


def _line(item: Element) -> str:
    return joined(*item.remaining())


def _activity(item: Element, check: Part) -> Row:
    """A project, a membership, an event: its title, its period, and whatever else it says."""
    title = item.text("Title") or item.text("Name") or item.text("OrganizationName")
    dates = _period(item.first("Period") or item.first("ActivityPeriod") or item.first("EventPeriod") or item, check)
    return {"date_range": dates, "title": title, "bullets": item.lines("Description") + item.remaining()}


def _others(profile: Element) -> list[Row]:
    """Sections of the person's own."""
    found = []
    for section in profile.all("Others"):
        heading = section.text("Title")
        items = [joined(item.text("Title"), *item.remaining(), by=": ") for item in section.all("Other")]
        if heading or items:
            found.append({"heading": heading or "Europass", "items": [text for text in items if text]})
    return found
