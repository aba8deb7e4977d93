"""Dates: written in Dutch, and read as a secretary types them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.dates import (
    long_date,
    near_date,
    past_moment,
    read_date,
    relative,
    short_date,
    week_number,
    without_weekday,
)

THURSDAY = datetime.date(2026, 3, 12)


def test_a_date_is_written_with_or_without_its_weekday() -> None:
    """Three lengths, in lower case as Dutch wants it."""
    day = datetime.date(2026, 11, 23)

    assert long_date(day) == "ma 23 november 2026"
    assert short_date(day) == "ma 23 nov"
    assert without_weekday(day) == "23 november 2026"
    assert short_date(datetime.date(2026, 3, 1)) == "zo 1 mrt"


def test_a_day_that_would_be_read_as_one_of_another_year_has_its_year() -> None:
    """In November, 15 December is that of this year; next year's is not the nearest one."""
    today = datetime.date(2026, 11, 27)

    def shown(year: int, month: int, day: int) -> str:
        return near_date(datetime.date(year, month, day), today=today)

    assert shown(2026, 12, 15) == "di 15 dec"
    assert shown(2026, 2, 3) == "di 3 feb"
    assert shown(2027, 8, 24) == "di 24 aug"
    assert shown(2027, 8, 25) == "25 aug '27"
    assert shown(2027, 12, 15) == "15 dec '27"
    assert shown(2025, 12, 15) == "15 dec '25"


def test_weeks_are_counted_as_on_a_dutch_calendar() -> None:
    """1 January 2027 still belongs to week 53."""
    assert week_number(datetime.date(2027, 1, 1)) == 53


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "vandaag"),
        (1, "morgen"),
        (2, "overmorgen"),
        (4, "over 4 dagen"),
        (21, "over 3 weken"),
        (90, "over 2 maanden"),
        (800, "over 2 jaar"),
        (-1, "1 dag te laat"),
        (-3, "3 dagen te laat"),
        (-15, "2 weken te laat"),
    ],
)
def test_a_distance_is_told_in_words(days: int, words: str) -> None:
    """Near days by name, then days, weeks and months."""
    assert relative(THURSDAY + datetime.timedelta(days=days), today=THURSDAY) == words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-03-12", "2026-03-12"),
        ("2026/3/12", "2026-03-12"),
        ("12-3-2026", "2026-03-12"),
        ("12-03-26", "2026-03-12"),
        ("12.3.2026", "2026-03-12"),
        ("12/3", "2026-03-12"),
        ("12 maart", "2026-03-12"),
        ("12 Mrt. 2026", "2026-03-12"),
        ("12 mrt 2027", "2027-03-12"),
        ("1e april", "2026-04-01"),
        ("1 sept", "2026-09-01"),
        ("do 12 maart", "2026-03-12"),
        ("donderdag, 12 maart 2026", "2026-03-12"),
        ("vandaag", "2026-03-12"),
        (" Morgen ", "2026-03-13"),
        ("overmorgen", "2026-03-14"),
        ("gisteren", "2026-03-11"),
        ("20 februari", "2026-02-20"),  # three weeks past: just filled in late
        ("1 februari", "2027-02-01"),  # too long past: next year
    ],
)
def test_what_a_secretary_types_is_read(typed: str, meant: str) -> None:
    """Figures and words, with or without a year."""
    assert read_date(typed, today=THURSDAY) == datetime.date.fromisoformat(meant)


def test_a_december_day_typed_in_january_is_last_month() -> None:
    """The year turns over without sending a fresh letter eleven months ahead."""
    typed_on = datetime.date(2027, 1, 5)

    assert read_date("28 december", today=typed_on) == datetime.date(2026, 12, 28)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "30-2-2026",
        "12",
        "12 maartt",
        "vr 12 maart 2026",
        "29 februari",
        "12-3/2026",
        "٣-3-2026",
    ],
)
def test_what_is_not_a_date_is_none(typed: str) -> None:
    """A day that does not exist, a wrong weekday or half a date is not guessed at."""
    assert read_date(typed, today=THURSDAY) is None


@given(st.dates())
def test_what_is_written_reads_back(day: datetime.date) -> None:
    """Every date in words and in ISO form is read as itself."""
    assert read_date(day.isoformat(), today=day) == day
    if day.year >= 1000:
        assert read_date(long_date(day), today=THURSDAY) == day


@given(st.text(), st.dates())
def test_any_text_is_a_date_or_none(text: str, today: datetime.date) -> None:
    """Reading never fails."""
    read_date(text, today=today)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-03-12T09:05:00+01:00", "vandaag 09:05"),
        ("2026-03-11T23:30:00+00:00", "vandaag 00:30"),
        ("2026-03-11T09:05:00+01:00", "gisteren 09:05"),
        ("2026-03-06T09:05:00+01:00", "vr 6 mrt"),
        ("2026-03-05T09:05:00+01:00", "5 maart 2026"),
        ("2026-03-13T09:05:00+01:00", "13 maart 2026"),
    ],
)
def test_a_moment_is_told_as_seen_from_now(moment: str, words: str) -> None:
    """Today and yesterday with the time, this week with the weekday, else the date."""
    amsterdam = datetime.timezone(datetime.timedelta(hours=1))
    now = datetime.datetime(2026, 3, 12, 14, 3, tzinfo=amsterdam)

    assert past_moment(datetime.datetime.fromisoformat(moment), now=now) == words
