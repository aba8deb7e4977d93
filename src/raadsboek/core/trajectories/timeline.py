"""The timeline of a dossier: what happened, what runs now, what is next and what comes.

One row per event or deadline, in the order in which they are read. What a day is made of is
`core.terms`'s; drawing is the front ends'. The words of a row say by themselves what its mark
says: nobody needs the colour or the sign.
"""

import datetime
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.dates import relative, short_date
from raadsboek.core.links import target
from raadsboek.core.terms.deadline import Deadline, State
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.deadline_words import (
    closed_words,
    deadline_words,
    over_words,
    running_words,
    settled_words,
    step_name,
    waived_words,
)
from raadsboek.core.trajectories.dossier import OWN_DAY, Dossier
from raadsboek.core.trajectories.next_step import NextStep, next_step

NO_TERM = "geen term"
BEYOND = "geen dag"
"""What stands instead of a day that lies beyond the calendar."""


class Mark(StrEnum):
    """What kind of row it is, as one character."""

    DONE = "✓"
    RUNS = "┃"
    LATE = "!"
    NEXT = "▶"
    COMES = "○"
    GONE = "–"


class Row(Struct, frozen=True, kw_only=True):
    """One row: its mark, the column of days, what it says, and its proof or how far off it is.

    An event holds the deadlines that it settled or made needless, another row the one that it is
    about; of several the first is the one to explain.
    """

    mark: Mark
    when: str
    words: str
    aside: str = ""
    event: Event | None = None
    deadlines: tuple[Deadline, ...] = ()


def timeline(dossier: Dossier, today: datetime.date) -> list[Row]:
    """Return the rows of a dossier as seen on a day."""
    shown = _worth_showing(dossier.deadlines)
    waiting = [one for one in shown if one.is_open and not one.is_over(today)]
    dated = sorted(
        (one for one in waiting if one.last is not None and not one.step.lapses),
        key=lambda one: (one.last, one.reading != ""),
    )
    ahead = [one for one in dated if not one.is_late(today)]
    undated = [one for one in waiting if one.last is None]
    missed = [one for one in undated if _came_too_late(one, dossier, today)]
    late = [*(one for one in dated if one.is_late(today)), *missed]
    step = next_step(dossier, today)
    # What is next goes first of what has no day either.
    undated = [one for one in undated if one not in missed]
    undated.sort(key=lambda one: step is None or one != step.deadline)
    rows = [
        *_past(dossier, shown, today),
        *(_running_row(one, today) for one in waiting if one.step.lapses and one.last),
        *(_deadline_row(Mark.LATE, dossier, one, today) for one in late),
        *_coming(dossier, ahead, undated, step, today),
    ]
    return _with_next(rows, step)


def proof_targets(row: Row) -> list[str]:
    """Return the numbers or files that prove the event of a row."""
    return [target(paper.name) for paper in row.event.documents] if row.event else []


def explained(row: Row) -> Deadline | None:
    """Return the deadline that a row can explain: one with a day before one without."""
    with_day = [one for one in row.deadlines if one.last is not None]
    return next(iter([*with_day, *row.deadlines]), None)


def without_proof(dossier: Dossier) -> list[Event]:
    """Return the events from which a legal day is counted, and whose own day nothing proves."""
    counted = [one.event for one in dossier.deadlines if one.last is not None]
    return [one for one in dossier.events if one in counted and not one.documents]


def _worth_showing(deadlines: Sequence[Deadline]) -> list[Deadline]:
    """Leave out a day that stands in the note itself and that a rule gives as well."""
    ruled = {one.last for one in deadlines if one.is_open and one.step.id != OWN_DAY}
    return [one for one in deadlines if one.step.id != OWN_DAY or one.last not in ruled]


def _came_too_late(deadline: Deadline, dossier: Dossier, today: datetime.date) -> bool:
    """Tell if what had to happen before another event did not, and that event has come."""
    return any(
        dossier.came_before(deadline.step, one) and one.day <= today for one in dossier.events
    )


# -- what is past ---------------------------------------------------------------------------------


def _past(dossier: Dossier, shown: Sequence[Deadline], today: datetime.date) -> Iterator[Row]:
    events = [one for one in dossier.events if one.day <= today]
    rows = [(one.day, _event_row(dossier, one, today)) for one in events]
    rows += [
        (one.last, _gone_row(over_words(one), one, today))
        for one in shown
        if one.is_over(today) and one.last is not None
    ]
    yield from (row for _, row in sorted(rows, key=lambda pair: pair[0]))
    closed = [one for one in shown if one.state is State.WAIVED and one.settled is None]
    for one in closed:
        if one.last is not None:
            yield _gone_row(closed_words(one), one, today)
    rest = [one for one in closed if one.last is None]
    if rest:
        names = ", ".join(dict.fromkeys(step_name(one.step) for one in rest))
        words = f"niet meer nodig: {names}"
        yield Row(mark=Mark.GONE, when=NO_TERM, words=words, deadlines=tuple(rest))


