"""The invented people of the gallery: one per language, and the shapes that are hard to set."""

from __future__ import annotations

from typing import Any

from cv_generator.cv.model import Cv

ENGLISH: dict[str, Any] = {
    "full_name": "Eleanor Whitcombe",
    "headline": "Programme Manager, Urban Rail",
    "email": "eleanor.whitcombe@example.com",
    "phone": "+44 20 7946 0958",
    "address_lines": ["14 Harbour Row", "Bristol BS1 5TY"],
    "nationality": "British",
    "links": [
        {"label": "LinkedIn", "url": "https://www.linkedin.com/in/eleanor-example"},
        "github.com/ewhitcombe-example",
    ],
    "summary": "Programme manager with fourteen years in public transport. Brings signalling, rolling stock and "
    "property teams to one plan, keeps the money in sight and opens on the day that was promised. "
    "Known for calm handovers and for telling bad news early.",
    "work_experience": [
        {
            "date_range": "2021-03 – Present",
            "employer": "Severn Metro Authority",
            "location": "Bristol",
            "title": "Programme Manager",
            "bullets": [
                "Lead the £240m renewal of 38 km of signalling with a team of 46 people and five suppliers",
                "Cut possession hours by 31% by moving testing from the track to a digital twin",
                "Brought the first of three stages into service four weeks early and 6% under budget",
                "Chair the change board; 214 changes decided within ten days each",
            ],
        },
        {
            "date_range": "2017-06 – 2021-02",
            "employer": "Northway Rail Consulting",
            "location": "Manchester",
            "title": "Senior Project Manager",
            "bullets": [
                "Ran the depot extension at Ardwick (£62m) from outline design to handover",
                "Renegotiated two framework contracts after a supplier's insolvency without loss of time",
                "Introduced earned-value reporting, now the house standard in nine projects",
            ],
        },
        {
            "date_range": "2014-01 – 2017-05",
            "employer": "Northway Rail Consulting",
            "location": "Manchester",
            "title": "Project Engineer",
            "bullets": [
                "Planned 17 weekend closures with no overrun",
                "Wrote the interface specification between train control and passenger information",
            ],
        },
        {
            "date_range": "2011-09 – 2013-12",
            "employer": "Brunel & Hale Engineers",
            "location": "Bath",
            "title": "Graduate Engineer",
            "bullets": ["Site supervision of two footbridges and a bus station", "Quantity surveys for seven tenders"],
        },
    ],
    "education": [
        {
            "date_range": "2009 – 2011",
            "institution": "University of Leeds",
            "location": "Leeds",
            "title": "MSc Transport Planning",
            "details": ["Distinction. Dissertation on dwell times at interchange stations"],
        },
        {
            "date_range": "2006 – 2009",
            "institution": "University of Bath",
            "location": "Bath",
            "title": "BEng Civil Engineering",
            "details": ["First-class honours"],
        },
    ],
    "further_experience": [
        {
            "date_range": "2019 – Present",
            "organization": "Young Engineers' Mentoring Scheme",
            "title": "Volunteer mentor",
            "bullets": ["Six apprentices accompanied to their chartership"],
        }
    ],
    "skills": [
        {"group": "Management", "items": ["PRINCE2", "Earned value", "NEC4 contracts", "Risk workshops"]},
        {"group": "Tools", "items": ["Primavera P6", "Power BI", "Python", "SQL"]},
    ],
    "languages": ["English (native)", "French (B2)", "German (A2)"],
    "certifications": ["Chartered Engineer (CEng MICE), 2016", "Managing Successful Programmes, 2020"],
    "publications": ["Whitcombe, E.: Testing before track. Rail Systems Review 12 (2023), pp. 41–48"],
    "interests": ["Fell running", "Letterpress printing", "Choral singing"],
    "language": "en",
}
GERMAN: dict[str, Any] = {
    "full_name": "Katharina Weiß-Schönfeld",
    "headline": "Leiterin Rechnungswesen",
    "email": "katharina.weiss@example.com",
    "phone": "+49 30 901820",
    "address_lines": ["Lindenstraße 7", "10969 Berlin"],
    "nationality": "deutsch",
    "birth_date": "1986-09-23",
    "links": [{"label": "Xing", "url": "https://www.xing.com/profile/katharina-example"}],
    "summary": "Bilanzbuchhalterin mit sechzehn Jahren Erfahrung in Mittelstand und Konzern. Verantwortet Abschlüsse "
    "nach HGB und IFRS, führt Teams durch Systemwechsel und macht Zahlen für alle verständlich, die mit ihnen "
    "entscheiden müssen.",
    "work_experience": [
        {
            "date_range": "2020-04 – Present",
            "employer": "Spreeblick Medizintechnik GmbH",
            "location": "Berlin",
            "title": "Leiterin Rechnungswesen",
            "bullets": [
                "Führung eines Teams von elf Personen in Haupt-, Debitoren- und Anlagenbuchhaltung",
                "Einführung von SAP S/4HANA in vierzehn Monaten; Monatsabschluss von zwölf auf fünf Tage verkürzt",
                "Aufbau eines internen Kontrollsystems, das zwei Prüfungen ohne Feststellung bestätigt haben",
                "Verhandlung der Kreditlinien (28 Mio. Euro) mit vier Banken",
            ],
        },
        {
            "date_range": "2015-01 – 2020-03",
            "employer": "Havelländer Papierfabrik AG",
            "location": "Brandenburg an der Havel",
            "title": "Teamleiterin Konzernbuchhaltung",
            "bullets": [
                "Konzernabschluss nach IFRS für neun Gesellschaften in fünf Ländern",
                "Ablösung von 60 Tabellen durch eine einheitliche Konsolidierung",
                "Ausbildung von sechs Kaufleuten für Büromanagement",
            ],
        },
        {
            "date_range": "2010-08 – 2014-12",
            "employer": "Kanzlei Ohlendorf und Partner",
            "location": "Potsdam",
            "title": "Bilanzbuchhalterin",
            "bullets": [
                "Jahresabschlüsse und Steuererklärungen für rund vierzig Mandanten",
                "Betreuung von Betriebsprüfungen bis zur Schlussbesprechung",
            ],
        },
    ],
    "education": [
        {
            "date_range": "2012 – 2013",
            "institution": "Industrie- und Handelskammer Berlin",
            "location": "Berlin",
            "title": "Geprüfte Bilanzbuchhalterin (IHK)",
            "details": ["Abschlussnote 1,4"],
        },
        {
            "date_range": "2006-10 – 2010-07",
            "institution": "Universität Potsdam",
            "location": "Potsdam",
            "title": "BSc Betriebswirtschaftslehre",
            "details": ["Schwerpunkte Rechnungslegung und Steuern"],
        },
        {"date_range": "2006", "institution": "Gymnasium am Weinberg", "title": "Abitur"},
    ],
    "further_experience": [
        {
            "date_range": "2018-05 – Present",
            "organization": "Technisches Hilfswerk, Ortsverband Mitte",
            "title": "Kassenprüferin",
            "bullets": [],
        }
    ],
    "skills": [
        {"group": "Systeme", "items": ["SAP S/4HANA", "DATEV", "Lucanet", "Power BI"]},
        {"group": "Fachgebiete", "items": ["HGB", "IFRS", "Umsatzsteuer", "Konsolidierung"]},
    ],
    "languages": ["Deutsch (Muttersprache)", "Englisch (C1)", "Französisch (A2)"],
    "trainings": ["Führen im Wandel, Haufe Akademie, 2021", "IFRS 16 in der Praxis, 2018"],
    "interests": ["Rudern", "Kammermusik (Bratsche)"],
    "references": ["Auf Wunsch nenne ich Ihnen gern Ansprechpartner."],
    "language": "de",
}
POLISH: dict[str, Any] = {
    "full_name": "Zofia Brzęczkowska-Łoś",
    "headline": "Specjalistka ds. zakupów technicznych",
    "email": "zofia.brzeczkowska@example.com",
    "phone": "+48 22 123 45 67",
    "address_lines": ["ul. Świętojańska 12/4", "81-372 Gdynia"],
    "links": [{"label": "LinkedIn", "url": "https://www.linkedin.com/in/zofia-example"}],
    "summary": "Kupiec techniczny z dziesięcioletnim doświadczeniem w przemyśle stoczniowym i energetyce wiatrowej. "
    "Prowadzę negocjacje z dostawcami w trzech językach, skracam czas dostaw i pilnuję jakości od zapytania "
    "ofertowego do odbioru.",
    "work_experience": [
        {
            "date_range": "2020-05 – Present",
            "employer": "Bałtyckie Turbiny Sp. z o.o.",
            "location": "Gdynia",
            "title": "Starsza specjalistka ds. zakupów",
            "bullets": [
                "Zakupy łożysk, przekładni i odlewów o wartości 90 mln zł rocznie",
                "Skrócenie średniego czasu dostawy z 19 do 12 tygodni dzięki umowom ramowym z sześcioma dostawcami",
                "Wdrożenie oceny dostawców; liczba reklamacji spadła o 40%",
            ],
        },
        {
            "date_range": "2016-09 – 2020-04",
            "employer": "Stocznia Żuraw S.A.",
            "location": "Gdańsk",
            "title": "Specjalistka ds. zakupów",
            "bullets": [
                "Prowadzenie przetargów na wyposażenie pokładowe jedenastu jednostek",
                "Negocjacje z kontrahentami z Niemiec i Norwegii",
            ],
        },
        {
            "date_range": "2014-02 – 2016-08",
            "employer": "Hurtownia Elektryczna Iskra",
            "location": "Toruń",
            "title": "Asystentka działu zakupów",
            "bullets": ["Obsługa zamówień i kontrola faktur", "Prowadzenie bazy 3 500 artykułów"],
        },
    ],
    "education": [
        {
            "date_range": "2012-10 – 2014-06",
            "institution": "Politechnika Gdańska",
            "location": "Gdańsk",
            "title": "mgr inż., Zarządzanie i inżynieria produkcji",
            "details": ["Praca magisterska o ocenie ryzyka w łańcuchu dostaw"],
        },
        {
            "date_range": "2009-10 – 2012-06",
            "institution": "Uniwersytet Mikołaja Kopernika",
            "location": "Toruń",
            "title": "lic., Ekonomia",
        },
    ],
    "skills": [
        {"group": "Programy", "items": ["SAP MM", "Ariba", "Excel", "Power Query"]},
        {"group": "Wiedza", "items": ["Incoterms 2020", "ISO 9001", "prawo zamówień"]},
    ],
    "languages": ["polski (ojczysty)", "angielski (C1)", "niemiecki (B2)"],
    "trainings": ["Negocjacje zaawansowane, SWPS, 2022", "Audytor wewnętrzny ISO 9001, 2019"],
    "interests": ["żeglarstwo", "fotografia analogowa"],
    "data_privacy": "Wyrażam zgodę na przetwarzanie moich danych osobowych dla potrzeb niezbędnych do realizacji "
    "procesu rekrutacji zgodnie z Rozporządzeniem Parlamentu Europejskiego i Rady (UE) 2016/679 z dnia 27 "
    "kwietnia 2016 r. w sprawie ochrony osób fizycznych w związku z przetwarzaniem danych osobowych i w "
    "sprawie swobodnego przepływu takich danych oraz uchylenia dyrektywy 95/46/WE (RODO).",
    "language": "pl",
}
PEOPLE = {"en": ENGLISH, "de": GERMAN, "pl": POLISH}


