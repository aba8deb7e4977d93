"""The fixed points of an agenda, in the council's own order, as they stand in the settings.

A fixed point is a line: `Ingekomen post · doel: bespreken · tijd: 10 min · verzamelt: post`.
`verzamelt` names what is gathered below it; `verzamelt: onderwerpen` is no point but the place
where the topics go. Without a setting the order is the usual one of Dutch councils.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from raadsboek.core.council import Council
from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.meetings.agenda.point_lines import read_point_line
from raadsboek.core.minutes.agenda import ATTRIBUTES
from raadsboek.core.minutes.entries import Item

GATHERS_KEY = "verzamelt"


class Gathers(StrEnum):
    """What is gathered below a fixed point, or at a place of the agenda."""

    POST = "post"
    ACTIONS = "acties"
    PROMISES = "toezeggingen"
    MINUTES = "verslagen"
    TOPICS = "onderwerpen"


class FixedPoint(Struct, frozen=True, kw_only=True):
    """A point that stands on every agenda, or the place where the topics go."""

    title: str
    attributes: Mapping[str, str] = {}
    gathers: tuple[Gathers, ...] = ()

    @property
    def is_place_of_topics(self) -> bool:
        """Whether this is no point but the place where the topics go."""
        return Gathers.TOPICS in self.gathers


_TOPICS = f"{GATHERS_KEY}: {Gathers.TOPICS.value}"
_OPENING = "Opening · tijd: 5 min"
_POST = "Ingekomen en uitgegane post · doel: bespreken · tijd: 10 min · verzamelt: post"
_MINUTES = (
    "Verslag van de vorige vergadering · doel: besluiten · tijd: 10 min · verzamelt: verslagen"
)
_ANY_OTHER = "Rondvraag · tijd: 5 min"
_END = "Sluiting"

STANDARD: Mapping[str, tuple[str, ...]] = {
    MeetingForm.COUNCIL: (
        "Opening en vaststelling agenda · tijd: 5 min",
        "Mededelingen · doel: informeren · tijd: 5 min",
        _POST,
        _MINUTES,
        "Actielijst en toezeggingen · doel: bespreken · tijd: 15 min"
        " · verzamelt: acties, toezeggingen",
        _TOPICS,
        "W.v.t.t.k. · tijd: 5 min",
        _ANY_OTHER,
        _END,
    ),
    MeetingForm.CONSULTATION: (
        "Opening en vaststelling agenda · tijd: 5 min",
        "Mededelingen · doel: informeren · tijd: 5 min",
        _MINUTES,
        "Actielijst en toezeggingen · doel: bespreken · tijd: 15 min"
        " · verzamelt: acties, toezeggingen",
        "Algemene gang van zaken · doel: informeren · tijd: 15 min",
        _TOPICS,
        "W.v.t.t.k. · tijd: 5 min",
        _ANY_OTHER,
        _END,
    ),
    MeetingForm.EXECUTIVE: (
        _OPENING,
        _MINUTES,
        "Actielijst · doel: bespreken · tijd: 10 min · verzamelt: acties",
        _TOPICS,
        _ANY_OTHER,
        _END,
    ),
    MeetingForm.COMMITTEE: (
        _OPENING,
        _MINUTES,
        "Actielijst · doel: bespreken · tijd: 10 min · verzamelt: acties",
        _TOPICS,
        _ANY_OTHER,
        _END,
    ),
    MeetingForm.CONSTITUENCY: (_OPENING, _TOPICS, _ANY_OTHER, _END),
}
"""The usual order of the points per form of meeting, for a council that set none."""


def fixed_points_of(council: Council, form: str) -> tuple[FixedPoint, ...]:
    """Return the fixed points of a form of meeting; one of them is the place of the topics."""
    lines = council.agenda.get(form) or STANDARD.get(form) or STANDARD[MeetingForm.COUNCIL]
    points = [read_fixed_point(line) for line in lines]
    if not any(point.is_place_of_topics for point in points):
        # Without a place of their own the topics come last, but for the closing.
        closes = bool(points) and points[-1].title.casefold().startswith("sluiting")
        points.insert(len(points) - closes, read_fixed_point(_TOPICS))
    return tuple(points)


def read_fixed_point(line: str) -> FixedPoint:
    """Return the fixed point that a line of the settings means; unknown words are passed over."""
    title, attributes = _read(line)
    words = _words(attributes.pop(GATHERS_KEY, ""))
    gathers = tuple(Gathers(word) for word in words if word in set(Gathers))
    return FixedPoint(title=title, attributes=attributes, gathers=gathers)


def fault_of(line: str) -> str:
    """Say in Dutch what is wrong with a line of the settings; '' when it is right."""
    title, attributes = _read(line)
    for word in _words(attributes.get(GATHERS_KEY, "")):
        if word not in set(Gathers):
            return f"'{GATHERS_KEY}: {word}' bestaat niet; kies uit {', '.join(Gathers)}"
    unknown = next((key for key in attributes if key not in (*ATTRIBUTES, GATHERS_KEY)), "")
    if unknown:
        return f"'{unknown}:' is niet bekend; kies uit {', '.join((*ATTRIBUTES, GATHERS_KEY))}"
    time = attributes.get("tijd", "")
    if (
        time
        and Item(number="", title="", start=0, end=0, attributes={"tijd": time}).minutes is None
    ):
        return f"'tijd: {time}' is geen tijd; schrijf bijvoorbeeld 'tijd: 10 min'"
    if not title and Gathers.TOPICS not in read_fixed_point(line).gathers:
        return "de titel ontbreekt; die staat voor de eerste punt ' · '"
    return ""


def _read(line: str) -> tuple[str, dict[str, str]]:
    text = line.strip()
    # The place of the topics needs no title.
    return read_point_line(f"· {text}" if text.startswith(f"{GATHERS_KEY}:") else text)


def _words(text: str) -> Sequence[str]:
    return [word.strip().casefold() for word in text.split(",") if word.strip()]
