"""Amending adopted minutes: a point on the agenda of a meeting to come, and a link both ways.

The adopted text itself is never touched; the amendment is adopted with the minutes it stands in.
"""

import datetime

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.lists import rows
from raadsboek.book.organs import same_organ
from raadsboek.book.source import read_bytes, read_note
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import meeting as meetings
from raadsboek.core.kinds.meeting import NOT_HELD_YET, MeetingForm, MeetingStatus
from raadsboek.core.links import link
from raadsboek.core.meetings.adopted import is_locked
from raadsboek.core.meetings.adoption_text import with_amendment
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.vault.frontmatter import edit

_KEY = "geamendeerd-in"


class Amended(Struct, frozen=True):
    """The adopted minutes and the meeting that will treat the amendment, as they are now."""

    minutes: Note
    meeting: Note


def next_meeting_of(book: Book, minutes: Note, *, today: datetime.date) -> Note | None:
    """Return the first meeting of the organ from today on that was not held yet.

    One of the same form goes before others; None when nothing is planned.
    """
    found = [
        meta
        for meta in rows(book, meetings.KIND, organ=same_organ(book, minutes)).objects()
        if str(meta.get("datum", "")) >= today.isoformat()
        and meta["pad"] != minutes.path
        and (meta.get("status") or MeetingStatus.PLANNED) in NOT_HELD_YET
    ]
    form = minutes.text("vorm") or MeetingForm.COUNCIL
    found.sort(
        key=lambda meta: (
            (meta.get("vorm") or MeetingForm.COUNCIL) != form,
            str(meta.get("datum", "")),
            str(meta.get("van", "")),
        )
    )
    notes = (read_note(book, str(meta["pad"])) for meta in found)
    return next((note for note in notes if note.editable and not is_locked(note)), None)


def amend(
    book: Book,
    minutes: Note,
    text: str,
    *,
    in_meeting: Note | None = None,
    now: datetime.datetime,
) -> Amended:
    """Put an amendment of adopted minutes on the agenda of a meeting, as one version.

    Without `in_meeting` it is the next one of the organ. Raises `InvalidInput` when the minutes are
    not adopted, when there is no such meeting or its minutes are adopted as well, `ChangedOnDisk`.
    """
    book.index.refresh()
    number = minutes.text("nummer")
    meeting, body = _with_place(book, minutes, text.strip(), in_meeting, now.date())
    other = meeting.text("nummer")
    references = list(dict.fromkeys([*minutes.texts(_KEY), link(other)]))

    def prepare() -> Change:
        raw, own = read_bytes(book, meeting.path), read_bytes(book, minutes.path)
        return Change(
            writes=[
                Write(
                    path=meeting.path,
                    data=edit(raw, {}, body=body),
                    expected=meeting.digest,
                ),
                Write(
                    path=minutes.path,
                    data=edit(own, {_KEY: list(references)}),
                    expected=minutes.digest,
                ),
            ],
            action="amenderen",
            numbers=[number, other],
            subject=f"Amendement op {number} in {other}",
        )

    record_prepared(book, prepare, now=now)
    book.index.refresh()
    return Amended(read_note(book, minutes.path), read_note(book, meeting.path))


def _with_place(
    book: Book, minutes: Note, words: str, in_meeting: Note | None, today: datetime.date
) -> tuple[Note, str]:
    """Return the meeting that treats an amendment, and its text with it. Raises `InvalidInput`."""
    number = minutes.text("nummer")
    if not is_locked(minutes) or not number:
        raise InvalidInput([_not_adopted(minutes)])
    if not words:
        raise InvalidInput([_problem(minutes, "Er staat niet wat er moet veranderen.", _EXAMPLE)])
    meeting = in_meeting or next_meeting_of(book, minutes, today=today)
    if meeting is None:
        raise InvalidInput([_no_meeting(minutes)])
    wrong = _unfit(book, minutes, meeting)
    body = with_amendment(meeting.body, number, words)
    if body is None:
        wrong.append(_no_place(meeting))
    if wrong or body is None:
        raise InvalidInput(wrong)
    return meeting, body


def _unfit(book: Book, minutes: Note, meeting: Note) -> list[Problem]:
    number, other = minutes.text("nummer"), meeting.text("nummer")
    if meeting.text("soort") != meetings.KIND.name or not other:
        return [_problem(minutes, f"'{meeting.path}' is geen vergadering.", _CHOOSE)]
    if same_organ(book, minutes) != same_organ(book, meeting):
        return [_problem(minutes, f"{other} is van een ander orgaan dan {number}.", _CHOOSE)]
    if meeting.text("status") == MeetingStatus.CANCELLED:
        return [_problem(minutes, f"{other} gaat niet door.", _CHOOSE)]
    if meeting.path == minutes.path or is_locked(meeting):
        return [_problem(minutes, f"Het verslag van {other} ligt zelf al vast.", _CHOOSE)]
    return []


_CHOOSE = "Kies een vergadering van hetzelfde orgaan waarvan het verslag nog open is."
_EXAMPLE = "Schrijf het zo: p2 r8: twee wordt drie"


def _not_adopted(minutes: Note) -> Problem:
    return _problem(
        minutes,
        f"Het verslag van {minutes.text('nummer') or minutes.path} is nog niet vastgesteld.",
        "Een amendement is niet nodig: u kunt het verslag zelf nog wijzigen.",
    )


def _no_meeting(minutes: Note) -> Problem:
    number = minutes.text("nummer")
    return _problem(
        minutes,
        f"Er is geen volgende vergadering om het amendement op {number} te behandelen.",
        "Maak eerst een vergadering (F2), of kies er een met --in.",
    )


def _no_place(meeting: Note) -> Problem:
    return _problem(
        meeting,
        f"In de agenda van {meeting.text('nummer')} is geen plaats voor het amendement: "
        "een vertrouwelijk blok of een blok met vaste tekst heeft geen einde.",
        "Sluit het blok met een regel met :::, en probeer het opnieuw.",
    )


def _problem(note: Note, message: str, fix: str) -> Problem:
    return Problem(code="amendement-kan-niet", path=note.path, message=message, fix=fix)
