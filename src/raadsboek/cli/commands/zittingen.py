"""`raadsboek zittingen`: who sits in the council, since when, and who leaves when."""

import datetime
from collections.abc import Iterator

import click

from raadsboek.book.offices import Offices, offices
from raadsboek.cli import output
from raadsboek.cli.command import Command, invocation_of, json_switch, option, switch
from raadsboek.cli.here import read_here
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.cli.values import Day
from raadsboek.core.dates import long_date
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.office import Sitting
from raadsboek.core.roles import role_on

_HELP = """Wie er in de raad zit, sinds wanneer, in welke termijn, en wie wanneer aftreedt.

Het einde is de dag bij 'tot'. Staat die er niet, dan rekent Raadsboek met de zittingsduur: drie
jaar bij een OR, of wat er bij 'zittingsduur' in raadsboek.yaml staat. Wie iemand opvolgt (de
sleutel 'volgt-op'), treedt af op de dag van die voorganger.

Met --rooster krijgt u het rooster van aftreden, om af te drukken.

Voorbeeld: raadsboek zittingen --op 1-3-2027"""


def call(
    context: click.Context, day: datetime.date | None, rota: bool, organ: str, as_json: bool
) -> int:
    """Print the members with their terms, or who leaves when."""
    book = read_here(context)
    found = offices(book, organ_of(book, organ), day or invocation_of(context).today)
    if as_json:
        output.json_array(_as_object(one, found.day) for one in found.sittings)
    elif rota:
        output.lines(_rota(found))
    else:
        output.table(
            ["Kiesgroep", "Lid", "Sinds", "Tot en met", "Termijn", "Volgt op"],
            (_row(one) for one in found.sittings),
        )
    for line in _messages(found):
        output.message(line)
    return EXIT_OK


def _row(one: Sitting) -> tuple[str, ...]:
    member = one.member
    return (
        member.constituency,
        member.name,
        member.start.isoformat() if member.start else "",
        _end(one),
        f"{one.term}e" if one.term else "",
        one.follows,
    )


def _end(one: Sitting) -> str:
    if one.end is None:
        return "onbekend"
    return f"{one.end.isoformat()}{' (berekend)' if one.is_reckoned else ''}"


def _rota(found: Offices) -> Iterator[str]:
    yield f"Rooster van aftreden · {found.council.name} · {long_date(found.day)}"
    if found.basis:
        yield f"Zittingsduur: {found.basis}"
    if found.rule and found.rule.successor:
        yield found.rule.successor
    for leaving in found.leavings:
        yield ""
        begins = found.election_begins(leaving)
        start = f" · verkiezing voorbereiden vanaf {long_date(begins)}" if begins else ""
        yield f"{long_date(leaving.day)}{start}"
        for one in leaving.sittings:
            group = f" · {one.member.constituency}" if one.member.constituency else ""
            term = f" · {one.term}e termijn" if one.term else ""
            after = f" · volgt op {one.follows}" if one.follows else ""
            yield f"  {one.member.name}{group}{term}{after}"
    unknown = [one.member.name for one in found.sittings if one.end is None]
    if unknown:
        yield ""
        yield "Einde onbekend"
        yield from (f"  {name}" for name in unknown)


def _messages(found: Offices) -> Iterator[str]:
    if not found.sittings:
        yield "Er staat nog niemand in de ledenlijst die op die dag een zetel heeft."
    elif found.vacant:
        many = "1 zetel is" if found.vacant == 1 else f"{found.vacant} zetels zijn"
        yield f"{many} leeg, van de {found.council.seats}."


def _as_object(one: Sitting, day: datetime.date) -> dict[str, object]:
    member = one.member
    return {
        "nummer": member.number,
        "naam": member.name,
        "kort": member.handle,
        "rol": role_on(member, day),
        "kiesgroep": member.constituency,
        "sinds": member.start.isoformat() if member.start else None,
        "tot-en-met": one.end.isoformat() if one.end else None,
        "berekend": one.is_reckoned and one.end is not None,
        "termijn": one.term or None,
        "volgt-op": one.follows,
    }


COMMAND = Command(
    "zittingen",
    _HELP,
    call,
    [
        option("op", "Op welke dag (anders: vandaag).", metavar="DAG", type=Day(), target="day"),
        switch("rooster", "Het rooster van aftreden, om af te drukken.", target="rota"),
        organ_option(),
        json_switch(),
    ],
)
