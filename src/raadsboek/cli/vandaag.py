"""What `raadsboek` prints when there is no terminal to draw screens on: the overview of today."""

from raadsboek.book.today import overview
from raadsboek.cli import output
from raadsboek.cli.command import Invocation
from raadsboek.cli.here import read_for
from raadsboek.cli.organs import organ_of
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.overview_layout import plain_lines


def print_overview(given: Invocation, organ: str = "") -> int:
    """Print Vandaag as plain lines: of the organ with this short name, or the first one."""
    book = read_for(given)
    output.lines(plain_lines(overview(book, given.today, organ_of(book, organ))))
    return EXIT_OK
