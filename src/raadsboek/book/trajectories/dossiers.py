"""Reading a dossier: its note, and what the law and the council's own terms make of it."""

from msgspec import Struct

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.core.council import Council
from raadsboek.core.courses import work_out
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import trajectory
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.core.trajectories.dossier import Dossier
from raadsboek.vault.procedures import read_law


class Opened(Struct, frozen=True, kw_only=True):
    """A trajectory note as it is on disk, worked out; `council` is the one that it belongs to."""

    note: Note
    council: Council
    dossier: Dossier


def open_dossier(book: Book, wanted: str) -> Opened:
    """Return the dossier with this number. Raises `NotFound`, `InvalidInput` for another kind."""
    note = notes.read(book, wanted)
    if note.text("soort") != trajectory.KIND.name:
        number = note.text("nummer") or note.path
        raise InvalidInput(
            [
                Problem(
                    code="geen-traject",
                    path=note.path,
                    message=f"{number} is geen traject.",
                    fix="Geef het nummer van een traject, zoals D-2026-004.",
                )
            ]
        )
    return worked_out(book, note)


def open_course(book: Book, wanted: str) -> Opened:
    """Return what has a course of days, a dossier or an election. Raises `NotFound`."""
    return worked_out(book, notes.read(book, wanted))


def worked_out(book: Book, note: Note) -> Opened:
    """Return a note with what follows from it. Raises `LawUnreadable`."""
    council = book.settings.council(book.settings.organ_of(note.meta))
    return Opened(note=note, council=council, dossier=work_out(note.meta, read_law(), council))
