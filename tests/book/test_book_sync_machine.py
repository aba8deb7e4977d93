"""Whatever two or three secretaries do, nobody's text is lost and all end with the same."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sync_machine import START, Secretary, World
from sync_world import git, put

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.opening import open_book

DEEDS = st.tuples(st.integers(0, 2), st.integers(0, 11), st.integers(0, 40), st.integers(0, 40))
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def world_of(book: Book, folder: Path, count: int) -> World:
    """Return a world of this many secretaries, each with a copy, and a bare repository."""
    shared = folder / "gedeeld.git"
    git(book.root, "clone", "-q", "--bare", str(book.root), str(shared))
    found = []
    for number in range(count):
        root = folder / f"kopie-{number}"
        shutil.copytree(book.root, root)
        found.append(Secretary(root, f"Secretaris {number}"))
    return World(found, shared)


def run(book: Book, count: int, deeds: list[tuple[int, int, int, int]]) -> None:
    """Let the deeds happen in a new world, and check how it ends."""
    with tempfile.TemporaryDirectory() as folder:
        world = world_of(book, Path(folder), count)
        for deed in deeds:
            world.do(*deed)
        world.finish()
        for who in world.secretaries:
            who.book.index.close()


@pytest.fixture
def start(book: Book) -> Book:
    """Return a raadsboek with a few meetings, in which the name of who saves is the computer's."""
    text = (book.root / "raadsboek.yaml").read_text()
    put(book, {**START, "raadsboek.yaml": text.replace('naam: "Sanne de Wit"', 'naam: ""')})
    return open_book(book.root, now=NOW)


@settings(max_examples=4, deadline=None, suppress_health_check=QUIET, derandomize=True)
@given(st.integers(2, 3), st.lists(DEEDS, min_size=8, max_size=14))
def test_a_few_days(start: Book, count: int, deeds: list[tuple[int, int, int, int]]) -> None:
    """A few things done by two or three, cut off here and there."""
    run(start, count, deeds)


@pytest.mark.torture
@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
@given(st.integers(2, 3), st.lists(DEEDS, min_size=10, max_size=60))
def test_a_long_time(start: Book, count: int, deeds: list[tuple[int, int, int, int]]) -> None:
    """Much of it, in an order that nobody thought of."""
    run(start, count, deeds)
