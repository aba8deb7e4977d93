"""Minutes that wait to be adopted: which, who still must agree, what stands in the way."""

import datetime
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.organs import council_of, same_organ
from raadsboek.book.past import note_in, versions_of
from raadsboek.book.recording import plan_of
from raadsboek.book.source import read_note
from raadsboek.core.dates import without_weekday
from raadsboek.core.kinds import meeting as meetings
from raadsboek.core.kinds.meeting import MeetingForm, MeetingStatus
from raadsboek.core.links import target
from raadsboek.core.meetings.adopted import DIGEST_KEY, adopted_text, is_locked
from raadsboek.core.meetings.adoption_text import has_minutes
from raadsboek.core.meetings.agreements import (
    Agreement,
    Side,
    needed_sides,
    read_agreements,
)
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.note import Note, Value
from raadsboek.core.problem import Problem
from raadsboek.index.seals import ADOPTING

AGREEING = "akkoord"
"""The action of a version in which a side agrees, while the other one still must."""
_DRAFT = (MeetingStatus.HELD, MeetingStatus.MINUTES_DRAFT)


class Waiting(Struct, frozen=True, kw_only=True):
    """Minutes that can be adopted, or nearly: `obstacles` says what must be done first.

    `agreed` are those who agreed with this very text; `outdated` agreed with an earlier one.
    """

    note: Note
    needed: tuple[Side, ...]
    agreed: tuple[Agreement, ...] = ()
    outdated: tuple[Agreement, ...] = ()
    obstacles: tuple[Problem, ...] = ()

    @property
    def missing(self) -> tuple[Side, ...]:
        """Who has not agreed yet."""
        sides = {one.side for one in self.agreed}
        return tuple(side for side in self.needed if side not in sides)


class Offer(Struct, frozen=True, kw_only=True):
    """What can be adopted from one meeting: earlier minutes in it, and its own minutes elsewhere.

    `places` are the meetings that can have adopted its own minutes, the likeliest first.
    """

    meeting: Note
    earlier: tuple[Waiting, ...] = ()
    own: Waiting | None = None
    places: tuple[Note, ...] = ()


def offer_of(book: Book, meeting: Note, *, today: datetime.date) -> Offer:
    """Return what can be adopted, seen from this meeting, by the index as it is."""
    day = _day(meeting)
    has_come = day is not None and day <= today
    draft = not is_locked(meeting) and meeting.text("status") in _DRAFT
    return Offer(
        meeting=meeting,
        earlier=tuple(adoptable(book, meeting, today=today)) if has_come else (),
        own=waiting_of(book, meeting, today=today) if draft else None,
        places=tuple(meetings_to_adopt_in(book, meeting, today=today)) if draft else (),
    )


def adoptable(book: Book, meeting: Note, *, today: datetime.date) -> list[Waiting]:
    """Return the draft minutes that this meeting can adopt, the oldest first.

    Those of the same organ that were held before it; what stands in the way is told with each.
    """
    drafts = _meetings(book, meeting, lambda meta: meta.get("status") in _DRAFT)
    return [waiting_of(book, note, today=today) for note in drafts if _is_later(meeting, note)]


def waiting_minutes(book: Book, *, organ: str | None = None, today: datetime.date) -> list[Waiting]:
    """Return the draft minutes of an organ that wait to be adopted, the oldest first; None: all."""
    found = rows(book, meetings.KIND, organ=organ).objects()
    paths = [str(meta["pad"]) for meta in found if meta.get("status") in _DRAFT]
    drafts = sorted((read_note(book, path) for path in paths), key=_moment)
    return [waiting_of(book, note, today=today) for note in drafts]


def waiting_of(book: Book, note: Note, *, today: datetime.date) -> Waiting:
    """Return what is known about adopting these minutes."""
    agreed = tuple(agreements_of(book, note))
    given = read_agreements(note.texts("akkoord"))
    return Waiting(
        note=note,
        needed=sides_of(book, note),
        agreed=agreed,
        outdated=tuple(one for one in given if one not in agreed),
        obstacles=tuple(obstacles(book, note, today=today)),
    )


def meetings_to_adopt_in(book: Book, note: Note, *, today: datetime.date) -> list[Note]:
    """Return the meetings that can have adopted these minutes: of the organ, later, held by now.

    Those of the same form come first, the newest before the older ones.
    """
    day = note.text("datum").strip()
    found = [
        other
        for other in _meetings(book, note, lambda meta: str(meta.get("datum", "")) >= day)
        if _is_later(other, note)
        and (_day(other) or today) <= today
        and other.text("status") != MeetingStatus.CANCELLED
    ]
    found.sort(key=_moment, reverse=True)
    found.sort(key=lambda other: _form(other) != _form(note))
    return found


def sides_of(book: Book, note: Note) -> tuple[Side, ...]:
    """Return who must agree with the minutes of this meeting."""
    return needed_sides(_form(note), council_of(book, note).law_name)


