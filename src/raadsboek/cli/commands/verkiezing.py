"""`raadsboek verkiezing [NUMMER]`: the draaiboek of an election, its result, and the new terms."""

import datetime

import click

from raadsboek.book.book import Book
from raadsboek.book.elections.counting import publish_lists, record_result, record_votes
from raadsboek.book.elections.installing import install, not_final_yet
from raadsboek.book.elections.moving import move_election, plan_move
from raadsboek.book.elections.reading import OpenedElection, all_elections, open_election
from raadsboek.book.elections.recording import record_step, remove_step
from raadsboek.book.elections.writing_papers import make_paper
from raadsboek.book.trajectories.proof import proof_of
from raadsboek.cli import output
from raadsboek.cli.command import (
    Command,
    Invocation,
    argument,
    invocation_of,
    json_switch,
    option,
    switch,
)
from raadsboek.cli.election_as_text import (
    election_object,
    head_lines,
    list_table,
    message_lines,
    move_table,
    plan_table,
    result_lines,
)
from raadsboek.cli.here import open_here, then_option
from raadsboek.cli.organs import organ_option, organ_or_all
from raadsboek.cli.values import Day, Number, PastDay
from raadsboek.core.dates import long_date
from raadsboek.core.elections.papers import PAPERS
from raadsboek.core.elections.plan import Stand
from raadsboek.core.elections.result import result_of
from raadsboek.core.errors import EXIT_OK, InvalidInput
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.event_lines import event_line
from raadsboek.core.trajectories.typed_event import read_typed

_HELP = """Het draaiboek van een verkiezing, de uitslag, en de nieuwe zittingen.

Raadsboek rekent terug van de verkiezingsdag. Met --dag --proef ziet u eerst wat er verschuift.

Voorbeeld: raadsboek verkiezing VK-2027-01 --gebeurtenis "23 december bekendmaking"

Voorbeeld: raadsboek verkiezing VK-2027-01 --stem "Noor Bakker · 87" --stem "Ali Demir · 41"
--uitgebracht 131 --ongeldig 3

Zonder nummer: alle verkiezingen. Namen van kandidaten blijven buiten het raadsboek tot de lijst
openbaar is (--openbaar). Zijn er niet meer kandidaten dan zetels, dan is met --uitslag iedereen
gekozen."""


def call(context: click.Context, number: str | None, organ: str, **asked: object) -> int:
    """Print an election or all of them, after doing what was asked."""
    given = invocation_of(context)
    as_json = bool(asked.pop("as_json"))
    wants = {name for name, value in asked.items() if value not in (None, "", (), False)}
    if not number and wants:
        raise click.UsageError("Geef het nummer van de verkiezing, zoals VK-2027-01.", context)
    book = open_here(context)
    if not number:
        return _print_all(book, organ, given, as_json)
    if wants:
        return _carry_out(context, book, number, asked, given)
    opened = open_election(book, number, today=given.today)
    if as_json:
        output.json_object(election_object(opened))
        return EXIT_OK
    _print_one(opened)
    return EXIT_OK


def _print_all(book: Book, organ: str, given: Invocation, as_json: bool) -> int:
    book.index.refresh()
    found = all_elections(book, organ_or_all(book, organ), today=given.today)
    if as_json:
        output.json_array(map(election_object, found))
    elif found:
        output.table(["Nummer", "Dag", "Status", "Verkiezing", "Volgende stap"], list_table(found))
    else:
        output.message("Er is nog geen verkiezing. Maak er een: raadsboek nieuw verkiezing")
    return EXIT_OK


def _print_one(opened: OpenedElection) -> None:
    output.lines(head_lines(opened))
    output.text("")
    output.table(["Uiterlijk", "Stand", "Stap", "Wie", "Let op"], plan_table(opened))
    result = result_of(opened.facts)
    lines = list(result_lines(result, opened))
    if lines:
        output.text("")
        output.lines(lines)
    for line in message_lines(opened):
        output.message(line)


def _carry_out(
    context: click.Context, book: Book, number: str, asked: dict[str, object], given: Invocation
) -> int:
    day, dry = asked["day"], bool(asked["dry"])
    if isinstance(day, datetime.date):
        return _move(book, number, day, dry, given)
    if dry:
        raise click.UsageError("Gebruik --proef samen met --dag.", context)
    if typed := str(asked["typed"] or ""):
        _record(book, number, typed, _texts(asked["papers"]), given)
    if gone := str(asked["gone"] or ""):
        remove_step(book, number, gone, now=given.now)
        output.message(f"Weggehaald: {gone}")
    if name := str(asked["paper"] or ""):
        paper = make_paper(book, number, name, now=given.now)
        output.lines([paper.note.text("nummer")])
        output.message(f"Concept gemaakt: {paper.note.path}")
        if paper.open_places:
            output.message(f"Nog in te vullen: {paper.open_places} plaatsen tussen haken.")
    on = asked["on"] if isinstance(asked["on"], datetime.date) else given.today
    _count(book, number, asked, on, given)
    if asked["members"]:
        start = asked["start"] if isinstance(asked["start"], datetime.date) else None
        made = install(book, number, start=start, now=given.now)
        output.lines(f"{one.text('nummer')} {one.text('naam')}" for one in made)
        output.message(_made_words(len(made)))
        if more := not_final_yet(open_election(book, number, today=given.today)):
            output.message(more)
    return EXIT_OK


