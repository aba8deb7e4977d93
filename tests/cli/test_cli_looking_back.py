"""`--op DATUM`: which verbs look back, why the others do not, and that they tell what was then."""

import datetime
import subprocess
from collections.abc import Set
from pathlib import Path

import pytest

from raadsboek.cli.main import COMMANDS, Verbs, run

BACK = {
    "lijst": ["besluiten"],
    "toon": ["B-2026-002"],
    "jaarplan": ["2027"],
    "jaar": [],
    "jaarkalender": [],
    "werkplan": [],
    "jaarverslag": ["--tellingen"],
    "agenda": ["V-2026-04"],
    "stukken": [],
    "stap": ["V-2026-05"],
    "regel": ["V-2026-05"],
    "aanwezig": ["V-2026-04"],
    "standpunten": ["D-2026-001"],
    "scholing": [],
    "vragen": [],
    "brief": ["D-2026-001"],
    "postlijst": ["V-2026-04"],
    "document": [],
    "traject": ["D-2026-001"],
    "vandaag": [],
    "acties": [],
    "termijnen": [],
    "zoek": ["thuiswerken"],
    "herkomst": ["B-2026-002"],
    "geschiedenis": ["B-2026-002"],
    "verkiezing": [],
    "vacature": [],
    "begroting": [],
    "inwerken": [],
}
"""The verbs that look back, each with a question."""

FILES = {"document", "stukken"}
"""Those of them that make a file outside."""

OFTEN = {"inwerken", "jaar", "jaarverslag", "scholing", "vragen", "werkplan"}
"""Those that are asked in each run; the others among the slow tests."""

OF_A_DAY = {"geldt", "leden", "rooster", "verzendlijst", "zittingen"}
"""Here `--op` is a day of life itself, by what is known now."""

ON_A_DAY = {"argument", "publiceren", "vaststellen", "verzonden", "vraag"}
"""Here `--op` is the day on which what is written down was done."""

_ONLY_HERE = "stands beside the history, on this computer only"
_WRITES = "makes or changes something, and that is done now"
_FOLDER = "is about the folder as it lies there"

NOT_BACK = {
    **dict.fromkeys(("adressen", "contacten", "kandidaten", "persoonsgegevens"), _ONLY_HERE),
    **dict.fromkeys(("coaching", "prive", "raadsboeken", "sleutel"), _ONLY_HERE),
    **dict.fromkeys(("init", "nieuw", "wijzig", "verplaats", "oplegnotitie", "mail"), _WRITES),
    **dict.fromkeys(("agenda.ics", "vastleggen", "corrigeer", "terugleggen"), _WRITES),
    **dict.fromkeys(("amendement", "nieuwsbrief", "leesmap"), _WRITES),
    **dict.fromkeys(("inlezen", "overnemen", "vernietigen", "overdracht", "openen"), _WRITES),
    **dict.fromkeys(("bijwerken", "kiezen", "delen", "versleutelen", "ondertekenen"), _WRITES),
    **dict.fromkeys(("postvak", "bijlage", "controleer", "index", "huisstijl", "bewaren"), _FOLDER),
    "controleer-document": "holds a file against every version by itself",
    **dict.fromkeys(("artikel", "reken", "zetels"), "needs no raadsboek: the law has its own day"),
}
"""Why the other verbs cannot be asked of an earlier day."""

DAY = datetime.date(2026, 6, 1)
NOW = datetime.datetime(2026, 11, 22, 14, 3, tzinfo=datetime.UTC)


def test_each_verb_looks_back_or_says_why_not() -> None:
    """A new verb gets `--op`, or a reason in this list."""
    has, own = set(), set()
    verbs = Verbs()
    for name, _ in COMMANDS:
        command = verbs.get_command(None, name)  # type: ignore[arg-type]  # it asks for nothing
        assert command is not None
        found = [one.name for one in command.params if "--op" in one.opts]
        has |= {name for one in found if one == "_then"}
        own |= {name for one in found if one != "_then"}
    assert has == BACK.keys()
    assert own == OF_A_DAY | ON_A_DAY
    every = {name for name, _ in COMMANDS}
    assert every == BACK.keys() | OF_A_DAY | ON_A_DAY | NOT_BACK.keys()


@pytest.mark.parametrize(
    "verbs",
    [OFTEN, pytest.param(BACK.keys() - OFTEN - FILES, marks=pytest.mark.torture)],
    ids=["often", "others"],
)
def test_what_is_told_of_a_day_is_what_was_told_on_that_day(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], verbs: Set[str]
) -> None:
    """Each answer equals that of a copy that stopped at that day, asked on that day."""
    ask = ["git", "-C", str(demo), "rev-list", "-1", f"--before={DAY} 23:59:59", "HEAD"]
    version = subprocess.run(ask, capture_output=True, check=True, text=True).stdout.strip()
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", str(demo), str(copy)], check=True)
    subprocess.run(["git", "-C", str(copy), "reset", "-q", "--hard", version], check=True)
    evening = datetime.datetime.combine(DAY, datetime.time(23, 59), NOW.tzinfo)
    for verb in sorted(verbs):
        asked = [verb, *BACK[verb]]
        codes = [run([*asked, "--op", f"{DAY}", "--map", str(demo)], now=NOW)]
        then = capsys.readouterr()
        codes.append(run([*asked, "--map", str(copy)], now=evening))
        that_day = capsys.readouterr()
        assert codes == [0, 0], (verb, then.err)
        assert then.out == that_day.out, verb
        assert then.err.startswith("Stand op ma 1 juni 2026"), verb
        told = set(then.err.splitlines()[1:])
        assert told <= set(that_day.err.splitlines()), verb


def test_what_changes_something_is_refused_there(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence says why, and not that something is missing."""
    for asked in (
        ["werkplan", "--voortgang", "W-2026-01=20"],
        ["vragen", "--noteer", "Mag dat?"],
        ["jaarverslag", "2025"],
        ["inwerken", "@anna"],
        ["aanwezig", "V-2026-04", "--mk", "anna"],
    ):
        code = run([*asked, "--op", f"{DAY}", "--map", str(demo)], now=NOW)
        told = capsys.readouterr()
        assert (code, told.out) == (5, ""), asked
        assert "zoals het op 1 juni 2026 was; daarin verandert niets" in told.err, asked
