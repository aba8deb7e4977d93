"""One numbered line of minutes on paper: what people point at with 'p2 r8'."""

from msgspec import Struct
from msgspec.structs import replace


class PrintedLine(Struct, frozen=True, kw_only=True):
    """A line: its page and number, what it says, and the parts of the text that it shows.

    `spans` are (start, end) in order; a row of a table shows a part of each cell. A line that the
    document adds, such as one of its list of actions, has none. `follows_gap` tells that an empty
    line stands above it in the text.
    """

    page: int
    number: int
    text: str
    spans: tuple[tuple[int, int], ...] = ()
    follows_gap: bool = False

    @property
    def place(self) -> str:
        """How people call this line: 'p2 r8'."""
        return f"p{self.page} r{self.number}"

    @property
    def start(self) -> int:
        """Where in the text the first of it stands; 0 for a line that is not of the text."""
        return self.spans[0][0] if self.spans else 0

    @property
    def end(self) -> int:
        """Where in the text the last of it ends; 0 for a line that is not of the text."""
        return self.spans[-1][1] if self.spans else 0

    def shows(self, offset: int) -> bool:
        """Tell if this place of the text stands on it."""
        return any(start <= offset < end for start, end in self.spans)

    def after_gap(self) -> "PrintedLine":
        """Return the same line below an empty one."""
        return replace(self, follows_gap=True)
