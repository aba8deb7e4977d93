"""How wide the columns of a table are when nobody said so: by what stands in them.

For formats that have to be told. It must not know any format.
"""

from raadsboek.core.documents.blocks import Table, plain_words

_LEAST, _MOST = 6, 60
_WORD = 18
"""So many characters of a word are kept together; a longer one may break."""


def widths_of(table: Table, width: int) -> tuple[int, ...]:
    """Return the width of each column of a table that is `width` wide in all."""
    parts = [float(part) for part in table.widths] or _parts(table)
    whole = sum(parts)
    found = [int(width * part / whole) for part in parts]
    found[-1] += width - sum(found)
    return tuple(found)


def _parts(table: Table) -> list[float]:
    """Return a weight a column: long texts get more, but a date or a number stays on one line."""
    parts = []
    for at, head in enumerate(table.header):
        cells = [plain_words(row[at]) for row in (table.header, *table.rows)]
        longest = max(map(len, cells))
        word = max((len(one) for cell in cells for one in cell.split()), default=0)
        least = max(_LEAST, min(word, _WORD)) + 2
        parts.append(max(least, min(longest, _MOST) ** 0.75 * 1.6, len(plain_words(head)) * 0.6))
    return parts
