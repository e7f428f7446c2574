"""Name, address, telephone and personal data, from labels, patterns and the head of the page."""

from __future__ import annotations

import pytest

from cv_generator.reading.assemble import assemble
from cv_generator.reading.fields.names import without_monogram, without_titles_behind
from cv_generator.reading.fields.phones import by_form, international, regions
from cv_generator.reading.regions.blocks import Blocks, Line, Run, Style
from tests.reading.printing import read


def test_a_line_of_contact_data_is_taken_apart():
    cv = read(
        """
        @ Ines Almeida
        Data Scientist
        Rua Augusta 12, 1100-053 Lisboa · +351 912 345 678 · ines@example.pt · github.com/ines-example
        # Interests
        chess
        """
    ).cv
    assert (cv.full_name, cv.headline, cv.email, cv.phone) == (
        "Ines Almeida",
        "Data Scientist",
        "ines@example.pt",
        "+351 912 345 678",
    )
    assert cv.address_lines == ["Rua Augusta 12", "1100-053 Lisboa"]
    assert [link.url for link in cv.links] == ["github.com/ines-example"]


def test_labels_decide_where_there_are_some_and_the_rest_stays():
    draft = read(
        r"""
        **Lebenslauf Peter Moser**
        Adresse\tDorfstrasse 5
        \t3110 Münsingen
        Telefon\t031 555 12 12
        E-Mail\tp.moser@example.ch
        Geburtsdatum: 5. Mai 1975 in Bern
        Staatsangehörigkeit Schweizer
        Zivilstand\tledig
        # Sprachen
        Deutsch (Muttersprache)
        """
    )
    cv = draft.cv
    assert (cv.full_name, cv.address_lines) == ("Peter Moser", ["Dorfstrasse 5", "3110 Münsingen"])
    assert (cv.phone, cv.birth_date, cv.nationality) == ("+41 31 555 12 12", "1975-05-05", "Schweizer")
    assert [(detail.label, detail.value) for detail in cv.personal_details] == [("Zivilstand", "ledig")]
    assert draft.unplaced_text == ("031", "in Bern")


def test_a_town_below_a_labelled_street_belongs_to_it():
    cv = read(
        """
        @ Lucía Prado Nieto
        Domicilio: C/ Alameda, 4
        41010 Sevilla
        Tel.: 655 550 147
        Fecha de nacimiento: 2 de octubre de 1989
        # Idiomas
        Inglés: B2
        """
    ).cv
    assert cv.address_lines == ["C/ Alameda", "4", "41010 Sevilla"]
    assert cv.birth_date == "1989-10-02"


def test_a_headline_beside_the_name_is_no_part_of_it():
    cv = read("@ Lotte Moens\\t|\\tMasterstudente Rechten\nDorpsstraat 6, 3000 Leuven\n# Talen\nFrans: B2").cv
    assert cv.full_name == "Lotte Moens"


def test_a_brazilian_postcode_is_no_telephone():
    cv = read(
        """
        @ Juliana Prado
        Rua Itapeva, 490 – Bela Vista, São Paulo/SP – CEP 01332-000
        (11) 95555-0148 · juliana.prado@example.com
        # Idiomas
        Inglês: B2
        """
    ).cv
    assert cv.phone.endswith("95555-0148")


def test_a_whole_name_behind_the_label_of_a_first_name_is_the_name():
    cv = read("# Informazioni personali\n|Nome|Bice Morandi|\n|E-mail|b.morandi@example.it|\n# Lingue\nInglese: B1").cv
    assert cv.full_name == "Bice Morandi"


def test_a_name_on_two_lines_in_capitals_is_one():
    cv = read("@ ANNA-LENA\n@ HUBER-KÖNIG\nanna.huber@example.de | 0761 555 123\n# Hobbys\nLesen").cv
    assert cv.full_name == "ANNA-LENA HUBER-KÖNIG"


@pytest.mark.parametrize(
    ("printed", "address", "language", "expected"),
    [
        ("0221 4710 365", "Kanalstraße 1, 50827 Köln", "de", "+49 221 4710 365"),
        ("07700 900417", "Leeds LS8 2QT", "en", "+44 7700 900417"),
        ("(512) 555-0142", "Austin, TX 78704", "en", "+1 (512) 555-0142"),
        ("601 555 014", "50-316 Wrocław", "pl", "+48 601 555 014"),
        ("079 555 01 23", "3600 Thun", "de", "+41 79 555 01 23"),
        ("+44 (0)20 7946 0018", "", "de", "+44 20 7946 0018"),
        ("0041 79 555 01 23", "", "en", "+41 79 555 01 23"),
    ],
)
def test_a_number_gets_the_country_that_the_address_tells(printed, address, language, expected):
    assert international(printed, *regions(address, "", language))[0] == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Heckinghauser Str. 204\n42289 Wuppertal", ["Heckinghauser Str. 204", "42289 Wuppertal"]),
        ("Unter den Eichen 5 a\nD-12203 Berlin", ["Unter den Eichen 5 a", "D-12203 Berlin"]),
        ("C4, 9\n68159 Mannheim", ["C4", "9", "68159 Mannheim"]),
        ("Witoszów Dolny 112\n58-100 Świdnica", ["Witoszów Dolny 112", "58-100 Świdnica"]),
        ("ul. Żeromskiego 14/6 – 26-600 Radom", ["ul. Żeromskiego 14/6", "26-600 Radom"]),
        ("Schönbrunner Straße 117/14 1050 Wien", ["Schönbrunner Straße 117/14 1050 Wien"]),
        ("7 Ballyhoura Court, Mallow, Co. Cork P51 X2T4,", ["7 Ballyhoura Court", "Mallow", "Co. Cork P51 X2T4"]),
        ("Dublin 8, Ireland", ["Dublin 8", "Ireland"]),
        ("Wohnhaft in Köln", ["Köln"]),
        ("Chicago, Illinois 60614", ["Chicago", "Illinois 60614"]),
        (
            "Flat 12B\nNightingale House\n52 Vauxhall Bridge Road\nLondon\nSW1V 2RG",
            ["Flat 12B", "Nightingale House", "52 Vauxhall Bridge Road", "London", "SW1V 2RG"],
        ),
        (
            "Clerk\nThe Old Rectory\nChurch Lane\nNether Poppleton\nYork YO26 6LB",
            ["The Old Rectory", "Church Lane", "Nether Poppleton", "York YO26 6LB"],
        ),
    ],
)
def test_an_address_of_any_shape_is_whole_and_no_telephone(lines, expected):
    cv = read(f"@ Gareth Haworth\n{lines}\nx.y@example.org\n# Interests\nchess").cv
    assert (cv.address_lines, cv.phone) == (expected, "")


