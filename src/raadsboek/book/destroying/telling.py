"""What would go, in sentences: the same on the screen and on the command line."""

from collections.abc import Iterator

from raadsboek.book.destroying.previewing import Preview
from raadsboek.core.dates import long_date
from raadsboek.core.number_words import counted
from raadsboek.core.retention.judging import Judgement


def what_goes(found: Preview) -> Iterator[str]:
    """Yield what disappears, and what of it stays elsewhere, a sentence or row on each line."""
    if found.warning:
        yield found.warning
    yield "Dit wordt vernietigd, met alle oude versies:"
    for one in found.chosen.notes:
        parts = [counted(found.texts.get(one.number, 0), "versie", "versies")]
        attachments = found.attachments.get(one.number, 0)
        if attachments:
            parts.append(counted(attachments, "bijlage", "bijlagen"))
        yield f"  {one.number} {one.title} ({', '.join(parts)})"
    for one in found.early:
        yield f"Let op: {one.number} is nog niet over de bewaartermijn; {_until(one)}."
    if found.shared:
        yield f"Blijft, want een ander stuk heeft het ook: {', '.join(found.shared)}"
    if found.referring:
        yield f"Hier blijft alleen het nummer staan: {', '.join(found.referring)}"


def where_else(found: Preview) -> Iterator[str]:
    """Yield where copies may be, and what to do about each."""
    yield "Waar het nog kan staan:"
    for one in found.copies:
        yield f"  {one.where} {one.what} {one.todo}"


def _until(one: Judgement) -> str:
    if one.ends is None:
        return "het heeft geen termijn"
    return f"het mag tot en met {long_date(one.ends)} blijven"
