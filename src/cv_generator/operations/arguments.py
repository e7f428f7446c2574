"""Calls whose arguments are named or shaped wrongly: the call that was meant, where it can be told for certain."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from cv_generator.cv.call_words import YES_NO, word_of
from cv_generator.cv.checks import REQUIRED
from cv_generator.cv.json_text import parsed
from cv_generator.cv.limits import Limits
from cv_generator.cv.mistakes import nearest_path, only_wraps
from cv_generator.cv.mistakes_names import ROOT
from cv_generator.cv.mistakes_shapes import cv_language
from cv_generator.cv.mistakes_values import field_name
from cv_generator.cv.model import FIELDS
from cv_generator.cv.other_names import plain
from cv_generator.cv.other_ops import op_of
from cv_generator.operations.edits_meant import LISTS, alone, as_edits, edit_items, lifted
from cv_generator.operations.file_names import DOCUMENTS, holds_no_bytes
from cv_generator.operations.tongues import english, in_english
from cv_generator.reading.save_file import BESIDE_CV

_TARGETS = ("to_index", "target_index", "new_index", "new_position", "position")
_OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    "session_id": ("session", "id", "sid", "session_handle", "cv_session_id"),
    "cv_data": ("cv", "data", "resume", "cv_json", "content"),
    "document_base64": ("document", "file", "base64", "docx", "pdf", "file_base64", "pdf_base64"),
    "fields": ("field_paths", "paths", "field", "field_path", "path"),
    "edits": LISTS,
    "field_path": ("path", "field", "field_name", "key", "target", "location"),
    "value": (
        "new_value",
        "content",
        "text",
        "to",
        "to_index",
        "target_index",
        "new_index",
        "new_position",
        "position",
    ),
    "op": ("operation", "action", "mode", "type"),
    "to_version": ("version", "target_version"),
    "expected_version": ("version", "base_version", "if_version"),
    "language": ("lang", "locale", "target_language"),
    "max_pages": ("pages", "page_limit"),
    "page": ("page_number", "page_no", "number", "page_index"),
    "template": ("layout", "theme", "style", "design"),
    "format": ("output_format", "file_type", "output", "type"),
}
"""What models call the arguments instead."""

_NUMBERS = {"one": 1, "first": 1, "two": 2, "second": 2, "three": 3, "third": 3}
_OTHER_VALUES: Mapping[str, Mapping[str, Any]] = {
    "format": {
        "word": "docx",
        "doc": "docx",
        "ms word": "docx",
        "md": "markdown",
        "txt": "text",
        "json": "json_resume",
    },
    "pdf_delivery": {"link": "url", "href": "url", "inline": "base64"},
    "max_pages": _NUMBERS,
    "page": _NUMBERS,
    "to_version": _NUMBERS,
}
"""What models send for a value."""
_COUNTED = ("max_pages", "page", "to_version", "expected_version")
"""Arguments that are one number, also said with its word: `2 pages`, `v3`."""
LISTS_OF_NAMES = ("fields", "allow_missing")
"""Arguments that list names of fields."""
SAID = (
    "reason",
    "comment",
    "explanation",
    "rationale",
    "thought",
    "thoughts",
    "justification",
    "confirm",
    "confirmed",
)
"""What models say of a call beside its arguments; nothing of it belongs into a CV."""
_NOT_GIVEN: tuple[tuple[str, Any], ...] = (("edits", []), ("op", ""))
EVERYTHING = ("*", "all", "everything", "cv_data", "cv")
"""What is sent as `fields` by those who want the whole CV."""


MOST_ARGUMENTS = 100
"""Names of a call, or of one edit: what is wrong with each is looked for and told."""

MOST_ITEMS = 1_000
"""Items of an argument that is a list; far above the limits that the operations name themselves."""


def mended(model: type[BaseModel], arguments: Mapping[str, Any]) -> dict[str, Any] | None:
    """The arguments in the form that the operation takes, seen to be accepted; None where that cannot be told."""
    renamed = _renamed(model, lifted(in_english(arguments, model.model_fields)))
    if not is_countable(renamed) or any(holds_no_bytes(renamed.get(name)) for name in DOCUMENTS):
        return None
    for arguments_left in (renamed, without_remarks(model, renamed)):
        try:
            model.model_validate(arguments_left)
        except ValidationError:
            continue
        return arguments_left
    return None


def without_remarks(model: type[BaseModel], arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments without those that only say something of the call, also in each edit."""
    kept = {name: value for name, value in arguments.items() if name in model.model_fields or not is_remark(name)}
    edits = kept.get("edits")
    part = item_model(model, "edits") if isinstance(edits, list) else None
    if part is not None and isinstance(edits, list):
        kept["edits"] = [without_remarks(part, each) if isinstance(each, Mapping) else each for each in edits]
    return kept


