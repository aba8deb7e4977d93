"""`raadsboek inwerken [WIE]`: who settles in and how far that is; the list of one person."""

import datetime
from collections.abc import Iterator, Sequence

import click

from raadsboek.book.book import Book
from raadsboek.book.onboarding.following import (
    Settling,
    newcomers,
    settling,
    settling_called,
    settling_of,
)
from raadsboek.book.onboarding.starting import Model, start
from raadsboek.book.onboarding.ticking import add_task, finish, tick
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option, switch
from raadsboek.cli.here import open_here, read_here, then_option
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.cli.values import Day, Number
from raadsboek.core.dates import day_as_kept, long_date, relative, short_date
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.onboarding.tasks import Task

_HELP = """Het inwerken van nieuwe leden: wie, hoe ver, en de lijst van één persoon.

Voorbeeld: raadsboek inwerken @noor --buddy wouter

Zonder WIE ziet u wie er wordt ingewerkt en hoe ver dat is. Met een lid erachter (@noor, L-014) ziet
u de lijst van dat lid. Is die er nog niet, dan wordt zij gemaakt van uw eigen sjabloon: 'inwerken
lid' of 'inwerken secretaris' in de map sjablonen. De dagen tellen vanaf de eerste dag van het lid.

Zeg dat iets klaar is met --gedaan en het getal ervoor, en zet er iets bij met --taak."""


def call(
    context: click.Context,
    wanted: str | None,
    begin: datetime.date | None,
    buddy: str,
    owner: str,
    as_clerk: bool,
    done: Sequence[int],
    undone: Sequence[int],
    task: str,
    people: str,
    due: datetime.date | None,
    finished: bool,
    organ: str,
    as_json: bool,
) -> int:
    """Print who settles in, or the list of one person after what was asked for is done."""
    given = invocation_of(context)
    if not wanted:
        book = read_here(context)
        _overview(book, organ_of(book, organ) or None, given.today, as_json=as_json)
        return EXIT_OK
    book = open_here(context)
    book.index.refresh()
    only = organ_of(book, organ) or None
    found = settling_called(book, wanted, today=given.today, organ=only)
    if found is None:
        note = start(
            book,
            wanted,
            begin=begin,
            buddy=buddy,
            owner=owner,
            model=Model.CLERK if as_clerk else None,
            organ=only or "",
            now=given.now,
        )
        found = settling_of(note, today=given.today)
        output.message(f"{found.number} is gemaakt: {len(found.tasks)} taken.")
    for place, is_done in [*((one, True) for one in done), *((one, False) for one in undone)]:
        found = tick(book, found, place - 1, is_done=is_done, now=given.now)
    if task:
        found = add_task(book, found, task, people=people.split(), due=due, now=given.now)
    if finished:
        found = finish(book, found, now=given.now)
    if as_json:
        output.json_object(_as_object(found))
    else:
        output.lines(_lines(found, given.today))
    return EXIT_OK


def _overview(book: Book, organ: str | None, today: datetime.date, *, as_json: bool) -> None:
    running = settling(book, today=today, organ=organ)
    new = newcomers(book, today, organ=organ)
    if as_json:
        output.json_array(_as_object(one) for one in running)
    elif running:
        output.table(
            ["Nummer", "Wie", "Begonnen", "Gedaan", "Te laat", "Buddy"],
            (_row(one) for one in running),
        )
    else:
        output.message("Er wordt nu niemand ingewerkt.")
    for one in new:
        since = f"sinds {short_date(one.start)}" if one.start <= today else short_date(one.start)
        output.message(f"Nog geen inwerklijst: {one.name}, {since}.")
        if book.then is None:
            output.message(f"  Maak die met: raadsboek inwerken @{one.handle}")


def _row(one: Settling) -> tuple[str, ...]:
    return (
        one.number,
        one.name,
        one.note.text("begin"),
        f"{one.progress.done} van {one.progress.total}",
        str(one.progress.late) if one.progress.late else "",
        ", ".join(f"@{name}" for name in one.note.texts("buddy")),
    )


def _lines(found: Settling, today: datetime.date) -> Iterator[str]:
    begin = found.note.text("begin")
    day = day_as_kept(begin)
    first = f" · eerste dag {long_date(day) if day else begin}" if begin else ""
    yield f"{found.number} Inwerken {found.name} · {found.progress.words}{first}"
    if found.note.text("status") == "afgerond":
        yield "Afgerond."
    under = ""
    for place, task in enumerate(found.tasks, 1):
        if task.under != under:
            under = task.under
            yield ""
            yield under
        yield f"{place:>3} {'[x]' if task.is_done else '[ ]'} {task.text}{_behind(task, today)}"


def _behind(task: Task, today: datetime.date) -> str:
    parts = [" ".join(f"@{one}" for one in task.people)]
    if task.due is not None:
        late = f", {relative(task.due, today=today)}" if task.is_late(today) else ""
        parts.append(f"uiterlijk {short_date(task.due)}{late}")
    return "".join(f" · {part}" for part in parts if part)


def _as_object(one: Settling) -> dict[str, object]:
    return {
        "nummer": one.number,
        "wie": one.name,
        "begin": one.note.text("begin") or None,
        "buddy": one.note.texts("buddy"),
        "begeleider": one.note.texts("wie"),
        "status": one.note.text("status"),
        "gedaan": one.progress.done,
        "taken": [
            {
                "taak": task.text,
                "onder": task.under,
                "wie": list(task.people),
                "uiterlijk": task.due.isoformat() if task.due else None,
                "gedaan": task.is_done,
            }
            for task in one.tasks
        ],
    }


COMMAND = Command(
    "inwerken",
    _HELP,
    call,
    [
        argument("wie", required=False, target="wanted"),
        option("begin", "De eerste dag (anders: die van het lid).", metavar="DAG", type=Day()),
        option("buddy", "Wie de buddy is: een korte naam.", metavar="NAAM", default=""),
        option(
            "begeleider",
            "Wie begeleidt (anders: de ambtelijk secretaris).",
            metavar="NAAM",
            default="",
            target="owner",
        ),
        switch("secretaris", "De lijst voor een nieuwe ambtelijk secretaris.", target="as_clerk"),
        option(
            "gedaan", "Taak die klaar is.", metavar="N", type=Number(), many=True, target="done"
        ),
        option(
            "niet-gedaan",
            "Taak die toch nog open staat.",
            metavar="N",
            type=Number(),
            many=True,
            target="undone",
        ),
        option("taak", "Een taak erbij.", default="", target="task"),
        option(
            "voor",
            "Voor wie de taak is die erbij komt.",
            metavar="NAMEN",
            default="",
            target="people",
        ),
        option(
            "uiterlijk",
            "Wanneer de taak die erbij komt klaar moet zijn.",
            metavar="DAG",
            type=Day(),
            target="due",
        ),
        switch("afronden", "Het inwerken is klaar.", target="finished"),
        organ_option(),
        then_option(),
        json_switch(),
    ],
)
