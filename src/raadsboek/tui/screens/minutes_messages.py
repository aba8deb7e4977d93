"""What the workers of the minute screen report; each is a fact that the screen acts upon."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from textual.message import Message

from raadsboek.book.drafts import KeptDraft
from raadsboek.book.recording import Recorded
from raadsboek.core.difference import Difference
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.minutes.context import Context
from raadsboek.core.minutes.planning import Plan
from raadsboek.core.note import Note


@dataclass
class MeetingLoaded(Message):
    """The meeting was read; `difference` is between its text and that of the draft, if any."""

    note: Note
    context: Context
    roles: Mapping[str, str]
    draft: KeptDraft | None
    difference: Difference | None


@dataclass
class MeetingLookedAt(Message):
    """The meeting was read again: somebody may have changed it elsewhere."""

    note: Note
    context: Context


@dataclass
class MeetingSaved(Message):
    """The meeting has a new version; `body` is the text in it, None when only keys changed."""

    note: Note
    context: Context
    body: str | None
    moment: datetime.datetime


@dataclass
class DraftKept(Message):
    """The text stands in a draft."""

    text: str
    moment: datetime.datetime


@dataclass
class DraftFailed(Message):
    """The text could not be kept in a draft: that is no reason to stop typing."""

    error: RaadsboekError


@dataclass
class Planned(Message):
    """What recording `body` would do; `titles` are those of the notes that it asks about."""

    plan: Plan
    body: str
    titles: Mapping[str, str]


@dataclass
class MinutesRecorded(Message):
    """The minutes were recorded."""

    recorded: Recorded
    context: Context
    moment: datetime.datetime


@dataclass
class Compared(Message):
    """The minutes changed outside this window: `theirs`, against the text in this window."""

    theirs: Note
    context: Context
    difference: Difference


@dataclass
class TextPutAside(Message):
    """The text of this window is kept as a draft, and `note` takes its place."""

    note: Note
    context: Context
    moment: datetime.datetime
