"""A PDF as a piece: the text of its pages, how many there are, and whether there is any.

Reads as many pages as there is time for: of a document that is too long the beginning is worth
more than nothing.
"""

import io
import logging
import time
from contextlib import suppress

import msgspec
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from raadsboek.intake import facts, troubles
from raadsboek.intake.limits import Limits
from raadsboek.intake.piece import Piece
from raadsboek.intake.troubles import Unreadable

_PART_OF_THE_TIME = 0.8
WRONG = (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError)
OTHER_WRONG = (AssertionError, ArithmeticError, NotImplementedError, UnicodeError, LookupError)


def read(data: bytes, limits: Limits) -> Piece:
    """Return a document; raises `Unreadable` for one that is locked or broken."""
    logging.disable(logging.CRITICAL)
    until = time.monotonic() + limits.seconds * _PART_OF_THE_TIME
    reader, count = opened(data)
    pages: list[str] = []
    bad = characters = 0
    for number in range(min(count, limits.pages)):
        if pages and (time.monotonic() > until or characters > limits.text_characters):
            break
        page = ""
        try:
            page = reader.pages[number].extract_text().strip()
        except (*WRONG, *OTHER_WRONG, RecursionError):
            bad += 1
        pages.append(page)
        characters += len(page)
    text = "\n\n".join(page for page in pages if page)
    piece = Piece(
        sort="pdf",
        text=text,
        pages=count,
        trouble=_trouble(len(pages), count, bad),
        has_no_text=not text and not bad and len(pages) == count,
    )
    return _with_facts(piece, reader)


def opened(data: bytes) -> tuple[PdfReader, int]:
    """Return a reader and the number of pages; an empty password is no password."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(troubles.LOCKED)
        return reader, len(reader.pages)
    except (*WRONG, *OTHER_WRONG, RecursionError) as error:
        raise Unreadable(troubles.BROKEN) from error


def _with_facts(piece: Piece, reader: PdfReader) -> Piece:
    """Return a piece with what the document says about itself, as far as that can be read."""
    with suppress(*WRONG, *OTHER_WRONG, RecursionError):
        about = reader.metadata
        if about is not None:
            moment = about.creation_date
            return msgspec.structs.replace(
                piece,
                subject=facts.title(about.title or ""),
                keywords=str(about.get("/Keywords", "")),
                sender=facts.title(about.author or ""),
                sent=facts.day(moment.isoformat()) if moment else None,
            )
    return piece


def _trouble(read_pages: int, count: int, bad: int) -> str:
    said = []
    if read_pages < count:
        said.append(troubles.PAGES_CUT.format(read=read_pages, all=count))
    if bad:
        said.append(
            troubles.BAD_PAGES.format(count="1 bladzijde" if bad == 1 else f"{bad} bladzijden")
        )
    return " ".join(said)
