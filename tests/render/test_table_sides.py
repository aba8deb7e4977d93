"""Which columns of a table stand to the right, and that every way of writing knows it."""

from raadsboek.core.documents.blocks import Inlines, Table, Words
from raadsboek.render.plain import block_lines
from raadsboek.render.table_sides import right_columns


def test_only_a_column_of_amounts_stands_to_the_right() -> None:
    """An empty cell says nothing; a word or a number of something else keeps it to the left."""
    rows = (("Lunch", "€ 1.286,40", "€ 5 te veel", ""), ("Boek", "", "€ 3", ""))
    cells: list[tuple[Inlines, ...]] = [tuple((Words(one),) for one in row) for row in rows]
    header: tuple[Inlines, ...] = tuple((Words(one),) for one in ("Wat", "Bedrag", "Over", "Dag"))
    assert right_columns(Table(header, tuple(cells))) == (False, True, False, False)


def test_amounts_stand_below_each_other_in_plain_text() -> None:
    """Their last digits in one column."""
    costs = (("A", "€ 5"), ("B", "€ 1.250"))
    rows = tuple(((Words(name),), (Words(cost),)) for name, cost in costs)
    lines = list(block_lines([Table(((Words("Wat"),), (Words("Kosten"),)), rows)]))
    assert [line for line in lines if "€" in line] == ["A        € 5", "B    € 1.250"]
