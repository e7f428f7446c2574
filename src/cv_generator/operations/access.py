"""API keys: who may call, and whose sessions a caller sees."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from cv_generator.errors import Unauthorized

_HASHED = "sha256:"


@dataclass(frozen=True, slots=True)
class Owner:
    """A caller whose key was accepted. `id` is part of the key's hash, empty where keys are off."""

    id: str
    is_administrator: bool


@dataclass(frozen=True, slots=True)
class Access:
    """The accepted keys, as SHA-256 digests."""

    keys: tuple[bytes, ...] = ()
    administrators: tuple[bytes, ...] = ()

    @classmethod
    def from_keys(cls, keys: Iterable[str], administrators: Iterable[str] = ()) -> Self:
        """From keys in the clear or as `sha256:<hex>`.

        Raises:
            ValueError: a hash that is none.
        """
        return cls(tuple(map(_digest, keys)), tuple(map(_digest, administrators)))

    @property
    def is_open(self) -> bool:
        """Whether calls need no key."""
        return not self.keys and not self.administrators

    def owner(self, key: str) -> Owner:
        """Whose key this is. Every known key is compared, in constant time.

        Raises:
            Unauthorized: keys are on, and this is none of them.
        """
        if self.is_open:
            return Owner("", is_administrator=True)
        digest = hashlib.sha256(key.encode()).digest()
        is_administrator = _is_among(digest, self.administrators)
        if not (_is_among(digest, self.keys) or is_administrator):
            raise Unauthorized
        return Owner(digest.hex()[:32], is_administrator or not self.administrators)


def presented_key(function_key: str | None, authorization: str | None) -> str:
    """The key of `x-functions-key`, else of `Authorization: Bearer`; empty where neither is sent."""
    if function_key:
        return function_key
    scheme, _, token = (authorization or "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _is_among(digest: bytes, known: tuple[bytes, ...]) -> bool:
    matches = [hmac.compare_digest(digest, each) for each in known]
    return any(matches)


def _digest(key: str) -> bytes:
    if not key.startswith(_HASHED):
        return hashlib.sha256(key.encode()).digest()
    digest = bytes.fromhex(key.removeprefix(_HASHED))
    if len(digest) != hashlib.sha256().digest_size:
        raise ValueError("a hashed API key is sha256: and 64 hexadecimal digits")
    return digest
