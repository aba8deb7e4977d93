"""The minutes (verslag) in full, in short, and for everybody.

In full: everything, for those who were there. In short: what was decided, promised and taken on.
For everybody: the text without what is confidential, without actions and without an action list.
"""

import datetime
from collections.abc import Iterator

from raadsboek.book.documents.making import Made, Making
from raadsboek.book.documents.meeting_facts import facts_of_attendance, facts_of_meeting
from raadsboek.book.minutes import context_of
from raadsboek.book.notes import title_of
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.documents.blocks import Block, Inlines
from raadsboek.core.documents.composing import (
    day_in_table,
    heading,
    paragraph,
    plain,
    reference,
    table,
)
from raadsboek.core.documents.document import Audience
from raadsboek.core.documents.minutes_summary import summary_blocks
from raadsboek.core.documents.minutes_text import minutes_blocks
from raadsboek.core.kinds.meeting import NOT_HELD_YET, MeetingForm, MeetingStatus
from raadsboek.core.meetings.adopted import LOCKED, adopted_footer
from raadsboek.core.minutes.entries import EntryKind
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.minutes.understanding import Understood, understand
from raadsboek.core.note import Note

_NAMES = {
    MeetingForm.COUNCIL: "de raadsvergadering",
    MeetingForm.CONSULTATION: "de overlegvergadering",
    MeetingForm.EXECUTIVE: "de vergadering van het dagelijks bestuur",
    MeetingForm.COMMITTEE: "de commissievergadering",
    MeetingForm.CONSTITUENCY: "de bijeenkomst met de achterban",
}
_CALLED = {
    Audience.FULL: "Verslag",
    Audience.SHORT: "Verkort verslag",
    Audience.PUBLIC: "Openbaar verslag",
}
ACTIONS = "Acties uit deze vergadering"
_LABELS = ("Nummer", "Actie", "Wie", "Uiterlijk")
_WIDTHS = (16, 46, 20, 18)


def build(making: Making, subject: Note | None) -> Made:
    """Return the minutes of a meeting."""
    assert subject is not None
    text = making.text_of(subject)
    day = day_as_kept(subject.text("datum"))
    if making.audience is Audience.SHORT:
        blocks = list(summary_blocks(text))
    elif making.is_public:
        blocks = list(minutes_blocks(text, without=(EntryKind.ACTION,)))
    else:
        blocks = list(minutes_blocks(text))
    if not making.is_public:
        blocks += _actions(making, subject, text, day or making.today)
    locked = subject.text("status") in LOCKED
    return Made(
        title=_title(making, subject, day),
        blocks=tuple(blocks),
        day=day,
        reference=subject.text("nummer"),
        status=_status(subject),
        is_draft=not locked and subject.text("status") != MeetingStatus.TAKEN_OVER,
        facts=(
            *facts_of_meeting(making, subject),
            ("Status", _status(subject)),
            *facts_of_attendance(making, subject),
        ),
        closing=adopted_footer(subject),
        has_line_numbers=not locked and making.audience is Audience.FULL,
    )


def _title(making: Making, meeting: Note, day: datetime.date | None) -> str:
    form = meeting.text("vorm") or MeetingForm.COUNCIL.value
    name = next((words for known, words in _NAMES.items() if known == form), title_of(meeting))
    what = f"{_CALLED[making.audience]} van {name}"
    return f"{what} van {without_weekday(day)}" if day else what


def _status(meeting: Note) -> str:
    """Return how far the minutes are, as it stands on published ones."""
    status = meeting.text("status") or MeetingStatus.PLANNED
    if status == MeetingStatus.TAKEN_OVER:
        return f"{status} uit een oud archief"
    if status not in LOCKED:
        return "concept" if status not in NOT_HELD_YET else "nog niet gehouden"
    adopted = day_as_kept(meeting.text("vastgesteld"))
    return f"vastgesteld op {without_weekday(adopted)}" if adopted else "vastgesteld"


def _actions(making: Making, meeting: Note, text: str, day: datetime.date) -> Iterator[Block]:
    """Yield the action table: what was taken on, by whom and until when."""
    found = understand(parse(text), context_of(making.book, meeting, today=day))
    rows = [_action(making, one, day) for one in found.of_kind(EntryKind.ACTION)]
    if rows:
        yield heading(ACTIONS)
        yield table(_LABELS, rows, _WIDTHS)
    elif making.audience is Audience.SHORT:
        yield heading(ACTIONS)
        yield paragraph("Er zijn geen acties afgesproken.")


def _action(making: Making, one: Understood, day: datetime.date) -> tuple[Inlines, ...]:
    due = day_in_table(one.due.date) if one.due and one.due.date else one.entry.due
    return (
        reference(one.entry.number),
        plain(" ".join(one.entry.text.split())),
        making.names(one.people, day),
        plain(due),
    )
