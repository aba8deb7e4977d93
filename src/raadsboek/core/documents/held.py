"""What is left out of a document, as values: each text with where it stands, and how it is told."""

from collections import Counter
from enum import StrEnum

from msgspec import Struct


class HeldKind(StrEnum):
    """Why something is left out; the value is how one of them is called, then several."""

    NOTE = "vertrouwelijke notitie|vertrouwelijke notities"
    PART = "vertrouwelijk gedeelte|vertrouwelijke gedeelten"
    REMARK = "opmerking|opmerkingen"
    ATTACHMENT = "vertrouwelijke bijlage|vertrouwelijke bijlagen"
    NAME = "naam|namen"


class Held(Struct, frozen=True):
    """A text that must not be in the document; `where` is the note it stands in.

    `title` tells that the text is what something is called. `concerns`: it would have been in the
    document, so the user hears of it; the rest is only watched.
    """

    kind: HeldKind
    where: str
    text: str
    title: bool = False
    concerns: bool = False


class Withheld(Struct, frozen=True):
    """All that must not be in a document, and what may stand there as well.

    `digests` are those (SHA-256, hexadecimal) of files that must not be in it, each with its note.
    `allowed` is the text that the document is made of, as it may leave.
    """

    texts: tuple[Held, ...] = ()
    digests: tuple[tuple[str, str], ...] = ()
    allowed: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """What was left out, for the user: '2 vertrouwelijke gedeelten', '1 opmerking'."""
        counts = Counter(one.kind for one in self.texts if one.concerns)
        return tuple(
            f"{counts[kind]} {kind.value.split('|')[counts[kind] != 1]}"
            for kind in HeldKind
            if counts[kind]
        )
