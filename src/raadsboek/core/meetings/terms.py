"""The days on which the agenda and the papers of a meeting must be there, each with its reason.

Counted back in plain days: no rest day is skipped and nothing rolls. What the council set is its
settings' (`core.council`); how late it is, is for whoever knows what day it is.
"""

import datetime

from msgspec import Struct

from raadsboek.core.council import AGENDA_DAYS_OF_LAW, Council
from raadsboek.core.dates import long_date
from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.terms.procedure import TermKind

AGENDA_ARTICLE = "art. 14 lid 2 g WOR"
"""The rules of a works council set the moment at which an agenda is known."""
FORMS_OF_WHOLE_COUNCIL = (MeetingForm.COUNCIL, MeetingForm.CONSULTATION)
"""The meetings of which the agenda must be known in time: those of the council as a whole."""


class Term(Struct, frozen=True, kw_only=True):
    """A day by which something must be there: how many days before, and by which rule."""

    day: datetime.date
    days: int
    kind: TermKind
    basis: str
    """Where the rule stands, as it is read behind the number of days."""
    meeting_day: datetime.date

    @property
    def short(self) -> str:
        """The rule in a few words: '7 dagen · art. 14 lid 2 g WOR'."""
        return f"{count_days(self.days)} · {self.basis}"

    @property
    def explanation(self) -> str:
        """The day explained: '7 dagen voor do 26 november 2026 · art. 14 lid 2 g WOR'."""
        return f"{count_days(self.days)} voor {long_date(self.meeting_day)} · {self.basis}"


def agenda_term(council: Council, form: str, day: datetime.date) -> Term | None:
    """Return by which day the agenda of a meeting on `day` must be known; None without a rule.

    The council's own longer term goes before that of the law (art. 14 lid 2 g WOR).
    """
    rule = agenda_rule(council)
    if rule is None or form not in FORMS_OF_WHOLE_COUNCIL:
        return None
    return _term(day, *rule)


def agenda_rule(council: Council) -> tuple[int, TermKind, str] | None:
    """Return how many days before an agenda must be known, whose rule that is, and where it stands.

    None when no rule says so.
    """
    days = council.agenda_days
    if days is None:
        return None
    legal = AGENDA_DAYS_OF_LAW.get(council.law_name)
    return days, *_source(days, legal)


def papers_term(council: Council, form: str, day: datetime.date) -> Term | None:
    """Return by which day the papers must be there; None when the council set no days of its own.

    Without days of their own, papers go with the agenda.
    """
    days = council.own_papers_days
    if days is None or form not in FORMS_OF_WHOLE_COUNCIL:
        return None
    return _term(day, days, TermKind.RULES, "reglement")


def count_days(days: int) -> str:
    """Return '1 dag', '7 dagen'."""
    return f"{days} dag" if days == 1 else f"{days} dagen"


def _source(days: int, legal: int | None) -> tuple[TermKind, str]:
    if legal is None:
        return TermKind.RULES, "reglement"
    if days > legal:
        return TermKind.RULES, f"reglement; de wet vraagt {legal}"
    return TermKind.LAW, AGENDA_ARTICLE


def _term(meeting_day: datetime.date, days: int, kind: TermKind, basis: str) -> Term | None:
    try:
        day = meeting_day - datetime.timedelta(days=days)
    except OverflowError:  # a year that somebody mistyped
        return None
    return Term(day=day, days=days, kind=kind, basis=basis, meeting_day=meeting_day)
