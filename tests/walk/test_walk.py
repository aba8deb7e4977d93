"""The walk of the guide, by keyboard: minutes, vastleggen, finding back, quitting by accident."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from following import SIZES
from git_facts import git, is_clean, subjects, trailers

from guide.minutes_walk import MEETING, SLIP, find_back, pick_up, record, slip, take_minutes
from guide.secretary import Secretary, at_work

DECISIONS = {
    "B-2026-030": ("Het verslag van 17 september wordt vastgesteld", "9-0-0"),
    "B-2026-031": ("Een werkgroep van drie leden volgt de uitvoering", "8-0-1"),
    "B-2026-032": ("De OR stemt in met een proef van drie maanden", "7-2-0"),
}
ACTIONS = {
    "A-2026-062": ("leden voor de werkgroep vragen", "anna", "2026-12-10", "voor 10 december"),
    "A-2026-063": (
        "brief over de formatie aan de bestuurder schrijven",
        "marijke",
        "2026-12-10",
        "over twee weken",
    ),
    "A-2026-064": (
        "ervaringen van de nachtdienst ophalen",
        "noor",
        "2026-12-17",
        "voor volgende vergadering",
    ),
    "A-2026-065": ("de proef op de agenda zetten", "ruud", "2027-01-31", "eind januari"),
    "A-2026-066": (
        "de achterban over de proef berichten",
        "bakker",
        "2026-11-27",
        "voor vrijdag",
    ),
}
PROMISE = "T-2026-017"

SEEN: Mapping[str, tuple[str, ...]] = {
    "vandaag": ("VOLGENDE VERGADERING", "do 26 nov 13:30", "vandaag", "w Notulen"),
    "notulen": ("V-2026-16 Overlegvergadering do 26 nov", "BESLUIT 0", "F4 Aanwezig"),
    "machtiging": ("Wie stemt namens Wouter de Graaf?",),
    "aanwezig": ("machtigt Anna Verho", "Aanwezig 8 van 9, quorum. Met machtigingen 9 stemmen."),
    "naam-kiezen": ("ACTIE @anna voor 10", "▸marijke"),
    "begrepen": ("anna do 10 dec", "marijke do 10 dec", "verg. do 17 dec", "8-0-1 · klopt"),
    "vastleggen": (
        "besluit     9-0-0  Het verslag van 17 september wordt vastgesteld",
        "actie       @ruud · zo 31 jan  de proef op de agenda zetten",
        "toezegging  @bestuurder · do 17 dec  overzicht van de formatie",
    ),
    "vastgelegd": (
        "Vastgelegd 15:32: 3 besluiten, 5 acties, 1 toezegging",
        "B-2026-030",
        "ACTIE A-2026-066 @bakker",
    ),
    "acties": ("Acties  3 open van 74  met: proef", "A-2026-066", "vr 27 nov", "Zoals gezegd"),
    "lijst-kiezen": ("Besluiten              36",),
    "besluiten": ("B-2026-030", "B-2026-031", "▸ B-2026-032", "7-2-0", "Agendapunt   4"),
    "geschiedenis": ("B-2026-032 De OR stemt in met een proef", "26 nov 15:32", "Sanne de Wit"),
    "halverwege": ("elke maand", "versl", "15:41"),
    "vandaag-concept": ("1 concept bewaard", MEETING),
    "concept": ("Van vandaag om 15:41", "{+", "Concept gebruiken (g)"),
    "concept-opgeslagen": ("Opgeslagen 15:46", "verslag."),
}
"""What the screen must show at each stop, whatever its size."""


def check(stop: str, secretary: Secretary) -> None:
    """Ask that everything is on the screen that the guide promises there."""
    screen = secretary.screen
    missing = [words for words in SEEN[stop] if words not in screen]
    assert not missing, f"{stop}: {missing} not on\n{screen}"


def note(folder: Path, number: str) -> str:
    """Return the text of a note as it is on disk."""
    (file,) = folder.rglob(f"{number} *.md")
    return file.read_text(encoding="utf-8")


def keys(folder: Path, number: str) -> dict[str, str]:
    """Return the lines `key: value` at the top of a note."""
    top = note(folder, number).split("---\n")[1]
    return dict(line.split(": ", 1) for line in top.splitlines() if ": " in line)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_walk(demo_copy: Path, size: tuple[int, int]) -> None:
    """From the start screen to numbered notes and back to the sentence that was left."""
    folder = demo_copy
    before = len(subjects(folder))
    async with at_work(folder, "13:28", size) as secretary:
        async for stop in take_minutes(secretary):
            check(stop, secretary)
        assert subjects(folder)[0] == f"{MEETING} gewijzigd: aanwezig, afwezig-mk, machtigingen"
        assert keys(folder, MEETING)["status"] == "agenda concept"

        async for stop in record(secretary):
            check(stop, secretary)
        numbers_are_given(folder)
        assert len(subjects(folder)) == before + 2

        async for stop in find_back(secretary):
            check(stop, secretary)

        async for stop in slip(secretary):
            check(stop, secretary)
    assert not secretary.app.is_running
    assert SLIP not in note(folder, MEETING)
    assert is_clean(folder)

    async with at_work(folder, "15:45", size) as secretary:
        async for stop in pick_up(secretary):
            check(stop, secretary)
        assert f"\n{SLIP}ag.\n" in note(folder, MEETING)
        assert subjects(folder)[0] == f"{MEETING} gewijzigd: tekst"
        await secretary.press("escape", "v")
        assert "CONCEPT" not in secretary.screen
    assert is_clean(folder)


def numbers_are_given(folder: Path) -> None:
    """Ask that files and history tell what was typed: every note, both ways, in one version."""
    minutes = note(folder, MEETING)
    for number, (title, votes) in DECISIONS.items():
        found = keys(folder, number)
        assert (found["titel"], found["stemming"], found["status"]) == (title, votes, "genomen")
        assert found["vergadering"] == f'"[[{MEETING}]]"'
        assert f"BESLUIT {number}: {title}." in minutes
    for number, (title, who, day, words) in ACTIONS.items():
        found = keys(folder, number)
        assert (found["titel"], found["wie"], found["uiterlijk"]) == (title, f"[{who}]", day)
        assert (found["termijn"], found["status"]) == (words, "open")
        assert found["vergadering"] == f'"[[{MEETING}]]"'
        assert f"ACTIE {number} @{who} {words}: {title}" in minutes
    assert keys(folder, PROMISE)["door"] == "[bestuurder]"
    assert keys(folder, PROMISE)["uiterlijk"] == "2026-12-17"
    meeting = keys(folder, MEETING)
    assert meeting["status"] == "verslag concept"
    assert meeting["afwezig-mk"] == "[wouter]"
    assert meeting["machtigingen"] == "[wouter machtigt anna]"

    numbers = {MEETING, *DECISIONS, *ACTIONS, PROMISE}
    told = trailers(folder)
    assert told[0] == ("Raadsboek-Actie", "vastleggen")
    assert {value for key, value in told[1:] if key == "Raadsboek-Nummer"} == numbers
    assert len(told) == 1 + len(numbers)
    assert subjects(folder)[0] == f"{MEETING} vastgelegd: 3 besluiten, 5 acties, 1 toezegging"
    changed = git(folder, "show", "--format=", "--name-only", "-z", "HEAD").split("\0")
    assert {Path(name).name.split(" ")[0] for name in changed if name} == numbers
    assert is_clean(folder)
