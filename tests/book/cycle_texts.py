"""What the secretary of the state machine types in minutes, and how those are told apart."""

from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.minutes.numbers import numbers_in
from raadsboek.core.note import Note

LINES = (
    "BESLUIT: De raad kiest {word}.",
    "BESLUIT: De raad kiest {word}.\nSTEMMING: 2 voor, 1 tegen",
    "ACTIE @{person} voor volgende vergadering: {word} uitzoeken",
    "ACTIE @{person} voor volgende vergadering: {word} nakijken",
    "ACTIE @{person} voor volgende ov: {word} bespreken",
    "ACTIE voor 1 april: {word} opvragen",
    "TOEZEGGING @{director} voor volgende vergadering: {word} sturen",
    "TOEZEGGING @{director} voor volgende raadsvergadering: {word} geven",
    "AANGEHOUDEN: eerst {word} afwachten",
    "De voorzitter noemt {word}.",
)
"""Lines of minutes; what stands between braces differs each time."""


def is_draft(note: Note) -> bool:
    """Tell if minutes wait to be adopted."""
    return note.text("status") == MeetingStatus.MINUTES_DRAFT


def has_numbers(note: Note) -> bool:
    """Tell if something was recorded in these minutes."""
    return bool(numbers_in(note.body))


def can_be_corrected(note: Note) -> bool:
    """Tell if there is a word in draft minutes to correct."""
    return is_draft(note) and "woord" in note.body


def below_point(body: str, at: int, said: list[str]) -> str:
    """Return the text with these lines at the end of one of its points."""
    lines = body.split("\n")
    heads = [place for place, line in enumerate(lines) if line.startswith("## ")]
    if not heads:
        return "\n".join([*lines, "", *said, ""])
    chosen = at % len(heads)
    end = heads[chosen + 1] if chosen + 1 < len(heads) else len(lines)
    return "\n".join([*lines[:end], *said, "", *lines[end:]])


def edited(body: str, at: int, how: str, word: str) -> str:
    """Return the text with one of its numbered lines changed."""
    lines = body.split("\n")
    numbers = numbers_in(body)
    wanted = numbers[at % len(numbers)]
    place = next(n for n, line in enumerate(lines) if wanted in line)
    line = lines[place]
    new = {
        "gone": [],
        "other words": [f"{line} {word}"],
        "other meeting": [line.replace("volgende vergadering", "volgende ov")],
        "twice": [line, line],
        "without number": [line.replace(f" {wanted}", "")],
    }[how]
    return "\n".join([*lines[:place], *new, *lines[place + 1 :]])
