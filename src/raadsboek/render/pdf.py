"""A document as PDF, laid out by typst: the same blocks, tagged for who cannot see the page.

Owns how text becomes data for `pdf.typ`, which says how it looks. Text is passed as data only, so
that nothing in it is read as markup. No font of this computer is used, so that the same document
gives the same bytes everywhere; a character that no font of ours has is shown as a box.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import msgspec
import typst
from msgspec.structs import replace

from raadsboek.core.documents.blocks import (
    Block,
    Figure,
    Heading,
    Inline,
    Items,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Rule,
    Table,
    Verbatim,
    Words,
    plain_words,
)
from raadsboek.core.documents.document import Document
from raadsboek.core.documents.pdf_form import PdfForm
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.text import visible, visible_lines
from raadsboek.render.figure_data import figure_data
from raadsboek.render.formats import House
from raadsboek.render.table_sides import right_columns
from raadsboek.render.table_widths import has_room_for_words, widths_of
from raadsboek.render.typesetting import fonts, template

Data: TypeAlias = dict[str, object]

_STANDARDS: dict[PdfForm, tuple[typst.PDFStandard, ...]] = {
    PdfForm.BOTH: ("a-3a", "ua-1"),
    PdfForm.ACCESSIBLE: ("ua-1",),
    PdfForm.ARCHIVE: ("a-3a",),
    PdfForm.PLAIN: (),
}
_PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_LONG_WORD = re.compile(r"\S{25,}")
_PART = 8
"""So many characters of a very long word stay together; it must not run off the page."""
_DEEPEST = 12
"""Lists and quotes in one another; what is typed deeper stands flat, for typst has its limits."""
_LEADS_AWAY = ("https:", "mailto:")
_DEEPEST_HEADING = 6
_TEXT_WIDTH = 9070
"""How wide the text on a page is, in twentieths of a point."""
_WHOLE = 200
"""A row with no longer text than this is not cut at the end of a page."""


class NotLaidOut(RaadsboekError):
    """This text cannot be laid out, or not in a way that keeps what `pdf:` promises."""

    def __init__(self, title: str, reason: str) -> None:
        super().__init__(
            f"Van '{title}' kan geen PDF worden gemaakt: {visible(reason)}.",
            "Maak er een Word-bestand van, of zet 'pdf: gewoon' in raadsboek.yaml.",
        )


def write(document: Document, house: House) -> bytes:
    """Return the PDF; the same document gives the same bytes."""
    text = msgspec.json.encode(_data(document)).decode()
    standards: list[typst.PDFStandard] = list(_STANDARDS[house.pdf_form])
    if _PRIVATE_USE.search(text) and "a-3a" in standards:
        # What such a character means nobody can know, and level a asks for that.
        standards[standards.index("a-3a")] = "a-3u"
    return _laid_out(document, text, standards)


def write_plain(document: Document) -> bytes:
    """Return the same pages without what goes along with them: for looking at the pages."""
    document = replace(document, source=b"", source_name="")
    return _laid_out(document, msgspec.json.encode(_data(document)).decode(), ())


def _laid_out(document: Document, data: str, standards: Sequence[typst.PDFStandard]) -> bytes:
    try:
        return typst.compile(
            template("pdf.typ"),
            font_paths=fonts(),
            sys_inputs={"data": data},
            pdf_standards=list(standards),
            pdf_tags=bool(standards),
            timestamp=datetime.datetime.combine(document.day, datetime.time(), datetime.UTC),
        )
    except typst.TypstError as error:
        raise NotLaidOut(visible(document.title), error.message) from error


def _data(document: Document) -> Data:
    day = document.day
    return {
        "title": visible(document.title) or document.kind,
        "council": visible(document.council),
        "subject": visible(document.reference),
        "keywords": visible(document.mark),
        "day": (day.year, day.month, day.day),
        "mark": "CONCEPT" if document.is_draft else "",
        "running": visible(document.running),
        "footer": visible(document.foot),
        "facts": [(visible(label), visible_lines(said)) for label, said in document.facts],
        "blocks": _Paper().blocks(document.blocks),
        "closing": visible_lines(document.closing),
        "line-numbers": document.has_line_numbers,
        "source-name": document.source_name,
        "source": _source(document.source),
    }


def _source(source: bytes) -> str | list[int]:
    """Return the source as it can be passed on: as text, or its bytes one by one."""
    try:
        return source.decode()
    except UnicodeDecodeError:
        return list(source)


class _Paper:
    """The blocks of one document as data, from first to last."""

    def __init__(self) -> None:
        self.level = 1

    def blocks(self, blocks: Iterable[Block], depth: int = 0) -> list[Data]:
        flat = blocks if depth < _DEEPEST else _flat(blocks)
        return [self.block(block, depth + 1) for block in flat]

    def block(self, block: Block, depth: int) -> Data:
        match block:
            case Heading() if not plain_words(block.inlines).strip():
                return {"type": "paragraph", "inlines": []}
            case Heading():
                # A reader that reads aloud goes down one level at a time, and so the standard asks.
                self.level = min(block.level, self.level + 1, _DEEPEST_HEADING)
                return {"type": "heading", "level": self.level, "inlines": _line(block.inlines)}
            case Paragraph():
                return {"type": "paragraph", "inlines": _line(block.inlines)}
            case Items():
                return self.items(block, depth)
            case Quote():
                return {"type": "quote", "blocks": self.blocks(block.blocks, depth)}
            case Verbatim():
                return {"type": "verbatim", "text": block.text}
            case Table():
                return _table(block)
            case Rule():
                return {"type": "rule"}
            case Figure():
                return figure_data(block.chart)

    def items(self, block: Items, depth: int) -> Data:
        items = [self.blocks(item, depth) for item in block.items]
        tight = all(sum(not isinstance(one, Items) for one in item) < 2 for item in block.items)
        if block.start is None:
            return {"type": "bullets", "tight": tight, "items": items}
        return {"type": "numbers", "tight": tight, "items": items, "start": block.start}


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks without nesting: what stands in a list begins with its number or a dash."""
    for block in blocks:
        match block:
            case Items():
                for number, item in enumerate(block.items, block.start or 0):
                    mark = Words("– " if block.start is None else f"{number}. ")
                    first, rest = item[:1], item[1:]
                    if first and isinstance(first[0], Paragraph):
                        yield Paragraph((mark, *first[0].inlines))
                        yield from _flat(rest)
                    else:
                        yield Paragraph((mark,))
                        yield from _flat(item)
            case Quote():
                yield from _flat(block.blocks)
            case _:
                yield block


