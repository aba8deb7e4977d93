"""The table of open actions. Light to import, for quick answers."""

from collections.abc import Iterable, Mapping, Sequence

KIND = "actie"
DUE_KEY = "uiterlijk"
"""The declaration in core/kinds/action.py says the same; a test compares them."""


def late(due: str, today: str) -> bool:
    """Tell if a day (ISO, '' when there is none) has passed."""
    return "" < due < today


def open_actions(
    columns: Mapping[str, str], rows: Iterable[Sequence[str]], today: str
) -> tuple[list[str], list[list[str]]]:
    """Return the header and the rows: those of the list, with a mark before what is late."""
    due = list(columns).index(DUE_KEY)
    marked = [["!" if late(row[due], today) else "", *row] for row in rows]
    return ["Te laat", *columns.values()], marked
