"""An edited copy of the text of a meeting, made of the Word file that came back.

Owns laying the lines of the file over the lines that the document had, and what becomes of a line
that is new or gone. It must not squeeze in what has no place: that is told.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from raadsboek.core.difference import Difference, RunKind, difference
from raadsboek.core.documents.reviewed import ReviewedLine
from raadsboek.core.meetings.corrections.following import folded
from raadsboek.core.word_back.edits import (
    Edit,
    Unplaced,
    apply_edits,
    changes_in,
    place_of,
    typed,
)
from raadsboek.core.word_back.shown import ShownLine, Source


class Returned(Struct, frozen=True):
    """The text with every change in it that has a place, and the changes that have none."""

    copy: str
    unplaced: tuple[Unplaced, ...]


def laid_over(shown: Sequence[str], back: Sequence[str]) -> Difference:
    """Return what differs between the lines of a document and those that came back.

    How a quote mark or a dash is drawn makes no difference.
    """
    known = {folded(line): line for line in shown}
    lines = [known.get(folded(line), line) for line in back]
    return difference("\n".join(shown), "\n".join(lines))


def changed_lines(shown: Sequence[str], back: Sequence[str]) -> int:
    """Return how many lines differ: a line that was changed counts for one."""
    return sum(line.changed for line in laid_over(shown, back).lines)


def edited_copy(body: str, shown: Sequence[ShownLine], back: Sequence[ReviewedLine]) -> Returned:
    """Return the text with what was changed in the lines that a document showed of it."""
    work = _Returning(body, shown, back)
    found = laid_over([one.text for one in shown], [one.text for one in back])
    work.read(found)
    return work.finished()


class _Returning:
    """One file that came back: what is changed, gone and new, by the number of the shown line."""

    def __init__(self, body: str, shown: Sequence[ShownLine], back: Sequence[ReviewedLine]) -> None:
        self.body = body
        self.shown = shown
        self.back = back
        self.source = Source(body, shown)
        self.gone: list[int] = []
        self.new: dict[int, list[int]] = {}
        self.edits: list[Edit] = []
        self.unplaced: list[Unplaced] = []

    def read(self, found: Difference) -> None:
        """Go through what differs, in order."""
        at = at_back = 0
        for line in found.lines:
            if line.only is RunKind.REMOVED:
                self.gone.append(at)
                at += 1
            elif line.only is RunKind.ADDED:
                self.new.setdefault(at, []).append(at_back)
                at_back += 1
            else:
                for start, end, words in changes_in(line.runs):
                    edit = place_of(self.source, at, start, end, words)
                    if edit is None:
                        old = self.shown[at].text
                        self.unplaced.append(Unplaced(old, self.back[at_back].text))
                        break
                    self.edits.append(edit)
                at, at_back = at + 1, at_back + 1

    def finished(self) -> Returned:
        """Return the text with all of it."""
        self.edits += self._removals()
        self.edits += self._additions()
        copy = apply_edits(self.body, self.edits)
        return Returned(copy, tuple(self.unplaced))

    # -- lines that are gone ------------------------------------------------------------------

    def _removals(self) -> Iterator[Edit]:
        """Take out a line of the text when nothing that it shows is left, else the words of it."""
        gone = set(self.gone)
        shows: dict[int, set[int]] = {}
        for at in range(len(self.shown)):
            for row in self.source.rows_of(at):
                shows.setdefault(row, set()).add(at)
        done: set[int] = set()
        for at in self.gone:
            rows = self.source.rows_of(at)
            if not rows:
                self.unplaced.append(Unplaced(self.shown[at].text, ""))
            elif all(shows[row] <= gone for row in rows):
                yield from (self._without_row(row) for row in rows if row not in done)
                done.update(rows)
            else:
                edit = place_of(self.source, at, 0, len(self.shown[at].text), "")
                if edit is None:
                    self.unplaced.append(Unplaced(self.shown[at].text, ""))
                else:
                    yield edit

    def _without_row(self, row: int) -> Edit:
        start, end = self.source.row(row)
        above = row == 0 or not self.source.text_of(row - 1).strip()
        below = row + 1 < self.source.rows and not self.source.text_of(row + 1).strip()
        if above and below:
            end = self.source.row(row + 1)[1]
        return Edit(start, end, "")

    # -- lines that are new -------------------------------------------------------------------

    def _additions(self) -> Iterator[Edit]:
        for at, lines in self.new.items():
            added = [self.back[one] for one in lines]
            edit = self._added(at, added)
            if edit is None:
                self.unplaced += [Unplaced("", one.text) for one in added]
            else:
                yield edit

    def _added(self, at: int, added: Sequence[ReviewedLine]) -> Edit | None:
        """Return where new lines belong that stand before a shown line."""
        gone = set(self.gone)
        if any(one.is_cell for one in added):
            return None
        before = next((one for one in range(at - 1, -1, -1) if one not in gone), None)
        if before is not None and self.shown[before].passage is not None:
            rows = self.source.rows_of(before)
            return self._below(rows[-1], added) if rows else None
        after = next((one for one in range(at, len(self.shown)) if one not in gone), None)
        if after is not None and self.shown[after].passage is not None:
            rows = self.source.rows_of(after)
            return self._above(rows[0], added) if rows else None
        return None

    def _below(self, row: int, added: Sequence[ReviewedLine]) -> Edit:
        end = self.source.row(row)[0] + len(self.source.text_of(row))
        raw = self.source.text_of(row)
        last, text = _list_mark(raw), ""
        for one in added:
            own = one.mark if one.mark in ("- ", "1. ") else ""
            if last and own:
                text += f"\n{_indent(raw)}{last if last[:1] in '-*+' else own}{typed(one.text)}"
            else:
                gap = "\n\n" if one.opens else "\n"
                text += f"{gap}{one.mark}{typed(one.text)}"
                last = own
        is_last = row + 1 >= self.source.rows or not self.source.text_of(row + 1).strip()
        follows_list = bool(last) and not is_last and _list_mark(self.source.text_of(row + 1))
        text += "" if is_last or follows_list else "\n"
        return Edit(end, end, self._ended(text))

    def _above(self, row: int, added: Sequence[ReviewedLine]) -> Edit:
        start = self.source.row(row)[0]
        text = "".join(f"{one.mark}{typed(one.text)}\n\n" for one in added)
        return Edit(start, start, self._ended(text))

    def _ended(self, text: str) -> str:
        return text.replace("\n", "\r\n") if "\r\n" in self.body else text


def _indent(raw: str) -> str:
    return raw[: len(raw) - len(raw.lstrip(" "))]


def _list_mark(raw: str) -> str:
    """Return the mark of a list at the start of a line, with the space after it; '' without."""
    text = raw.lstrip(" ")
    mark = text.split(" ", 1)[0]
    is_list = mark in ("-", "*", "+") or (mark[:-1].isdigit() and mark[-1:] in (".", ")"))
    return f"{mark} " if is_list and len(text) > len(mark) else ""
