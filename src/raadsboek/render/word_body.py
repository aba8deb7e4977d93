"""The blocks of a document as the text of a Word file (WordprocessingML): one walk, real styles.

Owns how each block looks in Word: by a style, never by hand. Text is built as one string, since a
library that adds paragraph by paragraph takes many times longer. Which styles there are, and what
stands around the text, is for `render.word_base` and `render.word_page`.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.charts.chart import Chart
from raadsboek.core.documents.blocks import (
    Block,
    Figure,
    Heading,
    Inline,
    Inlines,
    Items,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Rule,
    Table,
    Verbatim,
    Words,
)
from raadsboek.core.documents.links import is_safe_link
from raadsboek.core.text import visible, visible_lines
from raadsboek.render.table_sides import right_columns
from raadsboek.render.table_widths import widths_of

STEP = 357
"""How far each level of a list goes in, in twentieths of a point."""
_QUOTED = 284
_DEEPEST_LEVEL = 8
_DEEPEST_HEADING = 5


class Links(Protocol):
    """Gives the reference in the file of an address that a link leads to."""

    def __call__(self, address: str) -> str:
        """Return the reference of this address."""


class Lists(Protocol):
    """Gives the numbering in the file of a list."""

    def bullets(self) -> str:
        """Return the numbering of lists with points."""

    def numbers(self, start: int, level: int) -> str:
        """Return a new numbering that begins with `start` at this level."""


class Pictures(Protocol):
    """Puts the picture of a chart in the file."""

    def __call__(self, chart: Chart, width: int) -> str:
        """Return a run of text with the picture, so wide in twentieths of a point."""


class Look(Struct, frozen=True, kw_only=True):
    """What text is written with: styles by our name for them, links, lists, pictures, width."""

    styles: dict[str, str]
    link: Links
    lists: Lists
    picture: Pictures
    width: int


class _Place(Struct, frozen=True):
    """Where a block stands: how far in, in how many lists, and in which style."""

    left: int = 0
    level: int = -1
    style: str = "Normal"


def body_of(blocks: Iterable[Block], look: Look) -> str:
    """Return blocks as paragraphs and tables of Word."""
    return "".join(_blocks(blocks, look, _Place()))


def paragraph(style: str, text: str, look: Look) -> str:
    """Return one paragraph of plain text in a style."""
    return _paragraph(_inlines((Words(text),), look), look, style)


def facts_table(facts: Sequence[tuple[str, str]], look: Look) -> str:
    """Return labels and what they say as a table without lines; '' when there are none."""
    if not facts:
        return ""
    left = min(look.width // 3, 2400)
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell((Words(label),), look, left)}"
        f"{_cell(_lines(said), look, look.width - left)}</w:tr>"
        for label, said in facts
    )
    return (
        _opened("Raadsboek gegevens", (left, look.width - left), look, "firstColumn")
        + f"{rows}</w:tbl>"
        + _spacer(look)
    )


def word_text(text: str) -> str:
    """Return text as it may stand in an XML file, with nothing in it that is no character."""
    return escape(visible(text), quote=True)


def _lines(said: str) -> Inlines:
    found: list[Inline] = []
    for line in visible_lines(said).split("\n"):
        found += [LineBreak(), Words(line)]
    return tuple(found[1:])


def _blocks(blocks: Iterable[Block], look: Look, place: _Place) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                level = min(block.level - 1, _DEEPEST_HEADING)
                yield _paragraph(_inlines(block.inlines, look), look, f"heading {level}")
            case Paragraph():
                yield _placed(_inlines(block.inlines, look), look, place)
            case Items():
                yield from _items(block, look, place)
            case Quote():
                inner = replace(place, left=place.left + _QUOTED, style="Quote")
                yield from _blocks(block.blocks, look, inner)
            case Table():
                yield _table(block, look, place)
            case Verbatim():
                yield _placed(_verbatim(block.text), look, replace(place, style=_VERBATIM))
            case Rule():
                yield _placed("", look, replace(place, style="Raadsboek lijn"))
            case Figure():
                yield _placed(look.picture(block.chart, look.width - place.left), look, place)


_VERBATIM = "Raadsboek letterlijk"


def _items(block: Items, look: Look, place: _Place) -> Iterator[str]:
    level = min(place.level + 1, _DEEPEST_LEVEL)
    if block.start is None:
        style, numbering = "List Bullet", look.lists.bullets()
    else:
        style, numbering = "List Number", look.lists.numbers(block.start, level)
    base = place.left - STEP * (place.level + 1)
    inner = _Place(left=base + STEP * (level + 1), level=level, style="List Continue")
    marked = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
    if base:
        marked += f'<w:ind w:left="{inner.left}" w:hanging="{STEP}"/>'
    for item in block.items:
        first, rest = item[:1], item[1:]
        if first and isinstance(first[0], Paragraph | Heading):
            text = _inlines(first[0].inlines, look)
        else:
            text, rest = "", item
        yield _paragraph(text, look, style, marked)
        yield from _blocks(rest, look, inner)


def _table(block: Table, look: Look, place: _Place) -> str:
    widths = widths_of(block, look.width - place.left)
    sides = right_columns(block)
    head = _cells(block.header, look, widths, sides)
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    for row in block.rows:
        cells = _cells(row, look, widths, sides)
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    opened = _opened("Raadsboek tabel", widths, look, "firstRow", left=place.left)
    return f"{opened}{''.join(rows)}</w:tbl>{_spacer(look)}"


def _opened(style: str, widths: Sequence[int], look: Look, marked: str, left: int = 0) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first = {"firstRow": 0, "firstColumn": 0, marked: 1}
    place = f'<w:tblInd w:w="{left}" w:type="dxa"/>' if left else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{look.styles[style]}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{place}<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:firstRow="{first["firstRow"]}" w:lastRow="0"'
        f' w:firstColumn="{first["firstColumn"]}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )


def _spacer(look: Look) -> str:
    """Return a low empty line: two tables that touch become one in Word."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{look.styles["Raadsboek tabeltekst"]}"/>'
        '<w:suppressLineNumbers/><w:spacing w:before="0" w:after="60" w:line="120"'
        ' w:lineRule="exact"/></w:pPr></w:p>'
    )


