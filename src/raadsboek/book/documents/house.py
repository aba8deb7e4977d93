"""The council's own look of documents, as the raadsboek says it: its Word styles and its PDF."""

from raadsboek.book.book import Book
from raadsboek.book.house_style import word_base_of
from raadsboek.core.documents.document import Document
from raadsboek.core.documents.pdf_form import PdfForm
from raadsboek.render.formats import House, format_of


def house_of(book: Book, *, pdf_form: PdfForm | None = None) -> House:
    """Return the look of what this raadsboek makes; `pdf_form` is for this once."""
    return House(word_base=word_base_of(book), pdf_form=pdf_form or book.settings.pdf_form)


def as_pdf(book: Book, document: Document) -> bytes:
    """Return a document as PDF, for who puts pages together."""
    pdf = format_of("pdf")
    assert pdf is not None
    return pdf.write(document, house_of(book))
