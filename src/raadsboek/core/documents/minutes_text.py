"""The text of a meeting as blocks: points, keyword lines that stand out, and what is confidential.

What the text says is decided by `core.minutes.parsing` alone. Each passage knows the lines that it
was made of, so that whoever reads a document back can find them. Remarks are never in it.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from raadsboek.core.documents.blocks import Block, Inline, LineBreak, Paragraph, Words
from raadsboek.core.documents.parsing import parse_blocks, parse_words
from raadsboek.core.links import link, targets
from raadsboek.core.minutes.agenda import read_attributes
from raadsboek.core.minutes.entries import Entry, EntryKind, Minutes, split_lines
from raadsboek.core.minutes.heads import read_head
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.remarks import without_remarks

OPENED = "Vertrouwelijk"
CLOSED = "Einde vertrouwelijk"
_PAPERS = "stukken"


class Passage(Struct, frozen=True):
    """Blocks with the lines of the text that they were made of: from `start` up to `end`."""

    start: int
    end: int
    blocks: tuple[Block, ...]


def minutes_blocks(body: str, *, without: Iterable[EntryKind] = ()) -> tuple[Block, ...]:
    """Return the text of a meeting as blocks, without keyword lines of some kinds."""
    found = passages(body, without=without) if without else whole_passages(body)
    return tuple(block for one in found for block in one.blocks)


@lru_cache(maxsize=1)
def whole_passages(body: str) -> tuple[Passage, ...]:
    """Return all passages of a text; who lays it out asks for them again to find its words."""
    return tuple(passages(body))


def passages(body: str, *, without: Iterable[EntryKind] = ()) -> Iterator[Passage]:
    """Yield the passages of a text in order; together they cover every line that says something."""
    text = without_remarks(body)
    lines, minutes = split_lines(text), parse(text)
    left_out = frozenset(without)
    at = 0
    for start, end, blocks in sorted(_special(minutes, lines, left_out), key=lambda one: one[:2]):
        if start > at:
            yield Passage(at, start, parse_blocks("\n".join(lines[at:start])))
        yield Passage(start, end, blocks)
        at = end
    if at < len(lines):
        yield Passage(at, len(lines), parse_blocks("\n".join(lines[at:])))


def _special(
    minutes: Minutes, lines: list[str], without: frozenset[EntryKind]
) -> Iterator[tuple[int, int, tuple[Block, ...]]]:
    """Yield the lines that are no ordinary text, with the blocks that they become."""
    for item in minutes.items:
        attributes, end = read_attributes(lines, item.start + 1)
        if attributes:
            yield item.start + 1, end, _papers(attributes.get(_PAPERS, ""))
    for entry in minutes.entries:
        if entry.kind is EntryKind.CONFIDENTIAL:
            yield entry.start, entry.start + 1, (_mark(OPENED),)
            if _is_closed(entry, lines):
                yield entry.end - 1, entry.end, (_mark(CLOSED),)
        else:
            yield entry.start, entry.end, () if entry.kind in without else (_entry(entry, lines),)


def _is_closed(entry: Entry, lines: list[str]) -> bool:
    last = lines[entry.end - 1].strip()
    return entry.end - 1 > entry.start and not last.strip(">*+-: \t{}") and "::" in last


def _mark(words: str) -> Paragraph:
    return Paragraph((Words(f"[{words}]", bold=True),))


def _papers(papers: str) -> tuple[Block, ...]:
    """Return the papers of a point, as published minutes name them below its title."""
    numbers = targets(papers)
    if not numbers:
        return ()
    words = parse_words(", ".join(map(link, numbers)))
    return (Paragraph((Words("Stukken: ", italic=True), *words)),)


def _entry(entry: Entry, lines: list[str]) -> Paragraph:
    """Return a keyword line: what stands before its colon in bold, then its text."""
    first = lines[entry.start]
    head = read_head(first)
    said = head.text if head else ""
    before = " ".join(first[: len(first.rstrip()) - len(said)].split()) if said else first.strip()
    inlines: list[Inline] = [Words(f"{before} " if said else before, bold=True)]
    inlines += parse_words(said)
    for line in lines[entry.start + 1 : entry.end]:
        inlines += [LineBreak(), *parse_words(line)]
    return Paragraph(tuple(inlines))
