"""Every question to the index is answered as brute force over the notes would."""

import datetime
import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_world import WORDS, World, note, odd_texts, vaults
from msgspec import structs

from raadsboek.core.confidential import is_confidential
from raadsboek.core.kinds import KIND_BY_NAME, KINDS
from raadsboek.core.links import targets
from raadsboek.core.note import Note
from raadsboek.core.numbering import parse_number
from raadsboek.core.schema import fields_of
from raadsboek.index import deadlines, finding, listing, numbers, searching, troubles
from raadsboek.index.cache import Index
from raadsboek.index.facts import columns_of, sort_key
from raadsboek.index.sorting import fold

FORM = "A-{jaar}-{volg:03}"


def value(item: Note, role: str) -> str:
    """Return what a note has under the key that its kind gives a meaning: the slow, plain way."""
    kind = KIND_BY_NAME.get(item.text("soort").strip())
    key = getattr(kind, f"{role}_key") if kind else ""
    if not key or kind is None:
        return ""
    default = next((f.default for f in fields_of(kind.struct) if f.key == key), "")
    return item.text(key).strip() or default


def iso(text: str) -> str:
    """Return text when it is a real day in ISO form, else nothing."""
    try:
        return text if datetime.date.fromisoformat(text).isoformat() == text else ""
    except ValueError:
        return ""


def asks_on(item: Note) -> str:
    """Return the first day on which a note asks for something: due, or to look back on."""
    days = (iso(value(item, role)) for role in ("due", "look_back"))
    return min((one for one in days if one), default="")


