"""The rules for work that lags, each on values: what is reported, and what is not."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core import bottlenecks
from raadsboek.core.bottlenecks import Gap, Noted
from raadsboek.core.council import Council, Settings
from raadsboek.core.kinds.action import Action, ActionStatus
from raadsboek.core.kinds.agreement import Agreement, AgreementStatus
from raadsboek.core.kinds.meeting import Meeting, MeetingStatus
from raadsboek.core.numbering import format_number, parse_number

TODAY = datetime.date(2026, 11, 22)
FORM = "B-{jaar}-{volg:03}"
SETTINGS = Settings(councils=(Council(name="OR", short="or", seats=9, minutes_weeks=6),))


def _meeting(days_ago: int, status: MeetingStatus, **facts: object) -> Noted[Meeting]:
    day = TODAY - datetime.timedelta(days=days_ago)
    return Noted("v.md", Meeting(title="Raad", date=day, status=status, **facts))  # type: ignore[arg-type]  # facts by name


def _codes(found: object) -> list[str]:
    assert hasattr(found, "__iter__")
    return [problem.code for problem in found]


def test_minutes_are_waited_for_as_long_as_the_council_says() -> None:
    """Two weeks for a draft, the council's own weeks for adoption, no end to what is adopted."""
    cases = [
        (14, MeetingStatus.AGENDA_SENT, []),
        (15, MeetingStatus.AGENDA_SENT, ["verslag-ontbreekt"]),
        (42, MeetingStatus.MINUTES_DRAFT, []),
        (43, MeetingStatus.MINUTES_DRAFT, ["verslag-niet-vastgesteld"]),
        (400, MeetingStatus.ADOPTED, []),
        (-10, MeetingStatus.PLANNED, []),
    ]
    for days_ago, status, expected in cases:
        found = bottlenecks.minutes_that_wait([_meeting(days_ago, status)], SETTINGS, TODAY)
        assert _codes(found) == expected, (days_ago, status)


def test_late_papers_are_measured_against_the_rule_that_asks_most() -> None:
    """The agenda against the law's seven days or the council's ten; papers against their own."""
    sent = (
        "2026-11-12 agenda voor 2026-11-19 aan @anna: V-2026-12 1a2b3c4d",
        "2026-11-16 nazending voor 2026-11-19 aan @anna: P-2026-118 5d6e7f80",
    )
    meeting = _meeting(3, MeetingStatus.HELD, sent=sent)
    strict = Settings(
        councils=(Council(name="OR", short="or", own_agenda_days=10, own_papers_days=3),)
    )

    by_law = list(bottlenecks.sendings_that_were_late([meeting], SETTINGS))
    by_rules = list(bottlenecks.sendings_that_were_late([meeting], strict))
    no_rule = Settings(councils=(Council(name="MR", short="mr", law="Wms"),))

    assert _codes(by_law) == ["stuk-te-laat"]
    assert "P-2026-118 op ma 16 nov" in by_law[0].message
    assert _codes(by_rules) == ["agenda-te-laat"]
    assert "reglement" in by_rules[0].message
    assert _codes(bottlenecks.sendings_that_were_late([meeting], no_rule)) == []


def test_quorum_counts_seats_only() -> None:
    """The director and the clerk do not make a quorum; nobody filled in is a finding of its own."""
    five = ("anna", "omar", "ruud", "noor", "bestuurder")
    held = _meeting(3, MeetingStatus.HELD, present=five)

    def nobody(_organ: str, _day: datetime.date) -> set[str]:
        return set()

    with_director = bottlenecks.attendance_that_fails(
        [held], SETTINGS, lambda _organ, _day: {"bestuurder"}, TODAY
    )
    without = bottlenecks.attendance_that_fails([held], SETTINGS, nobody, TODAY)
    empty = bottlenecks.attendance_that_fails(
        [_meeting(3, MeetingStatus.HELD)], SETTINGS, nobody, TODAY
    )

    assert _codes(with_director) == ["vergadering-zonder-quorum"]
    assert _codes(without) == []
    assert _codes(empty) == ["aanwezigheid-ontbreekt"]


def test_an_action_that_goes_on_needs_no_day() -> None:
    """'doorlopend' is an answer; 'zo snel mogelijk' is none, and what is closed is at rest."""
    actions = [
        Action(title="a", owners=("anna",), due_words="doorlopend"),
        Action(title="b", owners=("anna",), due_words="zo snel mogelijk"),
        Action(title="c", due=TODAY),
        Action(title="d", status=ActionStatus.DONE),
    ]
    found = bottlenecks.actions_that_float(Noted(action.title, action) for action in actions)

    assert [(problem.path, problem.code) for problem in found] == [
        ("b", "actie-zonder-dag"),
        ("c", "actie-zonder-wie"),
    ]


def test_numbers_that_are_missing_are_told_as_ranges() -> None:
    """Gaps between notes, and numbers at the end that were given out and are gone."""
    present = ["B-2025-041", "B-2026-002", "B-2026-003", "B-2026-006", "A-2026-009"]

    assert bottlenecks.numbers_that_miss(FORM, present, [*present, "B-2026-001", "B-2026-007"]) == [
        Gap("B-2026-001", "B-2026-001"),
        Gap("B-2026-004", "B-2026-005"),
        Gap("B-2026-007", "B-2026-007"),
    ]
    assert bottlenecks.numbers_that_miss(FORM, ["B-2026-001", "B-2026-999999"], []) == [
        Gap("B-2026-002", "B-2026-999998")
    ]


@given(
    present=st.sets(st.tuples(st.integers(2024, 2026), st.integers(1, 30))),
    issued=st.sets(st.tuples(st.integers(2024, 2026), st.integers(1, 30))),
)
def test_gaps_and_notes_together_are_the_whole_sequence(
    present: set[tuple[int, int]], issued: set[tuple[int, int]]
) -> None:
    """Every number from the lowest to the highest is either there or in exactly one gap."""

    def named(pairs: set[tuple[int, int]]) -> list[str]:
        return [format_number(FORM, year=year, sequence=number) for year, number in pairs]

    gaps = bottlenecks.numbers_that_miss(FORM, named(present), named(issued))
    missing = []
    for gap in gaps:
        first, last = parse_number(FORM, gap.first), parse_number(FORM, gap.last)
        assert first is not None
        assert last is not None
        missing += [(first[0], number) for number in range(first[1], last[1] + 1)]

    everything = present | issued
    whole = {
        (year, number)
        for year, _ in everything
        for number in range(
            min(n for y, n in everything if y == year), max(n for y, n in everything if y == year)
        )
    }
    assert len(missing) == len(set(missing))
    assert set(missing) - {pair for pair in everything if pair in issued} == whole - everything
    assert issued - present <= set(missing)


def test_an_agreement_past_its_last_day_lags_while_it_says_to_hold() -> None:
    """From the day after; one that ended or was changed says so itself."""
    cases: list[tuple[int | None, AgreementStatus, list[str]]] = [
        (1, AgreementStatus.VALID, ["afspraak-verlopen"]),
        (0, AgreementStatus.VALID, []),
        (None, AgreementStatus.VALID, []),
        (400, AgreementStatus.ENDED, []),
        (400, AgreementStatus.AMENDED, []),
        (400, AgreementStatus.DRAFT, []),
    ]
    for days_ago, status, expected in cases:
        until = None if days_ago is None else TODAY - datetime.timedelta(days=days_ago)
        agreement = Noted("c.md", Agreement(title="Convenant", until=until, status=status))
        assert _codes(bottlenecks.agreements_that_lapsed([agreement], TODAY)) == expected
