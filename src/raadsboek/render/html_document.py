"""A document as a web page: what stands above and below its text, in the page of `render.html`."""

from raadsboek.core.documents.document import Document
from raadsboek.render.formats import House
from raadsboek.render.html import page_of


def write(document: Document, house: House) -> bytes:
    """Return the page; the house style of Word has no say in it."""
    del house
    return page_of(document)
