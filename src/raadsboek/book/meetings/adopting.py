"""Adopting minutes: what still stands in the way, who agrees, and the one version that locks them.

What the text looks like in its adopted form is `core.meetings.adopted`'s; keeping it that way is
`lock`'s.
"""

import datetime
from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.meetings.minutes_waiting import (
    AGREEING,
    agreements_of,
    obstacles,
    sides_of,
    unfit_meeting,
)
from raadsboek.book.past import note_in, refresh_history, versions_of
from raadsboek.book.source import read_bytes, read_note
from raadsboek.book.verification.checkpoints import Checkpoint, checkpoint
from raadsboek.core.dates import without_weekday
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.links import link
from raadsboek.core.meetings.adopted import (
    CODE_KEY,
    DIGEST_KEY,
    SALT_KEY,
    adopted_text,
    is_locked,
    text_digest,
)
from raadsboek.core.meetings.adoption_text import adoption_sentence, with_adoption
from raadsboek.core.meetings.agreements import Agreement, Side
from raadsboek.core.note import Note, Value
from raadsboek.core.problem import Problem
from raadsboek.index.seals import ADOPTING
from raadsboek.vault.frontmatter import edit

_VERSION_DIGITS = 12


class Adopted(Struct, frozen=True, kw_only=True):
    """What adopting did: minutes that are adopted now, and those that wait for another side.

    `noted` are the numbers of which the meeting's own minutes tell now. `version` is the version
    that was made, `code` that of the checkpoint with what was adopted; '' when nothing was.
    """

    adopted: tuple[str, ...]
    waiting: tuple[tuple[str, tuple[Side, ...]], ...] = ()
    noted: tuple[str, ...] = ()
    version: str = ""
    code: str = ""


class _Outcome(Struct, frozen=True):
    """What happens to one note: its keys, and who still must agree."""

    note: Note
    changes: dict[str, Value | None]
    missing: tuple[Side, ...]


def adopt(
    book: Book,
    minutes: Sequence[Note],
    *,
    in_meeting: Note | None,
    on: datetime.date,
    by: Collection[Side] = (Side.COUNCIL,),
    now: datetime.datetime,
) -> Adopted:
    """Adopt minutes as they were opened, all in one version; `in_meeting` None: outside a meeting.

    When a side that is needed has not agreed yet, only the agreement is written. The minutes of
    the meeting in which it happens get a sentence about it when their text is still open. Raises
    `InvalidInput` with everything that stands in the way, `MinutesLocked`, `ChangedOnDisk`.
    """
    book.index.refresh()
    _refuse(book, minutes, in_meeting, on, now.date())
    done: list[Adopted] = []

    def prepare() -> Change:
        outcomes = [_outcome(book, note, in_meeting, on, by) for note in minutes]
        ready = [one.note.text("nummer") for one in outcomes if not one.missing]
        sealed = _with_checkpoint(book, outcomes, on) if ready else None
        writes = [_write(book, one.note, one.changes, None) for one in outcomes]
        writes += [sealed.write] if sealed else []
        noted = [one.note for one in outcomes if not one.missing]
        numbers: tuple[str, ...] = ()
        if in_meeting is not None and noted:
            text, numbers = _with_sentences(in_meeting, noted)
            if numbers:
                writes.append(_write(book, in_meeting, {}, text))
        done.append(
            Adopted(
                adopted=tuple(ready),
                waiting=tuple(
                    (one.note.text("nummer"), one.missing) for one in outcomes if one.missing
                ),
                noted=numbers,
                code=sealed.code if sealed else "",
            )
        )
        return Change(
            writes=writes,
            action=ADOPTING if ready else AGREEING,
            numbers=ready or [note.text("nummer") for note in minutes],
            subject=_subject(done[-1], in_meeting),
        )

    version = record_prepared(book, prepare, now=now)
    book.index.refresh()
    refresh_history(book)
    last = done[-1]
    return replace(last, version=version.identifier)


def _refuse(
    book: Book,
    minutes: Sequence[Note],
    in_meeting: Note | None,
    on: datetime.date,
    today: datetime.date,
) -> None:
    wrong = _unfit_day(on, today)
    for note in minutes:
        wrong += obstacles(book, note, today=today)
        wrong += unfit_meeting(book, note, in_meeting, today=today)
    if wrong:
        raise InvalidInput(wrong)


def publish(book: Book, minutes: Note, *, on: datetime.date, now: datetime.datetime) -> Note:
    """Say that adopted minutes were published on a day, as one version.

    Raises `InvalidInput` when they are not adopted, or when they were published already.
    """
    number = minutes.text("nummer")
    wrong = _unfit_day(on, now.date())
    if not is_locked(minutes):
        wrong.append(
            _problem(
                minutes,
                f"Het verslag van {number} is nog niet vastgesteld.",
                "Publiceren kan daarna. Vaststellen: "
                f"raadsboek vaststellen {number} --in VERGADERING",
            )
        )
    elif minutes.text("gepubliceerd"):
        wrong.append(
            _problem(
                minutes,
                f"Het verslag van {number} is al gepubliceerd op {minutes.text('gepubliceerd')}.",
                "U hoeft niets te doen.",
            )
        )
    if wrong:
        raise InvalidInput(wrong)
    changes: dict[str, Value | None] = {"gepubliceerd": on.isoformat()}
    if minutes.text("status") == MeetingStatus.ADOPTED:
        changes["status"] = MeetingStatus.PUBLISHED.value

    def prepare() -> Change:
        return Change(
            writes=[_write(book, minutes, changes, None)],
            action="publiceren",
            numbers=[number],
            subject=f"{number} gepubliceerd",
        )

    record_prepared(book, prepare, now=now)
    return read_note(book, minutes.path)


