"""Line breaks of edited text: every line that stays keeps the break that it had.

Owns putting back what text fields take away: they show lines, and give all of them the same
break. Pure; it must not change a visible character.
"""

from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple

_ORDINARY = ("\n", "\r\n", "\r")
_MAXIMUM_COMPARED = 2000


class _Line(NamedTuple):
    text: str
    ending: str


def keep_line_breaks(before: str, after: str, default: str) -> str:
    """Return `after` with the line breaks of `before` on the lines that both have.

    New lines get the break that most lines of `before` have, or `default` when it has none.
    """
    if before == after:
        return before
    old, new = _lines(before), _lines(after)
    counted = Counter(line.ending for line in old if line.ending in _ORDINARY)
    usual = counted.most_common(1)[0][0] if counted else default
    endings = [usual if line.ending in _ORDINARY else line.ending for line in new]
    plain = _joined(new, endings)
    for old_place, new_place in _pairs([line.text for line in old], [line.text for line in new]):
        if new[new_place].ending and old[old_place].ending:
            endings[new_place] = old[old_place].ending
    result = _joined(new, endings)
    # A break of \r before an empty line with \n would become one break \r\n.
    same = [line.text for line in _lines(result)] == [line.text for line in new]
    return result if same else plain


def _lines(text: str) -> list[_Line]:
    """Split where text fields split; the last line has no break, and may be empty."""
    lines = []
    for line in text.splitlines(keepends=True):
        bare = line.splitlines()[0]
        lines.append(_Line(bare, line[len(bare) :]))
    if not lines or lines[-1].ending:
        lines.append(_Line("", ""))
    return lines


def _joined(lines: list[_Line], endings: list[str]) -> str:
    return "".join(line.text + ending for line, ending in zip(lines, endings, strict=True))


def _pairs(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Return which line of `old` is which line of `new`."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    pairs = [(place, place) for place in range(start)]
    pairs += [(len(old) - place, len(new) - place) for place in range(1, end + 1)]
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    # Comparing grows with the product of both; so much new text has no old breaks to keep.
    if max(len(middle_old), len(middle_new)) <= _MAXIMUM_COMPARED:
        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        for old_at, new_at, size in matcher.get_matching_blocks():
            pairs += [(start + old_at + step, start + new_at + step) for step in range(size)]
    return pairs
