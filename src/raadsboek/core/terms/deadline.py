"""Which days follow from what happened: a procedure and its events in, deadlines out."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from raadsboek.core.terms.counting import Counted, count
from raadsboek.core.terms.event import CONFORMING, Event
from raadsboek.core.terms.procedure import Procedure, Rolling, Step, TermForm
from raadsboek.core.terms.rest_days import RestDays


class State(StrEnum):
    """What became of a deadline."""

    OPEN = "open"
    SETTLED = "gedaan"
    WAIVED = "vervallen"
    """It is no longer needed: somebody gave it up, or the dossier is closed."""


class Reading(StrEnum):
    """What a start is worth where a term has more than one possible start."""

    ONLY = ""
    SAFE = "veilig"
    """The earliest possible start."""
    ARGUABLE = "verdedigbaar"
    """A later start that can be defended, and disputed."""


class Deadline(Struct, frozen=True, kw_only=True):
    """What must be done after an event, by whom, and until when.

    Without `counted` no day follows: the law gives none, or nothing was agreed. `safe` is the safe
    day of the earliest start, over all readings. `is_certain` is False when the event may not
    start the term at all: nobody wrote down if the decision deviates.
    """

    procedure: Procedure
    step: Step
    event: Event
    counted: Counted | None = None
    safe: datetime.date | None = None
    reading: Reading = Reading.ONLY
    state: State = State.OPEN
    settled: Event | None = None
    is_certain: bool = True
    is_covered: bool = True
    """Whether the rest days by decree are known for its year."""

    @property
    def last(self) -> datetime.date | None:
        """The last day on which it is still in time."""
        return self.counted.last if self.counted else None

    @property
    def is_beyond_calendar(self) -> bool:
        """Whether its term gives a day that no calendar has: somebody mistyped a year."""
        return self.counted is None and self.step.term.gives_day

    @property
    def is_open(self) -> bool:
        """Whether it still asks for something."""
        return self.state is State.OPEN

    def is_late(self, today: datetime.date) -> bool:
        """Tell if the last day is past and that matters."""
        last = self.last
        return self.is_open and last is not None and last < today and not self.step.lapses

    def is_over(self, today: datetime.date) -> bool:
        """Tell if it ended by itself: nothing was asked, and its last day is past."""
        last = self.last
        return self.is_open and last is not None and last < today and self.step.lapses


def deadlines(
    procedure: Procedure,
    events: Sequence[Event],
    rest: RestDays,
    *,
    closed: bool = False,
) -> list[Deadline]:
    """Return what follows from the events, in the order of the steps; the earliest reading first.

    `closed` tells that the dossier is: what was open is then no longer needed.
    """
    ordered = sorted(events, key=lambda event: event.day)
    return [
        deadline
        for step in procedure.steps
        for deadline in _of_step(procedure, step, ordered, rest, closed=closed)
    ]


def _of_step(
    procedure: Procedure,
    step: Step,
    events: Sequence[Event],
    rest: RestDays,
    *,
    closed: bool,
) -> Iterator[Deadline]:
    starts = _starts(step, events)
    if not starts:
        return
    counts = [_counted(step, start, rest) for start in starts]
    safe = min((one.safe for one in counts if one), default=None)
    for place, (start, counted) in enumerate(zip(starts, counts, strict=True)):
        state, settled = _state(step, starts[0], events, closed=closed)
        reading = Reading.SAFE if place == 0 else Reading.ARGUABLE
        yield Deadline(
            procedure=procedure,
            step=step,
            event=start,
            counted=counted,
            safe=safe,
            reading=reading if len(starts) > 1 else Reading.ONLY,
            state=state,
            settled=settled,
            is_certain=not step.on_quality or step.on_quality in start.qualities,
            is_covered=counted is None or rest.is_covered(counted.last),
        )


def _starts(step: Step, events: Sequence[Event]) -> list[Event]:
    """Return the events that may start a step, earliest first."""
    main = [one for one in events if one.name == step.after and _fits(step, one)]
    others = []
    if step.or_after:
        others = [
            one
            for one in events
            if one.name == step.or_after and all(one.day < start.day for start in main)
        ]
    if step.not_before and main:
        others += [
            one
            for one in events
            if one.name == step.not_before and all(one.day > start.day for start in main)
        ]
    return sorted([*main, *others], key=lambda event: event.day)


def _fits(step: Step, event: Event) -> bool:
    """Tell if a step can follow from an event: it does unless the event says the opposite."""
    return not step.on_quality or not (
        CONFORMING in event.qualities and step.on_quality != CONFORMING
    )


def _counted(step: Step, start: Event, rest: RestDays) -> Counted | None:
    try:
        return count(step.term, start.day, rest, rolls=step.rolling is not Rolling.NO)
    except (OverflowError, ValueError):  # a year that somebody mistyped
        return None


def _state(
    step: Step, start: Event, events: Iterable[Event], *, closed: bool
) -> tuple[State, Event | None]:
    # What a backward term asks for is done before the event from which it is counted.
    is_backward = step.term.form is TermForm.BACKWARD
    later = [one for one in events if is_backward or one.day >= start.day]
    needed = step.term.number if step.term.form is TermForm.YEARLY else 1
    done = [one for one in later if one.name in step.settled_by]
    if len(done) >= needed:
        return State.SETTLED, done[needed - 1]
    waived = [one for one in later if one.name in step.waived_by]
    waived += [one for one in events if one.name in step.unless]
    if waived:
        return State.WAIVED, waived[0]
    return (State.WAIVED if closed else State.OPEN), None
