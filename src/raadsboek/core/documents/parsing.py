"""From Markdown text to blocks, once for every format; everything that was typed is in them.

Total and quick: tags stay text, a picture becomes its name and address, and a text that is built to
make a parser sweat stands as it was typed.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from raadsboek.core.documents.blocks import (
    DEEPEST,
    Block,
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
from raadsboek.core.links import pieces
from raadsboek.core.text import visible, visible_lines

LARGEST = 2_000_000
"""Characters of a text that are still laid out; a longer one stands as it was typed."""
_LONGEST_LINE = 20_000
_MOST_MARKS = 2_000
"""Marks in one paragraph; with more of them a parser may take minutes."""
_MARKS = re.compile(r"[\\`*_\[\]<&!~]")
_GAP = re.compile(r"\n[ \t]*\n")


def parse_blocks(text: str) -> tuple[Block, ...]:
    """Return a Markdown text as blocks; headings keep their level, and never are of level 1."""
    plain = visible_lines(text)
    if not plain.strip():
        return ()
    if not _is_wild(plain):
        tokens = _parser().parse(plain)
        # Below its own limit the parser drops text without a word.
        if all(token.level < DEEPEST for token in tokens):
            return tuple(_Reader(tokens).blocks())
    return (Verbatim(plain.strip("\n")),)


def parse_words(text: str) -> Inlines:
    """Return one line of Markdown as words: for a cell or a title that somebody typed."""
    plain = " ".join(visible(text).split())
    if _is_wild(plain):
        return (Words(plain),) if plain else ()
    return tuple(_inlines(_parser().parseInline(plain)))


def _is_wild(text: str) -> bool:
    return (
        len(text) > LARGEST
        or any(len(line) > _LONGEST_LINE for line in text.split("\n"))
        or any(len(_MARKS.findall(part)) > _MOST_MARKS for part in _GAP.split(text))
    )


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802
        return is_safe_link(url)


@cache
def _parser() -> MarkdownIt:
    options = {"html": False, "breaks": True, "maxNesting": DEEPEST + 4}
    parser = _Parser("commonmark", options)
    # Link definitions would vanish from the page ("[OR]: akkoord"); tables are wanted.
    return parser.enable(["table", "strikethrough"]).disable(
        ["reference", "lheading", "html_block"]
    )


class _Reader:
    """The tokens of one text, read from first to last."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def blocks(self, until: str = "") -> Iterator[Block]:
        """Yield the blocks up to the token that closes what they are in."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == until:
                return
            yield self.block(token)

    def block(self, token: Token) -> Block:
        match token.type:
            case "heading_open":
                return Heading(max(2, int(token.tag[1])), self.line(token))
            case "paragraph_open":
                return Paragraph(self.line(token))
            case "bullet_list_open" | "ordered_list_open":
                return self.list(token)
            case "blockquote_open":
                return Quote(tuple(self.blocks("blockquote_close")))
            case "table_open":
                return self.table()
            case "hr":
                return Rule()
            case _:  # a fence or indented code; nothing else is switched on
                return Verbatim("\n".join(filter(None, [token.info, token.content.rstrip("\n")])))

    def line(self, opened: Token) -> Inlines:
        """Return the words between an opening token and its closing one."""
        found: Inlines = ()
        closing = opened.type.replace("_open", "_close")
        while (token := self.tokens[self.at]).type != closing:
            found = (*found, *_inlines([token]))
            self.at += 1
        self.at += 1
        return found

    def list(self, opened: Token) -> Items:
        closing = opened.type.replace("_open", "_close")
        items = []
        while self.tokens[self.at].type != closing:
            self.at += 1  # list_item_open
            items.append(tuple(self.blocks("list_item_close")))
        self.at += 1
        if opened.type == "bullet_list_open":
            return Items(tuple(items))
        return Items(tuple(items), int(opened.attrs.get("start", 1)))

    def table(self) -> Table:
        rows: list[tuple[Inlines, ...]] = []
        row: list[Inlines] = []
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            match token.type:
                case "tr_open":
                    row = []
                case "th_open" | "td_open":
                    row.append(self.line(token))
                case "tr_close":
                    rows.append(tuple(row))
        self.at += 1
        return Table(rows[0], tuple(rows[1:]))


def _inlines(tokens: Sequence[Token]) -> Iterator[Inline]:
    """Yield the words of inline tokens, those that look the same and touch as one."""
    for token in tokens:
        yield from _joined(list(_Line(token.children or ()).inlines()))


class _Line:
    """The words of one paragraph, heading or cell, read from first to last."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.bold = self.italic = self.struck = 0
        self.address: str | None = None
        self.title = ""
        self.linked: list[Words] = []

    def inlines(self) -> Iterator[Inline]:
        for token in self.tokens:
            match token.type:
                case "strong_open" | "strong_close":
                    self.bold += token.nesting
                case "em_open" | "em_close":
                    self.italic += token.nesting
                case "s_open" | "s_close":
                    self.struck += token.nesting
                case "link_open":
                    self.address, self.linked = str(token.attrs.get("href", "")), []
                    self.title = str(token.attrs.get("title", ""))
                case "link_close":
                    yield Link(tuple(self.linked), address=self.address or "")
                    self.address = None
                    yield from self.put(f" ({self.title})" if self.title else "")
                case "softbreak" | "hardbreak":
                    yield from self.put(" ") if self.address is not None else [LineBreak()]
                case "image":
                    about = (token.attrs.get("src", ""), token.attrs.get("title", ""))
                    yield from self.put(f"[{token.content}: {' '.join(map(str, about)).strip()}]")
                case "code_inline":
                    yield from self.put(token.content, code=True)
                case _:
                    yield from self.text(token.content)

    def text(self, content: str) -> Iterator[Inline]:
        """Yield words with the links between notes in them."""
        if self.address is not None:
            yield from self.put(content)
            return
        for shown, number in pieces(content):
            if number:
                yield Link((self.words(shown),), number=number)
            else:
                yield self.words(shown)

    def put(self, content: str, *, code: bool = False) -> Iterator[Inline]:
        words = self.words(content, code=code)
        if self.address is None:
            yield words
        else:
            self.linked.append(words)

    def words(self, content: str, *, code: bool = False) -> Words:
        # Last, so that what was written as an entity (&#27;) is made harmless as well.
        return Words(
            visible(content),
            bold=self.bold > 0,
            italic=self.italic > 0,
            struck=self.struck > 0,
            code=code,
        )


def _joined(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """Yield inlines with neighbours that look the same as one; empty words say nothing."""
    held: Words | None = None
    for one in inlines:
        if isinstance(one, Words):
            if not one.text:
                continue
            if held is not None and _look(held) == _look(one):
                held = Words(held.text + one.text, *_look(held))
                continue
        if held is not None:
            yield held
        held = one if isinstance(one, Words) else None
        if held is None:
            yield one
    if held is not None:
        yield held


def _look(words: Words) -> tuple[bool, bool, bool, bool]:
    return words.bold, words.italic, words.struck, words.code