def _count(
    book: Book, number: str, asked: dict[str, object], on: datetime.date, given: Invocation
) -> None:
    """Put candidates, votes and the result in the note, as far as they were given."""
    if asked["public"] or asked["candidates"]:
        after = publish_lists(book, number, on, lines=_texts(asked["candidates"]), now=given.now)
        output.message(f"De lijst staat er, met {len(after.facts.standing)} kandidaten.")
        _tell_no_vote(after)
    if asked["votes"] or asked["ballots"] or asked["invalid"] or asked["lots"]:
        after = record_votes(
            book,
            number,
            _texts(asked["votes"]),
            ballots=_number(asked["ballots"]),
            invalid=_number(asked["invalid"]),
            lots=_texts(asked["lots"]),
            now=given.now,
        )
        output.lines(result_lines(result_of(after.facts), after))
        for problem in result_of(after.facts).problems:
            output.message(f"Let op: {problem.message} {problem.fix}")
    if asked["result"]:
        after, result = record_result(book, number, on, now=given.now)
        output.lines(result_lines(result, after))
        output.message("Uitslag vastgelegd.")
        for row in after.rows:
            if row.stand is Stand.RUNS and row.day:
                output.message(f"{row.step.title}: tot en met {long_date(row.day)}.")


def _made_words(number: int) -> str:
    if not number:
        return "Er kwam niemand bij: iedereen die is gekozen, heeft deze zitting al."
    return "1 lid is gemaakt." if number == 1 else f"{number} leden zijn gemaakt, in één versie."


def _move(book: Book, number: str, day: datetime.date, dry: bool, given: Invocation) -> int:
    move = (
        plan_move(book, number, day, today=given.today)
        if dry
        else move_election(book, number, day, now=given.now)
    )
    output.table(["Stap", "Was", "Wordt", "Let op"], move_table(move))
    for problem in move.after.problems:
        output.message(f"Let op: {problem.message} {problem.fix}")
    output.message(
        "Proef: er is niets veranderd." if dry else f"Opgeslagen: {move.after.note.path}"
    )
    return EXIT_OK


def _record(
    book: Book, number: str, typed: str, papers: tuple[str, ...], given: Invocation
) -> None:
    opened = open_election(book, number, today=given.today)
    event, problems = read_typed(typed, opened.dossier, given.today)
    if event is None:
        raise InvalidInput(problems)
    documents = (*event.documents, *(proof_of(book, paper) for paper in papers))
    complete = Event(
        day=event.day,
        name=event.name,
        qualities=event.qualities,
        documents=documents,
        text=event.text,
    )
    after = record_step(book, number, complete, now=given.now)
    output.message(f"Vastgelegd: {event_line(complete)}")
    step = after.next
    if step is not None and step.day is not None:
        output.message(f"Volgende stap: {step.step.title}, uiterlijk {long_date(step.day)}.")


def _tell_no_vote(after: OpenedElection) -> None:
    if result_of(after.facts).needs_no_vote:
        output.message(
            "Er zijn niet meer kandidaten dan zetels: een stemming is niet nodig. Leg dat vast "
            f"met: raadsboek verkiezing {after.number} --uitslag"
        )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, tuple) else ()


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


COMMAND = Command(
    "verkiezing",
    _HELP,
    call,
    [
        argument("nummer", required=False, target="number"),
        option("dag", "De verkiezingsdag zetten.", metavar="DAG", type=Day(), target="day"),
        switch("proef", "Met --dag: alleen laten zien wat er verschuift.", target="dry"),
        option(
            "gebeurtenis",
            "Wat er gebeurde, en op welke dag.",
            metavar='"DAG GEBEURTENIS"',
            default="",
            target="typed",
        ),
        option(
            "bewijs",
            "Het stuk dat het bewijst. Mag vaker.",
            metavar="STUK",
            many=True,
            target="papers",
        ),
        option(
            "verwijder",
            "Een gebeurtenis weghalen die er niet was.",
            metavar="GEBEURTENIS",
            default="",
            target="gone",
        ),
        switch(
            "openbaar", "De kandidatenlijst is bekendgemaakt: zet de namen erin.", target="public"
        ),
        option(
            "kandidaat",
            "Een kandidaat op de lijst: naam · lijst. Mag vaker.",
            metavar='"NAAM · LIJST"',
            many=True,
            target="candidates",
        ),
        option(
            "stem",
            "Wat er is geteld: naam · aantal. Mag vaker.",
            metavar='"NAAM · AANTAL"',
            many=True,
            target="votes",
        ),
        option(
            "uitgebracht",
            "Hoeveel stemmen er zijn uitgebracht.",
            metavar="AANTAL",
            type=Number(),
            target="ballots",
        ),
        option(
            "ongeldig",
            "Hoeveel daarvan blanco of ongeldig.",
            metavar="AANTAL",
            type=Number(),
            target="invalid",
        ),
        option(
            "loting",
            "Bij gelijke stemmen: wie is getrokken. Mag vaker, op volgorde.",
            metavar="NAAM",
            many=True,
            target="lots",
        ),
        option(
            "brief",
            f"Een brief of lijst maken: {', '.join(one.name for one in PAPERS)}.",
            metavar="NAAM",
            default="",
            target="paper",
        ),
        switch("uitslag", "De uitslag vastleggen.", target="result"),
        option(
            "bekend",
            "Op welke dag de lijst of de uitslag bekend werd (anders: vandaag).",
            metavar="DAG",
            type=PastDay(),
            target="on",
        ),
        switch("leden", "Van wie is gekozen een lid maken.", target="members"),
        option(
            "vanaf",
            "Met --leden: de eerste dag van de nieuwe zitting.",
            metavar="DAG",
            type=Day(),
            target="start",
        ),
        organ_option(or_all=True),
        then_option(),
        json_switch(),
    ],
)
