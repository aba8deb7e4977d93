"""Where a document says that it came from, and how its text differs from what it was made of.

Pure. A document carries a mark (`Document.mark`): the program, its reference (kenmerk) and the
short code of the version that it was made from.
"""

import difflib
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from raadsboek.core.version_code import LENGTH

_MARK = re.compile(
    r"\s*raadsboek(?:\s+(?P<reference>\S.*?))??"
    rf"(?:\s+(?P<version>[0-9a-f]{{{LENGTH}}}))?\s*"
)
_MOST_WORDS = 60_000
"""Words of which every difference is worked out; of a longer text the parts that differ are."""
_AROUND = 4
_CUT = re.compile(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])")
_LOOKS = {ord(mark): None for mark in "*_`\\"}


class Origin(Struct, frozen=True):
    """What a document says of itself: its reference, and the version that it was made from."""

    reference: str = ""
    version: str = ""


class Change(Struct, frozen=True):
    """A place where two texts differ: what stands in the raadsboek, in the file, and before it."""

    ours: str
    theirs: str
    after: str = ""


def origin_in(keywords: str) -> Origin | None:
    """Return what the mark of a document says; None when it carries none."""
    found = _MARK.fullmatch(keywords)
    if found is None:
        return None
    return Origin(found["reference"] or "", found["version"] or "")


def changes_between(ours: str, theirs: str) -> list[Change]:
    """Return where the text of a file differs from ours, word by word; how it looks counts not.

    Both are as they were read from a file: with marks for bold, and lines that make a table.
    """
    mine, other = _words(ours), _words(theirs)
    if mine == other:
        return []
    return list(_changes(mine, other))


def as_one_page(text: str, *, heads: Sequence[str], foot: str) -> str:
    """Return the text of pages without the head and foot of each, and with cut words made whole.

    Where a page ends is no part of what a document says; a newer version of the program may lay it
    out otherwise. A foot that says something else stays, for somebody changed it.
    """
    page = re.compile(rf"{re.escape(foot)} pagina \d+ van \d+")
    lines = (line for line in text.splitlines() if line.strip() not in heads)
    kept = [line for line in lines if not page.fullmatch(line.strip())]
    return _CUT.sub("", "\n".join(kept))


def _words(text: str) -> list[str]:
    """Return the words of a text; Word and others make headers of tables bold as they like."""
    words = (word.translate(_LOOKS) for word in text.split())
    return [word for word in words if word.strip("|-:#")]


def _changes(mine: Sequence[str], other: Sequence[str]) -> Iterator[Change]:
    start = 0
    while start < min(len(mine), len(other)) and mine[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(mine), len(other)) - start and mine[-1 - end] == other[-1 - end]:
        end += 1
    last, last_other = len(mine) - end, len(other) - end
    old, new = mine[start:last], other[start:last_other]
    if len(old) + len(new) > _MOST_WORDS:
        yield _change(mine, other, (start, last), (start, last_other))
        return
    compared = difflib.SequenceMatcher(None, old, new, autojunk=len(old) > _MOST_WORDS // 20)
    for what, one, two, three, four in compared.get_opcodes():
        if what != "equal":
            yield _change(mine, other, (start + one, start + two), (start + three, start + four))


def _change(
    mine: Sequence[str], other: Sequence[str], ours: tuple[int, int], theirs: tuple[int, int]
) -> Change:
    return Change(
        ours=" ".join(mine[slice(*ours)]),
        theirs=" ".join(other[slice(*theirs)]),
        after=" ".join(other[max(0, theirs[0] - _AROUND) : theirs[0]]),
    )
