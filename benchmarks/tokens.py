"""What a language model pays for: o200k tokens of calls, answers and tool definitions, over the sample CV.

A call is the tool's name and the arguments that it needs, an answer the JSON text that the model reads. Strict tools
also send null for every argument that is left out; what that adds is listed by itself. The document counts in no
figure: the program adds it, not the model.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
import random
import tempfile
import uuid
from pathlib import Path
from typing import Any

import bpe_openai

from cv_generator.errors import UserError
from cv_generator.operations import tools, uploading
from cv_generator.operations.context import Caller, Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.documents import DOCUMENT
from cv_generator.operations.registry import BY_NAME
from cv_generator.storage.sqlite import SqliteSessionStore
from cv_generator.surfaces import openai

SAMPLES = Path(__file__).parents[1] / "samples"
BASE_URL = "https://cv.example.com"
BARS = {
    "carried between turns": 60,
    "upload, answer": 220,
    "edit of one field, call and answer": 130,
    "generate, call and answer": 200,
    "workflow": 900,
    "everyday tool definitions": 1_800,
    "schema error": 700,
    "repair call beyond the data": 60,
}
EDITS = (
    ("headline", None, "Leiterin Projekte Wärmenetze"),
    ("work_experience[0].bullets[2]", None, "Kommunale Wärmeplanung für sieben Gemeinden"),
    ("interests", "append", "Bergwandern"),
)
"""What the workflow reads in part and then edits, one call each."""

_ENCODING = bpe_openai.get_encoding("o200k_base")


def tokens(value: Any) -> int:
    """Tokens of a text, or of a value as the compact JSON that travels."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return len(_ENCODING.encode(text))


class Assistant:
    """Calls operations as strict tools do, and counts both ways."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.spent: dict[str, int] = {}

    def call(self, label: str, name: str, **arguments: Any) -> dict[str, Any]:
        operation = BY_NAME[name]
        try:
            answer = invoke(self.context, operation, arguments).as_json()
        except UserError as error:
            answer = error.answer()
        written = {key: value for key, value in arguments.items() if key != DOCUMENT}
        strict = {**dict.fromkeys(tools.parameters(operation)["properties"]), **written}
        self.spent[f"{label}, call"] = tokens(name) + tokens(written)
        self.spent[f"{label}, nulls"] = tokens(strict) - tokens(written)
        self.spent[f"{label}, answer"] = tokens(answer)
        return answer

    def both(self, label: str) -> int:
        return self.spent[f"{label}, call"] + self.spent[f"{label}, answer"]


def main() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        figures = _measured(Path(folder))
    width = max(map(len, figures))
    for name, figure in figures.items():
        bar = BARS.get(name)
        verdict = "" if bar is None else f"  at most {bar}{'' if figure <= bar else '  MISSED'}"
        print(f"{name:{width}}  {figure:6,}{verdict}")
    return {"figures": figures, "bars": BARS, "missed": [name for name, bar in BARS.items() if figures[name] > bar]}


def _measured(folder: Path) -> dict[str, int]:
    def now() -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    store = SqliteSessionStore(folder / "tokens.sqlite3", clock=now)
    ids = random.Random(1)  # an id costs 22 to 30 tokens by its digits: the same ones for every run

    def new_id() -> str:
        return str(uuid.UUID(int=ids.getrandbits(128), version=4))

    context = Context(store=store, clock=now, new_id=new_id, caller=Caller(base_url=BASE_URL))
    assistant = Assistant(context)
    figures = {**_workflow(assistant), **_mistake(assistant), **_definitions()}
    store.close()
    return {name: figures.pop(name) for name in BARS} | figures


def _workflow(assistant: Assistant) -> dict[str, int]:
    """Upload, one partial read, three edits, generate."""
    document = base64.b64encode((SAMPLES / "lebenslauf.docx").read_bytes()).decode()
    opened = assistant.call("upload", "extract_and_store_cv", document_base64=document)
    session = {"session_id": opened["session_id"]}
    assistant.call("partial read", "get_cv_session", **session, fields=[path for path, _, _ in EDITS])
    edits = [f"edit {number}" for number, _ in enumerate(EDITS, 1)]
    for label, (path, op, value) in zip(edits, EDITS, strict=True):
        edit = {"field_path": path, "value": value, **({"op": op} if op else {})}
        assistant.call(label, "update_cv_field", **session, edits=[edit])
    assistant.call("generate", "generate_cv_from_session", **session)
    whole = assistant.call("whole CV", "get_cv_session", **session)
    steps = ["upload", "partial read", *edits, "generate"]
    asked = assistant.call("request upload", "request_cv_upload")
    ticket = asked["upload_url"].rpartition("/")[2]
    uploading.receive(assistant.context, ticket, (SAMPLES / "lebenslauf.docx").read_bytes())
    assistant.call("read summary", "get_cv_session", session_id=asked["session_id"], fields=[], include_summary=True)
    return {
        "carried between turns": tokens(session),
        "the whole CV instead": tokens(whole["cv_data"]),
        "upload, answer": assistant.spent["upload, answer"],
        "edit of one field, call and answer": max(assistant.both(label) for label in edits),
        "generate, call and answer": assistant.both("generate"),
        "workflow": sum(assistant.both(step) for step in steps),
        "workflow, nulls of strict tools besides": sum(assistant.spent[f"{step}, nulls"] for step in steps),
        "partial read, call and answer": assistant.both("partial read"),
        "upload on a page (request, read summary)": assistant.both("request upload") + assistant.both("read summary"),
    }


def _mistake(assistant: Assistant) -> dict[str, int]:
    """The sample CV in a shape that models make up, refused and then repaired."""
    wrong = misshapen(json.loads((SAMPLES / "lebenslauf.json").read_text("utf-8")))
    assistant.call("schema error", "create_cv_session", cv_data=wrong)
    repaired = assistant.call("repair", "create_cv_session", cv_data=wrong, repair=True)
    if not repaired["success"]:
        raise RuntimeError(f"the repair was refused: {repaired}")
    return {
        "schema error": assistant.spent["schema error, answer"],
        "repair call beyond the data": assistant.spent["repair, call"] - tokens(wrong),
    }


def misshapen(cv: dict[str, Any]) -> dict[str, Any]:
    """A canonical CV as assistants without the schema send it."""
    person = ("full_name", "email", "phone", "address_lines", "nationality", "birth_date")
    sections = ("work_experience", "education", "headline", *person)
    return {
        "personal_info": {"fullName": cv["full_name"], "title": cv["headline"], **{n: cv[n] for n in person[1:]}},
        "employment_history": [
            {
                "company": each["employer"],
                "jobTitle": each["title"],
                "city": each["location"],
                "period": each["date_range"],
                "responsibilities": each["bullets"],
            }
            for each in cv["work_experience"]
        ],
        "ausbildung": cv["education"],
        **{name: value for name, value in cv.items() if name not in sections},
    }


def _definitions() -> dict[str, int]:
    return {
        "everyday tool definitions": tokens(openai.definitions("responses")),
        "with the legacy ones": tokens(openai.definitions("responses", include_legacy=True)),
        "as MCP, without output schemas": tokens(
            [{k: v for k, v in each.items() if k != "outputSchema"} for each in openai.definitions("mcp")]
        ),
    }


if __name__ == "__main__":
    raise SystemExit(bool(main()["missed"]))
