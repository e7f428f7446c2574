"""Schemathesis on the OpenAPI description of a running service: where it and the answers disagree.

`script/attack` installs it in an environment of its own. Two kinds are no disagreements and are set aside: what a
schema cannot say (a page that the CV does not have, a document that cannot be read: 400 and 422), and `0` or `"true"`
for a boolean and `"1"` for a number, which models send and the service takes. `DESCRIBED_EXAMPLES` sets the calls of
each test (50).
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.service import running

TOOL = Path(".cache/schemathesis/bin/st").absolute()
_SETTINGS = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "304", "400", "401", "403", "404", "409", "413", "422", "429", "503"]
"""
_LAX = re.compile(r"Incorrect type|violates `type`")


def main() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder, running(LOG_LEVEL="ERROR") as service:
        settings = Path(folder) / "schemathesis.toml"
        settings.write_text(_SETTINGS)
        address = f"http://127.0.0.1:{service.port}/api/openapi.json"
        examples = os.environ.get("DESCRIBED_EXAMPLES", "50")
        command = [TOOL, "--config-file", settings, "run", address, "--max-examples", examples, "--seed", "1"]
        told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout
    failures = re.split(r"\n(?=\d+\. Test Case ID)", told.partition("= FAILURES =")[2])[1:]
    found = [each for each in failures if not _LAX.search(each)]
    print("".join(found) or told[-300:])
    calls = re.search(r"(\d+) generated", told)
    return {"calls": int(calls[1]) if calls else 0, "disagreements": len(found), "lax": len(failures) - len(found)}


if __name__ == "__main__":
    print(main())
