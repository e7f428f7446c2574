"""One cell of an entry's header as several roles: where it may be cut, and how well its pieces play them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cv_generator.languages import Pattern, while_reading
from cv_generator.reading.fields.header_evidence import DEPARTMENT, INNER_COMMA, fitness
from cv_generator.reading.words import evidence
from cv_generator.reading.words.judge import SORTS, log_odds
from cv_generator.reading.words.text import is_outside_brackets

_CUT = Pattern(
    r"(?=[\s,:;.–—-])(?:"
    r",(?:\s+|(?<=[^\W\d_]{2},)(?=[^\W\d_a-z]))(?!(?i:{behind comma}))"
    r"(?:(?:{at begins})(?:\s+|(?<=['’]))(?=[^\W\d_a-z]))?"
    r"|\s+[–—−-]\s+|(?<=[\w)])—\s?(?=[^\W\d_a-z])|(?<=[\w)])–\s+(?=[^\W\d_a-z])"
    r"|(?<=[^\W\d_A-Z\s])-\s+(?=[^\W\d_a-z])|(?<=[^\W\d_a-z]{4})-\s+(?=[^\W\d_a-z]{3})"
    r"|\s+[–-](?=[^\W\d_a-z]|\d\d?%)|(?<=\))-\s+|\s*[:;]\s+|\s+/\s+|\s+(?=[(\[])(?!\(\d\d\))"
    r"|(?:(?<=[^\W\d_A-Z]{4})|(?<=\)))\.\s+(?=[^\W\d_a-z])"
    r"|\s+(?:{at}|{weak at}|{from school})(?:\s+(?=[\"„«(]?[^\W_])|(?<=['’])(?=[^\W\d_]))"
    r"|\s+(?:{in})\s+(?=[^\W\d_])"
    r"|(?:(?<=mbH)|(?<= [AK]G)|(?<= SE)|(?<=Ltd)|(?<= plc)|(?<=o\.o\.)|(?<=S\.A\.)|(?<=e\.V\.)|(?<=e\. V\.)) "
    r"(?=[^\W\d_a-z]))"
)
_BLANK = re.compile(r" (?=[^\W\d_a-z])")
_SIGN = re.compile(r"\s[–—-]\s|[,;:]\s")
_DIGIT = re.compile(r"\d")
_LONGEST_TITLE = 60  # letters before a firm that follows without a mark
_JOINING = Pattern(r"(?<=\s)(?:{at}|{weak at}|{from school}|{in})(?=\s|(?<=['’]))", re.IGNORECASE)
_AT_IN_CAPITALS = Pattern(r"(?<=\w\s)(?=[^\W\d_a-z][a-zà-ÿ'’])(?i:{at})(?=\s|(?<=['’]))")
"""`Praktikum Bei Nordlicht`, `Cook At Farn Mill`"""
_AT = Pattern(r"{at}")
_WEAK_AT = Pattern(r"{weak at}")
_IN = Pattern(r"{in}")
_FROM_SCHOOL = Pattern(r"{from school}")
_GIVEN_BY = Pattern(r"\s(?:{at}|{weak at}|{from school})(?:\s|(?<=['’]))")
_NOBODY, _NOBODY_KNOWN = 0.0, -0.85  # log odds of a text that names nobody, also by the lists of words
_COST = 0.35
_TITLE, _MIXED = SORTS.index("T"), SORTS.index("M")
_A_TITLE, _NO_MIXTURE = 1.0, -2.0  # log odds
_WHOLE = 1.0  # what it costs to see one role where there should be several
Split = tuple[float, tuple[tuple[str, str], ...]]


@while_reading(8192)
def best_continuation(kind: str, role: str, code: str, text: str) -> Split:
    """A cell that goes on with the role before it, perhaps with the place at its end."""
    if code == "+":
        return _going_on(kind, role, text), (("+", text),)
    best: Split = (-9.0, (("+", text),))
    for (head, tail), _ in _cuts(kind, text, "TL"):
        score = _going_on(kind, role, head) + fitness(kind, "L", tail) - _COST
        if score > best[0]:
            best = score, (("+", head), ("L", tail))
    return best


def _going_on(kind: str, role: str, text: str) -> float:
    """A department or a subject has little evidence of its own."""
    if role not in ("T", "E") or not text:
        return -3.0
    other = fitness(kind, "E" if role == "T" else "T", text)
    return -0.3 - 0.6 * max(0.0, other) - 1.5 * evidence.is_place(text) - 0.5 * evidence.detail(text)


@while_reading(16384)
def best_split(kind: str, code: str, text: str) -> Split:
    """The best way to see a cell as these roles, and its score. The place may be missing at the end."""
    if len(code) == 1:
        return fitness(kind, code, text), ((code, text),)
    best: Split = (fitness(kind, code[0], text) - _WHOLE, ((code[0], text),))
    if not marks_in(text) and (len(code) == 3 or "L" not in code):
        return best
    if "L" in code and len(code) == 2:
        other = code.replace("L", "")
        best = (fitness(kind, other, text) - 0.1 - _COST, ((other, text),))
    for cuts, apt in _cuts(kind, text, code):
        parts = tuple(zip(code, cuts, strict=True))
        score = sum(fitness(kind, role, part) for role, part in parts) - _COST * (len(code) - 1) + apt
        if score > best[0]:
            best = (score, parts)
    if len(code) == 3 and "L" in code:
        short = best_split(kind, code.replace("L", ""), text)
        if short[0] - 0.3 > best[0]:
            best = (short[0] - 0.3, short[1])
    return best


def _cuts(kind: str, text: str, code: str) -> Iterator[tuple[tuple[str, ...], float]]:
    """All ways to cut a text into as many pieces as there are roles, at marks that may stand between those roles.

    Each with how apt it is: a comma does not part a title from an employer where a word or a dash in the text does.
    """
    marks, clearest = marks_in(text), _clearest(text)
    if len(code) == 2:
        for mark in marks:
            before, behind = text[: mark.start()], text[mark.end() :]
            if _may_part(kind, mark, code, before, behind):
                yield (clean(before), clean(behind)), _aptness(mark, code, clearest, (before, behind))
    elif len(code) == 3:
        for i, first in enumerate(marks):
            for second in marks[i + 1 :]:
                before, middle, behind = text[: first.start()], text[first.end() : second.start()], text[second.end() :]
                parted = _may_part(kind, first, code[:2], before, middle)
                if parted and _may_part(kind, second, code[1:], middle, behind):
                    apt = _aptness(first, code[:2], clearest, (before, middle))
                    apt += _aptness(second, code[1:], clearest, (middle, behind))
                    yield (clean(before), clean(middle), clean(behind)), apt


@while_reading(1024)
def _clearest(text: str) -> int:
    return max(map(_clearness, marks_in(text)), default=0)


def _clearness(mark: re.Match[str]) -> int:
    """How clearly a mark parts a title from an employer: 2 a word such as `at`, 1 a dash, 0 others."""
    return _clearness_of(mark[0].strip())


@while_reading(256)
def _clearness_of(sign: str) -> int:
    if not sign or any(pattern.fullmatch(sign) for pattern in (_IN, _WEAK_AT, _FROM_SCHOOL)):
        return 0
    return 2 if sign[0].isalpha() or sign == "@" else int(sign in "–—−-/")


def _aptness(mark: re.Match[str], roles: str, clearest: int, parts: tuple[str, str]) -> float:
    if set(roles) != {"T", "E"}:
        return DEPARTMENT if not mark[0].strip() and evidence.ends_in_legal_form(parts[0]) else 0.0
    clearness = _clearness(mark)
    if clearness < clearest:
        return (0.0, -0.5, -1.0)[clearest]
    # Beside a clear mark, all is the employer's name, commas included.
    return (0.0, 0.75, 1.0)[clearness] * DEPARTMENT * bool(INNER_COMMA.search(parts[roles.index("E")]))


@while_reading(1024)
def marks_in(text: str) -> list[re.Match[str]]:
    """The first marks outside brackets where a text may be cut."""
    found = _CUT.finditer((_JOINING if text.isupper() else _AT_IN_CAPITALS).sub(_in_small_letters, text))
    marks = [m for m in found if is_outside_brackets(text, m.start()) and not _is_in_name(m, text)][:8]
    marks = _without_addresses(text, marks) if "," in text and _DIGIT.search(text) else marks
    if not any(_clearness(mark) for mark in marks) and (bare := _behind_title(text) or _before_role(text)):
        marks = sorted((*marks, bare), key=lambda mark: mark.start())
    return marks


def _without_addresses(text: str, marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The marks, without those within an address that ends the text: `Farn Mill, Mill Road 3, 4058 Basel`."""
    start = 0
    for at, mark in enumerate(marks):
        street = text[start : mark.start()]
        whole = street[:1].isdigit() or start  # what a name begins with may be a street: `Elm Road School 3, 1040 Wien`
        if whole and mark[0].strip() == "," and evidence.is_street(street) and evidence.is_address(text[start:]):
            return marks[:at]
        start = mark.end()
    return marks


