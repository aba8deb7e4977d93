"""A document as plain text: everything that it says, in lines that fit, on any computer."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.documents.blocks import Table, Words, words_in
from raadsboek.core.documents.document import Document
from raadsboek.core.documents.parsing import parse_blocks
from raadsboek.render.formats import House
from raadsboek.render.plain import WIDTH, block_lines, write

_TEXT = """\
## 1. Opening

Een [site](https://delinden.example) en **vet**.

1. een
2. twee
   - daaronder

> iemand zei dit

| Nummer | Wat |
| --- | --- |
| A-1 | iets |
"""


def shown(text: str) -> str:
    """Return a Markdown text as plain lines."""
    return "\n".join(block_lines(parse_blocks(text)))


def test_plain_text_looks_like_a_letter() -> None:
    """Titles are underlined, lists have their marks, a table keeps its columns."""
    assert shown(_TEXT) == (
        "1. Opening\n----------\n\n"
        "Een site (https://delinden.example) en vet.\n\n"
        "1. een\n2. twee\n\n   - daaronder\n\n"
        "> iemand zei dit\n\n"
        "Nummer  Wat\n------  ----\nA-1     iets"
    )


def test_a_table_that_is_too_wide_is_told_by_its_labels() -> None:
    """Nobody has to read a column of three letters."""
    cells = tuple((Words(word * 6),) for word in ("een ", "twee ", "drie ", "vier ", "vijf ", "z "))
    labels = tuple((Words(f"Kolom {at}"),) for at in range(6))
    lines = list(block_lines([Table(labels, (cells,))]))
    assert lines[0] == "Kolom 0: een een een een een een"
    assert all(len(line) <= WIDTH for line in lines)


def test_a_file_opens_in_notepad() -> None:
    """It has the mark by which Notepad knows its letters, and the line ends of Windows."""
    document = Document(
        kind="notitie",
        title="Eén",
        council="OR",
        author="OR",
        day=datetime.date(2026, 11, 22),
        blocks=parse_blocks("Tekst."),
        reference="N-2026-001",
        version="1a2b3c4d",
        is_draft=True,
    )
    data = write(document, House())
    assert data.decode("utf-8-sig").split("\r\n") == [
        "Eén",
        "===",
        "",
        "CONCEPT",
        "",
        "Tekst.",
        "",
        "-" * WIDTH,
        "OR · N-2026-001 · versie 1a2b3c4d",
        "",
    ]


@given(st.text(max_size=300))
def test_no_word_is_lost_in_plain_text(text: str) -> None:
    """Every word of every block stands in the lines, in its order."""
    blocks = parse_blocks(text)
    words = " ".join(words_in(blocks)).split()
    said = iter(shown(text).split())
    marks = {*("-", ">"), ""}
    assert all(any(word in one for one in said) for word in words if word not in marks)