def test_what_is_no_number_stays_as_it_is_printed():
    assert international("1-2", ("DE",)) == ("1-2", 0.5)


def test_the_consent_clause_is_kept_verbatim_and_the_signature_line_unplaced():
    draft = read(
        """
        @ Jan Nowak
        # Zainteresowania
        szachy
        Kraków, 12.10.2025
        Wyrażam zgodę na przetwarzanie moich danych osobowych
        w celu rekrutacji zgodnie z art. 6 RODO.
        """
    )
    assert draft.cv.data_privacy.startswith("Wyrażam zgodę")
    assert draft.cv.data_privacy.endswith("RODO.")
    assert (draft.cv.interests, draft.unplaced_text) == (["szachy"], ("Kraków, 12.10.2025",))


@pytest.mark.parametrize(
    ("line", "birth_date", "nationality"),
    [
        ("03.04.1991, Österreicherin, ledig", "1991-04-03", "Österreicherin"),
        ("7 May 1988 in Galway", "1988-05-07", ""),
        ("* 12.10.1979 w Gdyni", "1979-10-12", ""),
        ("1991-04-03", "1991-04-03", ""),
        ("5 maja, 1988", "1988-05-05", ""),
    ],
)
def test_a_day_long_past_is_a_birth_date_whatever_follows_it(line, birth_date, nationality):
    cv = read(f"@ Eva Lenz\nAm Ring 5, 8010 Graz\n{line}\n# Hobbys\nLesen").cv
    assert (cv.birth_date, cv.nationality) == (birth_date, nationality)
    assert cv.address_lines == ["Am Ring 5", "8010 Graz"]


@pytest.mark.parametrize(
    ("line", "address"),
    [
        (
            "a.quill@example.org\\tThe Old Forge, Lower Slaughter GL54 2HP",
            ["The Old Forge", "Lower Slaughter GL54 2HP"],
        ),
        ("Adresse: Am Ring 5, 04109 Leipzig (Privat)", ["Am Ring 5", "04109 Leipzig"]),
        ("a.quill@example.org | Leeds, GB https://github.com/aquill", ["Leeds, GB"]),
        ("Greater Boston Area", ["Greater Boston Area"]),
    ],
)
def test_an_address_is_whole_without_what_stands_around_it(line, address):
    assert read(f"@ Ada Quill\n{line}\n# Skills\nWord").cv.address_lines == address


@pytest.mark.parametrize(
    "line", ["Ada Quill, Software Engineer", "ANGABEN ZUR PERSON\\tAda Quill", "Nazwisko(-a) / Imię(-ona)\\tAda Quill"]
)
def test_the_name_stands_alone(line):
    assert read(f"{line}\nada.quill@example.org\n# Skills\nWord").cv.full_name == "Ada Quill"


def test_hyphens_of_typesetters_are_hyphens_in_addresses():
    cv = read("@ Ada Quill‐Fern\nada.quill‐fern@example.org | github.com/quill‐fern\n# Skills\nWord").cv
    assert (cv.email, cv.links[0].url) == ("ada.quill-fern@example.org", "github.com/quill-fern")


def test_a_profile_without_a_heading_is_whole_though_each_line_is_a_paragraph():
    lines = [
        "Painter of large walls with nine years behind her, most of them spent on ladders in the rain of the northern",
        "coast and a few in the south, where",
        "the light is better.",
    ]
    cv = read("@ Ada Quill\n" + "\n".join(lines) + "\nada@example.org\n# Skills\nWord").cv
    assert cv.summary == " ".join(lines)


@pytest.mark.parametrize(
    "clause",
    [
        "Zgadzam się na przetwarzanie moich danych osobowych w celu rekrutacji.",
        "I authorize the processing of my personal data for recruitment.",
    ],
)
def test_consent_in_other_words_is_consent(clause):
    assert read(f"@ Ada Quill\n# Certificates\nFirst aid, 2019\n{clause}").cv.data_privacy == clause


@pytest.mark.parametrize(
    ("line", "nationality"),
    [
        ("geb. am 3.5.1988 in Pirna, deutsch, ledig", "deutsch"),
        ("0351 5550199 | dänische Staatsangehörigkeit", "dänische"),
        ("ur. 12.05.1991 w Kielcach | obywatelka Polski", "Polski"),
        ("+353 86 555 0123 | Maltese citizen", "Maltese"),
    ],
)
def test_a_nationality_is_found_without_its_label(line, nationality):
    assert read(f"@ Ada Quill\n{line}\n# Skills\nWord").cv.nationality == nationality


