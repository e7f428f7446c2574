"""What the text of each page of a PDF comes of, to tell pages that were read back before.

After an edit most pages are what they were, though their objects have other numbers. Reads the files that the
typesetter writes, and tells of others that it cannot: their pages have no keys.
"""

from __future__ import annotations

import re
from hashlib import blake2b

from cv_generator.rendering.pdf_objects import Objects

_REFERENCE = b" 0 R"
"""What follows the number of an object that is referred to."""

_ELSEWHERE = re.compile(rb"/(?:Parent \d+ 0 R|StructParents \d+|Annots\[[^\]]*\])")
"""What a page says of the rest of the document."""


def page_keys(pdf: bytes) -> tuple[bytes, ...]:
    """A key for each page. Equal keys are of pages with equal contents, fonts and sizes, whose text is the same.

    Empty for a file whose objects are not found in one table.
    """
    try:
        objects = Objects(pdf)
        catalog = objects.entries(_number(rb"/Root (\d+) 0 R", pdf[pdf.rindex(b"trailer") :]))
        tree = objects.entries(_number(rb"/Pages (\d+) 0 R", catalog))
        pages = [objects.entries(int(number)) for number in re.findall(rb"(\d+) 0 R", tree[tree.index(b"/Kids") :])]
        if any(b"/Type/Page/" not in page or b"/Resources" not in page for page in pages):
            return ()  # a tree of more levels, from which pages inherit
        return tuple(_key(objects, page) for page in pages)
    except (ValueError, IndexError):
        return ()


def _number(pattern: bytes, text: bytes) -> int:
    found = re.search(pattern, text)
    if not found:
        raise ValueError("a document without its root")
    return int(found[1])


def _key(objects: Objects, page: bytes) -> bytes:
    """Of the page and all that it refers to, with the numbers of objects in the order in which they are met."""
    met: dict[bytes, bytes] = {}
    key = blake2b(digest_size=16)

    def add(entries: bytes) -> None:
        *before, last = entries.split(_REFERENCE)
        for part in before:
            rest = part.rstrip(b"0123456789")
            key.update(rest)
            key.update(met.setdefault(part[len(rest) :], b"#%d" % len(met)))
        key.update(last)

    add(_ELSEWHERE.sub(b"", page))
    done = 0
    while done < len(met):
        number = int([*met][done])
        entries = objects.entries(number)
        add(entries)
        if b"/Subtype/Image" not in entries:
            key.update(objects.data(number))
        done += 1
    return key.digest()
