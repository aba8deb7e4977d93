"""Making the cover note (oplegnotitie) of an agenda point: a note, linked on the agenda."""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.finding import find, issued_numbers
from raadsboek.book.meetings.agenda import (
    SavedAgenda,
    changes_of,
    proposals_of,
    refuse_closed,
    was_sent,
)
from raadsboek.book.meetings.agenda_facts import postponed_by
from raadsboek.book.notes import draft_meta, free_number, new_note, read, title_of
from raadsboek.book.organs import organ_keys, same_organ, whose
from raadsboek.book.source import read_bytes, read_note
from raadsboek.core import confidential
from raadsboek.core.dates import long_date, read_date
from raadsboek.core.errors import EXIT_NOT_FOUND, NotFound, RaadsboekError
from raadsboek.core.kinds import memo
from raadsboek.core.links import link, target, targets
from raadsboek.core.meetings.agenda.cover_note import Dossier, cover_note
from raadsboek.core.meetings.agenda.placing import place_named
from raadsboek.core.meetings.agenda.points import Agenda, Point, read_agenda, with_value
from raadsboek.core.meetings.agenda.text import without_brackets
from raadsboek.core.note import Note, Value
from raadsboek.core.trajectories.summary import summary_of
from raadsboek.index import waiting
from raadsboek.vault.frontmatter import edit
from raadsboek.vault.reading import note_from_bytes
from raadsboek.vault.template import template_files

ACTION = "oplegnotitie"
LABEL = "oplegnotitie"
MODEL = "sjablonen/oplegnotitie.md"


class HasCoverNote(RaadsboekError):
    """The point has a cover note already."""

    def __init__(self, title: str, number: str) -> None:
        self.number = number
        super().__init__(
            f"Het punt '{title}' heeft al een oplegnotitie: {number}.",
            "Werk die bij, of haal haar eerst weg bij de stukken van het punt.",
        )


class PointIsHidden(RaadsboekError):
    """The point is confidential: its cover note would tell what it is about."""

    def __init__(self) -> None:
        super().__init__(
            "Dit punt staat in een vertrouwelijk blok.",
            "Maak de oplegnotitie zelf, als notitie met 'vertrouwelijk: ja'.",
        )


class NoSuchPoint(RaadsboekError):
    """The agenda has no point that is called so."""

    exit_code = EXIT_NOT_FOUND

    def __init__(self, point: str, number: str) -> None:
        super().__init__(
            f"Op de agenda van {number} staat geen punt '{point}'.",
            f"Geef het nummer of de hele titel van een punt. De agenda: raadsboek agenda {number}",
        )


class CoverNoteMade(Struct, frozen=True, kw_only=True):
    """The cover note, and the agenda on which it is one of the papers."""

    memo: Note
    agenda: SavedAgenda


def make_cover_note_of(
    book: Book, wanted: str, point: str, *, now: datetime.datetime
) -> CoverNoteMade:
    """Make the cover note of the point that is called so: by number, title or its note's number.

    Raises `NoSuchPoint`, and as `make_cover_note`.
    """
    meeting = read(book, wanted)
    refuse_closed(meeting)
    agenda = read_agenda(meeting.body)
    place = place_named(agenda, proposals_of(book, meeting, today=now.date()), point)
    if place is None:
        raise NoSuchPoint(point, meeting.text("nummer"))
    return make_cover_note(book, meeting, body=meeting.body, at=place, now=now)


def make_cover_note(
    book: Book,
    opened: Note,
    *,
    body: str,
    at: int,
    now: datetime.datetime,
    postponed: Sequence[str] | None = None,
) -> CoverNoteMade:
    """Make the cover note of the point at a place, and save the agenda with it, as one version.

    `body` and `postponed` are the agenda as the user has it, also when it is not saved yet. Raises
    `HasCoverNote`, `PointIsHidden`, `AgendaClosed`, `ChangedOnDisk`.
    """
    refuse_closed(opened)
    agenda = read_agenda(body)
    point = agenda.points[at]
    if any(point.hidden):
        raise PointIsHidden
    _refuse_second(book, point)
    dossier, is_hidden = _dossier_of(book, opened, point, now.date())
    meta = draft_meta(memo.KIND, _keys(book, opened, point, dossier, now, is_hidden=is_hidden))
    organ = same_organ(book, opened)
    text = cover_note(
        _model(book),
        point,
        dossier,
        meeting=_in_words(opened, now),
        titles=_titles(book, point, dossier),
    )
    keys = changes_of(opened, postponed_by(opened) if postponed is None else postponed)
    made: list[str] = []

    def prepare() -> Change:
        book.index.refresh()
        number = free_number(book, memo.KIND, meta, issued_numbers(book, memo.KIND, organ), now)
        path, data = new_note(memo.KIND, meta, number, text, now)
        changed = edit(read_bytes(book, opened.path), keys, body=_linked(agenda, at, number))
        made.append(path)
        return Change(
            writes=[
                Write(path=path, data=data, expected=None),
                Write(path=opened.path, data=changed, expected=opened.digest),
            ],
            action=ACTION,
            numbers=[number, opened.text("nummer")],
            subject=f"Oplegnotitie {number} bij {opened.text('nummer')}",
        )

    record_prepared(book, prepare, now=now)
    book.index.refresh()
    saved = SavedAgenda(meeting=read_note(book, opened.path), resend=was_sent(opened))
    return CoverNoteMade(memo=read_note(book, made[-1]), agenda=saved)


