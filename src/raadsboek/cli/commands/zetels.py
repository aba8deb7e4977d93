"""`raadsboek zetels AANTAL`: how many members a council has by law, without any raadsboek."""

import re
from typing import Any

import click

from raadsboek.book.seats import seat_rule
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option
from raadsboek.cli.here import read_here
from raadsboek.cli.values import Choice, Number
from raadsboek.core.council import LAW_OF_FORM, CouncilForm
from raadsboek.core.errors import EXIT_OK, RaadsboekError
from raadsboek.core.seats import SeatRule
from raadsboek.core.seats_words import explain_seats
from raadsboek.core.terms.explanation import as_lines

_HELP = """Hoeveel leden een raad heeft, naar het aantal mensen dat er werkt.

Een raadsboek is niet nodig. Erbij staan het artikel, wanneer een ander aantal mag, en na hoeveel
maanden iemand mag kiezen en gekozen mag worden.

Voorbeeld: raadsboek zetels 180

Het is een geheugensteun, geen juridisch advies."""
_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+", re.ASCII)


class _Staff(Number):
    """A number of people; '1.200' is 1200."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        typed = str(value).strip()
        plain = typed.replace(".", "") if _GROUPED.fullmatch(typed) else typed
        return super().convert(plain, param, ctx)


def call(context: click.Context, staff: int, form: str | None, as_json: bool) -> int:
    """Print the number of seats and where it comes from."""
    wanted = CouncilForm(form) if form else _form_here(context)
    rule = seat_rule(LAW_OF_FORM[wanted], invocation_of(context).today)
    assert rule is not None  # the data holds a rule for each form; a test asks
    if as_json:
        output.json_object(_as_object(rule, staff))
    else:
        output.lines(as_lines(explain_seats(rule, staff)))
    return EXIT_OK


def _form_here(context: click.Context) -> CouncilForm:
    """Return what the council of the raadsboek here is; without one, a works council."""
    try:
        return read_here(context).settings.councils[0].form
    except RaadsboekError:
        return CouncilForm.WORKS_COUNCIL


def _as_object(rule: SeatRule, staff: int) -> dict[str, object]:
    found = rule.band(staff)
    return {
        "personen": staff,
        "zetels": rule.seats(staff),
        "vanaf": found[0].first if found else None,
        "tot-en-met": found[1] if found else None,
        "wet": rule.law,
        "artikel": rule.article,
        "uitleg": rule.words,
        "afwijken": rule.deviation,
        "afwijken-artikel": rule.deviation_article,
        "diensttijd": [
            {
                "voor": one.right,
                "maanden": one.months,
                "artikel": one.article,
                "sinds": one.since.isoformat(),
                "zekerheid": one.confidence.value,
            }
            for one in rule.service
        ],
        "zekerheid": rule.confidence.value,
        "nagekeken": rule.checked.isoformat(),
        "bron": rule.source,
    }


COMMAND = Command(
    "zetels",
    _HELP,
    call,
    [
        argument("aantal", type=_Staff(), target="staff"),
        option(
            "raad",
            "Welke raad: OR, CR of MR (anders: die van dit raadsboek, of een OR).",
            metavar="SOORT",
            type=Choice([one.value for one in CouncilForm]),
            target="form",
        ),
        json_switch(),
    ],
)
