"""The meetings of a year: on which day, why not on another, and what is there already."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.holidays import Region, rest_days, school_holidays
from raadsboek.core.meetings.year.choices import settings_with, wanted, with_choices
from raadsboek.core.meetings.year.keys import YearPlan
from raadsboek.core.meetings.year.plan import FreeDays, moved_by_hand, plan_year
from raadsboek.core.meetings.year.planned import Existing, Outcome, Planned
from raadsboek.core.meetings.year.settings import read_year_plan
from raadsboek.core.note import Value

NEW_YEAR = datetime.date(2027, 1, 1)
FREE: FreeDays = {**school_holidays(2027, Region.MIDDLE).days, **rest_days(2027)}
RHYTHMS = [
    "elke tweede donderdag van de maand",
    "elke laatste dinsdag van de maand",
    "elke 4 weken op donderdag",
    "elke dinsdag",
    "7 keer per jaar op woensdag",
    "elk kwartaal op de eerste maandag",
]


def keys_of(*series: dict[str, Value], **keys: Value) -> dict[str, Value]:
    """Return the keys of a plan with these series."""
    return {**keys, "vergaderingen": list(series)}


def plan_of(given: dict[str, Value]) -> YearPlan:
    """Return a plan that has no problems."""
    plan, problems = read_year_plan(given)
    assert problems == ()
    return plan


def year(
    given: dict[str, Value],
    existing: list[Existing] | None = None,
    today: datetime.date = NEW_YEAR,
    free: FreeDays = FREE,
) -> list[Planned]:
    """Return the year 2027 of a plan."""
    return plan_year(plan_of(given), 2027, free=free, existing=existing or [], today=today)


def made(planned: list[Planned]) -> list[Existing]:
    """Return what is there when every new meeting was made."""
    return [
        Existing(
            number=one.number or f"V-{place}", form=one.keys.form, title=one.title, day=one.day
        )
        for place, one in enumerate(planned)
        if one.takes_place
    ]


COUNCIL: dict[str, Value] = {"vorm": "raad", "ritme": "elke tweede donderdag van de maand"}


def told(planned: list[Planned]) -> dict[str, tuple[str, str]]:
    """Return for each wanted day what became of it."""
    return {f"{one.wanted:%d-%m}": (f"{one.day:%d-%m}", one.reason) for one in planned}


def test_a_meeting_on_a_rest_day_is_held_a_week_later() -> None:
    """The reason names the day and what it is."""
    found = year(keys_of({"vorm": "overleg", "ritme": "elke laatste dinsdag van de maand"}))

    assert told(found)["27-04"] == ("04-05", "di 27 apr is Koningsdag: een week later")
    assert told(found)["26-01"] == ("26-01", "")


def test_a_meeting_in_the_summer_holidays_is_left_out() -> None:
    """Two weeks off it is still summer: then there is no meeting, and the reason says so."""
    found = {one.wanted.month: one for one in year(keys_of(COUNCIL))}

    assert found[8].outcome is Outcome.LEFT_OUT
    assert found[8].reason == (
        "do 12 aug valt in de zomervakantie, en de 2 weken ervoor en erna kan het ook niet"
    )
    assert [one.outcome for one in found.values()].count(Outcome.NEW) == 11


def test_what_cannot_be_later_is_earlier() -> None:
    """After Christmas there is no week left in the year; the week before there is."""
    found = told(year(keys_of({"vorm": "overleg", "ritme": "elk kwartaal op de laatste dinsdag"})))

    assert found["28-12"] == ("21-12", "di 28 dec valt in de kerstvakantie: een week eerder")


def test_the_council_says_what_becomes_of_a_free_day() -> None:
    """A week earlier, left out, or asked."""
    series: dict[str, Value] = {"vorm": "raad", "ritme": "elke laatste dinsdag van de maand"}

    earlier = told(year(keys_of(series, **{"bij-vrije-dag": "een week eerder"})))
    skipped = {
        f"{one.wanted:%d-%m}": one
        for one in year(keys_of(series, **{"bij-vrije-dag": "overslaan"}))
    }
    asked = {
        f"{one.wanted:%d-%m}": one
        for one in year(keys_of(series, **{"bij-vrije-dag": "zelf kiezen"}))
    }

    assert earlier["27-04"] == ("20-04", "di 27 apr is Koningsdag: een week eerder")
    assert skipped["27-04"].outcome is Outcome.LEFT_OUT
    assert asked["27-04"].outcome is Outcome.ASK


def test_a_loose_day_that_is_free_is_asked_about() -> None:
    """Who names a day by itself decides on another; it is never put on a free day."""
    (one,) = year(keys_of({"vorm": "db", "dagen": ["2027-04-27"]}))

    assert one.outcome is Outcome.ASK
    assert one.reason == "di 27 apr is Koningsdag: kies zelf een dag"


def test_free_days_of_the_council_itself_count() -> None:
    """A day in the plan is as free as a holiday."""
    found = year(keys_of(COUNCIL, vrij=["2027-01-14"]))

    assert told(found)["14-01"] == (
        "21-01",
        "do 14 jan is een vrije dag in het jaarplan: een week later",
    )


def test_a_saturday_that_the_council_asks_for_is_kept_and_told() -> None:
    """A weekend is nobody's mistake when the rhythm names it."""
    (first, *_) = year(keys_of({"vorm": "achterban", "ritme": "elke eerste zaterdag"}), free={})

    assert (first.outcome, first.reason) == (Outcome.NEW, "op zaterdag")


