"""What the workers of the screens for corrections report."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from raadsboek.book.meetings.correcting import Corrected, Review
from raadsboek.book.past import Version
from raadsboek.core.meetings.placed import Placed
from raadsboek.core.meetings.trying import Given


@dataclass
class ReviewOpened(Message):
    """The minutes were read, with the print that the reviewers have."""

    review: Review


@dataclass
class TakenOver(Message):
    """Corrections stand in the minutes now; `review` is what there is to correct after that."""

    corrected: Corrected
    placed: Sequence[Placed]
    review: Review
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
