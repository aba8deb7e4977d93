"""Whatever happens in a procedure, in any order: every date can be worked out and explained."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.terms.deadline import Deadline, Reading, State, deadlines
from raadsboek.core.terms.event import QUALITIES, Event
from raadsboek.core.terms.explaining import attention, explain, rule, short_rule
from raadsboek.core.terms.explanation import as_lines
from raadsboek.core.terms.given_events import known_events
from raadsboek.core.terms.procedure import Procedure, TermKind
from raadsboek.vault.procedures import read_law

LAW = read_law()
TODAY = datetime.date(2026, 11, 22)
DAYS = st.dates(datetime.date(2023, 1, 1), datetime.date(2028, 12, 31))


@st.composite
def happenings(draw: st.DrawFn) -> tuple[Procedure, list[Event]]:
    """Return a procedure and events of it, often several of one sort and of one day."""
    procedure = draw(st.sampled_from(LAW.procedures))
    some_days = draw(st.lists(DAYS, min_size=1, max_size=4))
    event = st.builds(
        Event,
        name=st.sampled_from([one.name for one in known_events(procedure)]),
        day=st.sampled_from(some_days),
        qualities=st.lists(st.sampled_from(QUALITIES), max_size=1).map(tuple),
    )
    return procedure, draw(st.lists(event, max_size=8))


def worked_out(procedure: Procedure, events: list[Event]) -> list[Deadline]:
    """Return what follows from the events."""
    return deadlines(procedure, events, LAW.rest)


@settings(deadline=None)
@given(happenings())
def test_the_safe_day_is_safe_by_every_reading(given: tuple[Procedure, list[Event]]) -> None:
    """It is never after the last day of any start; only the first of several starts is safe."""
    for one in worked_out(*given):
        ends = [start.counted.last for start in one.starts if start.counted]
        assert (one.safe is None) == (not ends)
        assert one.safe is None or one.safe <= min(ends)
        assert [start.event.day for start in one.starts] == sorted(
            start.event.day for start in one.starts
        )
        arguable = [start for start in one.starts if start.reading is Reading.ARGUABLE]
        assert one.reading is Reading.ONLY or len(arguable) == len(one.starts) - 1


@settings(deadline=None)
@given(happenings())
def test_every_start_is_counted_once(given: tuple[Procedure, list[Event]]) -> None:
    """No event starts the same step twice, and no start of a step is passed over in silence."""
    procedure, events = given
    found = worked_out(procedure, events)
    for step in procedure.steps:
        starts = [one.event for one in found if one.step is step]
        assert len({id(event) for event in starts}) == len(starts)
        if not step.on_quality:
            mains = [event for event in events if event.name == step.after]
            assert [event for event in starts if event.name == step.after] == sorted(
                mains, key=lambda event: event.day
            )


@settings(deadline=None)
@given(happenings())
def test_what_settles_a_step_is_one_of_its_own_events(
    given: tuple[Procedure, list[Event]],
) -> None:
    """Done or needless is only what the law of that step says so."""
    for one in worked_out(*given):
        step = one.step
        if one.state is State.SETTLED:
            assert one.settled is not None
            assert one.settled.name in step.settled_by
        elif one.state is State.WAIVED:
            assert one.settled is not None
            assert one.settled.name in (*step.waived_by, *step.unless)


@settings(deadline=None)
@given(happenings())
def test_every_date_is_explained_by_whose_rule_it_is(
    given: tuple[Procedure, list[Event]],
) -> None:
    """Only a term of the law is called wettelijk and moves off a rest day."""
    for one in worked_out(*given):
        text = "\n".join(as_lines(explain(one, today=TODAY)))
        assert one.step.title in text.replace("\n", " ")
        assert ("· wettelijk" in text) <= (one.step.kind is TermKind.LAW)
        if one.counted is not None and one.counted.last != one.counted.nominal:
            assert one.step.kind is TermKind.LAW
            assert all(name in text.replace("\n", " ") for _day, name in one.counted.passed[:1])
        assert short_rule(one)
        assert isinstance(attention(one) + rule(one), str)
