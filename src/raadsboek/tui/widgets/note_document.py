"""The text behind the note editor: byte for byte what was loaded, and quick when it is long.

Textual's document splits lines at every Unicode separator and joins them with one kind of line
end, which would rewrite lines that nobody touched. Its wrapping counts all lines for each line
it draws. Both are replaced here; what an edit is and how it is undone stays Textual's.
"""

import re
from itertools import pairwise

from textual.document._document import Document, EditResult, Location
from textual.document._wrapped_document import WrappedDocument

_LINE_END = re.compile("\r\n|\n|\r")


class NoteDocument(Document):
    """Lines with the line end that each of them had."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._lines, self._ends = _split(text)
        self._newline = "\r\n" if self._ends.count("\r\n") * 2 > len(self._ends) else "\n"
        if self._ends and set(self._ends) == {"\r"}:
            self._newline = "\r"
        self._text: str | None = text

    @property
    def text(self) -> str:
        """The whole text; kept until the next edit, because drawing asks for it often."""
        if self._text is None:
            parts = [line + end for line, end in zip(self._lines, self._ends, strict=False)]
            self._text = "".join(parts) + self._lines[-1]
        return self._text

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Replace a range; the lines around it keep their line ends."""
        (top_row, top_column), (bottom_row, bottom_column) = sorted((start, end))
        replaced = self.get_text_range(start, end)
        lines = self._lines
        before = lines[top_row][:top_column] if top_row < len(lines) else ""
        after = lines[bottom_row][bottom_column:] if bottom_row < len(lines) else ""
        inserted, ends = _split(text)
        inserted[0] = before + inserted[0]
        column = len(inserted[-1])
        inserted[-1] += after
        lines[top_row : bottom_row + 1] = inserted
        self._ends[top_row:bottom_row] = ends
        self._text = None
        return EditResult((top_row + len(inserted) - 1, column), replaced)

    def get_text_range(self, start: Location, end: Location) -> str:
        """Return the text between two places, with its own line ends."""
        (top_row, top_column), (bottom_row, bottom_column) = sorted((start, end))
        lines = self._lines
        if top_row >= len(lines):
            return ""
        if top_row == bottom_row:
            return lines[top_row][top_column:bottom_column]
        parts = [lines[top_row][top_column:]]
        for row in range(top_row + 1, min(bottom_row, len(lines) - 1) + 1):
            parts.append(self._ends[row - 1])
            parts.append(lines[row][:bottom_column] if row == bottom_row else lines[row])
        return "".join(parts)


def _split(text: str) -> tuple[list[str], list[str]]:
    return _LINE_END.split(text), _LINE_END.findall(text)


class NoteWrapping(WrappedDocument):
    """Wrapping whose height is known and whose sections are slices."""

    @property
    def height(self) -> int:
        """The number of lines on screen."""
        return len(self._offset_to_line_info)

    def get_sections(self, line_index: int) -> list[str]:
        """Return the pieces in which a line is shown."""
        line = self.document[line_index]
        edges = [0, *self._wrap_offsets[line_index], len(line)]
        return [line[start:end] for start, end in pairwise(edges)]

    def line_at(self, offset: int) -> tuple[int, int] | None:
        """Return the line and the section shown at a height, or None below the text."""
        if 0 <= offset < len(self._offset_to_line_info):
            return self._offset_to_line_info[offset]
        return None
