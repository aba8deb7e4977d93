"""Laying out a note: what is typed is what is read, at any width, whatever is in it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from raadsboek.tui.lines import Line, fact_lines, wrapped
from raadsboek.tui.notetext import laid_out

MINUTES = """## 3. Adviesaanvraag reorganisatie
doel: besluiten · tijd: 15 min

De bestuurder licht toe dat de **formatie** gelijk blijft.
BESLUIT B-2026-014: De OR adviseert positief, zie [[D-2026-004]].
STEMMING: 7 voor, 1 tegen

- [ ] eerste
- [x] tweede
  1. deel

> aangehaald

| Naam | Stem |
|------|------|
| Anna | voor |
"""


def texts(lines: list[Line]) -> list[str]:
    """Return the plain text of the lines."""
    return [line.text for line in lines]


def roles(lines: list[Line], text: str) -> set[str]:
    """Return the roles of the stretch `text`."""
    return {
        role
        for line in lines
        for run in line.runs
        if text in line.text[run.start : run.end]
        for role in run.roles
    }


def test_minutes_are_laid_out() -> None:
    """Headings, keyword lines, lists, quotes and tables read as they are meant."""
    assert texts(laid_out(MINUTES, 60)) == [
        "3. Adviesaanvraag reorganisatie",
        "doel: besluiten · tijd: 15 min",
        "",
        "De bestuurder licht toe dat de formatie gelijk blijft.",
        "BESLUIT B-2026-014: De OR adviseert positief, zie",
        "D-2026-004.",
        "STEMMING: 7 voor, 1 tegen",
        "",
        "• [ ] eerste",
        "• [x] tweede",
        "  1. deel",
        "",
        "│ aangehaald",
        "",
        "Naam  Stem",
        "──────────",
        "Anna  voor",
    ]


def test_roles_name_what_a_stretch_is() -> None:
    """The reader colours by role: heading, keyword, strong, link."""
    lines = laid_out(MINUTES, 60)

    assert roles(lines, "Adviesaanvraag") == {"heading2"}
    assert roles(lines, "BESLUIT B-2026-014:") == {"keyword"}
    assert roles(lines, "formatie") == {"strong"}
    assert roles(lines, "D-2026-004") == {"link"}
    assert roles(lines, "doel: besluiten") == {"quiet"}


def test_links_keep_their_target() -> None:
    """[[number|label]] reads as the label and leads to the number."""
    (line,) = laid_out("Zie [[B-2026-014|het besluit]] en [[D-2026-004]].", 80)

    assert line.text == "Zie het besluit en D-2026-004."
    assert [(line.text[r.start : r.end], r.target) for r in line.references] == [
        ("het besluit", "B-2026-014"),
        ("D-2026-004", "D-2026-004"),
    ]


def test_addresses_are_shown_in_full() -> None:
    """A link to the web shows where it goes; it is text and nothing else."""
    (line,) = laid_out("[klik](https://example.org/a) <https://example.org/b>", 80)

    assert line.text == "klik <https://example.org/a> https://example.org/b"
    assert line.references == ()


@pytest.mark.parametrize(
    "text",
    [
        "[OR]: besluit",
        "<script>alert(1)</script>",
        "<!-- opmerking -->",
        "[/] [x] klaar [@click=app.exit]x[/]",
        "Titel\n---",
    ],
)
def test_nothing_that_was_typed_disappears(text: str) -> None:
    """HTML, link definitions and Textual's own markup stay readable."""
    shown = "".join(texts(laid_out(text, 80)))

    assert text.split("\n")[0] in shown


def test_a_table_that_is_too_wide_becomes_a_block_per_row() -> None:
    """At 30 columns nothing of the table is cut off."""
    table = (
        "| Onderwerp | Besluit |\n|--|--|\n| Thuiswerkregeling | aangenomen met zeven stemmen |\n"
    )

    assert texts(laid_out(table, 30)) == [
        "Onderwerp: Thuiswerkregeling",
        "Besluit: aangenomen met zeven",
        "stemmen",
    ]


def test_facts_stand_aligned_above_the_text() -> None:
    """Labels form one column; a long value wraps under itself."""
    facts = [("Datum", "do 12 maart 2026"), ("Traject", "[[D-2026-004]] reorganisatie")]

    assert texts(fact_lines(facts, 28)) == [
        "Datum    do 12 maart 2026",
        "Traject  D-2026-004",
        "         reorganisatie",
    ]


def test_control_characters_are_visible_symbols() -> None:
    """An escape sequence in a note is shown as text."""
    (line,) = laid_out("voor\x1b]52;c;eA==\x07na \u202egoed", 80)

    assert line.text == "voor␛]52;c;eA==␇na ·goed"


PATHOLOGICAL = {
    "brackets": "[" * 50_000,
    "emphasis": "*a**a" * 10_000,
    "quotes": ">" * 10_000 + "einde",
    "staircase": "\n".join("  " * depth + "- x" for depth in range(500)) + " einde",
    "dashes": "- " * 9_000 + "einde",
    "links": "[a](<b" * 5_000,
    "addresses": "<http://x " * 5_000,
    "entities": "&" * 50_000,
    "table": "|a" * 5_000 + "\n" + "|-" * 5_000 + "\n" + "|b" * 5_000,
    "long paragraph": "\n".join("*a _b **c" for _ in range(5_000)),
    "backticks": "".join("e" + "`" * count for count in range(190)),
    "long line": "woord " * 20_000,
    "no spaces": "x" * 100_000,
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_pathological_text_takes_less_than_a_second(name: str) -> None:
    """Text made to keep a parser busy is shown at once, and whole."""
    text = PATHOLOGICAL[name]
    before = time.process_time()

    lines = laid_out(text, 76)

    assert time.process_time() - before < 1
    assert max(cell_len(line.text) for line in lines) <= 76
    if text.endswith("einde"):
        assert "einde" in "".join(texts(lines))


@given(st.text(), st.integers(10, 100))
def test_any_text_fits_the_width(text: str, width: int) -> None:
    """Whatever stands in a note, no line is wider than the screen and every run lies inside it."""
    for line in laid_out(text, width):
        assert cell_len(line.text) <= width
        assert all(0 <= run.start <= run.end <= len(line.text) for run in line.runs)


@given(st.text(alphabet="ab 漢é\u0301", max_size=200), st.integers(2, 40))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    """The pieces of a line, put together, are the line."""
    pieces = wrapped(text, width)

    assert "".join(text[start:end] for start, end in pieces) == text
    assert all(cell_len(text[start:end].rstrip()) <= width for start, end in pieces)
