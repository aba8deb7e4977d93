"""Reading attachments while the user works, so that a search finds their words.

Owns when it happens: in a thread of its own, after the raadsboek is open, when somebody searches,
and now and then. Nobody waits for it, and leaving stops it between two attachments. How it is done
is `book.attached_texts`'s.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.message import Message

from raadsboek.core.errors import RaadsboekError
from raadsboek.tui.exchanging import ExchangingApp


class AttachmentReadingApp(ExchangingApp, inherit_bindings=False):
    """The part of the app that reads what lies with the notes."""

    FIRST_READING: ClassVar[float] = 6.0
    """Seconds after the raadsboek is open: the first screens come before it."""
    READ_EVERY: ClassVar[float] = 60.0
    """Seconds between looks whether there are new attachments."""

    _is_reading = False

    @dataclass
    class AttachmentsRead(Message):
        """Every attachment that could be read was read, or the program is being left."""

    def begin_exchanging(self) -> None:
        """Begin with what goes on while the user works, now that the raadsboek is open."""
        super().begin_exchanging()
        self.set_timer(self.FIRST_READING, self.read_attachments_now)
        self.set_interval(self.READ_EVERY, self.read_attachments_now)

    @property
    def is_reading_attachments(self) -> bool:
        """Whether there may be attachments that a search does not find yet."""
        return self._is_reading

    def read_attachments_now(self) -> None:
        """Look for attachments that are new, unless that is going on already."""
        if not self._is_reading and not self._leaving.is_set():
            self._is_reading = True
            self._read_attachments()

    @work(thread=True, group="bijlagen-lezen")
    def _read_attachments(self) -> None:
        from raadsboek.book.attached_texts import read_attachments  # not before there is time

        with suppress(RaadsboekError):  # the folder is gone or busy: another time
            read_attachments(self.present.book, is_over=self._leaving.is_set)
        self.post_message(self.AttachmentsRead())

    @on(AttachmentsRead)
    def _attachments_read(self) -> None:
        self._is_reading = False
