"""What the workers of the editor report; each is a fact that the screen acts upon."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from raadsboek.book.unsaved import Conflict, Unsaved, Waiting
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.note import Note


@dataclass
class NoteOpened(Message):
    """The note was read; `waiting` is the draft that was found with it, if any."""

    note: Note
    people: Sequence[str]
    waiting: Waiting | None


@dataclass
class NoteLookedAt(Message):
    """The note was read again: somebody may have changed it elsewhere."""

    note: Note


@dataclass
class NoteSaved(Message):
    """The note has a new version; the fields and the editor said `fields` and `text` then."""

    note: Note
    what: str
    fields: Mapping[str, str]
    text: str
    moment: datetime.datetime


@dataclass
class DraftKept(Message):
    """What was typed stands in a draft."""

    moment: datetime.datetime


class DraftOvertaken(Message):
    """What was typed was saved before its draft was written; what was typed since counts."""


@dataclass
class DraftFailed(Message):
    """What was typed could not be kept in a draft: that is no reason to stop typing."""

    error: RaadsboekError


@dataclass
class ConflictFound(Message):
    """The note changed outside this window."""

    conflict: Conflict


@dataclass
class KeptForLater(Message):
    """What was typed is kept as a draft of its own, and `note` takes its place."""

    note: Note
    moment: datetime.datetime


@dataclass
class WrittenElsewhere(Message):
    """What was typed stands in a file outside the raadsboek."""

    typed: Unsaved
    file: Path