def _is_in_name(mark: re.Match[str], text: str) -> bool:
    """Whether a mark stands within a name: `Institute for Transport`, `Farn Ltd. / Moor Ltd.`."""
    sign, before, behind = mark[0].strip(), text[: mark.start()], text[mark.end() :]
    if sign[:1].isalpha():
        small = behind[0].islower() and sign[-1] not in "'’"
        return _is_word_in_title(before, behind) if small else _is_word_in_name(sign, before, behind)
    if sign == "/":
        return evidence.ends_in_legal_form(before) and evidence.holds_legal_form(behind)
    if sign == ",":
        return _goes_on_with_subject(before, behind) or _goes_on_with_letters(before, behind)
    if sign == ":":
        return _SUBJECT.fullmatch(f"{_SIGN.split(before)[-1]}: {behind[0]}") is not None
    return sign == "." and before.islower() and " " not in before  # `staatl. Berufsschule Hude`


def _is_word_in_title(before: str, behind: str) -> bool:
    """Whether a word before small letters parts no role from the kind of an employer: `work in small teams`."""
    return max(evidence.title(before), evidence.degree(before)) <= 0.5 or not _begins_with_kind(behind)


def _is_word_in_name(sign: str, before: str, behind: str) -> bool:
    """Whether a word such as `for` stands behind the kind of an employer or a school: `Institute for Transport`."""
    if not _WEAK_AT.fullmatch(sign):
        return False
    before = _SIGN.split(before)[-1]
    last = before.rpartition(" ")[2]
    works = evidence.organisation(last) > 0.5 and evidence.institution(behind) <= 1
    named = (evidence.institution(last) > 1 or works) and evidence.title(last) <= 1
    return named and evidence.degree(before) <= 1


