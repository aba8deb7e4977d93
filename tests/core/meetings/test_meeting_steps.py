"""The steps of a meeting: what comes next, what is missing, and what keeps it back."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raadsboek.core.council import Council
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.meetings.missing import Missing
from raadsboek.core.meetings.send_log import SentPaper, read_log
from raadsboek.core.meetings.step_facts import ORDER, ActionFact, DecisionFact, Facts, PointFact
from raadsboek.core.meetings.steps import missing, next_step, passed_over, refusals
from raadsboek.core.meetings.terms import agenda_term
from raadsboek.core.quorum import quorum

TODAY = datetime.date(2026, 11, 22)
MEETING = datetime.date(2026, 11, 26)
POINT = PointFact(name="2", title="Begroting", goal="besluiten", minutes=20)
SENT = read_log(["2026-11-18 agenda voor 2026-11-26 aan @anna @bas: V-2026-12 1a2b3c4d"])

PLANNED = Facts(
    number="V-2026-12",
    today=TODAY,
    day=MEETING,
    start="13:30",
    place="zaal 2",
    points=(POINT,),
    agenda_term=agenda_term(Council(name="OR"), "raad", MEETING),
    attendance=quorum([], [], 9, 5),
)
HELD = replace(
    PLANNED,
    today=datetime.date(2026, 11, 27),
    status=MeetingStatus.HELD,
    log=SENT,
    attendance=quorum(["a", "b", "c", "d", "e"], [], 9, 5),
    has_minutes=True,
)
ADOPTED = replace(HELD, status=MeetingStatus.ADOPTED)


def keys_of(found: list[Missing], *, blocking: bool | None = None) -> list[str]:
    """Return the keys of what is missing."""
    return [one.key for one in found if blocking is None or one.blocking is blocking]


def test_a_sound_meeting_goes_through_all_steps() -> None:
    """Each next step may be taken when nothing is missing; adopting has its own way."""
    facts = PLANNED
    seen = [facts.status]
    while (step := next_step(facts)) is not None:
        if step is MeetingStatus.AGENDA_SENT:
            facts = replace(facts, log=SENT)
        if step is MeetingStatus.HELD:
            facts = replace(facts, today=MEETING, has_minutes=True)
        if step is MeetingStatus.ADOPTED:
            assert keys_of(refusals(facts, step)) == ["vastgesteld"]
        else:
            assert refusals(facts, step) == []
        facts = replace(facts, status=step)
        seen.append(step)
    assert tuple(seen) == ORDER


@pytest.mark.parametrize(
    ("facts", "key", "sentence", "blocking"),
    [
        (replace(PLANNED, place=""), "plaats", "Er staat nog geen plaats bij.", False),
        (replace(PLANNED, start="", place=""), "van", "nog geen tijd en geen plaats bij", False),
        (replace(PLANNED, points=()), "agenda", "nog geen punten", True),
        (
            replace(PLANNED, points=(POINT, PointFact(name="3", title="Roosters", minutes=5))),
            "punten",
            "Punt 3 heeft nog geen doel of geen tijd.",
            False,
        ),
        (replace(PLANNED, lost=("P-2026-999",)), "stukken", "P-2026-999 is niet te vinden", False),
        (
            PLANNED,
            "verzonden",
            "De agenda moest do 19 nov verzonden zijn.",
            True,
        ),
        (
            replace(PLANNED, today=datetime.date(2026, 11, 19)),
            "verzonden",
            "De agenda moet uiterlijk do 19 nov verzonden zijn",
            True,
        ),
        (replace(PLANNED, to_arrange=("zaal", "lunch")), "te-regelen", "zaal, lunch", False),
        (
            replace(PLANNED, log=SENT, day=datetime.date(2026, 12, 3)),
            "bericht",
            "@anna en @bas weten nog niet dat de vergadering een andere dag heeft.",
            False,
        ),
        (replace(PLANNED, log=SENT), "datum", "pas op do 26 november 2026", True),
        (
            replace(HELD, attendance=quorum([], [], 9, 5)),
            "aanwezig",
            "Er staat nog niet bij wie er was.",
            False,
        ),
        (replace(HELD, has_minutes=False), "verslag", "Er is nog geen verslag.", True),
        (replace(HELD, unrecorded=1), "vastleggen", "1 regel is nog niet vastgelegd.", True),
        (
            replace(
                HELD,
                attendance=quorum(["a"], [], 9, 5),
                decisions=(DecisionFact(number="B-1", votes="1-0-0"),),
            ),
            "quorum",
            "zonder quorum: aanwezig 1 van 9, geen quorum: 5 nodig",
            False,
        ),
        (
            replace(HELD, decisions=(DecisionFact(number="B-1"),)),
            "stemming",
            "Bij B-1 staat geen stemming.",
            False,
        ),
        (
            replace(HELD, form="overleg", unagreed=("bestuurder",)),
            "akkoord",
            "De bestuurder heeft het verslag nog niet goedgekeurd.",
            True,
        ),
        (
            replace(
                ADOPTED, decisions=(DecisionFact(number="B-1", power="advies", lacks_letter=True),)
            ),
            "brief",
            "Bij B-1 (advies) is nog geen brief.",
            True,
        ),
        (
            replace(ADOPTED, actions=(ActionFact(number="A-1", has_owner=False, has_date=True),)),
            "wie",
            "Bij A-1 staat niet wie het doet.",
            True,
        ),
        (
            replace(ADOPTED, actions=(ActionFact(number="A-1", has_owner=True, has_date=False),)),
            "uiterlijk",
            "Bij A-1 staat geen datum.",
            False,
        ),
    ],
)
def test_each_thing_that_is_missing_is_said(
    facts: Facts, key: str, sentence: str, *, blocking: bool
) -> None:
    """In a sentence, with what to do, and whether it keeps the meeting back."""
    found = [one for one in missing(facts) if one.key == key]
    assert found
    assert sentence in found[0].message
    assert found[0].fix
    assert found[0].blocking is blocking


def test_points_that_open_and_close_need_nothing() -> None:
    """Nobody is asked what the opening is for."""
    points = tuple(PointFact(name=str(n), title=t) for n, t in enumerate(["Opening", "Rondvraag"]))
    assert "punten" not in keys_of(missing(replace(PLANNED, points=points)))


def test_facilities_are_asked_for_two_weeks_ahead_not_sooner() -> None:
    """Thirteen days before the meeting they show, fourteen days before they do not."""
    facts = replace(PLANNED, to_arrange=("zaal",))
    far = replace(facts, today=MEETING - datetime.timedelta(days=14))
    near = replace(facts, today=MEETING - datetime.timedelta(days=13))
    assert "te-regelen" not in keys_of(missing(far))
    assert "te-regelen" in keys_of(missing(near))


def test_a_piece_that_came_later_must_be_sent_on() -> None:
    """A new piece is owed to whoever has the agenda, before the meeting and not after it."""
    papers = (SentPaper("P-2026-130", "00000000"),)
    facts = replace(PLANNED, log=SENT, papers=papers, status=MeetingStatus.AGENDA_SENT)
    assert "nazending" in keys_of(missing(facts))
    assert "nazending" not in keys_of(missing(replace(facts, status=MeetingStatus.HELD)))


def test_an_urgent_meeting_may_pass_over_the_agenda() -> None:
    """It goes from planned to held on its day, and what was left out is said."""
    urgent = replace(PLANNED, today=MEETING, points=())
    assert next_step(urgent) is MeetingStatus.HELD
    assert refusals(urgent, MeetingStatus.HELD) == []
    assert passed_over(urgent, MeetingStatus.HELD) == [MeetingStatus.AGENDA_SENT]
    assert passed_over(replace(urgent, log=SENT), MeetingStatus.HELD) == []
    assert passed_over(ADOPTED, MeetingStatus.CLOSED) == [MeetingStatus.PUBLISHED]


def test_closing_tells_everything_that_keeps_it_back_at_once() -> None:
    """The letter, the owner and the adoption, in one answer."""
    facts = replace(
        HELD,
        decisions=(
            DecisionFact(number="B-1", power="instemming", votes="5-0-0", lacks_letter=True),
        ),
        actions=(ActionFact(number="A-1", has_owner=False, has_date=False),),
    )
    assert keys_of(refusals(facts, MeetingStatus.CLOSED)) == ["vastgesteld", "brief", "wie"]


def test_back_goes_one_step_and_never_out_of_adopted_minutes() -> None:
    """A closed meeting may be opened again: that changes nothing of the minutes."""
    draft = replace(HELD, status=MeetingStatus.MINUTES_DRAFT)
    assert refusals(draft, MeetingStatus.HELD) == []
    assert keys_of(refusals(draft, MeetingStatus.AGENDA_SENT)) == ["status"]
    assert keys_of(refusals(ADOPTED, MeetingStatus.MINUTES_DRAFT)) == ["status"]
    closed = replace(ADOPTED, status=MeetingStatus.CLOSED)
    assert refusals(closed, MeetingStatus.ADOPTED) == []
    assert refusals(closed, MeetingStatus.CLOSED) == []


def test_a_meeting_that_was_held_is_not_called_off() -> None:
    """Whatever was decided in it stands."""
    assert "gehouden" in refusals(HELD, MeetingStatus.CANCELLED)[0].message


facts_of_any_kind = st.builds(
    Facts,
    number=st.just("V-1"),
    today=st.just(TODAY),
    status=st.sampled_from(ORDER),
    form=st.sampled_from(["raad", "overleg", "db"]),
    day=st.none() | st.dates(datetime.date(2026, 11, 1), datetime.date(2026, 12, 20)),
    points=st.lists(st.just(POINT), max_size=1).map(tuple),
    log=st.sampled_from([read_log([]), SENT]),
    has_minutes=st.booleans(),
    unrecorded=st.integers(0, 2),
    decisions=st.lists(
        st.just(DecisionFact(number="B-1", power="advies", lacks_letter=True)), max_size=1
    ).map(tuple),
)


@given(facts_of_any_kind)
def test_what_was_reached_is_never_asked_for_again(facts: Facts) -> None:
    """Only steps that are still to come miss something, in their order."""
    steps = [ORDER.index(one.step) for one in missing(facts)]
    assert steps == sorted(steps)
    assert all(step > ORDER.index(facts.status) for step in steps)


@given(facts_of_any_kind)
def test_no_way_leads_past_adoption(facts: Facts) -> None:
    """Whatever the facts are, minutes that were not adopted are not published or closed."""
    if not facts.is_adopted:
        for step in (MeetingStatus.ADOPTED, MeetingStatus.PUBLISHED, MeetingStatus.CLOSED):
            assert refusals(facts, step)
