"""Reading what is typed in the search box: words, and filters such as `soort:besluit`.

Pure. A filter that is not understood is told, and the rest still counts.
"""

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.dates import long_date, read_date
from raadsboek.core.kinds import KINDS, find_kind
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.statuses import statuses_named

EXPLANATION = "soort:besluit  wie:anna  jaar:2026  status:open  dossier:D-2026-004"
"""The filters by example, for below the box."""
OF_ALL = "orgaan:alle"
"""One more example, where a raadsboek has several organs."""
ALL = "alle"
"""Stands for every organ."""
NO_ORGANS: Mapping[str, str] = MappingProxyType({})


class Asked(Struct, frozen=True, kw_only=True):
    """What is searched for; `remarks` say in Dutch how each filter was understood.

    `status` are the statuses that are wanted, none when the question does not say; `dossier` is
    its number or a part of its name. `organ` is a short name, 'alle' for all of them, '' when the
    question does not say.
    """

    words: str = ""
    kind: Kind | None = None
    person: str = ""
    number: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    status: tuple[str, ...] = ()
    dossier: str = ""
    organ: str = ""
    remarks: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to search for: no word and no filter but the organ."""
        about = (self.kind, self.person, self.number, self.status, self.dossier)
        filters = (*about, self.since, self.until)
        return not self.words.strip() and not any(filters)


def read_question(
    text: str, *, today: datetime.date, organs: Mapping[str, str] = NO_ORGANS
) -> Asked:
    """Return the words and the filters in what was typed.

    `organs` are the names by short name where there are several; else `orgaan:` is just a word.
    The space after the last word is kept: it says that the word is finished.
    """
    words: list[str] = []
    asked = Asked()
    remarks: list[str] = []
    mistakes: list[str] = []
    for piece in text.split():
        name, colon, value = piece.partition(":")
        if organs and colon and name.casefold() == "orgaan":
            if value:
                narrowed, remark = _organ(asked, value, organs)
                (mistakes if narrowed is None else remarks).append(remark)
                asked = narrowed or asked
        elif not colon or name.casefold() not in _READERS:
            words.append(piece)
        elif value:
            narrowed, remark = _READERS[name.casefold()](asked, value, today)
            (mistakes if narrowed is None else remarks).append(remark)
            asked = narrowed or asked
    question = " ".join(words)
    if question and text[-1:].isspace():
        question += " "
    return replace(asked, words=question, remarks=tuple(remarks), mistakes=tuple(mistakes))


_Narrowed: TypeAlias = tuple[Asked | None, str]
"""What is asked with one filter more (None: it was not understood), and the remark about it."""


def _kind(asked: Asked, value: str, _today: datetime.date) -> _Narrowed:
    kind = find_kind(value)
    if kind is None:
        names = ", ".join(kind.name for kind in KINDS)
        return None, f"'{value}' is geen soort; kies uit: {names}"
    return replace(asked, kind=kind), f"alleen {kind.plural}"


def _person(asked: Asked, value: str, _today: datetime.date) -> _Narrowed:
    name = value.removeprefix("@")
    return replace(asked, person=name), f"van {name}"


def _organ(asked: Asked, value: str, organs: Mapping[str, str]) -> _Narrowed:
    short = value.casefold()
    if short == ALL:
        return replace(asked, organ=ALL), "van alle raden"
    if short not in organs:
        return None, f"'{value}' is geen raad; kies uit: {', '.join([*organs, ALL])}"
    return replace(asked, organ=short), f"van {organs[short]}"


def _since(asked: Asked, value: str, today: datetime.date) -> _Narrowed:
    day = read_date(value, today=today)
    return (
        (None, _no_day(value))
        if day is None
        else (replace(asked, since=day), f"vanaf {long_date(day)}")
    )


def _until(asked: Asked, value: str, today: datetime.date) -> _Narrowed:
    day = read_date(value, today=today)
    return (
        (None, _no_day(value))
        if day is None
        else (replace(asked, until=day), f"tot en met {long_date(day)}")
    )


def _year(asked: Asked, value: str, _today: datetime.date) -> _Narrowed:
    if not (value.isascii() and value.isdigit() and len(value) == 4 and int(value)):
        return None, f"'{value}' is geen jaar; typ bijvoorbeeld 2026"
    year = int(value)
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    return replace(asked, since=first, until=last), f"van {year}"


def _number(asked: Asked, value: str, _today: datetime.date) -> _Narrowed:
    return replace(asked, number=value), f"nummer {value}…"


def _status(asked: Asked, value: str, _today: datetime.date) -> _Narrowed:
    found = statuses_named(value)
    if not found:
        return None, f"'{value}' is geen status; typ bijvoorbeeld status:open of status:geldig"
    return replace(asked, status=found), f"status {' of '.join(found)}"


def _dossier(asked: Asked, value: str, _today: datetime.date) -> _Narrowed:
    return replace(asked, dossier=value), f"bij dossier {value}"


def _no_day(value: str) -> str:
    return f"'{value}' is geen datum; typ bijvoorbeeld 12-3-2026"


_READERS = {
    "soort": _kind,
    "wie": _person,
    "vanaf": _since,
    "tot": _until,
    "jaar": _year,
    "nummer": _number,
    "status": _status,
    "dossier": _dossier,
}