def _goes_on_with_subject(before: str, behind: str) -> bool:
    """`Diploma in Science, option Peat`: a comma within a degree; before `option: Peat` within any subject."""
    told = _SUBJECT.match(behind)
    named = told is not None and (":" in told[0] or evidence.degree(_SIGN.split(before)[-1]) > 1)
    return named and evidence.institution(before) <= 1


def _goes_on_with_letters(before: str, behind: str) -> bool:
    """`Universidade do Vale, UNIVALE, Farn`: the letters that a school goes by, behind its name."""
    name, letters = _SIGN.split(before)[-1], _LETTERS.match(behind)
    if letters is None or letters[0][0] != name.lstrip()[:1].upper():
        return False
    return evidence.institution(name) > 1 and not evidence.is_place(letters[0])


_LETTERS = re.compile(r"[A-Z]{3,9}(?=,|$)")
_SUBJECT = Pattern(r"(?i)(?:{before a subject})\s*:?\s+\w")
_SMALL_BEFORE_NAME = re.compile(r"(?:[^\W\d_]+ ){1,4}[\"„«]?[^\W_a-z]")


def _begins_with_kind(text: str) -> bool:
    """Whether a text in small letters says what kind of employer or school it names: `restaurant La Perle`."""
    kind = text.partition(" ")[0]
    known = max(evidence.organisation(kind.title()), evidence.institution(kind)) > 0.5
    return known and _SMALL_BEFORE_NAME.match(text) is not None


def _in_small_letters(found: re.Match[str]) -> str:
    return small if len(small := found[0].lower()) == len(found[0]) else found[0]


def kind_of_mark(mark: re.Match[str], text: str) -> str:
    """What a mark is: a comma, a dash, a word such as `at`, a blank before a bracket or behind a legal form."""
    sign = mark[0].strip()
    if not sign:
        return "bracket" if text[mark.end() : mark.end() + 1] in ("(", "[") else "blank"
    for pattern, name in ((_AT, "at"), (_WEAK_AT, "weak at"), (_FROM_SCHOOL, "from school"), (_IN, "in")):
        if pattern.fullmatch(sign):
            return name
    return _SIGNS.get(sign[0], "at")


_SIGNS = {",": "comma", ":": "colon", ";": "colon", "/": "slash", ".": "stop", **dict.fromkeys("–—−-", "dash")}


def _behind_title(text: str) -> re.Match[str] | None:
    """The blank between a title and the firm or the school that follows it without any mark: `Courier Northway Ltd`."""
    if not evidence.holds_legal_form(text):
        return None
    for blank in _BLANK.finditer(text):
        before, behind = text[: blank.start()], text[blank.end() :]
        if "," in before or len(before) > _LONGEST_TITLE:
            return None
        if evidence.title(before.rpartition(" ")[2]) > 1 and evidence.title(behind) < 0:
            return blank if evidence.ends_in_legal_form(behind.partition(",")[0]) else None
    return None


_ROLE_BEHIND_NAME = re.compile(r" (?=[^\W\d_A-Z][^\W\d_]+(?: [^\W\d_A-Z][^\W\d_]+){0,2}$)")


