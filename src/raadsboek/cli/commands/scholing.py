"""`raadsboek scholing`: the training of a year, member by member, with what each is entitled to."""

from collections.abc import Iterator

import click

from raadsboek.book.training.planning import plan_of
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch
from raadsboek.cli.here import read_here, then_option
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.cli.values import Year
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.kinds.training import TrainingStatus
from raadsboek.core.money import in_words as euros
from raadsboek.core.money import on_disk
from raadsboek.core.quantities import in_words
from raadsboek.core.training.plan import Line, TrainingPlan
from raadsboek.core.training.wording import COLUMNS, cells, remarks

_HELP = """De scholing van een jaar: recht, gevolgd, gepland, wat er over is of te veel, en kosten.

Het recht komt uit de wet (bij een OR: art. 18 WOR), of uit wat u zelf hebt afgesproken; dat staat
onder 'scholing' in raadsboek.yaml. Meer dan de wet mag, minder niet.

Voorbeeld: raadsboek scholing 2027

Een scholing erbij: raadsboek nieuw scholing. Als stuk: raadsboek document scholingsplan 2027"""


def call(context: click.Context, year: int | None, organ: str, as_json: bool) -> int:
    """Print the plan of a year."""
    book = read_here(context)
    wanted = year or invocation_of(context).today.year
    plan = plan_of(book, organ_of(book, organ), wanted)
    if as_json:
        output.json_array(_object(line) for line in plan.lines)
        return EXIT_OK
    if plan.lines:
        output.table(list(COLUMNS), (cells(line) for line in plan.lines))
    for line in _messages(plan):
        output.message(line)
    return EXIT_OK


def _messages(plan: TrainingPlan) -> Iterator[str]:
    if not plan.lines:
        yield f"In {plan.year} heeft niemand een zetel en is er geen scholing."
    if plan.cost:
        yield f"Samen kost de scholing in {plan.year} {euros(plan.cost)}."
    yield from remarks(plan)


def _object(line: Line) -> dict[str, object]:
    return {
        "naam": line.name,
        "kort": line.handle,
        "zetel": line.place.value if line.place else "",
        "recht": in_words(line.entitled.days) if line.entitled.days is not None else None,
        "grond": line.entitled.basis,
        "gevolgd": in_words(line.days(TrainingStatus.FOLLOWED)),
        "gepland": in_words(line.days(TrainingStatus.PLANNED)),
        "gewenst": in_words(line.days(TrainingStatus.WISHED)),
        "over": in_words(line.left) if line.left is not None else None,
        "kosten": on_disk(line.cost),
        "scholingen": [one.training.number for one in line.shares],
    }


COMMAND = Command(
    "scholing",
    _HELP,
    call,
    [
        argument("jaar", required=False, type=Year(), target="year"),
        organ_option(),
        then_option(),
        json_switch(),
    ],
)
