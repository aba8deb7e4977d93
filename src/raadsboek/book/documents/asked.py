"""What somebody asked for in one question: what, for whom, as what and where; and making it.

The same for a document and for a list as it stands on the screen.
"""

import datetime
from pathlib import Path

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.documents.building import Built, build
from raadsboek.book.documents.offers import Offer
from raadsboek.book.documents.writing import (
    as_told,
    format_named,
    left_out_of,
    named,
    prepare,
    remember,
    write,
)
from raadsboek.book.documents.writing_lists import suffix_of, write_list
from raadsboek.book.exporting import free_place
from raadsboek.book.lists import Listing, rows
from raadsboek.core.documents.document import Audience
from raadsboek.core.filenames import words
from raadsboek.core.kinds.kind import Kind


class ListAsked(Struct, frozen=True, kw_only=True):
    """Which rows a list on the screen has; see `lists.rows` for the words."""

    kind: Kind
    text: str = ""
    sort: str = ""
    descending: bool = False
    only_open: bool = False
    organ: str = ""
    year: str = ""
    person: str = ""

    @property
    def title(self) -> str:
        """What the list is called: 'Besluiten 2026, open, @anna'."""
        parts = (
            f"{self.kind.plural.capitalize()} {self.year}".rstrip(),
            "open" if self.only_open else "",
            f"@{self.person}" if self.person else "",
            self.text.strip(),
        )
        return ", ".join(part for part in parts if part)


class Asked(Struct, frozen=True, kw_only=True):
    """What is to be made; `form` is the name of a format, `listed` the list on the screen."""

    offer: Offer
    audience: Audience
    form: str
    today: datetime.date
    organ: str = ""
    listed: ListAsked | None = None


class Preview(Struct, frozen=True):
    """What the file would be called, and what would be left out of it."""

    name: str
    left_out: tuple[str, ...] = ()


class Made(Struct, frozen=True):
    """Where a file stands and what it is, with what was left out of it."""

    title: str
    file: Path
    left_out: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What to tell of it."""
        count = len(self.left_out)
        without = f" Weggelaten: {self.left_out[0]}" if count else ""
        more = f", en nog {count - 1}" if count > 1 else ""
        return f"{self.title} staat in {as_told(self.file)}." + (
            f"{without}{more}." if count else ""
        )


def preview_of(book: Book, asked: Asked) -> Preview:
    """Return what would be made, without making a file. Raises as `build`."""
    if asked.offer.sort is None:
        return Preview(_name_of_list(asked))
    built = _built(book, asked)
    name = named(built.document, format_named(asked.form))
    return Preview(name, left_out_of(built.withheld))


def made(book: Book, asked: Asked, place: str) -> Made:
    """Make the file and say where it stands; the place and the format are offered next time.

    Raises as `build` and `write`.
    """
    if asked.offer.sort is None:
        found = _list_made(book, asked, place)
    else:
        prepared = prepare(book, _built(book, asked), format_named(asked.form))
        file = write(book, prepared, place)
        found = Made(prepared.built.document.title, file, prepared.left_out)
    remember(book, found.file.parent, asked.form)
    return found


def _built(book: Book, asked: Asked) -> Built:
    assert asked.offer.sort is not None
    return build(
        book,
        asked.offer.sort,
        asked.offer.subject,
        audience=asked.audience,
        today=asked.today,
        organ=asked.organ,
    )


def _list_made(book: Book, asked: Asked, place: str) -> Made:
    listed = asked.listed
    assert listed is not None
    written = write_list(
        book,
        listed.kind,
        _rows(book, listed),
        # A file that is there may have been worked in: this one comes beside it.
        free_place(place, _name_of_list(asked), b""),
        form=asked.form,
        audience=asked.audience,
        organ=listed.organ,
        title=listed.title,
        today=asked.today,
    )
    hidden = (f"vertrouwelijke notities ({written.hidden})",) if written.hidden else ()
    return Made(listed.title, written.file, hidden)


def _name_of_list(asked: Asked) -> str:
    assert asked.listed is not None
    return f"{words(asked.listed.title)}{suffix_of(asked.form)}"


def _rows(book: Book, listed: ListAsked) -> Listing:
    return rows(
        book,
        listed.kind,
        text=listed.text,
        sort=listed.sort,
        descending=listed.descending,
        only_open=listed.only_open,
        organ=listed.organ,
        year=listed.year,
        person=listed.person,
    )
