"""A dossier worked out: its procedure, its events, and every deadline that follows from them."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.council import Council
from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds.trajectory import ENDED, TrajectoryStatus
from raadsboek.core.note import Value, text_in
from raadsboek.core.terms.common_events import ENDINGS, EVALUATED, REOPENED, event_kind
from raadsboek.core.terms.deadline import Deadline, deadlines
from raadsboek.core.terms.event import Event
from raadsboek.core.terms.house_terms import read_house_terms, with_house_terms
from raadsboek.core.terms.law import Law
from raadsboek.core.terms.procedure import EventKind, Procedure, Step, Term, TermForm, TermKind
from raadsboek.core.trajectories.event_lines import events_in
from raadsboek.core.trajectories.places import DECISION, placed_events

OWN_DAY, EVALUATION = "own", "evaluation"
"""The steps of days that stand in a note as such."""
_NEVER_EVALUATED = ENDED - {TrajectoryStatus.FINISHED}
"""After these there is no evaluation to wait for: it was held, or nothing came of it.

'gesloten' is the old word for everything at once, in notes that nobody will change any more.
"""
NO_PROCEDURE = Procedure(
    name="",
    title="Zonder vaste procedure",
    law="",
    article="",
    read="",
    checked=datetime.date.min,
    events=(
        EventKind(name="aanvraag", title="aanvraag ontvangen", phase="ontvangen"),
        EventKind(name="overleg", title="besproken in het overleg", phase="ov gehouden"),
        EventKind(name="advies", title="antwoord van de raad uitgebracht", phase="uitgebracht"),
        EventKind(name=DECISION, title="besluit ontvangen", phase="besluit ontvangen"),
    ),
    steps=(),
)
"""What a dossier follows of which no law says how it goes: what happened, and its own days."""


class Dossier(Struct, frozen=True, kw_only=True):
    """What a trajectory note says, worked out by the law and the council's own terms.

    `events` stand by day. A closed dossier asks nothing any more.
    """

    procedure: Procedure
    events: tuple[Event, ...]
    deadlines: tuple[Deadline, ...]
    is_closed: bool = False

    @property
    def open_deadlines(self) -> list[Deadline]:
        """Those that still ask for something: with a day first, soonest first."""
        waiting = [one for one in self.deadlines if one.is_open]
        return sorted(waiting, key=lambda one: one.last or datetime.date.max)

    def came_before(self, step: Step, event: Event) -> bool:
        """Tell if an event is the one that a step had to come before."""
        return bool(step.before) and event.name in self.procedure.same_as(step.before)

    def event_kind(self, name: str) -> EventKind | None:
        """Return what an event of this dossier is; None when its procedure has no such event."""
        return event_kind(self.procedure, name)

    def event_title(self, name: str) -> str:
        """Return what happened, in words; of what its procedure does not know the bare name."""
        kind = self.event_kind(name)
        return kind.title if kind else name


def work_out(meta: Mapping[str, Value], law: Law, council: Council) -> Dossier:
    """Return the dossier that these keys say, under the law and the terms of its council.

    It keeps the version of the law of the day on which it began.
    """
    typed = events_in(meta)
    began = _day(meta, "ontvangen") or (typed[0].day if typed else datetime.date.max)
    procedure = procedure_of(meta, law, council, began) or NO_PROCEDURE
    events = [placed.event for placed in placed_events(meta, procedure)]
    closed = is_closed(events) or text_in(meta, "status") in ENDED
    own, _problems = read_house_terms(council.terms)
    complete = with_house_terms(procedure, own)
    found = deadlines(complete, events, law.rest, closed=closed)
    evaluates = text_in(meta, "status") not in _NEVER_EVALUATED
    for step, start in _own_days(meta):
        alone = replace(complete, steps=(step,))
        is_over = closed and not (evaluates and step.id == EVALUATION)
        found += deadlines(alone, [*events, start], law.rest, closed=is_over)
    return Dossier(
        procedure=complete, events=tuple(events), deadlines=tuple(found), is_closed=closed
    )


def procedure_of(
    meta: Mapping[str, Value], law: Law, council: Council, day: datetime.date
) -> Procedure | None:
    """Return the procedure that a dossier names, else the one for its form, as it held on a day."""
    named = text_in(meta, "procedure")
    if named:
        return law.find(named, day)
    return law.for_form(council.law_name, text_in(meta, "vorm"), day)


def is_closed(events: Sequence[Event]) -> bool:
    """Tell if the last ending was not followed by a reopening."""
    turns = [one.name for one in events if one.name in ENDINGS or one.name == REOPENED]
    return bool(turns) and turns[-1] != REOPENED


def _own_days(meta: Mapping[str, Value]) -> Iterator[tuple[Step, Event]]:
    """Yield the days that stand in the note as such: one that was agreed, and the evaluation."""
    agreed = _day(meta, "uiterlijk")
    words = text_in(meta, "termijn")
    if agreed is not None:
        kind = TermKind.AGREEMENT if "afspraak" in words or "afgesproken" in words else None
        yield (
            _own_step(OWN_DAY, words or "Eigen datum", kind or TermKind.INTERNAL, ()),
            Event(day=agreed, name=OWN_DAY),
        )
    evaluation = _day(meta, "evaluatie")
    if evaluation is not None:
        yield (
            _own_step(EVALUATION, "Evaluatie", TermKind.AGREEMENT, (EVALUATED,)),
            Event(day=evaluation, name=EVALUATION),
        )


def _own_step(name: str, title: str, kind: TermKind, settled_by: tuple[str, ...]) -> Step:
    return Step(
        id=name,
        title=title,
        actor="",
        after=name,
        term=Term(form=TermForm.FORWARD, words="op die dag"),
        kind=kind,
        settled_by=settled_by,
    )


def _day(meta: Mapping[str, Value], key: str) -> datetime.date | None:
    return day_as_kept(text_in(meta, key))