def _before_role(text: str) -> re.Match[str] | None:
    """The blank between a name in capitals and a role in small letters that ends the text: `Alpha Chi Club member`.

    None where the letters of the whole say that it is a title, and not two things in one: `Human Resources manager`.
    """
    blank = _ROLE_BEHIND_NAME.search(text)
    if blank is None or not text[: blank.start()].replace(" ", "").isalnum():
        return None
    before, behind = text[: blank.start()], text[blank.end() :]
    named = all(word[0].isupper() for word in before.split()) and evidence.title(before) <= 0
    if not named or evidence.title(behind) <= 1:
        return None
    odds = log_odds(text)
    return blank if odds[_TITLE] < _A_TITLE and odds[_MIXED] > _NO_MIXTURE else None


def _may_part(kind: str, mark: re.Match[str], roles: str, before: str, behind: str) -> bool:
    """`at` and `bei` stand between title and employer, `in` before the employer's town, a bracket before a place.

    `for`, `from` and `in` stand between them too, where a role or a degree stands before, and no town behind.
    """
    if behind.startswith("["):
        return set(roles) == {"T", "E"}
    sign = mark[0].strip()
    if not sign:
        return _blank_may_part(roles, before, behind)
    if (behind.startswith("(") or sign in ":;") and roles[1] == "L":
        return evidence.place(clean(behind)) > 1
    if _IN.fullmatch(sign) and evidence.is_place(behind):
        return roles == "EL"
    if not (sign[0].isalpha() or sign == "@"):
        return True
    return roles == "TE" and _may_name(kind, sign, before, behind)


def _blank_may_part(roles: str, before: str, behind: str) -> bool:
    """A blank alone stands between a title and a firm, a name and a role in small letters, and before a place."""
    if roles == "ET":
        return behind[:1].islower() and evidence.title(behind) > 1
    if roles == "TE":
        return evidence.title(before) > 1 and evidence.ends_in_legal_form(behind.partition(",")[0])
    least = 0.0 if evidence.ends_in_legal_form(before) else 1.0
    return roles[1] == "L" and not evidence.is_break(before) and evidence.place(clean(behind)) > least


def _may_name(kind: str, sign: str, before: str, behind: str) -> bool:
    """Whether a word parts a role or a degree from who gave it: `at` always does, others where one stands before."""
    named = evidence.degree(before) if kind == "education" else evidence.title(before)
    if _IN.fullmatch(sign):
        # Not in education: "Licenciatura em Física" has the same word before a subject.
        at = kind != "education" and bool(_AT.fullmatch(sign))
        return at or (named > 1 and _names_somebody(kind, before, behind))
    if _FROM_SCHOOL.fullmatch(sign):
        return kind == "education" and named > 1 and _names_somebody(kind, before, behind)
    if _WEAK_AT.fullmatch(sign):
        if evidence.is_place(_SIGN.split(behind, 1)[0]):
            return False
        school = evidence.institution(behind)
        known = max(evidence.organisation(behind), school) > 0.5
        studied = kind == "education" and school > 1 >= evidence.institution(before)
        return (named > 0.5 or studied) and log_odds(behind)[-1] > (_NOBODY_KNOWN if known else _NOBODY)
    return True


def _names_somebody(kind: str, before: str, text: str) -> bool:
    """Whether a text behind `in` is a school or an employer rather than a subject: by its words, or alone in capitals.

    What stands behind a further such word says who the subject was studied with: `Derecho de la Universidad de León`.
    """
    bare = _GIVEN_BY.split(_SIGN.split(text.partition(" (")[0], 1)[0], 1)[0]
    schooled = evidence.institution(bare) > 1 or evidence.ends_in_legal_form(bare)
    named = schooled if kind == "education" else evidence.organisation(bare) > 0.5 or _begins_with_kind(text)
    return named or (bare.isupper() and len(bare) > 3 and not before.isupper())


def clean(text: str) -> str:
    s = text.strip(" ,;|–—-")
    if s.startswith("[") and s.endswith("]"):
        return s[1:-1].strip()
    if s.startswith("(") and s.endswith(")") and s.count("(") == 1:
        return s[1:-1].strip()
    return s


def scores_of_whole(kind: str, codes: tuple[str, ...], text: str) -> dict[str, float]:
    """What `best_split` says of a text without marks, for all codes in one go: it cannot be cut."""
    one = {role: fitness(kind, role, text) for role in "TELX"}
    scores = {code: one[code[0]] - _WHOLE * (len(code) > 1) for code in codes}
    for code in codes:
        if len(code) == 2 and "L" in code:
            scores[code] = one[code.replace("L", "")] - 0.1 - _COST
    return scores
