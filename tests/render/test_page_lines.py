"""Reading numbered lines from pages of our own making, whatever their letters are."""

import datetime

from raadsboek.core.documents.blocks import Paragraph, Words
from raadsboek.core.documents.document import Document
from raadsboek.core.meetings.corrections.on_paper import Piece
from raadsboek.render.page_lines import page_lines

_LETTERS = "".join(
    chr(at) for at in [*range(0x21, 0x7F), *range(0xAE, 0x17F), *range(0x391, 0x3A2)]
)


def test_every_letter_of_a_line_is_read() -> None:
    """More letters than one byte can tell apart, and brackets that are a pair by chance."""
    lines = [_LETTERS[at : at + 40] for at in range(0, len(_LETTERS), 40)]
    lines += ["(((", ")))", "\\\\(<00AF>)", "漢字 😀", "a" * 40 + "(" + "b" * 40]
    blocks = tuple(Paragraph((Words(line, bold=bool(at % 2)),)) for at, line in enumerate(lines))
    day = datetime.date(2026, 3, 12)
    document = Document(
        kind="verslag", title="V", council="OR", author="OR", day=day, blocks=blocks
    )

    said: dict[int, str] = {}
    for piece in page_lines(document):
        assert isinstance(piece, Piece)
        said[piece.number] = said.get(piece.number, "") + piece.text

    drawn = "".join("".join(said.values()).split())
    assert drawn == "".join("".join(lines).split())
    assert sorted(said) == list(range(1, len(said) + 1))
