"""What the service is made of: a bill of materials, and a check that everything in it may be used and is pinned.

`python -m tools.dependencies check` fails where a pinned package has no hash, or a licence that the project does not
take. `python -m tools.dependencies sbom` prints CycloneDX 1.6 for a release.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PINS = ("requirements.txt", "requirements-azure.txt", "requirements-dev.txt")
_PIN = re.compile(
    r"^([A-Za-z0-9._-]+)==([^\s;\\]+)((?: ;[^\\\n]*)?(?: \\\n +--hash=sha256:[0-9a-f]{64})*)", re.MULTILINE
)
_REFUSED = re.compile(r"\b(?:A?GPL|GNU (?:Affero )?General Public|SSPL|BUSL)", re.IGNORECASE)
_TAKEN = re.compile(r"\b(?:LGPL|Lesser General Public)|(?:with|WITH) .*exception| OR ", re.IGNORECASE)


@dataclass(frozen=True)
class Pin:
    """One line of a requirements file."""

    name: str
    version: str
    hashes: tuple[str, ...]


def pins(file: Path) -> list[Pin]:
    found = _PIN.findall(file.read_text("utf-8"))
    return [Pin(name, version, tuple(re.findall(r"sha256:([0-9a-f]{64})", rest))) for name, version, rest in found]


def licence(name: str) -> str:
    """As the installed package says it; empty where it says nothing."""
    about = metadata.metadata(name)
    classified = [each.rpartition(" :: ")[2] for each in about.get_all("Classifier", []) if each.startswith("License")]
    said = about.get("License-Expression") or "; ".join(classified) or about.get("License") or ""
    return str(said).strip().partition("\n")[0][:200]


def problems() -> Iterator[str]:
    """What keeps the packages from being used, one sentence each."""
    for file in PINS:
        listed = pins(ROOT / file)
        if not listed:
            yield f"{file}: no pins"
        for pin in listed:
            if not pin.hashes:
                yield f"{file}: {pin.name} has no hash"
            yield from _installed(file, pin)
    yield from _told_apart()


def _told_apart() -> Iterator[str]:
    """What is tested is what is run: a package has one version in all files."""
    found: dict[str, set[str]] = {}
    for file in PINS:
        for pin in pins(ROOT / file):
            found.setdefault(pin.name.lower(), set()).add(pin.version)
    for name, versions in sorted(found.items()):
        if len(versions) > 1:
            yield f"{name} is pinned in several versions: {', '.join(sorted(versions))}; script/lock pins them anew"


def _installed(file: str, pin: Pin) -> Iterator[str]:
    try:
        said = licence(pin.name)
    except metadata.PackageNotFoundError:
        return  # for another platform or another extra
    if _REFUSED.search(said) and not _TAKEN.search(said):
        yield f"{file}: {pin.name} is under {said}"


def sbom(file: str = "requirements.txt") -> dict[str, Any]:
    """CycloneDX of what the service is installed from."""
    parts = []
    for pin in pins(ROOT / file):
        part: dict[str, Any] = {
            "type": "library",
            "name": pin.name,
            "version": pin.version,
            "purl": f"pkg:pypi/{pin.name.lower()}@{pin.version}",
            "hashes": [{"alg": "SHA-256", "content": each} for each in pin.hashes],
        }
        try:
            said = licence(pin.name)
        except metadata.PackageNotFoundError:
            said = ""
        if said:
            part["licenses"] = [{"license": {"name": said}}]
        parts.append(part)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "component": {"type": "application", "name": "cv-generator", "version": metadata.version("cv-generator")},
        },
        "components": parts,
    }


def main(arguments: list[str]) -> int:
    if arguments == ["sbom"]:
        print(json.dumps(sbom(), indent=1))
        return 0
    found = list(problems())
    print("\n".join(found) or f"dependencies: {sum(len(pins(ROOT / file)) for file in PINS)} pins, all may be used")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