def test_personal_data_without_labels_are_no_profile():
    cv = read(
        "# Zur Person\nAda Quill, geb. Farn\ngeboren am 03.05.1988 in Pirna\nLindenallee 7, 01067 Dresden\n# Sprachen\nDeutsch (C2)"
    ).cv
    assert (cv.full_name, cv.birth_date, cv.summary) == ("Ada Quill", "1988-05-03", "")
    assert cv.address_lines == ["Lindenallee 7", "01067 Dresden"]


def test_words_that_lead_to_an_address_or_a_number_are_no_part_of_it():
    cv = read(
        "@ Jan Lis\nzam. os. Leśne 2, 31-603 Kraków\nE-mail jan@example.org, kom. 600 555 010\n# Hobby\nszachy"
    ).cv
    assert cv.address_lines == ["os. Leśne 2", "31-603 Kraków"]
    assert (cv.email, cv.phone) == ("jan@example.org", "+48 600 555 010")


def test_a_line_of_contact_data_between_dots_is_no_profile():
    line = "Ringweg 10 · Postfach 12 · 8001 Zürich · Schweiz · Geburtsdatum: 12. März 1985 · Zivilstand: ledig · Heimatort: Wil SG"
    cv = read(f"@ Ada Quill\n{line}\n# Hobbys\nRudern").cv
    assert (cv.summary, cv.birth_date, len(cv.address_lines)) == ("", "1985-03-12", 4)


@pytest.mark.parametrize(
    ("number", "address", "language", "expected"),
    [
        ("(+49) 171 5550199", "", "de", "+49 171 5550199"),
        ("914-555-0177", "", "en", "+1 914-555-0177"),
        ("0171 5550199", "", "de", "0171 5550199"),
        ("98765 43210", "", "en", "98765 43210"),
        ("0676 5550199", "Hauptstraße 1, 4553 Schlierbach", "de", "+43 676 5550199"),
        ("505 550 297", "", "pl", "+48 505 550 297"),
    ],
)
def test_a_country_code_is_added_only_where_the_address_or_the_form_tells_it(number, address, language, expected):
    assert international(number, *regions(address, "", language))[0] == expected


def test_of_two_numbers_the_labelled_one_is_taken_and_neither_runs_into_the_other():
    cv = read(
        r"""
        @ Arash Tirazi
        Address:\tUnit 12, Poplar alley, Shiraz 7134512345
        Phone numbers:\t+98-71-55501579 / +98-912-5557031
        """
    ).cv
    assert cv.phone == "+98 71-55501579"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Dr. rer. pol. Heike Zahnfeld", "Dr. rer. pol. Heike Zahnfeld"),
        ("lek. wet. Jan Kowalczyk", "lek. wet. Jan Kowalczyk"),
        ("mabel thornquist", "mabel thornquist"),
        ("One-page CV", ""),
    ],
)
def test_a_name_is_known_behind_any_academic_title_and_in_small_letters(head, name):
    assert read(f"@ {head}\nThornquist@example.org\n# Profile\nReads the levels of rivers.").cv.full_name == name


def test_surname_and_given_names_under_two_labels_are_one_name():
    assert read("Name: Quellmoos\nVorname: Adele Marit").cv.full_name == "Adele Marit Quellmoos"


def test_a_name_on_two_lines_in_two_weights_is_one_name():
    blocks = [Line(runs=(Run(text, Style(24.0, bold=bold)),)) for text, bold in (("HUBERT", True), ("OCZKOŃ", False))]
    assert assemble(Blocks("docx", (*blocks, Line(runs=(Run("hubert@example.org"),))))).cv.full_name == "HUBERT OCZKOŃ"


@pytest.mark.parametrize("number", ["(703) 555-2074", "703-555-1999"])
def test_the_last_group_of_an_american_number_is_no_year(number):
    assert read(f"@ Nicolas Garland\n{number}\n# Education\nBA\t2012").cv.phone.endswith(number[-4:])


def test_of_two_numbers_without_a_label_the_first_is_kept_whole():
    found = read("@ Lea Brunner\n+41 79 555 01 90 / 079 555 01 90\n# Ausbildung\nMatura\t2012").cv
    assert found.phone == "+41 79 555 01 90"


@pytest.mark.parametrize(("printed", "name"), [("AnnaGarland", "Anna Garland"), ("GARLAND", "GARLAND")])
def test_a_name_set_without_a_blank_is_the_largest_line_of_all(printed, name):
    big, small = Style(size=26), Style(size=10)
    lines = [
        Line(runs=(Run(printed, big),)),
        *(Line(runs=(Run(text, small),)) for text in ("anna@example.com", "8002 Zürich")),
    ]
    assert assemble(Blocks("pdf", tuple(lines))).cv.full_name == name


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("it", "338 555 0142", "+39 338 555 0142"),
        ("es", "319-555-0142", "+57 319-555-0142"),
        ("es", "11 5555-0142", "+54 11 5555-0142"),
        ("es", "9 5555 0142", "+56 9 5555 0142"),
        ("es", "922 555 014", "922 555 014"),
        ("pt", "11 9 5555-0142", "+55 11 9 5555-0142"),
        ("fr", "04 74 55 01 42", "+33 4 74 55 01 42"),
        ("fr", "04.74.55.01.42", "+33 4.74.55.01.42"),
        ("fr", "0474 55 01 42", "+32 474 55 01 42"),
    ],
)
def test_the_groups_of_a_number_tell_its_country_among_those_of_the_language(language, number, expected):
    common = regions("", "", language)[1]
    assert international(number, (), by_form(number, language) or common)[0] == expected


