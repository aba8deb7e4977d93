"""A dossier as lines for people and as an object for programs."""

import datetime
from collections.abc import Iterator, Sequence

from raadsboek.book.trajectories.dossiers import Opened
from raadsboek.book.trajectories.running import Running
from raadsboek.cli.columns import aligned, hanging
from raadsboek.cli.deadline_object import deadline_object
from raadsboek.core.dates import long_date, relative
from raadsboek.core.terms.deadline import Deadline
from raadsboek.core.terms.event import Event
from raadsboek.core.terms.explaining import short_rule
from raadsboek.core.text import visible
from raadsboek.core.trajectories.dossier import Dossier
from raadsboek.core.trajectories.next_step import NextStep, next_step
from raadsboek.core.trajectories.owners import owner_of
from raadsboek.core.trajectories.term_rows import open_deadlines
from raadsboek.core.trajectories.timeline import timeline
from raadsboek.core.trajectories.timeline_text import text_lines


def dossier_lines(opened: Opened, today: datetime.date) -> Iterator[str]:
    """Yield a dossier for reading: phase, next step, the timeline, what runs."""
    note, dossier = opened.note, opened.dossier
    procedure = dossier.procedure
    yield f"{note.text('nummer')} {note.text('titel')}"
    law = f"{procedure.article} {procedure.law}".strip()
    yield " · ".join(part for part in (note.text("vorm"), procedure.title, law) if part)
    yield f"Fase: {note.text('status')}"
    step = next_step(dossier, today)
    if step is not None:
        words = f"Volgende stap: {step.title} · wie: {step.owner}{_until(step, today)}"
        yield from hanging(visible(words), "").splitlines()
    elif dossier.is_closed:
        yield "Volgende stap: geen, dit traject is klaar."
    rows = text_lines(timeline(dossier, today))
    if rows:
        yield ""
        yield from rows
    running = (one for _, one in open_deadlines(dossier) if not one.is_over(today))
    dated = sorted((one.last, place, one) for place, one in enumerate(running) if one.last)
    if dated:
        yield ""
        yield "Open termijnen:"
        for _, _, one in dated:
            yield from hanging(visible(_deadline_words(one, today)), "- ").splitlines()


def running_lines(found: Sequence[Running], today: datetime.date) -> Iterator[str]:
    """Yield the dossiers that run in columns, below each what it waits for."""
    rows = [(one.text("nummer"), one.text("status"), one.text("titel")) for one in found]
    header, *lines = aligned(("Nummer", "Fase", "Onderwerp"), rows)
    yield header
    for line, one in zip(lines, found, strict=True):
        yield from hanging(line, "").splitlines()
        step = one.step
        words = f"{step.title} · {step.owner}{_until(step, today)}" if step else "geen stap"
        # On a line of its own: a terminal of 80 columns has no room beside the subject.
        yield from hanging(visible(words)).splitlines()


def dossier_object(opened: Opened, today: datetime.date) -> dict[str, object]:
    """Return a dossier as programs read it."""
    note, dossier = opened.note, opened.dossier
    return {
        "nummer": note.text("nummer"),
        "titel": note.text("titel"),
        "vorm": note.text("vorm"),
        "procedure": dossier.procedure.name,
        "wet": dossier.procedure.law,
        "fase": note.text("status"),
        "gesloten": dossier.is_closed,
        "volgende": _step_object(next_step(dossier, today)),
        "gebeurtenissen": [_event_object(dossier, one) for one in dossier.events],
        "termijnen": [_deadline_object(one) for one in dossier.open_deadlines],
        "pad": note.path,
    }


def running_object(one: Running) -> dict[str, object]:
    """Return a dossier that runs as programs read it."""
    return {
        "nummer": one.text("nummer"),
        "titel": one.text("titel"),
        "vorm": one.text("vorm"),
        "fase": one.text("status"),
        "procedure": one.dossier.procedure.name,
        "volgende": _step_object(one.step),
        "pad": one.text("pad"),
    }


def _until(step: NextStep, today: datetime.date) -> str:
    return f" · uiterlijk {day_words(step.day, today)}" if step.day else ""


def day_words(day: datetime.date, today: datetime.date) -> str:
    """Return 'ma 23 november 2026 (morgen)'."""
    return f"{long_date(day)} ({relative(day, today=today)})"


def _deadline_words(deadline: Deadline, today: datetime.date) -> str:
    assert deadline.last is not None
    rule, kind = short_rule(deadline), deadline.step.kind.value
    parts = [
        f"{deadline.step.title}: {day_words(deadline.last, today)}",
        deadline.reading.value,
        rule,
        # The rule of the council itself says of what kind it is.
        "" if kind in rule.split() else kind,
    ]
    return " · ".join(part for part in parts if part)


def _event_object(dossier: Dossier, event: Event) -> dict[str, object]:
    kind = dossier.event_kind(event.name)
    return {
        "dag": event.day.isoformat(),
        "gebeurtenis": event.name,
        "titel": kind.title if kind else "",
        "kwaliteiten": list(event.qualities),
        "bewijs": [{"stuk": one.name, "kenmerk": one.digest} for one in event.documents],
        "woorden": event.text,
    }


def _deadline_object(deadline: Deadline) -> dict[str, object]:
    return {
        **deadline_object(deadline),
        "titel": deadline.step.title,
        "wie": owner_of(deadline.step.actor),
        "lezing": deadline.reading.value,
        "zeker": deadline.is_certain,
        "regel": short_rule(deadline),
    }


def _step_object(step: NextStep | None) -> dict[str, object] | None:
    if step is None:
        return None
    return {
        "stap": step.title,
        "wie": step.owner,
        "uiterlijk": step.day.isoformat() if step.day else None,
        "artikel": step.deadline.step.article if step.deadline else "",
    }
