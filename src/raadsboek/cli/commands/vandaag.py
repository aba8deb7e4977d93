"""`raadsboek vandaag`: the overview of the start screen as plain lines."""

import click

from raadsboek.cli.command import Command, invocation_of
from raadsboek.cli.here import then_option
from raadsboek.cli.organs import organ_option
from raadsboek.cli.vandaag import print_overview

_HELP = """Het overzicht van vandaag als gewone regels: wat is te laat, wat moet deze week.

Dit is wat het startscherm laat zien, voor papier of een schermlezer."""


def call(context: click.Context, organ: str) -> int:
    """Print the overview."""
    return print_overview(invocation_of(context), organ)


COMMAND = Command("vandaag", _HELP, call, [organ_option(), then_option()])
