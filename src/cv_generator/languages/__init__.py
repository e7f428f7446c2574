"""What each language needs, as data: `languages/<code>/`. No other part of the program names a language.

`docs/add-a-language.md` says what the files of a folder hold.
"""

from cv_generator.languages.accents import with_plain_forms, without_accents
from cv_generator.languages.active import active, remembered
from cv_generator.languages.facts import Conventions, Facts, Page, facts
from cv_generator.languages.folders import DEFAULT, LanguageFolderError, add_directory, added, code_of, codes, tags
from cv_generator.languages.lexicon import (
    WORD,
    Lexica,
    Lexicon,
    everywhere,
    lexicon,
    sections,
    sections_in,
    words_of,
)
from cv_generator.languages.memory import one_reading, reading_in, while_reading
from cv_generator.languages.patterns import Pattern, pattern, word_set

__all__ = [
    "DEFAULT",
    "WORD",
    "Conventions",
    "Facts",
    "LanguageFolderError",
    "Lexica",
    "Lexicon",
    "Page",
    "Pattern",
    "active",
    "add_directory",
    "added",
    "code_of",
    "codes",
    "everywhere",
    "facts",
    "lexicon",
    "one_reading",
    "pattern",
    "reading_in",
    "remembered",
    "sections",
    "sections_in",
    "tags",
    "while_reading",
    "with_plain_forms",
    "without_accents",
    "word_set",
    "words_of",
]