def agreements_of(book: Book, note: Note) -> list[Agreement]:
    """Return who agreed with the text of the minutes as it is: with another text does not count."""
    given = read_agreements(note.texts("akkoord"))
    if not given or book.repository is None:
        return given
    text = adopted_text(note)
    for version in versions_of(book, note.path):
        if version.action in (AGREEING, ADOPTING):
            then = note_in(book, note.path, version.identifier)
            if adopted_text(then) == text:
                agreed = read_agreements(then.texts("akkoord"))
                return [one for one in given if one in agreed]
    return []


def obstacles(book: Book, note: Note, *, today: datetime.date) -> list[Problem]:
    """Return what must be done before minutes can be adopted; nothing when they can be now."""
    number = note.text("nummer")
    if not number or note.text("soort") != meetings.KIND.name or not note.editable:
        return [
            _problem(
                note,
                f"'{note.path}' is geen vergadering met een nummer, of het bestand is beschadigd.",
                "Kijk bij Problemen wat eraan te doen is.",
            )
        ]
    if is_locked(note):
        return _already_adopted(note)
    found = list(_text_obstacles(note, number))
    if note.text("status") not in _DRAFT:
        found.append(
            _problem(
                note,
                f"{number} heeft de status '{note.text('status') or MeetingStatus.PLANNED}': er is "
                "nog geen verslag.",
                f"Maak het verslag en leg het vast (F8, of: raadsboek vastleggen {number}).",
            )
        )
    elif not found and not plan_of(book, note, note.body, today=today).empty:
        found.append(
            _problem(
                note,
                f"In het verslag van {number} staan regels die nog niet zijn vastgelegd.",
                f"Leg eerst vast: F8 in de notulen, of: raadsboek vastleggen {number}",
            )
        )
    return found


def _already_adopted(note: Note) -> list[Problem]:
    # What was adopted before the text was sealed may still be sealed.
    if not note.text(DIGEST_KEY):
        return []
    where = target(note.text("vastgesteld-in"))
    return [
        _problem(
            note,
            f"Het verslag van {note.text('nummer')} is al vastgesteld op "
            f"{note.text('vastgesteld')}{f' in {where}' if where else ''}.",
            "Wijzigen kan met een amendement.",
        )
    ]


def _text_obstacles(note: Note, number: str) -> Iterator[Problem]:
    if not has_minutes(note.body):
        yield _problem(
            note,
            f"{number} heeft nog geen verslag: onder de agendapunten staat niets.",
            "Maak eerst het verslag.",
        )
    for finding in parse(note.body).findings:
        if finding.problem.code == "vertrouwelijk-open":
            yield _problem(
                note,
                f"In het verslag van {number}, regel {finding.line + 1} van de tekst: "
                f"{finding.problem.message}",
                finding.problem.fix,
            )


def unfit_meeting(
    book: Book, note: Note, in_meeting: Note | None, *, today: datetime.date
) -> list[Problem]:
    """Return why these minutes cannot be adopted in that meeting; nothing when they can."""
    if in_meeting is None:
        return []
    number, other = note.text("nummer"), in_meeting.text("nummer")
    if in_meeting.text("soort") != meetings.KIND.name or not other:
        return [_problem(note, f"'{in_meeting.path}' is geen vergadering.", _CHOOSE)]
    if same_organ(book, note) != same_organ(book, in_meeting):
        return [_problem(note, f"{other} is van een ander orgaan dan {number}.", _CHOOSE)]
    if in_meeting.text("status") == MeetingStatus.CANCELLED:
        return [_problem(note, f"{other} ging niet door.", _CHOOSE)]
    if not _is_later(in_meeting, note):
        return [_problem(note, f"{other} was niet later dan {number} zelf.", _CHOOSE)]
    day = _day(in_meeting)
    if day is not None and day > today:
        return [
            _problem(
                note,
                f"{other} is pas op {without_weekday(day)}; vaststellen kan daar vanaf die dag.",
                _CHOOSE,
            )
        ]
    return []


_CHOOSE = "Kies een latere vergadering van hetzelfde orgaan die al gehouden is."


def _meetings(book: Book, note: Note, keep: Callable[[Mapping[str, Value]], bool]) -> list[Note]:
    """Return the other meetings of the organ of this one, in order of time."""
    organ = same_organ(book, note)
    found = rows(book, meetings.KIND, organ=organ).objects()
    paths = [str(meta["pad"]) for meta in found if meta["pad"] != note.path and keep(meta)]
    return sorted((read_note(book, path) for path in paths), key=_moment)


def _is_later(one: Note, other: Note) -> bool:
    return _moment(one) > _moment(other)


def _moment(note: Note) -> tuple[str, str]:
    return note.text("datum").strip(), note.text("van").strip()


def _day(note: Note) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(note.text("datum").strip())
    except ValueError:
        return None


def _form(note: Note) -> str:
    return note.text("vorm").strip() or MeetingForm.COUNCIL


def _problem(note: Note, message: str, fix: str) -> Problem:
    return Problem(code="vaststellen-kan-niet", path=note.path, message=message, fix=fix)
