"""Any note as a document: the keys that a list shows, and its text."""

import re
from collections.abc import Iterator

from raadsboek.book.documents.making import Made, Making
from raadsboek.book.notes import kind_of, title_of
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.documents.blocks import Block
from raadsboek.core.documents.minutes_text import minutes_blocks
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.links import target
from raadsboek.core.note import Note
from raadsboek.core.schema import fields_of

# The line that stands above an oplegnotitie; other text is as somebody typed it.
_BROUGHT_BY = re.compile(r"^(Inbreng:[ ]+)(\S.*)$", re.MULTILINE)
_DRAFT = "concept"


def build(making: Making, subject: Note | None) -> Made:
    """Return a note as it stands."""
    assert subject is not None
    kind = kind_of(subject)
    blocks: tuple[Block, ...] = minutes_blocks(_named(making, making.text_of(subject)))
    status = subject.text(kind.status_key) if kind and kind.status_key else ""
    return Made(
        title=title_of(subject),
        blocks=blocks,
        day=day_as_kept(subject.text(kind.date_key)) if kind and kind.date_key else None,
        reference=subject.text("nummer"),
        status=status,
        is_draft=_DRAFT in status,
        facts=tuple(_facts(making, subject, kind)) if kind else (),
    )


def _named(making: Making, text: str) -> str:
    """Return the text of a note with the names of who brings it in."""
    return _BROUGHT_BY.sub(
        lambda line: line[1] + making.with_names(line[2], making.today),
        text,
    )


def _facts(making: Making, note: Note, kind: Kind) -> Iterator[tuple[str, str]]:
    for item in fields_of(kind.struct):
        if not item.column or item.key in (kind.title_key, "labels"):
            continue
        value = note.text(item.key)
        day = day_as_kept(value)
        if item.key == kind.person_key:
            value = ", ".join(making.person(one, making.today).name for one in note.texts(item.key))
        told = without_weekday(day) if day else making.with_names(target(value), making.today)
        yield item.label, told
