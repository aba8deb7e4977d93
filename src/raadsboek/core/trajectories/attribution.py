"""Who said something in a dossier, and when: the words between brackets at the end of a line.

    Opnames in de nacht hebben hulp nodig die niet is meegeteld. (@noor, @ruud, 2026-09-17)

Reading is tolerant: days in any form with a year, names with or without @ beside a day or another
name. Brackets that say anything else belong to the text.
"""

import datetime
import re

from msgspec import Struct

from raadsboek.core.dates import read_written_date, short_date
from raadsboek.core.links import link, target

DIRECTORS = frozenset(
    {"bestuurder", "directie", "directeur", "ondernemer", "instelling", "bevoegd gezag"}
)
"""By these words the other side is named."""
_GROUPS = DIRECTORS | {
    "achterban",
    "deskundige",
    "vakbond",
    "hr",
    "raad",
    "or",
    "cr",
    "mr",
    "oudergeleding",
    "personeelsgeleding",
    "leerlinggeleding",
}
_BRACKETS = re.compile(r"(.*?)\s*\(([^()]+)\)\.?", re.DOTALL)
_HANDLE = re.compile(r"@(\w[\w-]*)")
_NOT_IN_HANDLE = re.compile(r"[^\w-]+")
_LINK = re.compile(r"\[\[[^\[\]\n]+\]\]")
_NAME = re.compile(r"[^\W\d_][\w -]{0,24}")
_A_YEAR, _ANOTHER_YEAR = datetime.date(2000, 1, 1), datetime.date(2001, 6, 1)


class Attribution(Struct, frozen=True, kw_only=True):
    """Who said it (a short name with @, or a word such as 'bestuurder'), when, and in what."""

    by: tuple[str, ...] = ()
    day: datetime.date | None = None
    papers: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """For a reader: '@noor, @ruud, do 17 sep'."""
        day = [short_date(self.day)] if self.day else []
        return ", ".join([*self.by, *day, *self.papers])

    @property
    def is_of_director(self) -> bool:
        """Whether nobody but the director said it."""
        names = {name.removeprefix("@").casefold() for name in self.by}
        return bool(names) and names <= DIRECTORS


def split_attribution(text: str) -> tuple[str, Attribution]:
    """Return a text without the brackets at its end, and what those say of who and when."""
    match = _BRACKETS.fullmatch(text.strip())
    found = _read(match[2]) if match is not None else None
    if match is None or found is None:
        return text.strip(), Attribution()
    return match[1].strip(), found


def attribution_of(attribution: Attribution) -> str:
    """Return the brackets that say it, with a space before; '' when there is nothing to say."""
    day = [attribution.day.isoformat()] if attribution.day else []
    parts = [*attribution.by, *day, *(link(number) for number in attribution.papers)]
    return f" ({', '.join(parts)})" if parts else ""


def sentence(text: str) -> str:
    """Return words as one line that ends like a sentence, so that brackets after it are ours."""
    words = " ".join(text.replace("<!--", " ").replace("-->", " ").split())
    return words if not words or words.endswith((".", "?", "!")) else f"{words}."


def name_of(given: str) -> str:
    """Return who somebody is as it stands between the brackets: @noor, or a word for a group."""
    name = " ".join(given.split())
    if name.casefold() in _GROUPS:
        return name
    handle = _NOT_IN_HANDLE.sub("-", name.removeprefix("@")).strip("-")
    return f"@{handle}" if handle else ""


def names_of(given: str) -> tuple[str, ...]:
    """Return who is named in a list with commas, each as it stands between the brackets."""
    return tuple(name for one in given.split(",") if (name := name_of(one)))


def _read(inside: str) -> Attribution | None:
    by, papers, days, loose = [], [], [], []
    for part in (" ".join(part.split()) for part in inside.split(",")):
        day = _day(part)
        if _HANDLE.fullmatch(part) or part.casefold() in _GROUPS:
            by.append(part)
        elif _LINK.fullmatch(part):
            papers.append(target(part))
        elif day is not None:
            days.append(day)
        else:
            loose.append(part)
            by.append(part)
    certain = len(by) - len(loose) + len(papers) + len(days)
    if not certain or len(days) > 1 or not all(_NAME.fullmatch(part) for part in loose):
        return None
    return Attribution(by=tuple(by), day=days[0] if days else None, papers=tuple(papers))


def _day(text: str) -> datetime.date | None:
    """Return the day that words say for certain: without its year it can be any."""
    one = read_written_date(text, earliest=_A_YEAR)
    return one if one == read_written_date(text, earliest=_ANOTHER_YEAR) else None
