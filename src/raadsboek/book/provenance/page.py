"""The story of a decision as a page for others, written to a place outside the raadsboek.

Owns what may leave: a confidential note has no page, and of confidential notes in the story only
the number is told.
"""

import datetime
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.documents.leaving import check_leaving
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.exporting import write_export
from raadsboek.core.dates import without_weekday
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput
from raadsboek.core.problem import Problem
from raadsboek.core.provenance.passage import Life
from raadsboek.core.provenance.wording import as_markdown, for_others, heading

_MARK = "Herkomst van "


def write_page(book: Book, life: Life, typed: str, *, today: datetime.date) -> Path:
    """Write the page of a story to the path that the user typed; return where it stands.

    A folder gets a file with the number in its name; an older page of the same sort is replaced.
    Raises `InvalidInput` for a confidential note or a place that will not do, `WouldLeak` and
    `StorageFailed`.
    """
    data = page_for_others(book, life, today=today)
    name = f"herkomst {life.number.replace('/', '-')}.html"
    return write_export(book, typed, data, name=name, may_replace=_is_page)


def page_for_others(book: Book, life: Life, *, today: datetime.date) -> bytes:
    """Return the page of a story, looked through; raises `InvalidInput` and `WouldLeak`."""
    data = page_of(life, today=today)
    check_leaving(book, data, withheld_from(book, (), audience=Audience.SHORT))
    return data


def page_of(life: Life, *, today: datetime.date) -> bytes:
    """Return the page of a story. Raises `InvalidInput` for a confidential note."""
    from raadsboek.render.html import page  # 0.1 s, and only for who wants a page

    refuse_secret(life)
    footer = f"{_MARK}{life.number}, volgens het raadsboek op {without_weekday(today)}."
    return page(heading(life), as_markdown(for_others(life)), footer=footer)


def refuse_secret(life: Life) -> None:
    """Raise `InvalidInput` when the note itself is confidential."""
    if life.secret:
        raise InvalidInput(
            [
                Problem(
                    code="herkomst-vertrouwelijk",
                    message=f"{life.number} is vertrouwelijk; daarvan wordt geen pagina gemaakt.",
                    fix="Lees de herkomst op het scherm.",
                )
            ]
        )


def _is_page(data: bytes) -> bool:
    return data.startswith(b"<!doctype html>") and f"<footer>{_MARK}".encode() in data
