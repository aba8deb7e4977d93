"""What does not fit in the keys of an annual report, told at the field."""

from collections.abc import Iterator, Mapping

from raadsboek.book.book import Book
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.note import Value, text_in
from raadsboek.core.problem import Problem


def problems_of_report(book: Book, meta: Mapping[str, Value]) -> Iterator[Problem]:
    """Yield what does not fit: a time that ends before it begins."""
    del book
    start, end = day_as_kept(text_in(meta, "van")), day_as_kept(text_in(meta, "tot"))
    if start and end and end < start:
        yield Problem(
            code="jaarverslag-tijd",
            key="tot",
            message=f"De tijd eindigt op {without_weekday(end)}, voordat zij begint.",
            fix=f"Kies een dag na {without_weekday(start)}.",
        )
