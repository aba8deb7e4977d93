"""The overview of a year (jaaroverzicht) on one page: a picture of the year, and each part of it.

For the members: it tells which terms run. Of people it has numbers only.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from raadsboek.book.documents.making import Made, Making
from raadsboek.book.documents.year_calendar_document import may_have_note
from raadsboek.book.yearly.asking import UNTOLD
from raadsboek.book.yearly.overview import year_overview
from raadsboek.core.dates import without_weekday
from raadsboek.core.documents.blocks import Block, Figure, Inlines, Words
from raadsboek.core.documents.composing import lines, paragraph, plain, table
from raadsboek.core.note import Note
from raadsboek.core.yearly.overview import YearBlock, YearLine, year_chart

_LABELS = ("Wat", "Stand")
_WIDTHS = (20, 80)
_MOST = 2
"""So many days a part, or it would not fit one page."""


def build(making: Making, subject: Note | None) -> Made:
    """Return the year as it is on the day that the document is made."""
    year = int(making.period)
    found = year_overview(making.book, year, organ=making.organ, today=making.today)
    blocks = [_allowed(making, block) for block in found.blocks]
    chart = year_chart(blocks, year, f"Het jaar {year}", today=making.today)
    return Made(
        title=f"Het jaar {year} op {without_weekday(making.today)}",
        blocks=(
            Figure(chart),
            *_parts(making, blocks),
            *([paragraph(found.closed)] if found.closed else []),
        ),
    )


def _allowed(making: Making, block: YearBlock) -> YearBlock:
    """Return a block without the words of what is confidential by now."""
    return replace(block, lines=tuple(_line(making, line) for line in block.lines))


def _line(making: Making, line: YearLine) -> YearLine:
    if not line.path or may_have_note(making, line.path):
        return line
    return replace(line, words=UNTOLD, short=UNTOLD)


def _parts(making: Making, blocks: list[YearBlock]) -> Iterator[Block]:
    rows = [
        (
            plain(block.name, bold=True),
            lines(
                [
                    plain(block.summary),
                    *(_asked(line) for line in block.asks),
                    *(plain(line.told) for line in block.ahead(making.today, _MOST)),
                ]
            ),
        )
        for block in blocks
    ]
    yield table(_LABELS, rows, _WIDTHS)


def _asked(line: str) -> Inlines:
    return (Words("Let op: ", bold=True), *plain(line))
