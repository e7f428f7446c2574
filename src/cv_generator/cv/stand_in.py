"""A valid CV without its model: for a process that starts to typeset one CV and ends.

Loading the model and its library takes twice as long as everything else that such a process does. So data that the
model would take are brought into the same forms here, into objects with the same members; whatever it would refuse is
left to it, since only it says what is wrong. The tests hold the two together, field by field and by random data.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Self, cast

from cv_generator.cv import design_forms, forms, slashes, synonyms
from cv_generator.cv.design_forms import own_spelling
from cv_generator.cv.design_names import SECTIONS, SETTINGS
from cv_generator.cv.language import known
from cv_generator.cv.limits import LINE_CHARACTERS, LIST_ITEMS, PROSE_CHARACTERS
from cv_generator.languages import DEFAULT

if TYPE_CHECKING:
    from cv_generator.cv.model import Cv

Form = Callable[[Any], Any]
"""A value as it was sent -> in its canonical form. Raises ValueError for one that the model would refuse."""


class Kind(NamedTuple):
    """What a field holds: the form of what is sent, and what it is where nothing is sent."""

    form: Form
    default: Callable[[], Any] = str


def stand_in(data: Any) -> Cv | None:
    """What typesetting asks of a CV, for canonical data or accepted synonyms; None where the model has to look at them.

    It stands in for a `Cv` and is none (see `modelled`).
    """
    try:
        with slashes.together(data):
            return cast("Cv", _with_own_names(_CV(data)))
    except ValueError:
        return None


def _with_own_names(cv: Plain) -> Plain:
    """The names in a design in the CV's own spelling, as `Cv` has them. Raises for one that the CV does not have."""
    design = cv.design
    if not (design.section_order or design.hidden):
        return cv
    own = [section.heading for section in cv.custom_sections if section.heading]
    hideable = tuple(name for name in FIELDS if name not in SETTINGS)
    named = own_spelling(design.section_order, design.hidden, hideable, own)
    return cv.with_valid(design=design.with_valid(**named))


def modelled(cv: Cv) -> Cv:
    """The CV that one stands in for; any other as it is."""
    from cv_generator.cv.model import Cv

    it: object = cv
    return it if isinstance(it, Cv) else Cv.model_validate(cv.model_dump())


class Plain:
    """Stands in for a `Part`: its fields, in their order, and what is asked of a `Part` beside them.

    Its `vars` are its fields and nothing else, as those of a `Part`.
    """

    __slots__ = ("__dict__", "_kinds")

    def __init__(self, kinds: Mapping[str, Kind], fields: Mapping[str, Any]) -> None:
        self._kinds = kinds
        self.__dict__.update(fields)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def __bool__(self) -> bool:
        return any(value or value is False for value in self._values().values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Plain) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(tuple(self._kinds))

    def _values(self) -> dict[str, Any]:
        return {name: self.__dict__[name] for name in self._kinds}

    def with_valid(self, **fields: Any) -> Self:
        return type(self)(self._kinds, {**self._values(), **fields})

    def model_dump(
        self, *, mode: str = "json", exclude: Collection[str] = (), exclude_defaults: bool = False
    ) -> dict[str, Any]:
        del mode  # nothing in a CV is more than JSON
        return {
            name: _dumped(value, exclude_defaults)
            for name, value in self._values().items()
            if name not in exclude and not (exclude_defaults and value == self._kinds[name].default())
        }


def _dumped(value: Any, exclude_defaults: bool) -> Any:
    if isinstance(value, list):
        return [_dumped(it, exclude_defaults) for it in value]
    return value.model_dump(exclude_defaults=exclude_defaults) if isinstance(value, Plain) else value


# ---------------------------------------------------------------- kinds of value, as in `values`


def _text(form: Form, most: int = LINE_CHARACTERS) -> Kind:
    def taken(value: Any) -> Any:
        if type(value) is not str or len(value) > most:
            raise ValueError("no text, or too long")
        return form(value)

    return Kind(taken)


def _on_a_line(form: Form) -> Kind:
    return _text(lambda value: form(forms.line(value)))


def _photo(value: Any) -> Any:
    if type(value) is not str:
        raise ValueError("no text")
    return forms.photo(value.strip())


