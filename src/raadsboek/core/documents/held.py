"""What must not be in a file that leaves, as values: each text with where it stands."""

from enum import StrEnum

from msgspec import Struct


class HeldKind(StrEnum):
    """What a text is that stays inside; the value is how one of them is called."""

    NOTE = "vertrouwelijke notitie"
    PART = "vertrouwelijk gedeelte"
    REMARK = "opmerking"
    ATTACHMENT = "vertrouwelijke bijlage"
    NAME = "naam"
    OTHER = ""
    """Left out by a builder, which says what it is."""


class Held(Struct, frozen=True):
    """A text that must not be in the file; `where` is the note it stands in.

    `title` tells that the text is what something is called.
    """

    kind: HeldKind
    where: str
    text: str
    title: bool = False

    @property
    def called(self) -> str:
        """What the text is, without giving it away: 'opmerking in V-2026-03'."""
        match self.kind:
            case HeldKind.OTHER:
                return self.where
            case HeldKind.NOTE:
                return f"{self.kind} {self.where}"
            case _:
                return f"{self.kind} in {self.where}"


class Withheld(Struct, frozen=True):
    """All that must not be in a file, and what may stand there as well.

    `digests` are those (SHA-256, hexadecimal) of files that must not be in it, each with what it
    is. `allowed` is the text that the file is made of, as it may leave.
    """

    texts: tuple[Held, ...] = ()
    digests: tuple[tuple[str, str], ...] = ()
    allowed: tuple[str, ...] = ()
