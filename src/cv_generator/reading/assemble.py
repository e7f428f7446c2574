"""Blocks to a draft CV: sections by their headings, fields by their sections, and no word lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from cv_generator.cv import profiles
from cv_generator.cv.language import Language
from cv_generator.cv.limits import LINE_CHARACTERS, LIST_ITEMS, PROSE_CHARACTERS
from cv_generator.cv.model import Cv
from cv_generator.languages import lexicon, one_reading, reading_in, word_set
from cv_generator.reading.draft import Draft, Source
from cv_generator.reading.explanation import asked
from cv_generator.reading.faults import survived
from cv_generator.reading.fields.consent import signature, take_consent, take_page_lines, take_place_and_date
from cv_generator.reading.fields.contact import read_contact
from cv_generator.reading.fields.custom import read_custom
from cv_generator.reading.fields.doubts import marks_by_path, weighed
from cv_generator.reading.fields.driving_licences import take_licences
from cv_generator.reading.fields.entries import read_entries
from cv_generator.reading.fields.entry_marks import mark_section
from cv_generator.reading.fields.found import Found, FoundCv, FoundSection, left_of
from cv_generator.reading.fields.header_roles import Vote
from cv_generator.reading.fields.interests import read_interests
from cv_generator.reading.fields.item_titles import take_schools_from_texts
from cv_generator.reading.fields.language_lines import names_language, only_languages, part_others
from cv_generator.reading.fields.language_skills import read_languages, take_grid
from cv_generator.reading.fields.languages_amid import labelled_languages
from cv_generator.reading.fields.links_apart import profiles_besides, take_links, take_profiles
from cv_generator.reading.fields.lists import read_items, read_summary
from cv_generator.reading.fields.names import without_document_words
from cv_generator.reading.fields.pieces import of_line
from cv_generator.reading.fields.places_to_fill import without_places_to_fill
from cv_generator.reading.fields.reached_elsewhere import take_reached
from cv_generator.reading.fields.references import read_references
from cv_generator.reading.fields.skills import read_skills
from cv_generator.reading.fields.spoken_among_skills import lines_of_spoken, read_besides, take_spoken
from cv_generator.reading.fields.told import tell_places
from cv_generator.reading.fields.told_in_sentences import tell_in_texts
from cv_generator.reading.fields.typed_numbers import without_typed_numbers
from cv_generator.reading.fields.unheaded_skills import part_skills
from cv_generator.reading.regions.blocks import Blocks, Line, walk
from cv_generator.reading.structure.dated_sections import settled
from cv_generator.reading.structure.headings import ENTRIES, parts_of, sections_guessed
from cv_generator.reading.structure.mixed import by_content, contact_apart, split_mixed
from cv_generator.reading.structure.names_apart import with_names_apart
from cv_generator.reading.structure.on_request import with_references_on_request
from cv_generator.reading.structure.printed import PrintedLine, blocks_of
from cv_generator.reading.structure.printed_lines import printed_lines
from cv_generator.reading.structure.research import with_research_apart
from cv_generator.reading.structure.second_opinion import reconsidered
from cv_generator.reading.structure.sections import Section, split_sections
from cv_generator.reading.structure.told import tell_sections
from cv_generator.reading.structure.unheaded import with_unheaded
from cv_generator.reading.words.language_names import language_names, lists_levels
from cv_generator.reading.words.text import is_mostly_small, is_prose, words
from cv_generator.reading.words.tongue import detect_language
from cv_generator.reading.words.unread_tongue import unread_language

_SIGNED = 0.6  # certainty of a name that stands only as the signature
_LISTS = ("certifications", "trainings", "publications", "awards")


def assemble(blocks: Blocks, *, language: Language | None = None) -> Draft:
    """A draft from the blocks of a document. `language` overrides what the document's own words tell."""
    with one_reading():
        return _assembled(blocks, language)


def _assembled(blocks: Blocks, language: Language | None) -> Draft:
    texts = [block.text if isinstance(block, Line) else "" for block in walk(blocks.blocks)]
    spoken = detect_language(texts)
    faults: list[str] = []
    unread = "" if language else unread_language(texts)
    with survived(faults), reading_in(spoken):
        return replace(_read(blocks, texts, language or spoken, strange=bool(unread)), unread_language=unread)
    return _unread(blocks.format, texts, faults)


