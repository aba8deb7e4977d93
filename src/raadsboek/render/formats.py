"""The formats that a document can leave in, each declared once.

A new format is one module here with a function from a `Document` to bytes, and one line below. A
module is imported when it is asked for: each brings a library that is slow to load.
"""

import importlib
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from raadsboek.core.documents.document import Document
from raadsboek.core.documents.pdf_form import PdfForm


class House(Struct, frozen=True, kw_only=True):
    """The council's own look: a Word file whose styles count, b'' for ours, and its PDF files."""

    word_base: bytes = b""
    pdf_form: PdfForm = PdfForm.BOTH


class Writer(Protocol):
    """Writes a document in one format; the same document gives the same bytes."""

    def __call__(self, document: Document, house: House) -> bytes:
        """Return the bytes of the file."""


WriterT = TypeVar("WriterT")


class Leaving(Struct, Generic[WriterT], frozen=True, kw_only=True):
    """A format: its name on the command line, its Dutch label and what its files are called."""

    name: str
    label: str
    suffix: str
    module: str
    """The module of this package with the function `write`."""

    @property
    def write(self) -> WriterT:
        """The writer of this format; loads its library."""
        writer: WriterT = importlib.import_module(f"raadsboek.render.{self.module}").write
        return writer


class Format(Leaving[Writer], frozen=True, kw_only=True):
    """A format for documents."""

    media_type: str


FORMATS: tuple[Format, ...] = (
    Format(
        name="html",
        label="Webpagina",
        suffix=".html",
        media_type="text/html",
        module="html_document",
    ),
    Format(name="pdf", label="PDF", suffix=".pdf", media_type="application/pdf", module="pdf"),
    Format(
        name="docx",
        label="Word",
        suffix=".docx",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        module="word",
    ),
    Format(
        name="txt",
        label="Platte tekst",
        suffix=".txt",
        media_type="text/plain",
        module="plain",
    ),
    Format(
        name="eml",
        label="Concept van een mail",
        suffix=".eml",
        media_type="message/rfc822",
        module="mail_document",
    ),
)


def format_of(name: str) -> Format | None:
    """Return the format that is called so."""
    return next((one for one in FORMATS if one.name == name), None)
