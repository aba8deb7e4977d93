"""The overview of a dossier: where it stands, what happened, what was written, said and decided."""

from collections.abc import Iterator, Mapping, Sequence

from raadsboek.book.documents.list_words import without_hidden
from raadsboek.book.documents.making import Made, Making
from raadsboek.book.handover.telling import names_in
from raadsboek.book.lists import rows
from raadsboek.book.trajectories.dossiers import worked_out
from raadsboek.core.dates import day_as_kept, long_date, without_weekday
from raadsboek.core.documents.blocks import Block, Inlines, Paragraph
from raadsboek.core.documents.composing import (
    day_in_table,
    heading,
    paragraph,
    plain,
    reference,
    table,
)
from raadsboek.core.documents.document import Audience
from raadsboek.core.documents.minutes_text import minutes_blocks
from raadsboek.core.documents.parsing import parse_words
from raadsboek.core.kinds import action, decision, post, promise
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.links import link
from raadsboek.core.note import Note, Value, text_in
from raadsboek.core.trajectories.dossier import Dossier
from raadsboek.core.trajectories.next_step import next_step
from raadsboek.core.trajectories.summary import summary_of
from raadsboek.core.trajectories.timeline import Row, timeline

_PARTS: tuple[tuple[str, Kind, str, str], ...] = (
    ("Stukken", post.KIND, "relatie", "Van of aan"),
    ("Besluiten", decision.KIND, "stemming", "Stemming"),
    ("Acties", action.KIND, "wie", "Wie"),
    ("Toezeggingen", promise.KIND, "door", "Door"),
)
_WIDTHS = (14, 16, 38, 18, 14)


def build(making: Making, subject: Note | None) -> Made:
    """Return the dossier: in short without the text of its note."""
    assert subject is not None
    dossier = worked_out(making.book, subject).dossier
    text = making.text_of(subject)
    about = summary_of(subject.meta)
    blocks: list[Block] = [paragraph(about)] if about else []
    blocks += [heading("Verloop"), *_timeline(making, dossier)]
    if making.audience is Audience.FULL:
        blocks += minutes_blocks(text)
    for title, kind, key, label in _PARTS:
        told = _rows(making, kind, key, subject.text("nummer"))
        if told:
            labels = ("Nummer", "Datum", "Onderwerp", label, "Status")
            blocks += [heading(title), table(labels, told, _WIDTHS)]
    return Made(
        title=f"Dossier {subject.text('titel')}",
        blocks=(*blocks, *without_hidden(making, len(blocks), "gegevens")),
        reference=subject.text("nummer"),
        status=subject.text("status"),
        facts=_facts(making, subject, dossier),
    )


def _facts(making: Making, note: Note, dossier: Dossier) -> tuple[tuple[str, str], ...]:
    step = next_step(dossier, making.today)
    until = f", uiterlijk {long_date(step.day)}" if step and step.day else ""
    names = [making.person(one, making.today).name for one in note.texts("woordvoerder")]
    return (
        ("Kenmerk", note.text("nummer")),
        ("Soort", ", ".join(filter(None, [note.text("vorm"), note.text("artikel")]))),
        ("Fase", note.text("status")),
        ("Volgende stap", f"{step.title} ({step.owner}){until}" if step else "geen"),
        ("Woordvoerder", ", ".join(names)),
        *(
            (label, without_weekday(day))
            for label, key in (
                ("Ontvangen", "ontvangen"),
                ("Uitgebracht", "uitgebracht"),
                ("Besluit bestuurder", "besluit-ontvangen"),
                ("Evaluatie", "evaluatie"),
            )
            if (day := day_as_kept(note.text(key)))
        ),
    )


def _timeline(making: Making, dossier: Dossier) -> Iterator[Block]:
    told = [
        (plain(_when(row)), parse_words(row.words), plain(row.aside))
        for row in timeline(dossier, making.today)
    ]
    if told:
        yield table(("Wanneer", "Wat", "Stuk of termijn"), told, (22, 50, 28))
    else:
        yield Paragraph(plain("Er is nog niets gebeurd."))


def _rows(making: Making, kind: Kind, key: str, number: str) -> list[Sequence[Inlines]]:
    found = rows(making.book, kind, filters={"traject": link(number)}, organ=making.organ)
    return [_row(making, meta, kind, key) for meta in found.objects() if making.may_have(meta)]


def _when(row: Row) -> str:
    """Return the day of a row with its year: a dossier is read long afterwards."""
    return day_in_table(row.event.day) if row.event else row.when


def _row(
    making: Making, meta: Mapping[str, Value], kind: Kind, person_key: str
) -> Sequence[Inlines]:
    key = kind.date_key or kind.due_key
    who = names_in(meta, person_key) if kind.person_key else [text_in(meta, person_key)]
    named = making.names(who, making.today) if kind.person_key else plain(who[0])
    return (
        reference(text_in(meta, "nummer")),
        plain(day_in_table(making.day_of(meta, key))),
        plain(text_in(meta, "titel")),
        named,
        plain(text_in(meta, "status")),
    )
