"""The words that dates are made of, in English, German and Polish.

Month names come from CLDR (through babel), plus the abbreviations and spellings that CLDR does not list.
"""

from __future__ import annotations

from functools import cache

_EXTRA_MONTHS = {
    1: "jän jaen jänner januari stycz", 2: "feb febr lut feber", 3: "mär mrz maer maerz marz", 4: "kwiec", 5: "",
    6: "czerw juno", 7: "", 8: "sierp", 9: "sept wrzes wrzesien wrzesnia wrzesn", 10: "pazdz okt pażdz paz pazdziernik",
    11: "listop", 12: "grudz dez grudzien",
}  # fmt: skip
ROMAN_MONTHS = {
    r: n for n, r in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)
}

SEASONS = [
    "springs?",
    "summers?",
    "autumns?",
    "fall",
    "winters?",
    "frühjahr",
    "frühling",
    "sommer",
    "herbst",
    "wiosna",
    "lato",
    "jesień",
    "zima",
    "wiosną",
    "latem",
    "jesienią",
    "zimą",
    "wise",
    "sose",
    "ws",
    "ss",
    "wintersemester",
    "sommersemester",
    "wintersem",
    "sommersem",
    "semester",
    "academic\\syear",
    "schuljahr",
    "studienjahr",
    "q[1-4]",
    "[1-4]\\.\\s?quartal",
    "kw\\.?\\s?\\d\\d?",
    "anfang",
    "mitte",
    "ende",
    "early",
    "mid",
    "late",
    "początek",
    "połowa",
    "koniec",
    "ca",
    "circa",
    "approx",
    "około",
    "ok",
    "expected",
    "anticipated",
    "graduating",
    "voraussichtlich",
    "vsl",
    "planowan[aey]",
    "rok",
    "roku",
    "jahr",
    "year",
    "w",
    "in",
    "im",
]

PRESENT_WORDS = [
    "the\\spresent",
    "present",
    "today",
    "now",
    "current",
    "currently",
    "to\\sdate",
    "to\\spresent",
    "till\\sdate",
    "date",
    "ongoing",
    "continuing",
    "still",
    "bis\\sheute",
    "heute",
    "bis\\sdato",
    "dato",
    "bis\\sjetzt",
    "jetzt",
    "aktuell",
    "derzeit",
    "laufend",
    "fortlaufend",
    "andauernd",
    "gegenwart",
    "heutigen\\stag",
    "bis\\sauf\\sweiteres",
    "auf\\sweiteres",
    "bis\\szur\\sgegenwart",
    "unbefristet",
    "obecnie",
    "nadal",
    "teraz",
    "dziś",
    "dzisiaj",
    "dziś\\sdzień",
    "chwili\\sobecnej",
    "chwila\\sobecna",
    "dnia\\sdzisiejszego",
    "aktualnie",
    "trwa\\sobecnie",
    "trwa",
    "bieżąco",
    "w\\strakcie",
    "do\\schwili\\sobecnej",
    "do\\steraz",
    "do\\sdziś",
    "do\\snadal",
    "do\\sdzisiaj",
    "do\\sobecnie",
    "do\\sdnia\\sdzisiejszego",
    "po\\sdziś",
    "po\\sdzień\\sdzisiejszy",
    "w\\stoku",
    "w\\sdalszym\\sciągu",
    "at\\spresent",
    "present\\sday",
    "this\\sday",
    "in\\sprogress",
    "gegenwärtig",
    "momentan",
    "zurzeit",
    "zur\\szeit",
    "heutiger\\stag",
    "noch\\sandauernd",
]

SINCE_WORDS = (
    "since",
    "seit\\sdem",
    "seit",
    "ab\\sdem",
    "ab",
    "od",
    "currently\\ssince",
    "aktuell\\sseit",
    "obecnie\\sod",
)
FROM_WORDS = (
    "from",
    "von",
    "vom",
    "between",
    "zwischen",
    "w\\slatach",
    "w\\sokresie\\sod",
    "w\\sokresie",
    "lata",
    "okres",
    "years",
)
OPEN_FROM_WORDS = ("from", "von", "vom")
"""Words that leave the end open where nothing follows: `From 2019`."""
UNTIL_WORDS = ("until", "till", "up\\sto", "bis\\szum", "bis", "do")
"""Before a date that is the only one: `bis 06/2014`."""

TO_WORDS = ("to", "until", "till", "til", "through", "thru", "bis\\szum", "bis\\szu", "bis", "do", "and", "und", "a")


@cache
def month_names() -> dict[str, int]:
    """Lower-case month name or abbreviation, without its dot, in any of the three languages -> 1 to 12."""
    from babel import Locale

    names: dict[str, int] = {}
    for language in ("en", "de", "pl"):
        months = Locale(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    names[name.casefold().rstrip(".")] = number
    for number, words in _EXTRA_MONTHS.items():
        names.update(dict.fromkeys(words.split(), number))
    return names
