"""What an assistant is told: the instructions, and prompts for the usual tasks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template

from cv_generator.cv.design_names import SECTIONS, TEMPLATES
from cv_generator.errors import InvalidInput, Problem
from cv_generator.languages import codes


@cache
def instructions() -> str:
    """The system prompt for a CV assistant, in Markdown. `docs/agents.md` is the same text."""
    return files("cv_generator.operations").joinpath("guide.md").read_text(encoding="utf-8")


@cache
def local_instructions() -> str:
    """The same where the server runs on the person's own machine and documents are named by their path."""
    first, _, rest = instructions().partition("1. **Get the document.**")
    return f"{first}{_LOCAL_START}\n2. {rest.partition(chr(10) + '2. ')[2]}"


_LOCAL_START = """\
1. **Get the document.** Ask the person for its path on their machine (what lies in the allowed folders is listed as
   resources) and call `extract_and_store_cv` with `document_path`. A new portrait is set by its path too: `photo_url`.
   Without a document, start with `create_cv_session`. Files are saved where `save_to` says; its ending decides the
   format."""


BRIEF = (
    "Keeps a person's CV in a 24-hour session and typesets it as PDF. Carry the session_id only; never repeat a "
    "document or "
    "the whole CV. Read single fields, edit in batches, invent nothing, let the person confirm, then give them "
    "the link."
)
"""The same in two lines, for platforms that show every server's instructions in every turn."""


@dataclass(frozen=True, slots=True)
class Argument:
    """What a prompt asks for. `choices` are offered to whoever types it."""

    name: str
    description: str
    required: bool = True
    choices: Callable[[], Sequence[str]] = tuple


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
        (
            Argument("document", "Path of the document, where the server runs on this machine.", required=False),
            Argument("notes", "Wishes, such as the language or the template.", required=False),
        ),
        "Help me to bring my CV into shape. Let me hand over my document without reading it yourself, look at the "
        "summary, "
        "and ask me, all at once, for what is missing or doubtful. Then edit in one batch, tell me what you "
        "changed, and "
        "give me the PDF: its link, or where it was saved. Invent nothing. $document $notes",
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
        "review",
        "Review my CV",
        "Look at the CV as a recruiter does, and say what to mend, most important first.",
        (_SESSION, Argument("section", "Only this part, such as work_experience.", False, lambda: SECTIONS)),
        "Review the CV in session $session_id as a recruiter who has half a minute: look at its pages with preview_cv, "
        "then read "
        "what you need. Say what is strong, then at most seven points to mend, the most important first, each with the "
        "field path "
        "and a wording from facts of this CV. Look for gaps in the dates, duties without results, repetition, and what "
        "is missing "
        "for the headline. Change nothing yet; apply in one batch what I agree to. Part: $section",
    ),
    Prompt(
        "one_page",
        "Make it one page",
        "Bring the CV onto one page without losing what matters.",
        (_SESSION, Argument("template", "Template to use.", False, lambda: TEMPLATES)),
        "Bring the CV in session $session_id onto one page. Generate with max_pages 1; where it does not fit, explain "
        "the "
        "proven_cuts in plain words and what each one costs, and let me choose before you send its edits. Prefer "
        "shorter wording "
        "to dropping whole entries. Show me the page with preview_cv before you give me the PDF. Template: $template",
    ),
    Prompt(
        "translate",
        "Translate the CV",
        "Translate the texts of the CV; the service changes headings and dates.",
        (_SESSION, Argument("language", "Its code (ISO 639-1).", True, codes)),
        "Translate the CV in session $session_id. Read it, translate headline, summary, titles, bullets, details, "
        "skills and "
        "the other texts in one batch of edits, and set language to $language. Keep names, employers, schools and "
        "dates. The "
        "consent clause stays as it is unless I give you another. Show me three translated bullets before you "
        "typeset.",
    ),
)