@pytest.mark.parametrize(
    ("lines", "phone", "further"),
    [
        (
            "Tel.: 0221 5550142\nMobil: 0171 5550199\nMusterweg 1, 50667 Köln",
            "+49 221 5550142",
            ("Mobil", "0171 5550199"),
        ),
        ("Phone: +44 20 7946 0188 | Mobile: +44 7700 900123", "+44 20 7946 0188", ("Mobile", "+44 7700 900123")),
        ("tel. 22 555 01 42, kom. 601 555 019", "+48 22 555 01 42", ("", "601 555 019")),
        ("(212) 555-0147 / (917) 555-0148", "+1 (212) 555-0147", ("", "(917) 555-0148")),
    ],
)
def test_a_second_telephone_is_kept_among_the_personal_details(
    lines: str, phone: str, further: tuple[str, str]
) -> None:
    language = "# Doświadczenie" if "kom." in lines else "# Experience"
    cv = read(f"@ Ada Sample\n{lines}\n{language}\n2019 – 2020\\tEngineer, Span Ltd").cv
    assert (cv.phone, [(detail.label, detail.value) for detail in cv.personal_details]) == (phone, [further])


def test_a_number_that_is_printed_twice_is_held_once() -> None:
    draft = read("@ Ada Sample\n+49 221 5550142\n0221 5550142\n# Experience\n2019 – 2020\\tEngineer, Span Ltd")
    assert (draft.cv.phone, draft.cv.personal_details, draft.unplaced_text) == ("+49 221 5550142", [], ())


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        (
            "Address: 12 Poplar alley, Shiraz 7134512345\nPhone numbers: +98-71-55501579",
            "Shiraz 7134512345",
        ),
        ("Rua das Flores 12, Recife 5001203345\nTelefone: +55 81 5550 1579", "Recife 5001203345"),
        ("Address: 4 Hill Street, Riyadh 12345-6789\nTel: +966 11 555 0142", "Riyadh 12345-6789"),
    ],
)
def test_a_long_postcode_at_the_end_of_an_address_is_no_telephone(lines: str, address: str) -> None:
    language = "# Experiência profissional" if "Rua" in lines else "# Experience"
    draft = read(f"@ Ada Sample\n{lines}\n{language}\n2019 – 2020\\tEngineer, Span Ltd")
    assert draft.cv.phone[:1] == "+"
    assert (draft.cv.address_lines[-1], draft.cv.personal_details, draft.unplaced_text) == (address, [], ())


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Jestem studentką z pasją do mostów i gier oraz tworzenia stron.", "Doświadczenie"),
        ("I am a student with a passion for bridges that last and games.", "Experience"),
    ],
)
def test_a_sentence_before_the_address_in_one_line_is_the_profile(line: str, heading: str) -> None:
    cv = read(
        f"@ Ada Sample\n{line} ada@example.org | +44 20 7946 0188\n# {heading}\n2019 – 2020\\tEngineer, Span Ltd"
    ).cv
    assert (cv.summary, cv.email, cv.phone, cv.headline) == (line, "ada@example.org", "+44 20 7946 0188", "")


def test_a_room_and_a_campus_before_a_town_in_its_country_are_an_address() -> None:
    cv = read(
        """
        @ Ada Sample
        PhD Candidate in Linguistics
        North Campus, Room 4.12, Amsterdam, The Netherlands
        +31 20 555 0142 · ada.sample@example.edu
        # Interests
        chess
        """
    ).cv
    assert ", ".join(cv.address_lines) == "North Campus, Room 4.12, Amsterdam, The Netherlands"


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Fecha y lugar de nacimiento: 16 de enero de 1992, Huesca", "Experiencia laboral"),
        ("Date et lieu de naissance : 16/01/1992 à Lyon", "Expérience professionnelle"),
        ("Data e luogo di nascita: 16 gennaio 1992, Torino", "Esperienza lavorativa"),
        ("Luogo e data di nascita: Torino, 16/01/1992", "Esperienza lavorativa"),
        ("Datum und Ort der Geburt: 16.01.1992, Olten", "Berufserfahrung"),
    ],
)
def test_a_label_of_day_and_place_of_birth_is_one_label(line: str, section: str) -> None:
    cv = read(f"@ Marta Lazo\n{line}\n# {section}\nBanca Sole\t2019").cv
    assert (cv.birth_date, cv.headline, cv.personal_details) == ("1992-01-16", "", [])


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Thornley, Maude", "Maude Thornley"),
        ("Maude Thornley, PhD", "Maude Thornley, PhD"),
        ("Rogalska Halina", "Rogalska Halina"),
    ],
)
def test_a_labelled_name_with_a_comma_is_turned_round(printed, name):
    cv = read(f"Surname(s) / First name(s)\t{printed}\nada.quill@example.org\n# Skills\nWord").cv
    assert cv.full_name.startswith(name.removesuffix(", PhD"))


@pytest.mark.parametrize(
    ("line", "phone"),
    [
        ("Buchhalterin, Steuernummer 123/456/78901 · 0561 555 01 77", "0561 555 01 77"),
        ("księgowa, NIP 618-201-44-07 · tel. dom. 62 555 18 40", "62 555 18 40"),
        ("Prairie State University, Manhattan, KS 66506-4004 · Office (785) 555-0138", "(785) 555-0138"),
        ("Fax (785) 555-0139 · (785) 555-0138", "(785) 555-0138"),
        ("Am Werder 19 · 34123 Kassel · 0561 / 55 01 77", "0561 / 55 01 77"),
    ],
)
def test_a_number_of_something_else_is_no_telephone(line: str, phone: str):
    cv = read(f"@ Mika Brandhorst\n{line}\n# Interests\nchess").cv
    digits = "".join(c for c in phone if c.isdigit()).lstrip("0")
    found = "".join(c for c in cv.phone if c.isdigit())
    assert found.endswith(digits)
    assert len(found) <= len(digits) + len("0049")  # with the code of a country, and no second number


