"""The whole cycle of a meeting, by keyboard: from the plan of the year until it is closed."""

from pathlib import Path

import pytest
from following import SIZES, Seen, follow, note, problems_after
from git_facts import git, subjects

from conftest import NOW
from guide.cycle_walk import DAYS, DECISION, DROPPED, EARLIER, MEETING, NEXT
from raadsboek.book.opening import open_book
from raadsboek.book.past import note_in
from raadsboek.core.meetings.adopted import Seal, seal_of, text_digest
from raadsboek.core.problem import Severity

SEEN: Seen = {
    "jaarplan": ("Jaarplan 2027", "do 14", "Raadsvergadering", "zomervakantie: een week eerder"),
    "jaarplan-vraag": ("11 x Raadsvergadering", "6 x Overlegvergadering", "Maken (j)"),
    "agenda-maken": ("120 van 120 min", "WACHT OOK", "te laat sinds", DROPPED),
    "agenda-passend": ("100 van 120 min", "Nieuw jaarplan"),
    "vandaag-agenda": ("agenda uiterlijk do 10 dec", "art. 14 lid 2 g WOR", "nog te regelen: zaal"),
    "draaiboek": ("◂ concept", "De agenda moet uiterlijk do 10 dec verzonden zijn.", "○ zaal"),
    "verzonden": ("Aan, met korte namen:", "vandaag", "Stukken: V-2026-17, V-2026-15"),
    "vaststellen": (f"✓ {EARLIER}", "akkoord nodig: raad", "V-2026-13", f"Waar  {MEETING}"),
    "aangehouden": ("AANGEHOUDEN 1", "8-1-0 · klopt", "verg. do 14 jan"),
    "draaiboek-verslag": ("◂ concept", "laat het verslag vaststellen", "geen brief"),
    "correctie": ("[-tevreden-]{+blij+}", "Enter neemt dit over."),
    "vastgesteld": ("◂ vastgesteld", f"Vastgesteld: {MEETING}; de tekst ligt vast."),
    "nog-niet": (f"! Nog niet: Bij {DECISION} (instemming) is nog geen brief.",),
    "brief": ("een brief maken", "er is geen brief nodig"),
    "brief-gemaakt": ("P-2027-001", f"Over besluit [[{DECISION}]]."),
    "afgesloten": ("✓ gepubliceerd", "◂ afgesloten"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_cycle_of_a_meeting(demo_copy: Path, size: tuple[int, int]) -> None:
    """Plan, agenda, send mark, attend, minutes, adopt, close: each day leaves what it promised."""
    folder = demo_copy
    await follow(folder, DAYS, SEEN, size)

    the_year_is_planned(folder)
    the_meeting_tells_its_life(folder)
    what_was_adopted_is_what_the_history_has(folder)
    found = await problems_after(folder, DAYS[-1], size)
    assert [one for one in found if one.severity is not Severity.BOTTLENECK] == []
    assert [one for one in found if MEETING in one.path or DECISION in one.path] == []


def the_year_is_planned(folder: Path) -> None:
    """Seventeen meetings in one version, numbered by their days, with what must be arranged."""
    made = [one for one in subjects(folder) if one.startswith("Jaarplan 2027")]
    assert made == ["Jaarplan 2027 van OR Zorggroep De Linden: 17 vergaderingen gemaakt"]
    planned = [note(folder, f"V-2027-{number:02}") for number in range(1, 18)]
    days = [one.text("datum") for one in planned]
    assert days == sorted(days)
    assert all(one.texts("te-regelen") == ["zaal", "lunch"] for one in planned)


def the_meeting_tells_its_life(folder: Path) -> None:
    """The keys of the meeting hold what was done with it, in the words of the secretary."""
    meeting = note(folder, MEETING)
    (sent,) = meeting.texts("verzonden")
    assert sent.startswith("2026-12-08 agenda voor 2026-12-17 aan @anna ")
    (carried,) = meeting.texts("doorgeschoven")
    assert carried.startswith(DROPPED)
    assert meeting.text("status") == "afgesloten"
    assert meeting.texts("correcties") == ["p1 r10 @ruud: tevreden → blij"]
    assert meeting.texts("akkoord") == [f"raad 2027-01-14 [[{NEXT}]]"]
    assert meeting.text("gepubliceerd") == "2027-01-21"
    assert "De OR is blij." in meeting.body
    assert f"Het verslag [[{EARLIER}]] is vastgesteld." in meeting.body
    assert note(folder, EARLIER).text("vastgesteld-in") == f"[[{MEETING}]]"
    assert note(folder, "A-2026-062").text("uiterlijk") == "2027-01-14"


def what_was_adopted_is_what_the_history_has(folder: Path) -> None:
    """The version that the minutes name holds the very text that was adopted."""
    meeting = note(folder, MEETING)
    assert seal_of(meeting) is Seal.WHOLE
    version = meeting.text("vastgestelde-versie")
    raw = git(folder, "show", f"{version}:{meeting.path}")
    assert "De OR is blij." in raw
    book = open_book(folder, now=NOW)
    assert text_digest(note_in(book, meeting.path, version)) == meeting.text("vastgestelde-tekst")
    book.index.close()
