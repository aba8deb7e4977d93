"""What lists share: what one is about, which work, where a row is from, what is not in it."""

from collections.abc import Iterator, Mapping

from raadsboek.book.documents.making import Making
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.documents.blocks import Block, Inlines, Words
from raadsboek.core.documents.composing import one_line, paragraph, reference
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.links import link, target
from raadsboek.core.note import Note, Value, text_in


def about(label: str, making: Making, subject: Note | None) -> str:
    """Return the title of a list: of a meeting, of a year, or of the day that it is made."""
    if subject is not None:
        day = day_as_kept(subject.text("datum"))
        return f"{label} van {without_weekday(day)}" if day else f"{label} {subject.text('nummer')}"
    if making.period:
        return f"{label} {making.period}"
    return f"{label} op {without_weekday(making.today)}"


def soonest_first(making: Making, kind: Kind, subject: Note | None) -> list[Mapping[str, Value]]:
    """Return the open notes of a kind of work; of a meeting or a year every one that is of it."""
    filters = {"vergadering": link(subject.text("nummer"))} if subject else {}
    only_open = subject is None and not making.period
    found = making.notes(kind, filters=filters, only_open=only_open)
    return sorted(
        found, key=lambda meta: (text_in(meta, kind.due_key) or "9", text_in(meta, "nummer"))
    )


def origin(meta: Mapping[str, Value]) -> Inlines:
    """Return the meeting and the point that something comes from; () when none is named."""
    number = target(text_in(meta, "vergadering"))
    point = text_in(meta, "punt")
    if not number:
        return ()
    return (*reference(number), *((Words(f", punt\u00a0{one_line(point)}"),) if point else ()))


def without_hidden(making: Making, count: int, plural: str) -> Iterator[Block]:
    """Yield what to say of a list that is empty, or that does not have everything."""
    if not count:
        yield paragraph(f"Er zijn geen {plural}.")
    hidden = making.hidden_count
    if hidden and not making.is_public:
        words = "1 vertrouwelijke notitie" if hidden == 1 else f"{hidden} vertrouwelijke notities"
        yield paragraph(f"Niet in deze lijst: {words}.", italic=True)