def two_pages(language: str) -> Cv:
    return Cv.model_validate(PEOPLE[language])


def one_page(language: str) -> Cv:
    """The same person earlier in life."""
    person = PEOPLE[language]
    short = {
        **{name: person[name] for name in ("full_name", "email", "phone", "address_lines", "languages", "language")},
        "headline": person["headline"],
        "work_experience": person["work_experience"][-2:],
        "education": person["education"][:2],
        "skills": person["skills"][:1],
        "interests": person["interests"],
        "data_privacy": person.get("data_privacy", ""),
        "birth_date": person.get("birth_date", ""),
    }
    return Cv.model_validate(short)


def long_name() -> Cv:
    return Cv.model_validate(
        {
            **GERMAN,
            "full_name": "Prof. Dr. Dr. h. c. Maximiliane Alexandra Freifrau von Hohenstein-Wittelsbach-Sonderburg",
            "headline": "Stellvertretende Hauptabteilungsleiterin Entwicklung und Nachhaltigkeitsberichterstattung",
            "email": "maximiliane.alexandra.von-hohenstein-wittelsbach@verwaltung.example.com",
            "links": [f"https://www.example.com/{'profil-' * 20}ende"],
        }
    )


def many_short_entries() -> Cv:
    towns = ("Aarau", "Basel", "Chur", "Davos", "Genf", "Luzern", "Olten", "Thun", "Uster", "Visp", "Wil", "Zug")
    entries = [
        {
            "date_range": f"{2024 - 2 * n}-03 – {2026 - 2 * n}-02",
            "employer": f"Gasthaus Krone {town}",
            "location": town,
            "title": "Köchin" if n else "Küchenchefin",
            "bullets": ["Saisonküche für 60 Gäste"],
        }
        for n, town in enumerate(towns)
    ]
    return Cv.model_validate({**GERMAN, "work_experience": entries, "trainings": [], "references": []})


def one_very_long_entry() -> Cv:
    entry = {
        **ENGLISH["work_experience"][0],
        "bullets": [bullet for position in ENGLISH["work_experience"] for bullet in position["bullets"]] * 2
        + [" ".join([ENGLISH["summary"]] * 3)],
    }
    return Cv.model_validate({**ENGLISH, "work_experience": [entry]})
