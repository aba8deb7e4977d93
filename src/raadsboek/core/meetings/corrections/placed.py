"""A correction that has found its place: which characters of the text it changes, and into what.

The one form in which a typed correction and a change in a reviewer's copy are shown, applied and
written down. It must not decide where something belongs.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from raadsboek.core.difference import Run, RunKind
from raadsboek.core.meetings.corrections.following import Word, words_of
from raadsboek.core.meetings.corrections.reading import Operation
from raadsboek.core.minutes.entries import EntryKind, Minutes, split_lines
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.problem import Problem

_AROUND = 4
_SEEN = 200
_LONG = 160


class Placed(Struct, frozen=True, kw_only=True):
    """`text[start:end]` becomes `new`. `old_words` and `new_words` are what a person sees.

    `place` is where it stands in the print that was sent round. `anchor` are the words that an
    addition stands next to. `remark` says what is worth knowing before it is taken over.
    """

    start: int
    end: int
    new: str
    operation: Operation
    old_words: str
    new_words: str
    place: str
    anchor: str = ""
    by: str = ""
    remark: str = ""

    def applied(self, text: str) -> str:
        """Return the text with this correction in it."""
        return text[: self.start] + self.new + text[self.end :]

    @property
    def line(self) -> str:
        """The correction as it is kept with the minutes: 'p2 r8 @anna: twee → drie'."""
        by = f" {giver(self.by)}" if self.by else ""
        return f"{self.place}{by}: {self.what}"

    @property
    def what(self) -> str:
        """What it does, in words: 'twee → drie'."""
        old, new = _short(self.old_words), _short(self.new_words)
        if self.operation is Operation.REMOVE:
            return f"schrappen: {old}"
        if self.operation in (Operation.AFTER, Operation.BEFORE):
            return f"{self.operation} {_short(self.anchor)}: {new}"
        return f"{old} → {new}"

    def runs(self, text: str) -> tuple[Run, ...]:
        """Return the words that go and come, between a few words of the text around them."""
        start, end = self.start, self.end
        # A change beside a line break is seen among the words of its own line.
        left = text.rfind("\n", 0, end - len(text[start:end].lstrip())) + 1
        right = text.find("\n", start + len(text[start:end].rstrip()))
        before = words_of(text, max(left, start - _SEEN), start)[-_AROUND:]
        before = [word for word in before if word.text.strip("#")]
        after = words_of(text, end, min(right if right >= 0 else len(text), end + _SEEN))[:_AROUND]
        at_left = text[start - 1 : start] + text[start:end][:1] + self.new[:1]
        at_right = text[start:end][-1:] + text[end : end + 1] + self.new[-1:]
        runs = [
            (RunKind.SAME, _sentence(before) + " " * any(map(str.isspace, at_left))),
            (RunKind.REMOVED, " ".join(self.old_words.split())),
            (RunKind.ADDED, " ".join(self.new_words.split())),
            (RunKind.SAME, " " * any(map(str.isspace, at_right)) + _sentence(after)),
        ]
        return tuple(Run(kind, words) for kind, words in runs if words)


def _sentence(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def giver(by: str) -> str:
    """Return who gave a correction as it is written: '@anna', or a whole name."""
    return by if " " in by or by.startswith("@") else f"@{by}"


def apply_all(text: str, placed: Iterable[Placed]) -> str:
    """Return the text with corrections that were all placed in it, and do not overlap."""
    for one in sorted(placed, key=lambda one: one.start, reverse=True):
        text = one.applied(text)
    return text


def structure_problem(before: str, after: str) -> Problem | None:
    """Return the problem when a number or a confidential block would get lost on the way.

    A numbered line is the link with its note, and a confidential block keeps words from getting
    out: neither goes by a correction.
    """
    old, new = parse(before), parse(after)
    numbers = [(entry.kind, entry.number) for entry in new.entries if entry.number]
    known = [(entry.kind, entry.number) for entry in old.entries if entry.number]
    for one in known:
        if one not in numbers:
            return Problem(
                code="correctie-nummer",
                message=f"Deze correctie zou {one[1]} uit het verslag halen of veranderen.",
                fix="Wijzig alleen de woorden na het nummer. Moet de hele regel weg, "
                "haal haar dan weg in de notulen en kies daar Vastleggen.",
            )
    for one in numbers:
        if one not in known:
            return Problem(
                code="correctie-nummer",
                message=f"Deze correctie zou zelf een nummer geven: {one[1]}.",
                fix="Laat het nummer weg: Raadsboek geeft het volgende nummer.",
            )
    if _blocks(old, before) != _blocks(new, after):
        return Problem(
            code="correctie-vertrouwelijk",
            message="Deze correctie zou een vertrouwelijk blok openen of sluiten.",
            fix="Doe dat in de notulen zelf.",
        )
    return None


def _blocks(minutes: Minutes, text: str) -> tuple[int, int]:
    """Return how many confidential blocks there are, and lines that open or close a block."""
    blocks = [entry for entry in minutes.entries if entry.kind is EntryKind.CONFIDENTIAL]
    return len(blocks), sum(line.lstrip().startswith(":::") for line in split_lines(text))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"
