"""The year plan as it stands in raadsboek.yaml: what is read, and what is wrong with it."""

import datetime

from raadsboek.core.holidays import Region
from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.meetings.year.keys import OnFreeDay
from raadsboek.core.meetings.year.rhythm import InMonths
from raadsboek.core.meetings.year.settings import read_year_plan
from raadsboek.core.note import Value

GOOD: dict[str, Value] = {
    "regio": "midden",
    "vrij": ["2027-04-30", "2027-12-27 tot 2027-12-31"],
    "bij-vrije-dag": "overslaan",
    "vergaderingen": [
        {
            "vorm": "raad",
            "ritme": "elke tweede donderdag van de maand",
            "van": "13:30",
            "tot": "15:30",
            "plaats": "zaal 2.14",
            "behalve": "juli, augustus",
        },
        {"vorm": "overleg", "dagen": ["2027-03-11", "10 juni 2027"]},
    ],
}


def test_a_good_plan_is_read() -> None:
    """Every key gets its meaning, and there is nothing to say about it."""
    plan, problems = read_year_plan(GOOD)

    assert problems == ()
    assert (plan.keys.region, plan.keys.on_free_day) == (Region.MIDDLE, OnFreeDay.SKIP)
    council, consultation = plan.series
    assert council.rhythm == InMonths(1, 1, (2,), (3,))
    assert (council.keys.begin, council.keys.place) == ("13:30", "zaal 2.14")
    assert [stretch.covers(datetime.date(2027, 8, 12)) for stretch in council.except_on] == [
        False,
        True,
    ]
    assert consultation.keys.form is MeetingForm.CONSULTATION
    assert consultation.days == (datetime.date(2027, 3, 11), datetime.date(2027, 6, 10))


def test_without_a_plan_nothing_is_wrong() -> None:
    """A council that plans by hand sees nothing of this."""
    plan, problems = read_year_plan({})

    assert (plan.series, problems) == ((), ())


def test_all_faults_are_told_at_once_and_cost_only_their_own_key() -> None:
    """What is right beside a fault still counts."""
    plan, problems = read_year_plan(
        {
            "regio": "oost",
            "vrij": ["2027-04-30", "ooit"],
            "vergaderingen": [
                {"vorm": "raad", "ritme": "elke tweede donderdag", "van": "13:30", "tot": "12:00"},
                "raad op donderdag",
                {"ritme": "elke dinsdag"},
                {"vorm": "overleg", "ritme": "elke week"},
                {"vorm": "db"},
                {"vorm": "commissie", "dagen": ["2027-03-11", "10 juni"]},
            ],
        }
    )

    assert [(problem.code, problem.key) for problem in problems] == [
        ("waarde-ongeldig", "regio"),
        ("dagen-onbekend", "vrij"),
        ("ritme-dubbelzinnig", "ritme"),
        ("tijden-ongeldig", "tot"),
        ("jaarplan-ongeldig", "vergaderingen"),
        ("sleutel-ontbreekt", "vorm"),
        ("ritme-zonder-dag", "ritme"),
        ("ritme-ontbreekt", "ritme"),
        ("dagen-onbekend", "dagen"),
    ]
    assert all(problem.message and problem.fix for problem in problems)
    assert "vergadering 6" in problems[-1].message
    assert len(plan.free) == 1
    assert [series.place_in_plan for series in plan.series] == [0, 3, 4, 5]
    assert plan.series[-1].days == (datetime.date(2027, 3, 11),)


def test_a_plan_without_a_list_says_how_to_begin_one() -> None:
    """Text where the list of meetings should be is no plan."""
    _, problems = read_year_plan({"vergaderingen": "elke donderdag"})

    assert [problem.code for problem in problems] == ["jaarplan-ongeldig"]
    assert "- vorm: raad" in problems[0].fix