def _event_row(dossier: Dossier, event: Event, today: datetime.date) -> Row:
    kind = dossier.event_kind(event.name)
    ended = [one for one in dossier.deadlines if one.settled == event]
    parts = [kind.title if kind else f"{event.name} (onbekende gebeurtenis)"]
    parts += [", ".join(event.qualities), event.text]
    parts += settled_words([one for one in ended if one.state is State.SETTLED], event)
    parts += waived_words([one for one in ended if one.state is State.WAIVED])
    is_past = event.day <= today
    if not is_past:
        parts.append("gepland")
    papers = [target(paper.name) for paper in event.documents]
    more = f" +{len(papers) - 1}" if len(papers) > 1 else ""
    return Row(
        mark=Mark.DONE if is_past else Mark.COMES,
        when=day_words(event.day, today),
        words=" · ".join(part for part in parts if part),
        aside=f"{papers[0]}{more}" if papers else "",
        event=event,
        deadlines=tuple(ended),
    )


def _gone_row(words: str, deadline: Deadline, today: datetime.date) -> Row:
    assert deadline.last is not None
    return Row(
        mark=Mark.GONE,
        when=day_words(deadline.last, today),
        words=words,
        deadlines=(deadline,),
    )


# -- what is not ----------------------------------------------------------------------------------


def _coming(
    dossier: Dossier,
    ahead: Sequence[Deadline],
    undated: Sequence[Deadline],
    step: NextStep | None,
    today: datetime.date,
) -> Iterator[Row]:
    """Yield the nearest day, then what has no day and can be done at once, then the later days."""
    by_day = [
        *((one.last, _deadline_row(Mark.COMES, dossier, one, today)) for one in ahead),
        *((one.day, _event_row(dossier, one, today)) for one in dossier.events if one.day > today),
    ]
    by_day.sort(key=lambda pair: pair[0] or datetime.date.max)
    is_next_undated = step is not None and step.deadline in undated
    near = 0 if is_next_undated or not ahead else 1
    while near and ahead[0].last != by_day[near - 1][0]:
        near += 1
    yield from (row for _, row in by_day[:near])
    yield from (_deadline_row(Mark.COMES, dossier, one, today) for one in undated)
    yield from (row for _, row in by_day[near:])


def _running_row(deadline: Deadline, today: datetime.date) -> Row:
    assert deadline.last is not None
    return Row(
        mark=Mark.RUNS,
        when="",
        words=running_words(deadline, today),
        aside=f"t/m {short_date(deadline.last)}",
        deadlines=(deadline,),
    )


def _deadline_row(mark: Mark, dossier: Dossier, deadline: Deadline, today: datetime.date) -> Row:
    last = deadline.last
    words = deadline_words(deadline, before=dossier.event_title(deadline.step.before))
    if mark is Mark.LATE and last is None:
        words += " · te laat"
    return Row(
        mark=mark,
        when=day_words(last, today) if last else _no_day(deadline),
        words=words,
        aside=relative(last, today=today) if last else "",
        deadlines=(deadline,),
    )


def _no_day(deadline: Deadline) -> str:
    return BEYOND if deadline.is_beyond_calendar else NO_TERM


def _with_next(rows: list[Row], step: NextStep | None) -> list[Row]:
    """Mark the row of the next step; when that is late already, the first that still comes."""
    coming = [place for place, row in enumerate(rows) if row.mark is Mark.COMES]
    if step is None or not coming:
        return rows
    about = [place for place in coming if _is_about(rows[place], step)]
    place = next(iter(about or coming))
    return [*rows[:place], replace(rows[place], mark=Mark.NEXT), *rows[place + 1 :]]


def _is_about(row: Row, step: NextStep) -> bool:
    if step.deadline is not None:
        return step.deadline in row.deadlines
    return row.event is not None and row.event.day == step.day


def day_words(day: datetime.date, today: datetime.date) -> str:
    """Return 'di  1 sep', with the year when it is another one: 'do 14 okt 2027'."""
    weekday, number, month = short_date(day).split()
    year = f" {day.year:04}" if day.year != today.year else ""
    return f"{weekday} {number:>2} {month}{year}"