def is_remark(name: str) -> bool:
    """Whether an unknown argument says something of the call or names it, and is no content or place of a CV."""
    return name in SAID or name in _ALONG


_ALONG = (
    "user", "user_id", "client_id", "request_id", "message_id", "conversation_id", "thread_id", "trace_id", "call_id",
    "tool_call_id", "correlation_id", "confidence", "confidence_score", "score", "timestamp", "note", "author", "agent",
    "priority", "user_intent", "why",
)  # fmt: skip
"""What programs send along with a call."""


def is_countable(arguments: Mapping[str, Any]) -> bool:
    """Whether a call has few enough arguments, items and names of items that each may be looked at by itself."""
    lists = [value for name, value in arguments.items() if isinstance(value, list) and name not in ("cv_data", "value")]
    return len(arguments) <= MOST_ARGUMENTS and not any(map(_is_endless, lists))


def is_bounded(arguments: Any, limits: Limits) -> bool:
    """Whether the names and texts of a call are no more than any CV needs in any form, documents and pictures aside.

    What is more is copied some times before a limit of its own finds it, in whatever argument it stands.
    """
    if not isinstance(arguments, Mapping):
        return True
    most, picture = max(_FORMS * limits.cv_bytes, _FEWEST), limits.photo_bytes * 3 // 2
    left, waiting = most, [value for name, value in arguments.items() if not str(name).endswith("base64")]
    left -= sum(len(str(name)) for name in arguments)
    while waiting and left >= 0:
        each = waiting.pop()
        if isinstance(each, str):
            left -= len(each) if len(each) > picture or not _ENCODED.fullmatch(each[:_LOOKED_AT]) else 0
        elif isinstance(each, Mapping):
            waiting += [*each, *each.values()]
        elif isinstance(each, list):
            waiting += each
    return left >= 0


_FORMS, _FEWEST = 4, 1_000_000
"""Other forms of a CV are that much longer than ours. However small a CV may be, so many characters are looked at."""

_LOOKED_AT = 400
_ENCODED = re.compile(r"(?:data:[^,]{0,100},)?[A-Za-z0-9+/=\s]{64,}")
"""How a picture in base64 begins."""


def _is_endless(items: list[Any]) -> bool:
    return len(items) > MOST_ITEMS or any(isinstance(each, Mapping) and len(each) > MOST_ARGUMENTS for each in items)


def completed(
    model: type[BaseModel], shown: Collection[str], sent: Mapping[str, Any], details: Mapping[str, Any]
) -> dict[str, Any]:
    """The whole call out of what `details` say of it in `corrected_call`, in the form of the call that was sent.

    `shown` are those of the model's arguments that language models see. A document that was read already is not sent
    again: its session is named. Neither are edits that are stored.
    """
    corrected: Mapping[str, Any] = details["corrected_call"]
    replaced = set(corrected) | (_SINGLE_EDIT if "edits" in corrected else set())
    replaced |= {"edits"} if details.get(EDITS_APPLIED) else set()
    if details.get("session_id"):
        replaced |= _OF_A_DOCUMENT
        rest = {name: value for name, value in corrected.items() if name not in _OF_A_DOCUMENT}
        corrected = {"session_id": details["session_id"], **rest}
    known = model.model_fields.keys() - replaced
    kept = {name: value for name, value in sent.items() if name in known and (name, value) not in _NOT_GIVEN}
    kept = {name: value for name, value in kept.items() if value is not None}
    whole = {**kept, **corrected}
    if is_strict(shown, sent):
        whole = strict(shown, whole)
    return whole


