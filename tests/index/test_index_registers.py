"""A register by year and by person holds what brute force over the notes would."""

import datetime
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_world import World, note, vaults

from raadsboek.core.kinds import KINDS, action, decision
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Note
from raadsboek.index import listing
from raadsboek.index.sorting import fold

YEARS = ("2025", "2026", "2027")


def year_of(item: Note, kind: Kind) -> str:
    """Return the year of a note the slow way: of its day, else its number, else its folder."""
    day = item.text(kind.date_key).strip() if kind.date_key else ""
    try:
        if datetime.date.fromisoformat(day).isoformat() == day:
            return day[:4]
    except ValueError:
        pass
    for text in (item.text("nummer"), item.path):
        found = [part for part in re.findall(r"\d+", text) if re.fullmatch("(19|20)..", part)]
        if found:
            return str(found[0])
    return ""


def people_of(item: Note, kind: Kind) -> set[str]:
    """Return whose note it is: who its key names; of a kind without one, who its text does."""
    if kind.person_key:
        return {fold(name.strip()) for name in item.texts(kind.person_key) if name.strip()}
    return {fold(name) for name in re.findall(r"@(\w+)", item.body)}


@st.composite
def named_vaults(draw: st.DrawFn) -> dict[str, Note]:
    """Make up a folder of notes whose text may mention people."""
    made = draw(vaults())
    ends = st.sampled_from(("", " Aan @anna.", " (@Noor, @anna-b)", " a@noor.example"))
    return {
        path: note(path, item.meta, f"{item.body}{draw(ends)}", item.problems)
        for path, item in made.items()
    }


asked_years = st.sampled_from(("", *YEARS))
asked_people = st.sampled_from(("", "anna", "Noor", "bakker"))


@given(named_vaults(), st.sampled_from(KINDS), asked_years, asked_people)
@settings(max_examples=50, deadline=None)
def test_a_register_is_what_brute_force_finds(
    made: dict[str, Note], kind: Kind, year: str, person: str
) -> None:
    """Year and person narrow a list, and both pickers offer exactly what there is."""
    look_through(made, kind, year, person)


@pytest.mark.torture
@given(named_vaults(), st.sampled_from(KINDS), asked_years, asked_people)
@settings(max_examples=500, deadline=None)
def test_a_register_is_always_what_brute_force_finds(
    made: dict[str, Note], kind: Kind, year: str, person: str
) -> None:
    """The same with many more folders."""
    look_through(made, kind, year, person)


def look_through(made: dict[str, Note], kind: Kind, year: str, person: str) -> None:
    """Ask the register, and find the same notes the slow way."""
    of_kind = {p: one for p, one in made.items() if one.text("soort").strip() == kind.name}
    plain = {
        path: one
        for path, one in of_kind.items()
        if "anna-b" not in one.body and "a@" not in one.body
    }
    with TemporaryDirectory() as folder:
        index = World(made).index(Path(folder))
        index.refresh()
        order = index.ask(listing.order, kind, year=year, person=person)
        found = {row.path for row in index.ask(listing.page, order, 0, 99)}
        expected = {
            path
            for path, one in plain.items()
            if (not year or year_of(one, kind) == year)
            and (not person or fold(person) in people_of(one, kind))
        }
        assert found & plain.keys() == expected
        years = {year_of(one, kind) for one in of_kind.values()} - {""}
        assert index.ask(listing.years, kind.name) == sorted(years, reverse=True)
        people = index.ask(listing.people, kind.name)
        for name in ("anna", "noor", "bakker"):
            number = sum(name in people_of(one, kind) for one in plain.values())
            assert people.get(name, 0) >= number
        index.close()


@pytest.mark.parametrize(
    ("kind", "meta", "body", "people"),
    [
        (decision.KIND, {}, "De OR machtigt @Anna-B en @noor. Zie a@b.nl", ["anna-b", "noor"]),
        (decision.KIND, {}, "Niemand", []),
        (action.KIND, {"wie": ["anna", "@Noor"]}, "Samen met @bas", ["anna", "noor"]),
    ],
)
def test_whose_a_note_is(
    tmp_path: Path, kind: Kind, meta: dict[str, str], body: str, people: list[str]
) -> None:
    """An action is its owners'; a decision is of whoever it mentions, and an address is nobody."""
    made = note("x/1.md", {"soort": kind.name, **meta}, body)
    index = World({made.path: made}).index(tmp_path)
    index.refresh()
    assert list(index.ask(listing.people, kind.name)) == people
    index.close()
