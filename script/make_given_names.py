#!/usr/bin/env python3
"""Writes `given_names.txt` of the languages in whose countries people print their family name first: by these names
a reader of CVs tells which of two words is which.

Source: the given names of Faker (MIT licence) by the locales below, without those that are family names there, in
English or in German too (`Martin`, `Laurent`), since these tell nothing. Run it in an environment with
`pip install faker`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from textwrap import wrap

LANGUAGES = Path(__file__).parents[1] / "src/cv_generator/languages"
LOCALES = {
    "fr": ("fr_FR", "fr_CH", "fr_BE", "fr_QC", "fr_DZ"),
    "it": ("it_IT",),
    "es": ("es_ES", "es_MX", "es_AR", "es_CO"),
    "nl": ("nl_NL", "nl_BE"),
    "pt": ("pt_PT", "pt_BR"),
}
NEIGHBOURS = ("en_US", "en_GB", "de_DE", "de_AT")
SHORTEST = 3
HEAD = "# Given names that are no family names, by which the order of a name is told: script/make_given_names.py"


def names(locale: str, kind: str) -> Iterator[str]:
    """All single words of the lists `first_names…` or `last_names…` of a locale, casefolded."""
    provider = import_module(f"faker.providers.person.{locale}").Provider
    for attribute in dir(provider):
        if attribute.startswith(kind) and isinstance(listed := getattr(provider, attribute), Iterable):
            for name in listed:
                yield from name.casefold().split()


def main() -> None:
    family = {
        name for locales in (*LOCALES.values(), NEIGHBOURS) for one in locales for name in names(one, "last_names")
    }
    for code, locales in LOCALES.items():
        given = {name for locale in locales for name in names(locale, "first_names")}
        told = sorted(name for name in given - family if name.isalpha() and len(name) >= SHORTEST)
        lines = wrap("; ".join(told), 148, break_on_hyphens=False)
        text = "\n".join([HEAD, *(line.rstrip(";") for line in lines), ""])
        (LANGUAGES / code / "given_names.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
