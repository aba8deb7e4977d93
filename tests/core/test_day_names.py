"""The day of a meeting in its title and file name follows when the meeting moves."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.dates import long_date, short_date
from raadsboek.core.meetings.day_names import path_on, title_on

OLD, NEW = datetime.date(2026, 11, 26), datetime.date(2027, 3, 3)


@pytest.mark.parametrize(
    ("title", "moved"),
    [
        ("Raadsvergadering", "Raadsvergadering"),
        ("Overleg 2026-11-26", "Overleg 2027-03-03"),
        ("Overleg 26-11-2026", "Overleg 3-3-2027"),
        ("Overleg 26 november", "Overleg 3 maart"),
        ("Overleg van 26 november 2026 (extra)", "Overleg van 3 maart 2027 (extra)"),
        ("Overleg do 26 nov", "Overleg wo 3 mrt"),
        ("Donderdag 26 november: overleg", "Woensdag 3 maart: overleg"),
        ("Gesprek over 126 novembers en 2 november", "Gesprek over 126 novembers en 2 november"),
    ],
)
def test_the_day_in_a_title(title: str, moved: str) -> None:
    """A day is replaced in the way in which it was written; other days and words stay."""
    assert title_on(title, OLD, NEW) == moved


@pytest.mark.parametrize(
    ("path", "moved"),
    [
        (
            "vergaderingen/2026/V-2026-16 overlegvergadering-2026-11-26.md",
            "vergaderingen/2027/V-2026-16 overlegvergadering-2027-03-03.md",
        ),
        ("vergaderingen/2026/V-2026-16 overleg.md", "vergaderingen/2027/V-2026-16 overleg.md"),
        (
            "vergaderingen/2026/V-2026-16 overleg-26-november.md",
            "vergaderingen/2027/V-2026-16 overleg-3-maart.md",
        ),
        ("vergaderingen/extra/V-2026-16.md", "vergaderingen/extra/V-2026-16.md"),
        ("V-2026-16 van 2026-01-01 naar 2026-02-02.md",) * 2,
    ],
)
def test_the_name_of_the_file(path: str, moved: str) -> None:
    """The day in the name and the folder of its year follow; a name of one's own stays."""
    titles = ("Overleg 26 november", "Overleg 3 maart")
    assert path_on(path, "V-2026-16", titles, OLD, NEW) == moved


def test_a_number_that_looks_like_a_day_stays() -> None:
    """A number is never changed."""
    path = "vergaderingen/2026/OV-2026-11-26 overleg.md"
    moved = path_on(path, "OV-2026-11-26", ("Anders", "Anders"), OLD, NEW)
    assert moved == "vergaderingen/2027/OV-2026-11-26 overleg.md"


DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31)).filter(
    lambda day: day.month != 5  # 'mei' is as long as it is short
)


@given(DAYS, DAYS, st.sampled_from([str, short_date, long_date]))
def test_there_and_back_again(old: datetime.date, new: datetime.date, written: object) -> None:
    """Moving back gives the title that it was."""
    assert callable(written)
    title = f"Overleg {written(old)}, zaal 2"
    assert title_on(title, old, new) == f"Overleg {written(new)}, zaal 2"
    assert title_on(title_on(title, old, new), new, old) == title
