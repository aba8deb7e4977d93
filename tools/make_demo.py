"""Make the demo raadsboek: `python tools/make_demo.py MAP --dag 2026-11-22`."""

import argparse
import datetime
import sys
from pathlib import Path


def main() -> int:
    """Read the command line and make the folder; 1 when it is not empty."""
    parser = argparse.ArgumentParser(description="Maak het voorbeeldraadsboek in een lege map.")
    parser.add_argument("map", type=Path, help="een map die leeg is of nog niet bestaat")
    parser.add_argument(
        "--dag",
        type=datetime.date.fromisoformat,
        default=None,
        help="de dag waarop het voorbeeld wordt geopend, zoals 2026-11-22; standaard vandaag",
    )
    given = parser.parse_args()
    if given.map.exists() and any(given.map.iterdir()):
        print(f"De map '{given.map}' is niet leeg; kies een andere.", file=sys.stderr)
        return 1
    today = given.dag or datetime.datetime.now().astimezone().date()

    from demo.story import tell
    from demo.waiting import put_waiting
    from demo.writing import write_vault

    versions = tell(today)
    write_vault(given.map, versions)
    put_waiting(given.map, today)
    notes = len({file.path for version in versions for file in version.draft.files})
    print(f"{notes} bestanden in {len(versions)} versies: {given.map}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
