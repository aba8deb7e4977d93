"""A PDF of somebody else as bare pages, fit to lie among ours: what is seen, and nothing that acts.

Scripts, actions, forms and files inside it stay out; links to the web stay. What cannot be read
from first to last is refused whole: it goes along as a file of its own.
"""

import io
import logging
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, IndirectObject, NameObject, StreamObject

from raadsboek.intake import troubles
from raadsboek.intake.limits import Limits
from raadsboek.intake.pdf import OTHER_WRONG, WRONG, opened
from raadsboek.intake.piece import Part, Piece
from raadsboek.intake.troubles import Unreadable

_ACTING = ("/AA", "/A", "/PA", "/JS", "/Dest", "/Popup", "/Parent")
_LEFT_OUT = frozenset({"/FileAttachment", "/Movie", "/Screen", "/Sound", "/RichMedia", "/3D"})
_OF_PAGE = ("/AA", "/B", "/PieceInfo", "/Metadata", "/AF", "/StructParents", "/PresSteps")


def read(data: bytes, limits: Limits) -> Piece:
    """Return a piece with the pages as its part; raises `Unreadable`."""
    logging.disable(logging.CRITICAL)
    reader, count = opened(data)
    if count > limits.pages:
        raise Unreadable(troubles.MANY_PAGES.format(most=limits.pages, all=count))
    try:
        made = _written(reader)
        _look_through(made)
    except (*WRONG, *OTHER_WRONG, RecursionError) as error:
        raise Unreadable(troubles.BROKEN) from error
    return Piece(sort="pdf", pages=count, parts=(Part(name="bladzijden.pdf", data=made),))


def _written(reader: PdfReader) -> bytes:
    writer = PdfWriter()
    for page in reader.pages:
        _bare(page)
        writer.add_page(page)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _bare(page: PageObject) -> None:
    """Take from a page what is not seen."""
    for key in _OF_PAGE:
        page.pop(key, None)
    notes: Any = page.get("/Annots")
    found = notes.get_object() if notes is not None else ()
    kept = [one for one in found if _is_seen(one.get_object())] if found else []
    page.pop("/Annots", None)
    if kept:
        page[NameObject("/Annots")] = ArrayObject(kept)


def _is_seen(note: Any) -> bool:
    """Tell if a note on a page may stay, without anything it does."""
    if note.get("/Subtype") in _LEFT_OUT:
        return False
    action = note.get("/A")
    action = action.get_object() if action is not None else {}
    address = str(action.get("/URI", "")) if action.get("/S") == "/URI" else ""
    if address.casefold().startswith(("https:", "http:", "mailto:")):
        action.pop("/Next", None)
        kept = action
    else:
        kept = None
    for key in _ACTING:
        note.pop(key, None)
    if kept is not None:
        note[NameObject("/A")] = kept
    return kept is not None or note.get("/Subtype") != "/Link"


def _look_through(made: bytes) -> None:
    """Read every page and stream once, as whoever checks the whole bundle will."""
    reader = PdfReader(io.BytesIO(made))
    for page in reader.pages:
        page.extract_text()
    for number in sorted({number for by in reader.xref.values() for number in by}):
        found = IndirectObject(number, 0, reader).get_object()
        if isinstance(found, StreamObject) and found.get("/Subtype") != "/Image":
            found.get_data()
