"""The council's own look of documents, as the raadsboek says it: its Word styles and its PDF."""

from msgspec.structs import replace

from raadsboek.book import house_style
from raadsboek.book.book import Book
from raadsboek.core.documents.pdf_form import PdfForm
from raadsboek.render.formats import House


def house_of(book: Book, *, pdf_form: PdfForm | None = None) -> House:
    """Return the look of what this raadsboek makes; `pdf_form` is for this once."""
    return replace(house_style.house_of(book), pdf_form=pdf_form or book.settings.pdf_form)
