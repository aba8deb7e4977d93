"""What the workers of the screens for corrections report."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.message import Message

from raadsboek.book.meetings.correcting import Corrected, Review
from raadsboek.book.past import Version
from raadsboek.core.meetings.corrections.locating import Text, text_now
from raadsboek.core.meetings.corrections.placed import Placed
from raadsboek.core.meetings.corrections.trying import Given, Trial

if TYPE_CHECKING:  # reading Word takes what a screen need not wait for
    from raadsboek.book.word_back.reviewing import WordReview


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
    """The file that a reviewer sent was read; `by` is whose it seems to be.

    `word` is what was changed in it when it is one of Word; then there is no `text`.
    """

    text: str
    by: str
    word: "WordReview | None" = None


@dataclass
class CopyRead(Message):
    """What a reviewer sent was read, and compared with the text that it was made of.

    `beside` are lines that are told with it: remarks, and what has no place in the text.
    """

    given: Given
    trial: Trial
    review: Review
    by: str
    beside: tuple[str, ...] = ()


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
