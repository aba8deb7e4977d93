"""Making the draft of a newsletter after a meeting: a note that the secretary edits and sends.

Nothing confidential goes into it: no part of the minutes, no dossier and no question.
"""

import datetime
from collections.abc import Iterator

from msgspec import Struct

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.confidential.since import is_secret, is_secret_row
from raadsboek.book.finding import find
from raadsboek.book.lists import rows
from raadsboek.book.notes import title_of
from raadsboek.book.organs import organ_keys
from raadsboek.book.source import read_note
from raadsboek.core.constituency.log import Asked, asked_of
from raadsboek.core.constituency.newsletter import LABEL, Story, draft_text
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.documents.audience import text_for
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput, NotFound, RaadsboekError
from raadsboek.core.kinds import meeting, memo, question, trajectory
from raadsboek.core.links import target
from raadsboek.core.meetings.agenda.points import read_agenda
from raadsboek.core.note import Note, Value, text_in
from raadsboek.core.problem import Problem
from raadsboek.core.trajectories.summary import summary_of

_SINCE = datetime.timedelta(days=92)
"""How far back answers are told when there was no newsletter before."""


class HasNewsletter(RaadsboekError):
    """There is a newsletter after this meeting already."""

    def __init__(self, number: str) -> None:
        self.number = number
        super().__init__(
            f"Er is al een nieuwsbrief bij deze vergadering: {number}.",
            "Werk die bij, of geef haar eerst een andere titel.",
        )


class Draft(Struct, frozen=True):
    """The draft, and the numbers of dossiers that have no summary to tell."""

    note: Note
    untold: tuple[str, ...] = ()


def draft_newsletter(book: Book, wanted: str, *, now: datetime.datetime) -> Draft:
    """Make the draft of the newsletter after a meeting, in one version.

    Raises `InvalidInput` for what is no meeting or a confidential one, `HasNewsletter`, and as
    `notes.create`.
    """
    opened = notes.read(book, wanted)
    book.index.refresh()
    if opened.text("soort") != meeting.KIND.name or is_secret(book, opened):
        raise InvalidInput([_no_meeting(wanted)])
    organ = book.settings.organ_of(opened.meta)
    before = [
        meta for meta in rows(book, memo.KIND, organ=organ).objects() if LABEL in _labels(meta)
    ]
    title = _title(opened)
    for meta in before:
        if text_in(meta, "titel") == title:
            raise HasNewsletter(text_in(meta, "nummer"))
    stories = list(_stories(book, opened))
    asked = _answered(book, organ, before, now.date())
    text = draft_text(text_for(Audience.PUBLIC, opened.body), opened.text("nummer"), stories, asked)
    values: dict[str, Value] = {
        "titel": title,
        "datum": now.date().isoformat(),
        "labels": [LABEL],
        **organ_keys(book, opened.meta),
    }
    note = notes.create(book, memo.KIND, values, body=text, now=now)
    return Draft(note, tuple(one.number for one in stories if not one.summary))


def _title(opened: Note) -> str:
    day = day_as_kept(opened.text("datum"))
    when = f" van {without_weekday(day)}" if day else ""
    name = title_of(opened)
    within = name[:1].lower() + name[1:] if name[1:2].islower() else name
    return f"Nieuwsbrief na de {within}{when}"


def _stories(book: Book, opened: Note) -> Iterator[Story]:
    """Yield the dossiers that were on the agenda, each once; a hidden point names none."""
    seen: set[str] = set()
    for point in read_agenda(opened.body).points:
        named = point.attributes.get("traject", "") or point.attributes.get("uit", "")
        if not named or point.is_hidden or any(point.hidden) or target(named) in seen:
            continue
        seen.add(target(named))
        try:
            note = read_note(book, find(book, target(named)).path)
        except NotFound:
            continue
        if note.text("soort") == trajectory.KIND.name and not is_secret(book, note):
            yield Story(
                number=note.text("nummer"), title=title_of(note), summary=summary_of(note.meta)
            )


def _answered(
    book: Book, organ: str, before: list[dict[str, Value]], today: datetime.date
) -> list[Asked]:
    """Return the questions that were answered since the newsletter before."""
    days = [day for meta in before if (day := day_as_kept(text_in(meta, "datum")))]
    since = max(days, default=today - _SINCE)
    found = rows(book, question.KIND, organ=organ).objects()
    asked = [asked_of(meta) for meta in found if not is_secret_row(book, meta)]
    return [
        one
        for one in asked
        if one.has_answer and (day := one.answered or one.day) is not None and since < day <= today
    ]


def _labels(meta: dict[str, Value]) -> list[str]:
    value = meta.get("labels", [])
    parts = value.split(",") if isinstance(value, str) else value
    return [str(one).strip() for one in parts]


def _no_meeting(wanted: str) -> Problem:
    return Problem(
        code="nieuwsbrief-past-niet",
        message=f"Bij {wanted} kan geen nieuwsbrief worden gemaakt.",
        fix="Geef het nummer van een vergadering die niet vertrouwelijk is.",
    )
