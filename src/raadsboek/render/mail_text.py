"""The text of a mail without any looks: what somebody sees whose mail program shows no pages.

Walks the same blocks as every format. Lines are not broken: each mail program does that itself.
"""

from collections.abc import Iterable, Iterator

from raadsboek.core.documents.blocks import (
    Block,
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
)

_INDENT = "  "


def text_of(blocks: Iterable[Block]) -> str:
    """Return blocks as text, an empty line between them, with a line end at the end."""
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            said = _said(block.inlines)
            yield said
            yield ("=" if block.level <= 2 else "-") * min(len(said), 60)
        case Paragraph():
            yield from _said(block.inlines).split("\n")
        case Items():
            yield from _items(block)
        case Table():
            yield from _table(block)
        case Quote():
            text = text_of(block.blocks).rstrip("\n")
            yield from (f"> {line}".rstrip() for line in text.split("\n"))
        case Verbatim():
            yield from block.text.split("\n")
        case Rule():
            yield "-" * 20


def _items(block: Items) -> Iterator[str]:
    for place, item in enumerate(block.items):
        mark = "- " if block.start is None else f"{block.start + place}. "
        # An item that is one paragraph stays close to the next one.
        lines = text_of(item).rstrip("\n").split("\n")
        for at, line in enumerate(lines):
            yield f"{mark if at == 0 else ' ' * len(mark)}{line}".rstrip()


def _table(block: Table) -> Iterator[str]:
    """Yield each row as its first cell, with the others below it under their column."""
    labels = [_said(cell) for cell in block.header]
    for place, row in enumerate(block.rows):
        if place:
            yield ""
        cells = [_said(cell).replace("\n", " ") for cell in row]
        for at, (label, cell) in enumerate(zip(labels, cells, strict=True)):
            if cell:
                named = f"{label}: {cell}" if label else cell
                yield named if at == 0 else f"{_INDENT}{named}"


def _said(inlines: Iterable[Inline]) -> str:
    return "".join(_one(inline) for inline in inlines)


def _one(inline: Inline) -> str:
    match inline:
        case Words():
            return inline.text
        case LineBreak():
            return "\n"
        case Link():
            shown = "".join(words.text for words in inline.words)
            plain = inline.address.removeprefix("mailto:")
            return f"{shown} ({inline.address})" if plain and plain != shown else shown
