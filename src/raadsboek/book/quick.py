"""Answers for a process that has just begun: from the index alone, before anything is loaded.

`overview` is drawn at once and checked afterwards; `open_rows` is checked against the folder first.
Both give None when the index is missing, made by another version, behind, or in any doubt: then
the caller opens the raadsboek in the normal way, and `book.readying` sets this right for the next
time. Imports are counted here: typing alone costs a fifth of the whole answer.
"""

import os

from raadsboek.index import quick, remembered
from raadsboek.vault import freshness

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from raadsboek.core.overview import Overview

SETTINGS_FILE = "raadsboek.yaml"
NAME, LAW, SETTINGS = "naam", "wet", "instellingen"
"""What the index remembers of the settings, and of the file that they were read from."""
PROBLEMS, BOTTLENECKS = "problemen", "knelpunten"
"""How many problems the last check found: the notes alone do not tell of the folder around them."""


def find_root(start: str) -> str | None:
    """Return the raadsboek that `start` (the current folder when '') is or lies in, else None."""
    try:
        folder = os.path.abspath(os.path.expanduser(start) if start else os.getcwd())
    except OSError:
        return None
    while not os.path.isfile(f"{folder}/{SETTINGS_FILE}"):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None
    return folder


def settings_stamp(root: str) -> str:
    """Return what tells one state of raadsboek.yaml from the next; '' when there is none."""
    try:
        status = os.stat(f"{root}/{SETTINGS_FILE}")
    except OSError:
        return ""
    return f"{status.st_mtime_ns} {status.st_size} {status.st_ino}"


def overview(root: str, today: "datetime.date") -> "Overview | None":
    """Return the facts of the start screen as the index has them: maybe behind, never half.

    None when the index cannot tell, or a change was cut off and must be mended first.
    """
    reader = None if freshness.change_under_way(root) else quick.connect(root)
    if reader is None:
        return None
    from raadsboek.book.attention import facts_of_day, last_day
    from raadsboek.index import deadlines, seals

    try:
        known = reader.ask(remembered.recall)
        if not known.get(SETTINGS) or known[SETTINGS] != settings_stamp(root):
            return None
        return facts_of_day(
            known[NAME],
            known[LAW],
            today,
            reader.ask(deadlines.open_items, until=last_day(today)),
            reader.ask(deadlines.meetings_ahead, today.isoformat()),
            reader.ask(deadlines.counts),
            checked=known.get(PROBLEMS, ""),
            lagging=known.get(BOTTLENECKS, ""),
            altered=reader.ask(seals.broken),
        )
    except (*quick.DAMAGE, KeyError):
        return None
    finally:
        reader.close()


def open_rows(
    root: str, kind: str, sort: str
) -> tuple[dict[str, str], list[tuple[str, ...]]] | None:
    """Return the columns of a kind (key: label) and the rows of its open notes, sorted by a key.

    Equal to what `book.lists.rows` gives for the folder as it is at this moment; else None.
    """
    reader = None if freshness.change_under_way(root) else quick.connect(root)
    if reader is None:
        return None
    try:
        if not freshness.still_holds(root, reader.ask(remembered.recall_snapshot)):
            return None
        return reader.ask(quick.open_rows, kind, sort)
    except quick.DAMAGE:
        return None
    finally:
        reader.close()
