"""`raadsboek openen BRON [MAP]`: a raadsboek of somebody else, copied and looked at."""

from pathlib import Path

import click

from raadsboek.book.creating import quoted
from raadsboek.book.handover.receiving import Received, receive
from raadsboek.book.handover.taking_over import refuse_unfit_person, take_over
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, option
from raadsboek.cli.values import Choice
from raadsboek.core.errors import EXIT_OK, EXIT_PROBLEMS, InvalidInput
from raadsboek.core.problem import Problem

_HELP = """Een raadsboek van iemand anders op deze computer openen.

Voorbeeld: raadsboek openen E:/overdracht

BRON is het pakket van uw voorganger (een bestand of een map), een gedeelde map, of een adres dat
begint met https:// of ssh://. MAP is waar uw eigen raadsboek komt: een nieuwe of een lege map.
Raadsboek maakt een kopie, kijkt die na en vraagt wie u bent. Van wat er in de bron staat, wordt
niets uitgevoerd."""

_SUCCESSOR, _COLLEAGUE = "opvolger", "collega"
_FOLDER = "raadsboek"


def call(
    context: click.Context, source: str, folder: str | None, name: str, email: str, role: str | None
) -> int:
    """Copy the raadsboek, look at it, write down who works in it, and say where to go on."""
    given = invocation_of(context)
    place = Path(folder or _FOLDER)
    if not output.is_terminal():
        # Nobody can be asked later: say it before anything is copied.
        refuse_unfit_person(name, email)
        if role is None:
            raise InvalidInput([_no_role()])
    received = receive(source, place, near=Path.cwd(), now=given.now)
    _tell(received)
    name = name or _asked("Uw naam")
    email = email or _asked("Uw e-mailadres")
    role = role or _asked_role(received)
    advice = take_over(
        received.root, name=name, email=email, as_secretary=role == _SUCCESSOR, now=given.now
    )
    if advice:
        output.message(f"Let op: {advice}")
    output.message(f"Het raadsboek van {received.name} staat in {place}.")
    output.message(f"  Open het met: raadsboek --map {quoted(place)}")
    output.message("  De eerste keer begint met een rondleiding.")
    return EXIT_OK if received.report.is_sound else EXIT_PROBLEMS


def _tell(received: Received) -> None:
    for sentence in received.sentences:
        output.message(sentence)
    for problem in received.report.problems:
        output.message(f"Let op: {problem.message} {problem.fix}".strip())
    for notice in received.notices:
        output.message(f"Let op: {notice}")


def _asked(question: str) -> str:
    answer = output.ask(question)
    while not answer or ("mail" in question and "@" not in answer):
        answer = output.ask(f"{question} (dit moet u invullen)")
    return answer


def _asked_role(received: Received) -> str:
    """Return which of the two somebody is."""
    keeper = received.secretary or "iemand anders"
    question = f"Neemt u het over van {keeper} (opvolger), of werkt u mee (collega)?"
    answer = output.ask(question, _SUCCESSOR).casefold()
    while answer not in (_SUCCESSOR, _COLLEAGUE):
        answer = output.ask(f"Kies uit {_SUCCESSOR}, {_COLLEAGUE}", _SUCCESSOR).casefold()
    return answer


def _no_role() -> Problem:
    return Problem(
        code="sleutel-ontbreekt",
        key="rol",
        message="Hoe u in dit raadsboek werkt, ontbreekt.",
        fix=f"Geef --rol {_SUCCESSOR} of --rol {_COLLEAGUE} mee.",
    )


COMMAND = Command(
    "openen",
    _HELP,
    call,
    [
        argument("bron", target="source"),
        # The name of a folder may be any bytes.
        argument("map", required=False, target="folder", type=click.STRING),
        option("naam", "Uw naam; die staat bij alles wat u opslaat.", target="name", default=""),
        option("email", "Uw e-mailadres.", default=""),
        option(
            "rol",
            "opvolger: u houdt het voortaan bij. collega: u werkt mee.",
            metavar="ROL",
            type=Choice([_SUCCESSOR, _COLLEAGUE]),
            target="role",
        ),
    ],
)
