"""`raadsboek geldt [WOORDEN]`: which decisions, agreements and promises hold, on any day."""

import datetime
from collections.abc import Iterator, Sequence

import click

from raadsboek.book.holding.asking import Question, what_holds
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option
from raadsboek.cli.here import open_here
from raadsboek.cli.organs import organ_key, organ_option, organ_or_all
from raadsboek.cli.values import Choice, Day
from raadsboek.core.council import Settings
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.holding import wording
from raadsboek.core.holding.answering import Answer, Item, Moment
from raadsboek.core.holding.commitment import KINDS, Commitment
from raadsboek.core.holding.periods import KnownDay

_HELP = """Welke besluiten, afspraken en toezeggingen gelden, of op een dag golden.

Voorbeeld: raadsboek geldt thuiswerken --op 1-3-2024

Zonder woorden: alles wat geldt. Met het nummer van een besluit: alles wat ervoor en erna kwam."""


def call(
    context: click.Context,
    words: tuple[str, ...],
    day: datetime.date | None,
    kind: str | None,
    organ: str,
    as_json: bool,
) -> int:
    """Print what holds."""
    book = open_here(context)
    book.index.refresh()
    today = invocation_of(context).today
    asked = " ".join(words)
    question = Question(
        words=asked,
        day=day or today,
        kinds=(kind,) if kind else tuple(one.name for one in KINDS),
        organ=organ_or_all(book, organ),
    )
    found = what_holds(book, question, today=today)
    others = found.other if asked else ()
    if as_json:
        items = (*found.held, *others)
        output.json_array(_as_object(book.settings, item, found.moment) for item in items)
        return EXIT_OK
    output.lines(_told(found, others, asked))
    if not found.held and not others:
        output.message(wording.nothing(found.moment, asked))
    return EXIT_OK


def _told(answer: Answer, others: tuple[Item, ...], asked: str) -> Iterator[str]:
    if not answer.held and not others:
        return
    yield wording.heading(answer.moment, asked)
    if began := wording.began_later(answer):
        yield began
    for kind in KINDS:
        yield from _group(kind.plural.capitalize(), answer.held_of(kind.name), answer.moment)
    yield from _group(wording.others(answer.moment), others, answer.moment)
    yield ""
    yield wording.FROM_THE_NOTES


def _group(name: str, items: Sequence[Item], moment: Moment) -> Iterator[str]:
    if not items:
        return
    yield ""
    yield name
    for item in items:
        yield f"  {wording.name_of(item.note)}"
        yield from (f"    {line}" for line in wording.lines(item, moment))


def _as_object(settings: Settings, item: Item, moment: Moment) -> dict[str, object]:
    note, period = item.note, item.period
    return {
        "nummer": note.number,
        "soort": note.kind,
        "titel": note.title,
        "pad": note.path,
        "status": note.status,
        "geldt": item.holds,
        "geldt-nu": item.holds_now,
        **_day("sinds", period.since),
        **_day("tot", period.until),
        "einde": period.ending or None,
        "vergadering": note.meeting,
        "traject": note.trajectory,
        "voorbehoud": note.reservation,
        "gewijzigd-door": note.successor,
        "in-plaats-van": [other.name for other in item.replaced],
        "opvolger-toen": _number(item.successor_then),
        "opvolger-nu": _number(item.successor_now),
        "toen-bekend": wording.as_known_then(item, moment),
        **organ_key(settings, note.organ),
    }


def _day(name: str, known: KnownDay | None) -> dict[str, object]:
    return {
        name: known.day.isoformat() if known else None,
        f"{name}-bron": known.told if known else None,
    }


def _number(note: Commitment | None) -> str:
    return note.name if note is not None else ""


COMMAND = Command(
    "geldt",
    _HELP,
    call,
    [
        argument("woorden", required=False, many=True, target="words"),
        option("op", "Op welke dag (anders: vandaag).", metavar="DATUM", type=Day(), target="day"),
        option(
            "soort",
            "Alleen besluit, afspraak of toezegging.",
            metavar="SOORT",
            type=Choice([one.name for one in KINDS]),
            target="kind",
        ),
        organ_option(or_all=True),
        json_switch(),
    ],
)