def _unread(format_: str, texts: list[str], faults: list[str]) -> Draft:
    """A draft of a document of which no line could be told: all of it is left over."""
    left = tuple(text for text in map(str.strip, texts) if text)
    total = sum(len(words(text)) for text in left)
    return Draft(cv=Cv(), format=format_, unplaced_text=left, words=total, faults=tuple(faults))


def _read(blocks: Blocks, texts: list[str], language: Language, *, strange: bool) -> Draft:
    cv = FoundCv()
    told = asked()
    printed = without_places_to_fill(printed_lines(blocks), cv)
    lines, pages = take_page_lines(take_consent(without_typed_numbers(printed, cv), cv))
    sections = split_sections(lines, strange=True) if strange else _sections(lines)
    if told:
        tell_sections(told, sections)
    with survived(cv.faults):
        _read_contact(sections, pages, cv, blocks, language, strange=strange)
    _read_sections(sections, cv)
    draft, kept = _canonical(cv, language)
    left = left_of(texts, kept.values())
    total = sum(len(words(text)) for text in texts)
    marked = marks_by_path(cv, total, left, texts)
    kept = weighed(kept, marked)
    if told:
        told.marks = dict(marked)
        tell_places(told, kept, left)
    return Draft(
        cv=draft,
        format=blocks.format,
        unplaced_text=tuple(piece for pieces in left.values() for piece in pieces),
        sources=tuple(_sources(kept)),
        words=total,
        faults=tuple(cv.faults),
    )


def _sections(lines: list[PrintedLine]) -> list[Section]:
    """The sections of a document whose words are known: by their headings, and by what stands below them."""
    sections = with_references_on_request(settled(with_names_apart(split_sections(lines))))
    sections = [apart for section in sections for apart in contact_apart(section)]
    has_work = any(section.kinds == ("work_experience",) and section.lines for section in sections)
    sections = with_unheaded([part for one in sections for part in split_mixed(by_content(one), has_work=has_work)])
    return with_research_apart(reconsidered(sections))


def _read_contact(
    sections: list[Section], pages: list[PrintedLine], cv: FoundCv, blocks: Blocks, language: str, *, strange: bool
) -> None:
    """`strange` says that nobody knows the words: sentences above the first heading are no summary for that alone."""
    lines: list[PrintedLine] = []
    for section in sections:
        if section.kind in ("contact", "title"):
            _headed(section, cv)
            lines.extend(section.lines)
    lines.extend(take_links(sections))
    lines.extend(take_reached(sections, lines))
    if spoken := only_languages(lines) or labelled_languages(lines) or lines_of_spoken(lines):
        taken = set(map(id, spoken))
        lines = [line for line in lines if id(line) not in taken]
    lines = _without_skills(lines, cv)
    lines, prose = _without_prose(lines)
    lines = take_place_and_date(lines)
    names = [without_document_words(line.text) for line in pages]
    read_contact(lines, cv, language=language, hints=(blocks.title, blocks.author, *names))
    signed = next(filter(None, (signature(section.lines) for section in reversed(sections))), None)
    if "full_name" not in cv.single and signed is not None:
        cv.single["full_name"] = of_line(signed, _SIGNED)
    person = [cv.single[name].value for name in ("full_name", "email") if name in cv.single]
    cv.links.extend((None, link) for link in take_profiles(sections, person))
    known = [url.value for _, url in cv.links]
    cv.links.extend((None, link) for link in profiles_besides(sections, blocks.leads, known, person))
    _place_pages(pages, cv)
    if prose and not strange and not any(section.kind == "summary" and section.lines for section in sections):
        read_summary(prose, cv)
    read_besides(spoken, [line for section in sections if section.kind == "languages" for line in section.lines], cv)


