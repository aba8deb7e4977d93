"""What every test starts from: a home of its own, so that nobody's settings or cache leak in."""

import contextlib
import datetime
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from copies import Copies, nine_seats
from hypothesis import HealthCheck, settings
from kept_reader import keeping_the_reader
from parsed_looks import parsing_looks_once
from rare_collecting import collecting_rarely
from unhurried import waiting_for_rest, without_the_disk_itself

from demo.story import tell
from demo.writing import write_vault
from guide.clock import DEMO_DAY
from raadsboek.book.book import Book
from raadsboek.book.confidential.keys import make_key
from raadsboek.book.confidential.readers import turn_on
from raadsboek.book.creating import init
from raadsboek.core.council import CouncilForm

# How fast a busy machine is says nothing about the program: `bench/` measures, tests do not.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the walks, that take longest: at the end the others would wait for one of them."""
    items.sort(key=lambda item: item.path.parent.name != "walk")


@pytest.fixture(autouse=True, scope="session")
def unhurried(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let no test wait longer than for what it asks after; the slow tests take what it takes."""
    with pytest.MonkeyPatch.context() as patch, contextlib.ExitStack() as until_the_end:
        if not any(item.get_closest_marker("torture") for item in request.session.items):
            without_the_disk_itself(patch)
            until_the_end.enter_context(keeping_the_reader(patch))
        waiting_for_rest(patch)
        parsing_looks_once(patch)
        collecting_rarely()
        yield


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty home folder; Git, the index cache and the settings all live below it."""
    folder = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.setenv("RAADSBOEK_CACHE", str(folder / "cache" / "raadsboek"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    return folder


NOW = datetime.datetime(2026, 11, 22, 13, 47, tzinfo=ZoneInfo("Europe/Amsterdam"))
"""The moment at which every test takes place."""


@pytest.fixture(scope="session")
def empty_raadsboek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new raadsboek with its first version, to be copied and never changed."""
    folder = tmp_path_factory.mktemp("nieuw") / "raadsboek"
    init(
        folder,
        name="OR De Linden",
        form=CouncilForm.WORKS_COUNCIL,
        secretary="Sanne de Wit",
        email="s.dewit@delinden.example",
        now=NOW,
    ).index.close()
    return folder


@pytest.fixture(scope="session")
def copies(empty_raadsboek: Path, tmp_path_factory: pytest.TempPathFactory) -> Copies:
    """Return what copies raadsboeken that many tests start from."""
    return Copies(empty_raadsboek, tmp_path_factory)


@pytest.fixture
def book(home: Path, copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return a new raadsboek of a council of nine, opened and ready to be written in."""
    with copies.opened(tmp_path / "raadsboek", nine_seats, now=NOW) as opened:
        yield opened


@pytest.fixture
def closed(book: Book) -> Book:
    """Return a raadsboek that encrypts for its secretary, who has a key."""
    make_key(now=NOW)
    return turn_on(book, now=NOW)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Return a file of keys that holds none: that of somebody on another computer."""
    return tmp_path / "elders" / "sleutel.txt"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo raadsboek of a fixed day, to be copied and never changed."""
    folder = tmp_path_factory.mktemp("demo") / "raadsboek"
    write_vault(folder, tell(DEMO_DAY))
    return folder


@pytest.fixture
def demo_copy(demo: Path, tmp_path: Path) -> Path:
    """Return a copy of the demo raadsboek."""
    return Path(shutil.copytree(demo, tmp_path / "raadsboek"))
