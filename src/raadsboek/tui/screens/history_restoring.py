"""Putting a note back as it was: the question and what follows, for the screens that offer it."""

import datetime
from dataclasses import dataclass

from textual.message import Message

from raadsboek.book import past
from raadsboek.book.notes import read
from raadsboek.book.past import Version
from raadsboek.core.dates import long_date, time_of_day
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.dialogs import ConfirmDialog
from raadsboek.tui.working import book_work


@dataclass
class Restored(Message):
    """The note is as it was in that version; `changed` False: it was so already."""

    changed: bool
    moment: datetime.datetime


def in_full(moment: datetime.datetime, *, day_only: bool) -> str:
    """Return 'do 12 maart 2026 om 14:32', or the day alone."""
    return long_date(moment.date()) + time_of_day(moment, hidden=day_only, before=" om ")


class RestoringScreen(BookScreen):
    """A screen on the past of one note, from which a version can be put back."""

    def ask_restore(self, path: str, name: str, version: Version) -> None:
        """Ask whether the note must become as it was, and do it."""

        def decided(yes: bool | None) -> None:
            if yes:
                self._restore(path, version.identifier)

        moment = in_full(version.date, day_only=self.desk.keeps_day_only)
        self.app.push_screen(
            ConfirmDialog(
                "Versie terugzetten?",
                f"{name} wordt weer zoals op {moment} ({version.author}).\n\n"
                "Er gaat niets verloren: zoals het nu is, blijft in de geschiedenis staan.",
                yes="Terugzetten",
                no="Niet doen",
            ),
            decided,
        )

    @book_work
    def _restore(self, path: str, identifier: str) -> None:
        book, now = self.desk.book, self.desk.now
        before = read(book, path)
        after = past.restore(book, path, identifier, now=now)
        self.post_message(Restored(before.digest != after.digest, now))
