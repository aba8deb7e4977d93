"""The list of post (postlijst) of a meeting: what came in and went out, and what is proposed."""

from raadsboek.book.documents.list_words import about, without_hidden
from raadsboek.book.documents.making import Made, Making
from raadsboek.book.registers import post_list
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.documents.blocks import Inlines
from raadsboek.core.documents.composing import day_in_table, plain, reference, table
from raadsboek.core.meetings.post_list import Piece
from raadsboek.core.note import Note

_LABELS = ("Nummer", "Datum", "In/uit", "Van of aan", "Onderwerp", "Voorstel", "Besluit")
_WIDTHS = (13, 13, 8, 15, 25, 13, 13)


def build(making: Making, subject: Note | None) -> Made:
    """Return the list of post of a meeting, without what is confidential."""
    assert subject is not None
    listed = post_list(making.book, subject.text("nummer") or subject.path)
    shown = [piece for piece in listed.pieces if not _is_hidden(making, piece)]
    rows = [_row(piece) for piece in shown]
    blocks = [table(_LABELS, rows, _WIDTHS)] if rows else []
    since = f"sinds {without_weekday(listed.since)}" if listed.since else ""
    return Made(
        title=about("Ingekomen en uitgegane post", making, subject),
        blocks=(*blocks, *without_hidden(making, len(rows), "poststukken")),
        day=listed.day,
        reference=listed.number,
        facts=(("Vergadering", listed.number), ("Periode", since)),
    )


def _is_hidden(making: Making, piece: Piece) -> bool:
    note = making.note_at(piece.path)
    return note is None or not making.may_have({**note.meta, "pad": note.path})


def _row(piece: Piece) -> tuple[Inlines, ...]:
    return (
        reference(piece.number),
        plain(day_in_table(day_as_kept(piece.day))),
        plain(piece.direction),
        plain(piece.correspondent),
        plain(piece.subject),
        plain(piece.code),
        plain(piece.decided),
    )
