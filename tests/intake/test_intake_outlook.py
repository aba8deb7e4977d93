"""Messages as Outlook keeps them (.msg)."""

import made_outlook as outlook
import pytest
from made_files import mail

from raadsboek.intake.piece import Part, Piece
from raadsboek.intake.reading import read_many_bytes

HEADERS = mail(In_Reply_To="<nul@x.example>").as_string().partition("\n\n")[0]
FULL = outlook.outlook(
    {
        outlook.SUBJECT: "Adviesaanvraag réorganisatie",
        outlook.BODY: "Beste leden,\r\n\r\nHierbij de stukken.\r\n",
        outlook.HEADERS: HEADERS,
    },
    [{outlook.NAME: "Ondernemingsraad", outlook.ADDRESS: "or@delinden.example"}],
    [{outlook.FILE_NAME: "stuk één.pdf", outlook.DATA: b"%PDF" * 2_000, outlook.METHOD: 1}],
)
PAGE = outlook.outlook(
    {
        outlook.SUBJECT: "Alleen opmaak",
        outlook.PAGE: "<p>Één <b>regel</b> <img src='cid:logo@x'></p>".encode("cp1252"),
        outlook.CODE_PAGE: 1252,
        outlook.SENDER_NAME: "Bea",
        outlook.SENDER_ADDRESS: "bea@delinden.example",
    },
    [],
    [
        {outlook.FILE_NAME: "logo.png", outlook.DATA: b"klein", outlook.MARK: "logo@x"},
        {outlook.FILE_NAME: "bericht", outlook.METHOD: 5},
    ],
)
RICH = outlook.outlook({outlook.SUBJECT: "Rijk", outlook.RICH_TEXT: b"LZFu"}, [], [])
INTERNAL = outlook.outlook(
    {outlook.BODY: "kort", outlook.SENDER_NAME: "Cees", 0x0C1F: "/O=DELINDEN/CN=CEES"}, [], []
)


@pytest.fixture(scope="module")
def pieces() -> list[Piece]:
    """Return the messages as they were read."""
    files = (FULL, PAGE, RICH, INTERNAL, FULL[:3_000], FULL[:512])
    return list(read_many_bytes(("bericht.msg", data) for data in files))


def test_a_message(pieces: list[Piece]) -> None:
    """Of a message everything is told that is told of a mail."""
    piece = pieces[0]

    assert (piece.sort, piece.trouble) == ("msg", "")
    assert piece.subject == "Adviesaanvraag réorganisatie"
    assert (piece.sender, piece.sender_address) == ("Anna de Vriès", "a.devries@delinden.example")
    assert piece.recipients == ("Ondernemingsraad <or@delinden.example>",)
    assert str(piece.sent) == "2026-03-12 00:30:00+01:00"
    assert (piece.message_id, piece.references) == ("<een@delinden.example>", ("<nul@x.example>",))
    assert piece.text == "Beste leden,\n\nHierbij de stukken."
    assert piece.parts == (Part(name="stuk één.pdf", data=b"%PDF" * 2_000),)


def test_a_message_of_layout_alone(pieces: list[Piece]) -> None:
    """Layout becomes Markdown, a small logo is no attachment, and a message within is told."""
    piece = pieces[1]

    assert piece.text == "Één **regel**"
    assert (piece.sender, piece.sender_address) == ("Bea", "bea@delinden.example")
    assert piece.parts == ()
    assert "Een bericht dat in dit bericht zit" in piece.trouble


def test_what_is_not_read_is_told(pieces: list[Piece]) -> None:
    """Text in a form that is not read, and what was cut off, is told."""
    _, _, rich, internal, cut, stump = pieces

    assert "in een vorm die Raadsboek niet leest" in rich.trouble
    assert (internal.sender, internal.sender_address) == ("Cees", "")
    assert all(piece.trouble for piece in (cut, stump))
