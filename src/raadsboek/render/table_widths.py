"""How wide the columns of a table are: as was asked for, or by what stands in them.

For formats that have to be told. No column is so narrow that an ordinary word breaks, as long as
there is room elsewhere. It must not know any format.
"""

from collections.abc import Sequence

from raadsboek.core.documents.blocks import Table, plain_words

_LEAST, _MOST = 6, 60
_WORD = 18
"""So many characters of a word are kept together; a longer one may break."""
_TOGETHER = (14, 10, 0)
"""So many characters of a day or a number stay on one line, when all columns have room for it."""
_CHARACTER, _PADDING = 100, 170
"""What a character takes in the text of a table, and a cell around it: twentieths of a point."""
_BOLD = 1.06
"""How much wider the bold letters of a heading are."""


def widths_of(table: Table, width: int) -> tuple[int, ...]:
    """Return the width of each column, in twentieths of a point, of a table `width` wide in all."""
    cells = _cells(table)
    parts = [float(part) for part in table.widths] or [_part_of(column) for column in cells]
    wanted = [width * part / sum(parts) for part in parts]
    needs = ([_needed(column, together) for column in cells] for together in _TOGETHER)
    found = _roomy(wanted, next((one for one in needs if sum(one) <= width), wanted))
    rounded = [int(one) for one in found]
    rounded[-1] += width - sum(rounded)
    return tuple(rounded)


def has_room_for_words(table: Table, widths: Sequence[int]) -> bool:
    """Tell if no word has to be cut in columns of these widths."""
    return all(
        max(map(len, cell.split()), default=0) * _CHARACTER * (1 if at else _BOLD) + _PADDING
        <= width
        for column, width in zip(_cells(table), widths, strict=True)
        for at, cell in enumerate(column)
    )


def _cells(table: Table) -> list[list[str]]:
    """Return what stands in each column, its heading first."""
    return [[plain_words(row[at]) for row in (table.header, *table.rows)] for at in _columns(table)]


def _columns(table: Table) -> range:
    return range(len(table.header))


def _part_of(column: Sequence[str]) -> float:
    """Return how much a column asks for: long texts more, but not by their whole length."""
    longest = max(map(len, column))
    wanted: float = min(longest, _MOST) ** 0.75 * 1.6
    return max(_LEAST, wanted, _longest_word(column))


def _needed(column: Sequence[str], together: int) -> float:
    """Return how wide a column must be for its words, and for texts up to so many characters."""
    longest = min(max(map(len, column)), together)
    heading = _longest_word(column[:1]) * _BOLD
    return max(longest, heading, _longest_word(column)) * _CHARACTER + _PADDING


def _longest_word(column: Sequence[str]) -> int:
    words = (len(word) for cell in column for word in cell.split())
    return min(max(words, default=0), _WORD)


def _roomy(widths: Sequence[float], needed: Sequence[float]) -> list[float]:
    """Widen what is too narrow at the cost of what has room to spare."""
    short = sum(max(0.0, need - width) for width, need in zip(widths, needed, strict=True))
    spare = sum(max(0.0, width - need) for width, need in zip(widths, needed, strict=True))
    if not short or not spare:
        return list(widths)
    given = min(1.0, spare / short)
    taken = short * given / spare
    return [
        width + (need - width) * (given if need > width else taken)
        for width, need in zip(widths, needed, strict=True)
    ]
