"""A zip of parts (docx, odt), opened with care: how large it gets, and whether it reaches outside.

Owns the checks that come before any library sees such a file, and the reading of its XML.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from raadsboek.intake import troubles
from raadsboek.intake.limits import Limits
from raadsboek.intake.troubles import Unreadable

_MOST_PARTS = 5_000
_SMALL = 1_000_000
"""Bytes that a part may always have, however well it was packed."""
_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)
_DOCUMENT_TYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E", re.IGNORECASE)
_XML = (".xml", ".rels", ".vml")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    EOFError,
)


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """Open a package that keeps within the limits; raises `Unreadable` for one that does not."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise Unreadable(troubles.BROKEN) from error
    with package:
        infos = package.infolist()
        if any(info.flag_bits & 1 for info in infos):
            raise Unreadable(troubles.LOCKED)
        whole = sum(info.file_size for info in infos)
        packed = max(1, sum(info.compress_size for info in infos))
        is_bomb = whole > limits.unpacked_bytes or (
            whole > _SMALL and whole / min(packed, len(data)) > limits.ratio
        )
        if is_bomb or len(infos) > _MOST_PARTS:
            raise Unreadable(troubles.BOMB)
        # Word declares no document type. Old programs for .odt do; a mere name does nothing there.
        unfit = _ENTITY if "mimetype" in package.NameToInfo else _DOCUMENT_TYPE
        for name in package.namelist():
            if name.lower().endswith(_XML) and unfit.search(part(package, name)):
                raise Unreadable(troubles.HOSTILE)
        yield package


def part(package: zipfile.ZipFile, name: str) -> bytes:
    """Return the bytes of one part; b'' when there is none. Raises `Unreadable` when broken."""
    try:
        return package.read(name)
    except KeyError:
        return b""
    except _BROKEN as error:
        raise Unreadable(troubles.BROKEN) from error


def tree(xml: bytes) -> etree._Element | None:
    """Return a part as a tree; None when it holds none. Nothing outside it is looked at."""
    if not xml.strip():
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    return etree.fromstring(xml, parser)
