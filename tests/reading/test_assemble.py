"""Zero loss, on random blocks: every word is in the CV, in the unplaced text, or has become structure."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from cv_generator.reading import assemble as assembling
from cv_generator.reading.assemble import assemble
from cv_generator.reading.regions.blocks import Blocks, Bullet, Heading, Line, Row, Run, Style, walk
from cv_generator.reading.words.text import words

_TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "Berufserfahrung", "Education", "Umiejętności", "Languages", "Interests:", "Kursy i certyfikaty", "Profil", "Lebenslauf",
            "anna@example.com", "+41 79 555 01 23", "Tel.: 0221 4710 365", "ul. Żwirki 21/7, 50-316 Wrocław", "12.03.1981", "linkedin.com/in/anna",
            "08/2016 – heute\tLeiterin Konstruktion", "Niesen Seilbahntechnik AG, Thun", "since 2021", "2019–2021: Engineer at Quill Inc., "
                "Austin, "
                "TX "
                "(remote)",
            "IX 2018 – III 2021", "Deutsch (Muttersprache), Englisch – C1", "Java, Go; Python | SQL", "Methoden: Scrum, Kanban", "Anna Muster\nSeestrasse 1\n8002 Zürich",
            "Wyrażam zgodę na przetwarzanie moich danych "
            "osobowych", "Köln, im Oktober 2025", "References available on request", "2012\tAustin, TX",
        ]
    ),
)  # fmt: skip
_STYLES = st.builds(
    Style, size=st.sampled_from([None, 9.0, 11.0, 16.0]), bold=st.booleans(), italic=st.booleans(), caps=st.booleans()
)
_RUNS = st.lists(st.builds(Run, text=_TEXTS, style=_STYLES), max_size=3).map(tuple)
_STREAMS = st.sampled_from(["body", "header", "column"])
_LINES = st.one_of(
    st.builds(Line, runs=_RUNS, stream=_STREAMS, gap=st.sampled_from([None, 0.0, 12.0])),
    st.builds(Heading, runs=_RUNS, stream=_STREAMS, level=st.integers(0, 3)),
    st.builds(Bullet, runs=_RUNS, stream=_STREAMS, depth=st.integers(0, 2)),
)
_ROWS = st.builds(Row, cells=st.lists(st.lists(_LINES, max_size=3).map(tuple), max_size=3).map(tuple))
_BLOCKS = st.lists(st.one_of(_LINES, _ROWS), max_size=14).map(lambda blocks: Blocks("docx", tuple(blocks)))


def lost_words(blocks: Blocks) -> Counter[str]:
    """Words of the blocks that are neither in the draft nor structure, counted as often as they stand there."""
    placed: list[str] = []
    original = assembling.left_of

    def watched(texts, found):
        kept = list(found)
        placed.extend(value.text for value in kept if not value.verbatim)
        return original(texts, kept)

    assembling.left_of = watched
    try:
        draft = assemble(blocks)
    finally:
        assembling.left_of = original
    have = Counter(words(" ".join((*strings(draft.cv.model_dump()), *draft.unplaced_text, *placed))))
    return Counter(word for b in walk(blocks.blocks) if isinstance(b, Line) for word in words(b.text)) - have


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for inner in values for text in strings(inner)]


@settings(max_examples=150, deadline=None)
@given(_BLOCKS)
def test_no_word_of_random_blocks_is_lost(blocks):
    assert lost_words(blocks) == Counter()


def test_a_document_without_words_gives_an_empty_cv():
    draft = assemble(Blocks("docx", ()))
    assert (draft.words, draft.unplaced_text, draft.cv.full_name, draft.cv.language) == (0, (), "", "en")


def test_the_language_that_is_asked_for_wins():
    blocks = Blocks("docx", (Line(runs=(Run("Berufserfahrung und Ausbildung"),)),))
    assert assemble(blocks).cv.language == "de"
    assert assemble(blocks, language="pl").cv.language == "pl"


def test_a_sign_that_counts_as_several_words_stays_whole_where_one_of_them_is_left():
    blocks = Blocks("docx", (Line(runs=(Run("¼"), Run("\nST/1"))),))
    assert lost_words(blocks) == Counter()
