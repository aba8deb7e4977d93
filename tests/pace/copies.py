"""Raadsboeken with something in them that are made once in a run, and copied for every test."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from raadsboek.book.book import Book
from raadsboek.book.changing import record_outside
from raadsboek.book.opening import open_book

Fill = Callable[[Book, datetime], object]
"""What is done to a raadsboek, at what moment; it may not depend on the test that asks for it."""


class Copies:
    """Keeps what a raadsboek became by everything that was done to it, one after another."""

    def __init__(self, empty: Path, folders: pytest.TempPathFactory) -> None:
        self._empty = empty
        self._folders = folders
        self._made: dict[tuple[datetime, tuple[Fill, ...]], Path] = {}

    @contextmanager
    def opened(self, folder: Path, *fills: Fill, now: datetime) -> Iterator[Book]:
        """Open, in a folder of the test, a copy of the raadsboek to which all of this was done."""
        shutil.copytree(self._after(fills, now), folder)
        book = open_book(folder, now=now)
        yield book
        book.index.close()

    def _after(self, fills: tuple[Fill, ...], now: datetime) -> Path:
        if not fills:
            return self._empty
        if (now, fills) not in self._made:
            folder = self._folders.mktemp("kopie") / "raadsboek"
            with self.opened(folder, *fills[:-1], now=now) as book:
                fills[-1](book, now)
            self._made[now, fills] = folder
        return self._made[now, fills]


def copied(*fills: Fill, now: datetime) -> object:
    """Return a fixture: a raadsboek to which all of this was done, open for writing."""

    @pytest.fixture
    def opened(home: Path, copies: Copies, tmp_path: Path) -> Iterator[Book]:
        with copies.opened(tmp_path / "raadsboek", *fills, now=now) as book:
            book.index.refresh()
            yield book

    return opened


def nine_seats(book: Book, now: datetime) -> None:
    """Record the number of seats, which stands in the settings as an example."""
    settings = book.root / "raadsboek.yaml"
    text = settings.read_text(encoding="utf-8").replace("# zetels: 9", "zetels: 9")
    settings.write_text(text, encoding="utf-8")
    record_outside(book, ["raadsboek.yaml"], now=now)
