"""What bytes are, by looking at their first ones; the name of a file decides nothing by itself.

Parses nothing: it may run anywhere, on anything. What is inside is for a reader in its own process.
"""

import codecs
import re

_IMAGES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
)
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = re.compile(
    rb"([!-9;-~]{1,60}):[ \t]?[^\r\n]{0,2000}(?:\r\n|\n|\r|$)(?:[ \t][^\r\n]*\r?\n?)*"
)
_MAIL_HEADERS = frozenset(
    b"from to subject date received message-id mime-version return-path delivered-to cc "
    b"content-type reply-to x-unsent dkim-signature".split()
)
_FEW_CONTROLS = frozenset(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B}
_LOOKED_AT = 65_536


def sort_of(data: bytes, name: str) -> str:
    """Return what a file is: eml, msg, docx, pdf, odt, image, text or unknown.

    `name` helps only where the bytes leave it open: a mail of one header is a mail when its name
    says so.
    """
    start = data[:_LOOKED_AT]
    if not data or (name.startswith("~$") and len(data) < 1_024):
        return "unknown"
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(_IMAGES) or _is_boxed_image(start):
        return "image"
    if start.startswith(ZIP):
        return _sort_of_zip(data)
    if start.startswith(OLE):
        return _sort_of_ole(data)
    if _is_mail(start, name):
        return "eml"
    return "text" if _is_text(start) else "unknown"


def _is_boxed_image(start: bytes) -> bool:
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return True
    if start[4:8] == b"ftyp" and start[8:12] in (b"heic", b"heix", b"mif1", b"avif"):
        return True
    return start[:2] == b"BM" and start[6:10] == b"\x00\x00\x00\x00"


def _sort_of_zip(data: bytes) -> str:
    # The names of what is in a zip stand uncompressed, at the end and before each part.
    if b"word/document" in data:
        return "docx"
    return "odt" if b"application/vnd.oasis.opendocument.text" in data[:200] else "unknown"


def _sort_of_ole(data: bytes) -> str:
    return "msg" if "__properties_version1.0".encode("utf-16-le") in data else "unknown"


def _is_mail(start: bytes, name: str) -> bool:
    start = start.removeprefix(codecs.BOM_UTF8).lstrip()
    at = start.find(b"\n") + 1 if start.startswith((b"From ", b">From ")) else 0
    found = set()
    for _ in range(40):
        header = _HEADER.match(start, at)
        if header is None or header.end() == at:
            break
        found.add(header[1].lower())
        at = header.end()
    known = len(found & _MAIL_HEADERS)
    return known >= 1 if name.lower().endswith((".eml", ".mht")) else known >= 3


def _is_text(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not start.startswith(b"{\\rtf") and not _FEW_CONTROLS & set(start)
