"""One note for reading: its keys as a small table, its text, and the notes around it.

It reads in a worker and shows only the note that was asked for last.
"""

import asyncio
import datetime
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from textual.message import Message
from textual.timer import Timer

from raadsboek.book.finding import Found
from raadsboek.book.notes import title_of
from raadsboek.book.reading import Page, page_of
from raadsboek.core.attachments import FACTS_KEY, NAMES_KEY
from raadsboek.core.dates import long_date
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.inbox.telling import size_in_words
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.links import link
from raadsboek.core.meetings.adopted import adopted_proof
from raadsboek.core.note import Note
from raadsboek.core.schema import Field, Shape, fields_of
from raadsboek.tui.desk import Desk
from raadsboek.tui.widgets.reader import Reader
from raadsboek.tui.working import index_look

_REST = 0.05
"""Seconds that the cursor must rest before its note is read: leafing must not wait for notes."""
_PATIENCE = 3.0
"""Seconds that an action on the note waits for it to be read."""
_NOT_SHOWN = ("soort", "nummer", "zout", "bericht-id", FACTS_KEY)
_MOST_MENTIONS = 40
"""A note that everything links to must not bury its own text below the names."""


class NotePane(Reader):
    """The note at a path, with links to follow."""

    @dataclass
    class Loaded(Message):
        """A note was read; `page` is None when it is gone, and `reason` says so."""

        path: str
        page: Page | None
        reason: str = ""

    def __init__(self, desk: Desk, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._desk = desk
        self._resting: Timer | None = None
        self._loaded = asyncio.Event()
        self.path = ""
        self.page: Page | None = None
        self._passage = ("", "")

    def show_note(self, path: str, passage: tuple[str, str] = ("", "")) -> None:
        """Read and show the note at `path`, unless another one is asked for at once.

        `passage` is the number whose line to begin at, and the agenda point that it is under.
        """
        self.path = path
        self._passage = passage
        self._loaded.clear()
        self._stop_resting()
        self._resting = self.set_timer(_REST, partial(self._read, path))

    async def read_page(self) -> Page | None:
        """Return the note that was asked for last, as soon as it has been read; None without."""
        if self._stop_resting():
            self._read(self.path)
        if self.path:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._loaded.wait(), _PATIENCE)
        return self.page if self.page is not None and self.page.note.path == self.path else None

    def _stop_resting(self) -> bool:
        """Tell if a note was still to be read."""
        timer, self._resting = self._resting, None
        if timer is None:
            return False
        timer.stop()
        return not self._loaded.is_set()

    def clear(self) -> None:
        """Show nothing."""
        self._stop_resting()
        self.path = ""
        self.page = None
        self.show("")

    @index_look
    def _read(self, path: str) -> None:
        try:
            page = page_of(self._desk.to_read, path)
        except RaadsboekError as error:
            self.post_message(self.Loaded(path, None, str(error)))
        else:
            self.post_message(self.Loaded(path, page))

    def on_note_pane_loaded(self, message: Loaded) -> None:
        """Show what was read, unless another note was asked for meanwhile."""
        if message.path != self.path:
            return
        self._loaded.set()
        same = self.page is not None and message.page == self.page
        self.page = message.page
        if message.page is None:
            self.show(message.reason)
        elif not same:
            note = message.page.note
            self.show(
                note.body,
                title=f"{note.text('nummer')} {title_of(note)}".strip(),
                facts=facts_of(note, apart=NAMES_KEY),
                after=around(message.page),
            )
            self.go_to_passage(*self._passage)


def facts_of(note: Note, *, apart: str = "") -> list[tuple[str, str]]:
    """Return the problems of a note and its keys, as labels and values; `apart` is not among them.

    That is a key of which more is told elsewhere.
    """
    facts: list[tuple[str, str]] = []
    for problem in note.problems:
        facts.append(("! Probleem", problem.message))
        if problem.fix:
            facts.append(("  Wat te doen", problem.fix))
    kind = KIND_BY_NAME.get(note.text("soort"))
    fields = {item.key: item for item in fields_of(kind.struct)} if kind else {}
    for key in [*fields, *(key for key in note.meta if key not in fields)]:
        value = note.text(key)
        is_title = kind is not None and key == kind.title_key
        if value and key not in (*_NOT_SHOWN, apart) and not is_title:
            facts.append(_fact(key, value, fields.get(key)))
    return facts


def _fact(key: str, value: str, field: Field | None) -> tuple[str, str]:
    if field is None:
        return key.capitalize(), value
    if field.shape is Shape.DATE:
        return field.label, in_words(value)
    if field.shape is Shape.PERSON:
        return field.label, ", ".join(f"@{name.strip()}" for name in value.split(","))
    return field.label, value


def in_words(text: str) -> str:
    """Return a day as 'ma 23 november 2026'; text that is no day as it stands."""
    try:
        return long_date(datetime.date.fromisoformat(text))
    except ValueError:
        return text


def around(page: Page) -> list[tuple[str, str]]:
    """Return what stands below a note, as labels and values.

    That is what proves adopted minutes, its attachments, what it refers to, and where it is
    mentioned.
    """
    proof = adopted_proof(page.note)
    proven = [("Vastgesteld", proof)] if proof else []
    lines: list[tuple[str, str]] = []
    for number, found in page.links:
        lines.append(("", _named(number, found)))
    if lines:
        lines[0] = ("Verwijst naar", lines[0][1])
    mentions = [("", _named(found.number or found.path, found)) for found in page.mentions]
    more = len(mentions) - _MOST_MENTIONS
    if more > 0:
        mentions[_MOST_MENTIONS:] = [("", f"en nog {more}")]
    if mentions:
        mentions[0] = ("Genoemd in", mentions[0][1])
    return [*proven, *_attachment_lines(page), *lines, *mentions]


def _attachment_lines(page: Page) -> list[tuple[str, str]]:
    """Return each attachment with its size and how its sender called it."""
    lines = []
    for place, one in enumerate(page.attachments):
        size = "! ontbreekt" if one.size is None else size_in_words(one.size)
        called = f" · {one.original}" if one.original and one.original != one.name else ""
        lines.append(("" if place else "Bijlagen", f"{one.name} · {size}{called}"))
    return lines


def _named(number: str, found: Found | None) -> str:
    return f"{link(number)} {found.title if found else '(bestaat niet)'}"
