"""The question log: themes, and noticing who somebody is."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.constituency.log import Asked, by_theme, themes_of
from raadsboek.core.constituency.personal import people_noticed

NAMES = ("Noor van Dijk", "Omar El-Idrissi", "In den Bosch")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mag mijn rooster nog veranderen?", ()),
        ("@noor vraagt of het mag", ("@noor",)),
        ("Bel mij op 06-12345678 of 0612345678.", ("06-12345678", "0612345678")),
        ("Ik ben te bereiken op +31 6 12 34 56 78", ("+31 6 12 34 56 78",)),
        ("Stuur het naar p.smit@delinden.example!", ("p.smit@delinden.example",)),
        ("Geldt het vanaf 01-03-2024 10 uur?", ()),
        ("Het rooster van 2024-03-01 0800 uur", ()),
        ("Volgens mevrouw de Vries mag het", ("de Vries",)),
        ("Mag het? Groet, Karin", ("Karin",)),
        ("Noor zei dat het mocht", ("Noor",)),
        ("Weet Noor van Dijk of El-Idrissi dit?", ("Noor", "Dijk", "El-Idrissi")),
        ("In de Wijkzorg is dat zo", ()),
        ("Artikel 27 lid 1 d, nummer 2026014", ()),
    ],
)
def test_what_tells_who_somebody_is_is_noticed(text: str, found: tuple[str, ...]) -> None:
    """Short names, addresses, telephone numbers and names; days and article numbers are none."""
    assert people_noticed(text, NAMES) == found


@settings(max_examples=50)
@given(st.text(max_size=60), st.text(max_size=60))
def test_an_address_is_noticed_wherever_it_stands(before: str, after: str) -> None:
    """Whatever stands around it, and nothing that is typed is an error."""
    found = people_noticed(f"{before} piet@linden.example {after}")
    assert any("piet@linden.example" in one for one in found)


def asked(number: int, theme: str, day: int | None = None) -> Asked:
    """Return a question about a theme, asked on a day of November."""
    when = datetime.date(2026, 11, day) if day else None
    return Asked(number=f"VR-{number}", path=f"{number}.md", text="Mag dat?", theme=theme, day=when)


def test_capitals_make_no_other_theme() -> None:
    """A theme is called as it was written most; what has none stands last, new things first."""
    log = [asked(1, "Roosters", 3), asked(2, ""), asked(3, "roosters", 9), asked(4, "roosters"),
           asked(5, "Beleid")]  # fmt: skip
    themes = by_theme(log)
    assert [theme.title for theme in themes] == ["Beleid", "Roosters", "Zonder thema"]
    assert [one.number for one in themes[1].asked] == ["VR-3", "VR-1", "VR-4"]
    assert themes_of(log) == ["roosters", "Beleid"]
