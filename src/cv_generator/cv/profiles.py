"""Where a user name of a network leads: files and assistants give both in place of the address."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote

_ADDRESSES = {
    "github": "https://github.com/{}",
    "gitlab": "https://gitlab.com/{}",
    "linkedin": "https://www.linkedin.com/in/{}",
    "xing": "https://www.xing.com/profile/{}",
    "orcid": "https://orcid.org/{}",
    "x": "https://x.com/{}",
    "twitter": "https://x.com/{}",
    "instagram": "https://www.instagram.com/{}",
    "youtube": "https://www.youtube.com/@{}",
    "researchgate": "https://www.researchgate.net/profile/{}",
    "googlescholar": "https://scholar.google.com/citations?user={}",
    "kaggle": "https://www.kaggle.com/{}",
    "behance": "https://www.behance.net/{}",
    "dribbble": "https://dribbble.com/{}",
    "bitbucket": "https://bitbucket.org/{}",
    "telegram": "https://t.me/{}",
    "leetcode": "https://leetcode.com/u/{}",
}
"""By the network's name without blanks and signs. Only networks whose addresses are made of the name alone."""
_FORMER = ("https://twitter.com/{}",)
"""Addresses that are printed still and lead to one of those above."""
_PAGES = frozenset(
    """about account api apps articles blog careers code collections community companies company competitions contact
    courses customers datasets developer developers discover discussions docs download edu enterprise events explore
    features feed hashtag help home intent issues jobs join kernels learn legal login marketplace models new news
    notebooks notifications organizations orgs partners press pricing privacy problemset pro public pulls readme
    reel reels register results resources search security settings share shots showcase signin signup site solutions
    sponsors status stories support tags team terms topics trending tv users watch""".split()
)
"""Pages of the networks' own that stand where the names of users do."""
_USER = re.compile(r"[^\W_][\w.-]{0,99}")
_NAME = r"[\w%~.-]{2,100}"  # in an address
_ADDRESS = re.compile(r"(?:https?://)?[\w-]{1,63}\.[\w.-]{2,200}/\S+")


def bare(url: str) -> str:
    """What of an address tells it from others: without scheme, `www.`, closing slashes and capitals."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url.strip().casefold()).rstrip("/")


def is_profile(url: str) -> bool:
    """Whether an address is the one of a user of a network, `github.com/ada-quill`, not of another page."""
    address = bare(url).partition("?")[0].rstrip("/")
    return any(form.fullmatch(address) for form in _forms()) and user_of(address) not in _PAGES


def user_of(profile: str) -> str:
    """`linkedin.com/in/ada-quill` -> `ada-quill`, as it can be read: `andr%C3%A9` -> `andré`."""
    return unquote(bare(profile).partition("?")[0].rstrip("/").rpartition("/")[2]).removeprefix("@")


def key(url: str) -> str:
    """What is the same of all addresses of one profile: `de.linkedin.com/in/ada?trk=x` is `linkedin.com/in/ada`."""
    if not is_profile(url):
        return bare(url)
    return re.sub(r"^twitter(?=\.com/)", "x", re.sub(r"^[a-z]{2}\.(?=\w+\.\w+/)", "", bare(without_query(url))))


def without_query(url: str) -> str:
    """The address of a profile without what a page added to it that led there (`?trk=...`); others as they are."""
    return url.partition("?")[0] if is_profile(url) else url


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    addresses = (*_ADDRESSES.values(), *_FORMER)
    forms = [bare(address).split("{}") for address in addresses if "?" not in address]
    return tuple(re.compile(rf"(?:[a-z]{{2}}\.)?{re.escape(site)}{_NAME}{re.escape(rest)}") for site, rest in forms)


def of_user(network: str, text: str) -> str:
    """The address that a user name makes where an address was asked for; "" for what is one, or may be one."""
    return address(network, text) if text and not re.search(r"[./:]", text) else ""


def address(network: str, user: str) -> str:
    """`("GitHub", "@anna-example")` -> `https://github.com/anna-example`; "" where that cannot be told for certain.

    A user name that is an address already is one.
    """
    user = user.strip()
    if _ADDRESS.fullmatch(user):
        return user
    form = _ADDRESSES.get(re.sub(r"[\W_]+", "", network.casefold()), "")
    name = user.removeprefix("@")
    return form.format(name) if form and _USER.fullmatch(name) else ""
