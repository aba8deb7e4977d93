"""The whole raadsboek as it was: a book to read in, made from one version and from nothing else.

Owns which version a day means, and what a book of then is made of: its notes, settings and history
are those of that version. The folder, Git's index and what the present keeps are never touched.
"""

import datetime
from collections.abc import Sequence

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.confidential.index_secrecy import past_secrecy
from raadsboek.book.past import readable
from raadsboek.book.past_notes import PastNotes
from raadsboek.book.stand import Stand
from raadsboek.book.term_source import terms_as_of
from raadsboek.core.as_of import believed, newest_on
from raadsboek.core.dates import without_weekday
from raadsboek.core.errors import EXIT_NOT_FOUND, NotFound, RaadsboekError
from raadsboek.history.git import Repository
from raadsboek.history.line import Step, line_after
from raadsboek.history.log import names_a_version, versions, versions_outside
from raadsboek.history.tree import Tree
from raadsboek.index import remembered
from raadsboek.index.as_of import PastIndex
from raadsboek.vault.settings import SETTINGS_FILE, settings_read


class NotThereThen(RaadsboekError):
    """A day on which the raadsboek was not there: it had not begun, or the day is still to come."""

    exit_code = EXIT_NOT_FOUND


def as_of(book: Book, day: datetime.date, *, today: datetime.date) -> Book:
    """Return the raadsboek as it was at the end of a day, to read in.

    Raises `NotThereThen` for a day before its first version or after today, `ReadOnly` without a
    history.
    """
    repository = readable(book)
    if day > today:
        raise NotThereThen(
            f"{without_weekday(day)} is nog niet geweest.", "Kies vandaag of een dag daarvoor."
        )
    line = _line(book, repository)
    days = [step.day for step in line]
    place = newest_on(days, day.isoformat())
    if place is None:
        raise _before_the_first(day, days)
    made = datetime.date.fromisoformat(believed(days)[place] or day.isoformat())
    return _standing(book, repository, line[place].identifier, day, made)


def as_of_version(book: Book, version: str) -> Book:
    """Return the raadsboek as this version has it, to read in. Raises `NotFound`, `ReadOnly`."""
    repository = readable(book)
    if not names_a_version(version):
        raise NotFound(version)
    found = versions(replace(repository, newest=version), limit=1)
    if not found:
        raise NotFound(version)
    day = found[0].date.date()
    moment = None if book.settings.day_only else found[0].date
    return _standing(book, repository, found[0].identifier, day, day, moment=moment)


def _standing(
    book: Book,
    repository: Repository,
    version: str,
    day: datetime.date,
    made: datetime.date,
    moment: datetime.datetime | None = None,
) -> Book:
    then = replace(repository, newest=version)
    files = Tree(repository, version)
    stand = Stand(version=version, day=day, made=made, files=files, moment=moment)
    settings, problems = settings_read(lambda: stand.read_bytes(SETTINGS_FILE))
    notes = PastNotes(files)
    secrecy = past_secrecy(book, notes.read)
    return Book(
        root=book.root,
        settings=settings,
        repository=then,
        index=PastIndex(
            book.root,
            version,
            scan=notes.scan,
            same=notes.same,
            expect=notes.expect,
            read=notes.read if secrecy is None else secrecy.read_closed,
            foreign=lambda newest: versions_outside(then, newest),
            terms=terms_as_of(version, settings),
            secrecy=secrecy,
        ),
        read_only=stand.reason,
        problems=problems,
        key_file=book.key_file,
        then=stand,
    )


def _line(book: Book, repository: Repository) -> list[Step]:
    """Return the versions that followed one another, the oldest first; the index remembers them."""
    known = _read(book.index.ask(remembered.recall_line))
    added = line_after(repository, known[-1].identifier if known else "")
    if added is None:
        known, added = [], line_after(repository, "") or []
    if added:
        line = [*known, *added]
        told = "\n".join(f"{step.identifier} {step.day}" for step in line)
        book.index.ask(remembered.remember_line, told.encode("ascii"))
        return line
    return known


def _read(told: bytes) -> list[Step]:
    lines = told.decode("ascii", "replace").splitlines()
    return [Step(*line.split(" ")) for line in lines if line.count(" ") == 1]


def _before_the_first(day: datetime.date, days: Sequence[str]) -> NotThereThen:
    first = next((one for one in believed(days) if one), "")
    if not first:
        return NotThereThen("Dit raadsboek heeft nog geen versies om in terug te gaan.")
    begun = without_weekday(datetime.date.fromisoformat(first))
    return NotThereThen(
        f"Op {without_weekday(day)} was dit raadsboek er nog niet.",
        f"Het begint op {begun}. Kies die dag of een latere.",
    )
