"""Words that stay on one line."""

from __future__ import annotations

import pytest

from cv_generator.rendering.ties import LONGEST, tied


@pytest.mark.parametrize(
    ("language", "text", "together"),
    [
        ("de", "Ein Park von 38 MW an der Küste bei Emden", ["38 MW", "bei Emden"]),
        ("de", "Proben (ca. 4.800 im Jahr) aus der Landwirtschaft", ["(ca. 4.800"]),
        ("de", "Herr Dr. J. S. Bach spielt Orgelmusik", ["Dr. J. S. Bach"]),
        ("de", "Kurse, z. B. Echokardiographie, i. d. R. als Blockseminare", ["z. B. Echokardiographie,", "i. d. R."]),
        ("de", "Rezertifizierung am 14. 3. 2023 bestanden und gefeiert", ["14. 3. 2023", "und gefeiert"]),
        ("de", "Umsatz von 12 Mio. EUR erreicht worden durch Vertriebsarbeit", ["12 Mio. EUR"]),
        ("de", "Von 2018 – 2020 Leitung aller Außenstellenbetriebe", ["2018 – 2020"]),
        ("pl", "Opieka w szpitalu i na oddziale intensywnej terapii", ["w szpitalu", "i na", "intensywnej terapii"]),
        ("pl", "Spadek o 38 % względem poprzedniego okresu rozliczeniowego", ["o 38 %"]),
        ("en", "Cut the p99 of range queries from 900 ms to zero", ["900 ms", "to zero"]),
        ("en", "A long way – without any pause whatsoeverelse", ["way –"]),
        ("en", "reducing close time from 9 hours to twelve minutes in all", ["9 hours", "in all"]),
        ("pl", "Opieka przez 12 miesięcy nad oddziałem intensywnym", ["12 miesięcy"]),
        ("fr", "Réduction des délais de 5 semaines grâce aux fournisseurs", ["5 semaines"]),
        ("de", "Senkung des Cholesterins (LDL unter 55 mg / dl) in zwei Praxisgemeinschaften", ["55 mg / dl)"]),
        ("en", "Engineer for C / C++ in a laboratory of measurements", ["C /"]),
        (
            "fr",
            "Migration du logiciel de gestion vers la version 3.2 des services centraux",
            ["version 3.2", "services centraux"],
        ),
        ("de", "Maschinenlehrgänge TSM 1 bis TSM 3 der Berufsgenossenschaft", ["TSM 1 bis TSM 3"]),
        ("de", "Zertifizierung nach ISO 22000 und Begleitung einer Qualitätsprüfung", ["ISO 22000"]),
        ("en", "Classes from 8 to 12 pupils in secondaryschools", ["8 to 12"]),
        ("en", "Went from office to 3 harbours in Scandinavia", []),
        ("en", "Consolidator Grant (€1.9 million), awarded in Scandinavia", ["(€1.9 million),"]),
        ("en", "Two words", []),
    ],
)
def test_what_belongs_together_is_tied(language: str, text: str, together: list[str]) -> None:
    assert [text[start:end] for start, end in tied(text, language)] == together


def test_ties_never_keep_so_much_together_that_lines_have_holes() -> None:
    text = " ".join(["z", "tysiącami"] * 30)
    assert max(end - start for start, end in tied(text, "pl")) <= LONGEST
