"""What changed between two texts, word by word, in a form for screens and for plain text.

Lines are aligned first, then the words within lines that changed. How lines end is no part
of the comparison.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from raadsboek.core.alignment import align

_ALIKE = 0.4
_LOOK_AHEAD = 12
_LINE_END = re.compile(r"\r\n|\n|\r")
_TOKEN = re.compile(r"\[\[[^\[\]\s]+\]\]|\w+(?:[-:]\w+)*|\s+|[^\w\s]")
"""A vote (7-1-1), a day, a time, a number with its brackets: each changes as one word."""


class RunKind(StrEnum):
    """Whether a run of text stands in both versions or in one."""

    SAME = "gelijk"
    REMOVED = "weg"
    ADDED = "nieuw"


class Run(Struct, frozen=True):
    """A piece of a line that has one fate."""

    kind: RunKind
    text: str


class Line(Struct, frozen=True):
    """A line of the difference: a line of either text, or one of each laid over each other.

    A line `only` REMOVED or ADDED exists in one version; otherwise it exists in both.
    """

    runs: tuple[Run, ...]
    only: RunKind = RunKind.SAME

    @property
    def changed(self) -> bool:
        """Tell if the line differs between the versions."""
        return self.only is not RunKind.SAME or any(
            run.kind is not RunKind.SAME for run in self.runs
        )

    @property
    def plain(self) -> str:
        """The line in plain text: 'onder [-twee-]{+drie+} voorwaarden'."""
        return "".join(_MARKED[run.kind].format(run.text) for run in self.runs)

    def excerpt(self, around: int = 40) -> str:
        """Return the line in plain text with only so many characters of what stayed around it."""
        last = len(self.runs) - 1
        return "".join(
            _shortened(run.text, around, first=at == 0, last=at == last)
            if run.kind is RunKind.SAME and self.only is RunKind.SAME
            else _MARKED[run.kind].format(run.text)
            for at, run in enumerate(self.runs)
        )


def _shortened(text: str, around: int, *, first: bool, last: bool) -> str:
    before = "" if first else text[:around]
    after = "" if last else text[-around:]
    whole = len(text) <= len(before) + len(after)
    return text if whole else f"{before}…{after}"


_MARKED = {RunKind.SAME: "{}", RunKind.REMOVED: "[-{}-]", RunKind.ADDED: "{{+{}+}}"}


class Fold(Struct, frozen=True):
    """A number of equal lines that are not shown."""

    lines: int

    @property
    def plain(self) -> str:
        """The fold in plain text."""
        return f"… {self.lines} regels gelijk" if self.lines > 1 else "… 1 regel gelijk"


class Difference(Struct, frozen=True):
    """All lines of two versions laid over each other."""

    lines: tuple[Line, ...]

    @property
    def empty(self) -> bool:
        """Tell if the texts are equal, apart from how their lines end."""
        return not any(line.changed for line in self.lines)

    def folded(self, context: int = 2) -> list[Line | Fold]:
        """Return the changed lines with so many lines around them, and folds for the rest."""
        near = _near_changes(self.lines, context)
        shown: list[Line | Fold] = []
        hidden = 0
        for at, line in enumerate(self.lines):
            if at not in near:
                hidden += 1
                continue
            if hidden:
                shown.append(Fold(hidden))
                hidden = 0
            shown.append(line)
        if hidden:
            shown.append(Fold(hidden))
        return shown

    def plain(self, context: int = 2) -> list[str]:
        """Return the folded difference as lines of plain text."""
        return [part.plain for part in self.folded(context)]


def _near_changes(lines: Sequence[Line], context: int) -> set[int]:
    near: set[int] = set()
    for at, line in enumerate(lines):
        if line.changed:
            near.update(range(max(0, at - context), min(len(lines), at + context + 1)))
    return near


def difference(before: str, after: str) -> Difference:
    """Return what changed from `before` to `after`."""
    old, new = _LINE_END.split(before), _LINE_END.split(after)
    lines: list[Line] = []
    for equal, old_start, old_end, new_start, new_end in align(old, new):
        if equal:
            lines += [_whole(text, RunKind.SAME) for text in old[old_start:old_end]]
        else:
            lines += _changed_lines(old[old_start:old_end], new[new_start:new_end])
    return Difference(tuple(lines))


def _whole(text: str, kind: RunKind) -> Line:
    return Line((Run(kind, text),) if text else (), kind)


def _changed_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Lay old and new lines that look alike over each other; the rest is removed or added."""
    new_at = 0
    for text in old:
        partner = _partner(text, new, new_at)
        if partner is None:
            yield _whole(text, RunKind.REMOVED)
            continue
        yield from (_whole(line, RunKind.ADDED) for line in new[new_at:partner])
        yield Line(tuple(_word_runs(text, new[partner])))
        new_at = partner + 1
    yield from (_whole(line, RunKind.ADDED) for line in new[new_at:])


def _partner(text: str, new: Sequence[str], start: int) -> int | None:
    """Return the first of the next new lines that shares enough words with `text`."""
    words = Counter(_words(text))
    if not words:
        return None
    for at in range(start, min(len(new), start + _LOOK_AHEAD)):
        others = Counter(_words(new[at]))
        shared = (words & others).total()
        if 2 * shared >= _ALIKE * (words.total() + others.total()) and shared:
            return at
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _word_runs(before: str, after: str) -> list[Run]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    pieces: list[tuple[bool, str, str]] = []
    blocks = align(old, new)
    for at, (equal, old_start, old_end, new_start, new_end) in enumerate(blocks):
        gone = "".join(old[old_start:old_end])
        come = "".join(new[new_start:new_end])
        # A lone space between two changes reads as part of one change.
        between = 0 < at < len(blocks) - 1
        same = equal and not (between and gone.isspace())
        if pieces and pieces[-1][0] is same:
            pieces[-1] = (same, pieces[-1][1] + gone, pieces[-1][2] + come)
        else:
            pieces.append((same, gone, come))
    runs: list[Run] = []
    for same, gone, come in pieces:
        if same:
            runs.append(Run(RunKind.SAME, gone))
            continue
        if gone:
            runs.append(Run(RunKind.REMOVED, gone))
        if come:
            runs.append(Run(RunKind.ADDED, come))
    return runs
