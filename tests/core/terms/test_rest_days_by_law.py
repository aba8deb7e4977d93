"""Art. 3 Algemene termijnenwet worked out on its own, beside what the package and the file say."""

import datetime

import pytest

import make_rest_days
from raadsboek.core.holidays import rest_days
from raadsboek.core.terms.rest_days import RestDays
from raadsboek.vault.procedures import read_law

YEARS = range(1990, 2061)
DAY = datetime.timedelta(days=1)
SUNDAY = 6
FIRST_KINGS_DAY = 2014

ALSO_IN_THE_PACKAGE = {"Eerste paasdag", "Eerste pinksterdag"}
"""The package names these two; art. 3 does not have to, since they are Sundays by themselves."""
DIFFERENCES: dict[datetime.date, str] = {}
"""Every other day of 1990-2060 on which the package and art. 3 differ, with the reason: none."""


def easter(year: int) -> datetime.date:
    """Return Easter Sunday of the Gregorian calendar (Oudin 1940)."""
    century, golden = year // 100, year % 19
    moon = (century - century // 4 - (century - (century - 17) // 25) // 3 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    ahead = moon - weekday
    month = 3 + (ahead + 40) // 44
    return datetime.date(year, month, ahead + 28 - 31 * (month // 4))


def birthday_of_the_king(year: int) -> datetime.date:
    """Return when it is celebrated: a day earlier when it falls on a Sunday."""
    day = datetime.date(year, 4, 27 if year >= FIRST_KINGS_DAY else 30)
    return day - DAY if day.weekday() == SUNDAY else day


def by_law(year: int) -> set[datetime.date]:
    """Return the days of art. 3 lid 1 and 2 in a year."""
    sunday = easter(year)
    return {
        datetime.date(year, 1, 1),
        sunday - 2 * DAY,
        sunday + DAY,
        birthday_of_the_king(year),
        datetime.date(year, 5, 5),
        sunday + 39 * DAY,
        sunday + 50 * DAY,
        datetime.date(year, 12, 25),
        datetime.date(year, 12, 26),
    }


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(1990, "04-15"), (2008, "03-23"), (2026, "04-05"), (2027, "03-28"), (2038, "04-25")],
)
def test_easter_is_known(year: int, sunday: str) -> None:
    """Our own Easter agrees with days that everybody can look up, the latest one included."""
    assert f"{easter(year):%m-%d}" == sunday


def test_the_package_says_what_the_law_says() -> None:
    """Over 1990-2060 every difference between the package and art. 3 is named, and no other."""
    found: dict[datetime.date, str] = {}
    for year in YEARS:
        package = {day for day, name in rest_days(year).items() if name not in ALSO_IN_THE_PACKAGE}
        found |= {day: "only in art. 3" for day in by_law(year) - package}
        found |= {day: "only in the package" for day in package - by_law(year)}

    assert found == DIFFERENCES


def test_what_only_the_package_names_is_a_sunday() -> None:
    """Easter and Whit Sunday change nothing: no term ends on a Sunday anyway."""
    named = [
        day
        for year in YEARS
        for day, name in rest_days(year).items()
        if name in ALSO_IN_THE_PACKAGE
    ]

    assert len(named) == 2 * len(YEARS)
    assert {day.weekday() for day in named} == {SUNDAY}


def test_the_kept_file_is_fresh() -> None:
    """`python tools/make_rest_days.py` would write the file as it is."""
    assert make_rest_days.FILE.read_text(encoding="utf-8") == make_rest_days.content()


def test_the_file_makes_the_rest_days_of_the_law() -> None:
    """Read from the file, a day rests when it is in a weekend, in art. 3 or equated by decree."""
    rest = read_law().rest
    for year in YEARS:
        days = [datetime.date(year, 1, 1) + ahead * DAY for ahead in range(365)]
        expected = {day for day in days if day.weekday() >= 5 or day in by_law(year)}

        assert {day for day in days if rest.name(day)} == expected | {
            day for day in rest.equated if day.year == year
        }


def test_a_year_that_is_not_kept_is_asked_of_the_package() -> None:
    """Beyond the file the holidays are still known; before the act there are none."""
    rest = read_law().rest

    assert rest.name(datetime.date(2065, 4, 27)) == "Koningsdag"
    assert rest.name(datetime.date(1950, 4, 27)) == ""


def test_two_holidays_on_one_day_are_both_named() -> None:
    """In 2016 Ascension Day was the fifth of May."""
    name = read_law().rest.name(datetime.date(2016, 5, 5))

    assert name == "Bevrijdingsdag en Hemelvaartsdag"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2025-04-26", "zaterdag"),
        ("2026-01-02", "dag na Nieuwjaarsdag, gelijkgesteld"),
        ("2026-04-03", "Goede vrijdag"),
        ("2027-05-07", "dag na Hemelvaartsdag, gelijkgesteld"),
        ("2026-04-28", ""),
        ("2026-12-31", ""),
    ],
)
def test_a_rest_day_has_a_name(day: str, name: str) -> None:
    """A weekend, a holiday, a day by decree; the last day of the year is an ordinary one."""
    assert read_law().rest.name(datetime.date.fromisoformat(day)) == name


def test_what_is_known_of_decrees_has_two_ends() -> None:
    """Before 2023 and after 2028 nobody wrote down which days were equated."""
    rest = RestDays(
        equated={},
        covered_from=datetime.date(2023, 1, 1),
        covered_until=datetime.date(2028, 12, 31),
    )
    edges = ["2022-12-31", "2023-01-01", "2028-12-31", "2029-01-01"]

    known = [rest.is_covered(datetime.date.fromisoformat(day)) for day in edges]
    assert known == [False, True, True, False]
