"""A document as a file for others: built, written in a format, looked through, and put somewhere.

Owns which formats there are for the front ends, and the place that is offered. Nothing is written
inside the raadsboek, nothing over a file that somebody may have worked in, and nothing that holds
what was left out.
"""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.documents.building import Built
from raadsboek.book.documents.house import house_of
from raadsboek.book.documents.leaving import withheld_of, write_leaving
from raadsboek.book.documents.names import name_of
from raadsboek.book.exporting import free_place
from raadsboek.core.errors import InvalidInput
from raadsboek.core.problem import Problem
from raadsboek.index import remembered
from raadsboek.render.formats import FORMATS, Format, format_of

__all__ = ["FORMATS", "Format", "Prepared", "format_named", "place_for", "prepare", "write"]

PLACE = "documenten-map"
"""Under this name the folder is remembered that was used last."""
_HOMES = ("Documenten", "Documents")


class Prepared(Struct, frozen=True):
    """A document in a format: its bytes, and the name that is offered for its file."""

    built: Built
    form: Format
    data: bytes
    name: str

    @property
    def left_out(self) -> Sequence[str]:
        """What was left out, each thing once and without giving it away."""
        return list(dict.fromkeys(one.what for one in self.built.withheld))


def format_named(name: str) -> Format:
    """Return the format that somebody asks for. Raises `InvalidInput`, naming those there are."""
    found = format_of(name.strip().casefold().removeprefix("."))
    if found is None:
        known = ", ".join(one.name for one in FORMATS)
        raise InvalidInput(
            [
                Problem(
                    code="bestandssoort-onbekend",
                    message=f"'{name}' is geen soort bestand dat Raadsboek maakt.",
                    fix=f"Kies uit: {known}.",
                )
            ]
        )
    return found


def prepare(book: Book, built: Built, form: Format) -> Prepared:
    """Return a document in a format; loads the library of that format, which may take a while."""
    data = form.write(built.document, house_of(book))
    return Prepared(built, form, data, name_of(built.document, form.suffix))


def write(book: Book, prepared: Prepared, typed: str) -> Path:
    """Write a document to the place that the user typed; return where it stands.

    In a folder it gets its own name, with a count when that is taken: a file that is there may
    have been worked in. The folder is offered the next time. Raises `WouldLeak`, `InvalidInput`
    and `StorageFailed`.
    """
    data = prepared.data
    file = write_leaving(
        book,
        free_place(typed, prepared.name, data),
        data,
        withheld_of(book, prepared.built),
        name=prepared.name,
        may_replace=lambda there: there == data,
    )
    book.index.ask(remembered.remember, {PLACE: str(file.parent)})
    return file


def place_for(book: Book) -> str:
    """Return the folder to offer: the last one that was used, else that of the user's documents."""
    last = book.index.ask(remembered.recall).get(PLACE, "")
    if last and Path(last).is_dir():
        return last
    home = Path.home()
    return str(next((home / name for name in _HOMES if (home / name).is_dir()), home))
