"""Counting for the start screen: what is remembered holds exactly as long as nothing differs."""

import datetime
import time
from collections.abc import Callable

import pytest

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.bottlenecks import bottlenecks
from raadsboek.book.changing import record_outside
from raadsboek.book.counting import count
from raadsboek.book.notes import create
from raadsboek.book.opening import open_book
from raadsboek.book.readying import refresh_and_remember
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.index import remembered

TODAY = NOW.date()
FACT = "geteld"
PAPER = "stukken/jaarverslag.txt"


def _look(book: Book) -> None:
    """Look at the folder as if all that lies there is old enough to be trusted."""
    refresh_and_remember(book, now_ns=time.time_ns() + 10_000_000_000)


def _make(book: Book, title: str) -> str:
    """Make an action of nobody and return its path."""
    return create(book, KIND_BY_NAME["actie"], {"titel": title}, now=NOW).path


@pytest.fixture
def counted(book: Book) -> Book:
    """Return a raadsboek with an action of nobody, counted; its count was then falsified."""
    (book.root / PAPER).parent.mkdir()
    (book.root / PAPER).write_text("Het jaarverslag.")
    record_outside(book, [PAPER], now=NOW)
    _make(book, "Rooster")
    _look(book)
    assert count(book, today=TODAY) == (0, len(bottlenecks(book, TODAY))) != (0, 0)
    proof = book.index.ask(remembered.recall)[FACT].split()[0]
    book.index.ask(remembered.remember, {FACT: f"{proof} 40 7"})
    return book


def test_what_did_not_change_is_not_counted_again(counted: Book) -> None:
    """The numbers of the last count are given, to another window and at another start too."""
    _look(counted)
    assert count(counted, today=TODAY) == (40, 7)
    again = open_book(counted.root, now=NOW)
    assert count(again, today=TODAY) == (40, 7)


def _note(book: Book) -> None:
    _make(book, "Nog een")


def _version(book: Book) -> None:
    """Give a number out and take its note away: only the history knows it."""
    (book.root / _make(book, "Weg")).unlink()


def _stray_file(book: Book) -> None:
    (book.root / "acties" / "rooster.bak").write_text("x")


@pytest.mark.parametrize("change", [_note, _version, _stray_file])
def test_whatever_differs_is_counted(counted: Book, change: Callable[[Book], None]) -> None:
    """A note, a version of the history, a file that is no note."""
    change(counted)
    _look(counted)
    number, lagging = count(counted, today=TODAY)
    assert number < 40
    assert lagging == len(bottlenecks(counted, TODAY))


def test_another_day_is_counted(counted: Book) -> None:
    """What lags depends on the day."""
    tomorrow = TODAY + datetime.timedelta(days=1)
    assert count(counted, today=tomorrow) == (0, len(bottlenecks(counted, tomorrow)))


def test_other_settings_are_counted(counted: Book) -> None:
    """What lags depends on what the council asks; the changed file itself is a problem here."""
    file = counted.root / "raadsboek.yaml"
    file.write_text(file.read_text().replace("zetels: 9", "zetels: 11"))
    book = open_book(counted.root, now=NOW)
    _look(book)
    assert count(book, today=TODAY) == (1, len(bottlenecks(book, TODAY)))


def test_what_is_no_note_is_looked_at_every_time(counted: Book) -> None:
    """A paper that was changed in its place leaves no trace in the folder around it."""
    (counted.root / PAPER).write_text("Een heel ander jaarverslag.")
    _look(counted)
    assert count(counted, today=TODAY) == (41, 7)


def test_a_folder_too_young_to_trust_is_counted_again(counted: Book) -> None:
    """Without a proof nothing is remembered, and nothing that was is believed."""
    counted.index.ask(remembered.remember_snapshot, b"")
    assert count(counted, today=TODAY) == (0, len(bottlenecks(counted, TODAY)))
