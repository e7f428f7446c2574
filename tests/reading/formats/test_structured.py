"""Files of other programs: their members reach the fields, and what has no field is handed back."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import textwrap
import zipfile
from typing import Any

import pytest

from cv_generator.errors import UnreadableDocument
from cv_generator.reading.document import read_document
from cv_generator.reading.draft import Draft

REACTIVE_4: dict[str, Any] = {
    "basics": {
        "name": "Nora Beispiel", "headline": "Elektronikerin", "email": "nora@example.com", "phone": "+49 30 23125 100",
        "location": "Berlin", "url": {"label": "Seite", "href": "https://nora.example"},
        "customFields": [{"id": "a1", "icon": "car", "name": "Führerschein", "value": "B"}],
        "picture": {"url": "https://nora.example/me.jpg", "size": 64},
    },
    "sections": {
        "summary": {"name": "Summary", "content": "<p>Seit <strong>zehn</strong> Jahren im Schaltschrankbau.</p>"},
        "experience": {"name": "Berufserfahrung", "visible": True, "items": [
            {"id": "x", "visible": True, "company": "Schaltbau Nord GmbH", "position": "Elektronikerin", "location": "Berlin",
             "date": "März 2019 - heute", "summary": "<ul><li><p>Schaltschränke</p></li><li><p>Prüfung nach VDE</p></li></ul>",
             "url": {"label": "", "href": ""}},
            {"visible": False, "company": "Altes Werk", "position": "Helferin", "date": "2009", "summary": ""},
        ]},
        "education": {"name": "Education", "items": [
            {"institution": "OSZ Berlin", "studyType": "Ausbildung", "area": "Elektronik", "score": "1,7", "date": "2009 - 2012"}]},
        "skills": {"name": "Skills", "items": [{"name": "EPLAN", "description": "gut", "level": 4, "keywords": ["P8", "Pro Panel"]}]},
        "languages": {"name": "Languages", "visible": False, "items": [{"name": "Deutsch", "description": "Muttersprache", "level": 5}]},
        "profiles": {"items": [{"network": "LinkedIn", "username": "nora-b", "url": {"href": "https://www.linkedin.com/in/nora-b"}},
                               {"network": "Mastodon", "username": "@nora"}]},
        "certifications": {"items": [{"name": "Schaltberechtigung", "issuer": "TÜV", "date": "2020", "summary": "", "url": {}}]},
        "custom": {"c1": {"name": "Ehrungen im Verein", "items": [
            {"name": "Goldene Nadel", "description": "Chor", "date": "2018", "summary": "<p>Für zehn Jahre</p>"}]}},
    },
    "metadata": {"template": "rhyhorn"},
}  # fmt: skip

REACTIVE_5: dict[str, Any] = {
    "picture": {"hidden": False, "url": "data:image/png;base64,iVBORw0KGgo=", "size": 80},
    "basics": {"name": "Tomasz Przykład", "headline": "", "email": "tomasz@example.com", "phone": "", "location": "Gdynia",
               "website": {"url": "https://tomasz.example", "label": ""}, "customFields": []},
    "summary": {"title": "", "content": "<p>Inżynier automatyk.</p>"},
    "sections": {
        "experience": {"title": "", "items": [
            {"company": "Stocznia Przykładowa", "location": "Gdynia", "position": "", "period": "", "description": "",
             "roles": [{"id": "1", "position": "Kierownik", "period": "2021 - 2024", "description": "<p>Zespół 12 osób</p>"},
                       {"id": "2", "position": "Automatyk", "period": "2018 - 2021", "description": "<ul><li>PLC</li></ul>"}]}]},
        "languages": {"items": [{"language": "angielski", "fluency": "C1", "level": 4}]},
        "skills": {"items": [{"name": "PLC", "proficiency": "", "level": 0, "keywords": []}]},
    },
    "customSections": [{"title": "Patenty", "type": "cover", "items": [{"title": "Zawór", "date": "2020", "description": "<p>UP RP</p>"}]}],
}  # fmt: skip

RENDERCV = """\
cv:
  name: Ada Sample
  location: Leeds, UK
  email: ada@example.com
  phone: tel:+44 113 496 0123
  website: https://ada.example
  social_networks:
    - network: GitHub
      username: ada-sample
    - network: Bluesky
      username: ada.example
  sections:
    profile:
      - Engineer who likes bridges.
    experience:
      - company: Span Ltd
        position: Bridge Engineer
        location: Leeds
        start_date: 2020-03
        end_date: present
        highlights:
          - Checked **40 bridges** a year
    education:
      - institution: University of Leeds
        area: Civil Engineering
        degree: BEng
        start_date: 2016-09
        end_date: 2019-07
        highlights: [First class]
    evenings_at_the_fire:
      - name: Bridges in rain
        date: 2022
        location: York
    skills:
      - label: Software
        details: Revit, AutoCAD (2D, 3D), Python
    languages:
      - label: English
        details: native
    publications:
      - title: On cables
        authors: [A. Sample, B. Other]
        journal: Cable News
        date: 2021-05
