"""Telling what a file of an old archive is: minutes, an agenda, a letter, or something else.

Pure. A word in the name counts before one in the text; whoever is not sure makes it a plain note.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from itertools import pairwise

from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.kinds.post import Direction

_SECRET = re.compile(r"vertrouwelijk|geheim|confidentieel|confidential", re.IGNORECASE)


def sounds_secret(path: str) -> bool:
    """Tell if the name of a file, or of a folder that it lies in, says that it is confidential."""
    return _SECRET.search(path) is not None


class Role(StrEnum):
    """What a file is in the archive; the value is how the report calls it."""

    MINUTES = "verslag"
    AGENDA = "agenda"
    PAPER = "stuk van een vergadering"
    LETTER = "poststuk"
    DECISION = "besluit"
    NOTE = "notitie"


_MINUTES = re.compile(r"(concept|or|cr|mr|ov|vergader|overleg)?(verslag|verslagen|notulen)(lijst)?")
_NO_MINUTES = frozenset(
    {
        *("jaarverslag", "scholing", "scholingsdag", "cursus", "training", "heidag", "studiedag"),
        *("werkbezoek", "bezoek", "reis", "evaluatie", "onderzoek", "financieel", "jaar"),
        *("sjabloon", "format", "model", "voorbeeld"),
    }
)
_AGENDA = re.compile(r"(concept|vergader)?agenda")
_PAPERS = frozenset({"presentielijst", "actielijst", "besluitenlijst", "actiepuntenlijst"})
_LETTERS_IN = re.compile(r"(advies|instemmings?)(aanvraag|verzoek)")
_LETTERS = frozenset({"brief", "mail", "email"})
_MARKERS = re.compile(
    r"^[^\w\n]{0,20}\d{0,3}[^\w\n]{0,20}(aanwezig|afwezig|voorzitter|notulist|opening|mededelingen|rondvraag|sluiting)\b",
    re.IGNORECASE | re.MULTILINE,
)
_ENOUGH_MARKERS = 3
_READ = 200_000
"""Characters of a text that are looked at."""

_FORMS: tuple[tuple[MeetingForm, re.Pattern[str]], ...] = (
    (MeetingForm.CONSULTATION, re.compile(r"overleg(vergadering|verslag)?|ov|bestuurdersoverleg")),
    (MeetingForm.EXECUTIVE, re.compile(r"db|dagelijks")),
    (MeetingForm.COMMITTEE, re.compile(r"\w*commissie|cie|vgwm?|werkgroep")),
    (MeetingForm.CONSTITUENCY, re.compile(r"achterban\w*")),
    (MeetingForm.COUNCIL, re.compile(r"or|cr|mr|gmr|cor|ondernemingsraad|clientenraad|plenair")),
)


def role_of(sort: str, words: Iterable[str], text: str) -> Role:
    """Return what a file is, by what its bytes are, the words of its name, and its text."""
    named = tuple(words)
    if sort in ("eml", "msg"):
        return Role.LETTER
    if any(_MINUTES.fullmatch(word) for word in named) and _NO_MINUTES.isdisjoint(named):
        return Role.MINUTES
    if any(_AGENDA.fullmatch(word) for word in named):
        return Role.AGENDA
    if not _PAPERS.isdisjoint(named):
        return Role.PAPER
    if not _LETTERS.isdisjoint(named) or any(_LETTERS_IN.fullmatch(word) for word in named):
        return Role.LETTER
    if named[:1] == ("besluit",) and "besluit" in text[:_READ].casefold():
        return Role.DECISION
    return Role.MINUTES if reads_as_minutes(text) and _NO_MINUTES.isdisjoint(named) else Role.NOTE


def reads_as_minutes(text: str) -> bool:
    """Tell if a text has what minutes have where lines begin: who was there, a close."""
    found = {match[1].casefold() for match in _MARKERS.finditer(text[:_READ])}
    return len(found) >= _ENOUGH_MARKERS


def form_of(*places: Iterable[str]) -> MeetingForm | None:
    """Return the form of a meeting by the words of each place, the first place that says counts."""
    for place in places:
        words = tuple(place)
        for form, pattern in _FORMS:
            if any(pattern.fullmatch(word) for word in words):
                return form
    return None


def direction_of(words: Iterable[str]) -> Direction | None:
    """Return whether a letter came in or went out; None when its name does not say."""
    named = tuple(words)
    if any(_LETTERS_IN.fullmatch(word) for word in named):
        return Direction.IN
    for word, following in pairwise(named):
        if word in _LETTERS and following in ("aan", "van"):
            return Direction.OUT if following == "aan" else Direction.IN
    return None
