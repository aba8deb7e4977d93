"""Two or three copies of one raadsboek, and a bare repository between them, for tests."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.opening import open_book
from raadsboek.book.syncing.merging import Merged, merge_with
from raadsboek.vault.writing import digest


def git(root: Path, *arguments: str) -> str:
    """Run git as a user would and return what it says."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=root,
        capture_output=True,
        check=True,
        env={**os.environ, "LC_ALL": "C"},
    )
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def copies(book: Book, count: int = 2) -> list[Book]:
    """Return this many raadsboeken with one past, each of a secretary of its own."""
    shared = book.root.parent / "gedeeld.git"
    git(book.root, "clone", "-q", "--bare", str(book.root), str(shared))
    found = []
    for number in range(count):
        folder = book.root.parent / f"kopie-{number}"
        shutil.copytree(book.root, folder)
        text = (folder / ".git/config").read_text()
        (folder / ".git/config").write_text(f'{text}[remote "origin"]\n\turl = {shared}\n')
        found.append(open_book(folder, now=NOW))
    return found


def put(book: Book, files: Mapping[str, str | bytes | None], *numbers: str) -> None:
    """Record files as the program would; None takes one away."""
    writes = []
    for path, text in files.items():
        data = text.encode() if isinstance(text, str) else text
        file = book.root / path
        seen = digest(file.read_bytes()) if file.exists() else None
        writes.append(Write(path=path, data=data, expected=seen))
    record(book, writes, action="wijzigen", numbers=numbers, subject="Gewijzigd", now=NOW)


def fetched(book: Book, other: Book | Path) -> str:
    """Bring the versions of another copy in this repository; return the newest of them."""
    root = other if isinstance(other, Path) else other.root
    git(book.root, "-c", "gc.auto=0", "fetch", "-q", str(root), "HEAD")
    return git(book.root, "rev-parse", "FETCH_HEAD")


def take(book: Book, other: Book | Path) -> Merged:
    """Take over the versions of another copy."""
    return merge_with(book, fetched(book, other), now=NOW)


def text_of(book: Book, path: str) -> str:
    """Return a file as it is on disk."""
    return (book.root / path).read_bytes().decode()


def clean(book: Book) -> bool:
    """Tell if folder, index and newest version are the same, and the history is whole."""
    assert git(book.root, "fsck", "--full", "--strict", "--no-dangling") == ""
    assert git(book.root, "for-each-ref", "--format=%(refname)", "refs/raadsboek") == ""
    return git(book.root, "status", "--porcelain") == ""
