"""The course of an election: its procedure, what happened, and every day that follows from it.

Counted with the engine of dossiers. The election day stands in a key of its own; what happened
stands in lines, as with a dossier. A council of which no rule is known has its own terms only.
"""

import datetime
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from raadsboek.core.council import Council
from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds import election
from raadsboek.core.kinds.election import ElectionStatus
from raadsboek.core.note import Value, text_in
from raadsboek.core.terms.deadline import Deadline, State, deadlines
from raadsboek.core.terms.event import Event
from raadsboek.core.terms.house_terms import read_house_terms, with_house_terms
from raadsboek.core.terms.law import Law
from raadsboek.core.terms.procedure import (
    Confidence,
    EventKind,
    Procedure,
    Rolling,
    Step,
    Term,
    TermForm,
    TermKind,
)
from raadsboek.core.terms.rows import kind_of_course
from raadsboek.core.trajectories.dossier import Dossier
from raadsboek.core.trajectories.event_lines import events_in

DAY_KEY = "verkiezingsdag"
DAY, RESULT, NO_VOTE, LISTS, DESTROYED = (
    "verkiezingsdag", "uitslag", "gekozen-zonder-stemming", "kandidatenlijsten", "vernietigd",
)  # fmt: skip
"""The events by which more happens than that a day is written down."""

NO_RULES = Procedure(
    name="verkiezing",
    title="Verkiezing",
    law="",
    article="",
    read="",
    checked=datetime.date.min,
    events=(
        EventKind(name=DAY, title="dag van de verkiezing"),
        EventKind(name=LISTS, title="kandidatenlijsten bekendgemaakt"),
        EventKind(name=NO_VOTE, title="niet meer kandidaten dan zetels, geen stemming nodig"),
        EventKind(name=RESULT, title="uitslag bekendgemaakt", after=(DAY, NO_VOTE)),
        EventKind(name=DESTROYED, title="stembiljetten vernietigd", after=(RESULT,)),
    ),
    steps=(
        Step(
            id="election",
            title="Stemming",
            actor="raad",
            after=DAY,
            term=Term(form=TermForm.OPEN, words="geen"),
            kind=TermKind.NONE,
            settled_by=(RESULT, NO_VOTE),
        ),
    ),
)
"""What an election follows under a law of which no procedure is known."""


def election_day(meta: Mapping[str, Value]) -> datetime.date | None:
    """Return the day of an election, or None."""
    return day_as_kept(text_in(meta, DAY_KEY))


def procedure_of(law: Law, council: Council, day: datetime.date) -> Procedure:
    """Return the procedure of an election of a council, with the terms of its own rules in it."""
    names = [
        one.name
        for one in law.procedures
        if one.law == council.law_name and kind_of_course(one.name) == election.KIND.name
    ]
    found = law.find(names[0], day) if names else None
    own, _problems = read_house_terms(council.terms)
    complete = with_house_terms(found or NO_RULES, own)
    return replace(complete, steps=tuple(map(_on_the_day, complete.steps)))


def _on_the_day(step: Step) -> Step:
    """Return the vote itself as a step of the day that was set; any other step as it is."""
    if step.id != "election" or step.term.gives_day:
        return step
    return replace(
        step,
        id=DAY,
        term=Term(form=TermForm.FORWARD, words="op die dag"),
        kind=TermKind.RULES,
        rolling=Rolling.NO,
        confidence=Confidence.STATUTE,
    )


def work_out(meta: Mapping[str, Value], law: Law, council: Council) -> Dossier:
    """Return the course of the election that these keys say."""
    day, typed = election_day(meta), events_in(meta)
    procedure = procedure_of(law, council, day or datetime.date.max)
    events = with_day(typed, day)
    status = text_in(meta, "status")
    is_off = status == ElectionStatus.CANCELLED
    found = deadlines(procedure, events, law.rest, closed=is_off)
    if status and status != ElectionStatus.PREPARED:
        is_final = status == ElectionStatus.FINAL
        found = [_after_the_day(one, is_final=is_final) for one in found]
    return Dossier(
        procedure=procedure,
        events=tuple(events),
        deadlines=tuple(found),
        is_closed=is_off or any(one.name == DESTROYED for one in events),
    )


def with_day(events: Sequence[Event], day: datetime.date | None) -> list[Event]:
    """Return the events by day, with the election day among them."""
    others = [one for one in events if one.name != DAY]
    return sorted([*others, *([Event(day=day, name=DAY)] if day else [])], key=lambda one: one.day)


def expected(meta: Mapping[str, Value], law: Law, council: Council) -> Dossier:
    """Return the course as it will be when every step is done on its last day.

    So steps that start with another step have a day from the beginning.
    """
    plain = work_out(meta, law, council)
    day = election_day(meta)
    if day is None:
        return plain
    events = list(plain.events)
    for step in plain.procedure.steps:
        name = next(iter(step.settled_by), "")
        known = {one.name for one in events}
        counted = next((one for one in plain.deadlines if one.step.id == step.id), None)
        if name and name not in known and step.after == DAY and counted and counted.last:
            events.append(Event(day=counted.last, name=name))
    if not {RESULT, NO_VOTE} & {one.name for one in events}:
        events.append(Event(day=day, name=RESULT))
    events.sort(key=lambda one: one.day)
    found = deadlines(plain.procedure, events, law.rest)
    return replace(plain, events=tuple(events), deadlines=tuple(found))


def _after_the_day(deadline: Deadline, *, is_final: bool) -> Deadline:
    """Return a deadline once the election is over: what came before it asks nothing any more."""
    is_asked = deadline.step.id == "result" and not is_final
    if deadline.is_open and deadline.event.name == DAY and not is_asked:
        return replace(deadline, state=State.WAIVED)
    return deadline
