"""What comes back every year: the law, the council's own calendar, and which meeting takes what."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from raadsboek.core.note import Value
from raadsboek.core.terms.procedure import TermKind
from raadsboek.core.yearly import wording
from raadsboek.core.yearly.duties import duties_of
from raadsboek.core.yearly.duty import Duty, spread
from raadsboek.core.yearly.house import with_house
from raadsboek.core.yearly.laying import SeenMeeting, SeenPoint, Turn, TurnState, lay
from raadsboek.vault.procedures import read_law
from raadsboek.vault.yearly_customs import read_customs

TODAY = datetime.date(2026, 8, 1)
TWICE = Duty(
    id="agvz",
    title="Algemene gang van zaken",
    times=2,
    months=(5, 11),
    rule="art. 24 lid 1 WOR",
)
BUDGET = Duty(id="begroting", title="Begroting", times=1, months=(11,))
OWN_BUDGET = Duty(id="budget", title="Begroting van de OR", times=1, months=(11,))


def of_law(name: str) -> tuple[Duty, ...]:
    """Return the duties of a law as it is now."""
    procedure = read_law().find(f"{name}.jaarcyclus", TODAY)
    assert procedure is not None
    return duties_of(procedure, read_customs())


def meeting(day: str, *points: str, form: str = "overleg", off: bool = False) -> SeenMeeting:
    """Return a meeting of 2026 with these points."""
    return SeenMeeting(
        number=f"V-{day}",
        path=f"vergaderingen/{day}.md",
        title="Overlegvergadering",
        day=datetime.date.fromisoformat(f"2026-{day}"),
        form=form,
        is_off=off,
        points=tuple(SeenPoint(title=point) for point in points),
    )


def states(turns: tuple[Turn, ...]) -> list[tuple[str, str]]:
    """Return where each turn is, and how it stands."""
    return [(turn.meeting.number if turn.meeting else "", turn.state.value) for turn in turns]


def test_the_works_council_gets_what_the_act_asks_twice_and_once_a_year() -> None:
    """Twice the general course of affairs, once the annual accounts, each with its article."""
    found = {one.id: one for one in of_law("wor")}
    assert (found["agvz"].times, found["agvz"].rule) == (2, "art. 24 lid 1 WOR")
    assert (found["jaarrekening"].times, found["jaarrekening"].rule) == (1, "art. 31a lid 2 WOR")
    assert found["budget_or"].kind is TermKind.AGREEMENT
    assert "pensioen" not in found


def test_a_day_of_the_year_is_aimed_at_the_month_in_which_it_is_still_in_time() -> None:
    """Before 1 May means April; what must be there by 1 October is for September."""
    found = {one.id: one.months for one in of_law("wms")}
    assert found["bekostiging"] == (4,)
    assert found["uren"] == (9,)


def test_the_council_chooses_its_own_months_and_adds_what_is_its_own() -> None:
    """Names of months or their numbers; an own duty says what it comes from."""
    given_keys: list[Value] = [
        {"verplichting": "agvz", "maanden": ["maart", "9"], "woorden": ["artikel 24-overleg"]},
        {"verplichting": "RI&E", "maanden": ["oktober"], "soort": "afspraak", "bron": "convenant"},
    ]
    found, problems = with_house([TWICE], given_keys)
    assert problems == []
    assert [(one.title, one.months, one.rule) for one in found] == [
        ("Algemene gang van zaken", (3, 9), "art. 24 lid 1 WOR"),
        ("RI&E", (10,), "convenant"),
    ]


def test_less_often_than_the_law_is_told_with_the_article_and_does_not_count() -> None:
    """One month for what the act asks twice: the second time stays."""
    found, problems = with_house([TWICE], [{"verplichting": "agvz", "maanden": ["mei"]}])
    assert [one.code for one in problems] == ["jaarkalender-minder"]
    assert "art. 24 lid 1 WOR" in problems[0].message
    assert found[0].times == 2
    assert found[0].months[0] == 5


def test_what_is_no_month_or_claims_to_be_the_law_is_a_problem_of_its_own_line() -> None:
    """Everything else of the calendar still counts."""
    typed: list[Value] = [
        {"verplichting": "RI&E", "maanden": ["oktobber"]},
        {"verplichting": "Jaargesprek", "soort": "wettelijk"},
        "los",
    ]
    found, problems = with_house([TWICE], typed)
    assert [one.title for one in found] == ["Algemene gang van zaken", "RI&E"]
    assert [one.message[:23] for one in problems] == [
        f"Jaarkalender, regel {line}: " for line in (1, 2, 3)
    ]


def test_a_duty_is_done_on_an_agenda_foreseen_or_nowhere() -> None:
    """Held meetings tell what was done, coming ones what is planned or can be."""
    held, coming = meeting("05-07", "Algemene gang van zaken"), meeting("11-26")
    assert states(lay([TWICE], [held, coming], 2026, today=TODAY)) == [
        ("V-05-07", "gedaan"),
        ("V-11-26", "voorzien"),
    ]
    assert states(lay([TWICE], [held], 2026, today=TODAY)) == [
        ("V-05-07", "gedaan"),
        ("", "nog nergens"),
    ]
    on = meeting("11-26", "Algemene gang van zaken")
    assert states(lay([TWICE], [on], 2026, today=TODAY)) == [
        ("", "nog nergens"),
        ("V-11-26", "op de agenda"),
    ]


def test_a_year_that_is_over_says_what_was_missed() -> None:
    """Nothing can be planned in it any more."""
    found = lay([TWICE], [meeting("05-07")], 2026, today=datetime.date(2027, 2, 1))
    assert {turn.state for turn in found} == {TurnState.MISSED}


def test_a_point_that_was_held_over_or_a_meeting_that_was_off_counts_for_nothing() -> None:
    """It was not dealt with."""
    over = SeenPoint(title="Algemene gang van zaken", is_held_over=True)
    held = replace(meeting("05-07"), points=(over,))
    off = meeting("06-25", "Algemene gang van zaken", off=True)
    assert TurnState.DONE not in {
        turn.state for turn in lay([TWICE], [held, off], 2026, today=TODAY)
    }


def test_of_two_duties_in_one_title_the_longer_words_decide() -> None:
    """The council's own budget is not that of the enterprise."""
    found = lay([BUDGET, OWN_BUDGET], [meeting("05-07", "Begroting van de OR")], 2026, today=TODAY)
    assert states(found) == [("", "nog nergens"), ("V-05-07", "gedaan")]


