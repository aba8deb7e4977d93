"""Terms of office of a council: its rules, the warning in time, and its place in the agenda."""

import datetime

import pytest
from msgspec.structs import replace

from conftest import NOW
from raadsboek.book.agenda_file import agenda_file
from raadsboek.book.book import Book
from raadsboek.book.bottlenecks import bottlenecks
from raadsboek.book.notes import create
from raadsboek.book.offices import offices
from raadsboek.core.council import CouncilForm, Rota
from raadsboek.core.kinds import member
from raadsboek.vault.settings import settings_from_bytes

TODAY = NOW.date()


@pytest.fixture
def seated(book: Book) -> Book:
    """Return a raadsboek with two members whose term ends within half a year, and a director."""
    for name in ("Anna", "Bas"):
        keys = {"naam": name, "kort": name.casefold(), "van": "2024-04-01"}
        create(book, member.KIND, keys, now=NOW)
    create(book, member.KIND, {"naam": "D", "kort": "d", "rol": "bestuurder", "van": ""}, now=NOW)
    book.index.refresh()
    return book


def with_council(book: Book, **keys: object) -> Book:
    """Return the raadsboek with other facts of its council."""
    changed = replace(book.settings.councils[0], **keys)
    return replace(book, settings=replace(book.settings, councils=(changed,)))


def told(book: Book, day: datetime.date = TODAY) -> list[str]:
    """Return what the report says of terms of office."""
    codes = ("zitting-loopt-af", "zittingsduur-anders")
    return [one.message for one in bottlenecks(book, day) if one.code in codes]


@pytest.mark.parametrize(
    ("keys", "end", "basis"),
    [
        ({}, "2027-03-31", "3 jaar, allen tegelijk (art. 12 lid 1 WOR)"),
        ({"own_term_years": 4}, "2028-03-31", "4 jaar, volgens het reglement (art. 12 lid 2 WOR)"),
        (
            {"rota": Rota.HALF},
            "2028-03-31",
            "4 jaar, en elke twee jaar treedt de helft af, volgens het reglement "
            "(art. 12 lid 2 WOR)",
        ),
        (
            {"form": CouncilForm.SCHOOL_COUNCIL, "law": "", "own_term_years": 3},
            "2027-03-31",
            "3 jaar, volgens de eigen regeling",
        ),
        ({"form": CouncilForm.CLIENT_COUNCIL, "law": ""}, None, ""),
    ],
)
def test_the_rules_of_the_council_tell_the_end(
    seated: Book, keys: dict[str, object], end: str | None, basis: str
) -> None:
    """Three years by law; another length by its own rules; where no rule is known none."""
    found = offices(with_council(seated, **keys), "", TODAY)

    assert {one.end.isoformat() if one.end else None for one in found.sittings} == {end}
    assert found.basis == basis
    assert found.vacant == 7


def test_the_end_is_told_half_a_year_ahead(seated: Book) -> None:
    """With the day on which an election begins."""
    assert told(seated) == [
        "Op wo 31 maart 2027 loopt de zitting van 2 leden af. "
        "Een verkiezing begint 13 weken eerder: wo 30 december 2026."
    ]
    assert told(seated, datetime.date(2026, 9, 29)) == []
    assert told(seated, datetime.date(2027, 4, 1)) == []


def test_a_length_that_the_law_does_not_know_is_told(seated: Book) -> None:
    """Five years is not among the choices of art. 12."""
    assert told(with_council(seated, own_term_years=5)) == [
        "OR De Linden heeft een zittingsduur van 5 jaar; de wet kent 3 jaar (art. 12 lid 1 WOR), "
        "of 2 of 4 als het reglement dat zegt (art. 12 lid 2 WOR)."
    ]


def test_the_end_stands_in_the_agenda(seated: Book) -> None:
    """One event for those who leave together, that calls half a year and 13 weeks ahead."""
    text = agenda_file(seated, now=NOW).data.decode().replace("\r\n ", "")

    assert "SUMMARY:Einde van de zittingstermijn · OR De Linden" in text
    assert "DTSTART;VALUE=DATE:20270331" in text
    assert "Treedt af: Anna\\, Bas" in text
    assert text.count("BEGIN:VALARM") == 2


def test_the_rules_are_settings() -> None:
    """They stand with the council in raadsboek.yaml."""
    text = b"organen:\n  - naam: OR\n    zittingsduur: 4\n    aftreden: helft elke twee jaar\n"
    (council,) = settings_from_bytes(text)[0].councils

    assert (council.own_term_years, council.rota) == (4, Rota.HALF)
