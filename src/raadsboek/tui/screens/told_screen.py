"""A screen that tells what is in the raadsboek, with numbers that lead to the notes themselves."""

from dataclasses import dataclass

from textual import on
from textual.getters import query_one
from textual.message import Message

from raadsboek.book.finding import find
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.reader import Reader
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look


class ToldScreen(BookScreen):
    """A text with links to notes; Esc on the note brings the user back to it."""

    reader = query_one(Reader)
    status = query_one(StatusLine)

    @dataclass
    class Found(Message):
        """A note that was asked for is there."""

        kind: str
        path: str

    @on(Reader.LinkChosen)
    def _follow(self, message: Reader.LinkChosen) -> None:
        message.stop()
        self._find(message.target)

    @book_look
    def _find(self, number: str) -> None:
        found = find(self.desk.book, number)
        self.post_message(self.Found(found.kind, found.path))

    @on(Found)
    def _found(self, message: Found) -> None:
        self.post_message(ScreenWanted("lijst", {"soort": message.kind, "pad": message.path}))
