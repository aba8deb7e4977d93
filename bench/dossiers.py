"""Vaults with running dossiers: an advice, and a decision that started the month of appeal."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from bench.made import ready
from bench.make_vault import FOLDER, PEOPLE, notes, write_vault
from raadsboek.core.filenames import note_name

_FIRST = 5_000
"""The number of the first dossier: above those that `make_vault` gives."""
_SPREAD = 36
"""The decisions came on so many days: some appeals are late by now, some end this week."""


def dossiers(count: int, today: datetime.date) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of dossiers of which the appeal ends within thirty days, or just did."""
    for position in range(count):
        decided = today - datetime.timedelta(days=position % _SPREAD)
        number = f"D-{decided.year}-{_FIRST + position}"
        title = f"Dossier {position}"
        days = [decided - datetime.timedelta(days=back) for back in (60, 40, 20)]
        lines = [
            "soort: traject",
            f"nummer: {number}",
            f"titel: {title}",
            "vorm: advies",
            "status: besluit ontvangen, afwijkend",
            f"woordvoerder: [{PEOPLE[position % len(PEOPLE)]}]",
            "gebeurtenissen:",
            f"  - {days[0]} aanvraag",
            f"  - {days[1]} overleg",
            f"  - {days[2]} advies",
            f"  - {decided} besluit afwijkend",
        ]
        path = f"trajecten/{decided.year}/{note_name(number, title)}"
        yield path, "---\n" + "\n".join(lines) + "\n---\n\n## Waar gaat het over\n"


def ready_dossiers(count: int, *, among: int = 0, today: datetime.date) -> Path:
    """Return a vault with so many dossiers of this day, among other notes, with a fresh index."""
    root = FOLDER / f"vault-{among}-dossiers-{count}"
    made_on = root.with_name(f"{root.name}.dag")
    if not made_on.exists() or made_on.read_text(encoding="utf-8") != today.isoformat():
        write_vault(root, [*notes(among), *dossiers(count, today)], seed=count)
        made_on.write_text(today.isoformat(), encoding="utf-8")
    return ready(root)
