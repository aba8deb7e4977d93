"""Run the benchmarks: all of them, or those named (`python -m bench acties saving`)."""

import importlib
import sys

from bench.measuring import Result, table
from bench.terminal import Ended

BENCHMARKS = (
    "acties",
    "searching",
    "opening",
    "saving",
    "sync",
    "as_of",
    "history",
    "first_text",
    "first_terms",
    "terms",
    "typing_minutes",
    "long_list",
    "long_note",
    "documents",
    "annual_report",
    "mails",
    "memory",
)
"""Each is a module with `run() -> list[Result]`; to add one, add a file and a line."""


def main(names: list[str]) -> int:
    """Run benchmarks, print their table, and return 1 when a target was missed."""
    results: list[Result] = []
    for name in names or BENCHMARKS:
        print(f"... {name}", file=sys.stderr, flush=True)
        try:
            found = importlib.import_module(f"bench.{name}").run()
        except Ended as error:
            print(f"{name}: not measured, {error}", file=sys.stderr)
            continue
        for line in table(found).splitlines()[1:]:
            print(f"    {line}", file=sys.stderr, flush=True)
        results += found
    print(table(results))
    return int(any(result.verdict != "ok" for result in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
