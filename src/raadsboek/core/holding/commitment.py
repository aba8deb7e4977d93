"""A decision, agreement or promise as its note tells it: from when, and what may have ended it.

Lenient on purpose: a value that does not fit its key says nothing here, or a slip of the pen would
hide a decision from whoever asks what holds. That it does not fit is for `controleer` to say.
"""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from msgspec import Struct

from raadsboek.core.confidential import is_confidential
from raadsboek.core.council import ORGAN_KEY
from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds import agreement, decision, promise
from raadsboek.core.kinds.agreement import AgreementStatus
from raadsboek.core.kinds.decision import DecisionStatus
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.kinds.promise import PromiseStatus
from raadsboek.core.links import target
from raadsboek.core.note import Value
from raadsboek.core.schema import fields_of

KINDS: tuple[Kind, ...] = (decision.KIND, agreement.KIND, promise.KIND)
"""The kinds of which one can ask whether they hold, in the order in which they are shown."""

KIND_BY_NAME = {kind.name: kind for kind in KINDS}

SOON = 60
"""Days before its last day in which an agreement is said to end soon: two meetings of a council."""


class Ending(StrEnum):
    """What made that it holds no longer."""

    CHANGED = "gewijzigd"
    WITHDRAWN = "ingetrokken"
    ENDED = "beëindigd"
    EXPIRED = "verlopen"
    KEPT = "voldaan"
    LAPSED = "vervallen"


_DRAFTS = frozenset({DecisionStatus.DRAFT, AgreementStatus.DRAFT})
_ENDINGS: Mapping[str, Ending] = {
    DecisionStatus.AMENDED: Ending.CHANGED,
    DecisionStatus.WITHDRAWN: Ending.WITHDRAWN,
    AgreementStatus.ENDED: Ending.ENDED,
    PromiseStatus.KEPT: Ending.KEPT,
    PromiseStatus.LAPSED: Ending.LAPSED,
}
"""What the status of a note says of its end; any other status lets it stand."""


class Commitment(Struct, frozen=True, kw_only=True):
    """What a note says. Days are those that it names itself, None where it names none.

    `last_day` is the last day on which an agreement holds, `ended` the day from which the status
    counts. `successor` is the number of what changed it. `due` is the day of a promise.
    """

    path: str
    kind: str
    number: str = ""
    title: str = ""
    status: str = ""
    start: datetime.date | None = None
    last_day: datetime.date | None = None
    ended: datetime.date | None = None
    due: datetime.date | None = None
    successor: str = ""
    meeting: str = ""
    trajectory: str = ""
    counterpart: str = ""
    reservation: str = ""
    organ: str = ""
    confidential: bool = False

    @property
    def is_draft(self) -> bool:
        """Whether nobody decided on it yet."""
        return self.status in _DRAFTS

    @property
    def ending(self) -> Ending | None:
        """What its status says of its end; None while the status lets it stand."""
        return _ENDINGS.get(self.status)

    @property
    def name(self) -> str:
        """What to call it: its number, else where it is."""
        return self.number or self.path


def commitment_of(path: str, meta: Mapping[str, Value]) -> Commitment | None:
    """Return what the frontmatter of a note says, or None for another kind of note."""
    kind = KIND_BY_NAME.get(_text(meta, "soort"))
    if kind is None:
        return None
    is_agreement = kind is agreement.KIND
    return Commitment(
        path=path,
        kind=kind.name,
        number=_text(meta, "nummer"),
        title=_text(meta, kind.title_key),
        status=_text(meta, kind.status_key) or _first_status(kind.name),
        start=_day(meta, kind.date_key),
        last_day=_day(meta, kind.due_key) if is_agreement else None,
        ended=None if is_agreement else _day(meta, kind.done_key),
        due=_day(meta, kind.due_key) if kind is promise.KIND else None,
        successor=target(_text(meta, kind.successor_key)) if kind.successor_key else "",
        meeting=target(_text(meta, "vergadering")),
        trajectory=target(_text(meta, "traject")),
        counterpart=_text(meta, "met") if is_agreement else _text(meta, "door"),
        reservation=_text(meta, "voorbehoud"),
        organ=_text(meta, ORGAN_KEY).casefold(),
        confidential=is_confidential(meta),
    )


@cache
def _first_status(kind_name: str) -> str:
    kind = KIND_BY_NAME[kind_name]
    return next(item.default for item in fields_of(kind.struct) if item.key == kind.status_key)


def _text(meta: Mapping[str, Value], key: str) -> str:
    value = meta.get(key, "")
    if isinstance(value, list):
        value = ", ".join(item for item in value if isinstance(item, str))
    return " ".join(value.split()) if isinstance(value, str) else ""


def _day(meta: Mapping[str, Value], key: str) -> datetime.date | None:
    return day_as_kept(_text(meta, key)) if key else None
