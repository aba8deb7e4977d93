"""The action list (actielijst): one living list of what is still to be done, soonest first."""

from collections.abc import Mapping

from raadsboek.book.documents.list_words import about, origin, soonest_first, without_hidden
from raadsboek.book.documents.making import Made, Making
from raadsboek.book.handover.telling import names_in
from raadsboek.core.documents.blocks import Inlines, Words
from raadsboek.core.documents.composing import day_in_table, lines, plain, reference, table
from raadsboek.core.kinds import action
from raadsboek.core.note import Note, Value, text_in

_LABELS = ("Nummer", "Actie", "Wie", "Uiterlijk", "Status")
_WIDTHS = (13, 41, 18, 15, 13)


def build(making: Making, subject: Note | None) -> Made:
    """Return what is open; of a meeting or a year everything that was taken on in it."""
    rows = [_row(making, meta) for meta in soonest_first(making, action.KIND, subject)]
    blocks = [table(_LABELS, rows, _WIDTHS)] if rows else []
    return Made(
        title=about("Actielijst", making, subject),
        blocks=(*blocks, *without_hidden(making, len(rows), "acties")),
        reference=subject.text("nummer") if subject else "",
    )


def _row(making: Making, meta: Mapping[str, Value]) -> tuple[Inlines, ...]:
    due = making.day_of(meta, "uiterlijk")
    is_open = text_in(meta, "status") in action.KIND.open_statuses
    late: Inlines = (Words("te laat", bold=True),) if due and due < making.today and is_open else ()
    return (
        reference(text_in(meta, "nummer")),
        lines([plain(text_in(meta, "titel")), origin(meta)]),
        making.names(names_in(meta, "wie"), making.today),
        lines([plain(day_in_table(due) or text_in(meta, "termijn")), late]),
        lines([plain(text_in(meta, "status")), plain(text_in(meta, "resultaat"))]),
    )
