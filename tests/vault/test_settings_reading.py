"""The settings of what reading a file of others may take."""

import pytest

from raadsboek.book.reading_limits import limits_of
from raadsboek.core.council import Settings
from raadsboek.intake.limits import DEFAULT, Limits
from raadsboek.vault.settings import settings_from_bytes
from raadsboek.vault.settings_reading import SETTINGS

HEAD = "organen:\n- naam: OR De Linden\n  soort: OR\ninlezen:\n"


def test_every_limit_can_be_set() -> None:
    """Each limit of the readers has a line of its own, whose bounds hold the default."""
    assert {one.sets for one in SETTINGS.values()} == set(Limits.__struct_fields__)
    for one in SETTINGS.values():
        assert one.least <= getattr(DEFAULT, one.sets) / one.times <= one.most


def test_what_is_set_holds() -> None:
    """Numbers are read as people write them, and the rest keeps its default."""
    text = f"{HEAD}  bestand: 50 MB\n  seconden: 30\n  tekens: 1.000.000\n"

    settings, problems = settings_from_bytes(text.encode())

    assert problems == ()
    limits = limits_of(settings)
    assert (limits.file_bytes, limits.seconds) == (50_000_000, 30)
    assert (limits.text_characters, limits.parts) == (1_000_000, DEFAULT.parts)
    assert limits_of(Settings()) == DEFAULT


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("seconden: 0", "Kies een getal van 2 tot en met 600."),
        ("seconden: veel", "Kies een getal"),
        ("bestand: 50 GB", "tot en met 500 MB"),
        ("geheugen: 1", "Kies een getal van 256"),
        ("snelheid: 3", "Kies uit: bestand"),
    ],
)
def test_a_fault_costs_its_own_line(line: str, says: str) -> None:
    """What cannot be set is told, and the default of that limit holds; others are as set."""
    settings, (problem,) = settings_from_bytes(f"{HEAD}  bladzijden: 10\n  {line}\n".encode())

    assert says in problem.fix
    assert problem.code == "inlezen-ongeldig"
    assert settings.reading == {"pages": 10}


def test_no_lines_at_all() -> None:
    """A word instead of lines is told."""
    text = HEAD.replace("inlezen:", "inlezen: alles")

    settings, (problem,) = settings_from_bytes(text.encode())

    assert settings.reading == {}
    assert "seconden: 30" in problem.message
