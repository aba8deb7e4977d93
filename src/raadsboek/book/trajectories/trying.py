"""What would follow from an event, before it is recorded: nothing is written here."""

from collections.abc import Sequence

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.trajectories.dossiers import Opened, worked_out
from raadsboek.core.note import Value
from raadsboek.core.terms.deadline import Deadline
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.event_lines import EVENTS_KEY, event_texts, with_event
from raadsboek.core.trajectories.places import placed_events


def deadlines_after(
    book: Book, opened: Opened, event: Event, place: int = -1
) -> Sequence[Deadline]:
    """Return the open deadlines with a day that an event would start.

    `place` is that of the event in `Dossier.events` that it stands in for; negative for a new one.
    """
    # Whether a paper exists is for recording to tell: no day follows from it.
    event = replace(event, documents=(), text="")
    meta = dict(opened.note.meta)
    lines = event_texts(meta)
    placed = placed_events(meta, opened.dossier.procedure)
    if 0 <= place < len(placed):
        old = placed[place]
        lines = [line for at, line in enumerate(lines) if at != old.line]
        meta.pop(old.key, None)
    changed: dict[str, Value] = {**meta, EVENTS_KEY: [*with_event(lines, event)]}
    after = worked_out(book, replace(opened.note, meta=changed)).dossier
    return [one for one in after.open_deadlines if one.last is not None and one.event == event]
