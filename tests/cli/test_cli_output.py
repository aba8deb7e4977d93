"""What is printed: tables that line up, JSON that programs read, nothing that a terminal obeys."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.cli import output


def test_a_table_lines_up(capsys: pytest.CaptureFixture[str]) -> None:
    """Columns are as wide as their widest cell; accents and wide characters count as shown."""
    output.table(["Nummer", "Titel"], [["B-1", "Geëvalueerd"], ["B-2026-014", "会"]])

    assert capsys.readouterr().out == (
        "Nummer      Titel\nB-1         Geëvalueerd\nB-2026-014  会\n"
    )


def test_an_empty_table_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """No rows means no header either, so that `wc -l` counts what is there."""
    output.table(["Nummer"], [])

    assert capsys.readouterr().out == ""


def test_a_cell_stays_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A newline or an escape in a title cannot fake another row."""
    output.table(["Titel"], [["een\ntwee\x1b[31m"]])

    assert capsys.readouterr().out == "Titel\neen␊twee␛[31m\n"


def test_an_empty_array_is_still_json(capsys: pytest.CaptureFixture[str]) -> None:
    """No objects is `[]`, not nothing."""
    output.json_array([])

    assert capsys.readouterr().out == "[]\n"


def test_an_array_has_an_object_per_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A person can read it as a list, a program as JSON."""
    output.json_array([{"nummer": "B-1", "titel": "geëvalueerd"}, {"nummer": "B-2"}])

    assert capsys.readouterr().out == (
        '[\n{"nummer": "B-1", "titel": "geëvalueerd"},\n{"nummer": "B-2"}\n]\n'
    )


@given(st.text(st.characters()))
def test_json_gives_back_every_text_and_hides_nothing(content: str) -> None:
    """Any text survives a round trip, and no control or invisible character is printed as such."""
    shown = output.json_text({"tekst": content})

    assert json.loads(shown) == {"tekst": content}
    assert all(character.isprintable() or character == " " for character in shown)
