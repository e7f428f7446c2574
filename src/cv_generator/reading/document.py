"""The front door: the bytes of any document that is understood -> a draft CV.

The kind is told from the bytes. Everything is read in the calling process, by one thread at a time, and PDFs and
pictures by native code: what strangers send is read by `workers`, which call this in processes that can be killed.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from cv_generator.cv import slashes
from cv_generator.cv.language import Language, require
from cv_generator.cv.model import Cv
from cv_generator.errors import UnreadableDocument
from cv_generator.languages import one_reading
from cv_generator.reading import save_file, shown
from cv_generator.reading.draft import Draft, Photo
from cv_generator.reading.explained import Explained, laid_open
from cv_generator.reading.explanation import Explanation, explaining
from cv_generator.reading.formats.parts import Imported
from cv_generator.reading.formats.structured import from_kind, from_members
from cv_generator.reading.formats.yaml_files import parse_yaml
from cv_generator.reading.json_resume import from_json_resume, is_json_resume
from cv_generator.reading.kind import kind_of
from cv_generator.reading.own_yaml import is_own_yaml
from cv_generator.reading.regions.blocks import Blocks, Line, Picture, walk

_FEW_LETTERS = 20
"""Less than a name and an e-mail address have."""


def read_document(data: bytes, *, language: Language | None = None) -> Draft:
    """The draft CV of a DOCX, a PDF, a PDF of ours, a JSON Resume or canonical JSON.

    `language` is the language of the CV where the caller knows better than its text.

    Raises:
        UnreadableDocument: with a reason (`encrypted`, `no_text_layer`, `corrupt`, `too_complex`, `not_a_cv`,
            `unsupported_format`) and a hint.
        InvalidInput: the language is none that is known.
    """
    with _undisturbed(), one_reading():
        return _read(data, language)[0]


def explain_document(data: bytes, *, language: Language | None = None) -> Explained:
    """The same reading, laid open: what each line was taken for, why, and where it went. Raises as `read_document`."""
    explanation = Explanation()
    with _undisturbed(), one_reading(), explaining(explanation):
        draft, blocks = _read(data, language)
    return laid_open(draft, blocks, explanation)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Reading makes many objects and hardly any cycles: looking for some meanwhile takes a tenth of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(data: bytes, language: Language | None) -> tuple[Draft, Blocks | None]:
    """The draft, and the blocks of a document with looks."""
    if language:
        require(language)
    kind = kind_of(data)
    if draft := _structured(data, kind, language):
        return draft, None
    draft, damaged = _carried(data, language) if kind == "pdf" else (None, ())
    if draft:
        return draft, None
    content = _blocks_of(data, kind)
    _expect_text(content)
    from cv_generator.reading.assemble import assemble
    from cv_generator.reading.no_cv import why_no_cv
    from cv_generator.reading.photo import portrait

    lines = [part.text for part in walk(content.blocks) if isinstance(part, Line)]
    with slashes.together({"language": language or ""}, lines):
        draft = assemble(content, language=language)
    if not draft.faults and (hint := why_no_cv(lines, draft.cv)):
        raise UnreadableDocument("not_a_cv", hint)
    fields = _texts(draft.cv.model_dump(exclude={"photo_url", "language"}))
    if not any(fields) and _letters(content) < _FEW_LETTERS:
        raise UnreadableDocument("not_a_cv", "The document holds hardly any text. Send the whole CV.")
    told = (*damaged, *draft.unplaced_text)
    return replace(draft, photo=portrait(_pictures(content)), unplaced_text=told), content


def read_photo(data: bytes) -> Photo | None:
    """The portrait of a document, byte for byte; None where it has none. Raises UnreadableDocument."""
    kind = kind_of(data)
    if draft := _structured(data, kind, None):
        return draft.photo
    draft, _ = _carried(data, None) if kind == "pdf" else (None, ())
    if draft:
        return draft.photo
    from cv_generator.reading.photo import portrait

    return portrait(_pictures(_blocks_of(data, kind)))


def _structured(data: bytes, kind: str, language: Language | None) -> Draft | None:
    """The draft of a file whose members have names; None for a document with looks."""
    if kind == "json":
        return _from_json(save_file.parse_json(data), language)
    if kind == "yaml":
        value = parse_yaml(data)
        if is_own_yaml(data):
            draft = _from_json(value, language)
            return replace(draft, format="yaml") if draft.format == "json" else draft
        found = from_members(value, language)
        return _imported(*found) if found else None
    imported = from_kind(kind, data, language)
    return _imported(kind, imported) if imported else None


def _imported(name: str, imported: Imported) -> Draft:
    draft = _draft(imported.cv, name, save_file.photo_in(imported.photo), None)
    return Draft(draft.cv, name, draft.photo, imported.unplaced, words=_words(draft.cv, imported.unplaced))


def _blocks_of(data: bytes, kind: str) -> Blocks:
    if kind == "docx":
        from cv_generator.reading.regions.docx import read_docx

        return read_docx(data)
    if kind == "odt":
        from cv_generator.reading.regions.odt import read_odt

        return read_odt(data)
    if kind in ("text", "yaml"):
        from cv_generator.reading.regions.plain import read_plain

        return read_plain(data)
    from cv_generator.reading.regions.pdf import read_pdf

    return read_pdf(data)


def _expect_text(content: Blocks) -> None:
    """Refuses pages that are pictures, such as screenshots pasted into a word processor."""
    if _pictures(content) and _letters(content) < _FEW_LETTERS:
        raise UnreadableDocument("no_text_layer", "The document holds pictures of text: send the text itself.")


def _letters(content: Blocks) -> int:
    return sum(len(part.text.strip()) for part in walk(content.blocks) if isinstance(part, Line))


def _pictures(blocks: Blocks) -> list[Picture]:
    return [block for block in walk(blocks.blocks) if isinstance(block, Picture)]


def _carried(pdf: bytes, language: Language | None) -> tuple[Draft | None, tuple[str, ...]]:
    """The CV that a PDF of ours carries; where the pages show something else, `unplaced_text` says so.

    None where it carries none, as do the PDFs of others, or one that cannot be used: then with what to tell the person
    of whom the pages are read instead.
    """
    from cv_generator.reading.regions.pdf import read_save_file, shown_text

    carried = read_save_file(pdf) or b"null"
    try:
        value = save_file.parse_json(carried)
        if not save_file.is_envelope(value):
            return None, ()
        cv, photo = save_file.from_envelope(value)
    except UnreadableDocument as error:
        return None, (shown.instead_of_data(error.reason),)
    draft = _draft(cv, "cv_pdf", photo, language)
    return replace(draft, unplaced_text=shown.notices(cv, shown_text(pdf))), ()


def _from_json(value: Any, language: Language | None) -> Draft:
    if save_file.is_envelope(value):
        cv, photo = save_file.from_envelope(value)
        return _draft(cv, "json", photo, language)
    value, texts = save_file.unwrapped(value)
    if found := from_members(value, language):
        return _imported(*found)
    if is_json_resume(value):
        imported = from_json_resume(value, language)
        draft = _draft(imported.cv, "json_resume", save_file.photo_in(imported.photo), None)
        return replace(draft, unplaced_text=imported.unplaced, words=_words(draft.cv, imported.unplaced))
    cv, photo = save_file.from_canonical(value)
    draft = _draft(cv, "json", photo, language)
    return replace(draft, unplaced_text=texts, words=_words(cv, texts))


def _draft(cv: Cv, kind: str, photo: Photo | None, language: Language | None) -> Draft:
    cv = cv.with_valid(language=language) if language else cv
    return Draft(cv, kind, photo, words=_words(cv, ()))


def _words(cv: Cv, unplaced: tuple[str, ...]) -> int:
    return sum(len(text.split()) for text in (*_texts(cv.model_dump(exclude={"photo_url", "language"})), *unplaced))


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in _texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    return [value] if isinstance(value, str) else []