@pytest.mark.parametrize("name", ["KOSLOWSKI Anna", "Ferrandi Giulia", "DE BIASI Giulia"])
def test_a_name_without_a_comma_stays_in_the_order_in_which_it_is_printed(name):
    assert read(f"@ {name}\nanna@example.com\n# Lingue\nitaliano (madrelingua)").cv.full_name == name


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        ("Zakrzówek Mały, Oława\nada@example.com", []),
        ("Marcinkowice, Oława\nada@example.com", ["Marcinkowice", "Oława"]),
        ("Developer, Oława\nada@example.com", []),
    ],
)  # fmt: skip
def test_a_village_beside_its_town_is_an_address(lines, address):
    assert read(f"@ Ada Quill\n{lines}\n# Languages\nEnglish (native)").cv.address_lines == address


def test_places_above_a_house_are_of_its_address():
    cv = read(
        """
        @ Zoé Lambert
        Quartier Nord, Thiès, Sénégal
        Villa N° 757
        zoe@example.com
        # Expérience professionnelle
        **Vendeuse**\\t03/2019 – 04/2021
        Librairie du Port
        # Langues
        français (langue maternelle)
        """
    ).cv
    assert cv.address_lines == ["Quartier Nord", "Thiès", "Sénégal", "Villa N° 757"]


def test_a_place_before_its_state_behind_a_dash_is_an_address():
    cv = read(
        """
        @ Inês Prado
        Vila Feliz de Goiânia – GO
        ines@example.com
        # Experiência profissional
        **Vendedora**\\t03/2019 – 04/2021
        Livraria do Porto
        # Idiomas
        português (nativo)
        """
    ).cv
    assert cv.address_lines == ["Vila Feliz de Goiânia – GO"]


@pytest.mark.parametrize("postcode", ["12947260", "12.947-260", "12947-260"])
def test_a_brazilian_postcode_behind_its_state_is_of_the_address(postcode):
    cv = read(
        f"""
        @ Inês Prado
        Alameda das Flores, 628
        Atibaia - SP - {postcode}
        (11) 95555-1895
        # Experiência profissional
        **Vendedora**\\t03/2019 – 04/2021
        Livraria do Porto
        # Idiomas
        português (nativo)
        """
    ).cv
    assert cv.address_lines == ["Alameda das Flores", "628", f"Atibaia - SP - {postcode}"]
    assert cv.phone.endswith("95555-1895")


def test_a_village_that_looks_like_a_name_is_of_the_address_below_the_name():
    draft = read(
        "@ Anna Farn\nBrgy. Palayhude, Basey, Samar 06720\nanna@example.org\n# Education\n2010 BSc Botany, Moor University"
    )
    assert (draft.cv.full_name, draft.cv.address_lines) == ("Anna Farn", ["Brgy. Palayhude", "Basey", "Samar 06720"])


def test_a_name_before_an_address_in_one_line_is_none_of_it():
    draft = read(
        "Anna Farn, 12 Mill Road, York YO26 6LB\nanna@example.org\n# Education\n2010 BSc Botany, Moor University"
    )
    assert (draft.cv.full_name, draft.cv.address_lines) == ("Anna Farn", ["12 Mill Road", "York YO26 6LB"])


def test_a_street_stands_before_a_town_that_an_e_mail_address_follows():
    draft = read(
        "@ Anna Farn\nAm Ziegelstadel 9 | 85301 Schweitenkirchen anna@example.org\n# Ausbildung\n2010 Abitur, Gymnasium Hude"
    )
    assert draft.cv.address_lines == ["Am Ziegelstadel 9", "85301 Schweitenkirchen"]


def test_two_labels_with_their_values_may_stand_in_one_row():
    draft = read("""
        # CURRICULUM VITAE
        |Name:|Stephen Farn|Address:|9 Beck Lane, Hudal St Faith,|
        |Mobile:|07808 668996|Norwich, Norfolk, NR10 3LD|
        |Home:|01603 891562|Email:|s@example.org|
        # Work history
        2010 – 2012 Clerk, Farn Ltd
        """)
    assert (draft.cv.full_name, draft.cv.email, draft.cv.phone) == ("Stephen Farn", "s@example.org", "+44 7808 668996")
    assert draft.cv.address_lines == ["9 Beck Lane", "Hudal St Faith", "Norwich", "Norfolk", "NR10 3LD"]


@pytest.mark.parametrize(
    ("line", "address", "phone"),
    [
        ("Raleigh, NC 27410 (336)-555-3696", ["Raleigh, NC 27410"], "+1 (336)-555-3696"),
        ("Norwich ⋄ +44 1603 555123 ⋄ ada@example.org", ["Norwich"], "+44 1603 555123"),
        ("Norwich ◊ +44 1603 555123", ["Norwich"], "+44 1603 555123"),
    ],
)
def test_a_number_beside_an_address_is_none_of_it(line: str, address: list[str], phone: str):
    cv = read(f"@ Ada Quill\n{line}\n# Skills\n- Welding").cv
    assert (cv.address_lines, cv.phone) == (address, phone)


