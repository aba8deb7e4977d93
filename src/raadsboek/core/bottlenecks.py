"""What lags in the work, as a good secretary sees it: each rule a function over what is given.

Pure: notes as their structs, the settings and the day in, problems out. Nothing here is damage; a
meeting that is closed is behind us, whatever once went late.
"""

import datetime
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from raadsboek.core.council import Settings
from raadsboek.core.dates import short_date, without_weekday
from raadsboek.core.kinds.action import Action, ActionStatus
from raadsboek.core.kinds.agreement import Agreement, AgreementStatus
from raadsboek.core.kinds.decision import Decision, DecisionStatus
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.kinds.meeting import Meeting, MeetingForm, MeetingStatus
from raadsboek.core.kinds.post import Post, PostStatus
from raadsboek.core.meetings.send_log import read_log
from raadsboek.core.meetings.terms import agenda_term, papers_term
from raadsboek.core.numbering import format_number, parse_number
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.quorum import quorum

T = TypeVar("T", bound=Struct)

FORMS_WITH_QUORUM = (MeetingForm.COUNCIL, MeetingForm.CONSULTATION)
"""In these meetings the council decides as a whole."""

DAYS_FOR_MINUTES = 14
"""Days after a meeting in which there is at least a draft of its minutes."""
DAYS_FOR_LETTER = 14
"""Days after a decision in which the director has the letter about it, also after its concept."""
DAYS_FOR_POST = 42
"""Days after which a piece that came in and that nobody dealt with is a bottleneck."""

OPEN_ACTIONS = (ActionStatus.OPEN, ActionStatus.RUNNING, ActionStatus.MOVED)

_ONGOING = re.compile(r"\s*(doorlopend|continu)\W*", re.IGNORECASE)
_NO_MINUTES_YET = (
    MeetingStatus.PLANNED,
    MeetingStatus.AGENDA_DRAFT,
    MeetingStatus.AGENDA_SENT,
    MeetingStatus.HELD,
)
_NOT_ADOPTED = (*_NO_MINUTES_YET, MeetingStatus.MINUTES_DRAFT)


class Noted(NamedTuple, Generic[T]):
    """A note as its struct, and where it stands."""

    path: str
    note: T


def _bottleneck(code: str, path: str, key: str, message: str, fix: str) -> Problem:
    return Problem(
        code=code, path=path, key=key, message=message, fix=fix, severity=Severity.BOTTLENECK
    )


# -- meetings -----------------------------------------------------------------------------------


def minutes_that_wait(
    meetings: Iterable[Noted[Meeting]], settings: Settings, today: datetime.date
) -> Iterator[Problem]:
    """Yield the meetings without minutes, and those whose minutes nobody adopted for too long."""
    for path, meeting in meetings:
        council = settings.council(meeting.organ)
        days = (today - meeting.date).days
        if meeting.status in _NO_MINUTES_YET and days > DAYS_FOR_MINUTES:
            yield _bottleneck(
                "verslag-ontbreekt",
                path,
                "status",
                f"De vergadering was op {short_date(meeting.date)} en er is nog geen verslag; "
                f"de status is '{meeting.status}'.",
                "Maak de notulen af en leg ze vast.",
            )
        elif meeting.status in _NOT_ADOPTED and days > 7 * council.minutes_weeks:
            yield _bottleneck(
                "verslag-niet-vastgesteld",
                path,
                "status",
                f"Het verslag van {short_date(meeting.date)} is na {days // 7} weken niet "
                f"vastgesteld; de raad houdt {council.minutes_weeks} weken aan.",
                "Zet het op de agenda van de volgende vergadering en stel het vast.",
            )


def attendance_that_fails(
    meetings: Iterable[Noted[Meeting]],
    settings: Settings,
    seatless: Callable[[str, datetime.date], Collection[str]],
    today: datetime.date,
) -> Iterator[Problem]:
    """Yield the meetings held without quorum, and those of which nobody knows who was there.

    `seatless` gives the short names without a seat, of an organ on a day.
    """
    for path, meeting in meetings:
        if meeting.form not in FORMS_WITH_QUORUM or not _is_held(meeting, today):
            continue
        council = settings.council(meeting.organ)
        counted = quorum(
            meeting.present,
            meeting.proxies,
            council.seats,
            council.needed_for_quorum,
            seatless=seatless(council.short, meeting.date),
        )
        if not counted.present:
            yield _bottleneck(
                "aanwezigheid-ontbreekt",
                path,
                "aanwezig",
                f"Bij de vergadering van {short_date(meeting.date)} staat niet wie er was.",
                "Vul de aanwezigheid in.",
            )
        elif counted.reached is False:
            yield _bottleneck(
                "vergadering-zonder-quorum",
                path,
                "aanwezig",
                f"Op {short_date(meeting.date)} was er geen quorum: {counted.sentence}.",
                "Laat de besluiten in een volgende vergadering bevestigen.",
            )


