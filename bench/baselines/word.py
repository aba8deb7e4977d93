"""The bare library for Word files: the same blocks, paragraph by paragraph as its guide shows."""

import io
from collections.abc import Iterable

import docx
from docx.document import Document as WordDocument

from raadsboek.core.documents.blocks import (
    Block,
    Heading,
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
    plain_words,
)


def write(title: str, blocks: Iterable[Block]) -> bytes:
    """Return the blocks as a Word file in the look that the library brings."""
    word = docx.Document()
    word.add_heading(title, 0)
    _add(word, blocks)
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def _add(word: WordDocument, blocks: Iterable[Block], style: str | None = None) -> None:
    for block in blocks:
        match block:
            case Heading():
                word.add_heading(plain_words(block.inlines), min(block.level - 1, 9))
            case Paragraph():
                _fill(word, block.inlines, style)
            case Items():
                for item in block.items:
                    _add(word, item, "List Bullet" if block.start is None else "List Number")
            case Quote():
                _add(word, block.blocks, "Quote")
            case Table():
                rows = [block.header, *block.rows]
                table = word.add_table(len(rows), len(block.header), "Table Grid")
                for row, cells in zip(rows, table.rows, strict=True):
                    for said, cell in zip(row, cells.cells, strict=True):
                        cell.text = plain_words(said)
            case Verbatim():
                word.add_paragraph(block.text, style)
            case Rule():
                word.add_paragraph()


def _fill(word: WordDocument, inlines: Inlines, style: str | None) -> None:
    paragraph = word.add_paragraph(style=style)
    for one in inlines:
        match one:
            case Words():
                run = paragraph.add_run(one.text)
                run.bold, run.italic = one.bold or None, one.italic or None
            case Link():
                paragraph.add_run(plain_words([one]))
            case LineBreak():
                paragraph.add_run().add_break()
