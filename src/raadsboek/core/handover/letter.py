"""The two short texts of a handover package: how to open it, and what was checked when it was made.

Pure: facts in, Dutch text out.
"""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.core.dates import long_date
from raadsboek.core.text import visible


class Checked(Struct, frozen=True, kw_only=True):
    """What was found when the package was made."""

    name: str
    made: datetime.datetime
    newest: str
    newest_day: datetime.date
    first_day: datetime.date
    versions: int
    notes: int
    digest: str = ""
    """SHA-256 of the file, '' for a copy in a folder."""
    proven: Sequence[str] = ()
    unproven: Sequence[str] = ()
    wrong: Sequence[str] = ()
    warnings: Sequence[str] = ()


def read_me(name: str, copy: str) -> str:
    """Return how the successor opens the package; `copy` is the file or folder in it."""
    lines = [
        f"Overdracht van het raadsboek van {visible(name)}",
        "",
        f"{copy}",
        "    het hele raadsboek: alle notities, met alle eerdere versies",
        "overdracht.html",
        "    wat u op de eerste dag moet weten; open het in uw browser en druk het gerust af",
        "overdracht.md",
        "    hetzelfde als gewone tekst, te lezen in Kladblok",
        "controle.txt",
        "    wat er bij het maken is nagekeken",
        "",
        "Zo begint u:",
        "",
        "1. Zet het programma Raadsboek op uw computer.",
        "2. Start het en kies: Van iemand anders. Typ daar waar deze map staat.",
        f"   Of typ:  raadsboek openen {copy}",
        "3. Raadsboek kijkt alles na, vraagt wie u bent en leidt u rond.",
        "",
        "Bewaar dit pakket zoals het raadsboek zelf: alles wat niet versleuteld is, kan lezen wie "
        "het in handen heeft.",
        "",
    ]
    return "\n".join(lines)


def report(checked: Checked) -> str:
    """Return the verification report that lies beside the copy."""
    lines = [
        f"Controle bij de overdracht van {visible(checked.name)}",
        "",
        f"Gemaakt:          {long_date(checked.made.date())}, {checked.made:%H:%M}",
        f"Notities:         {checked.notes}",
        f"Versies:          {checked.versions}",
        f"Eerste versie:    {long_date(checked.first_day)}",
        f"Laatste versie:   {long_date(checked.newest_day)}",
        f"Kenmerk daarvan:  {checked.newest}",
        *([f"SHA-256 bestand:  {checked.digest}"] if checked.digest else []),
        *_group("Nagekeken en in orde", ["De kopie is nagelezen en is gelijk.", *checked.proven]),
        *_group("Niet te bewijzen", checked.unproven),
        *_group("Niet in orde", checked.wrong),
        *_group("Let op", checked.warnings),
        "",
        "Schrijf het kenmerk op papier of mail het aan de voorzitter. Zo kan later iedereen nagaan "
        "dat deze geschiedenis niet is veranderd, met: raadsboek controleer --code KENMERK",
        "",
    ]
    return "\n".join(lines)


def _group(title: str, sentences: Sequence[str]) -> list[str]:
    return ["", title, *(f"  - {visible(one)}" for one in sentences)] if sentences else []
