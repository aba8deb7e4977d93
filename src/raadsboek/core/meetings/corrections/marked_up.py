"""A reviewer's own edited copy, compared word by word with the text that was sent round.

Owns the changes found in a copy (hunks) and carrying them over to the text as it is now. White
space alone is no change. A change whose surroundings have moved on is told, never squeezed in.
"""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from raadsboek.core.documents.audience import remarks_in
from raadsboek.core.meetings.corrections.copies import cleaned
from raadsboek.core.meetings.corrections.following import Followed, Word, follow, words_of
from raadsboek.core.meetings.corrections.numbered_print import NumberedPrint
from raadsboek.core.meetings.corrections.placed import Placed, apply_all, structure_problem
from raadsboek.core.meetings.corrections.reading import Operation
from raadsboek.core.minutes.heads import read_head
from raadsboek.core.problem import Problem
from raadsboek.core.remarks import blanked_remarks

_HEADING_MARK = re.compile(r"^ {0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_LINE_STARTS = re.compile(r"#|:::|[-*+•] |\d{1,2}[.)] |@")
_ENOUGH = 3
"""So many words in a row that are still there need no neighbour to prove their place."""


class Hunk(Struct, frozen=True, kw_only=True):
    """Words of the base (first, past the last) and the words of the copy in their place."""

    first: int
    last: int
    start: int
    end: int


class MarkedUp(Struct, frozen=True, kw_only=True):
    """A copy laid over the text it was made of, with what differs in order.

    `with_marks` tells that heading marks count as words: a print does not show them. `rewrapped`
    tells that lines of the copy break elsewhere, so that a line break says nothing.
    """

    printed: NumberedPrint
    copy: str
    with_marks: bool
    rewrapped: bool
    base_words: Sequence[Word]
    copy_words: Sequence[Word]
    hunks: tuple[Hunk, ...]


def compare(printed: NumberedPrint, copy: str) -> MarkedUp:
    """Return what a reviewer's copy changes in the text that was sent round."""
    text, is_print = cleaned(copy, printed)
    with_marks = not is_print and (
        _HEADING_MARK.search(text) is not None or _HEADING_MARK.search(printed.body) is None
    )
    return laid_over(printed, text, with_marks=with_marks)


def laid_over(printed: NumberedPrint, text: str, *, with_marks: bool = True) -> MarkedUp:
    """Return what differs between a text that was sent round and an edited copy of it."""
    base_words = compared_words(printed.body, with_marks=with_marks)
    copy_words = words_of(text)
    followed = follow(base_words, copy_words)
    hunks = tuple(
        Hunk(first=a, last=a_end, start=b, end=b_end)
        for equal, a, a_end, b, b_end in followed.blocks
        if not equal
    )
    return MarkedUp(
        printed=printed,
        copy=text,
        with_marks=with_marks,
        rewrapped=_is_rewrapped(printed.body, text, followed),
        base_words=base_words,
        copy_words=copy_words,
        hunks=hunks,
    )


def compared_words(text: str, *, with_marks: bool) -> list[Word]:
    """Return the words of a text; without marks of headings and remarks, as a print shows it."""
    if with_marks:
        return words_of(text)
    text = blanked_remarks(text)
    marks = {match.end(): match.start() for match in _HEADING_MARK.finditer(text)}
    hidden = {start for end, start in marks.items()}
    return [
        word
        for word in words_of(text)
        if not (set(word.text) == {"#"} and _line_start(text, word.start) in hidden)
    ]


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _is_rewrapped(base: str, copy: str, followed: Followed) -> bool:
    for equal, a, a_end, b, _ in followed.blocks:
        if not equal:
            continue
        for at in range(a_end - a - 1):
            old = base[followed.before[a + at].end : followed.before[a + at + 1].start]
            new = copy[followed.after[b + at].end : followed.after[b + at + 1].start]
            if {_level(old), _level(new)} == {0, 1}:
                return True
    return False


def carried_over(marked: MarkedUp, hunk: Hunk, now: str, *, by: str = "") -> Placed | Problem:
    """Return where a change of the copy belongs in the text `now`, or why it no longer fits."""
    words = compared_words(now, with_marks=marked.with_marks)
    return _carry_over(marked, hunk, now, follow(marked.base_words, words), by)


def carry_all_over(
    marked: MarkedUp, hunks: Iterable[Hunk], now: str, *, by: str = ""
) -> list[Placed | Problem]:
    """Return for each change where it belongs in the text `now`, or why it no longer fits."""
    followed = follow(marked.base_words, compared_words(now, with_marks=marked.with_marks))
    return [_carry_over(marked, hunk, now, followed, by) for hunk in hunks]


def all_applied(marked: MarkedUp) -> str:
    """Return the base with every change of the copy in it: the words of the copy."""
    base = marked.printed.body
    followed = follow(marked.base_words, marked.base_words)
    return apply_all(base, (_fitted(marked, hunk, base, followed, "") for hunk in marked.hunks))


def _carry_over(
    marked: MarkedUp, hunk: Hunk, now: str, followed: Followed, by: str
) -> Placed | Problem:
    if not _still_fits(hunk, followed):
        return _moved_on(marked, hunk, followed)
    placed = _fitted(marked, hunk, now, followed, by)
    after = placed.applied(now)
    if not marked.with_marks and remarks_in(after) != remarks_in(now):
        return _REMARK_GOES
    return structure_problem(now, after) or placed


_REMARK_GOES = Problem(
    code="correctie-opmerking",
    message="Bij deze woorden staat een opmerking van u in de tekst; die zou verdwijnen.",
    fix="Doe deze wijziging zelf in de notulen.",
)


def _still_fits(hunk: Hunk, followed: Followed) -> bool:
    """Tell if the words of a change are still there, next to at least one of their neighbours."""
    count = len(followed.before)
    left, right = max(0, hunk.first - 1), min(count, hunk.last + 1)
    if hunk.first == hunk.last:
        if not count:
            return not followed.after
        return followed.unchanged(left, right) is not None
    if followed.unchanged(hunk.first, hunk.last) is None:
        return False
    return hunk.last - hunk.first >= min(_ENOUGH, count) or any(
        followed.unchanged(start, end) is not None
        for start, end in ((left, hunk.last), (hunk.first, right))
        if (start, end) != (hunk.first, hunk.last)
    )


def _moved_on(marked: MarkedUp, hunk: Hunk, followed: Followed) -> Problem:
    first, last = followed.between(hunk.first, hunk.last)
    there = [word.text for word in followed.after[first:last]]
    new = [word.text for word in marked.copy_words[hunk.start : hunk.end]]
    if there == new:
        return Problem(
            code="correctie-al-overgenomen",
            message="Zo staat het er al.",
            fix="U hoeft hier niets te doen.",
        )
    old = _joined(marked.base_words[hunk.first : hunk.last])
    told = f"'{old}'" if old else "de tekst op deze plaats"
    return Problem(
        code="correctie-al-gewijzigd",
        message=f"Deze plaats is intussen gewijzigd: {told} staat er niet meer zo.",
        fix="Kijk wat er nu staat en typ de correctie zelf.",
    )


def _fitted(marked: MarkedUp, hunk: Hunk, now: str, followed: Followed, by: str) -> Placed:
    """Return a change of which is known that it fits, with the white space that belongs to it."""
    first, last = _words_now(hunk, followed)
    words = followed.after
    start = words[first - 1].end if first else 0
    end = words[last].start if last < len(words) else len(now)
    old = now[words[first].start : words[last - 1].end] if first < last else ""
    gaps = (
        now[start : words[first].start] if first < last else now[start:end],
        now[words[last - 1].end : end] if first < last else "",
    )
    new = marked.copy_words[hunk.start : hunk.end]
    base = marked.base_words
    at = base[min(hunk.first, len(base) - 1)].start if base else 0
    line = marked.printed.line_at(at)
    before = _joined(base[max(0, hunk.first - _ENOUGH) : hunk.first])
    return Placed(
        start=start,
        end=end,
        new=_written(marked, hunk, old, gaps, (first > 0, last < len(words))),
        operation=_operation(bool(old), bool(new), bool(before)),
        old_words=" ".join(old.split()),
        new_words=_joined(new),
        place=line.place if line else "p1 r1",
        anchor=before or _joined(base[hunk.last : hunk.last + _ENOUGH]),
        by=by,
    )


def _words_now(hunk: Hunk, followed: Followed) -> tuple[int, int]:
    if hunk.first < hunk.last:
        at = followed.unchanged(hunk.first, hunk.last)
        assert at is not None
        return at, at + hunk.last - hunk.first
    if hunk.first:
        at = followed.unchanged(hunk.first - 1, hunk.first)
        assert at is not None
        return at + 1, at + 1
    at = followed.unchanged(0, 1) or 0
    return at, at


def _operation(has_old: bool, has_new: bool, has_anchor: bool) -> Operation:
    if has_old and has_new:
        return Operation.REPLACE
    if has_old:
        return Operation.REMOVE
    return Operation.AFTER if has_anchor else Operation.BEFORE


def _joined(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _written(
    marked: MarkedUp, hunk: Hunk, old: str, gaps: tuple[str, str], edges: tuple[bool, bool]
) -> str:
    """Return what comes between the word before a change and the word after it.

    White space stays as it was where the copy agrees, and is the copy's where it does not.
    `gaps` is what stands before and behind the old words (all in the first when there are none),
    `edges` tells if there is a word before and one after. The mark of a heading goes with the
    word that it stands before.
    """
    words = marked.copy_words
    (left, left_mark), (right, right_mark) = map(_apart, gaps)
    next_word = words[hunk.end] if hunk.end < len(words) else None
    before = marked.copy[words[hunk.start - 1].end if hunk.start else 0 : _at(marked, hunk.start)]
    behind = marked.copy[words[hunk.end - 1].end if hunk.end else 0 : _at(marked, hunk.end)]
    if hunk.start == hunk.end:
        if not all(edges):
            return right if edges[0] else left + right_mark
        return _settled(marked, before, (left, right), next_word) + right_mark
    new = _text_of(marked, hunk)
    first = words[hunk.start]
    if old:
        left = _settled(marked, before, (left,), first) if edges[0] else left
        right = _settled(marked, behind, (right,), next_word) if edges[1] else right
        return left + left_mark + new + right + right_mark
    gap, mark = left, left_mark
    left = _settled(marked, before, (gap,) if _level(before) else (), first) if edges[0] else gap
    right = _settled(marked, behind, (gap,) if edges[0] else (), next_word) if edges[1] else gap
    if not edges[0] and not edges[1]:
        left = ""
    return left + mark + new + right if not _level(right) else left + new + right + mark


def _at(marked: MarkedUp, index: int) -> int:
    """Return where a word of the copy starts, or the end of the copy."""
    words = marked.copy_words
    return words[index].start if index < len(words) else len(marked.copy)


def _text_of(marked: MarkedUp, hunk: Hunk) -> str:
    """Return the new words with the line breaks that the reviewer made."""
    words = marked.copy_words[hunk.start : hunk.end]
    text = ""
    for at, word in enumerate(words):
        if at:
            gap = marked.copy[words[at - 1].end : word.start]
            text += _settled(marked, gap, (), word)
        text += word.text
    return text


def _apart(gap: str) -> tuple[str, str]:
    """Take the mark of a heading off the white space before it."""
    at = gap.find("#")
    return (gap, "") if at < 0 else (gap[:at], gap[at:])


def _level(gap: str) -> int:
    """Return what a gap is: 0 a space, 1 a line break, 2 an empty line."""
    return min(2, gap.replace("\r\n", "\n").replace("\r", "\n").count("\n"))


def _settled(marked: MarkedUp, gap: str, options: Sequence[str], word: Word | None) -> str:
    """Return the white space to write for a gap of the copy: one of the options if it agrees."""
    level = _level(gap)
    for option in options:
        if _level(option) == level:
            return option
    if marked.rewrapped and level < 2:
        if level and not (word and _starts_line(marked.copy, word)):
            return next((option for option in options if not _level(option)), " ")
        if not level:
            return next((option for option in options if _level(option) == 1), " ")
    return "\n" * level or " "


def _starts_line(copy: str, word: Word) -> bool:
    """Tell if a line that begins with this word stands on its own, however lines are wrapped."""
    end = copy.find("\n", word.start)
    line = copy[word.start : end if end >= 0 else len(copy)]
    return bool(read_head(line) or _LINE_STARTS.match(line))
