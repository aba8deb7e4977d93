"""A document as a file for others: built, written in a format, looked through, and put somewhere.

Owns which formats there are for the front ends, and the place that is offered. Nothing is written
inside the raadsboek, nothing over a file that somebody may have worked in, and nothing that holds
what was left out.
"""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.documents.building import Built
from raadsboek.book.documents.house import house_of
from raadsboek.book.documents.leaving import withheld_of, write_leaving
from raadsboek.book.documents.names import name_of
from raadsboek.book.documents.sorts import sort_of
from raadsboek.book.exporting import free_place
from raadsboek.book.typed_path import typed_path
from raadsboek.core.documents.document import Audience, Document
from raadsboek.core.documents.left_out import LeftOut
from raadsboek.core.documents.pdf_form import PdfForm
from raadsboek.core.errors import InvalidInput
from raadsboek.core.problem import Problem
from raadsboek.index import remembered
from raadsboek.render.formats import FORMATS, Format, format_of
from raadsboek.render.sheet_formats import SHEET_FORMATS, SheetFormat

__all__ = [
    "FORMS_OF_DOCUMENTS",
    "FORMS_OF_LISTS",
    "Format",
    "Prepared",
    "as_told",
    "form_for",
    "form_of_place",
    "format_named",
    "left_out_of",
    "named",
    "place_for",
    "prepare",
    "refuse_other_end",
    "remember",
    "write",
]

_FIRST = ("docx", "pdf", "html", "txt")
FORMS_OF_DOCUMENTS: tuple[Format, ...] = tuple(
    sorted(FORMATS, key=lambda one: (*_FIRST, one.name).index(one.name))
)
"""The formats of a document, as they are offered: what people know best first."""
FORMS_OF_LISTS: tuple[Format | SheetFormat, ...] = (*SHEET_FORMATS, *FORMS_OF_DOCUMENTS)
"""The formats of a list as it stands on the screen."""

PLACE = "documenten-map"
"""Under this name the folder is remembered that was used last."""
_FORM = "documenten-soort"
_HOMES = ("Documenten", "Documents")


class Prepared(Struct, frozen=True):
    """A document in a format: its bytes, and the name that is offered for its file."""

    built: Built
    form: Format
    data: bytes
    name: str

    @property
    def left_out(self) -> tuple[str, ...]:
        """What was left out, each thing once and without giving it away."""
        return left_out_of(self.built.withheld)


def left_out_of(withheld: Iterable[LeftOut]) -> tuple[str, ...]:
    """Return what was left out, each thing once and without giving it away."""
    return tuple(dict.fromkeys(one.what for one in withheld))


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


def form_of_place(typed: str, default: str) -> str:
    """Return the name of the format that the end of a typed file name asks for.

    That may be one that there is not, for the front end to refuse; `default` when a folder or a
    name without an end is typed.
    """
    end = _end_of(typed)
    known = {one.suffix: one.name for one in FORMS_OF_LISTS}
    return known.get(end, end.removeprefix(".")) or default


def refuse_other_end(typed: str, suffix: str) -> None:
    """Refuse a file name that ends as another format does: no program would open that file."""
    end = _end_of(typed)
    if end != suffix and end in {one.suffix for one in FORMS_OF_LISTS}:
        problem = Problem(
            code="plaats-ongeschikt",
            message=f"'{typed.strip()}' eindigt op {end}, maar u kiest een bestand {suffix}.",
            fix=f"Laat de naam eindigen op {suffix}, of kies een ander soort bestand.",
        )
        raise InvalidInput([problem])


def _end_of(typed: str) -> str:
    """Return how the file ends that was typed, such as '.pdf'; '' for a folder."""
    place = typed_path(typed.strip())
    return "" if place.is_dir() else place.suffix.casefold()


def prepare(book: Book, built: Built, form: Format, *, pdf_form: PdfForm | None = None) -> Prepared:
    """Return a document in a format; loads the library of that format, which may take a while.

    `pdf_form` is what a PDF promises this once; without it the settings say.
    """
    data = form.write(built.document, house_of(book, pdf_form=pdf_form))
    return Prepared(built, form, data, named(built.document, form))


def named(document: Document, form: Format) -> str:
    """Return what the file of a document is called."""
    sort = sort_of(document.kind)
    return name_of(document, form.suffix, usual=sort.audiences[0] if sort else Audience.FULL)


def write(book: Book, prepared: Prepared, typed: str) -> Path:
    """Write a document to the place that the user typed; return where it stands.

    In a folder it gets its own name, with a count when that is taken: a file that is there may
    have been worked in. The folder is offered the next time. Raises `WouldLeak`, `InvalidInput`
    and `StorageFailed`.
    """
    data = prepared.data
    refuse_other_end(typed, prepared.form.suffix)
    file = write_leaving(
        book,
        free_place(typed, prepared.name, data),
        data,
        withheld_of(book, prepared.built),
        name=prepared.name,
        may_replace=lambda there: there == data,
    )
    remember(book, file.parent, prepared.form.name)
    return file


def remember(book: Book, folder: Path, form: str) -> None:
    """Remember where a file went and what it was, to offer it the next time."""
    book.index.ask(remembered.remember, {PLACE: str(folder), _FORM: form})


def form_for(book: Book) -> str:
    """Return the name of the format that was used last; '' when none was."""
    return book.index.ask(remembered.recall).get(_FORM, "")


def place_for(book: Book) -> str:
    """Return the folder to offer: the last one that was used, else that of the user's documents."""
    last = Path(book.index.ask(remembered.recall).get(PLACE, "."))
    home = Path.home()
    if not (last.is_absolute() and last.is_dir()):
        last = next((home / name for name in _HOMES if (home / name).is_dir()), home)
    return as_told(last)


def as_told(place: Path) -> str:
    """Return a place as it is told: short where it lies in the user's own folder."""
    home = Path.home()
    return str(Path("~") / place.relative_to(home)) if place.is_relative_to(home) else str(place)
