"""What the notes around a decision tell of it: the dossier, letters, action items and promises."""

from collections.abc import Iterator
from functools import partial

from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.kinds.post import Direction, PostStatus
from raadsboek.core.note import Note
from raadsboek.core.provenance.note_past import NotePast
from raadsboek.core.provenance.passage import Passage, Stage
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.event_lines import event_line, events_in

_STAGES = {"actie": Stage.ACTION, "toezegging": Stage.PROMISE}


def passages_of_trajectory(dossier: NotePast) -> Iterator[Passage]:
    """Yield what happened in the dossier: the request and everything that followed."""
    for event in events_in(dossier.note.meta):
        yield Passage(
            stage=Stage.TRAJECTORY,
            day=event.day,
            text=_words(event),
            number=dossier.number,
            path=dossier.note.path,
            recorded=dossier.since(partial(_has, event)),
            secret=dossier.secret,
        )


def _has(event: Event, note: Note) -> bool:
    known = {(one.day, one.name) for one in events_in(note.meta)}
    return (event.day, event.name) in known


def _words(event: Event) -> str:
    """Return what an event says without its day and without the marks of its papers."""
    line = event_line(event).partition(" ")[2]
    for paper in event.documents:
        if paper.digest:
            line = line.replace(f"{paper.name} {paper.digest}", paper.name)
    return line.replace("[[", "").replace("]]", "")


def passages_of_post(paper: NotePast) -> Iterator[Passage]:
    """Yield when a letter came in or went out."""
    note = paper.note
    is_out = note.text("richting") == Direction.OUT
    sent = note.text("status") != PostStatus.DRAFT
    whom = note.text("relatie")
    text = paper.title if sent or not is_out else f"concept: {paper.title}"
    if whom:
        text += f", {'aan' if is_out else 'van'} {whom}"
    drafts = {PostStatus.DRAFT.value}
    yield Passage(
        stage=Stage.LETTER if is_out else Stage.POST,
        day=day_as_kept(note.text("datum")),
        text=text,
        number=paper.number,
        path=note.path,
        recorded=paper.since(lambda then: (then.text("status") in drafts) != sent),
        secret=paper.secret,
    )


def passages_of_work(work: NotePast) -> Iterator[Passage]:
    """Yield an action item or promise that came with the decision, and what became of it."""
    note = work.note
    kind = KIND_BY_NAME[note.text("soort")]
    stage = _STAGES.get(kind.name, Stage.DECISION)
    who = " ".join(f"@{one}" for one in note.texts(kind.person_key)) if kind.person_key else ""
    due = note.text(kind.due_key)
    said = note.text("termijn") or (f"uiterlijk {due}" if due else "")
    about = " · ".join(part for part in (who, said) if part)
    first = work.first
    yield Passage(
        stage=stage,
        day=first.moment.date() if first else None,
        text=work.title,
        number=work.number,
        path=note.path,
        details=(about,) if about else (),
        recorded=first,
        secret=work.secret,
    )
    changes = list(work.changes_of(kind.status_key))
    if changes:
        _was, became, recorded = changes[-1]
        result = note.text(kind.result_key) if kind.result_key else ""
        yield Passage(
            stage=stage,
            day=day_as_kept(note.text(kind.done_key)) or recorded.moment.date(),
            text=f"{work.title}: {became}",
            number=work.number,
            path=note.path,
            details=(result,) if result else (),
            recorded=recorded,
            secret=work.secret,
        )
