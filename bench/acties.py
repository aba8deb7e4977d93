"""`raadsboek acties` as a cold process on 10,000 notes, beside a Python that imports sqlite3."""

import sys

from bench.made import ready_vault
from bench.measuring import RAADSBOEK, Result, compare, process_seconds


def run() -> list[Result]:
    """Compare the two cold processes."""
    root = ready_vault(10_000)
    return [
        compare(
            "acties, cold, 10,000 notes",
            'python -c "import sqlite3"',
            lambda: process_seconds([*RAADSBOEK, "acties", "--map", str(root)]),
            lambda: process_seconds([sys.executable, "-c", "import sqlite3"]),
            target=3.0,
            rounds=25,
        )
    ]
