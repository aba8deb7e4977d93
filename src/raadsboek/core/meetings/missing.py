"""What a meeting still misses, in sentences: for its agenda, its minutes, and to be closed.

Told in one place for every front end. Which step comes next, and what keeps a meeting from it, is
`core.meetings.steps`'.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from raadsboek.core.dates import long_date, short_date
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.meetings.step_facts import Facts

ARRANGE_DAYS = 14
"""So many days before the meeting, room and lunch must have been arranged."""
CONSULTATION_ARTICLE = "art. 23a lid 4 WOR"
"""The minutes of a consultation meeting need the approval of both sides."""
_NEED_NEITHER = ("opening", "sluiting", "rondvraag", "wvttk", "w.v.t.t.k.")
"""Points that open or close a meeting: nobody asks what they are for."""


class Missing(Struct, frozen=True, kw_only=True):
    """What `step` still misses: a sentence and what to do; `about` is the number of another note.

    What is `blocking` keeps the meeting from the step.
    """

    key: str
    step: MeetingStatus
    message: str
    fix: str
    blocking: bool = False
    about: str = ""


def everything_missing(facts: Facts) -> Iterator[Missing]:
    """Yield what is missing for any step, also for those that lie behind."""
    yield from _before(facts)
    yield from _of_minutes(facts)
    yield from _of_adoption(facts)
    yield from _of_closing(facts)


# -- before the meeting -------------------------------------------------------------------------


def _before(facts: Facts) -> Iterator[Missing]:
    sent = MeetingStatus.AGENDA_SENT
    if not facts.has_come:
        yield from _of_agenda(facts)
        yield from _of_sending(facts)
        yield from _of_arranging(facts)
    elif facts.log.agenda_sent is None:
        yield Missing(
            key="verzonden",
            step=sent,
            message="Er staat niet bij dat de agenda is verzonden.",
            fix="Zet het er alsnog bij; een spoedvergadering kan deze stap overslaan.",
            blocking=True,
        )
    if not facts.has_come:
        when = f"pas op {long_date(facts.day)}" if facts.day else "nog op geen enkele dag"
        yield Missing(
            key="datum",
            step=MeetingStatus.HELD,
            message=f"De vergadering is {when}.",
            fix="Zet haar op of na die dag op gehouden, of verplaats haar.",
            blocking=True,
        )


def _of_agenda(facts: Facts) -> Iterator[Missing]:
    step = MeetingStatus.AGENDA_SENT
    without = [
        name for name, value in (("tijd", facts.start), ("plaats", facts.place)) if not value
    ]
    if without:
        yield Missing(
            key="van" if "tijd" in without else "plaats",
            step=step,
            message=f"Er staat nog geen {' en geen '.join(without)} bij.",
            fix="Vul in hoe laat en waar de vergadering is.",
        )
    if not facts.points:
        yield Missing(
            key="agenda",
            step=step,
            message="De agenda heeft nog geen punten.",
            fix="Maak de agenda.",
            blocking=True,
        )
    bare = [
        point.name
        for point in facts.points
        if not (point.goal and point.minutes)
        and not point.title.strip().casefold().startswith(_NEED_NEITHER)
    ]
    if bare:
        which = f"Punt {bare[0]} heeft" if len(bare) == 1 else f"Punten {_and(bare)} hebben"
        yield Missing(
            key="punten",
            step=step,
            message=f"{which} nog geen doel of geen tijd.",
            fix="Zet bij elk punt waarvoor het is en hoe lang het duurt.",
        )
    for name in facts.lost:
        yield Missing(
            key="stukken",
            step=step,
            message=f"Het stuk {name} is niet te vinden.",
            fix="Verbeter het nummer bij 'stukken', of voeg het stuk toe.",
        )


def _of_sending(facts: Facts) -> Iterator[Missing]:
    if facts.log.agenda_sent is None:
        term = facts.agenda_term
        late = term is not None and term.day < facts.today
        message = "De agenda is nog niet verzonden."
        if term is not None:
            when = "moest" if late else "moet uiterlijk"
            message = f"De agenda {when} {short_date(term.day)} verzonden zijn."
        yield Missing(
            key="verzonden",
            step=MeetingStatus.AGENDA_SENT,
            message=message,
            fix="Verzend de agenda en schrijf op aan wie: met z in het draaiboek, of met: "
            f"raadsboek verzonden {facts.number}",
            blocking=True,
        )
    misled = facts.misled
    if misled is not None:
        yield Missing(
            key="bericht",
            step=MeetingStatus.HELD,
            message=f"{_people(misled.to)} nog niet dat de vergadering een andere dag heeft.",
            fix="Stuur een bericht met de nieuwe dag en zet dat erbij.",
        )
    owed = facts.owed
    if owed:
        names = ["de agenda" if one.number == facts.number else one.number for one in owed]
        yield Missing(
            key="nazending",
            step=MeetingStatus.HELD,
            message=f"Nieuw of gewijzigd sinds het verzenden: {', '.join(names)}.",
            fix="Stuur het na en zet dat erbij.",
        )


def _of_arranging(facts: Facts) -> Iterator[Missing]:
    near = facts.day is not None and (facts.day - facts.today).days < ARRANGE_DAYS
    if near and facts.to_arrange:
        yield Missing(
            key="te-regelen",
            step=MeetingStatus.HELD,
            message=f"Nog te regelen: {', '.join(facts.to_arrange)}.",
            fix="Regel het en vink het af.",
        )


# -- the minutes --------------------------------------------------------------------------------


def _of_minutes(facts: Facts) -> Iterator[Missing]:
    if not facts.has_come:
        return
    attendance = facts.attendance
    if attendance is not None and not attendance.present:
        yield Missing(
            key="aanwezig",
            step=MeetingStatus.MINUTES_DRAFT,
            message="Er staat nog niet bij wie er was.",
            fix="Vul de aanwezigheid in.",
        )
    if not facts.has_minutes:
        yield Missing(
            key="verslag",
            step=MeetingStatus.MINUTES_DRAFT,
            message="Er is nog geen verslag.",
            fix="Schrijf het verslag onder de agendapunten.",
            blocking=True,
        )


def _of_adoption(facts: Facts) -> Iterator[Missing]:
    step = MeetingStatus.ADOPTED
    if facts.unrecorded:
        lines = "regel is" if facts.unrecorded == 1 else "regels zijn"
        yield Missing(
            key="vastleggen",
            step=step,
            message=f"{facts.unrecorded} {lines} nog niet vastgelegd.",
            fix="Leg het verslag vast: dan krijgen besluiten en acties hun nummer.",
            blocking=True,
        )
    attendance = facts.attendance
    if facts.decisions and attendance is not None and attendance.reached is False:
        yield Missing(
            key="quorum",
            step=step,
            message=f"Er is besloten zonder quorum: {attendance.sentence}.",
            fix="Zet de aanwezigheid goed, of neem het besluit opnieuw.",
        )
    for decision in facts.decisions:
        if not decision.votes and not decision.withdrawn:
            yield Missing(
                key="stemming",
                step=step,
                message=f"Bij {decision.number} staat geen stemming.",
                fix="Zet onder het besluit: STEMMING: 7 voor, 1 tegen.",
                about=decision.number,
            )
    for side in facts.unagreed if facts.has_come and facts.has_minutes else ():
        yield Missing(
            key="akkoord",
            step=step,
            message=f"De {side} heeft het verslag nog niet goedgekeurd.",
            fix=f"Beide kanten keuren het goed ({CONSULTATION_ARTICLE}).",
            blocking=True,
        )


def _of_closing(facts: Facts) -> Iterator[Missing]:
    for decision in facts.decisions:
        if decision.lacks_letter:
            yield Missing(
                key="brief",
                step=MeetingStatus.CLOSED,
                message=f"Bij {decision.number} ({decision.power}) is nog geen brief.",
                fix=f"Maak de brief als uitgaande post die naar {decision.number} verwijst, of zet "
                "bij 'brief': niet nodig.",
                blocking=True,
                about=decision.number,
            )
    for action in facts.actions:
        if not action.has_owner:
            yield Missing(
                key="wie",
                step=MeetingStatus.CLOSED,
                message=f"Bij {action.number} staat niet wie het doet.",
                fix="Vul in wie de actie doet.",
                blocking=True,
                about=action.number,
            )
        if action.is_open and not action.has_date:
            yield Missing(
                key="uiterlijk",
                step=MeetingStatus.CLOSED,
                message=f"Bij {action.number} staat geen datum.",
                fix="Vul in wanneer de actie klaar moet zijn.",
                about=action.number,
            )


def _people(names: Sequence[str]) -> str:
    if not names:
        return "De leden weten"
    if len(names) > 3:
        return f"{len(names)} mensen weten"
    return _and([f"@{name}" for name in names]) + (" weet" if len(names) == 1 else " weten")


def _and(words: Sequence[str]) -> str:
    return " en ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