design:
  theme: classic
"""

YAML_RESUME = """\
content:
  basics:
    name: Lucía Ejemplo
    headline: Arquitecta
    email: lucia@example.com
    phone: "+34 910 000 001"
    summary: |
      - Vivienda social
      - Madera
  location:
    city: Madrid
    country: Spain
  profiles:
    - network: LinkedIn
      url: https://www.linkedin.com/in/lucia-ejemplo
  education:
    - institution: ETSAM
      degree: Master
      area: Arquitectura
      startDate: Sep 1, 2010
      endDate: Jul 1, 2016
      courses: [Estructuras]
  work:
    - name: Estudio Ejemplo
      position: Arquitecta
      startDate: Jan 2017
      url: https://estudio.example
      summary: |
        - Dirigí tres obras
  projects:
    - name: Casa Pino
      url: https://pino.example/casa
  certificates:
    - name: Passivhaus
      date: "2021-03-14"
      url: https://norma.example/p
  interests:
    - name: Escalada
      keywords: [roca, hielo]
locale:
  language: en
"""


def read(value: Any) -> Draft:
    return read_document(value.encode() if isinstance(value, str) else json.dumps(value).encode())


def test_reactive_resume_4_reaches_the_fields() -> None:
    draft = read(REACTIVE_4)
    cv = draft.cv
    assert (draft.format, cv.full_name, cv.email, cv.language) == (
        "reactive_resume",
        "Nora Beispiel",
        "nora@example.com",
        "de",
    )
    assert cv.summary == "Seit **zehn** Jahren im Schaltschrankbau."
    job = cv.work_experience[0]
    assert (job.date_range, job.employer, job.title) == ("2019-03 – Present", "Schaltbau Nord GmbH", "Elektronikerin")
    assert job.bullets == ["Schaltschränke", "Prüfung nach VDE"]
    assert cv.education[0].title == "Ausbildung Elektronik"
    assert [(link.label, link.url) for link in cv.links] == [
        ("Seite", "https://nora.example"), ("LinkedIn", "https://www.linkedin.com/in/nora-b")
    ]  # fmt: skip
    assert [(detail.label, detail.value) for detail in cv.personal_details] == [("Führerschein", "B")]
    assert cv.custom_sections[0].heading == "Ehrungen im Verein"
    assert cv.custom_sections[0].entries[0].title == "Goldene Nadel"
    assert cv.certifications == ["Schaltberechtigung, TÜV, 2020"]


def test_what_reactive_resume_hides_stays_in_the_data_and_off_the_page() -> None:
    draft = read(REACTIVE_4)
    assert "languages" in draft.cv.design.hidden
    assert draft.cv.languages[0].language == "Deutsch"
    assert draft.cv.design.headings.work_experience == "Berufserfahrung"
    assert any("Altes Werk" in text for text in draft.unplaced_text)


def test_links_to_pictures_and_profiles_without_address_are_handed_back() -> None:
    unplaced = " ".join(read(REACTIVE_4).unplaced_text)
    assert "https://nora.example/me.jpg" in unplaced
    assert "@nora" in unplaced


def test_reactive_resume_5_reaches_the_fields() -> None:
    draft = read(REACTIVE_5)
    cv = draft.cv
    assert (cv.full_name, cv.summary, cv.address_lines) == ("Tomasz Przykład", "Inżynier automatyk.", ["Gdynia"])
    assert [(job.employer, job.title, job.date_range) for job in cv.work_experience] == [
        ("Stocznia Przykładowa", "Kierownik", "2021 – 2024"), ("Stocznia Przykładowa", "Automatyk", "2018 – 2021"),
    ]  # fmt: skip
    assert cv.languages[0].level == "C1"
    assert cv.custom_sections[0].heading == "Patenty"
    assert draft.photo is not None
    assert draft.photo.media_type == "image/png"


def test_rendercv_reaches_the_fields() -> None:
    draft = read(RENDERCV)
    cv = draft.cv
    assert (draft.format, cv.full_name, cv.phone) == ("rendercv", "Ada Sample", "+44 113 496 0123")
    assert cv.summary == "Engineer who likes bridges."
    assert (cv.work_experience[0].date_range, cv.work_experience[0].employer) == ("2020-03 – Present", "Span Ltd")
    assert cv.work_experience[0].bullets == ["Checked **40 bridges** a year"]
    assert cv.education[0].title == "BEng Civil Engineering"
    assert [link.url for link in cv.links] == ["https://ada.example", "https://github.com/ada-sample"]
    assert any("ada.example" in text and "Bluesky" in text for text in draft.unplaced_text)
    skills = cv.skills[0]
    assert not isinstance(skills, str)
    assert skills.items == ["Revit", "AutoCAD (2D, 3D)", "Python"]
    assert cv.publications == ["A. Sample, B. Other, On cables, Cable News, May 2021"]
    assert cv.custom_sections[0].heading == "Evenings At The Fire"
    assert cv.custom_sections[0].entries[0].date_range == "2022"


def test_yaml_resume_reaches_the_fields() -> None:
    draft = read(YAML_RESUME)
    cv = draft.cv
    assert cv.further_experience[0].title == "[Casa Pino](https://pino.example/casa)"
    assert cv.certifications == ["[Passivhaus](https://norma.example/p), Mar 2021"]
    assert draft.unplaced_text == ("work url: https://estudio.example",)
    assert (cv.full_name, cv.summary) == ("Lucía Ejemplo", "Vivienda social\nMadera")
    assert cv.education[0].date_range == "2010-09 – 2016-07"
    assert (cv.work_experience[0].date_range, cv.work_experience[0].bullets) == (
        "2017-01 – Present",
        ["Dirigí tres obras"],
    )
    assert cv.interests == ["Escalada: roca, hielo"]


def archive(**files: list[dict[str, str]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, rows in files.items():
            text = io.StringIO()
            writer = csv.DictWriter(text, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
            target.writestr(f"{name.replace('__', ' ')}.csv", text.getvalue())
    return packed.getvalue()


PROFILE = {
    "First Name": "Jonas", "Last Name": "Muster", "Address": "", "Birth Date": "", "Headline": "Pfleger", "Summary": "Ruhig im Dienst.",
    "Industry": "Health", "Zip Code": "8002", "Geo Location": "Zürich, Schweiz", "Twitter Handles": "",
    "Websites": "[PERSONAL:https://jonas.example]",
}  # fmt: skip


def test_linkedins_archive_reaches_the_fields() -> None:
    data = archive(
        Profile=[PROFILE],
        Positions=[{"Company Name": "Spital Muster", "Title": "Pflegefachmann", "Description": "- Notfall\n- Nachtdienst",
                    "Location": "Zürich", "Started On": "Jan 2020", "Finished On": ""}],
        Education=[{"School Name": "Höhere Fachschule", "Start Date": "2015", "End Date": "2018", "Notes": "", "Degree Name": "HF Pflege",
                    "Activities": "Chor"}],
        Skills=[{"Name": "Triage"}],
        Languages=[{"Name": "Deutsch", "Proficiency": "Native or bilingual proficiency"}],
        Email__Addresses=[{"Email Address": "alt@example.com", "Confirmed": "Yes", "Primary": "No", "Updated On": ""},
                          {"Email Address": "jonas@example.com", "Confirmed": "Yes", "Primary": "Yes", "Updated On": ""}],
        Connections=[{"First Name": "Fremde", "Last Name": "Person"}],
    )  # fmt: skip
    draft = read_document(data)
    cv = draft.cv
    assert (draft.format, cv.full_name, cv.email) == ("linkedin_archive", "Jonas Muster", "jonas@example.com")
    assert cv.address_lines == ["8002 Zürich, Schweiz"]
    assert (cv.work_experience[0].date_range, cv.work_experience[0].bullets) == (
        "2020-01 – Present",
        ["Notfall", "Nachtdienst"],
    )
    assert (cv.education[0].date_range, cv.education[0].details) == ("2015 – 2018", ["Chor"])
    assert cv.links[0].url == "https://jonas.example"
    assert "Fremde" not in repr(draft)


def test_a_damaged_archive_is_refused() -> None:
    data = archive(Profile=[PROFILE], Positions=[{"Company Name": "Spital Muster"}])
    at = data.index(b"Positions.csv") + len("Positions.csv")
    broken = data[:at] + bytes(255 - byte for byte in data[at : at + 20]) + data[at + 20 :]
    for damaged in (data[:60], broken):
        with pytest.raises(UnreadableDocument):
            read_document(damaged)


PASSPORT = """<?xml version="1.0" encoding="UTF-8"?>
<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass" locale="pl"><DocumentInfo><DocumentType>ECV</DocumentType></DocumentInfo>
<LearnerInfo><Identification><PersonName><FirstName>Ewa</FirstName><Surname>Wzorcowa</Surname></PersonName>
<ContactInfo><Address><Contact><AddressLine>ul. Przykładowa 3</AddressLine><PostalCode>00-001</PostalCode><Municipality>Warszawa</Municipality>
<Country><Code>PL</Code><Label>Polska</Label></Country></Contact></Address><Email><Contact>ewa@example.com</Contact></Email>
<TelephoneList><Telephone><Contact>(+48) 22 000 00 01</Contact><Use><Code>mobile</Code></Use></Telephone></TelephoneList></ContactInfo>
<Demographics><Birthdate year="1988" month="--04" day="---09"/><NationalityList><Nationality><Code>PL</Code><Label>polska</Label></Nationality>
</NationalityList></Demographics></Identification>
<WorkExperienceList><WorkExperience><Period><From year="2015" month="--06"/><Current>true</Current></Period>
<Position><Label>Pielęgniarka</Label></Position><Activities>&lt;ul&gt;&lt;li&gt;Opieka&lt;/li&gt;&lt;li&gt;Dyżury&lt;/li&gt;&lt;/ul&gt;</Activities>
<Employer><Name>Szpital Wzorcowy</Name><ContactInfo><Address><Contact><Municipality>Warszawa</Municipality></Contact></Address></ContactInfo>
</Employer></WorkExperience></WorkExperienceList>
<EducationList><Education><Period><From year="2007"/><To year="2010"/></Period><Title>licencjat pielęgniarstwa</Title>
<Organisation><Name>Uczelnia Wzorcowa</Name></Organisation></Education></EducationList>
<Skills><Linguistic><MotherTongueList><MotherTongue><Description><Label>polski</Label></Description></MotherTongue></MotherTongueList>
<ForeignLanguageList><ForeignLanguage><Description><Label>angielski</Label></Description><ProficiencyLevel><Listening>B2</Listening>
<Reading>B2</Reading><SpokenInteraction>B1</SpokenInteraction></ProficiencyLevel></ForeignLanguage></ForeignLanguageList></Linguistic>
<Computer><Description>Excel</Description></Computer><Driving><Description><Licence>B</Licence></Description></Driving></Skills>
<AchievementList><Achievement><Title><Label>Wolontariat</Label></Title><Description>Hospicjum</Description></Achievement></AchievementList>
</LearnerInfo></SkillsPassport>"""

CANDIDATE = """<?xml version="1.0" encoding="UTF-8"?>
<Candidate xmlns="http://www.europass.eu/1.0" xmlns:oa="http://www.openapplications.org/oagis/9" xmlns:hr="http://www.hr-xml.org/3"
 xmlns:eures="http://www.europass_eures.eu/1.0"><hr:DocumentID schemeName="x">77</hr:DocumentID>
