"""The list of decisions (besluitenlijst) of a meeting, a year, or all there are."""

from collections.abc import Mapping

from raadsboek.book.documents.list_words import about, origin, without_hidden
from raadsboek.book.documents.making import Made, Making
from raadsboek.core.documents.blocks import Inlines
from raadsboek.core.documents.composing import (
    day_in_table,
    lines,
    plain,
    reference,
    table,
)
from raadsboek.core.kinds import decision
from raadsboek.core.links import link, target
from raadsboek.core.note import Note, Value, text_in

_LABELS = ("Nummer", "Datum", "Besluit", "Bevoegdheid", "Stemming", "Status")
_WIDTHS = (13, 19, 26, 15, 11, 16)


def build(making: Making, subject: Note | None) -> Made:
    """Return the decisions, the newest last, each with what it came from and what became of it."""
    filters = {"vergadering": link(subject.text("nummer"))} if subject else {}
    found = making.notes(decision.KIND, filters=filters)
    rows = [_row(making, meta) for meta in found]
    blocks = [table(_LABELS, rows, _WIDTHS)] if rows else []
    return Made(
        title=about("Besluitenlijst", making, subject),
        blocks=(*blocks, *without_hidden(making, len(rows), "besluiten")),
        reference=subject.text("nummer") if subject else "",
    )


def _row(making: Making, meta: Mapping[str, Value]) -> tuple[Inlines, ...]:
    evaluation = making.day_of(meta, "evaluatie")
    successor = target(text_in(meta, "gewijzigd-door"))
    return (
        reference(text_in(meta, "nummer")),
        lines([plain(day_in_table(making.day_of(meta, "datum"))), origin(meta)]),
        plain(text_in(meta, "titel")),
        plain(text_in(meta, "bevoegdheid") or decision.Power.INTERNAL.value),
        plain(text_in(meta, "stemming")),
        lines(
            [
                plain(text_in(meta, "status")),
                plain(f"door {successor}" if successor else ""),
                plain(f"evaluatie {day_in_table(evaluation)}" if evaluation else ""),
            ]
        ),
    )
