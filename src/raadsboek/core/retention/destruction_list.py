"""The vernietigingslijst: what was destroyed, on what ground and by whom, without what was in it.

Pure: values in, text out. It names numbers, kinds and counts, never a title: that would keep alive
what had to go.
"""

import datetime
from collections.abc import Iterable, Sequence

from msgspec import Struct

from raadsboek.core.dates import without_weekday
from raadsboek.core.note import Value
from raadsboek.core.retention.copies import Copy

LABEL = "vernietigingslijst"
"""The label by which such a list is known; a list itself is never destroyed."""


class Destroyed(Struct, frozen=True, kw_only=True):
    """One note that is gone: how many texts of it there were, and how many attachments."""

    number: str
    kind: str
    year: str
    texts: int
    attachments: int


def title_of_list(day: datetime.date, number: int) -> str:
    """Return what the list is called."""
    return f"Vernietigingslijst {without_weekday(day)}, {_pieces(number)}"


def meta_of_list(
    gone: Sequence[Destroyed], *, day: datetime.date, ground: str, decided_by: str
) -> dict[str, Value]:
    """Return the frontmatter of the list, without its number."""
    return {
        "soort": "notitie",
        "titel": title_of_list(day, len(gone)),
        "datum": day.isoformat(),
        "labels": [LABEL],
        "grond": " ".join(ground.split()),
        "besloten-door": " ".join(decided_by.split()),
        "vernietigd": [one.number for one in gone],
    }


def body_of_list(
    gone: Sequence[Destroyed],
    *,
    day: datetime.date,
    ground: str,
    decided_by: str,
    carried_out_by: str,
    shared: Sequence[str],
    code: str,
    copies: Sequence[Copy],
) -> str:
    """Return the text of the list; `code` is that of the checkpoint made with it, '' for none."""
    lines = [
        "## Wat is vernietigd",
        "",
        "| Nummer | Soort | Jaar | Versies | Bijlagen |",
        "| --- | --- | --- | --- | --- |",
        *(
            f"| {one.number} | {one.kind} | {one.year} | {one.texts} | {one.attachments} |"
            for one in gone
        ),
        "",
        f"Grond: {' '.join(ground.split())}",
        "",
        f"Besloten door: {' '.join(decided_by.split())}",
        "",
        f"Uitgevoerd door {carried_out_by} op {without_weekday(day)}, met Raadsboek.",
        "",
        "De stukken zijn met al hun versies uit dit raadsboek gehaald. De nummers blijven bezet.",
        "Verwijzingen in andere stukken noemen alleen nog het nummer.",
        "",
        *([f"Controlecode na het vernietigen: {code}", ""] if code else []),
        *_shared(shared),
        "## Waar nog iets kan staan",
        "",
        *_copies(copies),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _shared(shared: Sequence[str]) -> Iterable[str]:
    if not shared:
        return []
    what = "Deze bijlage blijft, want een ander stuk heeft haar ook:"
    if len(shared) > 1:
        what = "Deze bijlagen blijven, want een ander stuk heeft ze ook:"
    return [what, "", *(f"- {one}" for one in shared), ""]


def _copies(copies: Sequence[Copy]) -> Iterable[str]:
    for one in copies:
        yield f"- [ ] **{one.where}** {one.what} {one.todo}"


def _pieces(number: int) -> str:
    return "1 stuk" if number == 1 else f"{number} stukken"
