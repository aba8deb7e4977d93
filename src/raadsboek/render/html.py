"""Text as a web page that anybody can open: one file, nothing in it that runs or reaches outside.

The only place that makes HTML. What the page says, and what must stay out, is decided by who
gathers it. It must not read or write a file.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from typing import Protocol

from msgspec import Struct

from raadsboek.core.charts.chart import Chart
from raadsboek.core.charts.plotting import plot
from raadsboek.core.charts.telling import alt_of
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
)
from raadsboek.core.documents.document import Document
from raadsboek.core.documents.links import is_safe_link
from raadsboek.core.documents.parsing import parse_blocks
from raadsboek.core.text import visible_lines
from raadsboek.render.table_sides import right_columns

_PLOTTED, _DRAWN = 76, 600
"""How wide a chart is: in letters, and as a picture in dots of a web page."""
_EMBEDDED = "data:image/"
_STYLE = """
:root { color-scheme: light; }
body { font: 11pt/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff;
  max-width: 46em; margin: 2em auto; padding: 0 1em; overflow-wrap: anywhere; }
h1 { font-size: 1.6em; line-height: 1.2; }
h2 { font-size: 1.25em; margin-top: 1.6em; }
h3 { font-size: 1.05em; margin-top: 1.3em; }
h1, h2, h3, h4 { break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; }
th, td { border-bottom: 1px solid #bbb; padding: .3em .6em .3em 0; text-align: left;
  vertical-align: top; overflow-wrap: normal; }
