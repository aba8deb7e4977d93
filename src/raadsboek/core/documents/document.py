"""A document as it leaves the house, whatever its format: what it is, of whom, and what it says."""

import datetime
from enum import StrEnum

from msgspec import Struct

from raadsboek.core.documents.blocks import Block

_RUNNING = 60
"""So many characters of the title stand above the pages after the first."""


class Audience(StrEnum):
    """For whom a document is. What is confidential is in the full one only."""

    FULL = "volledig"
    """Everything, for those who may read all of it."""
    SHORT = "verkort"
    """For the members: minutes are their decisions and actions, all else is whole."""
    PUBLIC = "openbaar"
    """Nothing confidential, no action list, and no names where the council says so."""


class Document(Struct, frozen=True, kw_only=True):
    """A document: facts above its text, blocks of text, and what stands at the foot of its pages.

    `reference` (kenmerk) and `version` (the short code of the version of the history that it was
    made from) let anybody find where it came from. `facts` are the rows between title and text:
    a label and what it says. `has_line_numbers` gives the lines of the text numbers, so that
    "p2 r8" means something. `source` is the text that it was made from, with its file name; a
    format that can take it along does.
    """

    kind: str
    """The name of the sort of document: agenda, verslag, brief ..."""
    title: str
    council: str
    author: str
    day: datetime.date
    """When it is of; files that tell the time of their making tell this day."""
    blocks: tuple[Block, ...]
    audience: Audience = Audience.FULL
    reference: str = ""
    version: str = ""
    status: str = ""
    is_draft: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    closing: str = ""
    """A last line, such as the control code of adopted minutes."""
    has_line_numbers: bool = False
    is_list: bool = False
    """Whether it is a list that is of no note: its reference is no number."""
    source: bytes = b""
    source_name: str = ""

    @property
    def mark(self) -> str:
        """What stands among the properties of its file, to find where it came from."""
        return " ".join(filter(None, ("raadsboek", self.reference, self.version)))

    @property
    def foot(self) -> str:
        """What stands at its foot: reference, status and version."""
        version = f"versie {self.version}" if self.version else ""
        return " · ".join(filter(None, (self.reference, self.status, version)))

    @property
    def running(self) -> str:
        """Its title as it stands above each page after the first."""
        whole = len(self.title) <= _RUNNING
        return self.title if whole else f"{self.title[:_RUNNING].rstrip()}…"

    @property
    def full_foot(self) -> str:
        """What stands below it where pages have no head: of which council it is as well."""
        return " · ".join(filter(None, (self.council, self.foot)))
