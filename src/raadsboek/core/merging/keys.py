"""Merging the keys above a note: another key is another place, with the comments above it.

Works on the lines as they stand, so that comments, order and quotes of both sides stay. It must
not know YAML: what both sides changed is named, for who can read the values.
"""

import re

from msgspec import Struct

from raadsboek.core.merging.lines import merge_lines
from raadsboek.core.merging.order import merge_order

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_KEY = re.compile(
    r"(?:\"([^\"\\]+)\"|'([^']+)'|([^\s#\-\"'\[\]{},&*!|>%@`?:][^:\r\n]*?))[ \t]*:(?=\s|$)"
)
_BREAK = re.compile(r"\r\n|\r|\n")


class MergedKeys(Struct, frozen=True):
    """The lines of all keys; for those in `both`, which both sides changed, the shared ones."""

    block: str
    both: tuple[str, ...] = ()


def merge_keys(base: str, own: str, shared: str, newline: str) -> MergedKeys | None:
    """Return the lines of the keys with the changes of both sides; None when they cannot be told.

    Every line gets `newline` as its break. Keys in which both sides changed different lines are
    done; those with the same line are named in `both`.
    """
    series = [_chunks(_BREAK.sub("\n", text)) for text in (base, own, shared)]
    before, mine, theirs = series
    if before is None or mine is None or theirs is None:
        return None
    kept = merge_order(list(before), list(mine), list(theirs))
    chunks: list[str] = []
    both: list[str] = []
    for name in _with_left(kept, before, mine, theirs):
        was, here, there = (known.get(name, "") for known in (before, mine, theirs))
        if here in (was, there) or there == was:
            chunks.append(there if here == was else here)
            continue
        merged = merge_lines(*(text.splitlines() for text in (was, here, there)))
        if merged.clashes or not (here and there):
            both.append(name)
            chunks.append(there or here)
        else:
            chunks.append("".join(f"{line}\n" for line in merged.lines))
    return MergedKeys("".join(chunks).replace("\n", newline), tuple(both))


def _with_left(
    kept: list[str], before: dict[str, str], own: dict[str, str], shared: dict[str, str]
) -> list[str]:
    """Return the names to keep: also of a key that one side took away and the other changed."""
    left = [
        name
        for name in before
        if name not in kept and (own.get(name) or shared.get(name) or before[name]) != before[name]
    ]
    # What stands below the last key has no name and stays below.
    return [*(name for name in kept if name), *left, *(name for name in kept if not name)]


def _chunks(block: str) -> dict[str, str] | None:
    """Return the lines of each key, the comments above it included; None when a key is unclear."""
    found: dict[str, str] = {}
    name = ""
    waiting = ""
    for line in _LINE.findall(block):
        line = line if line.endswith("\n") else f"{line}\n"
        key = _KEY.match(line)
        if key is not None:
            name = key[1] or key[2] or key[3]
            if name in found:
                return None
            found[name] = waiting + line
            waiting = ""
        elif not line.strip() or line.startswith("#"):
            waiting += line
        elif not name or not line.startswith((" ", "\t", "- ", "-\n")):
            return None
        else:
            found[name] += waiting + line
            waiting = ""
    if waiting:
        found[""] = waiting
    return found
