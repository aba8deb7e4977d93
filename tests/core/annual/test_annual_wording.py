"""What an annual report says of its numbers: halves upwards, money as money, what is still open."""

import datetime
from decimal import Decimal

from raadsboek.core.annual.council import elections
from raadsboek.core.annual.dossiers import outlook, requests
from raadsboek.core.annual.early import too_early
from raadsboek.core.annual.means import finances
from raadsboek.core.annual.outcomes import goals
from raadsboek.core.annual.part import EURO, Count, Meta, Period, Source

YEAR = Period(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))


def test_an_amount_of_money_is_told_with_its_cents() -> None:
    """Also where they end in a zero, and like everywhere else."""
    paid = Count(name="betaald", words="betaald", notes=(), amount=Decimal("15896.60"), unit=EURO)
    assert paid.shown == "€ 15.896,60"


def test_requests_stand_in_time_with_what_was_decided_and_half_a_day_is_rounded_up() -> None:
    """A dossier that is over does not hide what the employer did with the advice."""
    dossiers: list[Meta] = [
        {"nummer": "D-2026-001", "titel": "Rooster", "vorm": "advies", "status": "uitgebracht"}
        | {"ontvangen": "2026-03-01", "uitgebracht": "2026-04-11"},
        {"nummer": "D-2025-001", "titel": "ZorgPlan", "vorm": "advies", "status": "afgerond"}
        | {"ontvangen": "2025-12-15", "uitgebracht": "2026-02-09"}
        | {"gebeurtenissen": ["2026-02-17 besluit afwijkend, met redenen · [[P-2026-008]]"]},
    ]
    text = requests(Source({"traject": dossiers}, YEAR)).text
    assert "| adviesaanvragen | 49 dagen (2 antwoorden) |" in text
    assert "| 56 | afgerond, besluit afwijkend |" in text
    assert text.index("| D-2025-001") < text.index("| D-2026-001")


def test_a_phase_is_told_in_words_for_others() -> None:
    """Nobody outside of the council knows what an 'ov' is."""
    dossiers: list[Meta] = [
        {"nummer": "D-2026-001", "titel": "Rooster", "vorm": "advies", "status": "ov gehouden"}
    ]
    assert "| D-2026-001 | Rooster | besproken in het overleg |" in (
        outlook(Source({"traject": dossiers}, YEAR)).text
    )


def test_an_election_with_a_candidate_for_each_seat_says_there_was_no_vote() -> None:
    """Also when its result is final; with more candidates the turnout is unknown."""
    held: Meta = {"verkiezingsdag": "2026-03-01", "status": "uitslag definitief", "zetels": "9"}
    notes: list[Meta] = [
        {**held, "titel": "OR", "kandidaten": "9"},
        {**held, "titel": "OC", "kandidaten": "10"},
    ]
    text = elections(Source({"verkiezing": notes}, YEAR)).text
    assert text.count("geen stemming nodig") == 1
    assert "| 9 | geen stemming nodig |" in text


def test_a_count_that_comes_too_early_says_what_it_does_not_have() -> None:
    """Days to come, and a meeting of which nobody wrote who was there."""
    met: list[Meta] = [
        {"nummer": "V-2026-16", "datum": "2026-11-26", "status": "agenda concept"},
        {"nummer": "V-2026-15", "datum": "2026-10-29", "status": "afgesloten"},
        {"nummer": "V-2026-17", "datum": "2026-12-17", "status": "gepland"},
    ]
    assert too_early(met, YEAR, datetime.date(2026, 11, 27)) == (
        "Deze tijd loopt nog tot en met 31 december 2026. Tel daarna opnieuw.",
        "V-2026-16 is geweest en telt nog niet mee: de status is 'agenda concept'.",
    )
    assert too_early(met[1:2], YEAR, datetime.date(2027, 2, 15)) == ()


def test_a_year_of_the_council_says_that_goals_and_budget_are_of_calendar_years() -> None:
    """They have a year and no day: of both years all of it is counted, and that is told."""
    council_year = Period(datetime.date(2025, 4, 1), datetime.date(2026, 3, 31))
    notes: dict[str, list[Meta]] = {
        "doel": [{"nummer": "W-1", "titel": "Rust", "jaar": "2026"}],
        "begrotingspost": [{"nummer": "BG-1", "titel": "Zaal", "jaar": "2025", "begroot": "10"}],
    }
    told = "van een heel kalenderjaar. Geteld {} die van 2025 en 2026, ook de maanden"
    assert told.format("zijn") in goals(Source(notes, council_year)).text
    assert told.format("is") in finances(Source(notes, council_year)).text
    assert (
        "kalenderjaar" not in goals(Source(notes, YEAR)).text + finances(Source(notes, YEAR)).text
    )
