"""A Word file as it comes back from who read it: its lines, and what was written beside them.

A line is what stands on a line of its own: a heading, a paragraph up to a forced line end, a cell.
Changes that Word keeps apart count as made: what was struck out is gone, what was added is there.
"""

from enum import StrEnum

from msgspec import Struct


class RemarkSort(StrEnum):
    """What somebody did beside the text."""

    COMMENT = "opmerking"
    ADDED = "toegevoegd"
    REMOVED = "geschrapt"
    FOOTNOTE = "voetnoot"
    BOX = "tekstvak"


class Remark(Struct, frozen=True, kw_only=True):
    """A comment, or a change that Word kept apart; `about` are the words that it is about."""

    sort: RemarkSort
    author: str
    text: str
    about: str = ""

    @property
    def line(self) -> str:
        """The remark in one line: 'Anna Jansen, opmerking: drie? (bij 'twee')'."""
        by = f"{self.author}, " if self.author else ""
        about = f" (bij '{self.about}')" if self.about else ""
        return f"{by}{self.sort}: {self.text}{about}"


class ReviewedLine(Struct, frozen=True, kw_only=True):
    """A line of the file.

    `mark` is what stands before such a line in a note ('## ', '- ', ''); `opens` tells that it is
    the first of its paragraph, `is_cell` that it stands in a table.
    """

    text: str
    mark: str = ""
    opens: bool = True
    is_cell: bool = False


class Reviewed(Struct, frozen=True, kw_only=True):
    """A whole file; `reference` and `version` say what it was made from, '' when it does not."""

    lines: tuple[ReviewedLine, ...]
    remarks: tuple[Remark, ...] = ()
    reference: str = ""
    version: str = ""

    @property
    def author(self) -> str:
        """Who wrote beside the text, when that is one person; else ''."""
        authors = {one.author for one in self.remarks if one.author}
        return authors.pop() if len(authors) == 1 else ""