@pytest.mark.parametrize(
    ("lines", "address", "section"),
    [
        (
            "Domicilio: Moros de Turba # 2387 Col. Santa Farna C.P.44700\nGuadalajara Jal.",
            ["Moros de Turba # 2387 Col. Santa Farna C.P.44700", "Guadalajara Jal."],
            "Experiencia\n2010 – 2012\\tCocinero, Farnal S.A.",
        ),
        (
            "Adresse : Sousse, Farnema EST\nBoite postale numéro 89",
            ["Sousse", "Farnema EST", "Boite postale numéro 89"],
            "Formation\n2010\\tBac, Lycée Farn",
        ),
        (
            "Ixtapaluca, Estado de México\n56585",
            ["Ixtapaluca", "Estado de México", "56585"],
            "Experiencia\n2010 – 2012\\tCocinero, Farnal S.A.",
        ),
        ("Wohnanschrift: Im Schild 20, 63755 Alzenau", ["Im Schild 20", "63755 Alzenau"], "Sprachen\nDeutsch (C2)"),
        (
            "Dirección: Lago de Turba #1309, col. Las Farnas     C.P: 80060",
            ["Lago de Turba #1309", "col. Las Farnas", "80060"],
            "Experiencia\n2010 – 2012\\tCocinero, Farnal S.A.",
        ),
    ],
)
def test_what_stands_below_or_behind_a_labelled_address_without_a_label_of_its_own_belongs_to_it(
    lines: str, address: list[str], section: str
):
    draft = read(f"@ Nour Farnal\n{lines}\nE-mail: nour@example.com\n# {section}")
    assert draft.cv.full_name == "Nour Farnal"
    assert draft.cv.address_lines == address
    assert not draft.unplaced_text


def test_the_name_below_a_labelled_address_is_no_part_of_it():
    cv = read("Adresse: Elmweg 3\nNour Farnal\nTel: 044 000 00 00\n# Sprachen\nDeutsch (C2)").cv
    assert cv.full_name == "Nour Farnal"
    assert cv.address_lines == ["Elmweg 3"]


@pytest.mark.parametrize(
    "printed", ["nour.farnal98 @example.com", "nour.farnal98@ example.com", "nour .farnal98@example.com"]
)
def test_an_address_that_a_blank_tears_is_one(printed: str):
    draft = read(f"@ Nour Farnal\nE-mail: {printed}\n# Formation\n2010\tBac, Lycée Farn")
    assert draft.cv.email == "nour.farnal98@example.com"
    assert not draft.unplaced_text


def test_what_stands_before_an_address_with_a_blank_of_its_own_is_no_part_of_it():
    assert (
        read("@ Nour Farnal\nBern nour@example.com\n# Formation\n2010\tBac, Lycée Farn").cv.email == "nour@example.com"
    )


def _set(*lines: tuple[str, float, bool]) -> Blocks:
    return Blocks("pdf", tuple(Line(runs=(Run(text, Style(size, bold=bold)),)) for text, size, bold in lines))


def test_lines_that_alone_are_as_large_are_one_name_in_whatever_weight():
    lines = (
        ("ADA MARIT JUNE", 25.0, True),
        ("QUILLWORTH", 25.0, False),
        ("Etudiante", 11.0, True),
        ("a@example.org", 9.0, False),
    )
    assert assemble(_set(*lines)).cv.full_name == "ADA MARIT JUNE QUILLWORTH"


def test_words_of_which_the_email_address_is_made_are_the_name_though_another_text_parts_them():
    found = read("@ Ada\\t|\\tDEMANDE D’EMPLOI\nQUILLWORTH\nquillworth.ada@example.org\n# Formation\nBac\t2012").cv
    assert found.full_name == "Ada QUILLWORTH"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("ADA MARIT QUILL Senior Aerospace Engineer", "ADA MARIT QUILL"),
        ("Web Development Programmer\nAda Quill", "Ada Quill"),
        ("Innovation & Transformation\nAda Quill", "Ada Quill"),
    ],
)
def test_a_job_or_a_field_of_work_is_no_name(printed, name):
    assert read(f"{printed}\nAarau, Schweiz\n+41 79 555 01 90\n# Ausbildung\nMatura\t2012").cv.full_name == name


def test_a_labelled_name_that_a_narrow_cell_breaks_is_whole():
    found = read("# Persönliche Daten\n|Name|Ada Marit June|Quillworth|\n|Tel.|0171 5550190|\n# Hobbys\nLesen").cv
    assert found.full_name == "Ada Marit June Quillworth"


def test_a_printed_address_that_leads_to_a_map_is_an_address():
    run = Run("ul. Torfowa 1/29 32-300 Olkusz", Style(8.0), href="https://goo.gl/maps/KmAbc")
    lines = [Line(runs=(Run("Ada Quill", Style(22.0)),)), Line(runs=(run,)), Line(runs=(Run("a.quill@example.org"),))]
    cv = assemble(Blocks("pdf", tuple(lines))).cv
    assert (cv.address_lines, cv.links) == (["ul. Torfowa 1/29 32-300 Olkusz"], [])


def test_a_number_an_email_address_and_a_link_in_one_line_are_no_address():
    cv = read("@ Abigail Quill\n07403 873901, abigail@example.co.uk, My LinkedIn\n# Education\nBA\t2012").cv
    assert (cv.phone, cv.address_lines) == ("+44 7403 873901", [])


def test_the_end_of_an_email_address_that_a_narrow_column_tears_off_belongs_to_it():
    assert read("@ Ada Quill\nada.quill@example.co m\n# Education\nBA\t2012").cv.email == "ada.quill@example.com"


def test_a_label_without_a_colon_before_a_postcode_is_no_part_of_the_address():
    cv = read("@ Jan Quillowski\nAdres 58-100 Świdnica\nTelefon 660454879\n# Języki\nAngielski").cv
    assert cv.address_lines == ["58-100 Świdnica"]