def test_two_meetings_on_one_day_are_told_of_each_other() -> None:
    """At the same time is worse than on the same day."""
    found = year(
        keys_of(
            {"vorm": "raad", "dagen": ["2027-01-14"], "van": "09:00", "tot": "12:00"},
            {"vorm": "overleg", "dagen": ["2027-01-14"], "van": "13:00", "tot": "15:00"},
            {"vorm": "db", "dagen": ["2027-01-14"], "van": "14:00", "tot": "15:00"},
        )
    )

    assert [one.clash for one in found] == [
        "zelfde dag als de overlegvergadering, zelfde dag als de vergadering dagelijks bestuur",
        "zelfde dag als de raadsvergadering, tegelijk met de vergadering dagelijks bestuur",
        "zelfde dag als de raadsvergadering, tegelijk met de overlegvergadering",
    ]


def test_planning_again_adds_nothing() -> None:
    """Also when a meeting was moved since, and when one was moved away from a rest day."""
    plan = keys_of(COUNCIL, {"vorm": "overleg", "ritme": "elke laatste dinsdag van de maand"})
    there = made(year(plan))
    moved = Existing(
        number=there[0].number,
        form=there[0].form,
        title=there[0].title,
        day=datetime.date(2027, 2, 3),
        before=(there[0].day,),
    )

    again = year(plan, [moved, *there[1:]])

    assert Outcome.NEW not in {one.outcome for one in again}
    assert again[1].day == datetime.date(2027, 2, 3) or again[0].day == datetime.date(2027, 2, 3)


def test_a_new_rhythm_adds_only_its_own_meetings() -> None:
    """What was there stays as it is."""
    there = made(year(keys_of(COUNCIL)))

    again = year(keys_of(COUNCIL, {"vorm": "db", "ritme": "elke eerste maandag"}), there)

    assert {one.keys.form.value for one in again if one.outcome is Outcome.NEW} == {"db"}


def test_a_meeting_that_is_there_on_a_day_that_became_free_stays_and_is_told() -> None:
    """Moving it is up to the secretary: others may know of it already."""
    there = made(year(keys_of(COUNCIL)))

    again = year(keys_of(COUNCIL, vrij=["2027-01-14"]), there)

    assert again[0].outcome is Outcome.THERE
    assert again[0].reason == "do 14 jan is een vrije dag in het jaarplan"


def test_what_is_past_is_not_made() -> None:
    """Who starts in November does not get meetings in spring."""
    found = year(keys_of(COUNCIL), today=datetime.date(2027, 11, 1))

    assert [one.day.month for one in found if one.outcome is Outcome.NEW] == [11, 12]
    assert found[0].outcome is Outcome.PAST


