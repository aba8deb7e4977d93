"""What is said of a piece that waits, the same on screen and on the command line."""

from collections.abc import Iterable, Mapping

from raadsboek.core.confidential import KEY as CONFIDENTIAL_KEY
from raadsboek.core.dates import day_as_kept, long_date
from raadsboek.core.kinds.post import Direction, Handling, Post
from raadsboek.core.links import target
from raadsboek.core.note import Note, Value
from raadsboek.core.schema import Shape, fields_of
from raadsboek.core.text import visible

_NOT_TOLD = frozenset({"titel", "status", "bericht-id", "orgaan"})


def size_in_words(size: int) -> str:
    """Return how large a file is: '12 kB', '3,4 MB'."""
    if size < 1000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{round(size / 1000)} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


FOLDER_WAYS = (
    "Is het een oud archief? Dan maakt Enter er notities van, na uw akkoord. Wilt u de stukken een "
    "voor een bekijken? Zet ze dan los in het postvak."
)
"""What can be done with a folder in the inbox, on its screen."""


def folder_told(name: str) -> str:
    """Return why nothing in a folder that lies in the inbox is shown."""
    return f"'{visible(name)}' is een map. Wat daarin ligt, leest Raadsboek niet vanzelf."


def counted_pieces(count: int) -> str:
    """Return '1 stuk' or '3 stukken'."""
    return "1 stuk" if count == 1 else f"{count} stukken"


def taken_words(note: Note) -> str:
    """Return that a piece was taken in; of a request without a dossier also how to begin one."""
    taken = f"Overgenomen als {note.text('nummer')}."
    is_request = (
        note.text("richting") == Direction.IN and note.text("behandeling") == Handling.ADVISE
    )
    if not is_request or note.text("traject"):
        return taken
    return f"{taken} Met n, en dan Traject, begint u er een traject van."


def proposal_lines(
    values: Mapping[str, Value], reasons: Mapping[str, str], titles: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    """Yield the label and the words of every key that is proposed, with why.

    `titles` are those of dossiers, by number.
    """
    fields = {item.key: item for item in fields_of(Post)}
    for key in [*fields, CONFIDENTIAL_KEY]:
        value = values.get(key)
        if not isinstance(value, str) or not value or key in _NOT_TOLD:
            continue
        if value == Direction.IN:
            continue
        words = value
        if key in fields and fields[key].shape is Shape.DATE:
            day = day_as_kept(value)
            words = long_date(day) if day else value
        elif key in fields and fields[key].shape is Shape.REFERENCE:
            number = target(value)
            words = f"{number} {titles.get(number, '')}".strip()
        reason = reasons.get(key, "")
        label = fields[key].label if key in fields else "Vertrouwelijk"
        yield label, f"{words}  ({reason})" if reason else words


def what_is_proposed(values: Mapping[str, Value], *, refused: bool, known: str, newer: str) -> str:
    """Return in a few words what would become of a piece.

    `known` is the note that has it already, `newer` the one of which it is a new version.
    """
    if refused:
        return "! niet te lezen"
    if known:
        return f"staat al in {known}"
    if newer:
        return f"nieuwe versie van {newer}"
    handling = values.get("behandeling", "uitgaande post")
    number = target(str(values.get("traject", "")))
    return " · ".join(part for part in (str(handling), number) if part)


def same_in_words(number: str, *, same_message: bool) -> str:
    """Return which note has a piece already, and what to do with it."""
    what = "Deze mail staat" if same_message else "Dit stuk staat"
    return f"{what} al in {number}. Weiger het: dan gaat het uit het postvak."
