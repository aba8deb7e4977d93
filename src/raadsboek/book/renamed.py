"""The names that a note had before: its past goes on below the name it has now.

A note is known again by its number, or by text that is exactly the same under another name. It must
not guess: a note that only looks like another one has a past of its own.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath

from raadsboek.book.book import Book
from raadsboek.book.source import read_note
from raadsboek.core.errors import NotFound
from raadsboek.core.filenames import note_name
from raadsboek.history.git import Repository
from raadsboek.history.log import (
    Version,
    content,
    names_below,
    replaced_exactly,
    versions_of_file,
)
from raadsboek.vault.reading import note_from_bytes


def versions_under_any_name(
    book: Book, repository: Repository, path: str, limit: int | None
) -> list[Version]:
    """Return the versions of the note at `path`, newest first, each with the path it then had."""
    found: list[Version] = []
    name, below = path, ""
    while name:
        left = None if limit is None else limit - len(found)
        part = versions_of_file(repository, name, left, below)
        name = ""
        for version in part:
            found.append(version)
            if len(found) == limit:
                return found
            if version.begins and (name := _name_before(book, repository, path, version)):
                below = version.identifier
                break
    return found


def content_under_any_name(
    book: Book, repository: Repository, path: str, identifier: str
) -> tuple[str, bytes] | None:
    """Return the path that the note now at `path` had in a version, and its bytes then."""
    data = content(repository, identifier, path)
    if data is not None:
        return path, data
    name = _name_by_number(book, repository, path, identifier)
    if not name:
        known = versions_under_any_name(book, repository, path, None)
        names = sorted({version.path for version in known} - {path})
        name = next((one for one in names if content(repository, identifier, one) is not None), "")
    data = content(repository, identifier, name) if name else None
    return None if data is None else (name, data)


def _name_before(book: Book, repository: Repository, path: str, version: Version) -> str:
    """Return the other name that the note had before the version in which this one begins."""
    same = replaced_exactly(repository, version.identifier, version.path)
    return same or _name_by_number(
        book, repository, path, version.identifier, before=True, but=version.path
    )


def _name_by_number(
    book: Book,
    repository: Repository,
    path: str,
    identifier: str,
    *,
    before: bool = False,
    but: str = "",
) -> str:
    """Return the path of the note with the same number in a version, or in the one `before` it."""
    number = number_of(book, path)
    if not number:
        return ""
    names = names_below(repository, identifier, path.partition("/")[0], before=before)
    others = (name for name in names if name != but)
    return named_for_number(repository, identifier, number, others, before=before)


def named_for_number(
    repository: Repository, identifier: str, number: str, names: Iterable[str], *, before: bool
) -> str:
    """Return which of these names was that of the note with a number in a version; '' for none.

    Its file name begins with the number and its text says so too.
    """
    stem = stem_of(number)
    for name in names:
        file_name = PurePosixPath(name).stem
        if file_name == stem or file_name.startswith(f"{stem} "):
            data = content(repository, identifier, name, before=before)
            if data is not None and note_from_bytes(name, data).text("nummer") == number:
                return name
    return ""


def stem_of(number: str) -> str:
    """Return how the file name of a note with a number begins."""
    return PurePosixPath(note_name(number, "")).stem


def number_of(book: Book, path: str) -> str:
    """Return the number of the note at a path now; '' when there is none."""
    try:
        return read_note(book, path).text("nummer")
    except NotFound:
        return ""