def is_strict(shown: Collection[str], sent: Mapping[str, Any]) -> bool:
    """Whether a call was made by a strict tool: those name every argument, with null for what is left out."""
    edits = sent.get("edits")
    items = [each for each in edits if isinstance(each, Mapping)] if isinstance(edits, list) else []
    return len(shown) > 1 and set(shown) <= sent.keys() and all(each.keys() >= _SINGLE_EDIT for each in items)


EDITS_APPLIED = "edits_applied"
"""The member of an error that says how many edits of the call are stored all the same."""
_OF_A_DOCUMENT = {"document_base64", "docx_base64", "extract_photo"}
_SINGLE_EDIT = {"field_path", "value", "op"}


def strict(shown: Collection[str], whole: Mapping[str, Any]) -> dict[str, Any]:
    """A call as a strict tool sends it: every argument named, also in each edit, and free values as text."""
    found = with_values_as_text({name: whole.get(name) for name in shown} | dict(whole))
    if isinstance(found.get("edits"), list):
        found["edits"] = [{name: each.get(name) for name in ("field_path", "value", "op")} for each in found["edits"]]
    return found


def with_values_as_text(call: Mapping[str, Any]) -> dict[str, Any]:
    """A call for models whose schemas have no free values: lists and objects in them as JSON text."""
    found = dict(call)
    if isinstance(found.get("edits"), list):
        found["edits"] = [
            {**each, "value": _as_text(each["value"])} if "value" in each else each for each in found["edits"]
        ]
    return found | {name: _as_text(found[name]) for name in ("cv_data", "value") if name in found}


def _as_text(value: Any) -> Any:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def nearest(model: type[BaseModel], name: str) -> str:
    """The argument that a name means; empty where none is near."""
    form = english(name, model.model_fields) or plain(name)
    for known in (form, f"include_{form}"):
        if known in model.model_fields:
            return known
    for field in model.model_fields:
        if form in _OTHER_WORDS.get(field, ()):
            return field
    near = get_close_matches(form, model.model_fields, n=1, cutoff=0.75)
    return near[0] if near else ""


_OF_A_CV = ("cv", "data", "resume", "cv_json", "cv_data")
_OF_A_FILE = ("document", "file")


def _whole_cv(model: type[BaseModel], name: str, value: Any) -> str:
    """The argument that takes a whole CV under a name for a CV or a document, by what the value is; "" for others."""
    form = english(name) or plain(name)
    if form in _OF_A_FILE and "cv_data" in model.model_fields:
        return "cv_data" if isinstance(parsed(value), Mapping) or "\n" in str(value) else ""
    is_encoded = isinstance(value, str) and _ENCODED.fullmatch(value[:_LOOKED_AT])
    return "document_base64" if form in _OF_A_CV and "document_base64" in model.model_fields and is_encoded else ""


def place_of_content(model: type[BaseModel], name: str, value: Any) -> str:
    """Where a text, list or object goes that came under a name which nobody knows; "" where nothing is held."""
    form, known = english(name) or plain(name), model.model_fields
    if not isinstance(value, str | list | Mapping) or not value or name in SAID:
        return ""
    if "document_base64" in known and (form in _OF_A_CV or isinstance(parsed(value), Mapping)):
        return "Send it to create_cv_session as cv_data, and the session_id that it answers here."
    whole = "A document goes to extract_and_store_cv as document_base64. " * (form in _OF_A_FILE)
    places = {"cv_data": f"{whole}What belongs to the CV goes into cv_data.", **_PLACES_OF_CONTENT}
    return next((said for argument, said in places.items() if argument in known), "")


_PLACES_OF_CONTENT = {
    "document_base64": "A document goes into document_base64; a CV as data or text to create_cv_session as cv_data.",
    "edits": 'Where it belongs to the CV, send it as one of edits: {"field_path": "…", "value": …}; a fact without a '
    "field goes to personal_details, a section of its own to custom_sections.",
    "session_id": "Nothing of it is taken here: what belongs to the CV goes to update_cv_field as one of edits.",
}
"""Arguments that take content, the nearest first -> what is said of content under another name."""


