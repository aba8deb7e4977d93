"""`raadsboek zoek` as a cold process on 50,000 notes: a word and three filters, within a second.

Processor time, so of one core that has nothing else to do.
"""

import resource

from bench.made import ready_vault
from bench.measuring import RAADSBOEK, Result, compare, process_seconds

_ASKED = ("de", "--soort", "actie", "--wie", "anna", "--jaar", "2026")
"""A word that is in every note, so that nothing is found quickly for being rare."""


def run() -> list[Result]:
    """Compare the cold process with one second."""
    root = ready_vault(50_000)
    command = [*RAADSBOEK, "zoek", *_ASKED, "--map", str(root)]
    return [
        compare(
            "zoek, a word and 3 filters, cold, 50,000 notes",
            "a second on one core",
            lambda: _processor_seconds(command),
            lambda: 1.0,
            target=1.0,
        )
    ]


def _processor_seconds(command: list[str]) -> float:
    before = _used()
    process_seconds(command)
    return _used() - before


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
