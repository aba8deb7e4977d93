"""The reading pack: what a new member must read, in one file, and nothing secret."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from copies import Copies, nine_seats
from msgspec.structs import replace
from onboarding_world import SECRET, papers, people
from pypdf import PdfReader

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.confidential.private import private_folder
from raadsboek.book.confidential.staying import StaysPrivate
from raadsboek.book.documents.leaving import WouldLeak
from raadsboek.book.onboarding.pack_files import (
    not_in_pack,
    pack_as_pdf,
    pack_as_zip,
    write_pack,
)
from raadsboek.book.onboarding.reading_pack import Pack, gather_pack
from raadsboek.book.onboarding.starting import start
from raadsboek.book.opening import open_book
from raadsboek.core.errors import InvalidInput
from raadsboek.render.archive import archive


def _adopt(book: Book, _now: object) -> None:
    """Say that the minutes of all four meetings were adopted, as their files do."""
    for file in (book.root / "vergaderingen").rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("status: gepland", "status: verslag vastgesteld"), "utf-8")


def _begin(book: Book, now: object) -> None:
    start(book, "noor", buddy="wouter", now=NOW)


@pytest.fixture
def filled(home: Path, copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return a council with a new member and with papers, some of them confidential."""
    fills = (nine_seats, people, papers, _adopt, _begin)
    with copies.opened(tmp_path / "raadsboek", *fills, now=NOW) as opened:
        yield opened


def _parts(pack: Pack) -> list[tuple[str, str]]:
    return [(one.points[0], one.name) for one in pack.papers]


def test_it_holds_what_somebody_new_must_read(filled: Book, tmp_path: Path) -> None:
    """As one PDF with a page of contents and bookmarks: no secret in any byte of it."""
    pack = gather_pack(filled, "@noor", now=NOW)
    assert _parts(pack) == [
        ("Uw inwerklijst", "IW-2026-01"),
        ("Wie is wie", "Ledenlijst op 22 november 2026"),
        ("Reglementen", "C-2026-001"),
        ("Jaarverslag", "JV-2025-1"),
        ("Laatste verslagen", "V-2026-04"),
        ("Laatste verslagen", "V-2026-03"),
        ("Laatste verslagen", "V-2026-02"),
        ("Lopende dossiers", "D-2026-001"),
    ]
    assert pack.hidden == 2
    assert not_in_pack(pack)[0] == "Nog niet in het raadsboek: afspraken die gelden."
    written = write_pack(filled, pack_as_pdf(filled, pack), str(tmp_path))
    assert written.file.name == "leesmap noor-van-dijk.pdf"
    read = PdfReader(io.BytesIO(written.file.read_bytes()))
    text = "\n".join(page.extract_text() for page in read.pages)
    assert SECRET not in text
    assert "Punt van 2026-06-01" in text
    assert "2 stukken zijn vertrouwelijk" in text.replace("\n", " ")
    marks = [one.title for one in read.outline if not isinstance(one, list)]
    assert marks[:3] == ["Inhoud", "Uw inwerklijst", "Wie is wie"]
    # What was made before is replaced; another file there is not.
    write_pack(filled, pack_as_pdf(filled, pack), str(tmp_path))
    other = tmp_path / "brief.pdf"
    other.write_bytes(b"%PDF-iets anders")
    with pytest.raises(InvalidInput):
        write_pack(filled, pack_as_pdf(filled, pack), str(other))


def test_as_a_zip_with_the_handover_for_a_secretary(filled: Book, tmp_path: Path) -> None:
    """The files stand in order, and none says a secret."""
    pack = gather_pack(filled, "sanne", now=NOW)
    written = write_pack(filled, pack_as_zip(filled, pack), str(tmp_path / "map.zip"))
    with zipfile.ZipFile(written.file) as opened:
        names = opened.namelist()
        assert not any(SECRET.encode() in opened.read(name) for name in names)
    assert names[0] == "00 inhoud.pdf"
    assert names[1].startswith("01 Overdracht")


def test_what_would_leak_is_not_written(filled: Book, tmp_path: Path) -> None:
    """Words of a confidential note stop the whole pack, however they came in it."""
    made = pack_as_zip(filled, gather_pack(filled, now=NOW))
    leaking = replace(made, data=archive({"00 inhoud.txt": f"Zie {SECRET} drie".encode()}))
    with pytest.raises(WouldLeak):
        write_pack(filled, leaking, str(tmp_path / "uit.zip"))
    assert not (tmp_path / "uit.zip").exists()


def test_a_private_raadsboek_has_no_pack(filled: Book) -> None:
    """Nothing of it goes to anybody, also not to somebody new."""
    own = open_book(private_folder(filled, now=NOW), now=NOW)
    with pytest.raises(StaysPrivate):
        gather_pack(own, now=NOW)
    own.index.close()
