"""What is proposed to go: only what is closed, past its term, and needed by nothing any more."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.destroying.proposal import proposal
from raadsboek.book.notes import change_keys, create
from raadsboek.book.opening import open_book
from raadsboek.core.kinds import find_kind
from raadsboek.core.note import Value
from raadsboek.vault.writing import digest

NOW = datetime.datetime(2026, 11, 22, 13, 47, tzinfo=ZoneInfo("Europe/Amsterdam"))
TODAY = NOW.date()


def make(book: Book, kind_name: str, values: dict[str, Value], body: str = "") -> str:
    """Make a note with these keys and return its number."""
    kind = find_kind(kind_name)
    assert kind is not None
    return create(book, kind, values, body=body, now=NOW).text("nummer")


@pytest.fixture
def old(book: Book) -> Book:
    """Return a raadsboek with old notes: some that are done with, some that still count."""
    make(book, "besluit", {"titel": "Geldt", "datum": "2015-01-05"})
    make(
        book,
        "besluit",
        {
            "titel": "Ingetrokken",
            "datum": "2015-01-05",
            "status": "ingetrokken",
            "ingetrokken-op": "2016-02-01",
        },
    )
    make(book, "traject", {"titel": "Loopt", "vorm": "advies", "ontvangen": "2016-01-05"})
    done: dict[str, Value] = {"status": "afgehandeld", "afgehandeld": "2016-03-01"}
    make(book, "post", {"titel": "Van niets", "datum": "2016-02-01", **done})
    make(book, "post", {"titel": "Van traject", "traject": "[[D-2016-001]]", "datum": "2016-02-01"})
    change_keys(book, "P-2016-002", {**done}, now=NOW)
    make(book, "post", {"titel": "Genoemd", "datum": "2016-02-01", **done})
    make(book, "actie", {"titel": "Open"}, "Zie [[P-2016-003]].")
    make(book, "notitie", {"titel": "Blijft", "datum": "2016-02-01"})
    change_keys(book, "N-2016-001", {"niet-vernietigen": "rechtszaak"}, now=NOW)
    make(book, "notitie", {"titel": "Zonder dag"})
    make(book, "post", {"titel": "Te jong", "datum": "2024-02-01"})
    return book


def test_only_what_nothing_needs_is_proposed(old: Book) -> None:
    """What is in force, runs, is named by what runs, or must stay, is never proposed."""
    found = proposal(old, today=TODAY)

    assert [one.number for one in found.due] == ["B-2015-002", "P-2016-001"]
    assert found.due[0].ends == datetime.date(2023, 2, 1)
    kept = {one.number: [reason.words for reason in one.reasons] for one in found.kept}
    assert kept["P-2016-002"] == ["nog nodig bij D-2016-001"]
    assert kept["P-2016-003"] == ["nog nodig bij A-2026-001"]
    assert kept["N-2016-001"] == ["'niet-vernietigen' staat erbij: rechtszaak"]
    assert kept["D-2016-001"][0] == "het loopt nog"
    assert "B-2015-001" not in kept


def test_a_piece_stays_as_long_as_its_dossier(old: Book) -> None:
    """A closed dossier that is kept for some time yet keeps its pieces."""
    path = "trajecten/2016/D-2016-001 loopt.md"
    data = (old.root / path).read_bytes()
    closed = data.replace(b"status: ontvangen", b"status: gesloten\nevaluatie: 2025-01-01")
    record(
        old,
        [Write(path=path, data=closed, expected=digest(data))],
        action="wijzigen",
        numbers=["D-2016-001"],
        subject="D-2016-001 gesloten",
        now=NOW,
    )

    found = proposal(old, today=TODAY)

    kept = {one.number: [reason.words for reason in one.reasons] for one in found.kept}
    assert kept["P-2016-002"] == ["hoort bij D-2016-001, dat nog wordt bewaard"]


def test_own_terms_decide(old: Book) -> None:
    """A council that keeps its post longer, or for ever, gets no proposal for it."""
    settings = old.root / "raadsboek.yaml"
    text = settings.read_text("utf-8") + "\nbewaren:\n  post: altijd\n  besluit: 1 jaar\n"
    settings.write_text(text, encoding="utf-8")
    opened = open_book(old.root, now=NOW)

    found = proposal(opened, today=TODAY)

    opened.index.close()
    assert [one.number for one in found.due] == ["B-2015-002"]
    assert found.due[0].ends == datetime.date(2017, 2, 1)


def test_of_one_organ(old: Book) -> None:
    """Asked of one organ, only its notes are proposed."""
    assert [one.number for one in proposal(old, today=TODAY, organ="or").due] == [
        "B-2015-002",
        "P-2016-001",
    ]
