"""What stands on the screen Samenwerken, as pieces of text: from what is known to words."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from raadsboek.book.past import Version
from raadsboek.book.syncing.conflicts import Conflict
from raadsboek.book.syncing.overview import Together, Told
from raadsboek.core.dates import past_moment
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.sharing import in_a_sentence
from raadsboek.tui.boundary import Part
from raadsboek.tui.widgets.block_list import Block, Paragraph

_NOT_SHARED = (
    "Dit raadsboek staat alleen op deze computer. Deel het met een collega: druk op g en geef een "
    "map op het netwerk, of het adres van een server. U werkt dan allebei in uw eigen kopie; "
    "Raadsboek houdt die gelijk."
)
_CHOOSE = "→ Zet ze met Enter naast elkaar en kies welke blijft."
_CONSENT = "→ Vraag uw collega of dit de bedoeling is. Is het goed, druk dan op w."


class Row(NamedTuple):
    """A piece of the screen, and the note with two versions that it is about, if any."""

    block: Block
    conflict: Conflict | None = None


def rows_of(
    found: Together, error: RaadsboekError | None, *, may_consent: bool, now: datetime.datetime
) -> list[Row]:
    """Return the screen from top to bottom."""
    rows = []
    if found.shared is None:
        rows.append(_text("GEDEELDE PLAATS", _NOT_SHARED))
    else:
        state = in_a_sentence(found.shared, now.date())
        rows.append(_text("GEDEELDE PLAATS", found.shared.place, state))
    if error is not None:
        hint = _CONSENT if may_consent else error.hint
        rows.append(_text("KIJK HIERNAAR", error.message, hint, alarm=True))
    rows += _group("TWEE VERSIES", [_twice(one, now) for one in found.twice])
    rows += _group("WACHT OP BIJWERKEN", [_told(one, now) for one in found.waiting])
    rows += _group("KREEG EEN ANDER NUMMER", [_told(one, now) for one in found.renumbered])
    rows += _group("LAATST BINNENGEKOMEN", [_told(one, now) for one in found.received])
    return rows


def said_of(version: Version | None, now: datetime.datetime) -> str:
    """Return who made a text, and when: 'Noor van Dijk, gisteren 14:03'."""
    if version is None:
        return "onbekend"
    return f"{version.author}, {past_moment(version.date, now=now)}"


def _text(heading: str, first: str, second: str = "", *, alarm: bool = False) -> Row:
    paragraphs = [Paragraph((Part(heading, "heading"),))]
    paragraphs.append(Paragraph((Part(first, "alarm" if alarm else "strong"),), indent=2))
    if second:
        paragraphs.append(Paragraph((Part(second, "text"),), indent=2))
    return Row(Block(tuple(paragraphs), is_heading=True))


def _group(name: str, rows: Sequence[Row]) -> list[Row]:
    if not rows:
        return []
    heading = Paragraph((Part(name, "heading"), Part(f"  {len(rows)}", "dim")))
    return [Row(Block((heading,), is_heading=True)), *rows]


def _twice(conflict: Conflict, now: datetime.datetime) -> Row:
    name = conflict.path.rpartition("/")[2].removesuffix(".md") or conflict.number
    stands, other = said_of(conflict.standing, now), said_of(conflict.other, now)
    return Row(
        Block(
            (
                Paragraph((Part("! ", "alarm"), Part(name, "strong")), hang=2, most=2),
                Paragraph((Part(f"geldt nu: {stands}", "text"),), indent=2),
                Paragraph((Part(f"andere: {other}", "text"),), indent=2),
                Paragraph((Part(_CHOOSE, "dim"),), indent=2),
            )
        ),
        conflict,
    )


def _told(told: Told, now: datetime.datetime) -> Row:
    when = past_moment(told.moment, now=now)
    return Row(
        Block(
            (
                Paragraph((Part(told.what, "text"),), hang=2, most=2),
                Paragraph((Part(f"{told.who} · {when}", "dim"),), indent=2),
            )
        )
    )