def sendings_that_were_late(
    meetings: Iterable[Noted[Meeting]], settings: Settings
) -> Iterator[Problem]:
    """Yield the meetings whose agenda, or papers sent after it, went out later than the rule asks.

    The council's longer term goes before that of art. 14 lid 2 g WOR; see `meetings.terms`.
    """
    for path, meeting in meetings:
        council = settings.council(meeting.organ)
        agenda = agenda_term(council, meeting.form, meeting.date)
        if agenda is None:
            continue
        log = read_log(meeting.sent)
        if log.agenda_sent is not None and log.agenda_sent > agenda.day:
            yield _bottleneck(
                "agenda-te-laat",
                path,
                "verzonden",
                f"De agenda ging op {short_date(log.agenda_sent)} uit; dat moest uiterlijk "
                f"{short_date(agenda.day)} ({agenda.short}).",
                "Zet in het verslag waarom, en plan de volgende agenda eerder.",
            )
        papers = papers_term(council, meeting.form, meeting.date) or agenda
        late = {number: day for number, day in log.sent_afterwards().items() if day > papers.day}
        if late:
            yield _bottleneck(
                "stuk-te-laat",
                path,
                "verzonden",
                f"Nagezonden na {short_date(papers.day)} ({papers.short}): "
                + ", ".join(f"{number} op {short_date(day)}" for number, day in late.items())
                + ".",
                "Vraag stukken eerder op, of stel het punt uit.",
            )


def _is_held(meeting: Meeting, today: datetime.date) -> bool:
    """Tell if a meeting was held and is not closed: a planned one that has passed counts not."""
    return meeting.date < today and meeting.status in (
        MeetingStatus.HELD,
        MeetingStatus.MINUTES_DRAFT,
        MeetingStatus.ADOPTED,
        MeetingStatus.PUBLISHED,
    )


# -- decisions, actions, post ---------------------------------------------------------------------


def votes_that_miss(decisions: Iterable[Noted[Decision]]) -> Iterator[Problem]:
    """Yield the decisions of a meeting, still standing, without a vote."""
    for path, decision in decisions:
        standing = decision.status in (DecisionStatus.TAKEN, DecisionStatus.VALID)
        if standing and decision.meeting and not decision.votes:
            yield _bottleneck(
                "besluit-zonder-stemming",
                path,
                "stemming",
                "Bij dit besluit staat geen stemming.",
                "Zet onder het besluit in het verslag: STEMMING: 7 voor, 1 tegen, 1 onthouding.",
            )


def letters_that_miss(
    decisions: Iterable[Noted[Decision]], waiting: Collection[str], today: datetime.date
) -> Iterator[Problem]:
    """Yield the decisions whose letter is late; `waiting` are the numbers that have none."""
    for path, decision in decisions:
        if (
            decision.number in waiting
            and decision.date is not None
            and (today - decision.date).days > DAYS_FOR_LETTER
        ):
            yield _bottleneck(
                "besluit-zonder-brief",
                path,
                "brief",
                f"Over dit besluit ({decision.power}) van {short_date(decision.date)} is geen "
                "brief verstuurd.",
                "Maak de brief, of vul bij 'brief' in: niet nodig.",
            )


def agreements_that_lapsed(
    agreements: Iterable[Noted[Agreement]], today: datetime.date
) -> Iterator[Problem]:
    """Yield the agreements past their last day whose status still says that they hold."""
    for path, agreement in agreements:
        is_valid = agreement.status is AgreementStatus.VALID
        if is_valid and agreement.until is not None and agreement.until < today:
            yield _bottleneck(
                "afspraak-verlopen",
                path,
                "status",
                f"Deze afspraak gold tot en met {without_weekday(agreement.until)}, maar de status "
                f"is '{agreement.status}'.",
                "Verleng haar bij 'geldig-tot', vul 'gewijzigd-door' in, of zet de status op "
                "beëindigd.",
            )


