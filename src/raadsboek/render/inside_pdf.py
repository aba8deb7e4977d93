"""What is inside a PDF: its pages as text, its facts, and every object and stream of it."""

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:  # slow to load, and only for who looks inside a PDF
    from pypdf import PdfReader

_QUIET = frozenset({"/Image", "/Type1C", "/CIDFontType0C", "/OpenType"})
"""Streams that are pictures and letter shapes."""
_FILES = frozenset({"/EmbeddedFile", "/Metadata"})
"""Streams that are a file of their own."""


class Inner(Struct, frozen=True):
    """Something in a file: its place, bytes that may be a file again, what it tells, all text."""

    where: str
    data: bytes = b""
    told: str = ""
    raw: str = ""


def parts_of_pdf(data: bytes) -> Iterator[Inner]:
    """Yield the parts of a PDF."""
    from pypdf import PdfReader

    # What it does not like in a file of somebody else is nothing to tell the user.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(data))
    for number, page in enumerate(reader.pages, 1):
        yield Inner(f"bladzijde {number}", told=page.extract_text())
    for key, value in (reader.metadata or {}).items():
        yield Inner(f"eigenschap {key.lstrip('/')}", told=str(value))
    yield from _objects(reader)


def _objects(reader: "PdfReader") -> Iterator[Inner]:
    from pypdf.generic import IndirectObject, StreamObject

    numbers = {number for by_number in reader.xref.values() for number in by_number}
    shapes: set[int] = set()
    kept: list[tuple[int, StreamObject]] = []
    for number in sorted({*numbers, *reader.xref_objStm}):
        found = IndirectObject(number, 0, reader).get_object()
        if found is None:
            continue
        shapes |= set(_letter_shapes(found))
        said = "\n".join(_strings(found))
        if said:
            yield Inner(f"onderdeel {number}", told=said)
        if isinstance(found, StreamObject):
            kept.append((number, found))
    for number, stream in kept:
        if number in shapes or stream.get("/Subtype") in _QUIET:
            continue
        inner = stream.get_data()
        if stream.get("/Type") in _FILES:
            yield Inner(f"onderdeel {number}", inner)
        else:
            yield Inner(f"onderdeel {number}", raw=inner.decode("latin-1"))


def _letter_shapes(found: object) -> Iterator[int]:
    """Yield the numbers of the objects that a font keeps the shapes of its letters in."""
    from pypdf.generic import DictionaryObject, IndirectObject

    if isinstance(found, DictionaryObject):
        for key in ("/FontFile", "/FontFile2", "/FontFile3", "/CIDToGIDMap", "/CIDSet"):
            if key in found and isinstance(inner := found.raw_get(key), IndirectObject):
                yield inner.idnum


def _strings(found: object) -> Iterator[str]:
    """Yield the texts in an object; what it refers to is an object of its own."""
    from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, TextStringObject

    match found:
        case TextStringObject():
            yield str(found)
        case ByteStringObject():
            yield bytes(found).decode("utf-8", "replace")
        case DictionaryObject():
            for key in found:
                yield from _strings(found.raw_get(key))
        case ArrayObject():
            for inner in list.__iter__(found):
                yield from _strings(inner)
        case _:
            return
