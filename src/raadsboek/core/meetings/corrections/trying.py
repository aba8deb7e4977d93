"""Trying corrections on a text before any is taken over: what each does, or what stands in its way.

Nothing is written here; front ends show the outcome, and `book` takes it over.
"""

import re
from collections.abc import Collection, Sequence

from msgspec import Struct

from raadsboek.core.difference import Line
from raadsboek.core.meetings.corrections.following import words_of
from raadsboek.core.meetings.corrections.locating import Text, place, text_now
from raadsboek.core.meetings.corrections.marked_up import Hunk, MarkedUp, carry_all_over, compare
from raadsboek.core.meetings.corrections.numbered_print import NumberedPrint
from raadsboek.core.meetings.corrections.placed import Placed, apply_all
from raadsboek.core.meetings.corrections.reading import Correction, read_correction
from raadsboek.core.problem import Problem

_LIST_MARK = re.compile(r"^(?:[>\s]*)(?:[-*•–]\s+|\d{1,2}[.)]\s+)?")
_ARROW = re.compile(r"->|=>|→")
_LISTED = 0.4


class Outcome(Struct, frozen=True, kw_only=True):
    """What trying one correction gave: its place and how that looks, or the problem."""

    typed: str
    placed: Placed | None = None
    problem: Problem | None = None
    shown: Line = Line(())


class Trial(Struct, frozen=True, kw_only=True):
    """The outcomes in order, and the text with all corrections in it that found their place."""

    outcomes: tuple[Outcome, ...]
    body: str

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The corrections that found their place."""
        return tuple(one.placed for one in self.outcomes if one.placed is not None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What stands in the way of the others."""
        return tuple(one.problem for one in self.outcomes if one.problem is not None)


class Given(Struct, frozen=True, kw_only=True):
    """What a reviewer sent: a list of corrections, or a copy with changes in it.

    `skipped` are the lines of a list that are no corrections.
    """

    printed: NumberedPrint
    typed: tuple[str, ...] = ()
    marked: MarkedUp | None = None
    skipped: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many corrections there are."""
        return len(self.typed) if self.marked is None else len(self.marked.hunks)

    def tried(self, body: str, *, by: str = "", chosen: Collection[int] | None = None) -> Trial:
        """Try all corrections on a text, or those that are chosen by their place from 0."""
        wanted = [at for at in range(self.count) if chosen is None or at in chosen]
        if self.marked is None:
            return try_typed(self.printed, body, [self.typed[at] for at in wanted], by=by)
        return try_copy(self.marked, [self.marked.hunks[at] for at in wanted], body, by=by)


def given_in(text: str, printed: NumberedPrint) -> Given:
    """Return the corrections in what a reviewer sent about the text that was sent round."""
    listed = corrections_in(text, printed)
    if listed is None:
        return Given(printed=printed, marked=compare(printed, text))
    return Given(printed=printed, typed=tuple(listed[0]), skipped=tuple(listed[1]))


def try_typed(printed: NumberedPrint, body: str, typed: Sequence[str], *, by: str = "") -> Trial:
    """Try typed corrections one after the other: each on the text as the one before left it."""
    outcomes = []
    text = text_now(printed, body)
    for sentence in typed:
        outcome = try_one(text, sentence, by=by)
        outcomes.append(outcome)
        if outcome.placed is not None:
            text = text_now(printed, outcome.placed.applied(text.body))
    return Trial(outcomes=tuple(outcomes), body=text.body)


def try_one(text: Text, typed: str, *, by: str = "") -> Outcome:
    """Try one typed correction on a text."""
    correction = read_correction(typed, by=by)
    found = correction if isinstance(correction, Problem) else place(correction, text)
    return _outcome(typed, found, text.body)


def try_copy(marked: MarkedUp, hunks: Sequence[Hunk], body: str, *, by: str = "") -> Trial:
    """Try changes of a reviewer's copy; they stand beside each other, in any choice."""
    found = carry_all_over(marked, hunks, body, by=by)
    outcomes = tuple(
        _outcome(one.what if isinstance(one, Placed) else _told(marked, hunk), one, body)
        for one, hunk in zip(found, hunks, strict=True)
    )
    return Trial(
        outcomes=outcomes, body=apply_all(body, (one for one in found if isinstance(one, Placed)))
    )


def _outcome(typed: str, found: Placed | Problem, body: str) -> Outcome:
    if isinstance(found, Problem):
        return Outcome(typed=typed, problem=found)
    return Outcome(typed=typed, placed=found, shown=Line(found.runs(body)))


def _told(marked: MarkedUp, hunk: Hunk) -> str:
    old = " ".join(word.text for word in marked.base_words[hunk.first : hunk.last])
    new = " ".join(word.text for word in marked.copy_words[hunk.start : hunk.end])
    return f"{old} → {new}".strip()


def corrections_in(text: str, printed: NumberedPrint) -> tuple[list[str], list[str]] | None:
    """Return the corrections in a letter that lists them line by line, and its other lines.

    None when the text is no such letter, but a copy of the minutes.
    """
    lines = [_LIST_MARK.sub("", line).strip() for line in text.splitlines() if line.strip()]
    found = [line for line in lines if _is_correction(line)]
    if not found or len(found) < _LISTED * len(lines):
        return None
    if len(words_of(text)) > max(200, len(words_of(printed.body)) // 2) and len(found) < len(lines):
        return None
    return found, [line for line in lines if line not in found]


def _is_correction(line: str) -> bool:
    """Tell if a line means to be a correction: it names a place, or has an arrow in it."""
    correction = read_correction(line)
    if isinstance(correction, Correction):
        return correction.place is not None or _ARROW.search(line) is not None
    return False
