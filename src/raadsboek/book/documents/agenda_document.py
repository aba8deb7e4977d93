"""The reasoned agenda (beredeneerde agenda): times and points, and what belongs to each of them.

The public agenda says what is treated and when; papers and terms are for the council. Of a meeting
that was held it is the agenda as it was sent: minutes are never in it.
"""

import datetime
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book.documents.making import Made, Making
from raadsboek.book.documents.meeting_facts import facts_of_meeting
from raadsboek.book.documents.point_dossier import summary_at, term_of
from raadsboek.book.documents.sent_agenda import agenda_as_sent, was_held
from raadsboek.book.meetings.papers import log_of
from raadsboek.book.notes import title_of
from raadsboek.core.dates import day_as_kept, short_date, without_weekday
from raadsboek.core.documents.blocks import Block, Inlines, Words
from raadsboek.core.documents.composing import (
    heading,
    labelled,
    plain,
    points,
    reference,
    table,
)
from raadsboek.core.documents.document import Audience
from raadsboek.core.documents.parsing import parse_blocks, parse_words
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.links import targets
from raadsboek.core.meetings.agenda.points import Agenda, Point, read_agenda
from raadsboek.core.meetings.agenda.text import HIDDEN
from raadsboek.core.meetings.agenda.timing import timing_of
from raadsboek.core.minutes.entries import split_lines
from raadsboek.core.note import Note
from raadsboek.core.remarks import without_remarks
from raadsboek.core.text import visible

_LABELS = ("Tijd", "Punt", "Onderwerp", "Doel", "Duur")
_WIDTHS = (10, 8, 48, 18, 12)
_DRAFT = frozenset({"", MeetingStatus.PLANNED, MeetingStatus.AGENDA_DRAFT})


class _Known(Struct, frozen=True, kw_only=True):
    """What is known of the meeting, and what an agenda of then can still tell.

    `later` holds the day of each paper that was sent afterwards. Terms of now were not those of a
    meeting that was held.
    """

    day: datetime.date
    later: dict[str, datetime.date]
    explanations: bool
    terms: bool


def build(making: Making, subject: Note | None) -> Made:
    """Return the agenda of a meeting."""
    assert subject is not None
    making.text_of(subject)  # remembers what this audience does not read
    text = _text_of_agenda(making, subject)
    agenda = read_agenda(without_remarks(subject.body if text is None else text))
    day = day_as_kept(subject.text("datum"))
    timing = timing_of(agenda, subject.text("van"), subject.text("tot"))
    known = _Known(
        day=day or making.today,
        later=log_of(subject).sent_afterwards(),
        explanations=text is not None,
        terms=not was_held(subject),
    )
    shown = making.audience is Audience.FULL
    rows = [
        _row(point, start, shown=shown)
        for point, start in zip(agenda.points, timing.starts, strict=True)
    ]
    blocks: list[Block] = [table(_LABELS, rows, _WIDTHS)] if rows else []
    if not making.is_public:
        blocks += _details(making, agenda, known)
    status = subject.text("status") or MeetingStatus.PLANNED.value
    return Made(
        title=_title(subject, day),
        blocks=tuple(blocks),
        day=day,
        reference=subject.text("nummer"),
        status="concept" if status in _DRAFT else "",
        is_draft=status in _DRAFT,
        facts=facts_of_meeting(making, subject),
        text=text or "",
    )


def _text_of_agenda(making: Making, meeting: Note) -> str | None:
    """Return the text of the agenda; None when it holds minutes and nobody knows it without."""
    if not was_held(meeting):
        return meeting.body
    text = agenda_as_sent(making.book, meeting)
    if text is not None:
        making.text_of(replace(meeting, body=text))
    return text


def _title(meeting: Note, day: datetime.date | None) -> str:
    title = _within_sentence(title_of(meeting))
    return f"Agenda {title} van {without_weekday(day)}" if day else f"Agenda {title}"


def _within_sentence(title: str) -> str:
    """Return a title as it goes on after a word: 'overlegvergadering', but 'OR De Linden'."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _row(point: Point, start: str, *, shown: bool) -> Sequence[Inlines]:
    hidden = point.is_hidden
    title = parse_words(point.title) if shown or not hidden else plain(HIDDEN)
    mark: Inlines = (Words(f" {HIDDEN}", italic=True),) if hidden and shown else ()
    return (
        plain(start),
        plain(f"{point.number}." if point.number else ""),
        (*title, *mark),
        plain(point.attributes.get("doel", "") if shown or not hidden else ""),
        plain(f"{point.minutes} min" if point.minutes else ""),
    )


def _details(making: Making, agenda: Agenda, known: _Known) -> Iterator[Block]:
    """Yield for each point what there is to know beforehand; nothing for a bare title."""
    for point in agenda.points:
        if point.is_hidden and making.audience is not Audience.FULL:
            continue
        facts = list(_facts(making, point, known))
        text = _explanation(making, point) if known.explanations else ()
        if facts or text:
            number = f"{point.number}. " if point.number else ""
            yield heading(f"{number}{point.title}")
            yield from [points(facts)] if facts else []
            yield from text


def _facts(making: Making, point: Point, known: _Known) -> Iterator[Inlines]:
    power = point.attributes.get("bevoegdheid", "")
    if power:
        yield labelled("Bevoegdheid", plain(power))
    brought = point.attributes.get("inbreng", "")
    if brought:
        yield labelled("Inbreng", plain(making.with_names(brought, known.day)))
    about = summary_at(making, point)
    if about:
        yield labelled("In het kort", plain(about))
    term = term_of(making, point) if known.terms else ""
    if term:
        yield labelled("Termijn", plain(term))
    for number in targets(point.attributes.get("stukken", "")):
        yield labelled("Stuk", _paper(making, number, known.later))


def _paper(making: Making, number: str, later: dict[str, datetime.date]) -> Inlines:
    note = making.note(number)
    title = ""
    if note is not None:
        allowed = making.may_have({**note.meta, "pad": note.path})
        title = f" {title_of(note) if allowed else HIDDEN}"
    mark = f" (nagezonden {short_date(later[number])})" if number in later else ""
    return (*reference(number), Words(visible(f"{title}{mark}")))


def _explanation(making: Making, point: Point) -> Sequence[Block]:
    """Return what was typed below a point, without what this audience does not read."""
    lines = split_lines(point.text)
    kept = [
        line
        for line, hidden in zip(lines, point.hidden, strict=True)
        if not hidden or (making.audience is Audience.FULL and not line.lstrip().startswith(":::"))
    ]
    return parse_blocks("\n".join(kept[len(kept) - len(point.below) :] if kept else []))
