"""What stands in a letter and what does not: lines for a reader, an object for programs."""

from collections.abc import Iterator

from raadsboek.book.trajectories.letter_coverage import Compared
from raadsboek.book.trajectories.letter_refusals import said
from raadsboek.core.trajectories.arguments import Argument
from raadsboek.core.trajectories.coverage import Found

_CERTAIN = (
    "Gevonden is alleen wat er in dezelfde woorden staat. Staat iets er in andere woorden, "
    "lees het dan zelf na."
)


def coverage_lines(found: Compared) -> Iterator[str]:
    """Yield what is not in the letter first, then what is and where."""
    letter, result = found.letter, found.coverage
    number = found.dossier.note.text("nummer")
    if letter is None:
        yield f"Bij {number} is nog geen brief waarin de bezwaren horen."
    for argument in result.missing:
        yield f"! Niet opgenomen  {said(argument)}"
    for one in result.found:
        yield f"✓ Opgenomen       {said(one.argument)}"
        yield f"                  {one.passage.place}: {one.passage.text}"
    for argument in result.on_purpose:
        yield f"- Bewust niet     {said(argument)}: {argument.left_out or 'zonder reden'}"
    for argument in found.later:
        yield f"  Na de brief     {said(argument)}"
    if not any((result.missing, result.found, result.on_purpose, found.later)):
        yield f"In {number} staan geen bezwaren of voorwaarden."
    if found.unread:
        yield f"De bijlagen zijn niet gelezen: {', '.join(found.unread)}."
    if letter is not None and result.missing:
        yield _CERTAIN


def coverage_object(found: Compared) -> dict[str, object]:
    """Return the same for programs."""
    letter = found.letter
    return {
        "traject": found.dossier.note.text("nummer"),
        "brief": letter.text("nummer") if letter is not None else "",
        "verzonden": found.is_sent,
        "niet-opgenomen": [_object(one) for one in found.coverage.missing],
        "opgenomen": [_found(one) for one in found.coverage.found],
        "bewust-niet": [
            {**_object(one), "reden": one.left_out or ""} for one in found.coverage.on_purpose
        ],
        "na-de-brief": [_object(one) for one in found.later],
        "niet-gelezen": list(found.unread),
    }


def _object(argument: Argument) -> dict[str, str]:
    return {
        "soort": argument.kind.value,
        "tekst": argument.text,
        "door": ", ".join(argument.said.by),
        "op": argument.said.day.isoformat() if argument.said.day else "",
    }


def _found(one: Found) -> dict[str, str]:
    return {**_object(one.argument), "waar": one.passage.place, "passage": one.passage.text}
