"""Points that go from one meeting to the next: held over at the table, or taken off an agenda.

Reads the earlier meetings of a series in order. A point that stood on a later agenda is dealt
with, unless it was held over there again.
"""

import datetime
from collections.abc import Iterable, Mapping

from msgspec import Struct

from raadsboek.core.dates import short_date
from raadsboek.core.meetings.agenda.point_lines import read_point_line
from raadsboek.core.meetings.agenda.points import one_title
from raadsboek.core.meetings.agenda.waiting import Carried
from raadsboek.core.minutes.entries import EntryKind
from raadsboek.core.minutes.parsing import parse

HELD_OVER_KEY = "aangehouden"
_NO = frozenset({"", "nee"})


class Earlier(Struct, frozen=True, kw_only=True):
    """An earlier meeting: its day, its text, and the lines of what was taken off its agenda."""

    day: datetime.date
    body: str
    postponed: tuple[str, ...] = ()


def carried_from(meetings: Iterable[Earlier]) -> tuple[Carried, ...]:
    """Return what these meetings of one series left for a later one; the earliest first."""
    open_points: dict[str, Carried] = {}
    for meeting in sorted(meetings, key=lambda one: one.day):
        when = short_date(meeting.day)
        for title, attributes, reason in _points(meeting.body):
            key = _plain(title)
            if reason is None:
                open_points.pop(key, None)
            else:
                why = f"aangehouden op {when}"
                open_points[key] = Carried(
                    title=title,
                    attributes=attributes,
                    why=f"{why}: {reason}" if reason else why,
                )
        for one in postponed_points(meeting.postponed, f"doorgeschoven op {when}"):
            open_points[_plain(one.title)] = one
    return tuple(open_points.values())


def postponed_points(lines: Iterable[str], why: str) -> tuple[Carried, ...]:
    """Return the points that were taken off an agenda."""
    found = []
    for line in lines:
        title, attributes = read_point_line(line)
        if title:
            found.append(Carried(title=one_title(title), attributes=attributes, why=why))
    return tuple(found)


def _points(body: str) -> list[tuple[str, Mapping[str, str], str | None]]:
    """Return the points of a text: title, attributes, and why it was held over (None: it was not).

    A reason in a confidential block is not told.
    """
    minutes = parse(body)
    reasons: dict[int, str] = {}
    for entry in minutes.entries:
        if entry.kind is EntryKind.HELD_OVER and entry.item >= 0:
            told = "" if entry.confidential else " ".join(entry.text.split())
            reasons.setdefault(entry.item, told)
    found: list[tuple[str, Mapping[str, str], str | None]] = []
    for place, item in enumerate(minutes.items):
        said = item.attributes.get(HELD_OVER_KEY, "").strip()
        reason = reasons.get(place)
        if reason is None and said.casefold() not in _NO:
            reason = "" if said.casefold() == "ja" else said
        kept = {key: value for key, value in item.attributes.items() if key != HELD_OVER_KEY}
        is_hidden = any(
            entry.kind is EntryKind.CONFIDENTIAL and entry.start <= item.start < entry.end
            for entry in minutes.entries
        )
        # An agenda is sent around: what was said behind closed doors is not named on it.
        title = f"Vertrouwelijk punt {item.number}".strip() if is_hidden else item.title
        found.append((title, {} if is_hidden else kept, reason))
    return found


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())
