"""The distributed store behind a network that fails, and with so little patience that calls are refused for it.

Where an answer was lost, the caller who is refused cannot know whether the call was carried out: then it was, whole, or
it was not. Files whose version was not written may stay until the session ends; nothing leads to them.
"""

from __future__ import annotations

import time
from collections import Counter

from cv_generator.errors import SessionNotFound
from cv_generator.storage.azure import AzureSessionStore
from cv_generator.storage.azure_calls import Patience
from tests.contract.azurite import AzuriteRecipe
from tests.contract.faults import FaultyAdapter, transport_over
from tests.faults.storms import State, Storm, Verdict

IMPATIENT = Patience(total=0.5, connect=0.5, attempt=0.5, pause=0.15, longest_pause=0.3)
"""Three or four attempts."""

_LATE_SECONDS = 0.06
"""By then has acted what acts later (`tests/contract/faults.py`)."""


class _Network(FaultyAdapter):
    def __init__(self, one_in: float, seed: int) -> None:
        super().__init__(one_in, seed)
        self.counts: Counter[str] = Counter()
        self.armed = False

    def _draw(self) -> str | None:
        kind = super()._draw() if self.armed else None
        if kind:
            self.counts[kind] += 1
        return kind


class NetworkStorm(Storm):
    may_be_done = True

    def __init__(self, recipe: AzuriteRecipe, seed: int = 0, verdict: Verdict | None = None, one_in: float = 2) -> None:
        super().__init__(seed, verdict)
        self._network = _Network(one_in, seed)
        self.counts = self._network.counts
        self._store = AzureSessionStore(
            recipe.account, clock=self.clock, patience=IMPATIENT, transport=transport_over(self._network)
        )
        self._sound = AzureSessionStore(recipe.account, clock=self.clock)
        self._sound.ping()
        self._store._made = True
        self._strays: set[tuple[str, str]] = set()

    @property
    def store(self) -> AzureSessionStore:
        return self._store

    def arm(self, fails: bool) -> None:
        self._network.armed = fails

    def close(self) -> None:
        super().close()
        self._sound.close()

    def check(self, before: dict[str, State]) -> None:
        """Of the sessions that were called: no other was touched."""
        time.sleep(_LATE_SECONDS)
        called = {step.session_id: step.after or before[step.session_id] for step in self.steps}
        found = {}
        for session_id, state in called.items():
            try:
                found[session_id] = self._without_strays(self.state(self._sound, session_id, state.files_key), state)
            except SessionNotFound:
                continue
        self.compare("now", found, {name: state for name, state in self.known.items() if name in called})
        for session_id in called:
            self.keep(session_id, found.get(session_id))

    def explained(self, seen: State, state: State) -> bool:
        """Files of a version that was refused, asked for by their names."""
        strays = seen.files - state.files
        self.verdict.checks["strays read"] += 1
        return state == State(seen.files_key, seen.versions, seen.files - strays, seen.keys) and all(
            (seen.files_key, name) in self._strays for name, _ in strays
        )

    def _without_strays(self, there: State, sent: State) -> State:
        """Of a version that was refused the files may be there."""
        earlier = self.known.get(self._session_of(there), State(there.files_key))
        named = {name for name, _ in earlier.files}
        if there.versions == sent.versions:
            named |= {name for name, _ in sent.files}
        self._strays |= {(there.files_key, name) for name, _ in there.files if name not in named}
        self.verdict.checks["files that nothing leads to"] = len(self._strays)
        return State(
            there.files_key, there.versions, frozenset(each for each in there.files if each[0] in named), there.keys
        )

    @staticmethod
    def _session_of(state: State) -> str:
        return state.files_key[::-1]
