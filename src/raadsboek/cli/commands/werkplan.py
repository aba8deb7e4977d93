"""`raadsboek werkplan [JAAR]`: the goals of a year by quarter, and how far each is."""

from collections.abc import Iterator

import click

from raadsboek.book.yearly.work_plan import WorkPlan, set_progress, work_plan
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option
from raadsboek.cli.here import open_here, read_here, then_option
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.cli.pairs import pairs
from raadsboek.cli.values import Year
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.links import target
from raadsboek.core.yearly.goals import PlannedGoal, bar, counted

_HELP = """De doelen van een jaar, per kwartaal: wie eraan werkt en hoe ver het is.

Met --voortgang zegt u hoe ver een doel is, in procenten. Een doel dat nog 'gepland' was, loopt dan.
Of een doel is bereikt, zegt u met: raadsboek wijzig W-2026-01 status=bereikt resultaat="..."
Een nieuw doel maakt u met: raadsboek nieuw doel

Voorbeeld: raadsboek werkplan 2026 --voortgang W-2026-01=80"""


def call(
    context: click.Context,
    year: int | None,
    progress: tuple[str, ...],
    organ: str,
    as_json: bool,
) -> int:
    """Save the progress that was given, and show the plan."""
    given = invocation_of(context)
    asked = {number: _percentage(text) for number, text in pairs(progress).items()}
    book = open_here(context) if asked else read_here(context)
    book.index.refresh()
    for number, percentage in asked.items():
        note = set_progress(book, number, percentage, now=given.now)
        output.message(f"{note.text('nummer')} staat op {percentage}%. Opgeslagen: {note.path}")
    book.index.refresh()
    plan = work_plan(book, year or given.today.year, organ=organ_of(book, organ))
    if as_json:
        output.json_array(_as_object(one) for one in plan.goals)
    elif plan.goals:
        output.lines(_lines(plan))
    for line in _messages(plan, is_past=book.then is not None):
        output.message(line)
    return EXIT_OK


def _percentage(text: str) -> int:
    digits = text.removesuffix("%").strip()
    if not (digits.isascii() and digits.isdigit() and int(digits[:4]) <= 100):
        raise click.UsageError(
            f"'{text}' is geen voortgang. Geef een getal van 0 tot en met 100",
            click.get_current_context(),
        )
    return int(digits)


def _lines(plan: WorkPlan) -> Iterator[str]:
    yield f"Werkplan {plan.year} · {plan.council.name} · {counted(plan.goals)}"
    for part in plan.parts:
        yield ""
        yield f"{part.title}, {part.about}" if part.about else part.title
        for one in part.goals:
            yield from _goal(one)


def _goal(one: PlannedGoal) -> Iterator[str]:
    goal = one.goal
    yield f"  {goal.number}  {bar(one.progress)} {one.progress:>3}%  {goal.title}"
    people = ", ".join(f"@{name}" for name in goal.owners)
    due = f"uiterlijk {goal.due.isoformat()}" if goal.due else ""
    dossiers = ", ".join(map(target, goal.trajectories))
    yield f"      {' · '.join(part for part in (goal.status.value, people, due, dossiers) if part)}"
    if goal.measure:
        yield f"      Meetbaar: {goal.measure}"
    if goal.result:
        yield f"      Resultaat: {goal.result}"


def _messages(plan: WorkPlan, *, is_past: bool) -> Iterator[str]:
    if not plan.goals:
        made = "" if is_past else " Maak er een met: raadsboek nieuw doel"
        yield f"Er zijn geen doelen voor {plan.year}.{made}"
    if plan.closed:
        yield plan.closed
    for number in plan.unclear:
        yield f"Niet in het werkplan, want de gegevens kloppen niet: {number}"


def _as_object(one: PlannedGoal) -> dict[str, object]:
    goal = one.goal
    return {
        "nummer": goal.number,
        "doel": goal.title,
        "jaar": goal.year,
        "kwartaal": goal.quarter.value if goal.quarter else None,
        "wie": list(goal.owners),
        "meetbaar": goal.measure,
        "uiterlijk": goal.due.isoformat() if goal.due else None,
        "voortgang": one.progress,
        "status": goal.status.value,
        "dossiers": list(goal.trajectories),
        "resultaat": goal.result,
    }


COMMAND = Command(
    "werkplan",
    _HELP,
    call,
    [
        argument("jaar", required=False, type=Year(), target="year"),
        option(
            "voortgang",
            "Hoe ver een doel is, zoals W-2026-01=80; mag vaker.",
            metavar="DOEL=GETAL",
            many=True,
            target="progress",
        ),
        organ_option(),
        then_option(),
        json_switch(),
    ],
)
