"""`raadsboek bewaren`: what is past its term, why the rest stays, and the terms themselves."""

from collections.abc import Iterator

import click

from raadsboek.book.destroying.proposal import Proposal, proposal, terms_of
from raadsboek.cli import output
from raadsboek.cli.command import Command, invocation_of, json_switch, switch
from raadsboek.cli.here import open_here
from raadsboek.cli.organs import organ_option, organ_or_all
from raadsboek.core.dates import long_date
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.retention.judging import Judgement
from raadsboek.core.retention.terms import RetentionTerm

_HELP = """Wat langer is bewaard dan nodig, en hoe lang elke soort blijft.

Dit is een voorstel: er verdwijnt niets vanzelf. Wat nog loopt, nog geldt of nog nodig is, staat er
niet bij. Zet 'bewaren-tot: 2030-12-31' of 'niet-vernietigen: rechtszaak' in een notitie die moet
blijven. Vernietigen doet u met: raadsboek vernietigen NUMMER"""


def call(context: click.Context, terms: bool, organ: str, as_json: bool) -> int:
    """Print the proposal, or the terms."""
    book = open_here(context)
    if terms:
        return _terms(list(terms_of(book).values()), as_json=as_json)
    found = proposal(book, today=invocation_of(context).today, organ=organ_or_all(book, organ))
    if as_json:
        output.json_object(_as_object(found))
        return EXIT_OK
    output.table(
        ["Nummer", "Soort", "Bewaren t/m", "Titel"],
        ([one.number, one.kind, _day(one), one.title] for one in found.due),
    )
    for line in _messages(found):
        output.message(line)
    return EXIT_OK


def _terms(terms: list[RetentionTerm], *, as_json: bool) -> int:
    if as_json:
        output.json_array(_term_object(term) for term in terms)
        return EXIT_OK
    output.table(
        ["Soort", "Bewaren", "Vanaf", "Waarop dit rust"],
        (
            [KIND_BY_NAME[term.kind].plural, term.told, term.counted_from, term.basis]
            for term in terms
        ),
    )
    output.message("Geen van deze termijnen staat in de wet. Kies een eigen termijn in")
    output.message("raadsboek.yaml, onder 'bewaren:', zoals 'post: 5 jaar' of 'besluit: altijd'.")
    return EXIT_OK


def _messages(found: Proposal) -> Iterator[str]:
    if not found.due:
        yield "Er is niets dat langer is bewaard dan nodig."
    elif len(found.due) == 1:
        yield f"Dit stuk kan weg; u beslist. Met: raadsboek vernietigen {found.due[0].number}"
    else:
        yield f"Deze {len(found.due)} stukken kunnen weg; u beslist. Met:"
        yield "  raadsboek vernietigen NUMMER NUMMER ..."
    if found.kept:
        yield "Over de termijn, maar dit blijft:"
        for one in found.kept:
            yield f"  {one.number} {one.title}: {'; '.join(r.words for r in one.reasons)}"


def _day(one: Judgement) -> str:
    return long_date(one.ends) if one.ends else ""


def _as_object(found: Proposal) -> dict[str, object]:
    return {
        "kan-weg": [_judgement_object(one) for one in found.due],
        "blijft": [_judgement_object(one) for one in found.kept],
    }


def _judgement_object(one: Judgement) -> dict[str, object]:
    return {
        "nummer": one.number,
        "soort": one.kind,
        "titel": one.title,
        "telt-vanaf": one.counted_from.isoformat() if one.counted_from else "",
        "bewaren-tot-en-met": one.ends.isoformat() if one.ends else "",
        "redenen": [{"soort": reason.keeps.value, "reden": reason.words} for reason in one.reasons],
        "pad": one.path,
    }


def _term_object(term: RetentionTerm) -> dict[str, object]:
    return {
        "soort": term.kind,
        "jaren": term.years,
        "vanaf": term.counted_from,
        "eigen": term.own,
        "rust-op": term.basis,
        "uitleg": "" if term.own else term.words,
        "bronnen": [] if term.own else list(term.sources),
    }


COMMAND = Command(
    "bewaren",
    _HELP,
    call,
    [
        switch("termijnen", "Hoe lang elke soort wordt bewaard, en waarom.", target="terms"),
        organ_option(or_all=True),
        json_switch(),
    ],
)
