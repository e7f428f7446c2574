"""The service over files that fail, by a clock that jumps: `python -m tests.faults.service CONTROL serve …`.

`CONTROL` is a file in memory by which who started it sets how many calls in one fail (0: none) and by how many seconds
the clock is wrong, and reads how many of each kind have failed.
"""

from __future__ import annotations

import datetime as dt
import mmap
import sys
from collections import Counter
from pathlib import Path
from struct import Struct

from tests.faults.files import KINDS, FaultyFiles

NAMES = [kind for kinds in KINDS.values() for kind in kinds]
_STEERED, _COUNT = Struct("dd"), Struct("I")
_BYTES = _STEERED.size + _COUNT.size * len(NAMES)


class Control:
    """What both sides see of each other."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(_BYTES))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _BYTES)

    def fail(self, one_in: float) -> None:
        _STEERED.pack_into(self._shared, 0, one_in, self.wrong_by)

    @property
    def one_in(self) -> float:
        share: float = _STEERED.unpack_from(self._shared)[0]
        return share

    def set_clock(self, wrong_by: float) -> None:
        _STEERED.pack_into(self._shared, 0, self.one_in, wrong_by)

    @property
    def wrong_by(self) -> float:
        seconds: float = _STEERED.unpack_from(self._shared)[1]
        return seconds

    def add(self, kind: str) -> None:
        at = _STEERED.size + _COUNT.size * NAMES.index(kind)
        _COUNT.pack_into(self._shared, at, _COUNT.unpack_from(self._shared, at)[0] + 1)

    def counts(self) -> Counter[str]:
        """Faults of each kind so far."""
        at = _STEERED.size
        told = {name: _COUNT.unpack_from(self._shared, at + _COUNT.size * n)[0] for n, name in enumerate(NAMES)}
        return Counter({name: count for name, count in told.items() if count})


class SteeredFiles(FaultyFiles):
    """Fails as often as its control says."""

    def __init__(self, control: Control, seed: int) -> None:
        super().__init__(seed)
        self._control = control
        self.armed = True

    def _drawn(self, method: str) -> tuple[str, int]:
        self.one_in = self._control.one_in or float("inf")
        kind, code = super()._drawn(method)
        if kind:
            self._control.add(kind)
        return kind, code


def main() -> int:
    path = Path(sys.argv.pop(1))
    control = Control(path)
    SteeredFiles(control, seed=int(path.suffix[1:] or 0)).installed()
    from cv_generator import bootstrap
    from cv_generator.__main__ import main as serve

    bootstrap.now = lambda: dt.datetime.now(dt.UTC) + dt.timedelta(seconds=control.wrong_by)
    return serve()


if __name__ == "__main__":
    sys.exit(main())
