"""Vandaag: what is late, what comes, when the next meeting is, and how that looks on a screen.

One layout serves three places: the text printed before the terminal program has loaded, the
start screen itself, and `raadsboek` without a terminal. Plain tuples and no imports beyond
the standard library, because this stands on the path to the first thing that is seen.
"""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from raadsboek.core.dates import long_date, relative, short_date, week_number
from raadsboek.core.text import visible

DAYS_OF_WEEK_AHEAD = 7
DAYS_AHEAD = 30
AGENDA_DAYS = 7
"""An agenda must be known this many days before the meeting: art. 14 lid 2 g WOR."""


class Due(NamedTuple):
    """An open note that falls due; `due` is the day, `kind` the value of `soort`."""

    path: str
    number: str
    kind: str
    title: str
    person: str
    due: datetime.date
    status: str


class NextMeeting(NamedTuple):
    """The first meeting that is still to come."""

    path: str
    number: str
    title: str
    date: datetime.date
    start: str
    place: str
    status: str


class Overview(NamedTuple):
    """The facts of the start screen on one day."""

    name: str
    law: str
    today: datetime.date
    due: tuple[Due, ...]
    meeting: NextMeeting | None
    inbox: int
    problems: int
    notes: int

    @property
    def late(self) -> tuple[Due, ...]:
        """What is past its day, the longest overdue first."""
        return tuple(item for item in self.due if item.due < self.today)

    @property
    def this_week(self) -> tuple[Due, ...]:
        """What falls due today or in the six days after it."""
        end = self.today + datetime.timedelta(days=DAYS_OF_WEEK_AHEAD)
        return tuple(item for item in self.due if self.today <= item.due < end)

    @property
    def later(self) -> tuple[Due, ...]:
        """What falls due after this week and within thirty days."""
        start = self.today + datetime.timedelta(days=DAYS_OF_WEEK_AHEAD)
        end = self.today + datetime.timedelta(days=DAYS_AHEAD)
        return tuple(item for item in self.due if start <= item.due <= end)


class Span(NamedTuple):
    """A piece of a line: its text, the role that gives it its colour, and the note it opens."""

    text: str
    role: str = ""
    target: str = ""


class Line(NamedTuple):
    """A line of the start screen: the left column and the right one."""

    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()


def agenda_is_late(overview: Overview) -> datetime.date | None:
    """Return the day on which the agenda had to be known, when that has passed unsent."""
    meeting = overview.meeting
    if meeting is None or overview.law != "WOR":
        return None
    if meeting.status not in ("gepland", "agenda concept"):
        return None
    known = meeting.date - datetime.timedelta(days=AGENDA_DAYS)
    return known if known < overview.today else None


def layout(overview: Overview) -> list[Line]:
    """Lay the facts out as lines of two columns; the widths are up to whoever draws them."""
    left = list(_left(overview))
    right = list(_right(overview))
    height = max(len(left), len(right))
    left += [()] * (height - len(left))
    right += [()] * (height - len(right))
    return [Line(*pair) for pair in zip(left, right, strict=True)]


def heading(overview: Overview) -> tuple[str, str]:
    """Return what stands at the left and at the right of the top line."""
    return (
        f"Raadsboek · {visible(overview.name)}",
        f"{long_date(overview.today)} · week {week_number(overview.today)}",
    )


def _left(overview: Overview) -> Iterable[tuple[Span, ...]]:
    if overview.late:
        yield (Span("TE LAAT", "heading"),)
        for item in overview.late:
            yield from _due_lines(item, overview.today, late=True)
        yield ()
    yield (Span("DEZE WEEK", "heading"),)
    if not overview.this_week:
        yield (Span("  niets dat deze week moet", "dim"),)
    for item in overview.this_week:
        yield from _due_lines(item, overview.today, late=False)
    yield ()
    yield (Span("VOLGENDE 30 DAGEN", "heading"), Span(f"  {len(overview.later)}", "dim"))
    for item in overview.later:
        yield from _due_lines(item, overview.today, late=False)


def _due_lines(item: Due, today: datetime.date, *, late: bool) -> Iterable[tuple[Span, ...]]:
    mark = Span("! ", "alarm") if late else Span("● " if item.due == today else "  ", "accent")
    yield (
        mark._replace(target=item.path),
        Span(f"{visible(item.number)} ", "number", item.path),
        Span(visible(item.title), "", item.path),
    )
    when = f"sinds {short_date(item.due)}" if late else short_date(item.due)
    who = " · ".join(
        part
        for part in (_at(item.person), when, relative(item.due, today=today) if not late else "")
        if part
    )
    yield (Span(f"  {who}", "dim", item.path),)


def _at(person: str) -> str:
    return ", ".join(f"@{visible(name.strip())}" for name in person.split(",") if name.strip())


def _right(overview: Overview) -> Iterable[tuple[Span, ...]]:
    yield (Span("VOLGENDE VERGADERING", "heading"),)
    meeting = overview.meeting
    if meeting is None:
        yield (Span("nog niet gepland", "dim"),)
    else:
        when = f"{short_date(meeting.date)} {meeting.start}".strip()
        yield (Span(f"{when} {visible(meeting.title)}", "", meeting.path),)
        where = " · ".join(
            part
            for part in (relative(meeting.date, today=overview.today), visible(meeting.place))
            if part
        )
        yield (Span(where, "dim", meeting.path),)
        yield (Span(f"{visible(meeting.number)} · {visible(meeting.status)}", "dim", meeting.path),)
        known = agenda_is_late(overview)
        if known is not None:
            yield (Span("! ", "alarm"), Span(f"agenda moest {short_date(known)} bekend zijn"))
            yield (Span("  7 dagen vooraf, art. 14 lid 2 g WOR", "dim"),)
    yield ()
    yield (
        Span("POSTVAK     ", "heading"),
        Span(_count(overview.inbox, "stuk wacht", "stukken wachten")),
    )
    yield (
        Span("PROBLEMEN   ", "heading"),
        Span(str(overview.problems) if overview.problems else "geen"),
    )
    yield (Span("NOTITIES    ", "heading"), Span(str(overview.notes), "dim"))


def _count(number: int, one: str, many: str) -> str:
    if not number:
        return "leeg"
    return f"{number} {one if number == 1 else many}"


def plain_lines(overview: Overview) -> list[str]:
    """Return the overview as lines for paper, a pipe or a screen reader: one column, no colour."""
    name, day = heading(overview)
    lines = [name, day, ""]
    for part in (_right(overview), _left(overview)):
        lines += ["".join(span.text for span in spans).rstrip() for spans in part]
        lines.append("")
    return lines
