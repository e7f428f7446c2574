"""What an assistant is told: the instructions, and prompts for the usual tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template

from cv_generator.errors import InvalidInput, Problem


@cache
def instructions() -> str:
    """The system prompt for a CV assistant, in Markdown. `docs/agents.md` is the same text."""
    return files("cv_generator.operations").joinpath("guide.md").read_text(encoding="utf-8")


BRIEF = (
    "Keeps a person's CV in a 24-hour session and typesets it as PDF. Carry the session_id only; never repeat a "
    "document or "
    "the whole CV. Read single fields, edit in batches, invent nothing, let the person confirm, then give them "
    "the link."
)
"""The same in two lines, for platforms that show every server's instructions in every turn."""


@dataclass(frozen=True, slots=True)
class Argument:
    name: str
    description: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Prompt:
    """A task that a person starts. `text` holds the arguments as `$name`."""

    name: str
    title: str
    description: str
    arguments: tuple[Argument, ...]
    text: str

    def filled(self, arguments: Mapping[str, str]) -> str:
        """The prompt with its arguments.

        Raises:
            InvalidInput: one that is required is missing.
        """
        missing = [each.name for each in self.arguments if each.required and not arguments.get(each.name)]
        if missing:
            problems = [Problem(name, "missing", "is required", "Send it.") for name in missing]
            raise InvalidInput(f"{missing[0]} is required", problems=problems)
        return Template(self.text).substitute({each.name: arguments.get(each.name, "") for each in self.arguments})


_SESSION = Argument("session_id", "Session that holds the CV.")

PROMPTS: tuple[Prompt, ...] = (
    Prompt(
        "start_from_document",
        "Start from a document",
        "Read a CV that exists, ask for what is missing, and typeset it.",
        (Argument("notes", "Wishes, such as the language or the template.", required=False),),
        "Help me to bring my CV into shape. Let me hand over my document without reading it yourself, look at the "
        "summary, "
        "and ask me, all at once, for what is missing or doubtful. Then edit in one batch, tell me what you "
        "changed, and "
        "give me the link to the PDF. Invent nothing. $notes",
    ),
    Prompt(
        "tailor_to_posting",
        "Tailor to a job posting",
        "Choose, order and reword what the CV says for one job posting, without inventing facts.",
        (_SESSION, Argument("posting", "Text of the job posting.")),
        "Tailor the CV in session $session_id to the job posting below. Read the headline, the summary, "
        "work_experience and "
        "skills. Reorder and reword by relevance, with facts of this CV only; list what the posting asks for and "
        "the CV does "
        "not show. Propose the edits, and apply them in one batch once I agree. Then typeset the PDF.\n\n$posting",
    ),
    Prompt(
        "translate",
        "Translate the CV",
        "Translate the texts of the CV; the service changes headings and dates.",
        (_SESSION, Argument("language", "Its code (ISO 639-1).")),
        "Translate the CV in session $session_id. Read it, translate headline, summary, titles, bullets, details, "
        "skills and "
        "the other texts in one batch of edits, and set language to $language. Keep names, employers, schools and "
        "dates. The "
        "consent clause stays as it is unless I give you another. Show me three translated bullets before you "
        "typeset.",
    ),
)
