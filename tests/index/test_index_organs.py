"""Every question about one organ is answered as brute force over its notes would."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_world import WORDS, World, note, vaults

from raadsboek.core.council import Council, CouncilForm, Settings
from raadsboek.core.kinds import KINDS
from raadsboek.core.note import Note
from raadsboek.index import deadlines, finding, listing, searching
from raadsboek.index.organs import condition, whose_of

SHORTS = ("or", "cr", "or2")
COUNCILS = Settings(
    councils=(
        Council(name="OR De Linden", short="or"),
        Council(name="CR De Linden", short="cr", form=CouncilForm.CLIENT_COUNCIL),
        Council(name="OR De Lindenhof", short="or2"),
    )
)
named = st.sampled_from(("", "or", "cr", "CR ", "or2", "Or2", "vgwm"))


@st.composite
def shared_vaults(draw: st.DrawFn) -> dict[str, Note]:
    """Make up a small folder of notes of several organs, in whatever way they are named."""
    made = draw(vaults(max_size=15))
    return {
        path: note(path, {**item.meta, "orgaan": draw(named)}, item.body, item.problems)
        for path, item in made.items()
    }


@given(shared_vaults(), st.sampled_from(SHORTS), st.data())
@settings(max_examples=30, deadline=None)
def test_no_answer_mixes_the_organs(made: dict[str, Note], organ: str, data: st.DataObject) -> None:
    """What is asked of one organ is what is asked of all, without the notes of the others."""
    ask_of_one(made, organ, data)


@pytest.mark.torture
@given(shared_vaults(), st.sampled_from(SHORTS), st.data())
@settings(max_examples=400, deadline=None)
def test_no_answer_ever_mixes_the_organs(
    made: dict[str, Note], organ: str, data: st.DataObject
) -> None:
    """The same with many more folders."""
    ask_of_one(made, organ, data)


def ask_of_one(made: dict[str, Note], organ: str, data: st.DataObject) -> None:
    """Ask everything of one organ and of all, and compare."""
    kind = data.draw(st.sampled_from(KINDS))
    word = data.draw(st.sampled_from(WORDS))
    whose = whose_of(SHORTS, organ)
    own = {path for path, item in made.items() if COUNCILS.organ_of(item.meta) == organ}
    with TemporaryDirectory() as folder:
        index = World(made).index(Path(folder))
        index.refresh()

        everything = index.ask(listing.order, kind)
        rows = index.ask(listing.page, index.ask(listing.order, kind, whose=whose), 0, 99)
        listed = index.ask(listing.page, everything, 0, 99)
        assert rows == [row for row in listed if row.path in own]

        dues = index.ask(deadlines.open_items, whose=whose)
        assert dues == [due for due in index.ask(deadlines.open_items) if due.path in own]

        ahead = index.ask(deadlines.meetings_ahead, "2026-11-21", limit=99, whose=whose)
        both = index.ask(deadlines.meetings_ahead, "2026-11-21", limit=99)
        assert ahead == [meeting for meeting in both if meeting.path in own]

        hits = index.ask(searching.search, word, whose=whose)
        all_hits = index.ask(searching.search, word)
        assert {hit.note.path for hit in hits} == {hit.note.path for hit in all_hits} & own

        near = index.ask(finding.by_prefix, "a-2026", whose=whose)
        assert near == [one for one in index.ask(finding.by_prefix, "a-2026") if one.path in own]

        counted = index.ask(listing.kind_counts, whose)
        of_kind = [path for path in own if made[path].text("soort").strip() == kind.name]
        assert counted.get(kind.name, (0, 0))[0] == len(of_kind)
        assert index.ask(deadlines.counts, whose).notes == len(own)
        index.close()


@given(shared_vaults())
@settings(max_examples=20, deadline=None)
def test_what_is_late_is_counted_once(made: dict[str, Note]) -> None:
    """The numbers of late items by organ add up to what is late in all."""
    count_late(made)


@pytest.mark.torture
@given(shared_vaults())
@settings(max_examples=200, deadline=None)
def test_what_is_late_is_never_counted_twice(made: dict[str, Note]) -> None:
    """The same with many more folders."""
    count_late(made)


def count_late(made: dict[str, Note]) -> None:
    """Count what is late by organ, and in all."""
    with TemporaryDirectory() as folder:
        index = World(made).index(Path(folder))
        index.refresh()
        late = index.ask(deadlines.late_by_organ, "2026-11-22")
        assert sum(late.values()) == len(index.ask(deadlines.open_items, until="2026-11-21"))
        for organ in SHORTS:
            whose = whose_of(SHORTS, organ)
            number = len(index.ask(deadlines.open_items, until="2026-11-21", whose=whose))
            known = {
                one: many for one, many in late.items() if COUNCILS.council(one).short == organ
            }
            assert number == sum(known.values())
        index.close()


def test_one_organ_asks_for_nothing_extra() -> None:
    """Where there are no two organs, queries are what they always were."""
    assert whose_of((), "") is None
    assert whose_of(("or",), "or") is None
    assert condition(None) == ("", {})
