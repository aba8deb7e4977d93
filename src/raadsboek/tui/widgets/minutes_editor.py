"""Typing minutes: short keys that become keywords, names after @, and room under a heading.

What a short key or a name becomes is `core.minutes`' business; here are only the keys. The popup
takes up, down, Enter, Tab and Esc while it is open and no key at any other time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.document._document import EditResult, Location
from textual.document._edit import Edit
from textual.message import Message
from textual.widgets.text_area import Selection

from raadsboek.core.minutes.completion import Completion, Option, complete
from raadsboek.core.minutes.shortcuts import expand
from raadsboek.tui.widgets.completion_popup import CompletionPopup
from raadsboek.tui.widgets.note_editor import NoteEditor


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
        if self.selection.is_empty and self._needs_room(row):
            self._put_in_room(row, character)
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
        self._popup.open(
            self._completion.options, self.cursor_screen_offset, self.screen.size.height
        )

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
        self._close()

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

    def go_to(self, line: int, *, where: Literal["line", "end"] = "line") -> None:
        """Put the cursor on a line (or at its end) and show it in the upper part of the text."""
        row = min(max(line, 0), self.document.line_count - 1)
        self.move_cursor((row, len(self.document[row]) if where == "end" else 0))
        top = self.wrapped_document.location_to_offset((row, 0)).y
        height = self.scrollable_content_region.height
        if not self.scroll_offset.y <= top < self.scroll_offset.y + height - 2:
            self.scroll_to(y=max(0, top - height // 3), animate=False)

    def go_to_room_below(self, line: int) -> None:
        """Put the cursor on the empty line below a line, which is made when there is none."""
        if line + 1 >= self.document.line_count and not self.read_only:
            end = (line, len(self.document[line]))
            self.edit(Edit("\n", end, end, maintain_selection_offset=False))
        self.go_to(line + 1)

    def find_next(self, word: str) -> bool:
        """Select the next place where a word stands, round and round; False when nowhere."""
        wanted = word.casefold()
        row, column = self.selection.end
        count = self.document.line_count
        for step in range(count + 1):
            at = (row + step) % count
            start = self.document[at].casefold().find(wanted, 0 if step else column)
            if start >= 0:
                self.go_to(at)
                self.selection = Selection((at, start), (at, start + len(word)))
                return True
        return False

    def replace_text(self, text: str) -> None:
        """Replace the whole text by another, as one step that can be undone."""
        self.history.checkpoint()
        self.edit(Edit(text, (0, 0), self.document.end, maintain_selection_offset=False))
        self.history.checkpoint()

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
        self.move_cursor((row, min(column, len(after))))
        self.scroll_to(y=top, animate=False)


def _starts_a_point(line: str) -> bool:
    return line.startswith(("#", "doel:", "tijd:", "inbreng:", "stukken:"))
