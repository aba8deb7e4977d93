"""Days without meetings, as a secretary writes them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.meetings.year.day_stretch import read_stretch


def covered(words: str, year: int = 2027) -> tuple[str, str, int]:
    """Return the first and last day of a year that the words cover, and how many there are."""
    stretch = read_stretch(words)
    assert stretch is not None
    days = [
        day
        for number in range(366)
        if stretch.covers(day := datetime.date(year, 1, 1) + datetime.timedelta(days=number))
    ]
    return (f"{days[0]:%d-%m-%y}", f"{days[-1]:%d-%m-%y}", len(days)) if days else ("", "", 0)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("2027-04-30", ("30-04-27", "30-04-27", 1)),
        ("vr 30 april 2027", ("30-04-27", "30-04-27", 1)),
        ("30 april", ("30-04-27", "30-04-27", 1)),
        ("juli", ("01-07-27", "31-07-27", 31)),
        ("Juli 2027", ("01-07-27", "31-07-27", 31)),
        ("juli 2028", ("", "", 0)),
        ("juli t/m augustus", ("01-07-27", "31-08-27", 62)),
        ("2027-12-27 tot 2027-12-31", ("27-12-27", "31-12-27", 5)),
        ("27 december tot 31 december 2027", ("27-12-27", "31-12-27", 5)),
        ("27 december 2026 tot 5 januari", ("01-01-27", "05-01-27", 5)),
        ("27 dec tot 5 jan 2027", ("01-01-27", "05-01-27", 5)),
        ("27 december tot 5 januari", ("01-01-27", "01-01-28", 11)),
        ("week 8", ("22-02-27", "28-02-27", 7)),
        ("week 29 tot en met 34", ("19-07-27", "29-08-27", 42)),
        ("week 8 van 2028", ("", "", 0)),
        ("29 februari", ("", "", 0)),
    ],
)
def test_words_cover_days(words: str, meant: tuple[str, str, int]) -> None:
    """A day, a month, a week or a stretch; both ends count, and no year means every year."""
    assert covered(words) == meant


@pytest.mark.parametrize(
    "words",
    ["", "ooit", "5 maart 2027 tot 1 maart 2027", "week 0", "week 60", "30 februari", "a tot b"],
)
def test_other_words_are_not_guessed(words: str) -> None:
    """What is not understood gives nothing."""
    assert read_stretch(words) is None


@given(st.dates(datetime.date(2001, 1, 1), datetime.date(2098, 12, 31)), st.integers(0, 700))
def test_a_stretch_with_years_covers_exactly_its_days(first: datetime.date, length: int) -> None:
    """The day before and the day after are not meant."""
    last = first + datetime.timedelta(days=length)
    stretch = read_stretch(f"{first} tot {last}")
    one = datetime.timedelta(days=1)

    assert stretch is not None
    assert stretch.covers(first)
    assert stretch.covers(last)
    assert not stretch.covers(first - one)
    assert not stretch.covers(last + one)


@given(st.text(max_size=40))
def test_no_text_is_too_strange_for_a_stretch(words: str) -> None:
    """Any text is read or not understood; never an error."""
    read_stretch(words)
