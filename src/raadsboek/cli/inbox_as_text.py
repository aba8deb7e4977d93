"""The pieces in the inbox as text and as objects, for the verbs that show them."""

from collections.abc import Iterator, Sequence

from raadsboek.book.inbox.pieces import Newer, Waiting
from raadsboek.book.inbox.whole import FileText
from raadsboek.cli import output
from raadsboek.core.inbox.telling import (
    proposal_lines,
    same_in_words,
    size_in_words,
    what_is_proposed,
)
from raadsboek.core.text import visible_lines

_SHOWN_TEXT = 12
"""Lines of the text of a piece that are printed."""


def print_table(pieces: Sequence[Waiting]) -> None:
    """Print the pieces with a number each, by which the verb knows them."""
    output.table(
        ["Nr", "Bestand", "Van of aan", "Onderwerp", "Voorstel"],
        (
            [
                str(place),
                one.file.name,
                str(one.proposal.values.get("relatie", "")),
                str(one.proposal.values["titel"]),
                what_is_proposed(
                    one.proposal.values,
                    refused=bool(one.refusal),
                    known=one.same.number if one.same else "",
                    newer=one.newer[0].kept.number if one.newer else "",
                ),
            ]
            for place, one in enumerate(pieces, start=1)
        ),
    )


def print_piece(one: Waiting, titles: dict[str, str]) -> None:
    """Print everything that is known of a piece, and the beginning of its text."""
    output.lines([f"{one.file.name}: {one.proposal.values['titel']}"])
    if one.refusal or one.same is not None:
        number = one.same.number if one.same else ""
        said = one.refusal or same_in_words(number, same_message=one.same_message)
        output.lines([f"  {said}"])
        return
    told = proposal_lines(one.proposal.values, one.proposal.reasons, titles)
    output.lines(f"  {label}: {words}" for label, words in told)
    output.lines(f"  Bijlage: {name} ({size_in_words(size)})" for name, size in one.sizes)
    for newer in one.newer:
        output.lines(differing(newer))
    output.lines([""])
    lines = visible_lines(one.proposal.body).strip().splitlines()
    output.lines(f"    {line}".rstrip() for line in lines[:_SHOWN_TEXT])
    if len(lines) > _SHOWN_TEXT:
        output.lines([f"    … nog {len(lines) - _SHOWN_TEXT} regels"])


def print_files(files: Sequence[FileText]) -> None:
    """Print the whole text of a piece, and of each file in it below a line with its name."""
    for place, one in enumerate(files):
        head = f"{one.name} ({size_in_words(one.size)})"
        output.lines([*([""] if place else []), head, "-" * len(head)])
        if one.remark:
            output.lines([f"Let op: {one.remark}"])
        if one.text:
            output.lines(visible_lines(one.text).splitlines())


def differing(newer: Newer) -> Iterator[str]:
    """Yield what differs in a new version of a file that came before."""
    yield f"  {newer.name} is een nieuwe versie van {newer.kept.number}:"
    if newer.difference is None:
        yield "    de tekst is niet te vergelijken"
    elif newer.difference.empty:
        yield "    de woorden zijn gelijk gebleven"
    else:
        yield from (f"    {line}" for line in newer.difference.plain(context=0))


def as_object(one: Waiting) -> dict[str, object]:
    """Return a piece for programs."""
    return {
        "bestand": one.file.name,
        "grootte": one.file.size,
        "sha256": one.digest,
        "soort": one.piece.sort,
        "staat-al-in": one.same.number if one.same else "",
        "voorstel": dict(one.proposal.values),
        "redenen": dict(one.proposal.reasons),
        "bijlagen": [{"naam": name, "grootte": size} for name, size in one.sizes],
        "nieuwe-versie-van": [newer.kept.number for newer in one.newer],
        "melding": one.refusal or one.piece.trouble,
    }
