"""One document in the making: for whom, of which organ and day, and what stays out of it.

Every builder reads notes and lists through this, so that nothing confidential is taken unasked. It
keeps what was left out, for the check on the bytes that leave.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.confidential.since import is_secret_row
from raadsboek.book.finding import find
from raadsboek.book.lists import rows
from raadsboek.book.source import read_note
from raadsboek.core.dates import day_as_kept
from raadsboek.core.documents.audience import confidential_parts, remarks_in, text_for
from raadsboek.core.documents.blocks import Block, Inlines
from raadsboek.core.documents.composing import plain
from raadsboek.core.documents.document import Audience
from raadsboek.core.documents.left_out import LeftOut
from raadsboek.core.documents.nameless import SOMEBODY
from raadsboek.core.errors import NotFound
from raadsboek.core.kinds import member
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Note, Value, text_in
from raadsboek.core.roles import role_on

_HANDLE = re.compile(r"(?<![\w.-])@(\w[\w.-]*\w|\w)")


class Made(Struct, frozen=True, kw_only=True):
    """What a builder makes; the rest of a document is the same for every sort.

    `text` is what it was made of when that is not the text of its note as it is now; '' for none.
    """

    title: str
    blocks: tuple[Block, ...]
    day: datetime.date | None = None
    reference: str = ""
    status: str = ""
    is_draft: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    closing: str = ""
    has_line_numbers: bool = False
    text: str | None = None


class Person(Struct, frozen=True):
    """Somebody who is named by a short name: the whole name, and what they are in the council."""

    name: str
    role: str


class Making:
    """What a builder makes one document with; `period` is the year that was asked for, or ''."""

    def __init__(
        self, book: Book, audience: Audience, *, organ: str, period: str, today: datetime.date
    ) -> None:
        self.book = book
        self.audience = audience
        self.organ = organ
        self.period = period
        self.today = today
        self.left_out: list[LeftOut] = []
        self._hidden: set[str] = set()
        self.sources: dict[str, Note] = {}
        """The notes whose text is in it, by path."""

    @property
    def is_public(self) -> bool:
        """Whether anybody at all may read it."""
        return self.audience is Audience.PUBLIC

    @property
    def is_nameless(self) -> bool:
        """Whether the council says roles in the place of names to this audience."""
        return self.is_public and self.book.settings.hides_names

    def leave_out(self, what: str, *texts: str) -> None:
        """Remember text that must be in no byte of the document."""
        self.left_out += [LeftOut(what, text) for text in texts if text.strip()]

    def notes(
        self, kind: Kind, *, filters: Mapping[str, str] | None = None, only_open: bool = False
    ) -> list[Mapping[str, Value]]:
        """Return the keys of the notes of a kind of this organ and period, none confidential."""
        listed = rows(
            self.book,
            kind,
            filters=filters,
            only_open=only_open,
            organ=self.organ,
            year=self.period,
        )
        return [meta for meta in listed.objects() if self.may_have(meta)]

    def may_have(self, meta: Mapping[str, Value]) -> bool:
        """Tell if a note may be in the document; one that may not is remembered as left out."""
        if not is_secret_row(self.book, meta):
            return True
        number = text_in(meta, "nummer")
        path = text_in(meta, "pad")
        self._hidden.add(path)
        note = self.note_at(path)
        self.leave_out(
            f"de vertrouwelijke notitie {number}".rstrip(),
            text_in(meta, "titel"),
            note.body if note else "",
        )
        return False

    @property
    def hidden_count(self) -> int:
        """How many confidential notes were left out."""
        return len(self._hidden)

    def text_of(self, note: Note) -> str:
        """Return the text of a note as this audience may have it: never with a remark in it.

        Whoever was there reads what is confidential; nobody else does.
        """
        name = note.text("nummer") or note.path
        self.sources[note.path] = note
        self.leave_out(f"een opmerking in {name}", *remarks_in(note.body))
        if self.audience is not Audience.FULL:
            parts = confidential_parts(note.body)
            self.leave_out(f"een vertrouwelijk gedeelte van {name}", *parts)
        return text_for(self.audience, note.body)

    def note(self, number: str) -> Note | None:
        """Return the note with a number; None when it is not there."""
        try:
            return read_note(self.book, find(self.book, number).path)
        except NotFound:
            return None

    def note_at(self, path: str) -> Note | None:
        """Return the note at a path; None when it is not there."""
        try:
            return read_note(self.book, path) if path else None
        except NotFound:
            return None

    @cached_property
    def _members(self) -> Sequence[Mapping[str, Value]]:
        return rows(self.book, member.KIND, organ=self.organ).objects()

    def members_on(self, day: datetime.date) -> list[Mapping[str, Value]]:
        """Return the members whose term covers a day; none about whom a note is confidential."""
        return self.members_between(day, day)

    def members_between(
        self, first: datetime.date, last: datetime.date
    ) -> list[Mapping[str, Value]]:
        """Return the members whose term has a day of a period; none of a confidential note."""
        start, end = first.isoformat(), last.isoformat()
        return [
            meta
            for meta in self._members
            if (text_in(meta, "van") or end) <= end
            and start <= (text_in(meta, "tot") or start)
            and not is_secret_row(self.book, meta)
        ]

    def person(self, handle: str, day: datetime.date) -> Person:
        """Return who has a short name on a day; a name that nobody has stands for itself.

        In a document without names such a one is somebody.
        """
        wanted = handle.strip().removeprefix("@").casefold()
        for meta in (*self.members_on(day), *self._members):
            if text_in(meta, "kort").casefold() == wanted and not is_secret_row(self.book, meta):
                return Person(text_in(meta, "naam"), role_on(meta, day))
        return Person(SOMEBODY if self.is_nameless else handle.strip().removeprefix("@"), "")

    def names(self, handles: Sequence[str], day: datetime.date) -> Inlines:
        """Return the names of people, as they stand in a cell."""
        return plain(", ".join(self.person(one, day).name for one in handles))

    def with_names(self, text: str, day: datetime.date) -> str:
        """Return text in which each @anna is the name of that person."""
        named = _HANDLE.sub(lambda match: self.person(match[1], day).name, text)
        only_names = not _HANDLE.sub("", text).strip(" ,")
        found = _HANDLE.findall(text)
        if not (only_names and found):
            return named
        return ", ".join(self.person(one, day).name for one in found)

    def day_of(self, meta: Mapping[str, Value], key: str) -> datetime.date | None:
        """Return the day at a key; None when there is none."""
        return day_as_kept(text_in(meta, key))
