"""The keys and text of the note that an entry of the minutes stands for.

A note made from minutes starts with the text of its line as the first paragraph. What is
added below it in the register is never touched from the minutes.
"""

import re

from msgspec import Struct

from raadsboek.core.links import link, targets
from raadsboek.core.minutes.context import Context
from raadsboek.core.minutes.entries import (
    NOTE_KINDS,
    Entry,
    EntryKind,
    Item,
    Minutes,
    split_lines,
)
from raadsboek.core.minutes.understanding import Understanding, Understood
from raadsboek.core.note import Value

_POWER_OF_TRAJECTORY = {
    "advies": "advies",
    "ongevraagd advies": "initiatief",
    "instemming": "instemming",
    "initiatief": "initiatief",
    "benoeming bestuurder": "advies",
}
_POWERS = frozenset({"advies", "instemming", "initiatief", "intern"})

RESERVATION = "voorbehoud"
"""The key of a decision that says why it is doubtful; without quorum it follows the attendance."""


class Derived(Struct, frozen=True, kw_only=True):
    """What the minutes say about one note: keys as on disk, in order, and its first paragraph."""

    entry: Entry
    meta: dict[str, Value]
    body: str


def derive(understanding: Understanding, minutes: Minutes, context: Context) -> list[Derived]:
    """Return the decisions, actions and promises as notes, in the order of the minutes."""
    return [
        Derived(
            entry=one.entry,
            meta=_meta(one, minutes.item_of(one.entry), context),
            body=one.entry.text,
        )
        for one in understanding.entries
        if one.entry.kind in NOTE_KINDS
    ]


def _meta(one: Understood, item: Item | None, context: Context) -> dict[str, Value]:
    day = context.said_on.isoformat()
    trajectory = _trajectory(item, context)
    meta: dict[str, Value] = {"titel": one.title}
    if one.entry.kind is EntryKind.DECISION:
        meta["datum"] = day
        meta["bevoegdheid"] = _power(item, trajectory, context)
        meta["stemming"] = one.votes
        meta[RESERVATION] = context.attendance().reservation
    else:
        meta["wie" if one.entry.kind is EntryKind.ACTION else "door"] = list(one.people)
        if one.entry.kind is EntryKind.PROMISE:
            meta["toegezegd"] = day
        meta["uiterlijk"] = one.due.date.isoformat() if one.due and one.due.date else ""
        meta["termijn"] = one.entry.due
    meta["vergadering"] = link(context.number)
    meta["punt"] = (item.number or item.title) if item else ""
    meta["traject"] = link(trajectory) if trajectory else ""
    meta["vertrouwelijk"] = "ja" if one.entry.confidential else ""
    return {key: value for key, value in meta.items() if value}


def _trajectory(item: Item | None, context: Context) -> str:
    """Return the one trajectory that an agenda point names in its title or attributes."""
    if item is None:
        return ""
    named = targets(" ".join((item.title, *item.attributes.values())))
    named += [item.attributes.get("traject", "").strip()]
    found = list(dict.fromkeys(number for number in named if number in context.trajectories))
    return found[0] if len(found) == 1 else ""


def _power(item: Item | None, trajectory: str, context: Context) -> str:
    named = item.attributes.get("bevoegdheid", "").casefold() if item else ""
    if named in _POWERS:
        return named
    return _POWER_OF_TRAJECTORY.get(context.trajectories.get(trajectory, ""), "")


def first_paragraph(body: str) -> str:
    """Return the first paragraph of a note's text, its lines stripped and joined by \\n."""
    start, end = _first_span(split_lines(body))
    return "\n".join(line.strip() for line in split_lines(body)[start:end])


def with_first_paragraph(body: str, text: str) -> str:
    """Return a note's text with another first paragraph, in the newline style it has."""
    newline = match[0] if (match := re.search(r"\r\n|\n|\r", body)) else "\n"
    lines = split_lines(body)
    start, end = _first_span(lines)
    rest = lines[end:] or [""]
    return newline.join([*lines[:start], *text.split("\n"), *rest])


def _first_span(lines: list[str]) -> tuple[int, int]:
    start = 0
    while start < len(lines) and not lines[start].strip():
        start += 1
    if start == len(lines):
        return 0, 0
    end = start
    while end < len(lines) and lines[end].strip():
        end += 1
    return start, end