def actions_that_float(actions: Iterable[Noted[Action]]) -> Iterator[Problem]:
    """Yield the open actions without an owner, or without a day; 'doorlopend' is a day enough."""
    for path, action in actions:
        if action.status not in OPEN_ACTIONS:
            continue
        if not action.owners:
            yield _bottleneck(
                "actie-zonder-wie",
                path,
                "wie",
                "Niemand heeft deze actie op zich genomen.",
                "Vul bij 'wie' een naam in.",
            )
        if action.due is None and not _ONGOING.fullmatch(action.due_words):
            said = f" Er staat alleen '{action.due_words}'." if action.due_words else ""
            yield _bottleneck(
                "actie-zonder-dag",
                path,
                "uiterlijk",
                f"Deze actie heeft geen dag waarop zij klaar moet zijn.{said}",
                "Vul bij 'uiterlijk' een dag in, of bij 'termijn': doorlopend.",
            )


def post_that_waits(posts: Iterable[Noted[Post]], today: datetime.date) -> Iterator[Problem]:
    """Yield what came in long ago and nobody dealt with, and letters that do not go out."""
    for path, post in posts:
        if post.status is PostStatus.OPEN and post.direction == "in" and post.date is not None:
            days = (today - post.date).days
            if days > DAYS_FOR_POST:
                yield _bottleneck(
                    "post-blijft-liggen",
                    path,
                    "status",
                    f"Dit stuk kwam {days // 7} weken geleden binnen en is niet afgehandeld.",
                    "Behandel het, of zet de status op afgehandeld.",
                )
        if post.status is PostStatus.DRAFT and post.direction == "uit" and post.date is not None:
            days = (today - post.date).days
            if days > DAYS_FOR_LETTER:
                yield _bottleneck(
                    "concept-blijft-liggen",
                    path,
                    "status",
                    f"Deze brief is al {days // 7} weken een concept.",
                    "Verstuur hem en leg dat vast, of zet de status op afgehandeld.",
                )


# -- numbers ------------------------------------------------------------------------------------


class Gap(NamedTuple):
    """Numbers that are missing next to each other; `first` and `last` may be the same."""

    first: str
    last: str


def numbers_that_miss(form: str, present: Collection[str], issued: Iterable[str]) -> list[Gap]:
    """Return what is missing from the sequences of a form of numbers, in order.

    `present` are the numbers of notes that are there, `issued` those that ever were: a number
    that was given out and whose note is gone is missing too, also above the last one there. A
    sequence begins with the lowest number that was ever seen: a council may come from elsewhere.
    """
    there = _by_year(form, present)
    given_out = _by_year(form, set(issued).difference(present))
    found = []
    for year in sorted({*there, *given_out}, key=lambda year: year or 0):
        mine = sorted(there.get(year, set()))
        known = [*mine, *given_out.get(year, ())]
        end = max(known)
        before = min(known) - 1
        for sequence in (*mine, end + 1):
            if sequence > before + 1:
                names = (
                    format_number(form, year=year or 0, sequence=edge)
                    for edge in (before + 1, sequence - 1)
                )
                found.append(Gap(*names))
            before = sequence
    return found


def _by_year(form: str, numbers: Iterable[str]) -> dict[int | None, set[int]]:
    found: dict[int | None, set[int]] = {}
    for number in numbers:
        parsed = parse_number(form, number)
        if parsed is not None and parsed[1] > 0:
            found.setdefault(parsed[0], set()).add(parsed[1])
    return found


def missing_number(kind: Kind, gap: Gap, last_seen: datetime.date | None) -> Problem:
    """Return the problem of numbers that no note has; `last_seen` is None when none ever did."""
    name = f"{kind.label} {gap.first}"
    if gap.last != gap.first:
        name = f"{kind.plural.capitalize()} {gap.first} tot en met {gap.last}"
    verbs = ("ontbreekt", "staat") if gap.last == gap.first else ("ontbreken", "staan")
    if last_seen is None:
        message = f"{name} {verbs[0]} in de reeks en {verbs[1]} ook niet in de geschiedenis."
        fix = "Kijk of er een notitie buiten Raadsboek is gebleven."
    else:
        message = f"{name} {verbs[0]} in de reeks; er was nog iets op {without_weekday(last_seen)}."
        fix = "Haal de notitie terug uit de geschiedenis; geldt zij niet, zet haar op vervallen."
    return _bottleneck("nummer-ontbreekt", "", "nummer", message, fix)
