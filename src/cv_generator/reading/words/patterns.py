"""The forms of contact data, of labels, of capitals and of speech about oneself, wherever in a CV they stand."""

from __future__ import annotations

import re

from cv_generator.languages import Pattern

CAPITAL = (
    "[" + "".join(letter for letter in map(chr, (*range(0x590), *range(0x1E00, 0x2000))) if letter.isupper()) + "]"
)
"""A capital of any script that has them, accented ones too, in regular expressions that mind case."""
EMAIL = re.compile(r"(?<![\w.+%'-])[\w.+%'-]{1,64}@(?:[\w-]+\.)+[A-Za-z]{2,}")
URL = re.compile(
    r"(?i)\b(?:https?://[^\s|,;<>()]+|www\.[^\s|,;<>()]+|(?<![@\w.-])(?=[\d.-]*[a-z])(?!\d+\.[a-z]{2}(?![\w.]))(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|de|"
    r"ch|at|pl|uk|eu|me|info|app|ai|co|us|edu|tech|design|blog|xyz|page|online|site|art|berlin|swiss|name|pro|tv|"
    r"fr|it|nl|cz|in|es|pt|be|br|mx|ar|cl|lu)(?![^\W_])(?:/[^\s|,;<>()]*)?(?![\w@.-]*@))(?<![.,;:])"
)
BORN = Pattern(r"(?i)(?:\b(?:{born})|\*)\s*:?\s*(?=\d|\w+[ ,-]{1,2}\d)")
FACT = Pattern(r"(?i){personal facts}|\d\d (?:{years of age})")
"""`single`, `22 years old`"""
PHONE = re.compile(r"(?<![\w@./+])(?:\(?(?:\+|00)\s?)?[(\d][\d\s()./\u00a0–-]{5,24}\d(?![\w@])")
POSTAL = re.compile(
    r"(?=[A-Z\d,\s])(?:"  # with which any of these begins: most letters are passed over quickly
    r"(?<!\d)(?:\d\d|\d{5})-\d{3}(?!\d)|\b[A-Z]\d[\dW] ?[A-Z\d]{4}\b|\b\d{4}-\d{3} [A-Z]|\b\d{3} \d\d [A-Z]|\b\d{4} "
    r"[A-Z]{2} [A-Z]|\b[A-Z]\d[A-Z] \d[A-Z]\d\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b(?:[A-Z]{1,3}-)?\d{4,5},? "
    r"(?:[A-ZÄÖÜŁŚŻ]|$)|\b[A-Z]{2},? \d{5}(?:-\d{4})?\b|, (?:[A-Z][a-z]+ ){1,2}\d{5}(?:-\d{4})?$|"
    r"^\s*(?:[A-Z]{1,2}-)?\d{4,5}\s+\w|\b[A-Z]{2} ?[–,/-] ?\d\d\.?\d{3}-?\d{3}(?!\d))"
)
"""A postcode with what makes it one: a town behind it, or a form that only postcodes have."""
LABELLED = re.compile(r"([^:,]{2,30}):\s+(.+)")
"""A short label, and what stands behind its colon."""
FIRST_PERSON = Pattern(r"(?i)(?<!\w)(?:{first person})(?!\w)")
"""Words in which somebody speaks of themselves: `I`, `meine`."""