th.bedrag, td.bedrag { text-align: right; white-space: nowrap; }
tr, li { break-inside: avoid; }
blockquote { border-left: 3px solid #888; margin-left: 0; padding-left: 1em; }
pre { white-space: pre-wrap; font: 10pt/1.4 ui-monospace, monospace; }
a { color: #0b4f8a; }
footer { border-top: 1px solid #bbb; margin-top: 2.5em; padding-top: .5em; font-size: .85em;
  white-space: pre-line; }
header > p { margin: 0; color: #444; }
header table { width: auto; }
header th, header td { border: 0; padding: .1em 1.5em .1em 0; }
main { border-top: 1px solid #bbb; }
mark { background: none; color: #1a1a1a; font-weight: bold; letter-spacing: .15em; }
@page { margin: 2cm; @bottom-right { content: counter(page) " van " counter(pages); } }
@media print {
  body { margin: 0; max-width: none; }
  a { color: inherit; }
  mark { position: fixed; top: 0; right: 0; }
}
"""


class Picture(Protocol):
    """Gives where the picture of a chart is: in its address itself, or a part of the mail."""

    def __call__(self, chart: Chart) -> str:
        """Return the address of a picture of this chart."""


class _Ways(Struct, frozen=True):
    """Where a page leads to: the places of numbers, and the pictures of charts."""

    places: Mapping[str, str] = {}
    picture: Picture | None = None


def page(
    title: str, text: str, *, footer: str = "", places: Mapping[str, str] | None = None
) -> bytes:
    """Return a whole page: the title as its first heading, the Markdown text, and a last line.

    `places` gives for a number the relative address that its links lead to; of other numbers only
    the words are shown. Headings in the text begin at the second level (`##`).
    """
    return _whole(title, [fragment(text, places=places).rstrip("\n")], footer)


def page_of(document: Document, picture: Picture | None = None) -> bytes:
    """Return a document as a page: title, facts, text, and the line that says where it is from.

    Without pictures a chart is lines of text.
    """
    footer = "\n".join(filter(None, [document.closing, document.full_foot]))
    body = [
        "<header>",
        f"<p>{escape(document.council)}</p>",
        f"<h1>{escape(document.title)}</h1>",
        *(["<p><mark>CONCEPT</mark></p>"] if document.is_draft else []),
        *_facts(document),
        "</header>",
        "<main>",
        *_blocks(document.blocks, _Ways(picture=picture)),
        "</main>",
        f"<footer>{escape(footer)}</footer>",
    ]
    about = {"author": document.author, "keywords": document.mark}
    return _page(document.title, body, about).encode()


def _facts(document: Document) -> Iterator[str]:
    """Yield the rows above the text: each label is the head of its row."""
    if document.facts:
        yield "<table>"
        for label, said in document.facts:
            yield f'<tr><th scope="row">{escape(label)}</th><td>{escape(said)}</td></tr>'
        yield "</table>"


def mail_page(title: str, blocks: Sequence[Block], picture: Picture | None = None) -> str:
    """Return what a mail says as a page: no heading above it, and nothing below it."""
    return _page(title, list(_blocks(blocks, _Ways(picture=picture))))


def fragment(text: str, *, places: Mapping[str, str] | None = None) -> str:
    """Return Markdown text as HTML without a page around it; everything that was typed is in it.

    Tags are shown as typed, a picture as its name and address. A text that is built to make a
    parser sweat is shown as it stands.
    """
    return "".join(f"{line}\n" for line in _blocks(parse_blocks(text), _Ways(places or {})))


def _whole(title: str, body: Sequence[str], footer: str) -> bytes:
    foot = [f"<footer>{escape(footer)}</footer>"] if footer else []
    return _page(title, [f"<h1>{escape(title)}</h1>", *body, *foot]).encode()


def _page(title: str, body: Sequence[str], about: Mapping[str, str] | None = None) -> str:
    has_pictures = any(f'<img src="{_EMBEDDED}' in line for line in body)
    lines = [
        "<!doctype html>",
        '<html lang="nl">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(has_pictures)}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        *(f'<meta name="{name}" content="{escape(told)}">' for name, told in (about or {}).items()),
        f"<title>{escape(title)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        *body,
        "</body>",
        "</html>",
        "",
    ]
    # Last, so that what was written as an entity is made harmless as well.
    return visible_lines("\n".join(lines))


@cache
def _policy(has_pictures: bool) -> str:
    """Return what a browser may do with a page: show our style and what the page holds itself."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    pictures = " img-src data:;" if has_pictures else ""
    return (
        f"default-src 'none'; style-src 'sha256-{digest}';{pictures}"
        " base-uri 'none'; form-action 'none'"
    )


def _blocks(blocks: Iterable[Block], ways: _Ways) -> Iterator[str]:
    """Yield the lines of HTML of blocks."""
    for block in blocks:
        match block:
            case Heading():
                level = min(block.level, 6)
                yield f"<h{level}>{_inline(block.inlines, ways)}</h{level}>"
            case Paragraph():
                yield f"<p>{_inline(block.inlines, ways)}</p>"
            case Items():
                yield from _items(block, ways)
            case Quote():
                yield "<blockquote>"
                yield from _blocks(block.blocks, ways)
                yield "</blockquote>"
            case Table():
                yield from _table(block, ways)
            case Verbatim():
                yield f"<pre>{escape(block.text, quote=False)}</pre>"
            case Rule():
                yield "<hr>"
            case Figure():
                yield _figure(block.chart, ways)


def _items(block: Items, ways: _Ways) -> Iterator[str]:
    tag = "ul" if block.start is None else "ol"
    start = f' start="{block.start}"' if block.start not in (None, 1) else ""
    yield f"<{tag}{start}>"
    for item in block.items:
        first, rest = item[:1], item[1:]
        if first and isinstance(first[0], Paragraph):
            yield f"<li>{_inline(first[0].inlines, ways)}"
            yield from _blocks(rest, ways)
        else:
            yield "<li>"
            yield from _blocks(item, ways)
        yield "</li>"
    yield f"</{tag}>"


def _table(block: Table, ways: _Ways) -> Iterator[str]:
    sides = [' class="bedrag"' if right else "" for right in right_columns(block)]
    head = "".join(
        f'<th scope="col"{side}>{_inline(cell, ways)}</th>'
        for cell, side in zip(block.header, sides, strict=True)
    )
    yield f"<table><thead><tr>{head}</tr></thead><tbody>"
    for row in block.rows:
        cells = (
            f"<td{side}>{_inline(cell, ways)}</td>" for cell, side in zip(row, sides, strict=True)
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def _figure(chart: Chart, ways: _Ways) -> str:
    if ways.picture is None:
        return f"<pre>{escape(chr(10).join(plot(chart, _PLOTTED)), quote=False)}</pre>"
    address = ways.picture(chart)
    return f'<p><img src="{escape(address)}" alt="{escape(alt_of(chart))}" width="{_DRAWN}"></p>'


def _inline(inlines: Iterable[Inline], ways: _Ways) -> str:
    return "".join(_one(inline, ways) for inline in inlines)


def _one(inline: Inline, ways: _Ways) -> str:
    match inline:
        case Words():
            return _words(inline)
        case LineBreak():
            return "<br>\n"
        case Link():
            shown = "".join(map(_words, inline.words))
            address = ways.places.get(inline.number, "") if inline.number else inline.address
            if not is_safe_link(address):
                return shown
            away = "" if inline.number else ' rel="noopener noreferrer"'
            return f'<a href="{escape(address)}"{away}>{shown}</a>'


def _words(words: Words) -> str:
    shown = escape(words.text, quote=False)
    for tag, wanted in (
        ("code", words.code),
        ("s", words.struck),
        ("em", words.italic),
        ("strong", words.bold),
    ):
        if wanted:
            shown = f"<{tag}>{shown}</{tag}>"
    return shown
