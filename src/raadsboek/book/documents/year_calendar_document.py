"""The year calendar (jaarkalender): what comes back every year, by month, and where it is done.

For everybody it has no evaluations: those are the council's own work.
"""

from collections.abc import Iterator

from raadsboek.book.documents.making import Made, Making
from raadsboek.book.yearly.calendar import YearCalendar, year_calendar
from raadsboek.core.dates import MONTHS, without_weekday
from raadsboek.core.documents.blocks import Block, Inlines, Words
from raadsboek.core.documents.composing import (
    day_in_table,
    heading,
    lines,
    paragraph,
    plain,
    points,
    reference,
    table,
)
from raadsboek.core.note import Note
from raadsboek.core.yearly import wording
from raadsboek.core.yearly.laying import Turn, TurnState

_LABELS = ("Maand", "Verplichting", "Stand", "Regel")
_WIDTHS = (12, 34, 28, 26)
_EVALUATED = ("Dag", "Nummer", "Wat")
_EVALUATED_WIDTHS = (16, 16, 68)


def build(making: Making, subject: Note | None) -> Made:
    """Return the calendar of the year, as it is on the day that the document is made."""
    found = year_calendar(making.book, int(making.period), organ=making.organ, today=making.today)
    return Made(
        title=f"Jaarkalender {making.period} op {without_weekday(making.today)}",
        blocks=tuple(_blocks(making, found)),
    )


def _blocks(making: Making, found: YearCalendar) -> Iterator[Block]:
    if not found.turns:
        yield paragraph("Er zijn geen vaste verplichtingen bekend.")
    else:
        yield paragraph(_counted(found))
        turns = sorted(found.turns, key=lambda turn: (turn.month, turn.duty.title))
        yield table(_LABELS, _rows(turns), _WIDTHS)
    if found.not_applicable:
        yield heading("Niet van toepassing")
        yield points(plain(f"{duty.title}: {duty.not_applicable}") for duty in found.not_applicable)
    if not making.is_public:
        yield from _evaluations(making, found)


def _counted(found: YearCalendar) -> str:
    done = found.counted(TurnState.DONE)
    nowhere = found.counted(TurnState.NOWHERE, TurnState.MISSED)
    told = f"{done} van de {len(found.turns)} zijn gedaan."
    return f"{told} Voor {nowhere} is er nog geen vergadering." if nowhere else told


def _rows(turns: list[Turn]) -> Iterator[tuple[Inlines, ...]]:
    month = 0
    for turn in turns:
        name = MONTHS[turn.month - 1] if turn.month != month else ""
        month = turn.month
        yield (
            plain(name, bold=True),
            lines([plain(turn.duty.title), plain(wording.how_often(turn), italic=True)]),
            _state(turn),
            plain(wording.rule(turn.duty)),
        )


def _state(turn: Turn) -> Inlines:
    meeting = turn.meeting
    is_settled = turn.state in (TurnState.DONE, TurnState.ON_AGENDA)
    words = plain(wording.state(turn), bold=not is_settled)
    if meeting is None:
        return words
    return lines(
        [words, (*plain(day_in_table(meeting.day)), Words(", "), *reference(meeting.number))]
    )


def _evaluations(making: Making, found: YearCalendar) -> Iterator[Block]:
    kept = [one for one in found.evaluations if may_have_note(making, one.path)]
    if kept:
        yield heading("Evaluaties")
        yield table(
            _EVALUATED,
            (
                (plain(day_in_table(one.day)), reference(one.number), plain(one.title))
                for one in kept
            ),
            _EVALUATED_WIDTHS,
        )


def may_have_note(making: Making, path: str) -> bool:
    """Tell if the title of a note may be in the document; what may not is remembered."""
    note = making.note_at(path)
    return note is None or making.may_have({**note.meta, "pad": path})