def _list(form: Form) -> Kind:
    def taken(value: Any) -> Any:
        if type(value) is not list or len(value) > LIST_ITEMS:
            raise ValueError("no list, or too long")
        return [form(it) for it in value]

    return Kind(taken, list)


def _part(kinds: Mapping[str, Kind], meant: Form = lambda value: value) -> Form:
    """A `Part` of these fields. `meant` is the way in of its synonyms."""

    def taken(value: Any) -> Plain:
        given = meant(value)
        if type(given) is not dict or not given.keys() <= kinds.keys():
            raise ValueError("no object, or other names")
        fields = {name: kind.form(given[name]) if name in given else kind.default() for name, kind in kinds.items()}
        return Plain(kinds, fields)

    return taken


LINE = _text(forms.line)
LINES = _list(LINE.form)
ITEM = _on_a_line(forms.item)
ITEMS = _list(ITEM.form)
PROSE = _text(forms.prose, PROSE_CHARACTERS)
DATES = _on_a_line(forms.date_range)


def _skill(value: Any) -> Any:
    return ITEM.form(value) if type(value) is str else _GROUP(value)


def _yes_no(value: Any) -> bool | None:
    """What leaves no doubt; other spellings of yes and no are the model's."""
    if value is None or value == "":
        return None
    if type(value) is not bool:
        raise ValueError("neither yes nor no")
    return value


def _usual(kinds: Mapping[str, Kind]) -> Callable[[], Plain]:
    """A `Part` of these fields in which nothing is filled."""
    return lambda: Plain(kinds, {name: kind.default() for name, kind in kinds.items()})


# ---------------------------------------------------------------- the fields, as in `model` and in its order

_GROUP = _part({"group": LINE, "items": ITEMS})
_WORK = {"date_range": DATES, "employer": LINE, "location": LINE, "title": LINE, "bullets": ITEMS}
_EDUCATION = {"date_range": DATES, "institution": LINE, "location": LINE, "title": LINE, "details": ITEMS}
_FURTHER = {"date_range": DATES, "organization": LINE, "title": LINE, "bullets": ITEMS}
_CUSTOM = {"date_range": DATES, "organization": LINE, "location": LINE, "title": LINE, "bullets": ITEMS}
_CUSTOM_ENTRIES = _list(_part(_CUSTOM, synonyms.further_experience))
_HEADINGS = dict.fromkeys(SECTIONS, LINE)
DESIGN: Mapping[str, Kind] = {
    "template": _on_a_line(design_forms.template),
    "accent": _on_a_line(design_forms.accent),
    "font": _on_a_line(design_forms.font),
    "paper": _on_a_line(design_forms.paper),
    "section_order": LINES,
    "hidden": LINES,
    "headings": Kind(_part(_HEADINGS), _usual(_HEADINGS)),
    "page_numbers": Kind(_yes_no, lambda: None),
}

FIELDS: Mapping[str, Kind] = {
    "full_name": LINE,
    "headline": LINE,
    "email": _on_a_line(forms.email),
    "phone": _on_a_line(forms.phone),
    "address_lines": LINES,
    "nationality": LINE,
    "birth_date": _on_a_line(forms.birth_date),
    "links": _list(_part({"label": LINE, "url": _on_a_line(forms.url)}, synonyms.link)),
    "personal_details": _list(_part({"label": LINE, "value": LINE}, synonyms.detail)),
    "photo_url": Kind(_photo),
    "summary": PROSE,
    "work_experience": _list(_part(_WORK, synonyms.work_experience)),
    "education": _list(_part(_EDUCATION, synonyms.education)),
    "further_experience": _list(_part(_FURTHER, synonyms.further_experience)),
    "skills": _list(_skill),
    "languages": _list(_part({"language": LINE, "level": LINE}, synonyms.language)),
    **dict.fromkeys(("certifications", "trainings", "publications", "awards", "interests", "references"), ITEMS),
    "custom_sections": _list(_part({"heading": LINE, "items": ITEMS, "entries": _CUSTOM_ENTRIES})),
    "data_privacy": PROSE,
    "language": Kind(known, lambda: DEFAULT),
    "design": Kind(_part(DESIGN), _usual(DESIGN)),
}
ENTRY_FIELDS: tuple[str, ...] = tuple(dict.fromkeys((*_WORK, *_EDUCATION, *_FURTHER)))
"""The names in entries of jobs, schools and the rest."""

_CV = _part(FIELDS, synonyms.cv)
