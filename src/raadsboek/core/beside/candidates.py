"""Candidates for a seat: who they are, for which vacancy or election, and how far it is.

They are people outside the record: a row beside the history, never a note. Nothing ranks them.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from raadsboek.core.beside.tables import CANDIDATES, row_of
from raadsboek.core.links import target
from raadsboek.core.mailing.email_address import is_email_address
from raadsboek.core.problem import Problem


class CandidateStatus(StrEnum):
    """How far it is with somebody."""

    APPLIED = "aangemeld"
    TALKING = "gesprek"
    STANDING = "kandidaat"
    ELECTED = "gekozen"
    RESERVE = "reserve"
    WITHDRAWN = "ingetrokken"
    DECLINED = "afgewezen"


class Candidate(Struct, frozen=True, kw_only=True):
    """Somebody for a seat; `subject` is the number of the vacancy or the election.

    `list_name` and `place` are those on a list of candidates; `since` is the day (ISO) on which
    the row was made, so that it can be told how long it has been kept.
    """

    subject: str
    name: str
    constituency: str = ""
    list_name: str = ""
    place: str = ""
    email: str = ""
    phone: str = ""
    status: str = CandidateStatus.APPLIED
    since: str = ""
    remark: str = ""


_COLUMNS = dict(zip(CANDIDATES.columns, Candidate.__struct_fields__, strict=True))


def candidate_of(row: Mapping[str, str]) -> Candidate:
    """Return the candidate that a row of the table tells of."""
    return Candidate(**{field: row.get(column, "") for column, field in _COLUMNS.items()})


def row_of_candidate(one: Candidate) -> dict[str, str]:
    """Return the row of the table that tells of a candidate."""
    return row_of(CANDIDATES, {column: getattr(one, field) for column, field in _COLUMNS.items()})


def of_subject(candidates: Iterable[Candidate], subject: str) -> list[Candidate]:
    """Return the candidates for a vacancy or election; '' for all. By list, place and name."""
    wanted = target(subject).casefold()
    found = [one for one in candidates if not wanted or one.subject.casefold() == wanted]
    return sorted(
        found,
        key=lambda one: (
            one.subject,
            one.list_name.casefold(),
            one.place.zfill(4) if one.place else "",
            one.name.casefold(),
        ),
    )


def candidate_problems(one: Candidate) -> Iterator[Problem]:
    """Yield what cannot be kept so of a candidate."""
    if not one.name:
        yield Problem(
            code="kandidaat-onvolledig",
            key="naam",
            message="De naam ontbreekt.",
            fix="Vul de naam van de kandidaat in.",
        )
    if one.email and not is_email_address(one.email):
        yield Problem(
            code="adres-ongeldig",
            key="adres",
            message=f"'{one.email}' is geen e-mailadres.",
            fix="Geef alleen het adres zelf, zoals a.jansen@example.org.",
        )
    words = [status.value for status in CandidateStatus]
    if one.status not in words:
        yield Problem(
            code="waarde-ongeldig",
            key="status",
            message=f"'{one.status}' kan geen status van een kandidaat zijn.",
            fix=f"Kies uit: {', '.join(words)}.",
        )
