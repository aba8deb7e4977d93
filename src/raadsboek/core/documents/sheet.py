"""A list as it leaves the house: the columns that the screen has, and what stands in them."""

import datetime
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

Cell: TypeAlias = str | int | Decimal | datetime.date | None
"""A Decimal is an amount; with two places it is money."""


class Sheet(Struct, frozen=True, kw_only=True):
    """A list with its title; each row has a cell for each label, None where nothing is said."""

    title: str
    council: str
    day: datetime.date
    labels: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
