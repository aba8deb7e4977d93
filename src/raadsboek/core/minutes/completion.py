"""Completing names after @ while typing."""

import re
import unicodedata
from collections.abc import Mapping

from msgspec import Struct

_TYPED = re.compile(r"(?:^|[\s(,;:/])@([\w.-]*)$")
_INFIXES = frozenset(
    {"van", "de", "der", "den", "het", "'t", "ter", "ten", "te", "in", "op", "el", "al", "von"}
)


class Option(Struct, frozen=True):
    """A member to choose: the short name that is put in, and the full name beside it."""

    handle: str
    name: str


class Completion(Struct, frozen=True, kw_only=True):
    """What can be completed: columns `start` to `end` (after the @) make way for a handle."""

    start: int
    end: int
    options: tuple[Option, ...]


def complete(line: str, column: int, members: Mapping[str, str]) -> Completion | None:
    """Return who may be meant by the @ name that ends at a column, or None.

    Short names that start so come first, then people whose name has a part that starts so
    (accents and tussenvoegsels do not count), each in the order of `members`. None when no
    @ name ends there, nobody fits, or the name is complete.
    """
    match = _TYPED.search(line[:column])
    if match is None:
        return None
    typed = _plain(match[1])
    by_handle = [handle for handle in members if _plain(handle).startswith(typed)]
    by_name = [
        handle
        for handle, name in members.items()
        if any(part.startswith(typed) for part in _parts(name))
    ]
    found = list(dict.fromkeys([*by_handle, *by_name]))
    if not found or found == [match[1]]:
        return None
    options = tuple(Option(handle, members[handle]) for handle in found)
    return Completion(start=match.start(1), end=match.end(1), options=options)


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\s-]+", _plain(name)) if part not in _INFIXES]


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in folded if not unicodedata.combining(character))
