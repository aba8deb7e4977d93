"""The training of a year: what each is entitled to, what is used of it, and what it costs."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.bottlenecks import Noted
from raadsboek.core.kinds.member import Member, Role
from raadsboek.core.kinds.training import Training, TrainingStatus
from raadsboek.core.quantities import in_words, quantity
from raadsboek.core.training.checking import problems_of_plan
from raadsboek.core.training.own import own_of, problems_of_own
from raadsboek.core.training.plan import TrainingPlan, left_in_words, place_in, training_plan
from raadsboek.core.training.rule import Place, TrainingRule, entitled, hours_of, rule_on
from raadsboek.vault.training import read_training

YEAR = 2026
DAY = datetime.date(YEAR, 3, 12)


def wor() -> TrainingRule:
    """Return what the WOR says."""
    rule = rule_on(read_training(), "WOR", DAY)
    assert rule is not None
    return rule


def member(handle: str = "anna", **keys: object) -> Member:
    """Return a member of the council."""
    usual: dict[str, object] = {"name": handle.title(), "handle": handle}
    return Member(**{**usual, **keys})  # type: ignore[arg-type]


def training(*people: str, **keys: object) -> Noted[Training]:
    """Return a training to which some people go, of one day that is planned."""
    usual: dict[str, object] = {"title": "Dag", "people": people, "date": DAY, "days": "1"}
    return Noted("scholing/S.md", Training(**{**usual, **keys}))  # type: ignore[arg-type]


def plan(*found: Noted[Training], members: tuple[Member, ...] = (member(),)) -> TrainingPlan:
    """Return the plan of the year by the WOR."""
    return training_plan(members, found, year=YEAR, rule=wor())


@pytest.mark.parametrize(
    ("terms", "place", "days"),
    [
        ([member()], Place.COUNCIL, 5),
        ([member(committees=("VGWM",))], Place.BOTH, 8),
        ([member(role=Role.COMMITTEE_MEMBER)], Place.COMMITTEE, 3),
        ([member(role=Role.CHAIR, committees=("VGWM van 2026-11-01",))], Place.BOTH, 8),
        ([member(committees=("VGWM tot 2025-12-31",))], Place.COUNCIL, 5),
        (
            [
                member(role=Role.COMMITTEE_MEMBER, end=datetime.date(2026, 5, 31)),
                member(start=datetime.date(2026, 6, 1)),
            ],
            Place.BOTH,
            8,
        ),
        ([member(role=Role.CLERK, roles=("lid van 2026-02-01 tot 2026-03-01",))], Place.COUNCIL, 5),
    ],
)
def test_who_sits_where_decides_how_many_days(terms: list[Member], place: Place, days: int) -> None:
    """Art. 18 lid 3 WOR: three, five or eight days; a part of the year has no other number."""
    assert place_in(terms, YEAR) is place
    assert entitled(place, wor(), own_of({})).days == days


@pytest.mark.parametrize(
    "one",
    [
        member(role=Role.DIRECTOR),
        member(end=datetime.date(2025, 12, 31)),
        member(start=datetime.date(2027, 1, 1), committees=("VGWM",)),
    ],
)
def test_who_has_no_seat_in_the_year_has_no_days(one: Member) -> None:
    """The director, and who sat before or will sit later."""
    assert place_in([one], YEAR) is None


def test_six_days_of_five_is_told() -> None:
    """The sixth day is no fault, but it has to be agreed."""
    found = plan(training("anna", days="4"), training("Anna", days="2"))
    (line,) = found.lines
    assert (line.left, left_in_words(line)) == (Decimal(-1), "1 te veel")
    (problem,) = problems_of_plan(found)
    assert problem.message == (
        "Anna heeft in 2026 6 dagen scholing, en recht op 5 (art. 18 lid 3 onder b WOR)."
    )


def test_what_counts_as_used() -> None:
    """A wish and what is off use no day and no money; what has no days is told."""
    found = plan(
        training("anna", days="0,5", status=TrainingStatus.FOLLOWED, cost="100"),
        training("anna", status=TrainingStatus.WISHED, cost="500"),
        training("anna", status=TrainingStatus.CANCELLED, cost="500"),
        training("anna", days=None, hours="3"),
    )
    (line,) = found.lines
    assert (line.used, left_in_words(line), found.cost) == (Decimal("0.5"), "4,5", Decimal(100))
    assert [one.code for one in problems_of_plan(found)] == ["scholing-zonder-dagen"]


def test_who_is_not_of_the_council_has_a_line_without_days() -> None:
    """The secretary goes along: the costs are theirs too, last in the list."""
    members = (member("zoe"), member("sanne", role=Role.CLERK))
    found = plan(training("sanne", "zoe", cost="100"), members=members)
    assert [(one.handle, one.left) for one in found.lines] == [("zoe", 4), ("sanne", None)]


@settings(max_examples=30)
@given(
    st.integers(0, 99_999_99),
    st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=9),
)
def test_the_parts_of_a_cost_are_the_cost(cents: int, people: list[str]) -> None:
    """Shared out to the cent, however many go, and whoever is named twice."""
    found = plan(training(*people, cost=f"{cents // 100},{cents % 100:02}"))
    assert sum(line.cost for line in found.lines) == found.cost == Decimal(cents) / 100


@given(st.from_regex(r"[0-9]{1,4}(,[0-9]{1,2})?", fullmatch=True))
def test_a_number_is_said_as_it_is_kept(text: str) -> None:
    """Reading what is said gives the same number."""
    value = quantity(text)
    assert value is not None
    assert quantity(in_words(value)) == value


def test_more_than_the_law_may_be_agreed_and_never_less() -> None:
    """Less counts for nothing, and is told with the article."""
    given = {"raad": "4", "commissie": "4", "uren": "50", "allen": "9", "beide": "veel"}
    own = own_of(given)
    assert entitled(Place.COUNCIL, wor(), own).days == 5
    assert entitled(Place.COMMITTEE, wor(), own).basis == "eigen afspraak"
    assert hours_of(wor(), own).days == 60
    told = [one.message for one in problems_of_own(given, wor())]
    assert told == [
        "Onder 'scholing' kan 'allen' niet.",
        "Onder 'scholing' staat bij 'beide' geen aantal.",
        "Bij 'raad' staat 4 dagen scholing voor een lid van de raad per jaar; de wet geeft er "
        "minstens 5 (art. 18 lid 3 onder b WOR).",
        "Bij 'uren' staat 50 uren voor overleg per lid per jaar; de wet geeft er minstens 60 "
        "(art. 18 lid 1 en 3 WOR).",
    ]


def test_laws_without_a_number_say_so() -> None:
    """Nothing is invented where the law names no days."""
    for law in ("Wms", "Wmcz 2018"):
        rule = rule_on(read_training(), law, DAY)
        assert rule is not None
        assert rule.words
        assert entitled(Place.COUNCIL, rule, own_of({})).days is None
    assert rule_on(read_training(), "BW", DAY) is None
