"""Make a large raadsboek for measuring: notes of every kind with realistic keys, and a history.

The same N and day give the same bytes. Runs as `python -m bench.make_vault N [VERSIONS]`.
"""

import datetime
import random
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench.make_history import write_history
from raadsboek.core.council import ORGAN_KEY
from raadsboek.core.filenames import note_name
from raadsboek.core.kinds import KINDS
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.numbering import format_number
from raadsboek.core.schema import Field, Shape, fields_of

SIZES = (1_000, 10_000, 50_000)
FOLDER = Path(__file__).resolve().parent.parent / "build" / "bench"
TODAY = datetime.date(2026, 11, 22)
YEARS = 10
VERSIONS = 2_000
"""How many versions the history has, unless asked otherwise."""
LONG_HISTORY = 20_000
"""How many versions ten years of a busy council have."""

PEOPLE = ("anna", "noor", "bakker", "samir", "els", "joost", "fatima", "piet", "bestuurder")
_SHARES = {
    "vergadering": 4,
    "besluit": 14,
    "actie": 24,
    "toezegging": 9,
    "traject": 4,
    "afspraak": 3,
    "geheimhouding": 1,
    "post": 20,
    "lid": 1,
    "vraag": 3,
    "doel": 1,
    "scholing": 1,
    "begrotingspost": 1,
    "uitgave": 2,
    "vacature": 1,
    "inwerken": 1,
    "verkiezing": 1,
    "jaarverslag": 1,
    "notitie": 8,
}
"""How the notes divide over the kinds, in percent."""

_TEXT = """
de het een van en in op voor met dat die aan te is zijn niet ook om uit bij naar over tot
ondernemingsraad bestuurder reorganisatie zorgadministratie formatie nachtdienst rooster
thuiswerken regeling advies instemming achterban afdeling medewerkers werkdruk verzuim
begroting jaarplan scholing verkiezing commissie verslag vergadering besluit voorstel
planning overleg gevolgen maatregelen evaluatie voorwaarden afspraken cijfers kwartaal
geïnformeerd financiën coördinatie beëindigd één vóór knelpunten zorgvuldig toelichting
"""
_WORDS = _TEXT.split()


def make_vault(
    count: int, folder: Path = FOLDER, *, only: str = "", versions: int = VERSIONS
) -> Path:
    """Return a vault of `count` notes under `folder`, made when it is not there yet.

    `only` is the one kind that all notes are of; '' makes every kind.
    """
    length = "" if versions == VERSIONS else str(versions)
    root = folder / "-".join(filter(None, ("vault", str(count), length, only)))
    ready = root.with_name(f"{root.name}.klaar")
    if ready.exists():
        return root
    write_vault(root, notes(count, only=only), seed=count, versions=versions)
    ready.touch()
    return root


def write_vault(
    root: Path, made: Iterable[tuple[str, str]], *, seed: int, versions: int = VERSIONS
) -> None:
    """Make a vault of these notes with a history, in place of what was there."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    for path, text in made:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (root / "raadsboek.yaml").write_text(_SETTINGS, encoding="utf-8")
    write_history(root, seed=seed, versions=versions)


_SETTINGS = """\
organen:
  - naam: OR Zorggroep De Linden
    soort: OR
    regeling: WOR
    zetels: 9
secretaris:
  naam: S. de Wit
  email: or@delinden.example
"""


def notes(count: int, *, only: str = "") -> Iterator[tuple[str, str]]:
    """Yield (path, text) of `count` notes, of every kind or of one."""
    chance = random.Random(count)
    sequences: dict[tuple[str, int], int] = {}
    kinds = [kind for kind in KINDS if only in ("", kind.name) for _ in range(_SHARES[kind.name])]
    for position in range(count):
        kind = kinds[position % len(kinds)]
        age = chance.randrange(365 * YEARS)
        date = TODAY - datetime.timedelta(days=age - 60)
        year = date.year if kind.by_year else 0
        sequence = sequences[kind.name, year] = sequences.get((kind.name, year), 0) + 1
        number = format_number(kind.number_form, year=year, sequence=sequence)
        title = " ".join(chance.choices(_WORDS[20:], k=4)).capitalize()
        place = f"{kind.folder}/{year}" if kind.by_year else kind.folder
        yield f"{place}/{note_name(number, title)}", _text(kind, number, title, date, chance)


def _text(kind: Kind, number: str, title: str, date: datetime.date, chance: random.Random) -> str:
    lines = [f"soort: {kind.name}"]
    for item in fields_of(kind.struct):
        if item.by_program or item.key == ORGAN_KEY:
            continue
        if item.key == "nummer":
            value = number
        elif item.key == kind.title_key:
            value = title
        elif item.key == kind.year_key or item.key == "jaar":
            value = str(date.year)
        elif item.key == kind.status_key:
            value = _status(kind, item, date, chance)
        else:
            value = _VALUES[item.shape](item, date, chance)
        if value:
            lines.append(f"{item.key}: {value}")
    body = [" ".join(chance.choices(_WORDS, k=60)).capitalize() + "." for _ in range(5)]
    body.insert(2, f"## {chance.choice(_WORDS[20:]).capitalize()}")
    body.append(f"Zie [[B-{date.year}-{chance.randrange(1, 90):03}]].")
    return "---\n" + "\n".join(lines) + "\n---\n\n" + "\n\n".join(body) + "\n"


def _status(kind: Kind, item: Field, date: datetime.date, chance: random.Random) -> str:
    """Old matters are closed, as in life; a few stay open."""
    still_open = (TODAY - date).days < 45 or chance.random() < 0.004
    asking = kind.open_statuses | kind.waiting_statuses
    fitting = [choice for choice in item.choices if (choice in asking) == still_open]
    return chance.choice(fitting or list(item.choices))


def _days(item: Field, date: datetime.date, chance: random.Random) -> str:
    del item
    return (date + datetime.timedelta(days=chance.randrange(30))).isoformat()


def _people(item: Field, date: datetime.date, chance: random.Random) -> str:
    del date
    if not item.many:
        return chance.choice(PEOPLE)
    return "[" + ", ".join(chance.sample(PEOPLE, chance.choice((1, 1, 2)))) + "]"


def _reference(item: Field, date: datetime.date, chance: random.Random) -> str:
    del item
    return f'"[[V-{date.year}-{chance.randrange(1, 20):02}]]"'


_VALUES: dict[Shape, Callable[[Field, datetime.date, random.Random], str]] = {
    Shape.TEXT: lambda _item, _date, chance: " ".join(chance.choices(_WORDS, k=3)),
    Shape.DATE: _days,
    Shape.TIME: lambda _item, _date, chance: f'"{chance.randrange(9, 17):02}:30"',
    Shape.CHOICE: lambda item, _date, chance: chance.choice(item.choices),
    Shape.REFERENCE: _reference,
    Shape.PERSON: _people,
    Shape.VOTES: lambda _item, _date, chance: f"{chance.randrange(4, 8)}-{chance.randrange(3)}-1",
    Shape.MONEY: lambda _item, _date, chance: f"{chance.randrange(50, 5000)},50",
    Shape.QUANTITY: lambda _item, _date, chance: str(chance.randrange(1, 6)),
    Shape.INTEGER: lambda _item, _date, chance: str(chance.randrange(1, 4)),
}


if __name__ == "__main__":
    length = int(sys.argv[2]) if len(sys.argv) > 2 else VERSIONS
    print(make_vault(int(sys.argv[1]), versions=length))