def is_open(item: Note) -> bool:
    """Tell if a note asks for work, by its kind."""
    kind = KIND_BY_NAME.get(item.text("soort").strip())
    if kind is None:
        return False
    status = value(item, "status")
    waits = status in kind.waiting_statuses and bool(asks_on(item))
    return status in kind.open_statuses or waits


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an empty vault folder."""
    return tmp_path


def ask_world(folder: str, made: dict[str, Note]) -> Index:
    """Return a refreshed index of these notes."""
    index = World(made).index(Path(folder))
    index.refresh()
    return index


@given(vaults())
@settings(max_examples=60, deadline=None)
def test_what_asks_for_attention(made: dict[str, Note]) -> None:
    """Open notes by day, meetings ahead and the counts equal brute force."""
    with TemporaryDirectory() as folder:
        index = ask_world(folder, made)
        due = sorted(
            (asks_on(item), path) for path, item in made.items() if is_open(item) and asks_on(item)
        )
        assert [(f.due, f.path) for f in index.ask(deadlines.open_items)] == due
        until = [pair for pair in due if "2026-11-21" <= pair[0] <= "2026-11-22"]
        answer = index.ask(deadlines.open_items, since="2026-11-21", until="2026-11-22")
        assert [(f.due, f.path) for f in answer] == until
        ahead = sorted(
            (iso(item.text("datum").strip()), item.text("van"), path)
            for path, item in made.items()
            if item.text("soort") == "vergadering"
            and value(item, "status")
            not in ("verslag vastgesteld", "gepubliceerd", "afgesloten", "vervallen", "overgenomen")
            and iso(item.text("datum").strip()) >= "2026-11-21"
        )
        meetings = index.ask(deadlines.meetings_ahead, "2026-11-21", limit=99)
        assert [(m.date, m.start, m.path) for m in meetings] == ahead
        inbox = [
            item
            for item in made.values()
            if item.text("soort") == "post"
            and (item.text("richting").strip() or "in") == "in"
            and is_open(item)
        ]
        wrong = [item for item in made.values() if item.problems]
        assert index.ask(deadlines.counts) == (len(made), len(inbox), len(wrong))
        index.close()


@given(vaults(), st.data())
@settings(max_examples=100, deadline=None)
def test_lists(made: dict[str, Note], data: st.DataObject) -> None:
    """A list holds the right notes in the right order, and its pages are pieces of it."""
    kind = data.draw(st.sampled_from(KINDS))
    column = data.draw(st.sampled_from(columns_of(kind)))
    descending = data.draw(st.booleans())
    text = data.draw(st.one_of(st.just(""), odd_texts, st.sampled_from(WORDS)))
    key = data.draw(st.sampled_from(fields_of(kind.struct)))
    wanted = data.draw(st.one_of(st.none(), st.just(""), st.sampled_from((*WORDS, "anna", "open"))))

    def shown(item: Note, key: str) -> str:
        default = next(f.default for f in fields_of(kind.struct) if f.key == key)
        return item.text(key).strip() or default

    def fits(item: Note) -> bool:
        row = fold(" ".join(shown(item, c.key) for c in columns_of(kind)))
        if item.text("soort").strip() != kind.name or not all(w in row for w in fold(text).split()):
            return False
        if wanted is None:
            return True
        texts = [part.strip() for part in item.texts(key.key)]
        whole = shown(item, key.key)
        return fold(wanted) in {fold(whole), *(fold(part) for part in texts if part and whole)}

    def sort(item: Note) -> str:
        return sort_key(kind, column, shown(item, column.key))

    matching = sorted((item for item in made.values() if fits(item)), key=lambda item: item.path)
    filled = sorted((item for item in matching if sort(item)), key=sort, reverse=descending)
    expected = filled + [item for item in matching if not sort(item)]
    with TemporaryDirectory() as folder:
        index = ask_world(folder, made)
        order = index.ask(
            listing.order,
            kind,
            filters=None if wanted is None else {key.key: wanted},
            text=text,
            sort=column.key,
            descending=descending,
        )
        rows = index.ask(listing.page, order, 0, len(order))
        assert [row.path for row in rows] == [item.path for item in expected]
        for row, item in zip(rows, expected, strict=True):
            assert row.cells == tuple(shown(item, c.key) for c in columns_of(kind))
            assert bool(row.open) == is_open(item)
            assert bool(row.confidential) == is_confidential(item.meta)
            assert row.problems == len(item.problems)
        assert index.ask(listing.page, order, 1, 2) == rows[1:3]
        assert index.ask(listing.metas, order) == [
            (item.path, dict(item.meta)) for item in expected
        ]
        index.close()


@given(vaults())
@settings(max_examples=60, deadline=None)
def test_names_links_and_troubles(made: dict[str, Note]) -> None:
    """Numbers, links both ways, problems and issued numbers equal brute force."""
    by_path = sorted(made.items())

    def linked(item: Note) -> list[str]:
        strings = " ".join(
            part
            for found in item.meta.values()
            for part in (found if isinstance(found, list) else [found])
            if isinstance(part, str)
        )
        found = [*targets(strings), *targets(item.body)]
        if item.text("soort") == "vergadering" and "\nBESLUIT B-2026-014:" in item.body:
            found.append("B-2026-014")
        return list(dict.fromkeys(found))

    known = {item.text("nummer").strip() for item in made.values()} - {""}
    with TemporaryDirectory() as folder:
        index = ask_world(folder, made)
        assert [found.path for found in index.ask(finding.all_notes)] == sorted(made)
        for number in ("A-2026-001", "B-2026-014", "UR 26-014", "", "nergens"):
            expected = [p for p, n in by_path if number and n.text("nummer").strip() == number]
            assert [f.path for f in index.ask(finding.by_number, number)] == expected
            to = [p for p, n in by_path if number in linked(n)]
            assert [f.path for f in index.ask(finding.links_to, number)] == to
        prefixed = [p for p, n in by_path if n.text("nummer").strip().startswith("A-2026-0")]
        answer = index.ask(finding.by_prefix, "a-2026-0", limit=99)
        assert sorted(f.path for f in answer) == prefixed
        for path, item in by_path:
            answers = index.ask(finding.links_from, path)
            assert [target for target, _ in answers] == linked(item)
            assert all((f is not None) == (target in known) for target, f in answers)
        dead = [(p, t) for p, n in by_path for t in linked(n) if t not in known]
        assert index.ask(troubles.dead_links) == dead
        wrong = [structs.replace(trouble, path=p) for p, n in by_path for trouble in n.problems]
        assert index.ask(troubles.problems) == wrong
        issued = {number for number in known if parse_number(FORM, number)}
        assert index.ask(numbers.issued, FORM) == issued
        index.close()


def words_of(text: str) -> list[str]:
    """Return the words of a text as the search sees them: no accents, no case, no signs."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.findall(r"[a-z0-9]+", plain.lower())


@given(
    st.lists(st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join), max_size=6),
    st.lists(
        st.sampled_from((*WORDS, "coord", "BE", "14", "nacht", "dienst rooster")), min_size=1
    ).map(" ".join),
)
@settings(max_examples=80, deadline=None)
def test_search(bodies: list[str], question: str) -> None:
    """A note is found when it holds every word; the last one may be its beginning."""

    def holds(field: list[str], phrase: list[str], prefix: bool) -> bool:
        for start in range(len(field) - len(phrase) + 1):
            piece = field[start : start + len(phrase)]
            if piece == phrase or (
                prefix and piece[:-1] == phrase[:-1] and piece[-1].startswith(phrase[-1])
            ):
                return True
        return False

    pieces = [words_of(piece) for piece in question.split()]
    made = {f"{n}.md": note(f"{n}.md", {"titel": body[:11]}, body) for n, body in enumerate(bodies)}
    expected = sorted(
        path
        for path, item in made.items()
        if all(
            any(
                holds(words_of(field), phrase, number == len(pieces) - 1)
                for field in (item.text("titel") or path.removesuffix(".md"), item.body)
            )
            for number, phrase in enumerate(pieces)
        )
    )
    with TemporaryDirectory() as folder:
        index = ask_world(folder, made)
        hits = index.ask(searching.search, question)
        assert sorted(hit.note.path for hit in hits) == expected
        assert all(any(matched for _, matched in hit.excerpt) or hit.excerpt for hit in hits)
        index.close()


