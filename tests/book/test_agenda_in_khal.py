"""The agenda file in a real agenda program: khal takes it over and shows the right days and times.

khal wants nothing but a folder and a configuration; it runs apart, as at somebody else's desk.
"""

import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book.agenda_file import agenda_file, write_agenda
from raadsboek.book.book import Book
from raadsboek.book.notes import change_keys, create
from raadsboek.core.kinds import meeting, trajectory
from raadsboek.core.note import Value

_CONFIGURATION = """\
[calendars]
[[raad]]
path = {folder}
[locale]
local_timezone = Europe/Amsterdam
default_timezone = Europe/Amsterdam
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {database}
"""
_SHOWN = ("start-long", "end-long", "title", "all-day", "description")


class Khal:
    """Somebody's own agenda."""

    def __init__(self, folder: Path) -> None:
        self._configuration = folder / "khal.conf"
        (folder / "agenda").mkdir()
        self._configuration.write_text(
            _CONFIGURATION.format(folder=folder / "agenda", database=folder / "khal.db"),
            encoding="utf-8",
        )

    def take_over(self, file: str) -> str:
        """Import a file; return what khal complains of."""
        return self._run("import", "--batch", file).stderr

    def events(self, first: datetime.date, days: int) -> list[dict[str, str]]:
        """Return what it shows of so many days."""
        fields = [part for name in _SHOWN for part in ("--json", name)]
        said = self._run("list", "--once", *fields, first.isoformat(), f"{days}d").stdout
        return [event for line in said.splitlines() for event in json.loads(line)]

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "khal", "-c", str(self._configuration), *arguments],
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", "TZ": "America/New_York"},
        )


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    """Return an empty agenda."""
    return Khal(tmp_path)


@pytest.fixture
def busy(book: Book) -> Book:
    """Return a raadsboek with a meeting in winter, one in summer, one without a time, and terms."""
    for day, begin in (("2026-12-17", "13:30"), ("2027-07-01", "09:00"), ("2027-03-02", "")):
        create(
            book,
            meeting.KIND,
            {"titel": f"Raad; {day}, één", "datum": day, "van": begin, "tot": begin and "15:30"},
            now=NOW,
        )
    happened: list[Value] = ["2026-09-01 aanvraag", "2026-10-28 besluit afwijkend, met redenen"]
    dossier: dict[str, Value] = {"titel": "Reorganisatie", "vorm": "advies"}
    create(
        book,
        trajectory.KIND,
        {**dossier, "status": "besluit ontvangen", "gebeurtenissen": happened},
        now=NOW,
    )
    return book


def test_it_takes_the_file_over_without_complaint(busy: Book, khal: Khal, tmp_path: Path) -> None:
    """Times are those of Amsterdam, in winter and in summer; terms fill their day."""
    made = agenda_file(busy, now=NOW)
    assert khal.take_over(write_agenda(busy, made, str(tmp_path / "raad.ics"))) == ""

    shown = khal.events(NOW.date(), 300)
    assert [(one["start-long"], one["title"]) for one in shown] == [
        ("2026-11-30", "Beroep bij de Ondernemingskamer: laatste dag · Reorganisatie"),
        ("2026-11-30", "Uitvoering opgeschort: laatste dag · Reorganisatie"),
        ("2026-12-17 13:30", "Raad; 2026-12-17, één OR De Linden"),
        ("2027-03-02", "Raad; 2027-03-02, één OR De Linden"),
        ("2027-07-01 09:00", "Raad; 2027-07-01, één OR De Linden"),
    ]
    assert [one["all-day"] for one in shown] == ["True", "True", "False", "True", "False"]
    assert "veilige dag: vr 27 november 2026" in shown[0]["description"]


def test_a_second_file_changes_what_is_there(busy: Book, khal: Khal, tmp_path: Path) -> None:
    """Nothing stands there twice: the meeting and the term move."""
    file = str(tmp_path / "raad.ics")
    khal.take_over(write_agenda(busy, agenda_file(busy, now=NOW), file))
    before = khal.events(NOW.date(), 300)
    change_keys(busy, "V-2026-01", {"van": "14:00"}, now=NOW)
    happened: list[Value] = ["2026-09-01 aanvraag", "2026-11-02 besluit afwijkend, met redenen"]
    change_keys(busy, "D-2026-001", {"gebeurtenissen": happened}, now=NOW)
    assert khal.take_over(write_agenda(busy, agenda_file(busy, now=NOW), file)) == ""

    after = khal.events(NOW.date(), 300)
    assert len(after) == len(before) == 5
    assert [one["start-long"] for one in after][:3] == [
        "2026-12-02",
        "2026-12-02",
        "2026-12-17 14:00",
    ]