def _table(block: Table) -> Data:
    widths = widths_of(block, _TEXT_WIDTH)
    return {
        "type": "table",
        "columns": widths,
        "right": right_columns(block),
        "roomy": has_room_for_words(block, widths),
        "header": [_line(cell) for cell in block.header],
        "rows": [_row(row) for row in block.rows],
    }


def _row(row: Sequence[Sequence[Inline]]) -> Data:
    """Return a row, and if it stays on one page: a long text may need more than there is."""
    longest = max((len(plain_words(cell)) for cell in row), default=0)
    return {"cells": [_line(cell) for cell in row], "whole": longest <= _WHOLE}


def _line(inlines: Sequence[Inline]) -> list[Data | str]:
    return list(_inlines(inlines))


def _inlines(inlines: Iterable[Inline]) -> Iterator[Data | str]:
    for one in inlines:
        match one:
            case Words():
                yield _words(one)
            case LineBreak():
                yield {"type": "break"}
            case Link() if one.address.startswith(_LEADS_AWAY):
                yield {
                    "type": "link",
                    "address": one.address,
                    "words": [_words(words) for words in one.words],
                }
            case Link():  # to a note or a file beside this one: on paper there is none
                yield from map(_words, one.words)


def _words(words: Words) -> Data | str:
    """Return words with their look; those that have none are a string, and quick to lay out."""
    parts = _parts(words.text)
    if len(parts) == 1 and words == Words(words.text):
        return words.text
    return {
        "type": "words",
        "text": parts,
        "bold": words.bold,
        "italic": words.italic,
        "struck": words.struck,
        "code": words.code,
    }


def _parts(text: str) -> list[str]:
    """Return text cut where a line may end that has no other place to end."""
    cuts = {0, len(text)}
    for word in _LONG_WORD.finditer(text):
        cuts.update(range(word.start() + _PART, word.end(), _PART))
    places = sorted(cuts)
    return [text[start:end] for start, end in itertools.pairwise(places)]
