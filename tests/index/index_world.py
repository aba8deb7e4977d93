"""A folder in memory for the tests of the index, and notes that Hypothesis makes up."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from hypothesis import strategies as st

from raadsboek.core.errors import NotFound
from raadsboek.core.kinds import KINDS
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Note, Value
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.schema import Field, Shape, fields_of
from raadsboek.index.cache import Index
from raadsboek.index.terms import Terms
from raadsboek.index.writing import Entry

OLD_NS = 1_700_000_000_000_000_000
"""A time long ago: nothing written then is racy any more."""


class World:
    """Notes by path, with the stat facts that a scan would see; counts what is read."""

    def __init__(self, notes: Mapping[str, Note] | None = None) -> None:
        self.notes: dict[str, Note] = {}
        self.stats: dict[str, tuple[int, int, int]] = {}
        self.reads: list[str] = []
        for note in (notes or {}).values():
            self.put(note)

    def put(self, note: Note, *, mtime_ns: int = OLD_NS) -> None:
        """Write a note; each writing gives another inode, as a rename does."""
        self.notes[note.path] = note
        inode = len(self.stats) + self.stats.get(note.path, (0, 0, 0))[2] + 1
        self.stats[note.path] = (mtime_ns, len(note.body), inode)

    def remove(self, path: str) -> None:
        """Delete a note."""
        del self.notes[path]
        del self.stats[path]

    def scan(self) -> list[Entry]:
        """Return the entries that a walk over this folder would give."""
        return sorted((path, *stat) for path, stat in self.stats.items())

    def read(self, path: str) -> Note:
        """Read one note, and remember that it was read."""
        self.reads.append(path)
        if path not in self.notes:
            raise NotFound(path)
        return self.notes[path]

    def index(self, root: Path, *, patience: float = 3.0, terms: Terms | None = None) -> Index:
        """Return the index of this folder."""
        return Index(root, scan=self.scan, read=self.read, terms=terms, patience=patience)


def note(
    path: str,
    meta: Mapping[str, Value] | None = None,
    body: str = "",
    problems: tuple[Problem, ...] = (),
) -> Note:
    """Return a note with a digest of what it holds."""
    digest = hashlib.sha256(repr((path, meta, body)).encode("utf-8", "replace")).hexdigest()
    return Note(path=path, meta=meta or {}, body=body, digest=digest, problems=problems)


WORDS = ("Thuiswerken", "één", "coördinatie", "rooster", "B-2026-014", "nacht-dienst", "Beëindigd")
_LINKS = (
    "",
    "\nBESLUIT B-2026-014: zo is het",
    "zie [[B-2026-014]] en [[A-2026-001|de actie]]",
    "[[nergens]]",
)
texts = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
odd_texts = st.one_of(texts, st.text(max_size=20))
days = st.sampled_from(("2026-11-20", "2026-11-22", "2026-12-01", "2025-02-30", "morgen", ""))
numbers = st.sampled_from(("A-2026-001", "A-2026-9", "A-2026-014", "B-2026-014", "UR 26-014", ""))
people = st.lists(st.sampled_from(("anna", "noor", "bakker")), max_size=2, unique=True)
names = st.sampled_from(("Anna de Jong", "Noor van Dijk", "Jong, Piet de", "S. Bakker", "Ella", ""))


def _values(kind: Kind, item: Field) -> st.SearchStrategy[Value]:
    if item.key == "nummer":
        return numbers
    if kind.name == "lid" and item.key == kind.title_key:
        return names
    by_shape: dict[Shape, st.SearchStrategy[Value]] = {
        Shape.DATE: days,
        Shape.CHOICE: st.sampled_from((*item.choices, "")),
        Shape.PERSON: st.one_of(people, people.map(", ".join)) if item.many else texts,
        Shape.INTEGER: st.sampled_from(("2", "10", "")),
    }
    return by_shape.get(item.shape, odd_texts)


@st.composite
def metas(draw: st.DrawFn) -> dict[str, Value]:
    """Make up the frontmatter of a note of some kind, or of none."""
    kind = draw(st.sampled_from((*KINDS, None)))
    if kind is None:
        return draw(st.dictionaries(st.sampled_from(("soort", "titel", "x")), odd_texts))
    meta: dict[str, Value] = {"soort": kind.name}
    for item in fields_of(kind.struct):
        if draw(st.integers(0, 3)):
            meta[item.key] = draw(_values(kind, item))
    if draw(st.booleans()):
        meta["vertrouwelijk"] = draw(st.sampled_from(("ja", "nee", "Ja")))
    return meta


problem_lists = st.lists(
    st.builds(
        Problem,
        code=st.sampled_from(("waarde-ongeldig", "sleutel-ontbreekt")),
        message=odd_texts,
        fix=texts,
        key=st.sampled_from(("datum", "")),
        severity=st.sampled_from(Severity),
    ),
    max_size=2,
).map(tuple)


@st.composite
def vaults(draw: st.DrawFn, max_size: int = 12) -> dict[str, Note]:
    """Make up a small folder of notes."""
    count = draw(st.integers(0, max_size))
    made = {}
    for position in range(count):
        path = f"{draw(st.sampled_from(('acties/2026', 'x', 'Ω')))}/{position} é.md"
        body = f"{draw(odd_texts)} {draw(st.sampled_from(_LINKS))}"
        made[path] = note(path, draw(metas()), body, draw(problem_lists))
    return made