@given(odd_texts)
@settings(max_examples=60, deadline=None)
def test_search_takes_any_text(question: str) -> None:
    """Whatever a user types is a question, never an error."""
    with TemporaryDirectory() as folder:
        index = ask_world(folder, {"a.md": note("a.md", {}, f"tekst {question}")})
        for words in (
            question,
            f'"{question}',
            f"{question}*",
            f"NEAR({question}",
            f"a:{question}",
        ):
            index.ask(searching.search, words, person=question, since=question, until=question)
        index.close()


def test_search_filters(root: Path) -> None:
    """Kind, person and day narrow a search; the day it is due counts when there is no other."""
    world = World()
    world.put(
        note("a.md", {"soort": "actie", "wie": ["anna", "noor"], "uiterlijk": "2026-12-01"}, "x")
    )
    world.put(note("b.md", {"soort": "besluit", "datum": "2026-03-12"}, "x"))
    world.put(note("c.md", {"soort": "actie", "wie": "annabel"}, "x"))
    index = world.index(root)

    def paths(kind: str = "", person: str = "", since: str = "", until: str = "") -> list[str]:
        hits = index.ask(searching.search, "x", kind=kind, person=person, since=since, until=until)
        return sorted(hit.note.path for hit in hits)

    assert paths(kind="actie") == ["a.md", "c.md"]
    assert paths(person="anna") == ["a.md"]
    assert paths(since="2026-04-01") == ["a.md"]
    assert paths(until="2026-04-01") == ["b.md"]


def test_search_by_status_and_dossier(root: Path) -> None:
    """A dossier is found by its number or its name, with what links to it, by words or without."""
    world = World()
    world.put(note("d.md", {"soort": "traject", "nummer": "D-2026-004", "titel": "Réorganisatie"}))
    world.put(note("e.md", {"soort": "traject", "nummer": "D-2026-0041", "titel": "Rooster"}))
    world.put(note("a.md", {"soort": "actie", "traject": "[[D-2026-004]]", "status": "gereed"}))
    world.put(note("v.md", {"soort": "vergadering"}, "Zie [[D-2026-004]] en [[D-2026-0041]]."))
    world.put(note("b.md", {"soort": "actie", "titel": "zie"}, "Zie niets."))
    index = world.index(root)

    def paths(words: str = "", status: tuple[str, ...] | None = None, dossier: str = "") -> str:
        hits = index.ask(searching.search, words, status=status, dossier=dossier)
        return " ".join(sorted(hit.note.path.removesuffix(".md") for hit in hits))

    assert paths(dossier="d-2026-004") == paths(dossier="REORGA") == "a d v"
    assert paths(dossier="D-2026") == "a d e v"
    assert paths("zie", dossier="D-2026-004") == "v"
    assert paths(dossier="nergens") == ""
    assert paths(status=("open", "gereed")) == "a b"
    assert paths(status=("gereed",), dossier="reorg") == "a"
    assert paths(status=()) == ""


def test_title_counts_most_and_the_excerpt_shows_why(root: Path) -> None:
    """A word in the title outranks one in the text, and the excerpt marks the match."""
    world = World()
    world.put(note("a.md", {"titel": "Iets anders"}, "over de nachtdienst en het rooster"))
    world.put(note("b.md", {"titel": "Nachtdienst"}, "over iets"))
    hits = world.index(root).ask(searching.search, "nachtd")
    assert [hit.note.path for hit in hits] == ["b.md", "a.md"]
    assert ("nachtdienst", True) in hits[1].excerpt


def test_the_note_with_a_number_comes_before_those_that_name_it(root: Path) -> None:
    """Whoever types a whole number wants that note, however often others name it."""
    world = World()
    world.put(note("a.md", {"soort": "actie", "titel": "B-2026-014 B-2026-014"}, "B-2026-014 " * 9))
    world.put(note("b.md", {"soort": "besluit", "nummer": "B-2026-014", "titel": "Iets"}, ""))
    index = world.index(root)

    assert [hit.note.path for hit in index.ask(searching.search, "b-2026-014")] == ["b.md", "a.md"]
