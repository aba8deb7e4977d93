"""An agenda as plain text, to read, print or send: times, points, and what belongs to each.

What is confidential is left out: an agenda is sent around.
"""

import datetime
from collections.abc import Iterator, Mapping

from raadsboek.core.dates import short_date
from raadsboek.core.links import link, targets
from raadsboek.core.meetings.agenda.points import Agenda, Point
from raadsboek.core.meetings.agenda.timing import Timing
from raadsboek.core.minutes.entries import split_lines

_INDENT = " " * 10
_SHOWN = ("inbreng", "stukken", "bevoegdheid")
HIDDEN = "(vertrouwelijk)"


def agenda_lines(
    agenda: Agenda, timing: Timing, later: Mapping[str, datetime.date] | None = None
) -> Iterator[str]:
    """Yield the lines of an agenda: `13:30   1. Opening (5 min)` and what belongs to the point.

    `later` are the papers that were sent after the agenda, each with its day: they are marked.
    """
    for point, start in zip(agenda.points, timing.starts, strict=True):
        yield f"{start:<5} {_head(point)}"
        for line in _below(point, later or {}):
            yield f"{_INDENT}{line}"


def shown_title(point: Point) -> str:
    """Return the title as everybody may see it."""
    return HIDDEN if point.is_hidden else without_brackets(point.title)


def without_brackets(text: str) -> str:
    """Return text in which each [[number]] or [[number|words]] is what people read."""
    for number in targets(text):
        text = text.replace(f"[[{number}]]", number)
    parts = text.split("[[")
    for place, part in enumerate(parts[1:], start=1):
        inner, closing, rest = part.partition("]]")
        parts[place] = f"{inner.partition('|')[2] or inner}{rest}" if closing else f"[[{part}"
    return "".join(parts)


def _head(point: Point) -> str:
    number = f"{point.number}." if point.number else "-"
    facts = [point.attributes.get("doel", ""), f"{point.minutes} min" if point.minutes else ""]
    about = ", ".join(fact for fact in facts if fact)
    head = f"{number:>3} {shown_title(point)}"
    return f"{head} ({about})" if about else head


def _below(point: Point, later: Mapping[str, datetime.date]) -> Iterator[str]:
    if point.is_hidden:
        return
    for key in _SHOWN:
        value = point.attributes.get(key, "")
        if value:
            for number in targets(value) if key == "stukken" else ():
                if number in later:
                    mark = f"{number} (nagezonden {short_date(later[number])})"
                    value = value.replace(link(number), mark)
            yield f"{key}: {without_brackets(value)}"
    lines = split_lines(point.text)
    first = len(lines) - len(point.below)
    was_hidden = False
    for line, is_hidden in list(zip(lines, point.hidden, strict=True))[first:]:
        if is_hidden:
            if not was_hidden:
                yield HIDDEN
        elif line.strip():
            yield without_brackets(line.rstrip())
        was_hidden = is_hidden
