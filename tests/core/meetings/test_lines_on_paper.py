"""From pieces of a page back to the text, however a page divides its lines."""

from draft_minutes import BODY, bodies, printed
from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.documents.minutes_text import minutes_blocks
from raadsboek.core.meetings.corrections.on_paper import Piece, printed_lines
from raadsboek.core.meetings.corrections.printed_line import PrintedLine
from raadsboek.core.meetings.corrections.printed_rows import printed_rows
from raadsboek.core.meetings.corrections.trying import given_in
from raadsboek.core.word_back.shown import lines_of


def laid(body: str, *pieces: tuple[int, str]) -> tuple[PrintedLine, ...]:
    """Return the lines of one page with these words beside its numbers."""
    lines = printed_lines(body, minutes_blocks(body), [Piece(1, at, said) for at, said in pieces])
    assert lines is not None
    return lines


def test_what_a_page_adds_is_no_word_of_the_text() -> None:
    """Points and numbers of a list, a hyphen where a word was cut, and marks that are not shown."""
    body = "- een **vet** woord\n- arbeidsongeschiktheid\n"

    lines = laid(
        body,
        (1, "•"),
        (1, "een "),
        (1, "vet"),
        (1, " woord"),
        (2, "•"),
        (2, "arbeids-"),
        (3, "ongeschiktheid"),
    )

    assert [line.text for line in lines] == ["een vet woord", "arbeids", "ongeschiktheid"]
    assert [body[line.start : line.end] for line in lines] == [
        "een **vet** woord",
        "arbeids",
        "ongeschiktheid",
    ]
    # The print as text cuts no word, for a copy of it comes back.
    assert [(row.number, row.text) for row in printed_rows(body, lines)] == [
        (1, "- een **vet** woord"),
        (2, "- arbeidsongeschiktheid"),
        (3, ""),
    ]


def test_the_cells_of_a_row_go_on_beside_each_other() -> None:
    """A line of a table shows a part of each cell, and nothing of what stands between them."""
    body = "| Wie | Wat |\n|---|---|\n| Anna en Noor | vragen veel |\n"

    lines = laid(
        body, (1, "Wie"), (1, "Wat"), (2, "Anna en "), (3, "Noor"), (2, "vragen "), (3, "veel")
    )

    assert [line.text for line in lines] == ["Wie  Wat", "Anna en  vragen", "Noor  veel"]
    assert [[body[start:end] for start, end in line.spans] for line in lines] == [
        ["Wie | Wat"],
        ["Anna en", "vragen"],
        ["Noor", "veel"],
    ]
    veel = body.index("veel")
    assert [line.number for line in lines if line.shows(veel)] == [3]
    assert [row.text for row in printed_rows(body, lines)][-2:] == [
        "| Anna en Noor | vragen veel |",
        "",
    ]


def test_a_mark_of_what_is_confidential_is_the_line_that_opens_it() -> None:
    """It reads otherwise on paper, and still has its place."""
    body = "Voor.\n\n::: vertrouwelijk\nGeheim.\n:::\n"

    lines = laid(
        body, (1, "Voor."), (2, "[Vertrouwelijk]"), (3, "Geheim."), (4, "[Einde vertrouwelijk]")
    )

    assert [body[line.start : line.end] for line in lines] == [
        "Voor.",
        "::: vertrouwelijk",
        "Geheim.",
        ":::",
    ]


def test_a_remark_is_in_no_print_and_lost_by_no_copy_of_one() -> None:
    """What the secretary wrote for herself stays in the note, and nowhere else."""
    body = "De OR stemt in.\n<!-- Ruud twijfelt -->\nDe <!-- echt? --> voorzitter sluit.\n"
    shown = printed(body)
    text = "\n".join(shown.as_text())
    assert "twijfelt" not in text
    assert "echt" not in text
    assert all("echt" not in line.text for line in shown.lines)

    assert given_in(text, shown).count == 0
    changed = given_in(text.replace("voorzitter sluit", "voorzitter sluit om 15:30 uur"), shown)
    assert "De <!-- echt? --> voorzitter sluit om 15:30 uur." in changed.tried(body).body
    struck = given_in(text.replace("voorzitter ", ""), shown).tried(body)
    assert struck.body == body or "<!-- echt? -->" in struck.body


@given(bodies(), st.integers(5, 60), st.integers(2, 9))
@settings(max_examples=40)
def test_every_word_is_on_the_line_that_shows_it(body: str, width: int, page: int) -> None:
    """Wherever lines end: their words are found in the text in order, and each is printed once."""
    pieces: list[Piece] = []
    for said in lines_of(minutes_blocks(body)):
        for start in range(0, len(said), width):
            count = len(pieces)
            pieces.append(Piece(count // page + 1, count % page + 1, said[start : start + width]))

    lines = printed_lines(body, minutes_blocks(body), pieces)
    assert lines is not None

    shown = [piece for piece in pieces if piece.text.strip()]
    assert ["".join(line.text.split()) for line in lines if line.text] == [
        "".join(piece.text.split()) for piece in shown
    ]
    for line in lines:
        if line.text:
            assert "".join(body[line.start : line.end].split()) == "".join(line.text.split())
    rows = [word for row in printed_rows(body, lines) for word in row.text.split()]
    assert rows == [word for word in body.split() if word != "##"]


def test_a_line_below_an_empty_one_says_so() -> None:
    """On screen the text has air where it has it in the note."""
    said = lines_of(minutes_blocks(BODY))
    lines = laid(BODY, *enumerate(said, 1))
    assert [line.text for line in lines if not line.follows_gap][:2] == [
        "1. Opening",
        "STEMMING: 7 voor, 1 tegen, 1 onthouding",
    ]


def test_pages_of_another_text_give_no_lines() -> None:
    """No place is better than a wrong one."""
    pieces = [Piece(1, 1, "Heel iets anders dan in het verslag staat.")]
    assert printed_lines(BODY, minutes_blocks(BODY), pieces) is None
