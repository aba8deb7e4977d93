"""The minutes in short: under each point what was decided, promised and held over, and no more."""

from collections.abc import Iterator

from raadsboek.core.documents.blocks import Block, Inlines, Paragraph, Words
from raadsboek.core.documents.composing import heading, points, reference
from raadsboek.core.documents.parsing import parse_words
from raadsboek.core.minutes.entries import Entry, EntryKind, Minutes
from raadsboek.core.minutes.parsing import parse

_SAID = {
    EntryKind.DECISION: "Besluit",
    EntryKind.VOTE: "Stemming",
    EntryKind.PROMISE: "Toezegging",
    EntryKind.HELD_OVER: "Aangehouden",
}
NOTHING = "In deze vergadering zijn geen besluiten genomen."


def summary_blocks(text: str) -> Iterator[Block]:
    """Yield what came of each point; actions stand in the list below."""
    minutes = parse(text)
    told = False
    for place in range(-1, len(minutes.items)):
        said = [_line(one) for one in minutes.entries if one.item == place and one.kind in _SAID]
        if said:
            told = True
            yield from [heading(_title(minutes, place))] if place >= 0 else []
            yield points(said)
    if not told:
        yield Paragraph((Words(NOTHING),))


def _title(minutes: Minutes, place: int) -> str:
    item = minutes.items[place]
    return f"{item.number}. {item.title}" if item.number else item.title


def _line(entry: Entry) -> Inlines:
    number = (*reference(entry.number), Words(": ")) if entry.number else ()
    label = _SAID[entry.kind] + (" " if entry.number else ": ")
    return (Words(label, bold=True), *number, *parse_words(" ".join(entry.text.split())))
