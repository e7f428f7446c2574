"""How well the judge of words tells names that it was not fitted on.

    python -m benchmarks.words          by lists: fitted on all sources but one, asked about that one
    python -m benchmarks.words --fit    fits it on all sources and writes its weights

README.md is the card of the model.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Sequence

from benchmarks.words.compose import texts
from benchmarks.words.gather import LISTS
from cv_generator.reading.words import judge


def main(argv: Sequence[str] = ()) -> dict[str, float]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true")
    if parser.parse_args(argv).fit:
        from benchmarks.words.fit import as_file, fit

        judge.WEIGHTS.write_bytes(as_file(fit(texts())))
        return {"bytes": judge.WEIGHTS.stat().st_size}
    return _measured()


def _measured() -> dict[str, float]:
    from benchmarks.words.fit import fit, judged

    lists = [each for each in json.loads(gzip.decompress(LISTS.read_bytes())) if each["role"] in judge.SORTS]
    found: dict[str, float] = {}
    for source in sorted({each["source"] for each in lists}):
        weights = fit(texts(without=source))
        for each in (each for each in lists if each["source"] == source):
            right = sum(sort == each["role"] for sort in judged(weights, each["items"]))
            name = f"{source} {each['role']} {each['language']}".strip()
            found[name] = round(right / len(each["items"]), 3)
            print(f"{name:28} {len(each['items']):5} {found[name]:.3f}")
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
