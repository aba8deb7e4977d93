"""Rest days and school holidays: what the country rests on, and what is not known yet."""

import datetime

import pytest

from raadsboek.core.holidays import Region, rest_days, school_holidays


def test_rest_days_have_dutch_names() -> None:
    """All of art. 3 Algemene termijnenwet, with Good Friday and every 5 May."""
    found = {f"{day:%d-%m}": name for day, name in rest_days(2027).items()}

    assert found == {
        "01-01": "Nieuwjaarsdag",
        "26-03": "Goede vrijdag",
        "28-03": "Eerste paasdag",
        "29-03": "Tweede paasdag",
        "27-04": "Koningsdag",
        "05-05": "Bevrijdingsdag",
        "06-05": "Hemelvaartsdag",
        "16-05": "Eerste pinksterdag",
        "17-05": "Tweede pinksterdag",
        "25-12": "Eerste kerstdag",
        "26-12": "Tweede kerstdag",
    }


def test_kings_day_on_a_sunday_is_kept_on_saturday() -> None:
    """In 2031 the 27th of April is a Sunday."""
    assert rest_days(2031)[datetime.date(2031, 4, 26)] == "Koningsdag"


@pytest.mark.parametrize(
    ("region", "first", "last"),
    [
        (Region.NORTH, "2027-07-10", "2027-08-22"),
        (Region.MIDDLE, "2027-07-17", "2027-08-29"),
        (Region.SOUTH, "2027-07-24", "2027-09-05"),
    ],
)
def test_the_summer_holidays_differ_by_region(region: Region, first: str, last: str) -> None:
    """The summer of 2027 as the ministry fixed it (Stcrt. 2024, 19237)."""
    found = school_holidays(2027, region)
    summer = [day for day, name in found.days.items() if name == "zomervakantie"]

    assert (str(summer[0]), str(summer[-1])) == (first, last)
    assert found.missing == ()


def test_what_is_not_fixed_yet_is_named() -> None:
    """No school holiday is guessed: the autumn of 2030 is not known, nor anything of 2031."""
    assert school_holidays(2030, Region.MIDDLE).missing == ("herfstvakantie",)
    assert len(school_holidays(2031, Region.MIDDLE).missing) == 5
    assert school_holidays(2031, Region.MIDDLE).days == {}
