"""Amounts in one column: commas below commas, in lists of the terminal and in every document."""

import pytest

from raadsboek.cli.columns import aligned
from raadsboek.core import money
from raadsboek.core.annual.part import table as report_table
from raadsboek.core.documents.blocks import plain_words
from raadsboek.core.documents.composing import plain, table
from raadsboek.render.table_sides import right_columns


@pytest.mark.parametrize(
    ("column", "lacking"),
    [
        (["€ 12.000", "€ 1.250,50", ""], ",00"),
        (["€ 12.000", "€ 1.250"], ""),
        (["€ 12.000", "nog 3,50"], ""),
        (["€ 12,5", "€ 3"], ""),
        ([], ""),
    ],
)
def test_whole_euros_get_cents_only_beside_cents(column: list[str], lacking: str) -> None:
    """And only where everything in the column is an amount."""
    assert money.cents_lacking(column) == lacking


def test_a_column_of_money_has_cents_everywhere_or_nowhere() -> None:
    """In the blocks of a document, in the text of an annual report and in the terminal."""
    amounts = ["€ 12.000", "€ -1.250,50", ""]
    rows = [(plain("Zaal"), plain(one, bold=True)) for one in amounts]
    made = table(("Post", "Bedrag"), rows, ())
    assert [plain_words(row[1]) for row in made.rows] == ["€ 12.000,00", "€ -1.250,50", ""]
    assert made.rows[0][1] == plain("€ 12.000,00", bold=True)
    assert right_columns(made) == (False, True)
    text = report_table(("Post", "Bedrag"), [("Zaal", one) for one in amounts])
    assert "| Zaal | € 12.000,00 |" in text
    lines = aligned(("Post", "Bedrag"), [("Zaal", one) for one in amounts])
    assert lines == [
        "Post       Bedrag",
        "Zaal  € 12.000,00",
        "Zaal  € -1.250,50",
        "Zaal",
    ]