def _cells(row: Sequence[Inlines], look: Look, widths: Sequence[int], sides: Sequence[bool]) -> str:
    return "".join(
        _cell(cell, look, width, to_right=side)
        for cell, width, side in zip(row, widths, sides, strict=True)
    )


def _cell(cell: Inlines, look: Look, width: int, *, to_right: bool = False) -> str:
    side = '<w:jc w:val="right"/>' if to_right else ""
    text = _paragraph(_inlines(cell, look), look, "Raadsboek tabeltekst", side)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{text}</w:tc>'


def _placed(text: str, look: Look, place: _Place) -> str:
    extra = f'<w:ind w:left="{place.left}"/>' if place.left else ""
    return _paragraph(text, look, place.style, extra)


def _paragraph(text: str, look: Look, style: str, extra: str = "") -> str:
    named = f'<w:pStyle w:val="{look.styles[style]}"/>' if style != "Normal" else ""
    laid_out = f"<w:pPr>{named}{extra}</w:pPr>" if named or extra else ""
    return f"<w:p>{laid_out}{text}</w:p>"


def _inlines(inlines: Iterable[Inline], look: Look) -> str:
    return "".join(_inline(one, look) for one in inlines)


def _inline(inline: Inline, look: Look) -> str:
    match inline:
        case Words():
            return _run(inline, look)
        case LineBreak():
            return "<w:r><w:br/></w:r>"
        case Link():
            away = inline.address if not inline.number and is_safe_link(inline.address) else ""
            # An address beside the document means nothing to who gets only the document.
            if ":" not in away:
                return "".join(_run(words, look) for words in inline.words)
            shown = "".join(_run(words, look, "Hyperlink") for words in inline.words)
            return f'<w:hyperlink r:id="{look.link(away)}" w:history="1">{shown}</w:hyperlink>'


def _run(words: Words, look: Look, style: str = "") -> str:
    named = "Raadsboek code" if words.code else style
    marks = "".join(
        mark
        for mark, wanted in (
            (f'<w:rStyle w:val="{look.styles[named]}"/>' if named else "", bool(named)),
            ("<w:b/><w:bCs/>", words.bold),
            ("<w:i/><w:iCs/>", words.italic),
            ("<w:strike/>", words.struck),
        )
        if wanted
    )
    laid_out = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{laid_out}<w:t xml:space="preserve">{word_text(words.text)}</w:t></w:r>'


def _verbatim(text: str) -> str:
    lines = visible_lines(text).split("\n")
    return "<w:r><w:br/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{word_text(line)}</w:t></w:r>' for line in lines
    )
