"""The rows of what stands on the agenda, and the line above them.

Pure: an agenda and its proposals in, lines of a given width out. What waits is `agenda_waiting`.
"""

import datetime
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from textual.content import Content

from raadsboek.book.notes import title_of
from raadsboek.core.dates import read_date, short_date
from raadsboek.core.kinds.post import Handling
from raadsboek.core.links import link, targets
from raadsboek.core.meetings.agenda.placing import gathered_lines, proposal_at
from raadsboek.core.meetings.agenda.points import Agenda, Point
from raadsboek.core.meetings.agenda.proposals import Proposal
from raadsboek.core.meetings.agenda.text import without_brackets
from raadsboek.core.meetings.agenda.timing import Timing
from raadsboek.core.note import Note
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.widgets.columns import cut, width_of

WIDE = 100
"""From this width on each point has the time at which it begins."""
_TIME = 7
_NUMBER = 4
MINUTES_WIDTH = 4
"""The room for a number of minutes."""
_GOAL = 17
_ABOUT = 16
_CODES = {
    Handling.NOTED: "t.k.n.",
    Handling.DISCUSS: "t.b.",
    Handling.SETTLE: "t.a.",
    Handling.ADVISE: "t.adv.",
    Handling.OTHER: "ov.",
}
MUTED = "$foreground-muted"


class RowKind(StrEnum):
    """What a row stands for."""

    POINT = "punt"
    LINE = "regel"
    HEAD = "kop"
    WAITING = "wacht"


class Row(NamedTuple):
    """A row: the place of its point on the agenda, the line below it, or what waits."""

    kind: RowKind
    content: Content
    at: int = -1
    line: str = ""
    proposal: Proposal | None = None


def rows_of(
    agenda: Agenda,
    proposals: Sequence[Proposal],
    timing: Timing,
    *,
    width: int,
    unfolded: Collection[str],
) -> Iterator[Row]:
    """Yield the rows of the agenda; `unfolded` are the titles of points that show their list."""
    if not agenda.points:
        yield Row(RowKind.HEAD, shown(" Er staat nog niets op de agenda."))
    for at, (point, start) in enumerate(zip(agenda.points, timing.starts, strict=True)):
        origin = proposal_at(agenda, proposals, at)
        is_fixed = origin is not None and origin.is_fixed
        yield Row(RowKind.POINT, _point_line(point, start, width, is_fixed=is_fixed), at=at)
        if point.title in unfolded:
            for line in gathered_lines(point):
                text = cut(f"       {without_brackets(line.strip())}", width)
                yield Row(RowKind.LINE, assembled(Part(text, MUTED)), at=at, line=line)


def heading_of(note: Note, timing: Timing, width: int, today: datetime.date) -> Content:
    """Return the line at the top: which meeting, and its time against what the points take."""
    day = read_date(note.text("datum"), today=today)
    times = "–".join(time for time in (note.text("van"), note.text("tot")) if time)
    what = f"Agenda {note.text('nummer')}"
    rest = " ".join(
        part for part in (title_of(note), short_date(day) if day else "", times) if part
    )
    total = f"! {timing.sentence}" if timing.short else timing.sentence
    room = width - width_of(what) - 1 - width_of(total) - 1
    return assembled(
        Part(what, "bold $accent"),
        f" {cut(rest, max(room, 1))} ",
        Part(total, "bold $warning" if timing.short else "bold"),
    )


def sources_of(row: Row, agenda: Agenda) -> list[str]:
    """Return the numbers of the notes that a row comes from, the nearest one first."""
    if row.kind is RowKind.LINE:
        return targets(row.line)[:1]
    if row.proposal is not None:
        return [row.proposal.source] if row.proposal.source else []
    if row.kind is not RowKind.POINT:
        return []
    point = agenda.points[row.at]
    values = [point.attributes.get(key, "") for key in ("traject", "uit", "stukken")]
    return targets(" ".join([*values, point.title]))


def _point_line(point: Point, start: str, width: int, *, is_fixed: bool) -> Content:
    lines = gathered_lines(point)
    time = cut(f" {start}", _TIME) if width >= WIDE else ""
    room = width - len(time) - _NUMBER - MINUTES_WIDTH - _GOAL - 4
    about = _about(point)
    title = without_brackets(point.title) + (f" ({len(lines)})" if lines else "")
    wanted = min(width_of(about), _ABOUT if width < WIDE else 2 * _ABOUT)
    title_room = room - wanted - 1 if about else room
    minutes = str(point.minutes) if point.minutes else ""
    return assembled(
        Part(time, MUTED),
        Part(cut(point.number or "·", _NUMBER - 1, right=True), MUTED),
        " ",
        cut(title, max(title_room, 1)),
        Part(f" {cut(about, wanted)}" if about else "", MUTED),
        Part(f" {cut(minutes, MINUTES_WIDTH, right=True)}", "bold"),
        f"  {cut(_goal(point, lines, is_fixed=is_fixed), _GOAL)}",
    )


def _about(point: Point) -> str:
    named = targets(f"{point.attributes.get('traject', '')} {point.attributes.get('uit', '')}")
    return " ".join(part for part in (*named[:1], point.attributes.get("inbreng", "")) if part)


def _goal(point: Point, lines: Sequence[str], *, is_fixed: bool) -> str:
    handled = Counter(
        code for line in lines for words, code in _CODES.items() if line.endswith(f": {words}")
    )
    if handled:
        return " · ".join(f"{code} {count}" for code, count in handled.items())
    return point.attributes.get("doel", "") or ("vast" if is_fixed else "")


def linked(numbers: str) -> str:
    """Return numbers that somebody typed, with commas between them, as links."""
    parts = [part.strip() for part in numbers.split(",") if part.strip()]
    return ", ".join(part if targets(part) else link(part) for part in parts)
