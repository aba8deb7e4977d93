"""`raadsboek overnemen MAP`: look through an old archive, and make notes of what is in it."""

from collections.abc import Iterator
from pathlib import Path

import click

from raadsboek.book.adopting_archive.looking import Looked, look_through
from raadsboek.book.adopting_archive.taking import Adopted, take_over
from raadsboek.book.creating import quoted
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, switch
from raadsboek.cli.here import open_here
from raadsboek.cli.organs import organ_option
from raadsboek.core.archive.planning import Planned
from raadsboek.core.archive.report import is_without_text, reasons
from raadsboek.core.dates import without_weekday
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.number_words import counted
from raadsboek.core.text import visible

_HELP = """Een map met oude verslagen en andere stukken overnemen in het raadsboek.

Zonder --neem-over verandert er niets: u ziet wat er van elk bestand wordt, en wat niet wordt
begrepen. De map zelf blijft zoals hij is. Nog eens overnemen kan: alleen wat nieuw is, komt erbij.

Voorbeeld: raadsboek overnemen "Oud archief" --neem-over"""
_EVERY = 50
"""Files after which is told how far it is."""


def call(context: click.Context, folder: str, take: bool, organ: str, as_json: bool) -> int:
    """Show what an archive would become, or make it so."""
    given = invocation_of(context)
    book = open_here(context)
    place = Path(folder).expanduser()
    looked = look_through(book, place, organ=organ, today=given.today, progress=_tell_reading)
    adopted = None
    if take:
        adopted = take_over(book, looked, organ=organ, now=given.now, progress=_tell_making)
    if as_json:
        output.json_object(_as_object(looked, adopted))
        return EXIT_OK
    if adopted is None:
        _print_plan(looked)
        _tell_how(looked, folder, organ)
    else:
        _print_adopted(adopted)
    return EXIT_OK


def _tell_reading(count: int, total: int) -> None:
    if not count % _EVERY and count < total:
        output.message(f"{count} van {total} bestanden gelezen ...")


def _tell_making(count: int, total: int) -> None:
    if _EVERY < count < total:
        output.message(f"{count} van {total} notities gemaakt ...")


def _print_plan(looked: Looked) -> None:
    if looked.planned:
        output.table(
            ["Dag", "Wordt", "Titel", "Bestanden"],
            (
                (
                    without_weekday(one.day) if one.day else "geen dag",
                    f"{one.kind.name}, vertrouwelijk" if _is_secret(one) else one.kind.name,
                    one.title,
                    ", ".join(each.seen.path for each in one.sources),
                )
                for one in looked.planned
            ),
        )
    sections = (
        ("Kijk hier nog eens naar:", _doubts(looked.planned)),
        ("Zonder tekst:", _unread(looked.planned)),
        ("Niet overgenomen:", (f"{one.path}: {one.why}" for one in looked.left_alone)),
        ("Staat al in het raadsboek:", (f"{path}: {number}" for path, number in looked.known)),
    )
    is_first = not looked.planned
    for heading, lines in sections:
        found = [f"- {line}" for line in lines]
        if found:
            output.lines([heading, *found] if is_first else ["", heading, *found])
            is_first = False


def _doubts(planned: tuple[Planned, ...]) -> Iterator[str]:
    for one in planned:
        if one.doubts:
            yield f"{one.sources[0].seen.path}: {' '.join(one.doubts)}"


def _unread(planned: tuple[Planned, ...]) -> Iterator[str]:
    for one in planned:
        if is_without_text(one):
            why = " ".join(reasons(one)) or "Het is een scan."
            yield f"{one.sources[0].seen.path}: {why}"


def _is_secret(one: Planned) -> bool:
    return "vertrouwelijk" in one.meta


def _tell_how(looked: Looked, folder: str, organ: str) -> None:
    if not looked.planned:
        output.message("Er is niets nieuws om over te nemen.")
        return
    files = sum(len(one.sources) for one in looked.planned)
    output.message(
        f"{counted(files, 'bestand wordt', 'bestanden worden')} "
        f"{counted(len(looked.planned), 'notitie', 'notities')}. Er is nog niets gewijzigd."
    )
    of_organ = f" --orgaan {organ}" if organ else ""
    place = quoted(visible(folder))
    output.message(f"  Overnemen: raadsboek overnemen {place} --neem-over{of_organ}")


def _print_adopted(adopted: Adopted) -> None:
    output.lines(f"{one.number}  {one.planned.title}" for one in adopted.taken)
    if adopted.report is None:
        output.message("Er was niets nieuws om over te nemen.")
        return
    output.message(f"{counted(len(adopted.taken), 'notitie', 'notities')} gemaakt en opgeslagen.")
    doubtful = sum(bool(one.planned.doubts) for one in adopted.taken)
    if doubtful:
        output.message(f"Bij {counted(doubtful, 'notitie', 'notities')} is er twijfel.")
    if adopted.not_taken:
        output.message(
            f"Niet overgenomen: {counted(len(adopted.not_taken), 'bestand', 'bestanden')}."
        )
    output.message(f"  Het hele verslag: raadsboek toon {adopted.report.text('nummer')}")


def _as_object(looked: Looked, adopted: Adopted | None) -> dict[str, object]:
    numbers = {id(one.planned): one.number for one in adopted.taken} if adopted else {}
    not_taken = adopted.not_taken if adopted else looked.left_alone
    found: dict[str, object] = {
        "notities": [
            {
                "nummer": numbers.get(id(one), ""),
                "soort": one.kind.name,
                "titel": one.title,
                "datum": one.day.isoformat() if one.day else "",
                "bestanden": [each.seen.path for each in one.sources],
                "twijfel": list(one.doubts),
                "zonder-tekst": is_without_text(one),
            }
            for one in looked.planned
        ],
        "niet-overgenomen": [{"bestand": one.path, "waarom": one.why} for one in not_taken],
        "al-overgenomen": [{"bestand": path, "nummer": number} for path, number in looked.known],
    }
    if adopted is not None and adopted.report is not None:
        found["verslag"] = adopted.report.text("nummer")
    return found


COMMAND = Command(
    "overnemen",
    _HELP,
    call,
    [
        argument("map", target="folder"),
        switch("neem-over", "Maak de notities; zonder dit verandert er niets.", target="take"),
        organ_option(),
        json_switch(),
    ],
)
