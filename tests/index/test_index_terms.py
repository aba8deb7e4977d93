"""The open terms in the index are those that the notes have, whatever changed, in any order."""

import datetime
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from index_world import World, metas, note

from raadsboek.core.council import Council
from raadsboek.core.kinds import trajectory
from raadsboek.core.kinds.trajectory import TrajectoryForm, TrajectoryStatus
from raadsboek.core.note import Note, Value
from raadsboek.core.terms.rows import TermRow
from raadsboek.core.trajectories.dossier import work_out
from raadsboek.core.trajectories.term_rows import term_rows
from raadsboek.index import deadlines, listing, stamp, waiting
from raadsboek.index.cache import Index
from raadsboek.index.facts import columns_of
from raadsboek.index.place import index_file
from raadsboek.index.rows import FoundTerm
from raadsboek.index.terms import Counting, Terms
from raadsboek.vault.procedures import read_law

LAW = read_law()
TODAY = "2026-11-21"
SIX_WEEKS = [
    {
        "procedure": "wor.advies",
        "stap": "advice",
        "termijn": "6 weken",
        "soort": "reglement",
        "bron": "reglement art. 9",
    }
]


class House:
    """The rules of a council, which may change between two refreshes; counts how often it began."""

    def __init__(self) -> None:
        self.council = Council(name="OR")
        self.version = 1
        self.begun = 0
        self.is_readable = True
        self.kept: Mapping[str, bytes] = {}

    def terms(self) -> Terms:
        """Return what an index counts with."""
        return Terms(stamp=lambda: str(self.version), begin=self._begin)

    def _begin(self, learned: Mapping[str, bytes]) -> Counting:
        self.begun += 1
        self.kept = learned
        if not self.is_readable:
            return Counting("", lambda _note: (), dict)
        basis = repr(self.council.terms)
        return Counting(basis, self.rows, lambda: {"jaren": b"2026"})

    def rows(self, item: Note) -> list[TermRow]:
        """Return the open terms of a note: the slow, plain way."""
        if item.text("soort").strip() != "traject":
            return []
        return term_rows(work_out(item.meta, LAW, self.council))


_DAYS = st.dates(datetime.date(2026, 8, 1), datetime.date(2027, 6, 1)).map(str)
_EVENTS = st.sampled_from(
    ("aanvraag", "overleg", "advies", "besluit", "besluit afwijkend", "besluit conform", "redenen",
     "uitvoering-akkoord", "geen-beroep", "beroep", "ingetrokken", "heropend", "krom")
)  # fmt: skip


@st.composite
def dossiers(draw: st.DrawFn) -> dict[str, Value]:
    """Make up the keys of a dossier with what happened in it."""
    meta: dict[str, Value] = {
        "soort": "traject",
        "nummer": "D-2026-001",
        "titel": "Reorganisatie",
        "vorm": draw(st.sampled_from(TrajectoryForm)).value,
        "status": draw(st.sampled_from(TrajectoryStatus)).value,
    }
    lines = draw(st.lists(st.builds("{} {}".format, _DAYS, _EVENTS), max_size=5))
    if lines:
        meta["gebeurtenissen"] = list[Value](lines)
    for key in ("ontvangen", "uiterlijk", "uitgebracht", "besluit-ontvangen", "evaluatie"):
        if draw(st.integers(0, 2)) == 0:
            meta[key] = draw(st.one_of(_DAYS, st.sampled_from(("", "morgen", "9999-12-31"))))
    return meta


worlds = st.dictionaries(
    st.sampled_from(tuple(f"trajecten/2026/{number}.md" for number in range(6))),
    st.one_of(dossiers(), metas()),
    max_size=6,
)


def expected(world: World, house: House) -> list[tuple[str, TermRow]]:
    """Return every open term of every note, by path and place."""
    return [(path, row) for path, item in sorted(world.notes.items()) for row in house.rows(item)]


def own(found: FoundTerm) -> TermRow:
    """Return the part of an answer that is the term's own."""
    return TermRow(*(getattr(found, name) for name in TermRow._fields))


def assert_same(index: Index, world: World, house: House) -> None:
    """Fail unless every answer about terms is that of brute force."""
    wanted = expected(world, house)
    dated = [pair for pair in wanted if pair[1].last]
    asked = index.ask(deadlines.open_terms, "0000-00-00")
    assert [(f.path, own(f)) for f in asked] == sorted(
        dated, key=lambda pair: (pair[1].last, pair[1].lapses, pair[0], pair[1].position)
    )
    near = index.ask(deadlines.open_terms, TODAY, until="2026-12-21")
    assert {(f.path, f.position) for f in near} == {
        (path, row.position)
        for path, row in dated
        if row.safe <= "2026-12-21" and not (row.lapses and row.last < TODAY)
    }
    without = index.ask(deadlines.terms_without_day)
    assert [(f.path, own(f)) for f in without] == [pair for pair in wanted if not pair[1].last]
    late = sum(row.last < TODAY and not row.lapses for _, row in dated)
    late += len([f for f in index.ask(deadlines.open_items) if f.due < TODAY])
    assert sum(index.ask(deadlines.late_by_organ, TODAY).values()) == late
    with_terms = {path for path, _ in dated}
    assert with_terms.isdisjoint(f.path for f in index.ask(deadlines.open_items))
    _assert_lists_agree(index, world, house)
    assert index.is_sound()


def iso(text: str) -> str:
    """Return text when it is a real day in ISO form, else nothing."""
    try:
        return text if datetime.date.fromisoformat(text).isoformat() == text else ""
    except ValueError:
        return ""


