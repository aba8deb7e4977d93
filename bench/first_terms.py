"""From nothing to Vandaag when 300 terms are open: the same moments as `first_text`."""

import datetime

from bench.dossiers import ready_dossiers
from bench.first_text import moments
from bench.measuring import Result


def run() -> list[Result]:
    """Compare both moments with the start of an empty Textual app."""
    today = datetime.datetime.now().astimezone().date()
    return moments(ready_dossiers(300, among=10_000, today=today), " with 300 terms")
