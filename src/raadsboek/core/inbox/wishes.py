"""What a piece asks of the council, read from its words: how to handle it, and by when.

A proposal and no more: each comes with the words that it rests on, so that the secretary can see
at a glance whether it holds.
"""

import datetime
import re
from typing import NamedTuple

from raadsboek.core.dates import MONTH_NUMBERS, read_written_date
from raadsboek.core.due import read_due
from raadsboek.core.kinds.post import Handling

_READ = 6_000
"""Characters of the text that are looked at: what is asked stands near the beginning."""
_AHEAD = datetime.timedelta(days=730)
_LETTER_AGE = datetime.timedelta(days=1100)
_MOST_WORDS = 5


class Asked(NamedTuple):
    """A proposed handling, and why."""

    handling: Handling
    reason: str


class AskedBy(NamedTuple):
    """The day by which an answer is asked, and the words that say so."""

    day: datetime.date
    reason: str


_RULES: tuple[tuple[Handling, re.Pattern[str]], ...] = (
    (
        Handling.ADVISE,
        re.compile(
            r"advies-?aanvra(?:ag|gen)|aanvraag (?:om|voor) (?:uw |het )?advies|"
            r"verzoek om (?:uw |het )?advies|instemmings(?:verzoek|aanvraag)|"
            r"verzoek (?:om|tot) (?:uw )?instemming|"
            r"vra(?:ag|gen|agt) (?:wij |ik )?(?:u |de or |de raad )?(?:om )?(?:uw )?"
            r"(?:advies|instemming)|art(?:ikel|\.) ?2[57] wor"
        ),
    ),
    (
        Handling.NOTED,
        re.compile(
            r"ter kennis(?:name|geving)|ter informatie|nieuwsbrief|\bfyi\b|"
            r"hoeft (?:u )?niet te (?:reageren|antwoorden)|kwartaalcijfers|jaarverslag"
        ),
    ),
    (
        Handling.SETTLE,
        re.compile(
            r"nodig(?:en|t)? (?:wij |ik )?u uit|"
            r"graag (?:een |uw )?(?:reactie|antwoord|bericht|bevestiging)|"
            r"(?:hoor|horen|verneem|vernemen) (?:ik |wij )?(?:het )?graag|"
            r"verzoek(?:en)? (?:ik |wij )?u (?:om|vriendelijk)"
        ),
    ),
)
_IN_SUBJECT = ((Handling.SETTLE, re.compile(r"factuur|offerte|uitnodiging|aanmeld(?:en|ing)")),)
"""Words that say so only in a subject: many a text mentions them by the way."""
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\d|[a-z])[^.!?\n]+)*")
_BY = re.compile(r"\b(uiterlijk|v[óo]{2}r|voor|binnen|tot en met|t/m)\s+((?:op|voor|vóór|in)\s+)?")
_ANSWERS = re.compile(
    r"reactie|reage|antwoord|advies|adviseren|instemm|hoor|horen|verneem|vernemen|aanmeld|terug|"
    r"ontvang|reacties|bevestig|inleveren|indienen|toesturen|laten weten|laat"
)
_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_DAY = re.compile(rf"\b(\d{{1,2}})(?:e)? ({_MONTH})\.? (\d{{4}})\b|\b\d{{1,2}}-\d{{1,2}}-\d{{4}}\b")


def handling_of(subject: str, text: str, *, due: bool, to_advise: bool) -> Asked:
    """Return how a piece is probably to be handled.

    `due` tells that it asks for an answer, `to_advise` that its dossier is about an advice or a
    consent of the council.
    """
    for where, words, rules in (
        ("het onderwerp", subject, (*_RULES, *_IN_SUBJECT)),
        ("de tekst", text[:_READ], _RULES),
    ):
        plain = " ".join(words.casefold().split())
        for handling, pattern in rules:
            if match := pattern.search(plain):
                return Asked(handling, f"in {where} staat '{match.group()}'")
    if to_advise:
        return Asked(Handling.ADVISE, "het traject gaat over advies of instemming")
    if due:
        return Asked(Handling.SETTLE, "er wordt een antwoord gevraagd")
    if not text.strip():
        return Asked(Handling.DISCUSS, "er is geen tekst om naar te kijken")
    return Asked(Handling.DISCUSS, "niets in de tekst zegt iets anders")


def answer_due(text: str, *, written: datetime.date) -> AskedBy | None:
    """Return the first day by which the text asks for an answer, read from when it was written."""
    found = []
    for sentence in _SENTENCE.finditer(text[:_READ].casefold()):
        words = " ".join(sentence.group().split())
        for by in _BY.finditer(words):
            if by.group(1) != "uiterlijk" and not _ANSWERS.search(words):
                continue
            asked = _day_behind(words, by, written)
            if asked is not None:
                found.append(asked)
    return min(found, default=None)


def _day_behind(words: str, by: re.Match[str], written: datetime.date) -> AskedBy | None:
    """Return the day that the words after 'uiterlijk' and its like name; the longest reading."""
    following = re.findall(r"[^\s,;()]+", words[by.end() :])[:_MOST_WORDS]
    start = "binnen " if by.group(1) == "binnen" else ""
    for count in range(len(following), 0, -1):
        said = " ".join(following[:count]).rstrip(".")
        due = read_due(start + said, said_on=written, next_meeting=None)
        if due is not None and due.date:
            shown = f"in de tekst staat '{words[by.start() : by.end()]}{said}'"
            is_ahead = written <= due.date <= written + _AHEAD
            return AskedBy(due.date, shown) if is_ahead else None
    return None


def letter_day(text: str, *, today: datetime.date) -> datetime.date | None:
    """Return the day on a letter: the first one near its top that has been, with its year."""
    for match in _DAY.finditer(text[:_READ].casefold()):
        day = read_written_date(match.group(), earliest=today)
        if day is not None and today - _LETTER_AGE <= day <= today:
            return day
    return None
