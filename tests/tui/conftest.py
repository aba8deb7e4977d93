"""What the screen tests share: an empty raadsboek, and a clock that stands still."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from raadsboek.book.book import Book
from raadsboek.core.council import Settings
from raadsboek.core.note import Note
from raadsboek.index.cache import Index
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.screens import ScreenMaker

NOW = datetime.datetime(2026, 11, 22, 14, 3, tzinfo=ZoneInfo("Europe/Amsterdam"))

MakeApp = Callable[[Mapping[str, ScreenMaker]], RaadsboekApp]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Return a raadsboek without notes or history: enough for what screens are made of."""

    def no_note(path: str) -> Note:
        raise AssertionError(path)

    index = Index(tmp_path, scan=lambda: (), read=no_note)
    return Book(root=tmp_path, settings=Settings(), repository=None, index=index)


@pytest.fixture
def make_app(book: Book) -> MakeApp:
    """Return a function that makes the app with the given screens; it starts at `vandaag`."""

    def make(screens: Mapping[str, ScreenMaker]) -> RaadsboekApp:
        return RaadsboekApp(book, lambda: NOW, screens=screens)

    return make
