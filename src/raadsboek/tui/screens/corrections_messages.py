"""What the workers of the screens for corrections report."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from textual.message import Message

from raadsboek.book.meetings.correcting import Corrected, Review
from raadsboek.book.past import Version
from raadsboek.core.meetings.corrections.locating import Text, text_now
from raadsboek.core.meetings.corrections.placed import Placed
from raadsboek.core.meetings.corrections.trying import Given, Trial


@dataclass
class ReviewOpened(Message):
    """The minutes were read, with the print that the reviewers have laid over them."""

    review: Review
    text: Text


@dataclass
class TakenOver(Message):
    """Corrections stand in the minutes now; `review` is what there is to correct after that."""

    corrected: Corrected
    placed: Sequence[Placed]
    review: Review
    text: Text
    moment: datetime.datetime


@dataclass
class FileRead(Message):
    """The file that a reviewer sent was read; `by` is whose it seems to be."""

    text: str
    by: str


@dataclass
class CopyRead(Message):
    """What a reviewer sent was read, and compared with the text that it was made of."""

    given: Given
    trial: Trial
    review: Review
    by: str


@dataclass
class VersionsFound(Message):
    """The versions to choose the text of the print from, newest first."""

    versions: Sequence[Version]


@dataclass
class PrintWritten(Message):
    """The print of the text with this mark stands in a file outside the raadsboek."""

    place: str
    mark: str


def taken_over(
    review: Review, corrected: Corrected, placed: Sequence[Placed], moment: datetime.datetime
) -> TakenOver:
    """Return the report of what was taken over; for a worker, since it compares two texts."""
    after = replace(review, meeting=corrected.meeting)
    text = text_now(after.printed, after.meeting.body)
    return TakenOver(corrected, placed, after, text, moment)
