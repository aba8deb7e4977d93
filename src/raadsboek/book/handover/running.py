"""The trajectories that run: what each waits for, what happened last, and what is still missing."""

import datetime
from collections.abc import Iterator

from raadsboek.book.handover.telling import Telling, names_in
from raadsboek.book.source import read_note
from raadsboek.book.trajectories.dossiers import worked_out
from raadsboek.book.trajectories.lacking import lacking
from raadsboek.book.trajectories.running import Running, running_dossiers
from raadsboek.core.confidential import is_confidential
from raadsboek.core.dates import long_date
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.handover.section import (
    Section,
    below,
    heading,
    item,
    linked,
    name_of,
    people,
    section,
    words,
)
from raadsboek.core.links import target, targets
from raadsboek.core.note import text_in
from raadsboek.core.terms.deadline import Deadline
from raadsboek.core.trajectories.deadline_words import deadline_words

_MOST = 4
"""So many later terms and objections are told of one dossier; its own screen tells all."""


def running(telling: Telling) -> Section:
    """Return the part about the trajectories that run, the nearest day first."""
    try:
        found = running_dossiers(telling.book, today=telling.today)
    except RaadsboekError as error:  # the law cannot be read: the rest can still be told
        return Section(id="loopt", title="Wat nu loopt", lines=(words(str(error)),))
    lines = [line for one in found for line in _dossier(telling, one)]
    return section("loopt", "Wat nu loopt", lines, empty="Er loopt geen traject.")


def _dossier(telling: Telling, one: Running) -> Iterator[str]:
    organ = telling.organ(one.meta)
    yield heading(" · ".join(part for part in (name_of(one.meta), organ) if part))
    yield ""
    yield _next(telling, one)
    if is_confidential(one.meta):
        yield item("Meer staat in de notitie zelf")
        yield ""
        return
    procedure = one.dossier.procedure
    kind = " ".join(part for part in (one.text("vorm"), one.text("artikel")) if part)
    yield item(words(kind or procedure.title), words(f"fase: {one.text('status') or 'ontvangen'}"))
    yield from _last_event(telling, one)
    yield from _later(telling, one)
    speakers = names_in(one.meta, "woordvoerder")
    if speakers:
        yield item(f"Woordvoerder: {people(speakers)}")
    yield from _missing(telling, one)
    yield from _work(telling, one.text("nummer"))
    yield ""


def _next(telling: Telling, one: Running) -> str:
    step = one.step
    if step is None:
        return item("Nu wordt er niets gevraagd")
    what = f"Nu aan zet: {words(step.owner)}: **{words(step.title)}**"
    if is_confidential(one.meta):
        what = f"Nu aan zet: {words(step.owner)}"
    source = step.deadline.step if step.deadline else None
    rule = ", ".join(part for part in (str(source.kind), source.article) if part) if source else ""
    return item(what, f"uiterlijk {telling.day(step.day)}" if step.day else "", words(rule))


def _last_event(telling: Telling, one: Running) -> Iterator[str]:
    past = [event for event in one.dossier.events if event.day <= telling.today]
    if past:
        event = past[-1]
        papers = ", ".join(linked(target(paper.name)) for paper in event.documents)
        title = words(one.dossier.event_title(event.name))
        yield item(f"Laatst gebeurd: {title}, {long_date(event.day)}", papers)


def _later(telling: Telling, one: Running) -> Iterator[str]:
    now = one.step.deadline if one.step else None
    later = [
        (last, deadline)
        for deadline in one.dossier.open_deadlines
        if deadline is not now and (last := deadline.last) is not None
    ]
    if later:
        yield item("Daarna:")
        yield from (_term(telling, last, deadline) for last, deadline in later[:_MOST])


def _term(telling: Telling, last: datetime.date, deadline: Deadline) -> str:
    return below(telling.day(last), words(deadline_words(deadline)))


def _missing(telling: Telling, one: Running) -> Iterator[str]:
    """Tell what is easily lost between two secretaries: objections, questions, proof."""
    try:
        path = text_in(one.meta, "pad")
        found = lacking(telling.book, worked_out(telling.book, read_note(telling.book, path)))
    except RaadsboekError:  # the part on what does not add up names it
        return
    if found.left_out:
        letter = "nog niet in een brief" if found.letter is None else "niet in de brief"
        yield item(f"Let op: {letter}:")
        yield from (below(words(argument.text)) for argument in found.left_out[:_MOST])
    if found.questions:
        yield item("Nog geen antwoord op:")
        yield from (below(words(question.text)) for question in found.questions[:_MOST])
    if found.unproven:
        names = ", ".join(words(one.dossier.event_title(event.name)) for event in found.unproven)
        yield item(f"Nog zonder bewijsstuk: {names}")


def _work(telling: Telling, number: str) -> Iterator[str]:
    from raadsboek.core.kinds import action, promise

    found = [
        name_of(meta)
        for kind in (action.KIND, promise.KIND)
        for meta in telling.notes(kind, only_open=True)
        if number and number in targets(text_in(meta, "traject"))
    ]
    if found:
        yield item("Hierbij staat open:")
        yield from (below(name) for name in found)
