"""One request for advice, by keyboard: from the day it came in until the appeal is given up."""

from pathlib import Path

import pytest
from following import SIZES, Seen, follow, note, problems_after
from git_facts import subjects

from guide.trajectory_walk import DAYS, MEETING, NUMBER, TITLE
from raadsboek.core.problem import Severity

LETTER = "P-2026-056"
SEEN: Seen = {
    "traject-nieuw": ("Nieuw: traject", "vr 20 november 2026"),
    "traject-begin": ("✓ vr 20 nov  adviesaanvraag ontvangen", "moet vóór: advies uitgebracht"),
    "gebeurtenis-kiezen": ("besproken in de overlegvergadering", "vragen gesteld"),
    "gebeurtenis": ("do 26 november 2026", MEETING, "Hieruit volgt geen nieuwe dag."),
    "argumenten": ("- Bezwaar: De reistijd", "- Bezwaar: Er zijn te weinig"),
    "brief-kiezen": ("Het advies", "nog niet uitgebracht"),
    "brief-concept": ("CONCEPT", f"Ons kenmerk: {LETTER} / {NUMBER}"),
    "niet-opgenomen": ("! Bezwaar: Er zijn te weinig parkeerplaatsen", "@ruud, do 26 nov"),
    "advies-weg": ("Fase: uitgebracht", "✓ vr 18 dec  advies uitgebracht", LETTER),
    "besluit-volgt": ("Uitvoering opgeschort: t/m di 30 maart 2027", "uiterlijk di 30 maart 2027"),
    "besluit-tijdlijn": ("uitvoering opgeschort, nog 32 dagen", "veilig t/m do 25 mrt"),
    "uitleg": (
        "Beroep bij de Ondernemingskamer: uiterlijk di 30 maart 2027",
        "Goede vrijdag",
        "Tweede paasdag",
        "do 25 maart 2027",
        "Niet-ontvankelijk.",
    ),
    "artikel": ("art. 26 WOR · Beroep bij de", "in eigen woorden"),
    "vandaag-beroep": ("do 25", f"{NUMBER} Beroep bij de"),
    "termijnen": ("Termijnen", "DEZE WEEK  1"),
    "twee-lezingen": ("die zeker telt", "ma 26 apr", "verdedigbaar, niet zeker"),
    "traject-klaar": ("Fase: afgerond", "daarmee vervalt: beroep bij"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_way_of_a_request_for_advice(demo_copy: Path, size: tuple[int, int]) -> None:
    """Request, meeting, letter, decision, explanation, no appeal: each day leaves what it says."""
    folder = demo_copy
    await follow(folder, DAYS, SEEN, size)

    the_dossier_tells_its_life(folder)
    found = await problems_after(folder, DAYS[-1], size)
    assert [one for one in found if one.severity is not Severity.BOTTLENECK] == []
    assert [one for one in found if NUMBER in one.path or LETTER in one.path] == []


def the_dossier_tells_its_life(folder: Path) -> None:
    """Note and history hold what was done, in the words of the secretary."""
    dossier = note(folder, NUMBER)
    assert dossier.text("titel") == TITLE
    assert dossier.text("status") == "afgerond"
    assert dossier.text("ontvangen") == "2026-11-20"
    assert dossier.text("uitgebracht") == "2026-12-18"
    assert dossier.text("besluit-ontvangen") == "2027-02-26"
    events = dossier.texts("gebeurtenissen")
    assert f"2026-11-26 overleg · [[{MEETING}]]" in events
    assert any(line.startswith(f"2026-12-18 advies · [[{LETTER}]] ") for line in events)
    assert [line for line in events if line.startswith("2027")] == [
        "2027-02-26 besluit afwijkend",
        "2027-03-24 redenen",
        "2027-03-24 geen-beroep",
        "2027-03-24 afgerond",
    ]
    letter = note(folder, LETTER)
    assert letter.text("status") == "verzonden"
    assert "CONCEPT" not in letter.body
    assert "parkeerplaatsen" in letter.body
    assert any("besluit ontvangen" in one and NUMBER in one for one in subjects(folder))