def _without_skills(lines: list[PrintedLine], cv: FoundCv) -> list[PrintedLine]:
    """The lines without a list of strengths that has no heading; it makes the skills."""
    others, listed, label = part_skills(lines)
    if not listed:
        return lines
    read_skills(listed, cv)
    if label is not None:
        cv.structure.append(replace(of_line(label), value="", verbatim=False))
    return others


def _place_pages(pages: list[PrintedLine], cv: FoundCv) -> None:
    """A page number beside the name, or alone, says nothing more."""
    name = set(words(cv.single["full_name"].value)) if "full_name" in cv.single else set()
    known = name | word_set("grammar", "page words")
    for line in pages:
        if all(word in known or word.isdigit() for word in words(without_document_words(line.text))):
            cv.structure.append(replace(of_line(line), value="", verbatim=False))


def _without_prose(lines: list[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """Sentences at the head of a CV are its summary, though no heading says so."""
    prose: list[PrintedLine] = []
    group: list[PrintedLine] = []
    for line in lines:
        if not (group and _goes_on(group, line)):
            group = []
        group.append(line)
        text = " ".join(piece.text for piece in group)
        if is_prose(text):
            prose.extend(piece for piece in group if piece not in prose)
    return [line for line in lines if line not in prose], prose


def _goes_on(group: list[PrintedLine], line: PrintedLine) -> bool:
    """Whether a sentence that was not at its end, or a paragraph, is followed by more in the same type."""
    before = group[-1]
    return (
        len(line.cells) == 1 and line.style == before.style and line.block == before.block + 1 and not line.bullet
        and (len(group) > 1 or len(before.text.split()) > 8) and "@" not in before.text
        and (not before.text.endswith((".", "!", "?")) or (len(line.text.split()) > 8 and is_mostly_small(line.text)))
    )  # fmt: skip


def _read_sections(sections: list[Section], cv: FoundCv) -> None:
    hint: Vote | None = None
    for kind in ("education", "work_experience", "further_experience"):
        for section in sections:
            if section.kind != kind:
                continue
            with survived(cv.faults):
                _headed(section, cv)
                section.lines = _without_closing(section.lines, cv)
                before = len(cv.entries.get(kind, ()))
                vote = read_entries(kind, section.lines, cv, hint, projects=_are_projects(section))
                added = cv.entries.get(kind, [])[before:]
                if kind == "further_experience":
                    tell_in_texts(added)
                elif kind == "education":
                    take_schools_from_texts(added)
                mark_section(added, section)
                hint = vote if vote.margin > 0.3 else hint
    first = _in_place_of_summary(sections)
    for section in sections:
        if section.kind in ENTRIES or section.kind in ("contact", "title"):
            continue
        with survived(cv.faults):
            _headed(section, cv)
            lines = _without_closing(section.lines, cv)
            prose = section in first and is_prose(" ".join(line.text for line in lines))
            with_languages = not any(other.kind == "languages" for other in sections)
            _read_section(replace(section, lines=lines), "summary" if prose else section.kind, cv, with_languages)
    take_licences(cv)


def _without_closing(lines: list[PrintedLine], cv: FoundCv) -> list[PrintedLine]:
    """The lines of a section without place, day and signature, and without the name printed where one signs."""
    lines = take_place_and_date(lines)
    name = cv.single["full_name"].value.casefold() if "full_name" in cv.single else ""
    if " " in name and len(lines) > 1 and not lines[-1].bullet and lines[-1].text.casefold().rstrip(".") == name:
        cv.structure.append(replace(of_line(lines[-1]), value="", verbatim=False))
        return lines[:-1]
    return lines


def _read_section(section: Section, kind: str, cv: FoundCv, with_languages: bool) -> None:
    lines = section.lines
    if kind in _LISTS:
        read_items(kind, lines, cv)
    elif kind == "skills":
        _read_skills(lines, cv, with_languages=with_languages)
    elif kind == "languages":
        _read_languages(lines, cv)
    elif kind == "interests":
        read_interests(_without_spoken(lines, cv, labelled=True) if with_languages else lines, cv)
    elif kind == "references":
        read_references(lines, cv)
    elif kind == "summary":
        read_summary(_without_skills(lines, cv), cv)
    elif section.heading is not None and section.heading_line is not None:
        read_custom(replace(of_line(section.heading_line), value=section.heading.text.strip(" :")), lines, cv)


def _in_place_of_summary(sections: list[Section]) -> list[Section]:
    """The interests above all entries of a CV without a summary: prose there tells what somebody does."""
    if any(section.kind == "summary" and section.lines for section in sections):
        return []
    above = takewhile(lambda section: section.kind not in ENTRIES, sections)
    return [section for section in above if section.kind == "interests"]


def _read_skills(lines: list[PrintedLine], cv: FoundCv, *, with_languages: bool) -> None:
    """Skills, and the grid of a Europass among them; `with_languages`, also lines of languages with their levels."""
    grid, others = take_grid(lines)
    read_languages(grid, cv)
    read_skills(_without_spoken(others, cv) if with_languages else others, cv)
    if with_languages:
        take_spoken(cv)


def _without_spoken(lines: list[PrintedLine], cv: FoundCv, *, labelled: bool = False) -> list[PrintedLine]:
    """The lines without those of languages with their levels, which become languages.

    `labelled`, also those with a language and a colon: `French: fairly good`.
    """
    spoken = [
        line
        for line in lines
        if lists_levels(line.text)
        or names_language(line)
        or (labelled and (label := line.text.partition(":"))[1] and label[0].strip().casefold() in language_names())
    ]
    read_languages(spoken, cv)
    taken = set(map(id, spoken))
    return [line for line in lines if id(line) not in taken]


def _read_languages(lines: list[PrintedLine], cv: FoundCv) -> None:
    """Languages, and what ran into their section: prose from the top of another column, programs."""
    spoken, others = part_others(lines)
    read_languages(spoken, cv)
    if "summary" not in cv.single and is_prose(" ".join(line.text for line in others)):
        read_summary(others, cv)
    elif others:
        read_skills(others, cv)


def _are_projects(section: Section) -> bool:
    known = lexicon("evidence", "project")
    return section.heading is not None and all(known.hits(part) for part in parts_of(section.heading.text))


def _headed(section: Section, cv: FoundCv) -> None:
    """A heading that tells its section has become structure; one that tells nothing stays text.

    So does one whose section was told by its look and by what stands below: it may be the name of an employer.
    """
    if section.heading is None or section.heading_line is None or section.kind == "other":
        return
    if not section.heading.sure and not sections_guessed(section.heading.text):
        return
    cv.structure.append(Found("", section.heading.text, blocks_of(section.heading_line), verbatim=False))


# ---------------------------------------------------------------- to the canonical model


def _canonical(cv: FoundCv, language: Language) -> tuple[Cv, dict[str, Found]]:
    """The model, and what it holds by path. What a limit cuts off is not kept, and so becomes unplaced text."""
    kept: dict[str, Found] = {f"#{i}": found for i, found in enumerate(cv.structure)}
    data: dict[str, object] = {"language": language}
    for name, found in cv.single.items():
        if _fits(found, PROSE_CHARACTERS if name in ("summary", "data_privacy") else LINE_CHARACTERS):
            data[name], kept[name] = found.value, found
    for name, values in cv.lists.items():
        data[name] = [found.value for found in _kept(name, values, kept)]
    for name, entries in cv.entries.items():
        data[name] = [_entry(name, i, entry.fields, entry.texts, kept) for i, entry in enumerate(entries[:LIST_ITEMS])]
    data["skills"] = _skills(cv, kept)
    data["languages"] = _languages(cv, kept)
    data["links"] = _links(cv, kept)
    data["personal_details"] = _details(cv, kept)
    data["custom_sections"] = [_custom(i, section, kept) for i, section in enumerate(cv.custom[:LIST_ITEMS])]
    return Cv.model_validate(data), kept


def _kept(path: str, values: Iterable[Found], kept: dict[str, Found]) -> list[Found]:
    fitting = [found for found in values if _fits(found)][:LIST_ITEMS]
    kept.update({f"{path}[{i}]": found for i, found in enumerate(fitting)})
    return fitting


def _fits(found: Found, limit: int = LINE_CHARACTERS) -> bool:
    return len(found.value) <= limit


def _entry(
    name: str, index: int, fields: dict[str, Found], texts: list[Found], kept: dict[str, Found]
) -> dict[str, object]:
    path = f"{name}[{index}]"
    data: dict[str, object] = {}
    for field, found in fields.items():
        if _fits(found):
            data[field], kept[f"{path}.{field}"] = found.value, found
    lines = "details" if name == "education" else "bullets"
    data[lines] = [found.value for found in _kept(f"{path}.{lines}", texts, kept)]
    return data


def _skills(cv: FoundCv, kept: dict[str, Found]) -> list[object]:
    skills: list[object] = []
    for group in cv.skills:
        if len(skills) >= LIST_ITEMS:
            break
        if group.label is None:
            for item in group.items[: LIST_ITEMS - len(skills)]:
                if _fits(item):
                    kept[f"skills[{len(skills)}]"] = item
                    skills.append(item.value)
        elif _fits(group.label):
            path = f"skills[{len(skills)}]"
            kept[f"{path}.group"] = group.label
            skills.append(
                {
                    "group": group.label.value,
                    "items": [item.value for item in _kept(f"{path}.items", group.items, kept)],
                }
            )
    return skills


def _languages(cv: FoundCv, kept: dict[str, Found]) -> list[object]:
    languages: list[object] = []
    for language, level in cv.languages[:LIST_ITEMS]:
        path = f"languages[{len(languages)}]"
        if not _fits(language):
            continue
        kept[f"{path}.language"] = language
        row = {"language": language.value}
        if level is not None and _fits(level):
            row["level"], kept[f"{path}.level"] = level.value, level
        languages.append(row)
    return languages


def _details(cv: FoundCv, kept: dict[str, Found]) -> list[object]:
    details: list[object] = []
    for label, value in cv.details[:LIST_ITEMS]:
        if _fits(label) and _fits(value):
            path = f"personal_details[{len(details)}]"
            kept[f"{path}.label"], kept[f"{path}.value"] = label, value
            details.append({"label": label.value, "value": value.value})
    return details


def _custom(index: int, section: FoundSection, kept: dict[str, Found]) -> dict[str, object]:
    path = f"custom_sections[{index}]"
    data: dict[str, object] = {"items": [found.value for found in _kept(f"{path}.items", section.items, kept)]}
    if _fits(section.heading):
        data["heading"], kept[f"{path}.heading"] = section.heading.value, section.heading
    data["entries"] = [
        _entry(f"{path}.entries", i, entry.fields, entry.texts, kept)
        for i, entry in enumerate(section.entries[:LIST_ITEMS])
    ]
    return data


def _links(cv: FoundCv, kept: dict[str, Found]) -> list[object]:
    links: list[object] = []
    seen: set[str] = set()
    for label, url in cv.links:
        address = url.value.strip()
        if not _is_link(address) or len(links) >= LIST_ITEMS:
            continue
        if (key := profiles.key(address)) in seen:
            kept[f"#link{len(kept)}"] = replace(url, verbatim=False)  # printed twice, held once
            continue
        seen.add(key)
        path = f"links[{len(links)}]"
        kept[f"{path}.url"] = url
        row = {"url": address}
        if label is not None and _fits(label):
            row["label"], kept[f"{path}.label"] = label.value, label
        links.append(row)
    return links


def _is_link(address: str) -> bool:
    scheme = re.match(r"([a-z][a-z0-9+.-]*):(?!\d)", address, re.IGNORECASE)
    return (
        0 < len(address) <= LINE_CHARACTERS
        and not re.search(r"\s", address)
        and "." in address
        and (not scheme or scheme[1].lower() in ("http", "https"))
    )


def _sources(kept: dict[str, Found]) -> Iterable[Source]:
    """Where each value came from; headings and labels have no path of their own and are left out."""
    for path, found in kept.items():
        if not path.startswith("#"):
            yield Source(
                path,
                found.text or found.value,
                found.blocks[0] if found.blocks else -1,
                round(found.certainty, 2),
                found.doubts,
            )
