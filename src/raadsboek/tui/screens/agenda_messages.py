"""What the workers of the agenda builder report; each is a fact that the screen acts upon."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from raadsboek.book.meetings.agenda import SavedAgenda
from raadsboek.book.unsaved import Waiting
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.meetings.agenda.proposals import Proposal
from raadsboek.core.note import Note


@dataclass
class AgendaOpened(Message):
    """The meeting was read, with what could be on its agenda.

    `reason` says why the agenda cannot be changed. `waiting` is a draft that was found, with what
    could be on the agenda as it is there.
    """

    note: Note
    proposals: Sequence[Proposal]
    reason: str
    waiting: Waiting | None
    of_draft: Sequence[Proposal]


@dataclass
class AgendaLookedAt(Message):
    """The meeting was read again, and what could be on its agenda was looked up anew."""

    note: Note
    proposals: Sequence[Proposal]


@dataclass
class AgendaSaved(Message):
    """The agenda has a new version with `body` as its text; `sentence` says what was done."""

    saved: SavedAgenda
    proposals: Sequence[Proposal]
    body: str
    moment: datetime.datetime
    sentence: str = ""


@dataclass
class CoverNoteMade(Message):
    """A cover note was made; it can be read at `path`."""

    path: str


@dataclass
class CoverNoteRefused(Message):
    """There is no cover note to make; `number` is the one that is there already, if any."""

    error: RaadsboekError
    number: str = ""


@dataclass
class SourceFound(Message):
    """A note was looked up to be read beside the agenda; '' when there is none."""

    number: str
    path: str
