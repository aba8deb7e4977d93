"""Following a walk of the guide day by day: what each stop must show, and what a note then says."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from git_facts import is_clean

from guide.cycle_walk import Day
from guide.secretary import LARGE, SMALL, Secretary, at_work
from raadsboek.book.opening import open_book
from raadsboek.book.problems import check
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.vault.reading import read_note

SIZES = (SMALL, pytest.param(LARGE, marks=pytest.mark.torture))
"""Where the least fits on the screen each time; with more room in the long tests."""

Seen = Mapping[str, tuple[str, ...]]
"""What the screen must show at each stop of a walk, whatever its size."""


def check_stop(stop: str, seen: Seen, secretary: Secretary) -> None:
    """Ask that everything is on the screen that the guide promises there."""
    missing = [words for words in seen[stop] if words not in secretary.screen]
    assert not missing, f"{stop}: {missing} not on\n{secretary.screen}"


async def follow(folder: Path, days: Sequence[Day], seen: Seen, size: tuple[int, int]) -> None:
    """Spend every day at the desk; each leaves a raadsboek in which all is recorded."""
    stops = []
    for day in days:
        async with at_work(folder, day.time, size, day=day.date) as secretary:
            async for stop in day.part(secretary):
                check_stop(stop, seen, secretary)
                stops.append(stop)
        assert is_clean(folder)
    assert stops == list(seen)


async def problems_after(folder: Path, last: Day, size: tuple[int, int]) -> list[Problem]:
    """Return everything that is wrong or lags when the last day is over."""
    async with at_work(folder, last.time, size, day=last.date) as secretary:
        book = open_book(folder, now=secretary.clock())
        found = check(book, today=last.date)
        book.index.close()
    return found


def note(folder: Path, number: str) -> Note:
    """Return a note as it is on disk."""
    (file,) = folder.rglob(f"{number} *.md")
    return read_note(folder, file.relative_to(folder).as_posix())
