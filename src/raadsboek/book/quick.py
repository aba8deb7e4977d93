"""Answers for a process that has just begun: from the index alone, before anything is loaded.

`overview` is drawn at once and checked afterwards; `open_rows` is checked against the folder first.
Both give None when the index is missing, made by another version, behind, or in any doubt: then
the caller opens the raadsboek in the normal way, and `book.readying` sets this right for the next
time. Imports are counted here: typing alone costs a fifth of the whole answer.
"""

import os

from raadsboek.index import quick, remembered
from raadsboek.index.organs import whose_of
from raadsboek.vault import freshness
from raadsboek.vault.counting_inbox import number_waiting

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from raadsboek.core.overview import Overview

SETTINGS_FILE = "raadsboek.yaml"
NAME, LAW, SETTINGS = "naam", "wet", "instellingen"
RULES = "vergaderingen"
"""What the index remembers of the settings, and of the file that they were read from."""
ORGANS, ORGAN = "organen", "orgaan"
"""The short names of the organs where there are several, a line each, and the one last chosen."""
PROBLEMS, BOTTLENECKS = "problemen", "knelpunten"
"""How many problems the last check found: the notes alone do not tell of the folder around them."""
VACANCIES = "vacatures"
"""How many seats of an organ nobody has, by the last count."""


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
    from raadsboek.book.attention import MEETINGS_AHEAD, elsewhere, facts_of_day, last_day
    from raadsboek.index import deadlines, onboarding, seals

    try:
        known = reader.ask(remembered.recall)
        if not known.get(SETTINGS) or known[SETTINGS] != settings_stamp(root):
            return None
        names = organ_names(known)
        organ = chosen_of(names, known)
        whose = whose_of(list(names), organ)
        late = reader.ask(deadlines.late_by_organ, today.isoformat()) if names else {}
        return facts_of_day(
            known[of_organ(NAME, organ)],
            known[of_organ(LAW, organ)],
            today,
            reader.ask(deadlines.open_items, until=last_day(today), whose=whose),
            reader.ask(deadlines.open_terms, today.isoformat(), until=last_day(today), whose=whose),
            reader.ask(
                deadlines.meetings_ahead, today.isoformat(), limit=MEETINGS_AHEAD, whose=whose
            ),
            reader.ask(deadlines.counts, whose),
            checked=known.get(PROBLEMS, ""),
            lagging=known.get(BOTTLENECKS, ""),
            altered=reader.ask(seals.broken),
            organ=organ,
            elsewhere=elsewhere(names, organ, late),
            rules=known[of_organ(RULES, organ)],
            waiting=number_waiting(root),
            vacancies=known.get(of_organ(VACANCIES, organ), ""),
            lists=reader.ask(onboarding.open_lists, whose),
        )
    except (*quick.DAMAGE, KeyError):
        return None
    finally:
        reader.close()


def of_organ(fact: str, organ: str) -> str:
    """Return under which name a fact of one organ is remembered; '' where there is one organ."""
    return f"{fact}:{organ}" if organ else fact


def organ_names(known: "Mapping[str, str]") -> dict[str, str]:
    """Return the organs as they are remembered, short name first; none where there is only one."""
    return {short: known[of_organ(NAME, short)] for short in known.get(ORGANS, "").split()}


def chosen_of(names: "Mapping[str, str]", known: "Mapping[str, str]") -> str:
    """Return the organ that was chosen last, else the first one; '' where there is only one."""
    last = known.get(ORGAN, "")
    return last if last in names else next(iter(names), "")


def open_rows(
    root: str, kind: str, sort: str
) -> tuple[dict[str, str], list[tuple[str, ...]]] | None:
    """Return the columns of a kind (key: label) and the rows of its open notes, sorted by a key.

    Of the first organ, whatever was chosen on screen: a command answers the same every time.
    Equal to what `book.lists.rows` gives for the folder as it is at this moment; else None.
    """
    reader = None if freshness.change_under_way(root) else quick.connect(root)
    if reader is None:
        return None
    try:
        if not freshness.still_holds(root, reader.ask(remembered.recall_snapshot)):
            return None
        known = reader.ask(remembered.recall)
        if not known.get(SETTINGS) or known[SETTINGS] != settings_stamp(root):
            return None  # an organ may have come or gone
        return reader.ask(quick.open_rows, kind, sort, whose_of(known.get(ORGANS, "").split(), ""))
    except quick.DAMAGE:
        return None
    finally:
        reader.close()
