"""Plain text, pictures, and everything that is not read: told what it is, and what to do."""

import re

from raadsboek.intake import troubles
from raadsboek.intake.charsets import decoded, decoded_page
from raadsboek.intake.limits import Limits
from raadsboek.intake.piece import Piece
from raadsboek.intake.sorts import OLE, ZIP

_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE
)
_TNEF = b"\x78\x9f\x3e\x22"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_text(data: bytes, limits: Limits) -> Piece:
    """Return a text file; of a web page its text, of an appointment what it says."""
    if _PAGE.match(data):
        from raadsboek.intake.pages import page_as_markdown

        text = page_as_markdown(decoded_page(data))
    elif data.lstrip().startswith(b"BEGIN:VCALENDAR"):
        from raadsboek.intake.invitation import told

        text = told(decoded(data))
    else:
        text = decoded(data).strip("\ufeff")
    return Piece(sort="text", text=text, has_no_text=not text.strip())


def read_image(data: bytes, limits: Limits) -> Piece:
    """Return a picture: it is whole, and nobody can search in it."""
    return Piece(sort="image", has_no_text=True)


def read_unknown(data: bytes, limits: Limits) -> Piece:
    """Return what is not read, with a sentence that tells what it is as far as can be seen."""
    return Piece(sort="unknown", trouble=_sentence(data))


def _sentence(data: bytes) -> str:
    if not data:
        return troubles.EMPTY
    if data.startswith(ZIP):
        if b"xl/workbook" in data or b"opendocument.spreadsheet" in data[:200]:
            return troubles.SHEET
        if b"ppt/presentation" in data or b"opendocument.presentation" in data[:200]:
            return troubles.SLIDES
        return troubles.ZIP
    if data.startswith(OLE):
        return troubles.LOCKED if _ENCRYPTED in data else troubles.OLD_OFFICE
    if data.startswith(b"{\\rtf"):
        return troubles.RTF
    return troubles.WINMAIL if data.startswith(_TNEF) else troubles.UNKNOWN
