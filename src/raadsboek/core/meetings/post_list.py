"""The post list of a meeting (postlijst): which pieces it holds, and what deciding on it means.

Pure. A piece stands on one list: that of the meeting in its key `vergadering`. What was sent
needs no proposal; it is there for the council to know of.
"""

import datetime
from collections.abc import Iterable, Mapping

from msgspec import Struct

from raadsboek.core.kinds.post import Direction, Handling, PostStatus
from raadsboek.core.links import link, target
from raadsboek.core.note import Value

CONFORMING = "conform voorstel"
"""How a decision begins that follows the proposal."""


class Piece(Struct, frozen=True, kw_only=True):
    """A piece of post as far as the list goes; days are ISO or empty."""

    path: str
    number: str
    day: str
    direction: str
    correspondent: str
    subject: str
    proposed: str
    decided: str
    status: str
    due: str
    meeting: str
    confidential: bool = False

    @property
    def is_sent(self) -> bool:
        """Whether the council sent it."""
        return self.direction == Direction.OUT

    @property
    def title(self) -> str:
        """What it is about, and whether it is for the council alone."""
        return f"{self.subject} (vertrouwelijk)" if self.confidential else self.subject

    @property
    def code(self) -> str:
        """How it is to be handled: as proposed; what was sent is for information."""
        return self.proposed or (Handling.NOTED.value if self.is_sent else "")

    @property
    def is_open(self) -> bool:
        """Whether it still asks for something."""
        return self.status == PostStatus.OPEN

    @property
    def is_draft(self) -> bool:
        """Whether it is a letter of the council that has not gone out."""
        return self.is_sent and self.status == PostStatus.DRAFT

    def stands_decided_in(self, meeting: str) -> bool:
        """Tell if this meeting has decided on it already."""
        return bool(self.decided) and self.meeting == meeting


def piece_of(path: str, meta: Mapping[str, Value], *, confidential: bool = False) -> Piece:
    """Return a note of post as a piece of the list."""

    def text(key: str) -> str:
        value = meta.get(key, "")
        return value.strip() if isinstance(value, str) else ""

    return Piece(
        path=path,
        number=text("nummer"),
        day=text("datum"),
        direction=text("richting") or Direction.IN.value,
        correspondent=text("relatie"),
        subject=text("titel"),
        proposed=text("behandeling"),
        decided=text("besluit"),
        status=text("status") or PostStatus.OPEN.value,
        due=text("uiterlijk"),
        meeting=target(text("vergadering")),
        confidential=confidential,
    )


def divided(
    pieces: Iterable[Piece], *, meeting: str, day: datetime.date, since: datetime.date | None
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the pieces on the list of a meeting, and the older ones that are on no list.

    On the list is what was received or sent from the day of the meeting before (`since`) until
    this one, unless it stands on another list. Older pieces count as long as they are open; one
    without a day can be placed nowhere and counts as older. A concept is no post yet.
    """
    listed, older = [], []
    for piece in sorted(pieces, key=lambda one: (one.day, one.number, one.path)):
        received = _day(piece.day)
        if piece.is_draft:
            continue
        if piece.meeting == meeting:
            listed.append(piece)
        elif piece.meeting or (received is not None and received > day):
            continue
        elif received is not None and (since is None or received >= since):
            listed.append(piece)
        elif piece.is_open:
            older.append(piece)
    return tuple(listed), tuple(older)


def keys_of_decision(piece: Piece, *, meeting: str, day: datetime.date) -> dict[str, Value]:
    """Return the keys that change when the council decides on the list; none when it has.

    The decision follows the proposal unless another one was written down. Then a piece that is for
    information is done, unless an answer to what was sent is still to come.
    """
    if piece.stands_decided_in(meeting):
        return {}
    changes: dict[str, Value] = {"vergadering": link(meeting)}
    if not piece.proposed:
        changes["behandeling"] = piece.code
    if piece.decided:
        return changes
    changes["besluit"] = f"{CONFORMING}: {piece.code}"
    awaits_answer = piece.is_sent and bool(piece.due)
    if piece.code == Handling.NOTED and piece.is_open and not awaits_answer:
        changes["status"] = PostStatus.DONE.value
        changes["afgehandeld"] = day.isoformat()
    return changes


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
