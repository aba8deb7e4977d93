"""Making blocks by hand: words, cells, tables and lists from plain text that nobody marked up.

Text that somebody typed as Markdown goes through `parsing`; what stands in a key does not.
"""

import datetime
from collections.abc import Iterable, Sequence

from raadsboek.core import money
from raadsboek.core.dates import short_date
from raadsboek.core.documents.blocks import (
    Heading,
    Inline,
    Inlines,
    Items,
    LineBreak,
    Link,
    Paragraph,
    Table,
    Words,
    plain_words,
)
from raadsboek.core.links import pieces
from raadsboek.core.text import visible


def one_line(text: str) -> str:
    """Return text on one line, harmless and without blank edges."""
    return visible(" ".join(text.split()))


def plain(text: str, *, bold: bool = False, italic: bool = False) -> Inlines:
    """Return text as it stands, with the links between notes in it; () when there is none."""
    found: list[Inline] = []
    for shown, number in pieces(one_line(text)):
        words = Words(shown, bold=bold, italic=italic)
        found.append(Link((words,), number=number) if number else words)
    return tuple(found)


def reference(number: str) -> Inlines:
    """Return a number that leads to its note, where the document has it."""
    shown = one_line(number)
    return (Link((Words(shown),), number=number),) if shown else ()


def lines(parts: Iterable[Inlines]) -> Inlines:
    """Return what is not empty, each on a line of its own."""
    found: list[Inline] = []
    for part in parts:
        if part:
            found += [*([LineBreak()] if found else []), *part]
    return tuple(found)


def heading(text: str, level: int = 2) -> Heading:
    """Return the title of a part."""
    return Heading(level, plain(text))


def paragraph(text: str, *, italic: bool = False) -> Paragraph:
    """Return a paragraph of plain text."""
    return Paragraph(plain(text, italic=italic))


def labelled(label: str, said: Inlines) -> Inlines:
    """Return 'Label: ' in bold with what it says."""
    return (Words(f"{label}: ", bold=True), *said)


def points(texts: Iterable[Inlines]) -> Items:
    """Return a list with points."""
    return Items(tuple((Paragraph(text),) for text in texts))


def table(labels: Sequence[str], rows: Iterable[Sequence[Inlines]], widths: Sequence[int]) -> Table:
    """Return a table; `widths` are parts of the whole, one a column.

    In a column of money all amounts have cents as soon as one has.
    """
    header = tuple(plain(label) for label in labels)
    columns = [_evened(column) for column in zip(*rows, strict=True)]
    return Table(header, tuple(zip(*columns, strict=True)), tuple(widths))


def _evened(column: Sequence[Inlines]) -> tuple[Inlines, ...]:
    texts = [plain_words(cell) for cell in column]
    lacking = money.cents_lacking(texts)
    return tuple(
        plain(f"{text}{lacking}", bold=isinstance(cell[0], Words) and cell[0].bold)
        if lacking and text and "," not in text
        else cell
        for text, cell in zip(texts, column, strict=True)
    )


def day_in_table(day: datetime.date | None) -> str:
    """Return 'do 29 okt 2026', which is short enough for a column; '' for no day."""
    return f"{short_date(day)} {day.year}" if day else ""
