"""Days in the names and texts of old files."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.archive.days import days_in, month_in, without_days
from raadsboek.core.archive.seen import readable
from raadsboek.core.dates import MONTHS, without_weekday

TODAY = datetime.date(2026, 11, 22)
days = st.dates(datetime.date(1951, 1, 1), TODAY)


def found(text: str) -> list[datetime.date]:
    """Return the days in a text."""
    return [one.day for one in days_in(text, today=TODAY)]


@pytest.mark.parametrize(
    "name",
    [
        "verslag OR 12-03-2019",
        "Notulen 2019 03 12",
        "notulen_20190312_def",
        "12032019 notulen",
        "OR di. 12 maart 2019",
        "verslag 12mrt2019",
        "V 12.3.19 concept",
        "notulen 2019 12 maart",
        "2019-03-12-OV",
    ],
)
def test_a_day_is_found_however_it_is_written(name: str) -> None:
    """In figures or words, the year before or after, with any sign between."""
    assert found(name) == [datetime.date(2019, 3, 12)]


@pytest.mark.parametrize(
    "name",
    ["maart 2019", "versie 1.2.3", "2019-2020", "2019-13-40", "99-99-2019", "tel 0612345678"],
)
def test_what_is_no_day_is_none(name: str) -> None:
    """A month, a version, a school year or a day that no calendar has."""
    assert found(name) == []


@given(
    days, st.sampled_from(["{:%Y-%m-%d}", "{:%d-%m-%Y}", "{:%Y%m%d}", "{:%d.%m.%Y}", "{:%Y_%m_%d}"])
)
def test_every_day_in_figures(day: datetime.date, form: str) -> None:
    """Between other words, each day of a council is found, and taken out of the name."""
    name = f"verslag {form.format(day)} def"

    assert found(name) == [day]
    assert readable(name, today=TODAY) == "Verslag def"


@given(days)
def test_every_day_in_words(day: datetime.date) -> None:
    """As a secretary writes it."""
    assert found(f"Notulen van {without_weekday(day)}, concept") == [day]


@given(st.text(max_size=60))
def test_any_text_may_be_looked_at(text: str) -> None:
    """What is found lies in the text, in order, and never beyond a year ahead."""
    places = days_in(text, today=TODAY)

    assert all(one.day <= TODAY + datetime.timedelta(days=366) for one in places)
    assert all(before.end <= after.start for before, after in pairwise(places))
    assert len(without_days(text, today=TODAY)) <= len(text)


def test_a_month_alone_is_told() -> None:
    """For who must look up the day."""
    assert month_in("Notulen Maart 2017") == "maart 2017"
    assert month_in("Notulen") == ""
    assert all(month_in(f"{month}_2017") for month in MONTHS)
