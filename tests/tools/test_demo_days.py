"""The calendar of the demo raadsboek: real weekdays, no holidays, always something this week."""

import datetime
import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from demo.days import WEEKS_BACK, Days
from demo.holidays import DAY, easter, is_closed, is_workday, rest_days
from demo.meetings import HELD

A_DAY = st.dates(datetime.date(2025, 1, 1), datetime.date(2040, 12, 31))
WEEK = 6 * DAY


def _held(days: Days) -> list[datetime.date]:
    return [days[f"M{position}"] for position in range(1, HELD + 1)]


class TestRestDays:
    """Public holidays."""

    @pytest.mark.parametrize(
        ("year", "month", "day"), [(2024, 3, 31), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)]
    )
    def test_easter_is_known(self, year: int, month: int, day: int) -> None:
        """Easter Sunday falls as in the almanac, also at its latest."""
        assert easter(year) == datetime.date(year, month, day)

    def test_of_one_year(self) -> None:
        """The rest days of 2026 are those of the calendar on the wall."""
        assert sorted(f"{day:%m-%d}" for day in rest_days(2026)) == [
            "01-01",
            "04-03",
            "04-05",
            "04-06",
            "04-27",
            "05-05",
            "05-14",
            "05-24",
            "05-25",
            "12-25",
            "12-26",
        ]

    def test_kings_day_is_never_a_sunday(self) -> None:
        """In 2025 King's Day was kept on Saturday 26 April."""
        assert datetime.date(2025, 4, 26) in rest_days(2025)
        assert datetime.date(2025, 4, 27) not in rest_days(2025)


class TestMeetings:
    """The days on which the council of the demo meets."""

    def test_of_the_day_in_the_pictures(self) -> None:
        """Opened on 22 November 2026, the demo has the days that the design shows."""
        days = Days(datetime.date(2026, 11, 22))

        assert days["N1"] == datetime.date(2026, 11, 26)
        assert days["N2"] == datetime.date(2026, 12, 17)
        assert days["M15"] == datetime.date(2026, 9, 17)
        assert days["D"] == datetime.date(2026, 10, 23)
        assert days["beroep"] == datetime.date(2026, 11, 23)

    @given(A_DAY)
    def test_are_ordinary_thursdays(self, today: datetime.date) -> None:
        """Meetings held are Thursdays on which people work and the council meets."""
        days = Days(today)

        for day in _held(days)[:-1]:
            assert day.weekday() == 3
            assert is_workday(day)
            assert not is_closed(day)
        assert is_workday(days[f"M{HELD}"])

    @given(A_DAY)
    def test_are_a_year_of_meetings_weeks_apart(self, today: datetime.date) -> None:
        """Two meetings are never in one week, and the year is hardly longer than a year."""
        held = _held(Days(today))

        assert len(held) == len(WEEKS_BACK) + 1 == 17
        # The last two may be a day or two closer when a holiday moves the last one.
        assert all(later - earlier >= 12 * DAY for earlier, later in itertools.pairwise(held))
        assert 49 * 7 * DAY <= today - held[0] <= 60 * 7 * DAY

    @given(A_DAY)
    def test_next_one_is_near(self, today: datetime.date) -> None:
        """The next meeting is on a workday within six days, the one after on one as well."""
        days = Days(today)

        assert DAY <= days["N1"] - today <= WEEK
        assert is_workday(days["N1"])
        assert is_workday(days["N2"])
        assert not is_closed(days["N2"])
        assert days["N2"] - days["N1"] >= 14 * DAY


class TestAppeal:
    """The deviating decision and the last day for appeal."""

    @given(A_DAY)
    @example(datetime.date(2038, 4, 22))
    def test_falls_this_week(self, today: datetime.date) -> None:
        """The last day is a workday in the coming six days, a month after the decision."""
        days = Days(today)
        decision, appeal = days["D"], days["beroep"]

        assert DAY <= appeal - today <= WEEK
        assert is_workday(appeal)
        assert appeal.month == decision.month % 12 + 1 or appeal.day < decision.day
        # Good Friday, a weekend, Easter Monday and King's Day in a row: five days longer.
        assert 28 * DAY <= appeal - decision <= 31 * DAY + 5 * DAY

    @given(A_DAY)
    def test_comes_after_the_advice_and_before_the_last_meeting(self, today: datetime.date) -> None:
        """First the advice, then the decision, then the meeting that discusses it, then today."""
        days = Days(today)

        assert days["M16+4"] < days["D"] < days["M17"] < days["M17+8"] < today


class TestExpressions:
    """Days as the story writes them."""

    def test_move_away_from_the_day_they_count_from(self) -> None:
        """A weekend after a meeting moves on, one before it moves back, `dag` always back."""
        days = Days(datetime.date(2026, 11, 22))

        assert days["N1+2"] == datetime.date(2026, 11, 30)
        assert days["N1-4"] == datetime.date(2026, 11, 20)
        assert days["dag+6"] == datetime.date(2026, 11, 27)

    def test_read_as_dutch(self) -> None:
        """A text gets its dates in the form that it asks for."""
        text = "{N1}, {N1|kort}, {N1|jaar}, {N1|maand}"

        filled = Days(datetime.date(2026, 11, 22)).fill(text)

        assert filled == "26 november, do 26 nov, 26 november 2026, november"

    def test_unknown_is_an_error(self) -> None:
        """A day that the story does not have is a mistake in the data, not a date."""
        with pytest.raises(KeyError, match="M99"):
            Days(datetime.date(2026, 11, 22))["M99"]
