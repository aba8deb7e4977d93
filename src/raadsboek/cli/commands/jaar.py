"""`raadsboek jaar [JAAR]`: the year of a council in one overview."""

from collections.abc import Iterator

import click

from raadsboek.book.yearly.overview import YearOverview, year_overview
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch
from raadsboek.cli.here import read_here, then_option
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.cli.values import Year
from raadsboek.core.charts.plotting import plot
from raadsboek.core.errors import EXIT_OK

_HELP = """Het jaar van de raad in één overzicht: vergaderingen, jaarkalender, termijnen, zetels,
verkiezingen, scholing, begroting, doelen en jaarverslag.

Onderaan staat het jaar als tijdlijn. Als bestand voor anderen: raadsboek document jaaroverzicht

Voorbeeld: raadsboek jaar 2026"""
_WIDTH = 78


def call(context: click.Context, year: int | None, organ: str, as_json: bool) -> int:
    """Print the overview."""
    given = invocation_of(context)
    book = read_here(context)
    found = year_overview(
        book, year or given.today.year, organ=organ_of(book, organ), today=given.today
    )
    if as_json:
        output.json_object(_as_object(found))
    else:
        output.lines(_lines(found))
    if found.closed:
        output.message(found.closed)
    return EXIT_OK


def _lines(found: YearOverview) -> Iterator[str]:
    yield f"Het jaar {found.year} · {found.council.name}"
    yield ""
    for block in found.blocks:
        yield f"{block.name}: {block.summary}"
        yield from (f"  ! {line}" for line in block.asks)
        yield from (f"  {line.told}" for line in block.ahead(found.today))
    yield ""
    yield from plot(found.chart, _WIDTH)


def _as_object(found: YearOverview) -> dict[str, object]:
    return {
        "orgaan": found.council.short,
        "jaar": found.year,
        "delen": [
            {
                "naam": block.name,
                "samenvatting": block.summary,
                "let-op": list(block.asks),
                "dagen": [
                    {
                        "datum": line.day.isoformat(),
                        "tot": line.end.isoformat() if line.end else "",
                        "wat": line.words,
                        "te-laat": line.is_late,
                    }
                    for line in block.lines
                ],
            }
            for block in found.blocks
        ],
    }


COMMAND = Command(
    "jaar",
    _HELP,
    call,
    [
        argument("jaar", required=False, type=Year(), target="year"),
        organ_option(),
        then_option(),
        json_switch(),
    ],
)