def test_regions_and_countries_below_a_town_are_lines_of_its_address():
    cv = read(
        "@ Ada Quill\nHeuvelweg 1B\n8970 Reningelst\nWest-Vlaanderen\nBelgië\nada@example.be\n# Opleiding\nBachelor\t2012"
    ).cv
    assert cv.address_lines == ["Heuvelweg 1B", "8970 Reningelst", "West-Vlaanderen", "België"]


def test_a_bracketed_code_of_an_area_makes_a_number_whose_end_looks_like_a_year():
    assert read("@ Ada Quill\n(19) 99762-1954 / ada@example.com\n# Idiomas\nInglês").cv.phone.endswith("99762-1954")


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("www.linkedin.com\n/in/ada-quill-77", "www.linkedin.com/in/ada-quill-77"),
        ("|XING|xing.com/profile/AdaQui|llworth_June|", "xing.com/profile/AdaQuillworth_June"),
        ("adaquill.com\n/in/ada-quill-77", "adaquill.com"),
    ],
)
def test_a_link_that_a_narrow_column_tears_is_whole(printed, address):
    cv = read(f"@ Ada Quill\n{printed}\nada@example.org\n# Education\nBA\t2012").cv
    assert cv.links[0].url == address


def test_two_lines_that_lead_to_one_address_are_its_halves():
    led = "https://www.linkedin.com/in/ada-quillworth-606/"
    halves = ("https://www.linkedin.com/in/ada-q", "uillworth-606/")
    lines = [Line(runs=(Run(text, Style(9.0), href=led),)) for text in halves]
    cv = assemble(Blocks("pdf", (Line(runs=(Run("Ada Quill", Style(22.0)),)), *lines))).cv
    assert [link.url for link in cv.links] == [led]


def test_languages_behind_their_label_among_personal_data_are_languages():
    cv = read("@ Ada Quill\nLanguages- English, Kiswahili\nada@example.org\n# Education\nBA\t2012").cv
    assert [(one.language, one.level) for one in cv.languages] == [("English", ""), ("Kiswahili", "")]


def _linked(*pieces: tuple[str, str | None]) -> Line:
    return Line(runs=tuple(Run(text, Style(10.0), href=href) for text, href in pieces), gap=2.0)


def _links_below_a_name(*lines: Line, below: tuple[Line, ...] = ()) -> list[str]:
    name = Line(runs=(Run("Ada Quill", Style(20.0, bold=True)),), gap=0.0)
    skills = (Line(runs=(Run("Skills", Style(13.0, bold=True)),), gap=12.0), _linked(("Welding", None)), *below)
    cv = assemble(Blocks("docx", (name, *lines, *skills))).cv
    assert cv.full_name == "Ada Quill"
    assert cv.skills == ["Welding"]
    return [str(link.url) for link in cv.links]


@pytest.mark.parametrize("word", ["LinkedIn", "Blog", "@ada-quill", "Website"])
def test_a_word_alone_that_leads_to_a_page_is_a_link_and_no_label(word):
    link = "https://example.org/ada-quill"
    assert _links_below_a_name(_linked((word, link)), _linked(("ada@example.org", "mailto:ada@example.org"))) == [link]


def test_words_in_one_line_that_lead_to_pages_are_links_each_and_no_part_of_the_name():
    links = [f"https://example.org/{path}" for path in ("ada", "talks")]
    line = _linked(("Website", links[0]), (", ", None), ("Talks", links[1]), (", ada@example.org", None))
    assert _links_below_a_name(line) == links


@pytest.mark.parametrize(
    ("printed", "href", "link"),
    [
        ("linkedin.com/in/ada-qu", "https://linkedin.com/in/ada-quill-77/", "https://linkedin.com/in/ada-quill-77/"),
        ("Github.com", "https://github.com/ada-quill", "https://github.com/ada-quill"),
        ("github.com/ada-quill", "https://github.com/ada-quill?tab=stars", "github.com/ada-quill"),
    ],
)
def test_a_link_printed_in_part_is_told_by_where_it_leads(printed, href, link):
    assert _links_below_a_name(_linked((printed, href))) == [link]


@pytest.mark.parametrize("line", ["https://github.com/ada-quill", "My GitHub profile: https://github.com/ada-quill"])
def test_a_link_alone_at_the_end_of_a_list_is_no_item_of_it(line):
    assert _links_below_a_name(below=(_linked((line, None)),)) == ["https://github.com/ada-quill"]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("@ Maude Thornley BSN, RN, OCN\nmthornley@example.com", "Maude Thornley"),
        ("@ Maude THORNLEY, PhD\nmthornley@example.com", "Maude THORNLEY"),
        ("ada quill C++ Programmer\nPeru, Lima\nadaquill.cp@example.com", "ada quill"),
        ("INTERESSATO: Quilli Ada\nEMAIL: quilli.ada@example.com", "Quilli Ada"),
    ],
)
def test_a_name_stands_without_titles_labels_and_the_job_beside_it(lines, name):
    cv = read(f"{lines}\n# Languages\nEnglish (native)").cv
    assert cv.full_name == name


def test_given_names_and_a_family_name_under_two_labels_are_one_name_though_the_first_has_two_words():
    cv = read("Apelido:\\tQuilho\nNome:\\tAda Maria\nMorada:\\tRua Alta 3\n# Línguas\nPortuguês (nativo)").cv
    assert (cv.full_name, cv.language) == ("Ada Maria Quilho", "pt")