def test_a_point_with_a_title_of_its_own_can_name_the_duty() -> None:
    """The attribute says it, whatever the title."""
    point = SeenPoint(title="Toekomst van de organisatie", mark="agvz, begroting")
    held = replace(meeting("05-07"), points=(point,))
    found = lay([TWICE, BUDGET], [held], 2026, today=TODAY)
    assert [turn.duty.id for turn in found if turn.state is TurnState.DONE] == ["agvz", "begroting"]


def test_what_the_council_does_not_have_is_laid_on_no_meeting() -> None:
    """With the reason that it gave."""
    found, problems = with_house(
        [TWICE], [{"verplichting": "agvz", "niet-van-toepassing": "geen overlegvergadering"}]
    )
    assert problems == []
    assert found[0].not_applicable == "geen overlegvergadering"
    assert lay(found, [meeting("11-26")], 2026, today=TODAY) == ()


def test_a_turn_is_said_with_its_day_its_number_and_its_rule() -> None:
    """The same words on screen and on paper."""
    first, second = lay([TWICE], [meeting("05-07", "Algemene gang van zaken")], 2026, today=TODAY)
    assert wording.where(first) == "gedaan op do 7 mei (V-05-07)"
    assert wording.where(second) == "nog nergens, hoort in november"
    assert wording.how_often(second) == "2e van 2"
    assert wording.rule(TWICE) == "wettelijk, art. 24 lid 1 WOR"


DAYS = st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))


@settings(max_examples=40)
@given(
    times=st.integers(1, 6),
    days=st.lists(st.tuples(DAYS, st.booleans()), max_size=8, unique_by=lambda pair: pair[0]),
    today=DAYS,
)
def test_every_time_has_one_turn_and_no_meeting_takes_a_duty_twice(
    times: int, days: list[tuple[datetime.date, bool]], today: datetime.date
) -> None:
    """Whatever the meetings: as many turns as are asked, or as were done when that is more."""
    duty = replace(TWICE, times=times, months=spread(times))
    meetings = [
        meeting(f"{day:%m-%d}", *(["Algemene gang van zaken"] if has else [])) for day, has in days
    ]
    turns = lay([duty], meetings, 2026, today=today)
    named = [turn.meeting.path for turn in turns if turn.meeting]
    assert len(turns) == max(times, sum(has for _day, has in days))
    assert len(set(named)) == len(named)
    assert [turn.place for turn in turns] == list(range(1, len(turns) + 1))
    for turn in turns:
        if turn.state is TurnState.FORESEEN:
            assert turn.meeting is not None
            assert turn.meeting.day >= today
