"""A note as read: its place, its frontmatter as strings, its text and what is wrong with it."""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from raadsboek.core.problem import Problem

Value: TypeAlias = str | list["Value"] | dict[str, "Value"]
"""A frontmatter value as written: a string, a list or a mapping; never a number or a date."""

Changes: TypeAlias = Mapping[str, Value | None]
"""New values by key; None removes the key."""


def text_in(meta: Mapping[str, Value], key: str) -> str:
    """Return the text at a key without blank edges; '' where there is none, or no text."""
    value = meta.get(key, "")
    return value.strip() if isinstance(value, str) else ""


def texts_in(meta: Mapping[str, Value], key: str) -> list[str]:
    """Return the texts at a key as a list; one text is split at its commas."""
    value = meta.get(key, "")
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, list):
        return [item for item in value if isinstance(item, str) and item]
    return []


class Note(Struct, frozen=True, kw_only=True):
    """A note at `path` (relative to the vault, `/` between folders).

    `digest` is the SHA-256 (hex) of the bytes on disk and guards every later write. `body` is the
    text after the frontmatter with its newlines as on disk. A note with an unreadable
    frontmatter has an empty `meta`, a problem, and `editable` False: it is never rewritten.
    `encrypted`: this is the placeholder of a note that no key at hand opens; not editable either.
    """

    path: str
    meta: Mapping[str, Value]
    body: str
    digest: str
    problems: tuple[Problem, ...] = ()
    editable: bool = True
    encrypted: bool = False

    def text(self, key: str) -> str:
        """Return the value of `key` as one line of text; lists are joined by a comma."""
        value = self.meta.get(key, "")
        if isinstance(value, str):
            return value
        if isinstance(value, list):
            return ", ".join(item for item in value if isinstance(item, str))
        return ""

    def texts(self, key: str) -> list[str]:
        """Return the value of `key` as a list of strings; one string is split at its commas."""
        return texts_in(self.meta, key)
