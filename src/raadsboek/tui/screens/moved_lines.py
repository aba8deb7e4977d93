"""A move as lines of text for a dialog: what goes along, what stays and what to know."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from raadsboek.book.meetings.moved_words import MovedRow, cautions, topics_in_words
from raadsboek.book.meetings.moving import Moved
from raadsboek.core.dates import day_as_kept, short_date
from raadsboek.tui.boundary import Part, assembled, shown_lines

_WIDTH = 30


def moved_lines(moved: Moved, rows: Sequence[MovedRow]) -> Content:
    """Return everything that the user must see before a meeting is moved or called off."""
    lines = [*_days(moved, rows[1:]), *_words(moved)]
    return Content("\n").join(lines)


def _days(moved: Moved, rows: Sequence[MovedRow]) -> Iterator[Content]:
    if not rows:
        yield shown_lines("Er zijn geen acties of toezeggingen die meegaan.")
        return
    along = len(moved.following.changes)
    if along:
        yield assembled(Part("Dit gaat mee:", "bold"))
    for row in rows[:along]:
        new = row.remark or _short(row.new)
        yield assembled(f"  {row.number}  {_short(row.old)} → {new} · {_title(row)}")
    if rows[along:]:
        yield assembled(Part("Dit blijft, want die dag is met de hand gezet:", "bold"))
    for row in rows[along:]:
        yield assembled(f"  {row.number}  {_short(row.old)} · {_title(row)}")


def _title(row: MovedRow) -> str:
    """Return the title, cut off where it would take a second line."""
    whole = row.title
    return whole if len(whole) <= _WIDTH else f"{whole[: _WIDTH - 1].rstrip()}…"


def _short(day: str) -> str:
    read = day_as_kept(day)
    return short_date(read) if read else "geen dag"


def _words(moved: Moved) -> Iterator[Content]:
    for line in cautions(moved):
        yield assembled(Part("! ", "$warning"), line)
    if topics := topics_in_words(moved):
        yield shown_lines(topics)
