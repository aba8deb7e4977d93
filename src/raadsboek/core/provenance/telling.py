"""The story itself: from the notes around a decision, with their versions, to passages.

Pure: what was gathered in, passages out. Each version of the note itself is in the story; of other
notes only what touches it.
"""

import datetime
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.links import target
from raadsboek.core.note import Note
from raadsboek.core.provenance.minutes_point import Point, has_point
from raadsboek.core.provenance.note_past import NotePast
from raadsboek.core.provenance.passage import Life, Passage, Recorded, Stage, in_order
from raadsboek.core.provenance.telling_around import (
    passages_of_post,
    passages_of_trajectory,
    passages_of_work,
)


class Gathered(Struct, frozen=True, kw_only=True):
    """The notes that a story is told from.

    `earlier` are those in whose place the note came, `later` what came in its place; `works` came
    from the same agenda point; `papers` are the letters in and out that belong to it.
    """

    subject: NotePast
    meeting: NotePast | None = None
    point: Point | None = None
    trajectory: NotePast | None = None
    papers: tuple[NotePast, ...] = ()
    works: tuple[NotePast, ...] = ()
    earlier: tuple[NotePast, ...] = ()
    later: tuple[NotePast, ...] = ()


def life_of(gathered: Gathered) -> Life:
    """Return the story of the note that was asked about."""
    subject = gathered.subject
    told = [
        *_earlier(gathered),
        *(passages_of_trajectory(gathered.trajectory) if gathered.trajectory else ()),
        *(one for paper in gathered.papers for one in passages_of_post(paper)),
        *_meeting(gathered),
        *_own(gathered),
        *(one for work in gathered.works for one in passages_of_work(work)),
    ]
    return Life(
        number=subject.number,
        kind=subject.note.text("soort"),
        title=subject.title,
        status=_status(subject),
        path=subject.note.path,
        secret=subject.secret or (gathered.point is not None and gathered.point.secret),
        passages=in_order([*told, *_rest(subject, told)]),
    )


def _status(subject: NotePast) -> str:
    kind = KIND_BY_NAME.get(subject.note.text("soort"))
    return subject.note.text(kind.status_key) if kind else ""


def _passage(
    of: NotePast,
    stage: Stage,
    text: str,
    *,
    recorded: Recorded | None,
    day: datetime.date | None = None,
    details: tuple[str, ...] = (),
) -> Passage:
    return Passage(
        stage=stage,
        day=day,
        text=text,
        number=of.number,
        path=of.note.path,
        details=details,
        recorded=recorded,
        secret=of.secret,
    )


def _earlier(gathered: Gathered) -> Iterator[Passage]:
    for other in gathered.earlier:
        yield _passage(
            other,
            Stage.BEFORE,
            f"{other.title}. Daarvoor kwam {gathered.subject.number} in de plaats.",
            day=_day_of(other),
            recorded=other.first,
        )


def _meeting(gathered: Gathered) -> Iterator[Passage]:
    meeting, point, subject = gathered.meeting, gathered.point, gathered.subject
    if meeting is None:
        return
    day = day_as_kept(meeting.note.text("datum"))
    name = f"{meeting.number} {meeting.title}"
    if point is not None:
        yield _passage(
            meeting,
            Stage.AGENDA,
            f"{point.number} {point.title}".strip() + f", in {name}",
            day=day,
            details=(" · ".join(point.attributes),) if point.attributes else (),
            recorded=meeting.since(lambda note: has_point(note, point.title)),
        )
    words = " ".join(subject.note.body.split())[:60]
    if _tells(meeting.note, subject.number, words):
        yield _passage(
            meeting,
            Stage.MINUTES,
            f"van {name}",
            day=day,
            details=(point.said,) if point is not None and point.said else (),
            recorded=meeting.since(lambda note: _tells(note, subject.number, words)),
        )
    if meeting.note.text("vastgesteld"):
        where = meeting.refers("vastgesteld-in")
        yield _passage(
            meeting,
            Stage.ADOPTION,
            f"verslag {meeting.number} vastgesteld" + (f" in {where}" if where else ""),
            day=day_as_kept(meeting.note.text("vastgesteld")),
            recorded=meeting.since_same("vastgesteld"),
        )
    for reference in meeting.note.texts("geamendeerd-in"):
        yield _passage(
            meeting,
            Stage.AMENDMENT,
            f"verslag {meeting.number} gewijzigd in {target(reference)}",
            recorded=meeting.since(partial(_names_amendment, reference)),
        )


def _names_amendment(reference: str, note: Note) -> bool:
    return reference in note.texts("geamendeerd-in")


def _tells(note: Note, number: str, words: str) -> bool:
    return number in note.body or (bool(words) and words in " ".join(note.body.split()))


def _own(gathered: Gathered) -> Iterator[Passage]:
    subject = gathered.subject
    note = subject.note
    kind = KIND_BY_NAME.get(note.text("soort"))
    made = " ".join(note.body.split()) or subject.title
    yield _passage(subject, Stage.DECISION, made, day=_day_of(subject), recorded=subject.first)
    if note.text("stemming"):
        yield _passage(
            subject,
            Stage.VOTE,
            f"{note.text('stemming')} (voor, tegen, onthouding)",
            day=_day_of(subject),
            recorded=subject.since_same("stemming"),
        )
    if kind is not None and kind.status_key:
        for was, became, recorded in subject.changes_of(kind.status_key):
            stage = Stage.EVALUATION if became == "geëvalueerd" else Stage.STATUS
            text = f"van {was or 'geen status'} naar {became or 'geen status'}"
            yield _passage(subject, stage, text, recorded=recorded, day=recorded.moment.date())
    if note.text("evaluatie"):
        day = day_as_kept(note.text("evaluatie"))
        told = without_weekday(day) if day else note.text("evaluatie")
        yield _passage(
            subject,
            Stage.EVALUATION,
            f"gepland op {told}",
            day=day,
            recorded=subject.since_same("evaluatie"),
        )
    yield from _after(gathered)


def _after(gathered: Gathered) -> Iterator[Passage]:
    subject = gathered.subject
    titles = {other.number: other for other in gathered.later}
    successor = subject.refers("gewijzigd-door")
    if successor:
        other = titles.get(successor)
        yield _passage(
            subject,
            Stage.AFTER,
            f"gewijzigd door {successor}"
            + (f": {other.title}" if other and not other.secret else ""),
            day=_day_of(other) if other else None,
            recorded=subject.since(lambda note: target(note.text("gewijzigd-door")) == successor),
        )
    if subject.note.text("ingetrokken-op"):
        yield _passage(
            subject,
            Stage.AFTER,
            "ingetrokken",
            day=day_as_kept(subject.note.text("ingetrokken-op")),
            recorded=subject.since_same("ingetrokken-op"),
        )


def _rest(subject: NotePast, told: list[Passage]) -> Iterator[Passage]:
    """Yield each version of the note itself that no passage of its own stands in."""
    known = {one.recorded.version for one in told if one.recorded and one.path == subject.note.path}
    for then in subject.thens:
        if then.recorded.version not in known:
            text = then.recorded.subject.removeprefix(f"{subject.number} ")
            day = then.recorded.moment.date()
            yield _passage(subject, Stage.CHANGE, text, day=day, recorded=then.recorded)


def _day_of(of: NotePast) -> datetime.date | None:
    kind = KIND_BY_NAME.get(of.note.text("soort"))
    return day_as_kept(of.note.text(kind.date_key)) if kind and kind.date_key else None
