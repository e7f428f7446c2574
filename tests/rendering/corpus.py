"""Invented CVs of every shape, made from a number: the same number gives the same CV on every machine."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from cv_generator.cv.model import Cv

WORDS = (
    "Leitung eines Teams von zwölf Personen Einführung Verhandlung mit Behörden und Lieferanten Qualitätssicherung "
    "Straßenverkehr größere Vorhaben Rechnungswesen Projektmanagement Budget responsible for delivery of software "
    "services across Europe improved response times by half introduced reviews mentoring stakeholders procurement "
    "Zarządzanie zespołem wdrożenie systemu księgowość współpraca źródła Łódź Kraków świętować gęś żółć jaźń "
    "Διοίκηση έργου ανάπτυξη λογισμικού Αθήνα Управление проектами Київ разработка e-Mail E-Mail-Adresse "
    "Projekt- und Zeitmanagement Vor-Ort-Termine B2B-Vertrieb C# C++ .NET R&D 100 % 3,5 Mio. € 24/7 §5 Nr. 12 "
    "– — … “quoted” „zitiert“ ‚so‘ «tak» it's co-op re-entry fi ffi flow affluent office Auflage Zugriff AVATAR Tor"
).split()
MARKUP = (
    "#let", "$x^2$", "*bold*", "_under_", "@ref", "<label>", "\\alpha", "`code`", "= Heading", "- item", "+ item",
    "/ Term: x", "// no comment", "/* none */", "#include", "[content]", "{code}", "~", "--", "---", "...", "''", '"',
    "'", "&amp;", "%", "http://a.b/c_d#e$f", "\\", "#", "$", "<", ">", "^", "|",
)  # fmt: skip
NAMES = (
    "Anna Muster", "Dr. Łucja Żółkiewska-Brzęczyszczykiewicz", "Ελένη Παπαδοπούλου", "Åse Ñandú O’Connor", "Jö",
    "Prof. Dr. Dr. h. c. Maximilian Alexander Freiherr von und zu Hohenstein-Wittelsbach-Sonderburg", "Željko Đurić",
    "Михайло Приклад", "Li-Ming Example", "王小明", "María José de la Concepción",
)  # fmt: skip


def texts(rng: random.Random, longest: int) -> str:
    """Words, some of them markup, in 1 to `longest` characters."""
    length = rng.randint(1, longest)
    words = [rng.choice(WORDS)]
    while sum(map(len, words)) + len(words) < length:
        word = rng.choice(MARKUP) if rng.random() < 0.06 else rng.choice(WORDS)
        if len(word) > 1 or len(words[-1]) > 1:  # poppler takes a row of single characters for a letter-spaced word
            words.append(word)
    return " ".join(words[:-1])[:length].strip(" -") or words[0][:length].strip("-") or "x"


def url(rng: random.Random, length: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789-_/.?=&%"
    return ("https://www.example.com/" + "".join(rng.choice(letters) for _ in range(length)))[:length]


def date_range(rng: random.Random) -> str:
    start = rng.randint(1980, 2024)
    month = f"-{rng.randint(1, 12):02d}" if rng.random() < 0.8 else ""
    return rng.choice(
        (
            f"{start}{month} – Present",
            f"{start}{month} – {start + 1}{month}",
            f"{start}{month}",
            f"{start} – {start + 3}",
            "",
        )
    )


def cv(seed: int) -> Cv:
    """A CV from one line to far more than two pages."""
    rng = random.Random(seed)
    longest = rng.choice((40, 90, 90, 160, 160, 300, 600))
    most_bullets = rng.choice((0, 2, 4, 4, 6, 15))

    def some(most: int, probability: float = 0.6, longest: int = longest) -> list[str]:
        return [texts(rng, longest) for _ in range(rng.randint(1, most))] if rng.random() < probability else []

    def entries(names: tuple[str, ...], listed: str, count: int) -> Iterator[dict[str, Any]]:
        for _ in range(count):
            head = {name: texts(rng, 60) for name in names if rng.random() < 0.85}
            bullets = [texts(rng, longest) for _ in range(rng.randint(0, most_bullets))]
            yield {"date_range": date_range(rng), listed: bullets, **head}

    links: list[Any] = [{"url": url(rng, rng.choice((25, 60, 200))), "label": rng.choice(("", "Web", "GitHub"))}]
    skills: list[Any] = some(12, 0.5, 30)
    skills += [
        {"group": texts(rng, rng.choice((12, 60))), "items": some(9, 1, 30)} for _ in range(rng.choice((0, 1, 3)))
    ]
    return Cv.model_validate(
        {
            "full_name": rng.choice(NAMES),
            "headline": rng.choice(("", texts(rng, 70))),
            "email": "someone.with-a-name@example.com",
            "phone": rng.choice(("+41 44 668 18 00", "(030) 123-45 67 ext. 8")),
            "address_lines": some(3, 0.7, 40),
            "nationality": rng.choice(("", "Polish / polskie")),
            "birth_date": rng.choice(("", "1986-09-23")),
            "links": links if rng.random() < 0.5 else [],
            "summary": rng.choice(("", texts(rng, 2 * longest), f"{texts(rng, longest)}\n\n{texts(rng, longest)}")),
            "work_experience": [*entries(("employer", "title", "location"), "bullets", rng.randint(1, 12))],
            "education": [*entries(("institution", "title", "location"), "details", rng.randint(1, 4))],
            "further_experience": [*entries(("organization", "title"), "bullets", rng.choice((0, 0, 1, 3)))],
            "skills": skills,
            "languages": [{"language": texts(rng, 14), "level": rng.choice(("C1", "native", "", "fluent"))}] * 2,
            "certifications": some(4),
            "trainings": some(6),
            "publications": [*some(3, 0.3), *([url(rng, 200)] if rng.random() < 0.2 else [])],
            "awards": some(2, 0.3),
            "interests": some(6, 0.6, 25),
            "references": some(2, 0.4),
            "data_privacy": rng.choice(("", "", texts(rng, 600))),
            "language": rng.choice(("en", "de", "pl")),
        }
    )
