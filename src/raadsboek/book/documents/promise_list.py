"""The list of promises (toezeggingenlijst) of the director, soonest first."""

from collections.abc import Mapping

from raadsboek.book.documents.list_words import about, origin, soonest_first, without_hidden
from raadsboek.book.documents.making import Made, Making
from raadsboek.book.handover.telling import names_in
from raadsboek.core.documents.blocks import Inlines
from raadsboek.core.documents.composing import day_in_table, lines, plain, reference, table
from raadsboek.core.kinds import promise
from raadsboek.core.note import Note, Value, text_in

_LABELS = ("Nummer", "Toezegging", "Door", "Toegezegd", "Uiterlijk", "Status")
_WIDTHS = (13, 32, 15, 15, 13, 12)


def build(making: Making, subject: Note | None) -> Made:
    """Return what is still to be kept; of a meeting or a year everything that was promised."""
    rows = [_row(making, meta) for meta in soonest_first(making, promise.KIND, subject)]
    blocks = [table(_LABELS, rows, _WIDTHS)] if rows else []
    return Made(
        title=about("Toezeggingen", making, subject),
        blocks=(*blocks, *without_hidden(making, len(rows), "toezeggingen")),
        reference=subject.text("nummer") if subject else "",
    )


def _row(making: Making, meta: Mapping[str, Value]) -> tuple[Inlines, ...]:
    due = making.day_of(meta, "uiterlijk")
    return (
        reference(text_in(meta, "nummer")),
        plain(text_in(meta, "titel")),
        making.names(names_in(meta, "door"), making.today),
        lines([plain(day_in_table(making.day_of(meta, "toegezegd"))), origin(meta)]),
        plain(day_in_table(due) or text_in(meta, "termijn")),
        plain(text_in(meta, "status")),
    )