def flags(model: type[BaseModel], name: str, value: Any) -> tuple[str, ...]:
    """The arguments `include_…` that `include: ["summary", "history"]` means, all of them where that cannot be told.

    Empty where the operation has none, or the name is another.
    """
    known = [field for field in model.model_fields if field.startswith(_FLAG)] if name in _FLAGS else []
    listed = _listed(value) if known else []
    named = [each for each in map(_flag_of(known), listed) if each] if len(listed) <= MOST_ARGUMENTS else []
    return tuple(named if named and len(named) == len(listed) else known)


_FLAG = "include_"
_FLAGS = ("include", "includes", "including", "expand")
"""What models call the list that we have an argument each for."""


def _listed(value: Any) -> list[str]:
    value = parsed(value)
    if isinstance(value, Mapping):
        value = [name for name, wanted in value.items() if wanted]
    parts = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    return [str(part).strip() for part in parts]


def _flag_of(known: Collection[str]) -> Callable[[str], str]:
    def flag_of(item: str) -> str:
        near = get_close_matches(f"{_FLAG}{plain(item).removeprefix(_FLAG)}", known, n=1, cutoff=0.75)
        return near[0] if near else ""

    return flag_of


def _with_flags(model: type[BaseModel], arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for name, value in arguments.items():
        named = flags(model, name, value) if name not in model.model_fields else ()
        if named and len(named) == len(_listed(value)):
            found |= dict.fromkeys(named, True)
        else:
            found[name] = value
    return found


def _opened(model: type[BaseModel], arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """`options: {"max_pages": 1}`: arguments in an object of their own stand beside the others."""
    found: dict[str, Any] = {}
    for name, value in arguments.items():
        inner = parsed(value) if name not in model.model_fields else None
        members = inner if isinstance(inner, Mapping) and not nearest(model, name) else {}
        if (
            0 < len(members) <= MOST_ARGUMENTS
            and all(nearest(model, str(each)) for each in members)
            and not members.keys() & arguments.keys()
        ):
            found.update(members)
        else:
            found[name] = value
    return found


def _renamed(model: type[BaseModel], arguments: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    known = model.model_fields
    arguments = _with_flags(model, _opened(model, arguments))
    arguments = {
        name: value for name, value in arguments.items() if value is not None and (name not in SAID or name in known)
    }
    arguments = {name: value for name, value in arguments.items() if (name, value) not in _NOT_GIVEN}
    if len(arguments) > MOST_ARGUMENTS:
        return dict(arguments)
    if "edits" in model.model_fields:
        arguments = alone(_with_fields_as_edits(model, alone(arguments, model.model_fields)), model.model_fields)
    if "cv_data" in model.model_fields:
        arguments = _with_fields_as_data(model, arguments)
    for name, value in arguments.items():
        field = name if name in model.model_fields else nearest(model, name) or _whole_cv(model, name, value)
        if field == "fields" and _wants_everything(value):
            value = None  # noqa: PLW2901 - not given: everything
        if field not in (name, "") and arguments.get(field, found.get(field)) == value:
            continue  # said twice, in two spellings
        if not field or field in found or (field != name and field in arguments):
            found[name] = value
        else:
            found[field] = _shaped(model.model_fields[field].annotation, field, value)
    return found


def _with_fields_as_edits(model: type[BaseModel], arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """`{"session_id": …, "headline": "…"}`: fields of the CV beside the arguments are edits."""
    for name in ("cv_data", "cv", "data", "fields"):
        inner = parsed(arguments.get(name)) if name not in model.model_fields else None
        if isinstance(inner, Mapping) and len(inner) <= MOST_ARGUMENTS:
            arguments = {**{each: value for each, value in arguments.items() if each != name}, **inner}
    named = {
        name: value
        for name, value in arguments.items()
        if name not in model.model_fields
        and not nearest(model, name)
        and name not in SAID
        and (names_a_field(name) or (isinstance(parsed(value), Mapping) and only_wraps(name)))
    }
    edits = parsed(arguments.get("edits", []))
    apart = [edits] if isinstance(edits, Mapping) else edits
    if not named or not isinstance(apart, list) or "field_path" in arguments or _named_in(apart, named):
        return arguments
    rest = {name: value for name, value in arguments.items() if name not in named}
    return {**rest, "edits": [*apart, *as_edits(named)]}


def _named_in(edits: list[Any], named: Collection[str]) -> bool:
    """Whether edits name a field that stands beside them too: one would take the place of the other."""
    paths = [
        each.get("field_path", each.get("path")) or name for each in edits if isinstance(each, Mapping) for name in each
    ]
    return not {_root(str(path)) for path in paths}.isdisjoint(map(_root, named))


def _root(path: str) -> str:
    """The field of the CV in which a path lies, also one in other words."""
    return re.split(r"[.\[]", nearest_path(path) or path)[0]


def names_a_field(name: str) -> bool:
    """Whether a name is a field's or a path's, also in other words."""
    place = ROOT.place(name)
    return name.partition("[")[0].partition(".")[0] in FIELDS or (place is not None and not place.role)


def _with_fields_as_data(model: type[BaseModel], arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """`{"full_name": …, "email": …}`: fields of the CV in place of `cv_data` are the CV."""
    named = {
        name: value
        for name, value in arguments.items()
        if name not in model.model_fields and (name in FIELDS or (ROOT.place(name) and not nearest(model, name)))
    }
    if not named or "cv_data" in arguments:
        return arguments
    named |= {name: arguments[name] for name in BESIDE_CV if name in arguments}
    return {**{name: value for name, value in arguments.items() if name not in named}, "cv_data": named}


def _wants_everything(value: Any) -> bool:
    return (value[0] if isinstance(value, list) and len(value) == 1 else value) in EVERYTHING


def _shaped(annotation: Any, field: str, value: Any) -> Any:
    """One item, or JSON text, becomes a list where a list belongs; items that are models are renamed in turn."""
    if field == "op" and isinstance(value, str):
        return op_of(value) or value.lower()
    if annotation is bool and isinstance(value, str) and (said := word_of(YES_NO, value)):
        return said == "yes"
    item = _item_of(annotation)
    if item is None or value is None:
        return _single(field, value)
    value = parsed(value)
    if field in LISTS_OF_NAMES and isinstance(value, str):
        value = [part.strip() for part in value.split(",")]
    items = value if isinstance(value, list) else [value]
    if _is_endless(items):
        return items
    if field == "fields":
        items = [(nearest_path(each) or each) if isinstance(each, str) else each for each in items]
    if field == "allow_missing":
        items = [field_name(each, REQUIRED) if isinstance(each, str) else each for each in items]
    if isinstance(item, type) and issubclass(item, BaseModel):
        items = edit_items(items, lambda name: nearest(item, name)) if "field_path" in item.model_fields else items
        return [_renamed(item, each) if isinstance(each, Mapping) else each for each in items]
    return items


def _single(field: str, value: Any) -> Any:
    """One value, also alone in a list; words for a language, and names in another case."""
    if isinstance(value, list) and len(value) == 1 and field not in ("value", "cv_data"):
        value = value[0]
    if field == "language":
        return cv_language(value) or value
    if not isinstance(value, str) or field not in (*_OTHER_VALUES, *_COUNTED, "template"):
        return value
    word = value.lower().strip(" .")
    numbers = re.findall(r"\d{1,6}", word)
    if (
        field in _COUNTED
        and len(numbers) == 1
        and (
            re.fullmatch(r"(?:version|v|page|pages|p)?[ .]?\d{1,6} ?(?:pages?)?", word)
            or word_of(("pages",), word.removeprefix(numbers[0]))
        )
    ):
        return int(numbers[0])
    return _OTHER_VALUES.get(field, {}).get(word, word)


def format_named(value: Any) -> Any:
    """`Word` as `docx`: a format by the name that people use."""
    return _single("format", value)


def item_model(model: type[BaseModel], name: str) -> type[BaseModel] | None:
    """What kind of object the list in an argument holds; None where it holds no objects."""
    item = _item_of(model.model_fields[name].annotation) if name in model.model_fields else None
    return item if isinstance(item, type) and issubclass(item, BaseModel) else None


def _item_of(annotation: Any) -> Any:
    """What a list holds; None for what is no list."""
    if getattr(annotation, "__origin__", None) is list:
        return get_args(annotation)[0]
    return next((found for inner in get_args(annotation) if (found := _item_of(inner)) is not None), None)
