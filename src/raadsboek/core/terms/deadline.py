"""Which days follow from what happened: a procedure and its events in, deadlines out."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from raadsboek.core.terms.counting import Counted, count
from raadsboek.core.terms.event import Event
from raadsboek.core.terms.procedure import Procedure, Rolling, Step, TermForm, TermKind
from raadsboek.core.terms.rest_days import RestDays
from raadsboek.core.terms.starting import Round, rounds


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


class Start(Struct, frozen=True, kw_only=True):
    """One of the events from which a term may run, and where it then ends."""

    event: Event
    counted: Counted | None
    reading: Reading


class Deadline(Struct, frozen=True, kw_only=True):
    """What must be done after an event, by whom, and until when.

    Without `counted` no day follows: the law gives none, nothing was agreed, or it lies beyond the
    calendar. `starts` are all readings of when the term began, this one included, the earliest
    first; `safe` is the safe day of the earliest. `is_certain` is False when the event may not
    start the term at all: nobody wrote down if the decision deviates.
    """

    procedure: Procedure
    step: Step
    event: Event
    counted: Counted | None = None
    safe: datetime.date | None = None
    reading: Reading = Reading.ONLY
    starts: tuple[Start, ...] = ()
    state: State = State.OPEN
    settled: Event | None = None
    is_certain: bool = True
    is_covered: bool = True
    """Whether all rest days by decree are known around its end, where they can move it."""

    @property
    def last(self) -> datetime.date | None:
        """The last day on which it is still in time."""
        return self.counted.last if self.counted else None

    @property
    def is_beyond_calendar(self) -> bool:
        """Whether its term gives a day that no calendar has: somebody mistyped a year."""
        return self.counted is None and self.step.term.gives_day

    @property
    def is_moved_by_assumption(self) -> bool:
        """Whether it ends later by an act of which nobody decided that it holds here."""
        is_moved = self.counted is not None and self.counted.last != self.counted.nominal
        return is_moved and self.step.rolling is Rolling.ASSUMED

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
    for one in rounds(step, events):
        starts = tuple(_read_starts(step, one, rest))
        state, settled = _state(step, one, closed=closed)
        safe = next((start.counted.safe for start in starts if start.counted), None)
        for start in starts:
            yield Deadline(
                procedure=procedure,
                step=step,
                event=start.event,
                counted=start.counted,
                safe=safe,
                reading=start.reading,
                starts=starts,
                state=state,
                settled=settled,
                is_certain=_is_certain(step, start, starts),
                is_covered=_is_covered(step, start.counted, rest),
            )


def _read_starts(step: Step, one: Round, rest: RestDays) -> Iterator[Start]:
    # Terms of rules and agreements never roll, whatever the data asks.
    rolls = step.kind is TermKind.LAW and step.rolling is not Rolling.NO
    has_choice = len(one.starts) > 1 and step.term.gives_day
    for place, event in enumerate(one.starts):
        reading = Reading.ARGUABLE if place else Reading.SAFE
        yield Start(
            event=event,
            counted=count(step.term, event.day, rest, rolls=rolls),
            reading=reading if has_choice else Reading.ONLY,
        )


def _is_certain(step: Step, start: Start, starts: Iterable[Start]) -> bool:
    """Tell if it is sure that the event starts the step.

    What would make the start disputable, such as the reasons for deviating, tells it as well.
    """
    return (
        not step.on_quality
        or step.on_quality in start.event.qualities
        or start.event.name != step.after
        or any(other.event.name == step.not_before for other in starts)
    )


def _is_covered(step: Step, counted: Counted | None, rest: RestDays) -> bool:
    """Tell if all days are known that can move the end of a term."""
    if counted is None or step.kind is not TermKind.LAW or step.rolling is Rolling.NO:
        return True
    is_moved = not counted.excluded
    return not is_moved or (rest.is_covered(counted.safe) and rest.is_covered(counted.last))


def _state(step: Step, one: Round, *, closed: bool) -> tuple[State, Event | None]:
    needed = step.term.number if step.term.form is TermForm.YEARLY else 1
    done = [event for event in one.during if event.name in step.settled_by]
    if len(done) >= needed:
        return State.SETTLED, done[needed - 1]
    waived = [event for event in one.during if event.name in step.waived_by]
    waived += [event for event in one.so_far if event.name in step.unless]
    if waived:
        return State.WAIVED, waived[0]
    return (State.WAIVED if closed else State.OPEN), None
