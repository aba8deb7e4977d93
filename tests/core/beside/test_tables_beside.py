"""Tables beside the history: nothing that was typed is lost, and no cell of it runs."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.beside.tables import (
    CANDIDATES,
    TABLES,
    Rows,
    Table,
    read_table,
    row_of,
    table_text,
)

TYPED = st.text(max_size=20) | st.sampled_from(["+31 6 1234", "=1+1", "'=x", "a;b", '"', "@anna"])


@given(st.sampled_from(TABLES), st.lists(st.lists(TYPED, min_size=10, max_size=10), max_size=4))
@settings(max_examples=60)
def test_what_was_kept_comes_back(table: Table, typed: list[list[str]]) -> None:
    """Every text comes back as it was kept, whatever signs are in it; a formula is none."""
    rows = [row_of(table, dict(zip(table.columns, cells, strict=False))) for cells in typed]
    kept = Rows(tuple(row for row in rows if row[table.name]))

    text = table_text(table, kept)

    assert read_table(table, text) == kept
    cells = [cell for line in csv.reader(io.StringIO(text), delimiter=";") for cell in line]
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


@pytest.mark.parametrize("sign", [";", "\t", ","])
def test_a_spreadsheet_may_choose_the_separator(sign: str) -> None:
    """Semicolons, tabs and commas are understood; so are a mark of UTF-8 and a missing end."""
    text = "\ufeff" + sign.join(("VC-2026-01", "Eva Smit", "Noord")) + "\r\n"

    found = read_table(CANDIDATES, text).known

    assert [(one["voor"], one["naam"], one["status"]) for one in found] == [
        ("VC-2026-01", "Eva Smit", "")
    ]


def test_a_line_that_nobody_understands_stays() -> None:
    """A line without a name, or with too many cells, is told and written back as it was."""
    strange = (";".join("x" * 12), "VC-2026-01;")

    found = read_table(CANDIDATES, "\n".join(strange))

    assert found == Rows((), strange)
    assert table_text(CANDIDATES, found).splitlines()[1:] == list(strange)
