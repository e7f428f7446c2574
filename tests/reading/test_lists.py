"""Lists: where one item ends and the next begins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cv_generator.reading.assemble import assemble
from cv_generator.reading.fields.skill_labels import labels_of
from cv_generator.reading.regions.blocks import Block, Blocks, Bullet, Heading, Line, Run, Style
from cv_generator.reading.structure.printed import Cell, PrintedLine
from cv_generator.reading.structure.printed_lines import printed_lines
from tests.reading.printing import block, printed, read, runs


@pytest.mark.parametrize(
    "lines",
    [
        "Dr. Uwe Brand, Chefarzt, Klinik am Ring, +49 40 555 01 02\nEva Lenz, Pflegedienst, Haus Birke, e.lenz@example.org",
        "Jan Kos, kierownik, Zakład Kos, tel. 601 555 010\nAnna Lis, dyrektor, Szkoła nr 3, a.lis@example.org",
    ],
)
def test_persons_with_their_contact_on_one_line_each_are_one_reference_a_line(lines):
    assert read(f"# References\n{lines}").cv.references == lines.split("\n")


def test_a_person_whose_contact_goes_on_below_stays_one_reference():
    person = "Eva Lenz, Head of Sales, Birch Ltd\nTel. 020 7946 0991\nE-Mail: e.lenz@example.org"
    other = "Tom Reed, Elm Ltd\nt.reed@example.org"
    assert read(f"# References\n{person}\n{other}").cv.references == [
        person.replace("\n", ", "),
        other.replace("\n", ", "),
    ]


def test_a_quotation_belongs_to_the_person_who_said_it():
    assert read("# References\n“She simply finished what she began.”\nAda Quill, Head of IT").cv.references == [
        "“She simply finished what she began.”, Ada Quill, Head of IT"
    ]


@pytest.mark.parametrize("numbers", [("1. ", "2. ", "3. "), ("3. ", "2. ", "1. "), ("[1] ", "[2] ", "[3] ")])
def test_numbers_before_publications_tell_where_each_begins(numbers):
    works = [
        "Quill, A. (2021). On moss.\\nMoss Letters 4, 7.",
        "Quill, A. (2019). On fern.",
        "Quill, A. (2015). On ivy.",
    ]
    lines = "\n".join(number + work for number, work in zip(numbers, works, strict=True))
    assert read(f"# Publications\n{lines}").cv.publications == [work.replace("\\n", " ") for work in works]


def test_a_line_that_only_names_a_group_of_items_is_no_item():
    cv = read(
        "# Publikationen\n_Zeitschriften_\n1.\\tBrand, U. (2020). Moose. Pflanzen 3.\n2.\\tBrand, U. (2018). Farne. Pflanzen 1.\n"
        "_Buchkapitel_\n3.\\tBrand, U. (2012). Efeu. In: Wald, S. 5–9."
    ).cv
    assert [work.partition(". ")[2][:6] for work in cv.publications] == ["(2020)", "(2018)", "(2012)"]


def test_a_title_above_its_issuer_and_date_is_one_item():
    cv = read("# Zertifikate\nDELF B2\nInstitut français · 2019\nAusbilderschein\nIHK Kassel · 2021").cv
    assert cv.certifications == ["DELF B2, Institut français · 2019", "Ausbilderschein, IHK Kassel · 2021"]


def test_white_space_tells_where_a_wrapped_item_ends():
    texts = [
        "Quill, A. On the moss of northern walls and what it",
        "tells of rain. Moss Letters, 2021",
        "Fern, B. On ivy, 2019",
    ]
    lines = [Line(runs=(Run(text, Style(10.0)),), gap=gap) for text, gap in zip(texts, (4.0, 0.5, 6.0), strict=True)]
    head = printed("# Publications").blocks
    found = assemble(Blocks("pdf", (*head, *lines))).cv.publications
    assert found == [f"{texts[0]} {texts[1]}", texts[2]]
    close = [replace(line, gap=2.0) for line in lines]
    assert len(assemble(Blocks("pdf", (*head, *close))).cv.publications) > 1


def test_items_that_ran_together_are_parted_at_their_years_and_contacts():
    cv = read(
        "# Szkolenia\nKurs pierwszej pomocy, 2019 Spawanie MAG – kurs, 2021\n# References\n"
        "Eva Lenz, Birch Ltd, 020 7946 0991 Tom Reed, Elm Ltd, t.reed@example.org"
    ).cv
    assert cv.trainings == ["Kurs pierwszej pomocy, 2019", "Spawanie MAG – kurs, 2021"]
    assert cv.references == ["Eva Lenz, Birch Ltd, 020 7946 0991", "Tom Reed, Elm Ltd, t.reed@example.org"]
    assert read("# Awards\nGold Medal, 2019 London Games, Archery").cv.awards == [
        "Gold Medal, 2019 London Games, Archery"
    ]


def test_a_sentence_and_the_person_below_it_as_an_item_are_one_reference():
    cv = read("# References\nAvailable on request from Elm School\n- Tom Reed, Headteacher").cv
    assert cv.references == ["Available on request from Elm School, Tom Reed, Headteacher"]


def test_a_date_on_a_line_of_its_own_ends_its_item():
    cv = read("# Kursy i szkolenia\nKurs spawania\nZDZ Kielce\n2019\nKurs BHP\nOSK\n2018").cv
    assert cv.trainings == ["Kurs spawania, ZDZ Kielce, 2019", "Kurs BHP, OSK, 2018"]


def test_a_row_with_its_date_is_one_item_though_its_cell_has_two_lines():
    cv = read("# Certificates\n|Crane licence//Port Academy|2022|\n|First aid//Red Cross|2020|").cv
    assert cv.certifications == ["Crane licence, 2022, Port Academy", "First aid, 2020, Red Cross"]


def test_referees_side_by_side_are_read_down_their_columns():
    cv = read("# Referees\nEva Lenz\\tTom Reed\nBirch Ltd\\tElm Ltd\neva@example.org\\ttom@example.org").cv
    assert cv.references == ["Eva Lenz, Birch Ltd, eva@example.org", "Tom Reed, Elm Ltd, tom@example.org"]


def test_an_item_does_not_end_in_a_small_word():
    cv = read("# Awards\nDean’s List, four terms\nSecond place, Chess Cup, 2021\nElm Prize for\nYoung Poets, 2022").cv
    assert cv.awards[-1] == "Elm Prize for Young Poets, 2022"


def test_a_number_broken_after_its_first_digits_is_whole():
    cv = read("# References\nEva Lenz, Birch Ltd, 029\n2018 0456\nTom Reed, Elm Ltd, tom@example.org").cv
    assert cv.references == ["Eva Lenz, Birch Ltd, 029 2018 0456", "Tom Reed, Elm Ltd, tom@example.org"]


def test_a_name_that_begins_with_a_small_letter_begins_an_item():
    items = "Shop of the Year, 2019\neCommerce Award, 2021\niOS App of the Year, 2022"
    assert read(f"# Awards\n{items}").cv.awards == items.split("\n")


def test_what_there_is_to_say_of_an_interest_stays_with_it():
    lines = "Cooking: a course every spring\nSkiing: two weeks a winter"
    assert read(f"# Interests\n{lines}").cv.interests == lines.split("\n")


@pytest.mark.parametrize(
    ("heading", "lines", "interests"),
    [
        ("Passies", "Muziek: gitaar, piano & zang\nLezen\nWandelen, koken", ["Muziek: gitaar, piano & zang", "Lezen", "Wandelen", "koken"]),
        ("Interests", "Hobbies: chess, tea", ["chess", "tea"]),
        ("Interests", "Sports: rowing, squash\nTravels: Italy, Norway", ["Sports: rowing, squash", "Travels: Italy, Norway"]),
        ("Interests", "- Coffee: above all what Ada\nroasts herself\n- Tea\n- Long walks", ["Coffee: above all what Ada roasts herself", "Tea", "Long walks"]),
    ],
)  # fmt: skip
def test_an_interest_stays_with_its_label_and_with_the_line_it_goes_on_in(heading, lines, interests):
    draft = read(f"# {heading}\n{lines}")
    assert draft.cv.interests == interests
    assert draft.unplaced_text == ()


def test_an_item_of_a_list_goes_on_in_a_line_without_its_sign():
    draft = read("# Skills\n- Patience\n- Problem Solving and\nCritical Thinking\n- Welding\n- Sums")
    assert draft.cv.skills == ["Patience", "Problem Solving and Critical Thinking", "Welding", "Sums"]
    assert draft.unplaced_text == ()


def test_a_name_in_its_own_type_begins_an_item_and_who_gave_it_when_goes_with_it():
    names = ("**Crane Licence**", "**First Aid**", "**Welding**")
    below = ("|Port Academy|Dec. 2017|", "|Red Cross|Nov. 2018|\n- Code: 4711", "|Guild|May 2019|\nWith distinction")
    lines = "\n".join(f"{name}\n{told}" for name, told in zip(names, below, strict=True))
    assert read(f"# Certifications\n{lines}").cv.certifications == [
        "Crane Licence, Port Academy, Dec. 2017", "First Aid, Red Cross, Nov. 2018, Code: 4711", "Welding, Guild, May 2019, With distinction",
    ]  # fmt: skip


def test_interests_of_several_words_in_a_list_are_its_items():
    items = ["Sailing on the Mire", "Member of the Farn Rowing Club, Norwich", "Singing in a choir"]
    assert read("# Interests\n" + "\n".join(f"- {item}." for item in items)).cv.interests == items


def test_the_sentence_of_an_interest_is_not_cut_at_its_commas():
    text = "Playing the lute, which I use for recording songs of my own at home, and looking after bees."
    assert read(f"# Interests\n{text}").cv.interests == [text]


def test_since_when_somebody_does_a_thing_stays_with_it():
    cv = read("# Hobbys\nSeit ca. 2011\\tFeuerwehr\nSeit 2020\\tSegeln, Rudern").cv
    assert cv.interests == ["Seit ca. 2011 Feuerwehr", "Seit 2020 Segeln, Rudern"]


def test_a_dated_interest_is_one():
    dated = "Harbour regatta, October 2019 (winner), Port Ellery"
    assert read(f"# Interests\n{dated}\nchess, tea").cv.interests == [dated, "chess", "tea"]


@pytest.mark.parametrize(("last", "item"), [("and Moss", "Moss"), ("und Moos", "Moos"), ("oraz mech", "mech")])
def test_the_word_before_the_last_item_of_a_list_is_no_part_of_it(last, item):
    assert read(f"# Interests\nferns, ivy, {last}").cv.interests[-1] == item


def test_certificates_among_the_skills_are_certificates():
    cv = read("# Skills\nTools: lathe, mill\nCertificates: First Aid, Crane Licence").cv
    assert cv.certifications == ["First Aid", "Crane Licence"]
    assert [group.items for group in cv.skills] == [["lathe", "mill"]]


def test_programs_below_the_languages_are_skills():
    cv = read("# Languages\nEnglish: native\nPolish: B2\nProgramming\n- Rust / C\n- Databases (SQL)").cv
    assert [spoken.language for spoken in cv.languages] == ["English", "Polish"]
    assert [item for group in cv.skills for item in (getattr(group, "items", None) or [group])][-2:] == [
        "Rust / C",
        "Databases (SQL)",
    ]


def _spaced(text: str, gap: float, *, bold: bool = False) -> Line:
    return Line(runs=(Run(text, Style(10.0, bold=bold)),), gap=gap)


def test_items_of_two_lines_are_told_by_the_white_space_between_them():
    lines = [
        _spaced("SCRUM", 14.0), _spaced("Certificate 2024", 1.5), _spaced("First Aid, Red Cross", 14.0),
        _spaced("DELF", 14.0), _spaced("Certificate B2 2019", 1.5),
    ]  # fmt: skip
    cv = assemble(Blocks("docx", (block("@ Nell Farrow"), block("# Certificates"), *lines))).cv
    assert [item.replace(",", "") for item in cv.certifications] == [
        "SCRUM Certificate 2024", "First Aid Red Cross", "DELF Certificate B2 2019",
    ]  # fmt: skip


def test_referees_whose_names_stand_in_a_type_of_their_own_are_not_joined_by_white_space():
    lines = [
        _spaced("Russ Vale", 22.0, bold=True), _spaced("Senior Trainer, Fen College", 0.0),
        _spaced("Kit Usher", 0.0, bold=True), _spaced("Clerk, Marsh Council", 0.0),
        _spaced("Emma Tarn", 11.0, bold=True), _spaced("Officer, Weir Trust", 0.0),
        _spaced("Kyle Hurd", 0.0, bold=True), _spaced("Manager, Crab Inn", 0.0),
    ]  # fmt: skip
    cv = assemble(Blocks("docx", (block("@ Nell Farrow"), block("# References"), *lines))).cv
    assert cv.references == [
        "Russ Vale, Senior Trainer, Fen College", "Kit Usher, Clerk, Marsh Council", "Emma Tarn, Officer, Weir Trust",
        "Kyle Hurd, Manager, Crab Inn",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "text", "items"),
    [
        ("Interests", "Classical, bass and electric guitar", ["Classical, bass and electric guitar"]),
        ("Interests", "Cooking, hiking and electric guitars", ["Cooking", "hiking and electric guitars"]),
        ("Interessen", "Klassische, akustische und elektrische Gitarre", None),
        ("Interessen", "Lesen, Reisen und Fotografie", ["Lesen", "Reisen und Fotografie"]),
        ("Zainteresowania", "Gitara klasyczna, basowa i elektryczna", None),
        ("Centres d'intérêt", "Guitare classique, basse et électrique", None),
        ("Centres d'intérêt", "Lecture, voyages et cuisine", ["Lecture", "voyages et cuisine"]),
    ],
)
def test_kinds_of_one_thing_that_is_named_once_are_one_interest(
    heading: str, text: str, items: list[str] | None
) -> None:
    assert read(f"@ Ada Sample\n# {heading}\n- {text}").cv.interests == (items or [text])


@pytest.mark.parametrize(
    ("heading", "text", "items"),
    [
        ("Skills", "Planning of routes, along with work in Html5, Css3, Perl, and Git", "Planning of routes|Html5|Css3|Perl|Git"),
        ("Skills", "Forklifts, cranes, as well as SAP, Excel", "Forklifts|cranes|SAP|Excel"),
        ("Kenntnisse", "Tourenplanung, sowie Webseiten mit Html5, Css3, Perl", "Tourenplanung|Html5|Css3|Perl"),
        ("Umiejętności", "Planowanie tras, oraz strony w Html5, Css3, Perl", "Planowanie tras|Html5|Css3|Perl"),
    ],
)  # fmt: skip
def test_a_list_that_goes_on_in_prose_names_its_last_things_alone(heading: str, text: str, items: str) -> None:
    assert read(f"@ Ada Sample\n# {heading}\n{text}").cv.skills == items.split("|")


_ENTRY = "# Work Experience\n**Baker**, Old Mill Ltd\\t2019 – 2023\n- Bread for twelve shops\n"
_TOLD = "I study how bread was baked in the villages of the north, with a focus on ovens that several families shared."


def test_interests_told_in_sentences_are_not_cut_at_commas() -> None:
    cv = read(f"@ Ada Sample\n{_ENTRY}# Interests\n{_TOLD}").cv
    assert cv.interests == [_TOLD]


def test_interests_told_in_sentences_above_all_entries_are_the_summary() -> None:
    cv = read(f"@ Ada Sample\n# Research Interests\n{_TOLD}\n{_ENTRY}").cv
    assert (cv.summary, cv.interests) == (_TOLD, [])


def test_shares_in_figures_beside_skills_are_no_skills_and_levels_of_several_name_their_group() -> None:
    shares = read(f"@ Ada Sample\n{_ENTRY}# Skills\n|Java/C#|80%|\n|MySQL|70 %|\n|Baking bread|100%|").cv
    assert shares.skills == ["Java/C#", "MySQL", "Baking bread"]
    levels = read(f"@ Ada Muster\n{_ENTRY}# Kenntnisse\n|HTML, CSS|Gute Kenntnisse|\n|Go, Java|Grundkenntnisse|").cv
    assert [(group.group, group.items) for group in levels.skills] == [
        ("Gute Kenntnisse", ["HTML", "CSS"]),
        ("Grundkenntnisse", ["Go", "Java"]),
    ]


def test_levels_stand_with_their_skills_in_rows_of_several_and_under_labels() -> None:
    rows = read(
        "@ Ada Sample\n# Skills\n|Fortran|85%|Cobol|70%|\n|Bread|90 %|Rye|75%|\n|Elm|3+ yrs.|\n|Oberon|2 years|"
    ).cv
    assert rows.skills == ["Fortran", "Cobol", "Bread", "Rye", "Elm (3+ yrs.)", "Oberon (2 years)"]


def test_a_line_in_the_look_of_labels_that_has_no_items_below_is_one() -> None:
    texts = ["**Wood**", "Doors, stairs", "**Glass**", "Panes", "**Stone**", "Steps", "**Steel**", "Hooks", "**Rope**"]
    lines = [PrintedLine((Cell(runs(text), at),), at, "body") for at, text in enumerate(texts)]
    assert labels_of(lines) == {0, 2, 4, 6}


def test_bars_part_skills_though_the_last_one_ends_in_a_stop() -> None:
    cv = read(
        f"@ Ada Sample\n{_ENTRY}# Skills\n- Care of old books || Binding of new ones || Use of gold leaf.\n- Sewing"
    ).cv
    assert cv.skills == ["Care of old books", "Binding of new ones", "Use of gold leaf", "Sewing"]


def test_items_of_lists_are_cut_at_commas_where_names_stand_between_them() -> None:
    items = [
        "Basic use of Ada, Go, Lua, Rust",
        "Care of old books, with an eye for the needs of their readers",
        "Sewing",
    ]
    skills = read(f"@ Ada Sample\n{_ENTRY}# Skills\n" + "\n".join(f"- {item}" for item in items)).cv.skills
    assert skills == ["Basic use of Ada", "Go", "Lua", "Rust", items[1], "Sewing"]


def test_a_sign_for_and_before_the_last_of_a_list_is_no_part_of_it() -> None:
    assert read("@ Ada Sample\n# Skills\nRowing, Chess, & Sewing").cv.skills == ["Rowing", "Chess", "Sewing"]


def test_sentences_of_interests_end_at_years_and_at_names_in_capitals_too() -> None:
    told = [
        "I have walked the long path over the moor in 2016.",
        "I keep the old clocks of our town with the HGT.",
        "On Fridays I play chess in the inn.",
    ]
    assert read(f"@ Ada Sample\n{_ENTRY}# Interests\n{' '.join(told)}").cv.interests == told


def test_dashes_part_short_interests() -> None:
    assert read("@ Ada Sample\n# Interests\nRowing - Chess - Old maps").cv.interests == ["Rowing", "Chess", "Old maps"]


def test_persons_side_by_side_in_several_rows_are_one_reference_each() -> None:
    cv = read(
        "@ Ada Sample\nada@example.com\n# References\n"
        "Eva Lenz\\t\\tTom Reed\nLecturer\\t\\tEditor\nBirch School\\t\\tElm Press\nCell: +44 7700 900017\\tCell: +44 7700 900018\n"
        "Email: eva@birch.example\\tEmail:\nIda Moss\\t\\tJan Pike\nHead of Sales\\tMentor\nCell: +44 7700 900019\\tCell: +44 7700 900020\n"
        "Email: ida@moss.example\\tEmail: jan@pike.example"
    ).cv
    assert cv.email == "ada@example.com"
    assert [reference.partition(",")[0] for reference in cv.references] == [
        "Eva Lenz",
        "Tom Reed",
        "Ida Moss",
        "Jan Pike",
    ]
    assert "Elm Press" in cv.references[1]
    assert "+44 7700 900018" in cv.references[1]
    assert cv.references[3].endswith("jan@pike.example")


def test_persons_whose_numbers_are_set_as_their_names_and_addresses_in_another_type_are_one_reference_each():
    draft = read("""
        @ Marta Solvarinho
        # Experiencia laboral
        2019 - 2020 Diseñadora, Taller Sol
        # Referencias
        Alba Quirós (Coordinadora de taller)
        600 000 112
        **alba@example.org**
        Berta Olmo (Profesora)
        600 000 113
        **berta@example.org**
        """)
    assert draft.cv.references == [
        "Alba Quirós (Coordinadora de taller), 600 000 112, alba@example.org",
        "Berta Olmo (Profesora), 600 000 113, berta@example.org",
    ]


def test_bullets_below_dated_names_tell_more_of_them():
    cv = read(
        "# Awards\nFern Medal\\tNov 2017\n- Given to five gardeners\n- Wrote of moss\nIvy Prize\\tApr 2016\n"
        "- For patience\n- And for care"
    ).cv
    assert [award.partition(",")[0] for award in cv.awards] == ["Fern Medal", "Ivy Prize"]


def test_labels_of_groups_are_none_of_the_items_though_one_is_declared_a_heading():
    work = "Moss Society, Lintown, “Of moss,” April 201{}"
    blocks = printed(
        "# Publications\n**Regional**\n" + "\n".join(work.format(at) for at in range(2)) + "\n**National**\n"
        + "\n".join(work.format(at) for at in range(2, 5))
    )  # fmt: skip
    lines = list(blocks.blocks)
    lines[4] = Heading(runs=lines[4].runs, gap=lines[4].gap, level=2)
    assert list(assemble(replace(blocks, blocks=tuple(lines))).cv.publications) == [work.format(at) for at in range(5)]


def test_items_pasted_behind_another_within_one_bullet_are_items():
    cv = read(
        "# Experience\n**Gardener**, Birch Ltd\\t2019 - 2020\n- Watered moss and fern. • Planted ivy along the wall.\n- Sold seeds"
    ).cv
    assert list(cv.work_experience[0].bullets) == [
        "Watered moss and fern.",
        "Planted ivy along the wall.",
        "Sold seeds",
    ]


def test_publications_stay_apart_however_each_of_them_begins() -> None:
    cv = read(
        "# Publications\nQuill, A., Rigg, B. (2020). *Moss in spring, and why it stays*. Journal of Bogs, 3\n"
        "*Ferns of the far north: a list*. Quill, A. (2021). Letters on Plants\n"
        "Quill, A. (2022). *What ivy would like to climb*. Letters on Plants"
    ).cv
    assert len(cv.publications) == 3


def _in(text: str, indent: float, *, italic: bool = False, gap: float = 0.0) -> Line:
    return Line(runs=(Run(text, Style(10.0, italic=italic)),), indent=indent, gap=gap)


def test_lines_that_hang_below_the_titles_of_publications_belong_to_them() -> None:
    lines = [
        line
        for title in ("Moss in Spring", "Ferns of the Far North", "What Ivy Climbs")
        for line in (_in(title, 0.0, gap=3.0), _in("Ada Quill, Ben Rigg", 11.0), _in("Letters on Plants 3, p. 7", 11.0))
    ]
    cv = assemble(Blocks("pdf", (block("@ Nell Farrow"), block("# Publications"), *lines))).cv
    assert [item.split(",")[0] for item in cv.publications] == [
        "Moss in Spring",
        "Ferns of the Far North",
        "What Ivy Climbs",
    ]


def test_publications_that_white_space_parts_are_whole_with_what_a_bullet_adds() -> None:
    lines: list[Block] = []
    for title in ("“Moss in Spring”", "“Ferns of the Far North”", "“What Ivy Climbs”"):
        lines += [_in(title, 0.0, gap=10.0), _in("With Ben Rigg", 0.0), _in("Letters on Plants 3", 0.0, italic=True)]
        lines.append(Bullet(runs=(Run("Reviewed in the Fen News", Style(10.0)),), gap=0.0))
    cv = assemble(Blocks("docx", (block("@ Nell Farrow"), block("# Publications"), *lines))).cv
    assert len(cv.publications) == 3
    assert all(item.endswith("Fen News") for item in cv.publications)


def test_a_level_behind_several_languages_goes_for_each_of_them() -> None:
    cv = read("# Languages\nEnglish: native\nGerman, Dutch: basic\nItalian and Polish: good, certified").cv
    assert [(spoken.language, spoken.level) for spoken in cv.languages] == [
        ("English", "native"),
        ("German", "basic"),
        ("Dutch", "basic"),
        ("Italian", "good, certified"),
        ("Polish", "good, certified"),
    ]


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("Certifications/ Licenses: Notary Public, Crane Operator Class B, First Aid", ["Notary Public", "Crane Operator Class B", "First Aid"]),
        ("Licenses: Notary Public, Mire County", ["Notary Public, Mire County"]),
        ("Welding: MIG, TIG and plasma cutting", ["Welding: MIG, TIG and plasma cutting"]),
    ],
)  # fmt: skip
def test_a_label_that_only_says_that_these_are_licences_is_none(line: str, items: list[str]) -> None:
    assert read(f"# Certifications\n{line}\n# Languages\nEnglish (native)").cv.certifications == items


def test_items_of_bullets_alone_that_white_space_sets_apart_are_read():
    gaps = [0.0, 1.0, 12.0, 1.0, 12.0, 1.0]
    bullets = [Bullet(runs=(Run(f"Award {at}", Style(10.0)),), gap=gap) for at, gap in enumerate(gaps)]
    blocks = (block("@ Mika Kempinger"), block("mika@example.org"), block("# Publications"), *bullets)
    draft = assemble(Blocks("pdf", tuple(blocks)))
    assert [f"Award {at}" for at in range(6)] == draft.cv.publications


def test_names_of_interests_with_sentences_below_each_are_one_interest_with_these():
    cv = read(
        "# Experience\nMire Pumps Ltd\\t2016 – 2020\n# Interests\n**Chess**\nPlayed for ten years, in two clubs of the town and once in Lindwil.\n"
        "**Mosses of the fens**\nDrawing all of them, with their names, for the museum of the town."
    ).cv
    assert cv.interests == [
        "Chess: Played for ten years, in two clubs of the town and once in Lindwil.",
        "Mosses of the fens: Drawing all of them, with their names, for the museum of the town.",
    ]


def test_several_sentences_of_interests_are_not_cut_at_their_commas():
    said = [
        "Passionate about Chess, Mosses and quiet places.",
        "I enjoy rowing, drawing, sheep, tea, dogs, and music (harp & drums).",
        "Often explore how peat and water meet in both fens and moors.",
    ]
    jobs = "# Experience\nMire Pumps Ltd\\t2016 – 2020"
    assert read(f"{jobs}\n# Interests\n{' '.join(said)}").cv.interests == said


def test_bullets_between_long_texts_of_a_paragraph_begin_items_and_those_between_names_do_not():
    told = "Kept the sluices of the northern polder • trained the new keepers of the weirs every spring"
    told += " • wrote the yearly report of the pumps and of the fens • mended the gates of the old harbour"
    names = "Pumps • Weirs • Gates • Fens"
    lines = printed_lines(printed(f"{names}\n{told}"))
    first, *others = told.split(" • ")
    assert [(line.text, line.bullet) for line in lines] == [
        (names, False), (first, False), *((other, True) for other in others),
    ]  # fmt: skip