def _assert_lists_agree(index: Index, world: World, house: House) -> None:
    kind = trajectory.KIND
    column = [item.key for item in columns_of(kind)].index("uiterlijk")
    order = index.ask(listing.order, kind, sort="uiterlijk")
    rows = index.ask(listing.page, order, 0, 99)
    shown = {row.path: row.cells[column] for row in rows}
    due = {one.path: one.due for one in index.ask(waiting.dossiers, None)}
    assert all(iso(shown[path]) == day for path, day in due.items())
    for path, day in shown.items():
        item = world.notes[path]
        asks = [row.last for row in house.rows(item) if row.last and not row.lapses]
        assert day == min(asks, default=item.text("uiterlijk").strip())
        filtered = index.ask(listing.order, kind, filters={"uiterlijk": day})
        assert path in [row.path for row in index.ask(listing.page, filtered, 0, 99)]
    filled = [day for day in shown.values() if day[:1].isdecimal()]
    assert filled == sorted(filled)


@given(worlds, worlds, st.booleans(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_terms_are_those_of_the_notes(
    before: dict[str, dict[str, Value]],
    after: dict[str, dict[str, Value]],
    rules_change: bool,
    touched: bool,
) -> None:
    """Whether notes, the rules of the council or both change: index and brute force agree."""
    world, house = World(), House()
    for path, meta in before.items():
        world.put(note(path, meta))
    with TemporaryDirectory() as folder:
        index = world.index(Path(folder), terms=house.terms())
        index.refresh()
        assert_same(index, world, house)
        for path in set(before) - set(after):
            world.remove(path)
        for path, meta in after.items():
            world.put(note(path, meta))
        if rules_change:
            house.council = Council(name="OR", terms=SIX_WEEKS)
        house.version += rules_change or touched
        index.refresh()
        assert_same(index, world, house)
        index.close()


def dossier(folder: Path) -> tuple[World, House, Index]:
    """Return an index of one dossier whose request came in, and of one action."""
    world, house = World(), House()
    request = {"soort": "traject", "vorm": "advies", "ontvangen": "2026-11-02"}
    world.put(note("trajecten/d.md", request))
    world.put(note("acties/a.md", {"soort": "actie"}))
    index = world.index(folder, terms=house.terms())
    index.refresh()
    return world, house, index


def test_nothing_is_begun_for_nothing(tmp_path: Path) -> None:
    """A refresh in which no dossier changed does not even ask for the law."""
    world, house, index = dossier(tmp_path)
    begun = house.begun
    world.put(note("acties/a.md", {"soort": "actie", "titel": "anders"}))
    assert index.refresh().changed == ("acties/a.md",)
    assert house.begun == begun
    house.version += 1  # a file was touched; what it says is the same
    world.reads.clear()
    assert not index.refresh()
    assert (house.begun, world.reads) == (begun + 1, [])
    assert not index.refresh()
    assert house.begun == begun + 1


def test_other_rules_count_all_dossiers_again(tmp_path: Path) -> None:
    """A term that the council sets shows without any note being touched; notes do not suffer."""
    _world, house, index = dossier(tmp_path)
    assert index.ask(deadlines.open_terms, TODAY) == []
    house.council = Council(name="OR", terms=SIX_WEEKS)
    house.version += 1
    assert not index.terms_hold()
    assert index.refresh() == ((), ("trajecten/d.md",), ())
    assert index.terms_hold()
    (found,) = index.ask(deadlines.open_terms, TODAY)
    assert (found.last, found.kind) == ("2026-12-14", "reglement")
    assert house.kept == {"jaren": b"2026"}, "what was learned comes back at the next refresh"


def test_a_law_that_could_not_be_read_once_is_tried_again(tmp_path: Path) -> None:
    """A disk that failed for a moment touches no file, and may not cost a term for ever."""
    world, house, index = dossier(tmp_path)
    house.council = Council(name="OR", terms=SIX_WEEKS)
    house.is_readable = False
    house.version += 1
    index.refresh()
    assert index.ask(deadlines.open_terms, TODAY) == []
    assert not index.terms_hold()
    world.put(note("acties/a.md", {"soort": "actie", "titel": "anders"}))
    index.refresh()
    house.is_readable = True
    index.refresh()
    assert_same(index, world, house)
    assert len(index.ask(deadlines.open_terms, TODAY)) == 1


def test_a_term_that_was_tampered_with_is_noticed(tmp_path: Path) -> None:
    """Another day in the file of the index makes it unsound."""
    _world, house, index = dossier(tmp_path)
    house.council = Council(name="OR", terms=SIX_WEEKS)
    house.version += 1
    index.refresh()
    assert index.is_sound()
    other = sqlite3.connect(index_file(str(tmp_path)))
    other.execute("UPDATE term SET last = '2026-12-15' WHERE last <> ''")
    other.commit()
    other.close()
    assert not index.is_sound()


def test_the_stamp_covers_what_shapes_a_term() -> None:
    """Every module of ours that counting a term loads is among the sources of a row."""
    program = (
        "import sys; from raadsboek.core.trajectories.term_rows import term_rows\n"
        "print(*(module.__file__ for name, module in sys.modules.items()"
        " if name.startswith(('raadsboek.core.terms.', 'raadsboek.core.trajectories.'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = {Path(name) for name in done.stdout.split()}
    assert len(loaded) > 8
    assert loaded <= {Path(source) for source in stamp.SOURCES}
