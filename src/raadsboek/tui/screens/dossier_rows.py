"""What the screen of a dossier shows: its heading, the timeline, and what the dossier lacks.

Drawing only: what the rows say is `core.trajectories.timeline`'s, where one leads is the screen's.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.content import Content

from raadsboek.book.notes import title_of
from raadsboek.book.trajectories.dossiers import Opened
from raadsboek.core.dates import near_date
from raadsboek.core.note import Note
from raadsboek.core.trajectories.article_check import article_of
from raadsboek.core.trajectories.dossier import Dossier
from raadsboek.core.trajectories.next_step import next_step
from raadsboek.core.trajectories.owners import COUNCIL
from raadsboek.core.trajectories.timeline import Mark, Row, timeline
from raadsboek.core.trajectories.timeline_text import short_aside
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.widgets.block_list import Block, Paragraph

_ROLES = {
    Mark.DONE: "dim",
    Mark.RUNS: "match",
    Mark.LATE: "alarm",
    Mark.NEXT: "match",
    Mark.COMES: "dim",
    Mark.GONE: "dim",
}
_MEANINGS = {
    Mark.DONE: "Gebeurd",
    Mark.RUNS: "Dit loopt nu",
    Mark.LATE: "Te laat",
    Mark.NEXT: "Dit is het eerstvolgende",
    Mark.COMES: "Dit komt nog",
    Mark.GONE: "Niet meer nodig",
}
_DIM = "$foreground-muted"
_MOST_LINES = 4


class Piece(NamedTuple):
    """A piece of the list: a row of the timeline, or a sentence about what is lacking.

    `target` is the number of the note that Enter opens, '' for none; a concept opens to be written.
    """

    block: Block
    row: Row | None = None
    target: str = ""
    hint: str = ""
    is_concept: bool = False


def heading(opened: Opened, today: datetime.date) -> Content:
    """Return which dossier it is, what it is based on, its phase, and who must do what next."""
    note, dossier = opened.note, opened.dossier
    basis = " ".join(part for part in (note.text("vorm"), _article(note, dossier)) if part)
    return assembled(
        Part(f"{note.text('nummer')} {title_of(note)}".strip(), "bold"),
        Part(" · ", _DIM),
        basis,
        "\n",
        Part("Fase: ", _DIM),
        note.text("status") or "onbekend",
        *_next(opened, today),
    )


GAP = Piece(Block((Paragraph((Part(""),)),), is_heading=True, is_tight=True))
"""An empty line."""
_NOTHING = "Er is nog niets gebeurd in dit traject. F8 legt vast wat er was."


def rows_of(opened: Opened, today: datetime.date) -> list[Piece]:
    """Return the timeline, or how to begin."""
    nothing = Block((Paragraph((Part(_NOTHING, "dim"),)),), is_tight=True)
    return list(_of_timeline(timeline(opened.dossier, today))) or [Piece(nothing)]


def where_to_begin(pieces: Sequence[Piece], before: Piece | None) -> int:
    """Return where the cursor goes: to what it stood on before, else to what asks attention."""
    same = _identity(before)
    marks = (Mark.LATE, Mark.NEXT)
    places = [
        *(place for place, one in enumerate(pieces) if same and _identity(one) == same),
        *(place for place, one in enumerate(pieces) if one.row and one.row.mark in marks),
    ]
    return next(iter(places), 0)


def _identity(piece: Piece | None) -> object:
    row = piece.row if piece else None
    if row is None:
        return (piece.target, piece.is_concept) if piece and piece.target else None
    first = row.deadlines[0] if row.deadlines else None
    return row.event or (first and (first.step.id, first.reading))


def _article(note: Note, dossier: Dossier) -> str:
    procedure = dossier.procedure
    law = procedure.law if procedure.law not in procedure.article else ""
    return article_of(note) or f"{procedure.article} {law}".strip()


def _next(opened: Opened, today: datetime.date) -> Iterator[Part | str]:
    step = next_step(opened.dossier, today)
    if step is None:
        return
    is_late = step.day is not None and step.day < today
    yield Part(" · te laat: " if is_late else " · volgende stap: ", _DIM)
    yield f"{step.title}, {near_date(step.day, today=today)}" if step.day else step.title
    speakers = " ".join(f"@{name}" for name in opened.note.texts("woordvoerder"))
    yield f" · {speakers if step.owner == COUNCIL and speakers else step.owner}"


def _of_timeline(rows: Sequence[Row]) -> Iterator[Piece]:
    days = max((len(row.when) for row in rows), default=0)
    column = max((len(short_aside(row)) for row in rows), default=0)
    for row in rows:
        paragraph = Paragraph(
            (Part(row.words, "dim" if row.mark is Mark.GONE else "text"),),
            indent=days + 4,
            most=_MOST_LINES,
            lead=(Part(f"{row.mark} ", _ROLES[row.mark]), Part(f"{row.when:<{days}}", "text")),
            aside=short_aside(row),
            column=column,
        )
        yield Piece(Block((paragraph,), is_tight=True), row, hint=_hint(row))


def _hint(row: Row) -> str:
    words = [f"{_MEANINGS[row.mark]}."]
    if row.event is not None:
        proof = f"Enter leest {row.aside}." if row.aside else "Er staat geen bewijs bij."
        words.append(proof)
    if row.deadlines:
        words.append("u = uitleg van de dag.")
    return " ".join(words)
