"""Places in a frontmatter block: where lines start and end, and what of them is a value.

Owns arithmetic on positions only; it must not change text.
"""

import re
from collections.abc import Iterable, Iterator

from raadsboek.vault.yaml_strings import Node

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_REST = re.compile(r"[^\r\n]*")


def leaves(node: Node) -> Iterator[tuple[int, int]]:
    """Yield where the texts of a value stand; only between them can comments stand."""
    if not node.items and not node.pairs:
        yield node.start, node.end
    for item in node.items:
        yield from leaves(item)
    for key, value in node.pairs:
        yield from leaves(key)
        yield from leaves(value)


def outside(block: str, spans: Iterable[tuple[int, int]], start: int, end: int) -> str:
    """Return `block[start:end]` less these spans."""
    kept = []
    for span_start, span_end in sorted(spans):
        kept.append(block[start:span_start])
        start = max(start, span_end)
    return "".join([*kept, block[start:end]])


def comment_lines(block: str, value: Node, start: int, end: int) -> Iterator[str]:
    """Yield the lines in `block[start:end]` that are a comment and no part of `value`."""
    texts = list(leaves(value))
    while start < end:
        stop = next_line(block, start)
        line = block[start:stop]
        if line.lstrip(" \t").startswith("#") and not any(a < start < b for a, b in texts):
            yield line
        start = stop


def line_start(block: str, index: int) -> int:
    """Return where the line with `index` starts."""
    return max(block.rfind("\n", 0, index), block.rfind("\r", 0, index)) + 1


def line_end(block: str, index: int) -> int:
    """Return where the line with `index` ends, before its line break."""
    match = _REST.match(block, index)
    assert match is not None
    return match.end()


def next_line(block: str, index: int) -> int:
    """Return where the line after the one with `index` starts."""
    match = _LINE.match(block, index)
    assert match is not None
    return match.end()


def indent_of(block: str, node: Node) -> str:
    """Return what stands before a node on its line."""
    return block[line_start(block, node.start) : node.start]
