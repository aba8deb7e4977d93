"""`raadsboek controleer-document BESTAND`: is this Word file or PDF what the raadsboek says?"""

from collections.abc import Iterator

import click

from raadsboek.book.documents.comparing import Compared, Verdict, compare_document
from raadsboek.cli import output
from raadsboek.cli.columns import hanging
from raadsboek.cli.command import Command, argument, invocation_of, json_switch
from raadsboek.cli.here import open_here
from raadsboek.core.dates import without_weekday
from raadsboek.core.documents.list_reference import is_list_reference
from raadsboek.core.documents.origin import Change
from raadsboek.core.errors import EXIT_OK, EXIT_PROBLEMS
from raadsboek.core.text import visible
from raadsboek.core.version_code import short_code

_HELP = """Is dit document nog wat het raadsboek zegt? Voor een Word-bestand of PDF uit Raadsboek.

Voorbeeld: raadsboek controleer-document ~/Downloads/verslag.docx

Raadsboek maakt het document opnieuw van de versie die erin staat, en vergelijkt de tekst woord voor
woord. De uitkomst is: heel, gewijzigd, oudere versie, of niet van dit raadsboek."""
_MOST = 12


def call(context: click.Context, file: str, as_json: bool) -> int:
    """Print what became of a document."""
    found = compare_document(open_here(context), file, today=invocation_of(context).today)
    if as_json:
        output.json_object(_as_object(found))
    else:
        output.lines(
            line for one in _lines(found) for line in hanging(visible(one), "").splitlines()
        )
    return EXIT_OK if found.verdict in (Verdict.WHOLE, Verdict.OLDER) else EXIT_PROBLEMS


def _lines(found: Compared) -> Iterator[str]:
    reference = found.origin.reference
    what = reference if is_list_reference(reference) else f"{found.sort} {reference}".strip()
    match found.verdict:
        case Verdict.FOREIGN:
            yield "Niet van dit raadsboek."
            yield _why_foreign(found)
            return
        case Verdict.CHANGED:
            places = (
                "1 plaats wijkt"
                if len(found.changes) == 1
                else f"{len(found.changes)} plaatsen wijken"
            )
            yield f"Gewijzigd: {places} af van {what}, {_version(found)}."
            for change in found.changes[:_MOST]:
                yield _change(change)
            if len(found.changes) > _MOST:
                yield f"- en nog {len(found.changes) - _MOST}; alle plaatsen staan in --json"
        case Verdict.OLDER:
            yield f"Oudere versie: de tekst is gelijk aan {what}, {_version(found)}."
        case Verdict.WHOLE:
            yield f"Heel: de tekst is gelijk aan {what}, {_version(found)}."
    if found.adopted:
        yield f"Status van die tekst: {found.adopted}."
    if found.newer:
        newest = found.newer[0]
        times = "een keer" if len(found.newer) == 1 else f"{len(found.newer)} keer"
        day = without_weekday(newest.date.date())
        yield f"Daarna is {found.origin.reference} nog {times} gewijzigd, het laatst op {day}."


def _why_foreign(found: Compared) -> str:
    if not found.origin.reference and not found.origin.version:
        return "Er staat niet in uit welk raadsboek het komt: het is niet met Raadsboek gemaakt."
    named = " ".join(filter(None, (found.origin.reference, found.origin.version)))
    return f"Er staat {named} in; dat is hier niet te vinden."


def _version(found: Compared) -> str:
    if found.version is None:
        return "zoals het er nu staat"
    day = without_weekday(found.version.date.date())
    return f"versie {short_code(found.version.identifier)} van {day}"


def _change(change: Change) -> str:
    after = f" na '… {change.after}'" if change.after else ""
    if not change.ours:
        return f"- erbij{after}: '{change.theirs}'"
    if not change.theirs:
        return f"- weg{after}: '{change.ours}'"
    return f"- anders{after}: '{change.theirs}', in het raadsboek: '{change.ours}'"


def _as_object(found: Compared) -> dict[str, object]:
    return {
        "uitkomst": found.verdict.value,
        "soort": found.sort,
        "kenmerk": found.origin.reference,
        "versie": found.version.identifier if found.version else found.origin.version,
        "nieuwere-versies": [one.identifier for one in found.newer],
        "status": found.adopted,
        "verschillen": [
            {"raadsboek": one.ours, "document": one.theirs, "na": one.after}
            for one in found.changes
        ],
    }


COMMAND = Command(
    "controleer-document",
    _HELP,
    call,
    [argument("bestand", target="file"), json_switch()],
)
