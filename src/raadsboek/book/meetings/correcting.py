"""Taking over corrections in draft minutes: the text, the list of corrections and what follows.

Where a correction belongs is decided in `core.meetings`. One time of taking over is one version.
When the minutes were recorded, what they say is recorded again in that same version, so that a
decision and its line keep saying the same.
"""

import datetime
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.lists import rows
from raadsboek.book.meetings.base_text import Base, base_of
from raadsboek.book.meetings.paper_lines import lines_on_paper
from raadsboek.book.meetings.papers import log_of
from raadsboek.book.notes import read
from raadsboek.book.organs import same_organ
from raadsboek.book.past import Version
from raadsboek.book.recording import (
    CORRECTED,
    MinutesLocked,
    Recorded,
    is_locked,
    plan_of,
    record_minutes,
)
from raadsboek.book.source import read_bytes, read_note
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.core.kinds import member
from raadsboek.core.meetings.corrections.copies import mark_in
from raadsboek.core.meetings.corrections.numbered_print import NumberedPrint, numbered_print
from raadsboek.core.meetings.corrections.placed import Placed
from raadsboek.core.note import Changes, Note, Value
from raadsboek.core.problem import Problem
from raadsboek.vault.frontmatter import edit

KEY = "correcties"
DIVIDED_BY_WORD = (
    "Er ging een Word-bestand rond. Word telt regels anders: kijk of dit de bedoelde regel is."
)


class Review(Struct, frozen=True, kw_only=True):
    """Draft minutes as the user sees them, with the print that the reviewers have.

    `unknown_mark` is the mark on a print of a text that no version has.
    """

    meeting: Note
    base: Base
    printed: NumberedPrint
    unknown_mark: str = ""

    @property
    def went_as_word(self) -> bool:
        """Whether a reviewer may have lines before them that Word divided, and nobody knows."""
        return log_of(self.meeting).minutes_as_word


class Corrected(Struct, frozen=True, kw_only=True):
    """What taking over did. `recorded` is None when recording is still to be done."""

    meeting: Note
    count: int
    recorded: Recorded | None


def print_of(book: Book, meeting: Note, version: Version | None = None) -> NumberedPrint:
    """Return the line-numbered print of the minutes of a meeting; its lines are those of its PDF.

    `version` is the one that the text is of; None for the text of now. Raises `InvalidInput`.
    Lays out pages: not for the event loop.
    """
    if meeting.text("soort") != "vergadering":
        raise InvalidInput([_no_meeting(meeting)])
    lines = lines_on_paper(book, meeting, version)
    return numbered_print(meeting, names=names_for(book, meeting), lines=lines)


def names_for(book: Book, meeting: Note) -> dict[str, str]:
    """Return the full names of the members of the meeting's organ by their short names."""
    members = rows(book, member.KIND, organ=same_organ(book, meeting)).objects()
    return {str(meta.get("kort", "")): str(meta.get("naam", "")) for meta in members}


def open_review(book: Book, wanted: str, *, version: str = "") -> Review:
    """Return the draft minutes to correct; `version` names the text that reviewers have.

    Raises `MinutesLocked` when the minutes were adopted, `NotFound`, `InvalidInput`.
    """
    meeting = read(book, wanted)
    refuse_uncorrectable(meeting)
    base = base_of(book, meeting, version)
    return Review(meeting=meeting, base=base, printed=print_of(book, base.meeting, base.version))


def review_of_copy(book: Book, wanted: str, copy: str, *, version: str = "") -> Review:
    """Return the minutes with the text that a copy was made of: a print says which one.

    Raises as `open_review`.
    """
    mark = mark_in(copy)
    if version or not mark:
        return open_review(book, wanted, version=version)
    try:
        return open_review(book, wanted, version=mark)
    except NotFound as error:
        if error.wanted != mark:
            raise
        return replace(open_review(book, wanted), unknown_mark=mark)


def refuse_uncorrectable(meeting: Note) -> None:
    """Raise when this is no meeting, when it cannot be edited, or when its minutes are adopted."""
    if meeting.text("soort") != "vergadering" or not meeting.text("nummer"):
        raise InvalidInput([_no_meeting(meeting)])
    if not meeting.editable:
        raise InvalidInput(meeting.problems)
    if is_locked(meeting):
        raise MinutesLocked(meeting.text("nummer"))


def take_over(
    book: Book, opened: Note, *, body: str, placed: Sequence[Placed], now: datetime.datetime
) -> Corrected:
    """Save the text with these corrections in it, and write each down, as one version.

    `opened` is the meeting as the user saw it. Raises `MinutesLocked`, `ChangedOnDisk`,
    `InvalidInput`.
    """
    refuse_uncorrectable(opened)
    lines: list[Value] = [*opened.texts(KEY), *(one.line for one in placed)]
    changes: dict[str, Value | None] = {KEY: lines}
    number = opened.text("nummer")
    count = len(placed)
    what = "1 correctie" if count == 1 else f"{count} correcties"
    subject = f"{number}: {what} overgenomen"
    book.index.refresh()
    if not plan_of(book, opened, opened.body, today=now.date()).empty:
        # What was never recorded is the secretary's to record: a correction makes no notes of it.
        after = _save(book, opened, changes, body, subject, now)
        return Corrected(meeting=after, count=count, recorded=None)
    done = record_minutes(
        book, opened, body=body, changes=changes, now=now, action=CORRECTED, subject=subject
    )
    return Corrected(meeting=done.meeting, count=count, recorded=done)


def _save(
    book: Book, opened: Note, changes: Changes, body: str, subject: str, now: datetime.datetime
) -> Note:
    data = edit(read_bytes(book, opened.path), changes, body=body)
    record(
        book,
        [Write(path=opened.path, data=data, expected=opened.digest)],
        action="wijzigen",
        numbers=[opened.text("nummer")],
        subject=subject,
        now=now,
    )
    return read_note(book, opened.path)


def _no_meeting(note: Note) -> Problem:
    return Problem(
        code="geen-vergadering",
        path=note.path,
        message=f"'{note.path}' is geen vergadering met een nummer.",
        fix="Correcties horen bij het verslag van een vergadering, zoals V-2026-03.",
    )
