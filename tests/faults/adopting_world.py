"""A raadsboek in which two reports wait for a meeting; `python adopting_world.py ROOT` adopts them.

So that a test can end that process at any step.
"""

import datetime
import sys
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.meetings.adopting import adopt
from raadsboek.book.opening import open_book
from raadsboek.core.meetings.adopted import Seal, seal_of
from raadsboek.history.opening import create_repository
from raadsboek.vault.reading import read_note

NOW = datetime.datetime(2026, 3, 12, 13, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
FIRST = "vergaderingen/2026/V-2026-01 raad.md"
SECOND = "vergaderingen/2026/V-2026-02 raad.md"
MEETING = "vergaderingen/2026/V-2026-03 raad.md"
SETTINGS = b"""\
organen:
  - naam: OR
    soort: OR
secretaris:
  naam: Anna de Vries
  email: anna@example.org
"""


def _note(number: int, body: str) -> bytes:
    lines = [
        "---",
        "soort: vergadering",
        f"nummer: V-2026-0{number}",
        "titel: Raad",
        f"datum: 2026-0{number}-12",
        f"status: {'agenda verzonden' if number == 3 else 'verslag concept'}",
        "---",
        body,
    ]
    return "\n".join([*lines, ""]).encode()


def make_world(root: Path) -> None:
    """Make the raadsboek, with one version."""
    root.mkdir(parents=True)
    (root / "raadsboek.yaml").write_bytes(SETTINGS)
    create_repository(root, name="", email="")
    files = {
        FIRST: _note(1, "## 1. Opening\n\nAnna opent."),
        SECOND: _note(2, "## 1. Opening\n\nBakker opent."),
        MEETING: _note(3, "## 1. Verslagen\n\n## 2. Sluiting"),
    }
    book = open_book(root, now=NOW)
    writes = [Write(path=path, data=data, expected=None) for path, data in files.items()]
    record(book, writes, action="nieuw", numbers=[], subject="begin", now=NOW)
    book.index.close()


def adopt_all(root: Path) -> None:
    """Adopt both reports in the meeting."""
    book = open_book(root, now=NOW)
    adopt(
        book,
        [read_note(root, FIRST), read_note(root, SECOND)],
        in_meeting=read_note(root, MEETING),
        on=NOW.date(),
        now=NOW,
    )
    book.index.close()


def assert_before_or_after(book: Book) -> bool:
    """Check that everything was adopted and told, or nothing; return True for after."""
    root = book.root
    seals = {seal_of(read_note(root, path)) for path in (FIRST, SECOND)}
    told = read_note(root, MEETING).body.count("is vastgesteld")

    assert (seals, told) in (({Seal.NONE}, 0), ({Seal.WHOLE}, 2))
    return told == 2


if __name__ == "__main__":
    adopt_all(Path(sys.argv[1]))