@given(
    st.lists(st.sampled_from(RHYTHMS), min_size=1, max_size=3, unique=True),
    st.sampled_from(["een week later", "een week eerder", "overslaan", "zelf kiezen"]),
    st.lists(st.dates(NEW_YEAR, datetime.date(2027, 12, 31)).map(str), max_size=6),
)
def test_no_meeting_falls_on_a_free_day_and_twice_is_once(
    rhythms: list[str], rule: str, own: list[str]
) -> None:
    """Whatever the plan: nothing on a free day, no day twice, and making it twice adds nothing."""
    forms = ["raad", "overleg", "db"]
    series: list[dict[str, Value]] = [
        {"vorm": form, "ritme": words} for form, words in zip(forms, rhythms, strict=False)
    ]
    keys: dict[str, Value] = {"bij-vrije-dag": rule, "vrij": list(own)}
    plan = keys_of(*series, **keys)
    found = year(plan)
    new = [one for one in found if one.outcome is Outcome.NEW]

    assert not any(one.day in FREE or str(one.day) in own for one in new)
    assert len({(one.keys.form, one.day) for one in new}) == len(new)
    assert not any(one.outcome is Outcome.NEW for one in year(plan, made(found)))


@given(st.data(), st.sampled_from(RHYTHMS))
def test_what_the_secretary_chose_does_not_come_back(data: st.DataObject, words: str) -> None:
    """After making, with the choices in the settings, planning again adds nothing."""
    spread = "keer" in words
    given_plan = keys_of({"vorm": "raad", "ritme": words, "behalve": ["juli"]})
    plan = plan_of(given_plan)
    found = year(given_plan)
    some = data.draw(st.lists(st.sampled_from(found), max_size=4, unique_by=wanted))
    choices: dict[tuple[int, datetime.date], datetime.date | None] = {}
    for one in some:
        other = moved_by_hand(one, data.draw(st.sampled_from([-7, -1, 1, 7])), plan=plan, free=FREE)
        others = {two.day for two in found} | set(choices.values())
        if other is not None and other.day not in others:
            choices[wanted(one)] = other.day
        elif not spread:
            choices[wanted(one)] = None

    chosen = with_choices(found, choices)
    saved = settings_with(given_plan, plan, choices)
    again = year(saved, made(chosen))

    assert not any(one.outcome is Outcome.NEW for one in again)


def test_moving_by_hand_passes_free_days_and_weekends() -> None:
    """From Friday 23 April a day later is after the May holidays, a week earlier is the 16th."""
    plan = plan_of(keys_of({"vorm": "raad", "dagen": ["2027-04-23"]}))
    (one,) = plan_year(plan, 2027, free=FREE, today=NEW_YEAR)

    later = moved_by_hand(one, 1, plan=plan, free=FREE)
    earlier = moved_by_hand(one, -7, plan=plan, free=FREE)

    assert later is not None
    assert str(later.day) == "2027-05-03"
    assert later.reason == "door u verplaatst van vr 23 apr"
    assert earlier is not None
    assert str(earlier.day) == "2027-04-16"


def test_choices_in_the_settings_are_exceptions_and_loose_days() -> None:
    """Dropped, moved, and a loose day that is moved."""
    given_plan = keys_of(
        {"vorm": "raad", "ritme": "elke tweede donderdag van de maand", "behalve": "juli"},
        {"vorm": "db", "dagen": ["11 maart 2027", "2027-06-10"]},
    )
    choices = {
        (0, datetime.date(2027, 1, 14)): None,
        (0, datetime.date(2027, 2, 11)): datetime.date(2027, 2, 18),
        (1, datetime.date(2027, 3, 11)): datetime.date(2027, 3, 12),
    }

    saved = settings_with(given_plan, plan_of(given_plan), choices)

    assert saved["vergaderingen"] == [
        {
            "vorm": "raad",
            "ritme": "elke tweede donderdag van de maand",
            "behalve": ["juli", "2027-01-14", "2027-02-11"],
            "dagen": ["2027-02-18"],
        },
        {"vorm": "db", "dagen": ["2027-06-10", "2027-03-12"]},
    ]
