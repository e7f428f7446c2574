"""The canonical CV in its shortest readable forms, for answers that a language model pays for by the token."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from cv_generator.cv.checks import REQUIRED
from cv_generator.cv.design_names import FONTS, PAPERS, TEMPLATES
from cv_generator.cv.model import Cv
from cv_generator.languages import codes

_DESIGN_FORMS = {
    "template": "|".join(TEMPLATES),
    "accent": "#rrggbb",
    "font": "|".join(FONTS),
    "paper": "|".join(PAPERS),
}
"""The forms of texts that are not free."""


@cache
def schema(*, brief: bool = False) -> str:
    """Every field of the canonical CV with its form, in one line; `brief` where the room is short: without values."""
    forms = _forms(Cv, brief)
    colon = " " if brief else ": "
    strings = [_marked(name) for name, form in forms if form == "string"]
    lists = [_marked(name) for name, form in forms if form == "[string]"]
    others = [f"{_marked(name)}{colon}{form}" for name, form in forms if form not in ("string", "[string]")]
    return f"{{{', '.join(strings)}: string; {', '.join(lists)}: [string]; {'; '.join(others)}}} (* needed for a PDF)"


@cache
def example() -> dict[str, Any]:
    """A short CV in canonical form, made of the examples in the model. Treat it as read-only."""
    entry = Cv.model_fields["work_experience"].annotation, Cv.model_fields["education"].annotation
    work, education = (_part(annotation) for annotation in entry)
    return {
        **{name: _example_of(Cv, name) for name in ("full_name", "email", "phone")},
        "work_experience": [{**_examples(work, "date_range", "employer", "title"), "bullets": ["…"]}],
        "education": [_examples(education, "date_range", "institution", "title")],
        "languages": [_examples(_part(Cv.model_fields["languages"].annotation), "language", "level")],
    }


def _marked(name: str) -> str:
    return f"{name}*" if name in REQUIRED else name


def _forms(part: type[BaseModel], brief: bool) -> list[tuple[str, str]]:
    tongue = [("language", "string" if brief else "|".join(codes()))] if part is Cv else []
    forms = [(name, _form(name, field.annotation, brief)) for name, field in part.model_fields.items()]
    return [*(form for form in forms if form[0] != "language" or not tongue), *tongue]


def _form(name: str, annotation: Any, brief: bool) -> str:
    if name == "page_numbers":
        return "true|false"
    if annotation is str:
        return "string" if brief else _DESIGN_FORMS.get(name, "string")
    part = _part(annotation)
    if part is None:
        return "[string]"
    inner = ", ".join(_member(field, form) for field, form in _forms(part, brief))
    forms = {"skills": f"[string | {{{inner}}}]", "design": f"{{{inner}}}", "headings": "{field: string}"}
    if brief:
        forms |= {"design": "{template, accent, …}", "entries": "[string]"}
    return forms.get(name, f"[{{{inner}}}]")


def _member(name: str, form: str) -> str:
    if form == "string":
        return name
    return f"{name}[]" if form == "[string]" else f"{name}: {form}"


def _part(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _part(inner))), None)


def _examples(part: type[BaseModel], *names: str) -> dict[str, Any]:
    return {name: _example_of(part, name) for name in names}


def _example_of(part: type[BaseModel], name: str) -> Any:
    examples = part.model_fields[name].examples or [""]
    return examples[0]
