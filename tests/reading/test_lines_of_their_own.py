"""Lines that begin something by their words, though the line above had no room for them."""

from __future__ import annotations

from cv_generator.reading.regions.blocks import Line
from cv_generator.reading.regions.pdf import read_pdf
from tests.reading.pdf_files import typeset
from tests.reading.printing import read


def _lines(page: str) -> list[str]:
    return [block.text for block in read_pdf(typeset(page)).blocks if isinstance(block, Line)]


def test_an_entry_that_begins_with_two_whole_dates_goes_on_in_no_line_above() -> None:
    page = (
        "#text(20pt)[*Ada Sample*]\n\n"
        "1.7.2022 -\u200b- 6.9.2024 Polytechnische Schule für Maschinenbau und Bootsbau, Am alten Mühlenbach 77, 1160 Wien \\\n"
        "1.2.2020 -\u200b- 30.6.2022 Gymnasium"
    )
    assert [line[:9].strip() for line in _lines(page)[1:]] == ["1.7.2022", "1.2.2020"]


def test_an_email_address_that_begins_a_line_of_contact_data_goes_on_from_none() -> None:
    page = (
        "#text(20pt)[*Ada Sample*]\n\n#block(width: 200pt)[Mühlenweg 9 | 85301 Neustadt am Fluss \\\n"
        "ada.sample.from.the.mill\\@example.org | 0179 2337]\n"
    )
    assert _lines(page)[1:] == [
        "Mühlenweg 9 | 85301 Neustadt am Fluss",
        "ada.sample.from.the.mill@example.org | 0179 2337",
    ]


def test_open_ranges_one_below_the_other_are_two_dates() -> None:
    cv = read(
        "@ Nell Farrow\n# Berufserfahrung\n2017 –\\tPumpenwärterin, Mire Pumpen GmbH\n2021 –\\tGutachterin, Fenwerk GmbH\n"
        "2015 – 2017\\tTechnikerin, Deichwerk GmbH"
    ).cv
    assert [entry.date_range for entry in cv.work_experience] == ["2017 – Present", "2021 – Present", "2015 – 2017"]


def test_an_employer_in_the_look_of_the_headings_heads_no_section_though_a_word_of_its_name_tells_one() -> None:
    cv = read(
        "@ Nell Farrow\n# Experiência profissional\n# Schuster\n08/2018 - 07/2019 - Analista de sistemas\n"
        "# Vianova Sistemas Ltda\n04/2016 - 07/2018 - Analista de processos\n# Lume Consultoria\n01/2014 - 03/2016 - Programadora\n"
        "# Rede Viva Tecnologia à Mão\n09/2010 - 12/2013 - Programadora\n# Idiomas\nInglês\n# Objetivos\nAprender"
    ).cv
    assert [entry.employer for entry in cv.work_experience][-1] == "Rede Viva Tecnologia à Mão"
    assert cv.skills == []


def test_typed_dashes_whose_text_runs_on_below_the_dash_are_one_item_however_wide_the_lines_are_set() -> None:
    items = [
        "- Monitorar e acompanhar os indicadores de processos e desenvolver ações com todas as",
        "áreas envolvidas para medir a efetividade das medidas;",
        "- Análise de dados de pedidos e de devoluções, com todas as planilhas e ferramentas do",
        "setor de logística e de compras;",
    ]
    page = (
        "#set text(size: 11pt)\n#text(20pt)[*Ada Sample*]\n\n#set text(size: 10.5pt)\n"
        + "".join(
            f'#place(dx: 0pt, dy: {y}pt, "{text}")'
            for y, text in ((20, "março de 2021 - julho de 2022"), (34.5, "Curitiba"))
        )
        + "".join(f'#place(dx: 0pt, dy: {60 + 18 * at}pt, "{text}")' for at, text in enumerate(items))
    )
    assert [line.split()[0] for line in _lines(page)[-2:]] == ["Monitorar", "Análise"]
    assert _lines(page)[-1].endswith("compras;")


def test_a_small_word_below_a_date_and_its_text_goes_on_with_that_text() -> None:
    cv = read(
        """
        @ Ada Sample
        # Berufserfahrung
        09/2019 – 03/2020\\tPraktikum als Kauffrau
        im Einzelhandel und im Versand
        Moorkauf GmbH, Dortmund
        08/2017 – 06/2019\\tVerkäuferin
        Heidemarkt GmbH, Dortmund
        # Sprachen
        Deutsch (Muttersprache)
        """
    ).cv
    titles = [entry.title for entry in cv.work_experience]
    assert titles == ["Praktikum als Kauffrau im Einzelhandel und im Versand", "Verkäuferin"]
