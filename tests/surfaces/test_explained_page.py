"""The page of `read --explain` is one file that fetches nothing and runs nothing of what a document says."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from cv_generator.reading.document import explain_document
from cv_generator.surfaces.cli.explained import page

_HOSTILE = b"""\
# Ada <script>alert(1)</script>

"onmouseover="alert(2)" ada@example.com

## Skills {{title}}

- </style><img src=x onerror=alert(3)>
- {{first}} &amp; ' "
"""


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def _tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(html)
    assert len(parser.seen) > 20
    return parser.seen


def test_what_a_document_says_is_text_on_the_page_and_nothing_else() -> None:
    html = page(explain_document(_HOSTILE))
    tags = _tags(html)
    assert [tag for tag, _ in tags].count("script") == 1
    assert "img" not in {tag for tag, _ in tags}
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)
    assert "&lt;img src=x onerror=alert(3)&gt;" in html
    assert "{{first}} &amp;amp; &#x27; &quot;" in html


def test_nothing_is_fetched_and_links_stay_on_the_page() -> None:
    tags = _tags(page(explain_document(_HOSTILE)))
    addresses = [a[name] for _, a in tags for name in ("href", "src") if name in a]
    assert addresses
    assert all(address and address.startswith("#") for address in addresses)


def test_only_the_pages_own_script_may_run() -> None:
    html = page(explain_document(_HOSTILE))
    policy = next(a["content"] for tag, a in _tags(html) if tag == "meta" and a.get("http-equiv"))
    script = html.partition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


def test_every_line_can_be_gone_to() -> None:
    html = page(explain_document(b"# Ada Sample\n\nada@example.com\n\n## Skills\n\n- Revit\n"))
    targets = set(re.findall(r'id="(line\d+)"', html))
    links = set(re.findall(r'href="#(line\d+)"', html))
    assert links == targets
    assert len(targets) == 4


@pytest.mark.parametrize("data", [b'{"basics": {"name": "Ada Sample"}}'])
def test_a_file_without_looks_gives_a_page_that_says_so(data: bytes) -> None:
    assert "Nothing to show" in page(explain_document(data))
