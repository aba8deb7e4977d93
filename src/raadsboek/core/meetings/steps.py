"""The steps of a meeting, from planned to closed: which comes next and what each still misses.

Deciding only, over facts that the caller gathered. What is missing is told in one place for
every front end; only what blocks keeps a meeting from a step. A step may be passed over where
that is honest: an urgent meeting never had an agenda that was sent.
"""

import datetime
from collections.abc import Iterator, Sequence

from msgspec import Struct

from raadsboek.core.dates import long_date, short_date
from raadsboek.core.kinds.meeting import NOT_HELD_YET, MeetingForm, MeetingStatus
from raadsboek.core.meetings.send_log import Log, Sending, SentPaper
from raadsboek.core.meetings.terms import Term
from raadsboek.core.quorum import Quorum

ORDER: tuple[MeetingStatus, ...] = tuple(
    one for one in MeetingStatus if one is not MeetingStatus.CANCELLED
)
"""The steps, one after another; a meeting that does not go on has none."""
ADOPTED = frozenset({MeetingStatus.ADOPTED, MeetingStatus.PUBLISHED, MeetingStatus.CLOSED})
"""In these the minutes were adopted."""
ARRANGE_DAYS = 14
"""So many days before the meeting, room and lunch must have been arranged."""
CONSULTATION_ARTICLE = "art. 23a lid 4 WOR"
"""The minutes of a consultation meeting need the approval of both sides."""
_MAY_BE_PASSED_OVER = frozenset(
    {MeetingStatus.AGENDA_DRAFT, MeetingStatus.AGENDA_SENT, MeetingStatus.PUBLISHED}
)
_NOT_ADOPTED = "vastgesteld"
_NEED_NEITHER = ("opening", "sluiting", "rondvraag", "wvttk", "w.v.t.t.k.")
"""Points that open or close a meeting: nobody asks what they are for."""
_LETTER_POWERS = frozenset({"advies", "instemming", "initiatief"})


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


class PointFact(Struct, frozen=True, kw_only=True):
    """An agenda point, as far as the steps care."""

    name: str
    title: str
    goal: str = ""
    minutes: int = 0


class DecisionFact(Struct, frozen=True, kw_only=True):
    """A decision of the meeting."""

    number: str
    power: str = ""
    votes: str = ""
    reservation: str = ""
    has_letter: bool = False
    withdrawn: bool = False

    @property
    def needs_letter(self) -> bool:
        """Whether somebody outside the council must get it in writing: advice and the like."""
        return self.power in _LETTER_POWERS and not self.withdrawn


class ActionFact(Struct, frozen=True, kw_only=True):
    """An action item of the meeting."""

    number: str
    has_owner: bool
    has_date: bool
    is_open: bool = True


class Facts(Struct, frozen=True, kw_only=True):
    """What is known of one meeting on `today`, gathered by the caller."""

    number: str
    today: datetime.date
    status: MeetingStatus = MeetingStatus.PLANNED
    form: str = MeetingForm.COUNCIL
    day: datetime.date | None = None
    start: str = ""
    place: str = ""
    points: tuple[PointFact, ...] = ()
    to_arrange: tuple[str, ...] = ()
    arranged: tuple[str, ...] = ()
    agenda_term: Term | None = None
    papers_term: Term | None = None
    log: Log = Log()
    papers: tuple[SentPaper, ...] = ()
    """The papers of the agenda as they are now."""
    lost: tuple[str, ...] = ()
    """Papers that the agenda names and nobody can find."""
    attendance: Quorum | None = None
    has_minutes: bool = False
    unrecorded: int = 0
    """How many lines of the minutes still differ from the notes that they stand for."""
    decisions: tuple[DecisionFact, ...] = ()
    actions: tuple[ActionFact, ...] = ()
    agreed: frozenset[str] = frozenset()
    """Who agreed with the minutes: 'raad', 'bestuurder'."""
    published: datetime.date | None = None

    @property
    def is_adopted(self) -> bool:
        """Whether the minutes were adopted."""
        return self.status in ADOPTED

    @property
    def has_come(self) -> bool:
        """Whether the day of the meeting has come, or it was held all the same."""
        held = self.status not in (*NOT_HELD_YET, MeetingStatus.CANCELLED)
        return held or (self.day is not None and self.day <= self.today)

    @property
    def misled(self) -> Sending | None:
        """Who was told another day than the one on which the meeting is to be."""
        return None if self.has_come or self.day is None else self.log.misled(self.day)

    @property
    def owed(self) -> dict[SentPaper, list[str]]:
        """The papers that came or changed after the agenda went out, and who misses each."""
        return {} if self.has_come else self.log.owed(self.papers)


def next_step(facts: Facts) -> MeetingStatus | None:
    """Return the step that comes next; None when the meeting is closed.

    Once the day has come, a meeting without an agenda that was sent goes on to 'gehouden'.
    """
    if facts.status in (ORDER[-1], MeetingStatus.CANCELLED):
        return None
    place = ORDER.index(facts.status)
    if place < ORDER.index(MeetingStatus.AGENDA_SENT) and facts.has_come:
        return MeetingStatus.HELD
    return ORDER[place + 1]


def missing(facts: Facts) -> list[Missing]:
    """Return everything that the steps to come still miss, soonest step first."""
    if facts.status is MeetingStatus.CANCELLED:
        return []
    found = [*_before(facts), *_of_minutes(facts), *_of_adoption(facts), *_of_closing(facts)]
    place = ORDER.index(facts.status)
    ahead = [one for one in found if ORDER.index(one.step) > place]
    return sorted(ahead, key=lambda one: (ORDER.index(one.step), not one.blocking))


