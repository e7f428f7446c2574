"""The canonical CV in its shortest readable forms, for answers that a language model pays for by the token."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from cv_generator.cv.checks import REQUIRED
from cv_generator.cv.model import Cv
from cv_generator.languages import codes


@cache
def _schema() -> str:
    strings = [_marked(name) for name, form in _forms(Cv) if form == "string"]
    lists = [_marked(name) for name, form in _forms(Cv) if form == "[string]"]
    others = [f"{_marked(name)}: {form}" for name, form in _forms(Cv) if form not in ("string", "[string]")]
    return f"{{{', '.join(strings)}: string; {', '.join(lists)}: [string]; {'; '.join(others)}}} (* = needed for a PDF)"


def schema() -> str:
    """Every field of the canonical CV with its form, in one line."""
    return _schema()


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


def _forms(part: type[BaseModel]) -> list[tuple[str, str]]:
    return [(name, _form(name, field.annotation)) for name, field in part.model_fields.items()]


def _form(name: str, annotation: Any) -> str:
    if name == "language" and annotation is not str:
        return "|".join(codes())
    if annotation is str:
        return "string"
    part = _part(annotation)
    if part is None:
        return "[string]"
    inner = ", ".join(field if form == "string" else f"{field}: {form}" for field, form in _forms(part))
    return f"[string | {{{inner}}}]" if name == "skills" else f"[{{{inner}}}]"


def _part(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _part(inner))), None)


def _examples(part: type[BaseModel], *names: str) -> dict[str, Any]:
    return {name: _example_of(part, name) for name in names}


def _example_of(part: type[BaseModel], name: str) -> Any:
    examples = part.model_fields[name].examples or [""]
    return examples[0]
