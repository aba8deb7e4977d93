"""`raadsboek init MAP`: a new raadsboek, in an empty folder or around notes that are there."""

import click

from raadsboek.book.creating import init, quoted, refuse_unfit_folder
from raadsboek.book.typed_path import typed_path
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, option, switch
from raadsboek.cli.values import Choice
from raadsboek.core.council import CouncilForm
from raadsboek.core.errors import EXIT_OK, InvalidInput
from raadsboek.core.problem import Problem

_HELP = """Een nieuw raadsboek maken in MAP.

MAP is een nieuwe of een lege map. Staan er al notities in (Markdown), geef dan --overnemen mee: er
wordt alleen iets toegevoegd, niets gewijzigd. Wat u niet meegeeft, wordt gevraagd."""


def call(
    context: click.Context,
    folder: str,
    name: str,
    form: str,
    secretary: str,
    email: str,
    adopt: bool,
) -> int:
    """Make the raadsboek and say where to go on."""
    place = typed_path(folder)
    refuse_unfit_folder(place, adopt=adopt)
    name = name or _asked("naam", "Naam van de raad")
    form = form or _asked_form()
    secretary = secretary or _asked("secretaris", "Naam van de secretaris")
    email = email or _asked_email()
    init(
        place,
        name=name,
        form=CouncilForm(form),
        secretary=secretary,
        email=email,
        adopt=adopt,
        now=invocation_of(context).now,
    )
    output.message(f"Het raadsboek van {name} staat in {place}.")
    output.message(f"  Open het met: raadsboek --map {quoted(folder)}")
    return EXIT_OK


def _asked(key: str, question: str) -> str:
    if output.is_terminal():
        return _answer(question)
    raise InvalidInput(
        [
            Problem(
                code="sleutel-ontbreekt",
                key=key,
                message=f"{question} ontbreekt.",
                fix=f"Geef --{key} mee.",
            )
        ]
    )


def _answer(question: str) -> str:
    """Ask until there is an answer: just Enter would cost the answers before it."""
    answer = output.ask(question)
    while not answer:
        answer = output.ask(f"{question} (dit moet u invullen)")
    return answer


def _asked_email() -> str:
    question = "E-mailadres van de secretaris"
    answer = _asked("email", question)
    while "@" not in answer and output.is_terminal():
        answer = _answer(f"{question} (zoals s.dewit@delinden.example)")
    return answer


def _asked_form() -> str:
    forms = [form.value for form in CouncilForm]
    answer = output.ask(f"Soort raad ({', '.join(forms)})", "OR") if output.is_terminal() else "OR"
    while answer.upper() not in forms:
        answer = output.ask(f"Kies uit {', '.join(forms)}", "OR")
    return answer.upper()


COMMAND = Command(
    "init",
    _HELP,
    call,
    [
        # The name of a folder may be any bytes.
        argument("map", target="folder", type=click.STRING),
        option("naam", "Naam van de raad.", target="name", default=""),
        option(
            "orgaan",
            "OR (ondernemingsraad), CR (cliëntenraad) of MR (medezeggenschapsraad).",
            metavar="SOORT",
            type=Choice([form.value for form in CouncilForm]),
            target="form",
        ),
        option("secretaris", "Naam van de secretaris.", target="secretary", default=""),
        option("email", "E-mailadres van de secretaris.", default=""),
        switch("overnemen", "Neem de notities over die al in MAP staan.", target="adopt"),
    ],
)
