"""What `raadsboek` prints when there is no terminal to draw screens on: the overview of today."""

from raadsboek.book.today import overview
from raadsboek.cli import output
from raadsboek.cli.command import Invocation
from raadsboek.cli.here import read_for
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.overview_layout import plain_lines


def print_overview(given: Invocation) -> int:
    """Print Vandaag as plain lines."""
    output.lines(plain_lines(overview(read_for(given), given.today)))
    return EXIT_OK