<CandidatePerson><PersonName><oa:GivenName>Marc</oa:GivenName><hr:FamilyName>Exemple</hr:FamilyName></PersonName>
<Communication><ChannelCode>Email</ChannelCode><oa:URI>marc@example.com</oa:URI></Communication>
<Communication><ChannelCode>Telephone</ChannelCode><CountryDialing>33</CountryDialing><oa:DialNumber>199000001</oa:DialNumber></Communication>
<Communication><Address><oa:AddressLine>1 rue du Test</oa:AddressLine><oa:CityName>Lyon</oa:CityName><CountryCode>fr</CountryCode>
<oa:PostalCode>69001</oa:PostalCode></Address></Communication>
<NationalityCode>fr</NationalityCode><hr:BirthDate>1990-02-03</hr:BirthDate><PrimaryLanguageCode>fra</PrimaryLanguageCode></CandidatePerson>
<CandidateProfile languageCode="en"><EmploymentHistory><EmployerHistory><hr:OrganizationName>Atelier Exemple</hr:OrganizationName>
<PositionHistory><PositionTitle>Carpenter</PositionTitle><eures:EmploymentPeriod><eures:StartDate><hr:FormattedDateTime>2018-09-01
</hr:FormattedDateTime></eures:StartDate><hr:CurrentIndicator>true</hr:CurrentIndicator></eures:EmploymentPeriod>
<oa:Description>&lt;p&gt;Stairs&lt;/p&gt;&lt;p&gt;Roofs&lt;/p&gt;</oa:Description><City>Lyon</City><Country>fr</Country></PositionHistory>
</EmployerHistory></EmploymentHistory>
<PersonQualifications><PersonCompetency><CompetencyID>eng</CompetencyID><hr:TaxonomyID>language</hr:TaxonomyID>
<CompetencyDimension><hr:CompetencyDimensionTypeCode>CEF-Understanding-Listening</hr:CompetencyDimensionTypeCode>
<eures:Score><hr:ScoreText>B2</hr:ScoreText></eures:Score></CompetencyDimension></PersonCompetency></PersonQualifications>
<HobbiesAndInterests><HobbyOrInterest><Title>Cycling</Title><Description>uphill</Description></HobbyOrInterest></HobbiesAndInterests>
</CandidateProfile></Candidate>"""


def test_the_older_europass_xml_reaches_the_fields() -> None:
    draft = read(PASSPORT)
    cv = draft.cv
    assert (draft.format, cv.full_name, cv.birth_date, cv.language) == ("europass", "Ewa Wzorcowa", "1988-04-09", "pl")
    assert cv.address_lines == ["ul. Przykładowa 3", "00-001 Warszawa", "Polska"]
    job = cv.work_experience[0]
    assert (job.date_range, job.employer, job.location, job.bullets) == (
        "2015-06 – Present", "Szpital Wzorcowy", "Warszawa", ["Opieka", "Dyżury"],
    )  # fmt: skip
    assert cv.education[0].date_range == "2007 – 2010"
    assert [(spoken.language, spoken.level) for spoken in cv.languages] == [
        ("polski", "native"),
        ("angielski", "B2 / B2 / B1"),
    ]
    assert cv.skills == ["Excel"]
    assert cv.custom_sections[0].items == ["Hospicjum"]
    assert draft.unplaced_text == ()


def test_the_newer_europass_xml_reaches_the_fields() -> None:
    draft = read(CANDIDATE)
    cv = draft.cv
    assert (cv.full_name, cv.email, cv.phone) == ("Marc Exemple", "marc@example.com", "+33 199000001")
    assert cv.address_lines == ["1 rue du Test", "69001 Lyon", "France"]
    job = cv.work_experience[0]
    assert (job.date_range, job.employer, job.title, job.location) == (
        "2018-09 – Present", "Atelier Exemple", "Carpenter", "Lyon, France",
    )  # fmt: skip
    assert job.bullets == ["Stairs", "Roofs"]
    assert [(spoken.language, spoken.level) for spoken in cv.languages] == [("French", "native"), ("English", "B2")]
    assert cv.interests == ["Cycling, uphill"]


def test_xml_that_declares_entities_is_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "secret">]>' + PASSPORT.partition("?>")[2].replace("Ewa", "&b;")
    with pytest.raises(UnreadableDocument):
        read(bomb)


def test_nested_yaml_aliases_are_refused() -> None:
    levels = "\n".join(f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9))
    with pytest.raises(UnreadableDocument) as refusal:
        read(f"cv:\n  name: x\n  a0: &a0 [lol]\n{levels}\n  sections: {{}}\n")
    assert refusal.value.reason == "too_complex"


def test_markdown_is_read_as_a_document() -> None:
    text = textwrap.dedent("""\
        # Ada Sample

        Leeds | ada@example.com | +44 113 496 0123

        ## Experience

        **Bridge Engineer**, Span Ltd, Leeds
        03/2020 – present

        - Checked 40 bridges a year
        - Trained two juniors

        ## Education

        BEng Civil Engineering, University of Leeds
        2016 – 2019

        ## Languages

        - English (native)
        - French (B1)
        """)
    draft = read(text)
    cv = draft.cv
    assert (draft.format, cv.full_name, cv.email) == ("markdown", "Ada Sample", "ada@example.com")
    assert cv.work_experience[0].bullets == ["Checked 40 bridges a year", "Trained two juniors"]
    assert cv.work_experience[0].date_range == "2020-03 – Present"
    assert [spoken.language for spoken in cv.languages] == ["English", "French"]


def test_no_text_is_refused_with_the_reason() -> None:
    for data in (b"\x00\x01\x02\x03" * 100, bytes(range(256))):
        with pytest.raises(UnreadableDocument):
            read_document(data)


@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- ", b"? ", b"[{a: "])
def test_yaml_that_nests_without_end_is_refused_in_any_process(opening: bytes) -> None:
    run = "import sys; from cv_generator.reading.formats.yaml_files import parse_yaml; parse_yaml(sys.stdin.buffer.read())"
    ended = subprocess.run(
        [sys.executable, "-c", run], input=b"cv:\n  " + opening * 30_000, capture_output=True, check=False
    )
    assert b"UnreadableDocument" in ended.stderr
