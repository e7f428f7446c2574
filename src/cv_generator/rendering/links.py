"""Links as people print them, and the address behind them."""

from __future__ import annotations

import re


def address_of(url: str) -> str:
    """The full address that a click opens: `https://` is added where there is no scheme; empty stays empty."""
    if not url:
        return ""
    if url.lower().startswith("tel:"):
        return "tel:" + re.sub(r"[^\d+]", "", url[4:].split("ext", maxsplit=1)[0])
    if re.match(r"(https?|mailto):", url, re.IGNORECASE):
        return url
    return f"https://{url}"


def shown(label: str, url: str) -> str:
    """What stands on paper: the address without its scheme, after the label where the address does not say it too."""
    address = re.sub(r"^(https?://(www\.)?|mailto:|tel:)", "", url, flags=re.IGNORECASE).removesuffix("/")
    if not label or re.search(rf"(?<![^\W_]){re.escape(label)}(?![^\W_])", address, re.IGNORECASE):
        return address or label
    return f"{label}: {address}" if address else label
