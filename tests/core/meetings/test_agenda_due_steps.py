"""For which step a dossier comes on an agenda: by its safe day, for the right table, with why."""

import datetime

import pytest
from msgspec.structs import replace

from raadsboek.core.meetings.agenda.due_steps import DueStep, due_step
from raadsboek.core.meetings.agenda.proposals import propose
from raadsboek.core.meetings.agenda.waiting import DossierStep, Facts, Waiting

Day = datetime.date

FACTS = Facts(
    today=Day(2026, 11, 22),
    day=Day(2026, 12, 17),
    form="raad",
    next_day=Day(2026, 12, 22),
    next_of_form=Day(2027, 1, 21),
)
APPEAL = DossierStep(
    title="Beroep bij de Ondernemingskamer",
    day=Day(2026, 12, 24),
    rule="1 maand na besluit di 24 nov · art. 26 lid 2 WOR",
    owner="raad",
    kind="wettelijk",
    settles=("beroep",),
)
CONSULT = DossierStep(
    title="Overlegvergadering",
    article="art. 25 lid 4 WOR",
    owner="raad en bestuurder",
    settles=("overleg",),
)
DECISION = DossierStep(
    title="Schriftelijk besluit",
    day=Day(2026, 12, 10),
    rule="4 weken na advies do 12 nov · afspraak",
    owner="bestuurder",
    settles=("besluit",),
)


def dossier(*steps: DossierStep, **facts: str | bool) -> Waiting:
    """Return an advice dossier with these steps."""
    one = Waiting(number="D-1", title="Reorganisatie", form="advies", steps=steps)
    return replace(one, **facts)


def test_what_ends_before_the_next_meeting_is_decided_here() -> None:
    """The decision to appeal is wanted before its safe day, and the reason names the article."""
    assert due_step(dossier(APPEAL, status="besluit ontvangen"), FACTS) == DueStep(
        "loopt af op do 24 dec: Beroep bij de Ondernemingskamer · "
        "1 maand na besluit di 24 nov · art. 26 lid 2 WOR",
        decides=True,
    )


@pytest.mark.parametrize(
    ("day", "waits"),
    [(Day(2027, 1, 20), False), (Day(2027, 1, 21), False), (Day(2027, 1, 22), True)],
)
def test_what_can_wait_waits(day: Day, waits: bool) -> None:
    """The council decides in its own next meeting, but not when it ends on that very day."""
    assert (due_step(dossier(replace(APPEAL, day=day)), FACTS) is None) == waits


def test_what_is_only_spoken_of_waits_for_the_next_meeting_of_both() -> None:
    """Council and director follow one another: a day that was agreed can be spoken of in each."""
    evaluation = DossierStep(title="Evaluatie", day=Day(2026, 12, 22), settles=("evaluatie",))

    assert due_step(dossier(evaluation), FACTS) is None
    assert due_step(dossier(replace(evaluation, day=Day(2026, 12, 21))), FACTS) is not None


def test_the_first_day_counts_and_what_lapses_does_not() -> None:
    """Of several steps the soonest one is told; a suspension asks nothing of anybody."""
    suspended = replace(APPEAL, day=Day(2026, 12, 1), lapses=True)
    late = replace(APPEAL, title="Advies uitbrengen", day=Day(2026, 11, 20))

    found = due_step(dossier(APPEAL, suspended, late), FACTS)

    assert found is not None
    assert found.why.startswith("te laat sinds vr 20 nov: Advies uitbrengen")
    assert due_step(dossier(suspended), FACTS) is None


def test_consultation_that_was_not_held_is_for_consultation() -> None:
    """It has no day: it is proposed for each consultation meeting until it was held."""
    overleg = replace(FACTS, form="overleg")

    assert due_step(dossier(CONSULT), overleg) == DueStep(
        "nog geen overleg gehouden · art. 25 lid 4 WOR", decides=False
    )
    assert due_step(dossier(CONSULT), FACTS) is None


def test_what_the_director_must_do_is_asked_there_or_when_late() -> None:
    """The council itself has nothing to decide about it."""
    overleg = replace(FACTS, form="overleg")
    late = replace(DECISION, day=Day(2026, 11, 10))

    assert due_step(dossier(DECISION), FACTS) is None
    assert due_step(dossier(DECISION), overleg) is not None
    found = due_step(dossier(late), FACTS)
    assert found is not None
    assert not found.decides


def test_a_confidential_dossier_tells_its_day_alone() -> None:
    """An agenda is sent around."""
    found = due_step(dossier(APPEAL, confidential=True), FACTS)

    assert found is not None
    assert found.why == "loopt af op do 24 dec"


def test_the_proposal_has_the_goal_that_goes_with_the_step() -> None:
    """Deciding in the council, speaking of it in consultation."""
    facts = replace(FACTS, trajectories=(dossier(APPEAL, CONSULT),))
    (one,) = propose(facts)
    (other,) = propose(replace(facts, form="overleg"))

    assert (one.attributes["doel"], other.attributes["doel"]) == ("besluiten", "bespreken")
    assert one.attributes["traject"] == "[[D-1]]"