def refusals(facts: Facts, step: MeetingStatus) -> list[Missing]:
    """Return everything that keeps the meeting from going to this step now; [] when it may."""
    if MeetingStatus.CANCELLED in (facts.status, step):
        return [_called_off(facts, step)]
    here, there = ORDER.index(facts.status), ORDER.index(step)
    if there <= here:
        return list(_back(facts, step))
    found = [
        one
        for one in missing(facts)
        if one.blocking
        and ORDER.index(one.step) <= there
        and (one.key == _NOT_ADOPTED or one.step is step or one.step not in _MAY_BE_PASSED_OVER)
    ]
    if step is MeetingStatus.ADOPTED:
        found.append(_how_to_adopt(facts))
    return found


def passed_over(facts: Facts, step: MeetingStatus) -> list[MeetingStatus]:
    """Return the steps that going to this one leaves out, for whoever wants it said."""
    if MeetingStatus.CANCELLED in (facts.status, step):
        return []
    here, there = ORDER.index(facts.status), ORDER.index(step)
    left_out = [one for one in ORDER[here + 1 : max(there, here + 1)] if one in _MAY_BE_PASSED_OVER]
    if facts.log.agenda_sent is not None:
        left_out = [one for one in left_out if one is MeetingStatus.PUBLISHED]
    if MeetingStatus.AGENDA_SENT in left_out:
        left_out = [one for one in left_out if one is not MeetingStatus.AGENDA_DRAFT]
    return left_out


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
            message="De agenda is nooit verzonden.",
            fix="Een spoedvergadering kan deze stap overslaan.",
            blocking=True,
        )
    if not facts.has_come:
        when = f"pas op {long_date(facts.day)}" if facts.day else "nog op geen enkele dag"
        yield Missing(
            key="datum",
            step=MeetingStatus.HELD,
            message=f"De vergadering is {when}.",
            fix="Zet haar daarna op gehouden, of verplaats haar.",
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
            message = f"De agenda {when} {short_date(term.day)} verzonden zijn ({term.short})."
        yield Missing(
            key="verzonden",
            step=MeetingStatus.AGENDA_SENT,
            message=message,
            fix="Verzend de agenda en zet erbij aan wie.",
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
        names = _and([paper.number for paper in owed])
        be = "is" if len(owed) == 1 else "zijn"
        yield Missing(
            key="nazending",
            step=MeetingStatus.HELD,
            message=f"{names} {be} nieuw of gewijzigd sinds de agenda is verzonden.",
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
    if facts.form == MeetingForm.CONSULTATION and facts.has_minutes and facts.has_come:
        for side in ("raad", "bestuurder"):
            if side not in facts.agreed:
                yield Missing(
                    key="akkoord",
                    step=step,
                    message=f"De {side} heeft het verslag nog niet goedgekeurd.",
                    fix=f"Beide kanten keuren het goed ({CONSULTATION_ARTICLE}).",
                    blocking=True,
                )


def _of_closing(facts: Facts) -> Iterator[Missing]:
    if facts.has_come and not facts.is_adopted:
        yield Missing(
            key=_NOT_ADOPTED,
            step=MeetingStatus.PUBLISHED,
            message="Het verslag is nog niet vastgesteld.",
            fix="Dat gebeurt in een volgende vergadering.",
            blocking=True,
        )
    for decision in facts.decisions:
        if decision.needs_letter and not decision.has_letter:
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


# -- going back, and adopting -------------------------------------------------------------------


def _back(facts: Facts, step: MeetingStatus) -> Iterator[Missing]:
    steps = ORDER.index(facts.status) - ORDER.index(step)
    if not steps or (facts.status is MeetingStatus.CLOSED and step in ADOPTED):
        return  # opening a closed meeting again changes nothing of its minutes
    if facts.is_adopted:
        yield Missing(
            key="status",
            step=step,
            message="Het verslag is vastgesteld; dat gaat niet terug.",
            fix="Wat er nog moet veranderen, komt als amendement in een volgende vergadering.",
            blocking=True,
        )
    elif steps > 1:
        yield Missing(
            key="status",
            step=step,
            message=f"Terug gaat stap voor stap, van '{facts.status}' eerst naar "
            f"'{ORDER[ORDER.index(facts.status) - 1]}'.",
            fix="Zet de status telkens één stap terug.",
            blocking=True,
        )


def _called_off(facts: Facts, step: MeetingStatus) -> Missing:
    message = f"{facts.number} is vervallen; er volgen geen stappen meer."
    fix = "Gaat de vergadering toch door? Maak dan een nieuwe vergadering."
    if facts.status is not MeetingStatus.CANCELLED:
        message = "Vervallen is geen stap, maar het einde: de vergadering gaat niet door."
        fix = f"Voer uit: raadsboek verplaats {facts.number} --vervalt"
    return Missing(key="status", step=step, message=message, fix=fix, blocking=True)


def _how_to_adopt(facts: Facts) -> Missing:
    return Missing(
        key="vaststellen",
        step=MeetingStatus.ADOPTED,
        message="Een verslag wordt vastgesteld in een volgende vergadering.",
        fix=f"Leg vast in welke: raadsboek vaststellen {facts.number}",
        blocking=True,
    )


def _people(names: Sequence[str]) -> str:
    if not names:
        return "De leden weten"
    if len(names) > 3:
        return f"{len(names)} mensen weten"
    return _and([f"@{name}" for name in names]) + (" weet" if len(names) == 1 else " weten")


def _and(words: Sequence[str]) -> str:
    return " en ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
