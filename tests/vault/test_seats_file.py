"""The seats by law on disk: the table at each bound, and what is wrong with its line and key."""

import datetime
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.council import LAW_OF_FORM
from raadsboek.core.seats import SeatRule, band_words, rule_of
from raadsboek.core.terms.procedure import Confidence
from raadsboek.vault.procedures import PROCEDURES, LawUnreadable, read_law
from raadsboek.vault.seats import read_seats

TODAY = datetime.date(2026, 11, 22)


def wor() -> SeatRule:
    """Return the rule of the WOR."""
    rule = rule_of(read_seats(), "WOR", TODAY)
    assert rule is not None
    return rule


@pytest.mark.parametrize(
    ("first", "last", "seats"),
    [
        (1, 49, 3),
        (50, 99, 5),
        (100, 199, 7),
        (200, 399, 9),
        (400, 599, 11),
        (600, 999, 13),
        (1000, 1999, 15),
        (2000, 2999, 17),
        (3000, 3999, 19),
        (4000, 4999, 21),
        (5000, 5999, 23),
        (6000, 1_000_000, 25),
    ],
)
def test_the_table_holds_at_both_bounds(first: int, last: int, seats: int) -> None:
    """Art. 6 lid 1 WOR: an upper bound belongs to the next group."""
    assert (wor().seats(first), wor().seats(last)) == (seats, seats)


def test_a_hundred_and_eighty_people_have_seven_seats() -> None:
    """The example of the task, with where it comes from."""
    found = wor().band(180)

    assert found is not None
    assert (found[0].seats, band_words(*found)) == (7, "100 tot en met 199 personen")
    assert (wor().article, wor().confidence) == ("art. 6 lid 1 WOR", Confidence.STATUTE)
    assert wor().source.startswith("https://")


@given(st.integers(1, 20_000))
def test_more_people_never_have_fewer_seats(staff: int) -> None:
    """And the number is odd, so that a vote can be decided."""
    seats, more = wor().seats(staff), wor().seats(staff + 1)

    assert seats is not None
    assert more is not None
    assert seats % 2 == 1
    assert seats <= more


def test_every_law_says_something() -> None:
    """The other laws give no number, and say why."""
    rules = {law: rule_of(read_seats(), law, TODAY) for law in LAW_OF_FORM.values()}

    assert all(rules.values())
    assert [law for law, rule in rules.items() if rule and rule.words] == ["Wmcz 2018", "Wms"]
    assert rule_of(read_seats(), "BW", TODAY) is None


def test_the_months_of_service_are_those_since_2022() -> None:
    """Three to vote, three to stand, fifteen for agency workers; not read in the act itself."""
    assert [(one.months, one.confidence) for one in wor().service] == [
        (3, Confidence.SECONDARY),
        (3, Confidence.SECONDARY),
        (15, Confidence.SECONDARY),
    ]
    assert {one.since for one in wor().service} == {datetime.date(2022, 1, 1)}


def changed(folder: Path, old: str, new: str) -> Path:
    """Return a copy of the law in which one piece of the file reads otherwise."""
    copy = folder / "procedures"
    shutil.copytree(PROCEDURES, copy)
    file = copy / "zetels.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{vanaf: 100, zetels: 7}", "{vanaf: 40, zetels: 7}", "regel 17, vanaf: 'vanaf' is niet"),
        ("{vanaf: 100, zetels: 7}", "{vanaf: 100, zetels: 5}", "regel 17, zetels: 'zetels' is"),
        ("{vanaf: 100, zetels: 7}", "{vanaf: veel, zetels: 7}", "regel 17, vanaf: 'vanaf' moet"),
        ("{vanaf: 100, zetels: 7}", "{vanaf: 100}", "regel 17, zetels: 'zetels'"),
        ("{vanaf: 100, zetels: 7}", "zeven", "regel 17, zetels: Onder 'zetels' horen sleutels."),
        ("{vanaf: 1, zetels: 3}", "{vanaf: 2, zetels: 3}", "regel 15, vanaf: De eerste groep"),
        ("zekerheid: S\n", "zekerheid: zeker\n", "regel 8, zekerheid: 'zekerheid' kan niet"),
        ("bronnen: [wor2020]", "bronnen: [wor1979]", "regel 9, bronnen: De bron 'wor1979'"),
        ("    afwijken:", "    afwijkt:", "regel 10, afwijkt: 'afwijkt' hoort hier niet."),
        ("gecontroleerd: 2026-11-22", "gecontroleerd: 2026-11-31", "regel 7, gecontroleerd:"),
        ("regels:\n", "rijen:\n", "regel 3, rijen: 'rijen' hoort hier niet."),
        ("sinds: 2022-01-01", "sinds: ooit", "sinds: 'sinds' moet een datum zijn"),
        ("uitleg: De wet noemt geen aantal leden.", "opmerking: x", "uitleg: Er hoort een van"),
    ],
)
def test_a_fault_is_named_with_its_line_and_key(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    """Whoever changes the file finds the place."""
    with pytest.raises(LawUnreadable) as refused:
        read_seats(changed(tmp_path, old, new))

    assert any(line.startswith("zetels.yaml, ") and told in line for line in refused.value.lines)


def test_a_newer_version_stands_beside_the_old(tmp_path: Path) -> None:
    """A day gets the version that held then; before the oldest that one."""
    newer = """\
regels:
  - wet: WOR
    artikel: art. 6 lid 1 WOR
    gelezen: een wet van later
    gecontroleerd: 2029-01-01
    zekerheid: S
    geldig-vanaf: 2029-01-01
    zetels:
      - {vanaf: 1, zetels: 4}
"""
    rules = read_seats(changed(tmp_path, "regels:\n", newer))
    found = {
        day: rule.seats(1)
        for day in (TODAY, datetime.date(2028, 12, 31), datetime.date(2029, 1, 1))
        if (rule := rule_of(rules, "WOR", day)) is not None
    }

    assert list(found.values()) == [3, 3, 4]
    assert rule_of([one for one in rules if one.valid_from], "WOR", TODAY) is not None


def test_the_file_is_no_procedure() -> None:
    """The procedures are read as if it were not there."""
    assert "zetels" not in read_law().names()
