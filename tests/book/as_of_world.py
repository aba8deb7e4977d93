"""A version in a folder of its own, and everything that a raadsboek answers, to compare."""

import datetime
import subprocess
from collections.abc import Mapping
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.finding import issued_numbers, links_to
from raadsboek.book.holding.asking import Question, what_holds
from raadsboek.book.lists import rows
from raadsboek.book.past import versions_of
from raadsboek.book.problems import check
from raadsboek.book.provenance.gathering import provenance_of
from raadsboek.book.reading import page_of
from raadsboek.book.searching import search
from raadsboek.book.source import read_note
from raadsboek.book.terms import open_terms
from raadsboek.book.today import overview
from raadsboek.core.kinds import KINDS
from raadsboek.index import troubles

WORDS = ("verslag", "thuiswerken", "or advi", "reorganisatie", "B-2026-002", "begrot", "é", "x")


def git(folder: Path, *arguments: str, stdin: bytes = b"") -> str:
    """Run plain git, as anybody would, and return what it wrote."""
    named = ["-c", "user.name=Noor", "-c", "user.email=noor@example.org"]
    command = ["git", "-C", str(folder), *named, *arguments]
    done = subprocess.run(command, input=stdin, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def checkout(source: Path, version: str, folder: Path) -> Path:
    """Return a folder of its own with the raadsboek as this version has it, and nothing newer."""
    git(source, "clone", "--quiet", "--no-checkout", str(source), str(folder))
    git(folder, "reset", "--quiet", "--hard", version)
    return folder


def every_byte(folder: Path) -> Mapping[str, bytes]:
    """Return every file below a folder, that of the history too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


def answers(book: Book, today: datetime.date, *, checks: bool = True) -> dict[str, object]:
    """Return what the lists, search, the notes, the overview and the checks say on a day."""
    book.index.refresh()
    listed = {kind.name: rows(book, kind).objects() for kind in KINDS}
    paths = sorted(str(meta["pad"]) for metas in listed.values() for meta in metas)
    few = paths[:: max(1, len(paths) // 8)]
    return {
        "settings": book.settings,
        "lists": listed,
        "open": {kind.name: rows(book, kind, only_open=True).objects() for kind in KINDS},
        "search": {words: search(book, words) for words in WORDS},
        "notes": {path: read_note(book, path) for path in paths},
        "pages": [page_of(book, path) for path in few],
        "links": links_to(book, "B-2026-002"),
        "today": overview(book, today),
        "terms": open_terms(book, None, None, today=today),
        "holds": what_holds(book, Question(day=today), today=today),
        "versions": {path: versions_of(book, path) for path in few},
        "lives": {path: provenance_of(book, path) for path in few if "besluiten" in path},
        "numbers": {kind.name: issued_numbers(book, kind) for kind in KINDS},
        "in notes": book.index.ask(troubles.problems),
        "problems": check(book, today=today) if checks else [],
    }
