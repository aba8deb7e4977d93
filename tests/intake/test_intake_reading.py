"""Reading files that others made: what is in them, through the process that reads."""

import os
from datetime import datetime
from pathlib import Path

import pytest
from kept_reader import OwnReader
from made_files import mail, opendocument, pdf, word

from raadsboek.intake import reading
from raadsboek.intake.piece import Piece
from raadsboek.intake.reading import read_file, read_many, read_many_bytes

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"


@pytest.fixture(scope="module")
def pieces() -> dict[str, Piece]:
    """Return a file of each sort as it was read, all by one process."""
    message = mail(Cc="Bea <b@delinden.example>", References="<nul@x.example>")
    message.add_alternative("<p>Beste <b>leden</b></p>", subtype="html")
    message.add_attachment(
        b"inhoud", maintype="application", subtype="octet-stream", filename="bijlage één.xyz"
    )
    body = (
        '<text:h text:outline-level="1">Verslag</text:h><text:p>Een<text:tab/>regel</text:p>'
        "<text:list><text:list-item><text:p>punt</text:p></text:list-item></text:list>"
    )
    files = {
        "eml": message.as_bytes(),
        "docx": word("Anna opent de vergadering."),
        "pdf": pdf(pages=2),
        "odt": opendocument(body),
        "image": JPEG,
        "text": "Gewone tekst, met een €.".encode("cp1252"),
        "unknown": b"\x00\x01\x02 iets anders",
    }
    # No name says what it is: the bytes do.
    return dict(zip(files, read_many_bytes(("stuk", data) for data in files.values()), strict=True))


def test_each_sort_is_known_by_its_bytes(pieces: dict[str, Piece]) -> None:
    """What a file is does not depend on its name."""
    assert {sort: piece.sort for sort, piece in pieces.items()} == {sort: sort for sort in pieces}


def test_a_mail(pieces: dict[str, Piece]) -> None:
    """Of a mail everything is told that a register of letters asks for."""
    piece = pieces["eml"]

    assert piece.subject == "Adviesaanvraag réorganisatie"
    assert (piece.sender, piece.sender_address) == ("Anna de Vriès", "a.devries@delinden.example")
    assert piece.recipients == (
        "Ondernemingsraad <or@delinden.example>",
        "Bea <b@delinden.example>",
    )
    assert piece.sent == datetime.fromisoformat("2026-03-12T00:30+01:00")
    assert piece.sent is not None
    assert piece.sent.day == 12, "in the zone of the sender"
    assert (piece.message_id, piece.references) == ("<een@delinden.example>", ("<nul@x.example>",))
    assert piece.text == "Beste leden,\n\nHierbij de stukken."
    assert [(part.name, part.data) for part in piece.parts] == [("bijlage één.xyz", b"inhoud")]
    assert piece.trouble == ""


def test_a_word_document(pieces: dict[str, Piece]) -> None:
    """Of a Word document headings, lists and tables come along."""
    piece = pieces["docx"]

    assert (piece.subject, piece.sender) == ("Verslag van 12 maart", "Sanne de Wit")
    assert piece.text == (
        "# Verslag\n\nAnna opent de vergadering.\n\n- Een punt\n\n"
        "| Naam | Functie |\n| --- | --- |\n| Anna | voorzitter |"
    )


def test_a_pdf(pieces: dict[str, Piece]) -> None:
    """Of a PDF the pages are counted and read."""
    piece = pieces["pdf"]

    assert (piece.subject, piece.sender, piece.pages) == ("Rooster 2026", "Personeelszaken", 2)
    assert piece.text == "Het rooster van de nachtdienst\n\nHet rooster van de nachtdienst"
    assert not piece.has_no_text


def test_a_document_of_libreoffice(pieces: dict[str, Piece]) -> None:
    """Of an .odt headings, tabs and lists come along."""
    assert pieces["odt"].text == "## Verslag\n\nEen    regel\n\n- punt"


def test_what_has_no_text(pieces: dict[str, Piece]) -> None:
    """A picture is whole and without text; of what is not known it is said."""
    assert pieces["image"].has_no_text
    assert not pieces["image"].trouble
    assert pieces["text"].text == "Gewone tekst, met een €."
    assert "kent deze soort bestanden niet" in pieces["unknown"].trouble


def test_what_is_no_file(tmp_path: Path) -> None:
    """A missing file, a folder, a pipe, a link and a name of 5,000 letters are told, not read."""
    (tmp_path / "map").mkdir()
    os.mkfifo(tmp_path / "pijp")
    (tmp_path / "verwijzing").symlink_to("/etc/passwd")
    (tmp_path / "gewoon.txt").write_text("gewoon", encoding="utf-8")
    names = ("weg", "map", "pijp", "verwijzing", "x" * 5000, "a\0b", "gewoon.txt")

    found = list(read_many(tmp_path / name for name in names))

    assert [piece.text for piece in found] == ["", "", "", "", "", "", "gewoon"]
    assert all(piece.trouble.endswith(".") for piece in found[:-1])


def test_one_file(tmp_path: Path) -> None:
    """A file is read by its path, and may be called otherwise."""
    (tmp_path / "a").write_bytes(b"From: a@x.example\n\nkort")

    assert read_file(tmp_path / "a").sort == "text"
    assert read_file(tmp_path / "a", "bericht.eml").sender == "a@x.example"


def test_who_reads_goes_when_the_last_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """One process reads many files, and is gone when there are no more."""
    started: list[OwnReader] = []

    class Watched(OwnReader):
        def __init__(self) -> None:
            super().__init__()
            started.append(self)

    monkeypatch.setattr(reading, "_Child", Watched)
    pieces = read_many_bytes(("stuk", b"tekst") for _ in range(3))
    next(pieces)
    (reader,) = started
    process = reader.process
    assert process is not None
    next(pieces)
    assert reader.process is process
    assert [piece.text for piece in pieces] == ["tekst"]
    assert process.returncode is not None
