"""The versions of a note as the index remembers them: for looking, at once in a long history.

The same answer as `book.renamed` gives, from what was read from the history before; git is asked
only whether there is anything newer, and about a name that may be a former one. It must not decide:
what a save depends on is asked of the history itself.
"""

import datetime
from collections.abc import Iterator

from raadsboek.book.book import Book
from raadsboek.book.past import readable, refresh_history
from raadsboek.book.renamed import named_for_number, number_of, stem_of
from raadsboek.history.git import Repository
from raadsboek.history.log import Version, replaced_exactly
from raadsboek.index import changes, versions
from raadsboek.index.changes import Change
from raadsboek.index.versions import Seen


def remembered_versions(
    book: Book, path: str, *, limit: int | None = None, fresh: bool = False
) -> list[Version]:
    """Return the versions of the note at `path`, newest first, each with the path it then had.

    `fresh` tells that the history was looked at just now, for who asks about many notes.
    """
    repository = readable(book)
    if not fresh:
        refresh_history(book)
    found: list[tuple[Change, bool]] = []
    for change, begins in _changes(book, repository, path):
        found.append((change, begins))
        if len(found) == limit:
            break
    places = [change.position for change, _begins in found]
    known = book.index.ask(versions.at_places, places)
    return [
        version_of(known[change.position], path=change.path, begins=begins)
        for change, begins in found
        if change.position in known
    ]


def version_of(seen: Seen, *, path: str = "", begins: bool = False) -> Version:
    """Return a remembered version as the history itself gives it."""
    return Version(
        identifier=seen.identifier,
        date=datetime.datetime.fromisoformat(seen.date),
        author=seen.author,
        email=seen.email,
        subject=seen.subject,
        action=seen.action,
        numbers=seen.numbers,
        paths=seen.paths,
        changes=seen.changes,
        path=path,
        begins=begins,
    )


def _changes(book: Book, repository: Repository, path: str) -> Iterator[tuple[Change, bool]]:
    """Yield what happened to a note under all its names, newest first, and where a name begins."""
    name, below = path, 0
    while name:
        part = book.index.ask(changes.changes_of, name, below=below)
        name = ""
        for change in part:
            begins = change.change == "A"
            yield change, begins
            if begins and (name := _name_before(book, repository, path, change)):
                below = change.position
                break


def _name_before(book: Book, repository: Repository, path: str, change: Change) -> str:
    """Return the other name that the note had before the version in which this one begins."""
    identifier = book.index.ask(versions.at_places, [change.position])[change.position].identifier
    if book.index.ask(changes.took_away, change.position):
        same = replaced_exactly(repository, identifier, change.path)
        if same:
            return same
    number = number_of(book, path)
    if not number or change.position == 1:
        return ""
    stem = stem_of(number)
    names = book.index.ask(changes.names_with, path.partition("/")[0], stem)
    others = (name for name in names if name != change.path)
    return named_for_number(repository, identifier, number, others, before=True)
