"""Filling in the text of a mail: {{dag}} becomes the day, and a line that is one blank may be more.

What is filled in is text and never markup: a title with stars or braces in it stays a title. A name
that means nothing stays as it is and is told.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.documents.blocks import (
    Block,
    Heading,
    Inline,
    Inlines,
    Items,
    LineBreak,
    Paragraph,
    Quote,
    Words,
)
from raadsboek.core.documents.composing import lines, one_line, plain
from raadsboek.core.documents.parsing import parse_blocks
from raadsboek.core.remarks import without_remarks

_BLANK = re.compile(r"\{\{([^{}\n]+)\}\}")
_SUBJECT = re.compile(r"\s*onderwerp:[ \t]*(?P<words>[^\n]*)\n?", re.IGNORECASE)
_GAP = re.compile(r"\n[ \t]*\n")


class Filled(Struct, frozen=True):
    """A mail as its text says it; `unknown` are the blanks that mean nothing."""

    subject: str
    blocks: tuple[Block, ...]
    unknown: tuple[str, ...] = ()


def fill(
    text: str,
    *,
    words: Mapping[str, str],
    parts: Mapping[str, tuple[Block, ...]],
    usual_subject: str = "",
) -> Filled:
    """Return the mail that a text makes of these words, and of parts that stand by themselves.

    Without a first line with its subject that of `usual_subject` counts, which has blanks too.
    """
    filling = _Filling(words, parts)
    whole = without_remarks(text.replace("\r\n", "\n")).strip("\n")
    found = _SUBJECT.match(whole)
    subject = filling.line(found["words"] if found else "") or filling.line(usual_subject)
    body = whole[found.end() :] if found else whole
    blocks = tuple(block for chunk in _GAP.split(body) for block in filling.blocks(chunk))
    return Filled(subject, blocks, tuple(dict.fromkeys(filling.unknown)))


def subject_of(text: str) -> str:
    """Return the subject of a text with its blanks; '' for a text without one."""
    found = _SUBJECT.match(text)
    return found["words"] if found else ""


class _Filling:
    """What blanks mean, and those that were met and mean nothing."""

    def __init__(self, words: Mapping[str, str], parts: Mapping[str, tuple[Block, ...]]) -> None:
        self._words = words
        self._parts = parts
        self.unknown: list[str] = []

    def line(self, text: str) -> str:
        """Return one line of text."""
        return one_line(_BLANK.sub(lambda found: self._value(found[1], found[0]), text))

    def blocks(self, chunk: str) -> Iterator[Block]:
        """Yield what a paragraph says; nothing for one that is empty now."""
        alone = _BLANK.fullmatch(chunk.strip())
        if alone and _name(alone[1]) in self._parts:
            yield from self._parts[_name(alone[1])]
            return
        for block in parse_blocks(chunk):
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Block]:
        match block:
            case Paragraph() | Heading():
                inlines = self._inlines(block.inlines)
                if inlines:
                    yield replace(block, inlines=inlines)
            case Items():
                items = tuple(tuple(self._inside(item)) for item in block.items)
                if any(items):
                    yield replace(block, items=tuple(item for item in items if item))
            case Quote():
                yield Quote(tuple(self._inside(block.blocks)))
            case _:
                yield block

    def _inside(self, blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            yield from self._block(block)

    def _inlines(self, inlines: Inlines) -> Inlines:
        """Return the lines of a paragraph filled in, without those that are empty now."""
        rows: list[list[Inline]] = [[]]
        for one in inlines:
            match one:
                case LineBreak():
                    rows.append([])
                case Words():
                    rows[-1] += self._said(one)
                case _:
                    rows[-1].append(one)
        return lines(tuple(_trimmed(row)) for row in rows)

    def _said(self, words: Words) -> Iterator[Inline]:
        at = 0
        for found in _BLANK.finditer(words.text):
            yield replace(words, text=words.text[at : found.start()])
            value = self._value(found[1], found[0])
            yield from plain(value, bold=words.bold, italic=words.italic)
            at = found.end()
        yield replace(words, text=words.text[at:])

    def _value(self, name: str, shown: str) -> str:
        folded = _name(name)
        if folded not in self._words:
            self.unknown.append(shown)
            return shown
        return self._words[folded]


def _trimmed(row: Iterable[Inline]) -> Iterator[Inline]:
    """Yield a line with words that look alike in one piece, and no blank at its end."""
    joined: list[Inline] = []
    for one in row:
        last = joined[-1] if joined else None
        if isinstance(one, Words) and not one.text:
            continue
        if isinstance(one, Words) and isinstance(last, Words):
            same = replace(last, text=one.text) == one
            if same:
                joined[-1] = replace(last, text=last.text + one.text)
                continue
        joined.append(one)
    if joined and isinstance(joined[-1], Words):
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    yield from (one for one in joined if not isinstance(one, Words) or one.text)


def _name(typed: str) -> str:
    return " ".join(typed.split()).casefold()
