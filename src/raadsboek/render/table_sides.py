"""Which columns of a table stand to the right: those of money, so that euros are below euros.

It must not know any format.
"""

from raadsboek.core.documents.blocks import Table, plain_words

_SIGN = "€"


def right_columns(table: Table) -> tuple[bool, ...]:
    """Tell of each column if it has amounts of money and nothing else."""
    return tuple(
        _is_money([plain_words(row[at]).strip() for row in table.rows])
        for at in range(len(table.header))
    )


def _is_money(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(cell.startswith(_SIGN) and cell[-1].isdigit() for cell in filled)
