"""What the workers of the minute screen report, besides what those of every editor report."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from textual.message import Message

from raadsboek.book.recording import Recorded
from raadsboek.book.unsaved import Unsaved, Waiting
from raadsboek.core.minutes.context import Context
from raadsboek.core.minutes.planning import Plan
from raadsboek.core.note import Note


@dataclass
class MeetingOpened(Message):
    """The meeting was read, and a draft of it that waits, if any."""

    note: Note
    context: Context
    waiting: Waiting | None


@dataclass
class MeetingLookedAt(Message):
    """The meeting was read again: somebody may have changed it elsewhere."""

    note: Note
    context: Context


@dataclass
class MeetingSaved(Message):
    """The meeting has a new version with `sent` in it."""

    note: Note
    context: Context
    sent: Unsaved
    moment: datetime.datetime


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
class Told(Message):
    """What was done, to say when the meeting is shown as it is now."""

    sentence: str
