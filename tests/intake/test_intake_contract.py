"""What holds for every format that is read: to add one, add how its files begin."""

import random
from collections.abc import Mapping

import pytest

from raadsboek.intake.piece import Piece
from raadsboek.intake.readers import READERS
from raadsboek.intake.reading import read_many_bytes
from raadsboek.intake.sorts import sort_of

BEGINNINGS = {
    "eml": b"From: a@x.example\nTo: b@x.example\nSubject: x\n",
    "msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__properties_version1.0".encode("utf-16-le"),
    "docx": b"PK\x03\x04word/document.xml",
    "odt": b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text",
    "pdf": b"%PDF-1.7\n",
    "image": b"\x89PNG\r\n\x1a\n",
    "text": b"tekst\n",
    "unknown": b"\x00",
}
CHANCE = random.Random(6)
RUBBISH = {
    sort: [BEGINNINGS[sort] + b"abc\n" * 200]
    + [BEGINNINGS[sort] + CHANCE.randbytes(length) for length in (0, 1, 600, 20_000)]
    for sort in READERS
    if sort != "text"  # rubbish is no text
}


@pytest.fixture(scope="module")
def read() -> Mapping[str, list[Piece]]:
    """Return what became of rubbish that begins as each sort does, all in one process."""
    pieces = read_many_bytes(("x", data) for datas in RUBBISH.values() for data in datas)
    return {sort: [next(pieces) for _ in datas] for sort, datas in RUBBISH.items()}


@pytest.mark.parametrize("sort", READERS)
def test_a_sort_is_known_by_how_it_begins(sort: str) -> None:
    """The first bytes of a file say which reader gets it."""
    assert sort_of(BEGINNINGS[sort], "x") == sort


@pytest.mark.parametrize("sort", RUBBISH)
def test_rubbish_is_told(read: Mapping[str, list[Piece]], sort: str) -> None:
    """What is not what it seems is a sentence, or text as far as there is any."""
    for piece in read[sort]:
        assert piece.sort == sort
        assert piece.trouble == "" or piece.trouble.endswith(".")
        assert piece.trouble or piece.text or piece.parts or piece.has_no_text
