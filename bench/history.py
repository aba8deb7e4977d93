"""The past of a note from what the index remembers, and reading a whole history into it.

On 50,000 notes and 20,000 versions. What is asked of the index includes asking git whether there is
anything newer; the first reading includes everything that the index keeps of it.
"""

import datetime
import random
import subprocess
from collections.abc import Callable
from pathlib import Path

from bench.made import opened
from bench.make_vault import LONG_HISTORY, make_vault
from bench.measuring import Result, compare, seconds, use_own_cache
from raadsboek.book.book import Book
from raadsboek.book.opening import open_book
from raadsboek.book.past import refresh_history
from raadsboek.book.remembered_past import remembered_versions
from raadsboek.index.versions import forget_versions

_ASKED = 40


def run() -> list[Result]:
    """Compare both with what plain git takes for the same question."""
    use_own_cache()
    root = make_vault(50_000, versions=LONG_HISTORY)
    opened(root).index.refresh()
    book = open_book(root, now=datetime.datetime.now().astimezone())
    refresh_history(book)
    paths = some_notes(root)
    first = compare(
        "history: all 20,000 versions read into the index",
        "git log --name-status",
        lambda: _first_reading(book),
        lambda: seconds(lambda: plain_git(root, "--name-status")),
        target=1.5,
        rounds=3,
    )
    return [
        compare(
            "history: the versions of a note, remembered",
            "git log --follow",
            _each(paths, lambda path: remembered_versions(book, path)),
            _each(paths, lambda path: plain_git(root, "--follow", "--", path)),
            target=0.05,
            rounds=_ASKED,
        ),
        first,
    ]


def some_notes(root: Path) -> list[str]:
    """Return the paths of notes of every kind and age, the same in each run."""
    paths = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.md"))
    return random.Random(1).sample(paths, _ASKED)


def _each(paths: list[str], look: Callable[[str], object]) -> Callable[[], float]:
    """Return a measure that takes the next note each time it is asked."""
    asked = iter([paths[0], *paths])
    return lambda: seconds(lambda: look(next(asked)))


def _first_reading(book: Book) -> float:
    book.index.ask(forget_versions)
    return seconds(lambda: refresh_history(book))


def plain_git(root: Path, *arguments: str) -> None:
    """Ask git for versions as a person would, and throw the answer away."""
    subprocess.run(
        ["git", "-C", str(root), "--no-pager", "log", *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
    )
