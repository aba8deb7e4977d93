"""A listing of one kind as rows for the screen: Dutch dates, and marks for what needs attention."""

import datetime
from collections.abc import Callable, Mapping, Sequence

from raadsboek.book.lists import Listing, Row, columns_of
from raadsboek.core import money
from raadsboek.core.dates import day_as_kept, short_date
from raadsboek.core.holding.commitment import SOON
from raadsboek.core.kinds import agreement
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.links import target
from raadsboek.core.schema import Shape
from raadsboek.tui.widgets.columns import Column

_FIRST_PAGE = 128
"""As many rows as the list asks for at a time."""


LOOSE = (Column(key="pad", label="Bestand", wide=True),)
"""The columns of a note without a kind."""


def _euros(text: str) -> str:
    found = money.amount(text)
    return text if found is None else money.in_words(found, with_cents=True)


def _numbers(text: str) -> str:
    return ", ".join(target(one.strip()) for one in text.split(","))


_AS_READ: Mapping[Shape, Callable[[str], str]] = {
    Shape.MONEY: _euros,
    Shape.REFERENCE: _numbers,
}
"""How a cell is read, where that is not how it is kept."""


class KindRows:
    """The rows of a kind; after the cells of a row stands the path of its note."""

    def __init__(self, kind: Kind, listing: Listing, today: datetime.date) -> None:
        self._listing = listing
        self._today = today
        fields = columns_of(kind)
        self._dates = [number for number, field in enumerate(fields) if field.shape is Shape.DATE]
        self._others = [
            (number, field.shape) for number, field in enumerate(fields) if field.shape in _AS_READ
        ]
        self._due = next(
            (number for number, field in enumerate(fields) if field.key == kind.due_key), -1
        )
        self._ends = kind is agreement.KIND
        # Fetched here, in the worker that makes the rows, so that showing them waits for nothing.
        self._first = self._page(0, _FIRST_PAGE)

    def __len__(self) -> int:
        return len(self._listing)

    def page(self, offset: int, limit: int) -> Sequence[Sequence[str]]:
        """Return the rows at `offset` and after."""
        if offset == 0 and limit <= _FIRST_PAGE:
            return self._first[:limit]
        return self._page(offset, limit)

    def _page(self, offset: int, limit: int) -> list[tuple[str, ...]]:
        return [self._shown(row) for row in self._listing.page(offset, limit)]

    def _shown(self, row: Row) -> tuple[str, ...]:
        cells = list(row.cells)
        for number in self._dates:
            late = number == self._due and bool(row.open)
            told = _day(cells[number], self._today, late=late)
            soon = _soon(cells[number], self._today) if late and self._ends else ""
            cells[number] = f"{told}{soon}"
        for number, shape in self._others:
            cells[number] = _AS_READ[shape](cells[number])
        if row.problems:
            cells[0] = f"{cells[0]} !".lstrip()
        return (*cells, row.path)


def _day(text: str, today: datetime.date, *, late: bool) -> str:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return text
    year = "" if day.year == today.year else f" {day.year}"
    return f"{'! ' if late and day < today else ''}{short_date(day)}{year}"


def _soon(text: str, today: datetime.date) -> str:
    """Return how many days an agreement still holds that ends soon: it must be renewed in time."""
    day = day_as_kept(text)
    left = (day - today).days if day else -1
    return f" (nog {left})" if 0 <= left <= SOON else ""


class OneNote:
    """The list for a note that no list holds, because its kind is not known."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __len__(self) -> int:
        return 1

    def page(self, offset: int, limit: int) -> Sequence[Sequence[str]]:
        """Return the one row."""
        return [(self._path, self._path)] if offset == 0 else []


def columns_for(kind: Kind) -> list[Column]:
    """Return the columns of a list of this kind."""
    return [
        Column(
            key=field.key,
            label=field.label,
            wide=field.key == kind.title_key,
            last_to_go=field.key == kind.due_key,
            right=field.shape is Shape.MONEY,
        )
        for field in columns_of(kind)
    ]


def first_order(kind: Kind) -> tuple[str, bool]:
    """Return by which column a list of this kind is sorted first, and whether downwards.

    What somebody must do by its day, what happened by its date with the newest on top.
    """
    keys = [field.key for field in columns_of(kind)]
    if kind.is_work and kind.due_key in keys:
        return kind.due_key, False
    if kind.date_key in keys:
        return kind.date_key, True
    return keys[0], False
