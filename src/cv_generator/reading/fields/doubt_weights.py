"""What each mark is worth, in log odds that the value is wrong: positive ones speak against it.

Made by `python -m benchmarks.doubt DOCS --fit` (logistic regression, each mark kept on its side) from 1,137 single
values, 203 of them wrong, of 48 real CVs in English, German and Polish, DOCX and PDF, which stay outside this
repository; only these numbers come from them. How well they do on 56 others stands in `docs/reading.md`. `LIMIT` is
where 5 % of the right values of the fitted half are marked. To fit anew: collect documents with truths, fit one half,
and state the other half's figures.
"""

BASES: dict[str, float] = {
    "address": -2.22,
    "date": -3.63,
    "degree": -1.75,
    "email": -3.32,
    "employer": -2.16,
    "full_name": -2.42,
    "institution": -1.93,
    "phone": -3.39,
    "title": -2.45,
}
LIMIT = -0.32
WEIGHTS: dict[str, float] = {
    "a joining word stands in it": 0.36,
    "a single date dates a job": 0.21,
    "an address of many lines": 0.51,
    "an address of one line": 0.23,
    "decided by less than 0.6": 0.29,
    "decided by less than 0.7": 0.34,
    "decided by less than 0.9": 0.57,
    "few words tell title and employer": 0.17,
    "few words tell what it is": 0.12,
    "has more or fewer lines that name it": 0.35,
    "heading of several things": 1.51,
    "it has a place": -0.54,
    "it has no date": 0.15,
    "it has no text": 0.07,
    "it has other fields than the others": 0.54,
    "it holds a colon": 0.49,
    "it holds a comma": 0.7,
    "it holds a dash or a bar": 0.51,
    "it holds brackets": 0.11,
    "it holds digits": 0.36,
    "it holds several commas": 0.2,
    "it is a detail": 0.23,
    "it is further experience": 0.43,
    "it is set in capitals": -0.48,
    "it is the only entry": 0.28,
    "its date is another entry's too": 0.34,
    "its employer is another entry's too": -0.67,
    "its lines stand far apart": 1.0,
    "its title is another entry's too": 0.17,
    "its words tell what it is": -0.65,
    "long": 0.39,
    "looks otherwise than others": 0.41,
    "more than seven words": 0.15,
    "most words are small": 0.08,
    "no date": 0.15,
    "no word tells title and employer": 0.53,
    "no word tells what it is": 0.08,
    "no work experience was found": 0.33,
    "nothing below": 0.15,
    "one cell names all": 0.53,
    "plain text below": 0.45,
    "several cells": 0.18,
    "shares its employer": -0.39,
    "texts without a role beside its names": 0.37,
    "the date stands in brackets": 0.26,
    "the employer has the words of a title": 0.47,
    "the entries are not in the order of their dates": 0.44,
    "the section is longer than usual": 0.29,
    "title and employer fit better the other way": 0.33,
    "title and employer fit nearly as well the other way": 0.35,
    "very long": 0.06,
    "words tell title and employer": -0.15,
}
STATED: dict[str, float] = {
    "the address is in another country": 3.0,
    "few digits": 2.5,
    "a name of one word": 2.0,
    "a name that is a place": 3.0,
    "a name with the words of a title": 1.0,
    "signs stand in the name": 1.5,
}
"""Contradictions that are too rare in the documents to be fitted."""