def test_a_street_whose_name_ends_like_the_word_for_a_page_is_no_running_head():
    cv = read(
        "@ Ada Quill\nStraße:\\tBerg-am-Moor-Str. 71\nOrt:\\t81673 München\n# Sprachen\nDeutsch (Muttersprache)"
    ).cv
    assert cv.address_lines == ["Berg-am-Moor-Str. 71", "81673 München"]


def test_labels_with_several_words_in_brackets_or_an_apostrophe_for_an_accent_are_known():
    cv = read(
        """
        @ Ada Quilli
        INDIRIZZO: Via Alta 3, 40124 Bologna
        Telefono (fisso o mobile): 051 123456
        NAZIONALITA’: Italiana
        # Lingue
        italiano (madrelingua)
        """
    ).cv
    assert (cv.address_lines, cv.nationality) == (["Via Alta 3", "40124 Bologna"], "Italiana")
    assert cv.phone.replace(" ", "").endswith("51123456")


def test_a_link_to_an_address_that_is_none_is_not_the_address():
    line = _linked(("874013613", "mailto:874013613/ada@example.org"))
    blocks = (Line(runs=(Run("Ada Quill", Style(20.0, bold=True)),)), line, _linked(("ada@example.org", None)))
    assert assemble(Blocks("docx", blocks)).cv.email == "ada@example.org"


def test_two_telephone_numbers_with_a_dash_between_blanks_are_two():
    cv = read("@ Ada Quill\nTeléfono: 301 555 1678 – 314 555 2623\n# Idiomas\nEspañol (nativo)").cv
    assert cv.phone.replace(" ", "").endswith("3015551678")
    assert [detail.value for detail in cv.personal_details] == ["314 555 2623"]


def test_a_consent_in_another_order_of_words_is_one():
    consent = "Ich stimme der Verarbeitung meiner personenbezogenen Daten für diese Bewerbung zu."
    cv = read(f"@ Ada Quill\nada@example.org\n# Sprachen\nDeutsch (Muttersprache)\n{consent}").cv
    assert (cv.data_privacy, cv.summary) == (consent, "")


def test_links_amid_a_list_belong_to_its_items():
    amid = (_linked(("https://example.org/ada/seams", None)), _linked(("Soldering", None)))
    name = Line(runs=(Run("Ada Quill", Style(20.0, bold=True)),), gap=0.0)
    skills = (Line(runs=(Run("Skills", Style(13.0, bold=True)),), gap=12.0), _linked(("Welding", None)), *amid)
    assert assemble(Blocks("docx", (name, *skills))).cv.links == []


def test_the_address_of_the_form_is_no_link_of_the_person():
    cv = read("@ Ada Quill\nada@example.org\nhttp://europass.cedefop.europa.eu\n# Languages\nEnglish (native)").cv
    assert cv.links == []


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        ("Iran, Tabriz", ["Iran", "Tabriz"]),
        ("403 Harbour View, Lake Garden, West Side, Mumbai 400067\nMumbai, India", ["403 Harbour View", "Lake Garden"]),
        ("Via Alta 3, 40124 Bologna (Residenza e Domicilio)", ["Via Alta 3", "40124 Bologna"]),
    ],
)
def test_an_address_is_told_with_its_country_first_before_a_mere_place_and_without_its_kind(lines, address):
    languages = "# Lingue\nitaliano (madrelingua)" if "Via" in lines else "# Languages\nEnglish (native)"
    cv = read(f"@ Ada Quill\nada@example.org\n{lines}\n{languages}").cv
    assert cv.address_lines[:2] == address


def test_the_first_letters_of_a_name_that_a_template_sets_before_it_are_no_part_of_it():
    assert (
        read("|MT|Maude Thornley|\nmaude@example.org\n# Languages\nEnglish (native)").cv.full_name == "Maude Thornley"
    )


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Maude Thornley BSN, RN", "Maude Thornley"),
        ("MAUDE ANN LEE, RN", "MAUDE ANN LEE, RN"),
        ("Maude Ann LEE, RN", "Maude Ann LEE"),
        ("Anne Zoé DURAND, PhD", "Anne Zoé DURAND"),
    ],
)
def test_titles_behind_a_name_are_told_from_a_family_name_in_capitals(printed: str, name: str):
    assert without_titles_behind(printed) == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("MT Maude Thornley", "Maude Thornley"),
        ("Mt Maude Thornley", "Maude Thornley"),
        ("Al Alice Lind", "Al Alice Lind"),
    ],
)
def test_a_given_name_is_no_monogram(printed: str, name: str):
    assert without_monogram(printed) == name


def test_a_family_name_that_begins_a_given_name_is_kept():
    cv = read("""
        Surname: An
        Name: Ana Pia
        Email: ana@example.org
        # Skills
        - Rowing
    """).cv
    assert cv.full_name == "Ana Pia An"


def test_an_e_mail_address_and_a_number_that_columns_put_amid_projects_are_the_persons():
    cv = read("""
        @ Ines Almeida
        # Projects
        **Tide clock**
        +351 912 345 678
        ines@example.pt
        Counts the tides of the Tagus
        # References
        Ada Quill, ada@example.org
    """).cv
    assert (cv.email, cv.phone) == ("ines@example.pt", "+351 912 345 678")
    assert "example.pt" not in str(cv.further_experience)


def test_of_two_addresses_amid_projects_nobody_knows_whose_they_are():
    cv = read("""
        @ Ines Almeida
        # Projects
        **Tide clock**
        ines@example.pt
        Counts the tides of the Tagus
        **Weir gauge**
        ada@example.org
        Tells the height of weirs
    """).cv
    assert cv.email == ""