def _outcome(
    book: Book, note: Note, in_meeting: Note | None, on: datetime.date, by: Collection[Side]
) -> _Outcome:
    """Decide what adopting does to one note. Raises `InvalidInput`, `MinutesLocked`."""
    version = _version_with_this_text(book, note)
    needed = sides_of(book, note)
    before = agreements_of(book, note)
    given = [side for side in needed if side in by]
    again = [one.side.value for one in before if one.side in given]
    if again or not given:
        raise InvalidInput([_nothing_to_agree(note, needed, again)])
    meeting = in_meeting.text("nummer") if in_meeting is not None else ""
    agreed = [*before, *(Agreement(side=side, day=on, meeting=meeting) for side in given)]
    sides = {one.side for one in agreed}
    missing = tuple(side for side in needed if side not in sides)
    changes: dict[str, Value | None] = {"akkoord": [one.line for one in agreed]}
    if missing:
        changes["status"] = MeetingStatus.MINUTES_DRAFT.value
        return _Outcome(note, changes, missing)
    council = next((one for one in agreed if one.side is Side.COUNCIL), agreed[-1])
    if not is_locked(note):
        changes["status"] = MeetingStatus.ADOPTED.value
    changes["vastgesteld"] = max(one.day for one in agreed).isoformat()
    changes["vastgesteld-in"] = link(council.meeting) if council.meeting else None
    changes["vastgestelde-versie"] = version[:_VERSION_DIGITS]
    changes[DIGEST_KEY] = text_digest(note)
    return _Outcome(note, changes, ())


def _with_checkpoint(book: Book, outcomes: Sequence[_Outcome], on: datetime.date) -> Checkpoint:
    """Put what is adopted on a checkpoint, and its code and salt among the keys of the minutes."""
    ready = [one for one in outcomes if not one.missing]
    made = checkpoint(book, [one.note for one in ready], day=on.isoformat())
    for one in ready:
        one.changes[SALT_KEY] = made.salts[one.note.path]
        one.changes[CODE_KEY] = made.code
    return made


def _version_with_this_text(book: Book, note: Note) -> str:
    """Return the newest version of a note, which has the text that is adopted.

    Raises `InvalidInput` when the text on disk is in no version yet.
    """
    newest = versions_of(book, note.path, limit=1)
    if newest and adopted_text(note_in(book, note.path, newest[0].identifier)) == adopted_text(
        note
    ):
        return newest[0].identifier
    raise InvalidInput(
        [
            _problem(
                note,
                f"De tekst van {note.text('nummer')} is buiten Raadsboek gewijzigd en staat nog "
                "niet in de geschiedenis.",
                "Kijk of de tekst klopt en leg die vast bij Problemen, of met: "
                "raadsboek vastleggen --buiten",
            )
        ]
    )


def _with_sentences(meeting: Note, minutes: Sequence[Note]) -> tuple[str, tuple[str, ...]]:
    """Return the text of the meeting with a sentence for each that could be placed, and those."""
    body = meeting.body
    noted = []
    if not is_locked(meeting):
        for note in minutes:
            number = note.text("nummer")
            sentence = adoption_sentence(number, note.texts("correcties"))
            text = with_adoption(body, number, sentence)
            if text is not None:
                body = text
                noted.append(number)
    return body, tuple(noted)


def _write(book: Book, note: Note, changes: dict[str, Value | None], body: str | None) -> Write:
    raw = read_bytes(book, note.path)
    return Write(path=note.path, data=edit(raw, changes, body=body), expected=note.digest)


def _subject(done: Adopted, in_meeting: Note | None) -> str:
    where = f" in {in_meeting.text('nummer')}" if in_meeting is not None else ""
    if done.adopted:
        return f"{' en '.join(done.adopted)} vastgesteld{where}"
    return f"{' en '.join(number for number, _ in done.waiting)}: akkoord{where}"


def _nothing_to_agree(note: Note, needed: Sequence[Side], again: Sequence[str]) -> Problem:
    number = note.text("nummer")
    if again:
        who = " en ".join(again)
        return _problem(
            note,
            f"Van {number} staat al vast dat de {who} akkoord is.",
            "Leg alleen vast wie er nog niet akkoord was.",
        )
    who = " en ".join(side.value for side in needed)
    return _problem(
        note,
        f"Het verslag van {number} wordt vastgesteld door de {who}.",
        f"Kies: --namens {needed[0].value}",
    )


def _unfit_day(on: datetime.date, today: datetime.date) -> list[Problem]:
    if on <= today:
        return []
    return [
        Problem(
            code="dag-in-toekomst",
            message=f"{without_weekday(on)} is nog niet geweest.",
            fix="Kies de dag waarop het gebeurde, op zijn laatst vandaag.",
        )
    ]


def _problem(note: Note, message: str, fix: str) -> Problem:
    return Problem(code="vaststellen-kan-niet", path=note.path, message=message, fix=fix)
