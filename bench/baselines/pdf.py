"""The bare library for PDF: the same blocks as markup of typst, in the look that it brings."""

import json
from collections.abc import Iterable, Iterator

import typst

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
    plain_words,
)

_HEAD = """#set document(title: "x")
#set text(lang: "nl")
#set page(paper: "a4", numbering: "1")
#set par.line(numbering: "1")
"""


def write(title: str, blocks: Iterable[Block]) -> bytes:
    """Return the blocks as a PDF of the same standards as ours."""
    markup = "\n".join([f"{_HEAD}#title[{_text(title)}]", *_blocks(blocks)])
    made = typst.compile(markup.encode(), ignore_system_fonts=True, pdf_standards=["a-3a", "ua-1"])
    assert isinstance(made, bytes)
    return made


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield f"#heading(level: {block.level - 1})[{_line(block.inlines)}]"
            case Paragraph():
                yield f"#par[{_line(block.inlines)}]"
            case Items():
                name = "list" if block.start is None else "enum"
                items = "".join(f"[{' '.join(_blocks(item))}]" for item in block.items)
                yield f"#{name}{items}"
            case Quote():
                yield f"#quote(block: true)[{' '.join(_blocks(block.blocks))}]"
            case Table():
                rows = "".join(f"[{_line(cell)}]" for row in block.rows for cell in row)
                head = "".join(f"[{_line(cell)}]" for cell in block.header)
                yield f"#table(columns: {len(block.header)}, table.header{head}){rows}"
            case Verbatim():
                yield f"#raw({json.dumps(block.text)})"
            case Rule():
                yield "#line(length: 100%)"


def _line(inlines: Iterable[Inline]) -> str:
    return "".join(_inline(one) for one in inlines)


def _inline(one: Inline) -> str:
    match one:
        case Words():
            said = _text(one.text)
            said = f"#strong[{said}]" if one.bold else said
            return f"#emph[{said}]" if one.italic else said
        case Link():
            return _text(plain_words([one]))
        case LineBreak():
            return "#linebreak()"


def _text(text: str) -> str:
    return f"#{json.dumps(text, ensure_ascii=False)}"
