"""The parts of minutes as values: agenda points, keyword lines, and what is wrong on a line.

Lines count from 0; `end` is the line after the last one. A line ends at \\n, \\r\\n or \\r.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from raadsboek.core.problem import Problem, Severity

_LINE_END = re.compile(r"\r\n|\n|\r")
_MINUTES = re.compile(r"(\d{1,4})\s*(?:min\b|minuten\b|m\b|')", re.ASCII)


class EntryKind(StrEnum):
    """What a keyword starts; the first three become notes of the kind with that name."""

    DECISION = "besluit"
    ACTION = "actie"
    PROMISE = "toezegging"
    VOTE = "stemming"
    HELD_OVER = "aangehouden"
    CONFIDENTIAL = "vertrouwelijk"


NOTE_KINDS = (EntryKind.DECISION, EntryKind.ACTION, EntryKind.PROMISE)
"""The entries that become numbered notes."""


class Entry(Struct, frozen=True, kw_only=True):
    """One keyword line with the lines that continue it, or one confidential block.

    `handles` are the names after @ as typed, `due` the words of the due date, `stray` what
    stands before the colon and is neither. `item` is the index of the agenda point, -1 above
    the first. `confidential` tells that the entry stands in a confidential block.
    """

    kind: EntryKind
    start: int
    end: int
    text: str = ""
    number: str = ""
    handles: tuple[str, ...] = ()
    due: str = ""
    stray: str = ""
    item: int = -1
    confidential: bool = False


class Item(Struct, frozen=True, kw_only=True):
    """One agenda point: `## 3. Titel`, the attribute line below it and the text up to the next."""

    number: str
    title: str
    start: int
    end: int
    attributes: Mapping[str, str] = {}

    @property
    def minutes(self) -> int | None:
        """The time planned for it, in minutes; None when the attribute line names none."""
        match = _MINUTES.match(self.attributes.get("tijd", ""))
        return int(match[1]) if match else None


class Finding(Struct, frozen=True, kw_only=True):
    """A problem at a line of the minutes."""

    line: int
    problem: Problem


def finding_at(
    entry: Entry, code: str, message: str, fix: str, severity: Severity = Severity.WARNING
) -> Finding:
    """Return a problem at the first line of an entry."""
    return Finding(
        line=entry.start,
        problem=Problem(code=code, message=message, fix=fix, severity=severity),
    )


class Minutes(Struct, frozen=True, kw_only=True):
    """The minutes of one meeting as parsed: nothing resolved yet, nothing lost."""

    items: tuple[Item, ...] = ()
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()

    def item_of(self, entry: Entry) -> Item | None:
        """Return the agenda point that an entry stands under."""
        return self.items[entry.item] if entry.item >= 0 else None


def split_lines(body: str) -> list[str]:
    """Return the lines of a body without their ends; an empty body is one empty line."""
    return _LINE_END.split(body) if "\r" in body else body.split("\n")


def split_lines_with_ends(body: str) -> list[tuple[str, str]]:
    """Return each line with the characters that end it ('' for the last)."""
    lines = split_lines(body)
    ends = _LINE_END.findall(body) if "\r" in body else ["\n"] * (len(lines) - 1)
    return list(zip(lines, [*ends, ""], strict=True))