def _linked(agenda: Agenda, at: int, number: str) -> str:
    """Return an agenda with a paper in front of those of the point at a place."""
    papers = agenda.points[at].attributes.get("stukken", "")
    linked = ", ".join(part for part in (link(number), papers) if part)
    return with_value(agenda, at, "stukken", linked).text


def _refuse_second(book: Book, point: Point) -> None:
    for number in targets(point.attributes.get("stukken", "")):
        note = _note(book, number)
        if note is not None and LABEL in note.texts("labels"):
            raise HasCoverNote(without_brackets(point.title), number)


def _keys(
    book: Book,
    opened: Note,
    point: Point,
    dossier: Dossier,
    now: datetime.datetime,
    *,
    is_hidden: bool,
) -> dict[str, Value]:
    keys: dict[str, Value] = {
        "titel": f"Oplegnotitie: {without_brackets(point.title)}",
        "datum": now.date().isoformat(),
        "labels": [LABEL],
        **organ_keys(book, opened.meta),
    }
    if dossier.number:
        keys["traject"] = link(dossier.number)
    if is_hidden:
        keys[confidential.KEY] = confidential.YES
    return keys


def _dossier_of(
    book: Book, opened: Note, point: Point, today: datetime.date
) -> tuple[Dossier, bool]:
    """Return what is known of the trajectory of a point, and whether it is confidential."""
    named = point.attributes.get("traject", "") or point.attributes.get("uit", "")
    note = _note(book, target(named)) if named else None
    if note is None or note.text("soort") != "traject":
        return Dossier(), False
    number = note.text("nummer")
    of_organ = whose(book.settings, same_organ(book, opened))
    papers = [
        one.number
        for one in book.index.ask(waiting.inbox, of_organ)
        if target(str(one.meta.get("traject", ""))) == number
    ]
    due, reason = _due_of(book, note, today)
    dossier = Dossier(
        number=number,
        title=title_of(note),
        form=note.text("vorm"),
        article=note.text("artikel"),
        status=note.text("status"),
        received=read_date(note.text("ontvangen"), today=today),
        due=due,
        due_reason=reason,
        papers=tuple(papers),
        summary=summary_of(note.meta),
    )
    return dossier, confidential.is_confidential(note.meta)


def _due_of(book: Book, note: Note, today: datetime.date) -> tuple[datetime.date | None, str]:
    """Return the day of a trajectory and what it is for: its own, else that of its next step."""
    own = read_date(note.text("uiterlijk"), today=today)
    if own is not None:
        return own, note.text("termijn")
    # The law takes time to read.
    from raadsboek.book.trajectories.dossiers import worked_out
    from raadsboek.core.trajectories.next_step import next_step

    step = next_step(worked_out(book, note).dossier, today)
    if step is None or step.day is None:
        return None, ""
    article = step.deadline.step.article if step.deadline else ""
    return step.day, f"{step.title} ({article})" if article else step.title


def _titles(book: Book, point: Point, dossier: Dossier) -> dict[str, str]:
    """Return the titles of the papers; of a confidential one only that it is."""
    found = {}
    for number in (*targets(point.attributes.get("stukken", "")), *dossier.papers):
        note = _note(book, number)
        if note is not None:
            hidden = confidential.is_confidential(note.meta)
            found[number] = "(vertrouwelijk)" if hidden else title_of(note)
    return found


def _note(book: Book, number: str) -> Note | None:
    try:
        return read_note(book, find(book, number).path)
    except NotFound:
        return None


def _model(book: Book) -> str:
    """Return the council's own model, or the one that the program brings."""
    try:
        return read_note(book, MODEL).body
    except NotFound:
        return note_from_bytes(MODEL, dict(template_files())[MODEL]).body


def _in_words(opened: Note, now: datetime.datetime) -> str:
    day = read_date(opened.text("datum"), today=now.date())
    words = f"{opened.text('nummer')} {title_of(opened)}"
    return f"{words} van {long_date(day)}" if day else words
