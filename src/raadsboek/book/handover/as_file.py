"""The handover document as a file to print or to send: Word, PDF, a page.

Owns how the parts become a document for others. What the parts say is theirs; that nothing
confidential is in it is looked at once more before it is written.
"""

import datetime
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.documents.house import house_of
from raadsboek.book.documents.leaving import write_leaving
from raadsboek.book.documents.standing import version_of_book
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.documents.writing import PLACE, Format
from raadsboek.book.exporting import free_place
from raadsboek.book.handover.document import Document as Handover
from raadsboek.core.documents.document import Audience, Document
from raadsboek.core.documents.parsing import parse_blocks
from raadsboek.core.filenames import words
from raadsboek.index import remembered


def as_document(book: Book, handover: Handover, *, today: datetime.date) -> Document:
    """Return the handover document with what every document for others has."""
    return Document(
        kind="overdracht",
        title=handover.title,
        council=book.settings.name,
        author=book.settings.secretary.name or book.settings.name,
        day=today,
        blocks=parse_blocks(handover.markdown),
        audience=Audience.SHORT,
        version=version_of_book(book),
        closing=handover.footer,
    )


def write_handover(
    book: Book, handover: Handover, form: Format, typed: str, *, today: datetime.date
) -> Path:
    """Write the document to the place that the user typed; return where it stands.

    In a folder it gets its own name, with a count when that is taken. Raises `WouldLeak`,
    `InvalidInput` and `StorageFailed`.
    """
    document = as_document(book, handover, today=today)
    data = form.write(document, house_of(book))
    name = f"{words(document.title) or document.kind}{form.suffix}"
    file = write_leaving(
        book,
        free_place(typed, name, data),
        data,
        withheld_from(book, [], audience=document.audience),
        name=name,
        may_replace=lambda there: there == data,
    )
    book.index.ask(remembered.remember, {PLACE: str(file.parent)})
    return file
