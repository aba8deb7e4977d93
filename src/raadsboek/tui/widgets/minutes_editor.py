"""Typing minutes: short keys that become keywords, names after @, and room under a heading.

What a short key or a name becomes is `core.minutes`' business; here are only the keys. The popup
takes up, down, Enter, Tab and Esc while it is open and no key at any other time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.document._document import EditResult, Location
from textual.document._edit import Edit
from textual.geometry import Offset
from textual.message import Message
from textual.widgets.text_area import Selection

from raadsboek.core.minutes.completion import Completion, Option, complete
from raadsboek.core.minutes.entries import split_lines
from raadsboek.core.minutes.shortcuts import EXPANSIONS, expand
from raadsboek.tui.widgets.completion_popup import CompletionPopup
from raadsboek.tui.widgets.note_editor import NoteEditor

_CLOSE_UP = " :,."


class MinutesEditor(NoteEditor):
    """The text of a meeting note while it is being written."""

    @dataclass
    class LineChanged(Message):
        """The cursor came on another line of the text."""

        line: int

    def __init__(
        self, popup: CompletionPopup, *, id: str | None = None, classes: str | None = None
    ) -> None:
        self._popup = popup
        self._members: Mapping[str, str] = {}
        self._completion: Completion | None = None
        self._dismissed_at: Location | None = None
        self._just_taken: Location | None = None
        self._line = -1
        super().__init__(id=id, classes=classes)

    def know(self, members: Mapping[str, str]) -> None:
        """Complete these short names, each with the full name beside it."""
        self._members = members

    # -- keys ---------------------------------------------------------------------------------

    async def _on_key(self, event: events.Key) -> None:
        if self._popup.is_open and self._choose(event.key):
            event.stop()
            event.prevent_default()
        elif event.key == "tab" and self._stands_behind_a_name():
            # Whoever typed the name to its end takes it with Tab all the same. Leaving the text
            # here would make commands of the words that follow.
            event.stop()
            event.prevent_default()
            self._type(" ")
            self._just_taken = self.cursor_location
        elif not self.read_only and event.is_printable and event.character is not None:
            event.stop()
            event.prevent_default()
            self._restart_blink()
            self._type(event.character)

    def _choose(self, key: str) -> bool:
        """Let a key work on the popup; False when the key is not for the popup."""
        if key in ("up", "down"):
            self._popup.move(-1 if key == "up" else 1)
        elif key in ("enter", "tab"):
            self.take(self._popup.chosen)
        elif key == "escape":
            self._dismissed_at = self._at_sign
            self._close()
        else:
            return False
        return True

    def _type(self, character: str) -> None:
        row, column = self.cursor_location
        if character == "@" and self.document[row][:column] in EXPANSIONS.values():
            # The keyword brought its own @; whoever types it out of habit means that one.
            return
        if self.selection.is_empty and self._needs_room(row):
            self._put_in_room(row, character)
            return
        if self.selection.is_empty and self._stands_against_a_point(row):
            self._put_apart(row, character)
            return
        if self._just_taken == (row, column) and character in _CLOSE_UP:
            # The space behind a chosen name is ours: it makes way for what is typed.
            self._just_taken = None
            self.edit(Edit(character, (row, column - 1), (row, column), False))
            return
        self._replace_via_keyboard(character, *self.selection)
        if character == " " and column == 1:
            self._expand(row)

    def _expand(self, row: int) -> None:
        """Make a keyword of a short key; one undo gives back the letter and the space."""
        line = self.document[row]
        keyword = expand(line)
        if keyword is None:
            return
        self.history.checkpoint()
        self.edit(Edit(keyword, (row, 0), (row, len(line)), maintain_selection_offset=False))
        lines = keyword.split("\n")
        if len(lines) > 1:
            self.move_cursor((row + 1, 0))
        else:
            self.move_cursor((row, len(lines[0])))
        self.complete()

    def _needs_room(self, row: int) -> bool:
        """Tell if a line is the only empty one between a heading and the next."""
        if self.document[row] or not row or not _starts_a_point(self.document[row - 1]):
            return False
        above = self.document[row - 1]
        return not above.startswith("#") or row + 1 < self.document.line_count

    def _put_in_room(self, row: int, character: str) -> None:
        """Write on a line of its own, with an empty line above it and below it."""
        count = self.document.line_count
        tight = row + 1 < count and self.document[row + 1].startswith("#")
        text = f"\n{character}\n" if tight else f"\n{character}"
        self.history.checkpoint()
        self.edit(Edit(text, (row, 0), (row, 0), maintain_selection_offset=False))
        self.move_cursor((row + 1, 1))
        self.complete()

    def _stands_against_a_point(self, row: int) -> bool:
        """Tell if an empty line is the only one between a text and the next heading."""
        below = self.document[row + 1] if row + 1 < self.document.line_count else ""
        return not self.document[row] and below.startswith("#")

    def _put_apart(self, row: int, character: str) -> None:
        """Write on this line and keep an empty one between it and the heading."""
        self.history.checkpoint()
        self.edit(Edit(f"{character}\n", (row, 0), (row, 0), maintain_selection_offset=False))
        self.move_cursor((row, 1))
        self.complete()

    # -- names --------------------------------------------------------------------------------

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit, and look whether a name is being typed."""
        result = super().edit(edit)
        self.complete()
        return result

    def complete(self) -> None:
        """Open, change or close the popup, after what stands before the cursor."""
        row, column = self.cursor_location
        self._completion = None
        if self._members and self.selection.is_empty and row < self.document.line_count:
            self._completion = complete(self.document[row], column, self._members)
        if self._completion is None or self._at_sign == self._dismissed_at:
            self._close()
            return
        self._dismissed_at = None
        typed = self._completion.end - self._completion.start
        at_sign = self.cursor_screen_offset - Offset(typed + 1, 0)
        self._popup.open(self._completion.options, at_sign, self.screen.size.height)

    @property
    def _at_sign(self) -> Location | None:
        if self._completion is None:
            return None
        return self.cursor_location[0], self._completion.start

    def _close(self) -> None:
        self._completion = None
        self._popup.close()

    def take(self, option: Option) -> None:
        """Put a name in the place of what was typed after @."""
        completion, row = self._completion, self.cursor_location[0]
        self._close()
        if completion is None:
            return
        after = self.document[row][completion.end : completion.end + 1]
        text = option.handle if after in (" ", ":", ",") else f"{option.handle} "
        edit = Edit(text, (row, completion.start), (row, completion.end), False)
        result = self.edit(edit)
        self.move_cursor(result.end_location)
        self._just_taken = result.end_location if text.endswith(" ") else None
        self._close()

    def _stands_behind_a_name(self) -> bool:
        """Tell if the cursor stands right behind the @ and the whole short name of somebody."""
        if self.read_only or not self.selection.is_empty:
            return False
        row, column = self.cursor_location
        _, at, typed = self.document[row][:column].rpartition("@")
        return bool(at) and typed in self._members

    def _on_blur(self, event: events.Blur) -> None:
        self._close()

    # -- the cursor ---------------------------------------------------------------------------

    def watch_selection(self, before: Selection, now: Selection) -> None:
        """Tell when the cursor comes on another line; the popup stays with its @."""
        row, column = now.end
        if row != self._line:
            self._line = row
            self.post_message(self.LineChanged(row))
        completion = self._completion
        if completion is not None and not (
            row == before.end[0] and completion.start <= column <= completion.end + 1
        ):
            self._close()

    def go_to_room_below(self, line: int) -> None:
        """Put the cursor on the empty line below a line, which is made when there is none."""
        if line + 1 >= self.document.line_count and not self.read_only:
            end = (line, len(self.document[line]))
            self.edit(Edit("\n", end, end, maintain_selection_offset=False))
        self.go_to(line + 1)

    def replace_text(self, text: str) -> None:
        """Make it another text, as one step that can be undone; the cursor is where it differs."""
        before, after = self.document.lines, split_lines(text)
        same = _same_at_start(before, after)
        rest = min(len(before), len(after)) - same
        same_at_end = min(_same_at_start(before[::-1], after[::-1]), rest)
        lines = after[same : len(after) - same_at_end]
        if same_at_end:
            top, bottom = (same, 0), (len(before) - same_at_end, 0)
            new = "".join(f"{line}\n" for line in lines)
        elif same:
            top, bottom = (same - 1, len(before[same - 1])), self.document.end
            new = "".join(f"\n{line}" for line in lines)
        else:
            top, bottom, new = (0, 0), self.document.end, "\n".join(lines)
        self.history.checkpoint()
        self.edit(Edit(new, top, bottom, maintain_selection_offset=False))
        self.history.checkpoint()
        # The last words that differ, not the empty line that may follow them.
        written = max((at for at, line in enumerate(lines) if line.strip()), default=len(lines) - 1)
        self.go_to(max(0, same + written), where="end")

    def renew(self, text: str) -> None:
        """Show the text as it was recorded: the cursor stays by its words, undo starts anew.

        Undo never takes back a number that was given out.
        """
        row, column = self.cursor_location
        before = self.document[row]
        top = self.scroll_offset.y
        self.open(text)
        row = min(row, self.document.line_count - 1)
        after = self.document[row]
        if before != after and before[column:] and after.endswith(before[column:]):
            column = len(after) - len(before[column:])
        elif before != after and column == len(before):
            column = len(after)
        self.scroll_to(y=top, animate=False, immediate=True)
        # Numbers make lines longer: the cursor must stay in view, if need be by scrolling on.
        self.move_cursor((row, min(column, len(after))))


def _same_at_start(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many lines are the same from the start."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _starts_a_point(line: str) -> bool:
    return line.startswith(("#", "doel:", "tijd:", "inbreng:", "stukken:"))
