"""The day of an event as it is typed: of what was, rather than of what is to come."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.dates import read_past_date
from raadsboek.core.trajectories.dossier import NO_PROCEDURE, Dossier
from raadsboek.core.trajectories.event_days import day_complaint
from raadsboek.core.trajectories.typed_event import read_typed

NO_DOSSIER = Dossier(procedure=NO_PROCEDURE, events=(), deadlines=())
TODAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("vandaag", "2026-11-22"),
        ("Gisteren", "2026-11-21"),
        ("1 september", "2026-09-01"),
        ("vr 23 oktober", "2026-10-23"),
        ("23/10", "2026-10-23"),
        ("1 maart", "2026-03-01"),
        ("17 december", "2026-12-17"),
        ("2 januari", "2027-01-02"),
        ("23-10-2025", "2025-10-23"),
        ("0001-01-01", "0001-01-01"),
    ],
)
def test_a_day_without_a_year_is_one_that_was(typed: str, day: str) -> None:
    """Up to ten months back; only where there was none, the first that comes. So on a line."""
    assert str(read_past_date(typed, today=TODAY)) == day
    assert day_complaint(typed, today=TODAY) == ""
    event, problems = read_typed(f"{typed} aanvraag", NO_DOSSIER, TODAY)
    assert (event and str(event.day), problems) == (day, [])


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Vul in op welke dag het was."),
        ("30 februari", "Die dag bestaat niet."),
        ("ma 22 november", "22 november 2026 is een zondag."),
        ("vrijdag", "Die dag bestaat niet."),
    ],
)
def test_what_is_no_day_is_told(typed: str, sentence: str) -> None:
    """In a sentence that says what to type."""
    assert day_complaint(typed, today=TODAY).startswith(sentence)


@given(st.text(max_size=30), st.dates())
def test_any_text_on_any_day_is_a_day_or_a_complaint(typed: str, today: datetime.date) -> None:
    """Never both, and never an error."""
    day = read_past_date(typed, today=today)
    assert (day is None) == bool(day_complaint(typed, today=today))


@given(st.dates(), st.dates())
def test_a_whole_date_is_read_as_it_is(day: datetime.date, today: datetime.date) -> None:
    """Whatever day it is."""
    assert read_past_date(day.isoformat(), today=today) == day
