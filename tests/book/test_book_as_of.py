"""The raadsboek of an earlier day: equal to a checkout of that version, and read-only."""

import datetime
import itertools
from pathlib import Path

import pytest
from as_of_world import answers, checkout, every_byte, git
from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.book import drafts, notes
from raadsboek.book.agenda_file import agenda_file
from raadsboek.book.as_of import NotThereThen, as_of, as_of_version
from raadsboek.book.book import Book
from raadsboek.book.counting import count
from raadsboek.book.finding import find_path
from raadsboek.book.lists import rows
from raadsboek.book.opening import open_book
from raadsboek.book.outside import record_outside_edits
from raadsboek.book.past import restore, versions_of
from raadsboek.book.readying import refresh_and_remember
from raadsboek.book.source import is_there, read_bytes
from raadsboek.core.errors import NotFound, ReadOnly
from raadsboek.core.kinds import action
from raadsboek.index.as_of import MOST_KEPT, forget_stands
from raadsboek.index.place import index_file
from raadsboek.vault.reading import UnsafeFile

TODAY = datetime.date(2026, 11, 22)
NOW = datetime.datetime(2026, 11, 22, 13, 47, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))


@pytest.fixture
def present(demo_copy: Path) -> Book:
    """Return the demo raadsboek of now, with an edit in the folder that is in no version."""
    book = open_book(demo_copy, now=NOW)
    path = find_path(book, "B-2026-002")
    with (demo_copy / path).open("a", encoding="utf-8") as file:
        file.write("\nBuiten Raadsboek bijgeschreven: zwarteschaap.\n")
    return book


def test_every_answer_is_that_of_a_checkout_of_the_version(present: Book, tmp_path: Path) -> None:
    """Back and forth through the time: lists, search, notes, terms, what holds, problems."""
    for day in ("2026-11-20", "2026-02-10", "2026-06-01"):
        moment = datetime.date.fromisoformat(day)
        then = as_of(present, moment, today=TODAY)
        assert then.then is not None
        folder = checkout(present.root, then.then.version, tmp_path / day)
        own = open_book(folder, now=NOW)
        assert answers(then, moment) == answers(own, moment)
        then.index.close()
        own.index.close()


def test_looking_back_touches_nothing_of_the_present(present: Book) -> None:
    """Every byte in the folder, of the work tree and of Git, is the same after everything."""
    before = every_byte(present.root)
    day = datetime.date(2026, 5, 1)
    then = as_of(present, day, today=TODAY)
    refresh_and_remember(then)
    answers(then, day)
    count(then, today=day)
    assert drafts.kept_drafts(then) == []
    assert every_byte(present.root) == before


def test_what_was_typed_or_edited_now_is_no_part_of_then(present: Book) -> None:
    """No draft, no edit in the folder, no problem of the folder shows in the past."""
    note = notes.read(present, "A-2026-001")
    drafts.keep_draft(present, note, changes={}, body="zwarteschaap", now=NOW)
    (present.root / "rommel.tmp~").write_text("zwarteschaap", encoding="utf-8")
    then = as_of(present, TODAY, today=TODAY)
    found = answers(then, TODAY)
    assert drafts.draft_of(then, note.path) is None
    assert "zwarteschaap" not in repr(found)
    assert "rommel" not in repr(found)


def test_nothing_can_be_written_in_the_past(present: Book) -> None:
    """Every way to write ends in the sentence that tells why, and leaves no byte different."""
    then = as_of(present, datetime.date(2026, 11, 10), today=TODAY)
    path = find_path(then, "A-2026-054")
    kept = drafts.KeptDraft(
        identifier="0" * 32, note=notes.read(then, path), base_digest="", kept=NOW
    )
    version = versions_of(then, path)[-1].identifier
    writes = (
        lambda: notes.create(then, action.KIND, {"titel": "Nieuw"}, now=NOW),
        lambda: notes.change_keys(then, path, {"wie": "anna"}, now=NOW),
        lambda: restore(then, path, version, now=NOW),
        lambda: record_outside_edits(then, now=NOW),
        lambda: agenda_file(then, now=NOW),
        lambda: drafts.keep_draft(then, kept.note, changes={}, body="x", now=NOW),
        lambda: drafts.drop_draft(then, path),
        lambda: drafts.set_aside(then, kept),
        lambda: drafts.discard(then, kept),
    )
    before = every_byte(present.root)
    for write in writes:
        with pytest.raises(ReadOnly, match="zoals het op 10 november 2026 was; daarin verandert"):
            write()
    assert every_byte(present.root) == before


def test_the_settings_are_those_of_the_day(book: Book) -> None:
    """The name of the council is the one that raadsboek.yaml had then."""
    named = book.settings.councils[0].name
    file = book.root / "raadsboek.yaml"
    file.write_text(file.read_text("utf-8").replace(named, "OR De Eik"), encoding="utf-8")
    record_outside_edits(book, now=NOW + datetime.timedelta(days=1))
    assert as_of(book, TODAY, today=TODAY).settings.councils[0].name == named
    tomorrow = TODAY + datetime.timedelta(days=1)
    assert as_of(book, tomorrow, today=tomorrow).settings.councils[0].name == "OR De Eik"


def test_a_day_before_the_beginning_or_still_to_come_is_refused(present: Book) -> None:
    """The sentence tells when the raadsboek begins."""
    with pytest.raises(NotThereThen) as before:
        as_of(present, datetime.date(2025, 11, 12), today=TODAY)
    assert "Het begint op 13 november 2025" in before.value.hint
    with pytest.raises(NotThereThen, match="nog niet geweest"):
        as_of(present, TODAY + datetime.timedelta(days=1), today=TODAY)


def test_the_newest_version_of_the_day_is_meant_also_after_new_ones(present: Book) -> None:
    """A day's answer is the last version of that day; the remembered line grows with versions."""
    day = datetime.date(2026, 11, 20)
    first = as_of(present, day, today=TODAY)
    assert first.then is not None
    assert first.then.version == git(present.root, "rev-parse", "HEAD")
    assert first.then.made == day
    notes.create(present, action.KIND, {"titel": "Iets nieuws"}, now=NOW)
    again = as_of(present, TODAY, today=TODAY)
    assert again.then is not None
    assert again.then.version == git(present.root, "rev-parse", "HEAD")
    same = as_of(present, day, today=TODAY)
    assert same.then == first.then or (same.then and same.then.version == first.then.version)


def test_a_clock_that_jumped_does_not_decide(book: Book) -> None:
    """A version of a day that does not fit counts as made right after the one before it."""
    base = NOW - datetime.timedelta(days=40)
    jumps = {3: -4000, 6: 900}
    made = []
    for place in range(9):
        moment = base + datetime.timedelta(days=jumps.get(place, place + 41))
        notes.create(book, action.KIND, {"titel": f"Actie {place}"}, now=moment)
        made.append(git(book.root, "rev-parse", "HEAD"))
    late = (base + datetime.timedelta(days=60)).date()
    for place, wanted in ((2, 3), (4, 4), (5, 6), (7, 7), (8, 8)):
        day = (base + datetime.timedelta(days=place + 41)).date()
        then = as_of(book, day, today=late).then
        assert then is not None
        assert then.version == made[wanted]
    long_ago = (base - datetime.timedelta(days=3999)).date()
    with pytest.raises(NotThereThen):
        as_of(book, long_ago, today=late)


def test_a_line_that_was_rewritten_is_read_anew(present: Book) -> None:
    """What was remembered of versions that are gone decides nothing."""
    as_of(present, TODAY, today=TODAY)
    git(present.root, "reset", "--quiet", "--soft", "HEAD~5")
    wanted = git(present.root, "rev-parse", "HEAD")
    then = as_of(present, TODAY, today=TODAY).then
    assert then is not None
    assert then.version == wanted


def test_a_version_can_be_asked_by_its_own_name(present: Book) -> None:
    """The first of several versions of a day; a word that is no version is not found."""
    version = git(present.root, "rev-list", "--max-count=1", "--skip=2", "HEAD")
    then = as_of_version(present, version[:10])
    assert then.then is not None
    assert then.then.version == version
    assert then.then.moment is not None
    for word in ("--all", "deadbeef00", ""):
        with pytest.raises((NotFound, NotThereThen)):
            as_of_version(present, word)


def test_a_few_indexes_are_kept_and_all_can_be_forgotten(present: Book) -> None:
    """Each is the user's alone to read; a damaged one is made anew."""
    days = ("2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01", "2026-07-01")
    for day in days:
        then = as_of(present, datetime.date.fromisoformat(day), today=TODAY)
        assert len(rows(then, action.KIND))
        then.index.close()
    folder = Path(index_file(str(present.root))).parent
    kept = sorted(folder.glob("stand-*.sqlite"))
    assert len(kept) == MOST_KEPT
    assert {file.stat().st_mode & 0o777 for file in kept} == {0o600}
    again = as_of(present, datetime.date(2026, 7, 1), today=TODAY)
    assert again.then is not None
    whole = rows(again, action.KIND).objects()
    again.index.close()
    Path(index_file(str(present.root), again.then.version)).write_bytes(b"kapot" * 1000)
    assert rows(again, action.KIND).objects() == whole
    forget_stands(present.root)
    assert not list(folder.glob("stand-*"))


def test_links_and_odd_files_of_then_are_refused_as_in_the_folder(book: Book) -> None:
    """A link in a version is not followed, a hidden file is no note, a folder is there."""
    (book.root / "acties").mkdir()
    (book.root / "acties" / "link.md").symlink_to("../raadsboek.yaml")
    (book.root / "acties" / ".verborgen.md").write_text("x", encoding="utf-8")
    git(book.root, "add", "--all")
    git(book.root, "commit", "--quiet", "-m", "vreemd")
    version = git(book.root, "rev-parse", "HEAD")
    then = as_of_version(book, version)
    with pytest.raises(UnsafeFile):
        read_bytes(then, "acties/link.md")
    with pytest.raises(NotFound):
        read_bytes(then, "acties/er-is-niets.md")
    assert is_there(then, "acties")
    assert not is_there(then, "acties/er-is-niets.md")
    assert "verborgen" not in repr(answers(then, TODAY))


# -- histories that Hypothesis makes up -----------------------------------------------------------

_NAMES = (
    "acties/2026/A-1 een.md",
    "acties/2026/A-1 twee.md",
    "a\tb.md",
    "b.md",
    "LEESMIJ.md",
    "é/x.MD",
    "acties/.weg/x.md",
    "raadsboek.yaml",
    "map/LEESMIJ.md",
    "los.txt",
    "map/b.md",
)
_TEXTS = (
    "---\nsoort: actie\nnummer: A-1\ntitel: Bellen\nuiterlijk: 2026-12-01\n---\nverslag\n",
    "---\nsoort: besluit\nnummer: B-2026-002\ntitel: Ja\ndatum: 2026-01-02\n---\n[[A-1]] x\n",
    "---\nsoort: vergadering\nnummer: V-1\ndatum: 2026-12-02\n---\n",
    "zonder kop, over thuiswerken\n",
    "organen:\n  - naam: OR De Eik\n    regeling: WOR\n",
    "",
)
_CHANGES = st.one_of(st.none(), st.sampled_from(_TEXTS))
_STEP = st.dictionaries(st.sampled_from(_NAMES), _CHANGES, min_size=1, max_size=4)
_counter = itertools.count()


_STEPS = st.lists(_STEP, min_size=2, max_size=4)


@settings(max_examples=4)
@given(steps=_STEPS, start=st.integers(0, 3))
def test_any_history_answers_as_its_checkouts(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[str, str | None]], start: int
) -> None:
    """Files come, change, go and change places; each version is looked at, in any order."""
    compare_each_version(tmp_path_factory, steps, start)


@pytest.mark.torture
@settings(max_examples=150)
@given(steps=_STEPS, start=st.integers(0, 3))
def test_very_many_histories_answer_as_their_checkouts(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[str, str | None]], start: int
) -> None:
    """The same for as many histories as a night has room for."""
    compare_each_version(tmp_path_factory, steps, start)


def compare_each_version(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[str, str | None]], start: int
) -> None:
    """Make the history, and compare what each version answers with its checkout."""
    folder = tmp_path_factory.mktemp(f"geschiedenis{next(_counter)}")
    source = folder / "bron"
    source.mkdir()
    git(source, "init", "--quiet", "--initial-branch=main")
    (source / "raadsboek.yaml").write_text("organen:\n  - naam: OR\n", encoding="utf-8")
    made = []
    for place, step in enumerate(steps):
        for name, text in step.items():
            file = source / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is None and name != "raadsboek.yaml":
                file.unlink(missing_ok=True)
            elif text is not None:
                file.write_text(text, encoding="utf-8")
        git(source, "add", "--all")
        git(source, "commit", "--quiet", "--allow-empty", "-m", f"stap {place}")
        made.append(git(source, "rev-parse", "HEAD"))
    present = open_book(source, now=NOW)
    present.index.refresh()
    for place in range(len(made)):
        version = made[(place + start) % len(made)]
        then = as_of_version(present, version)
        own = open_book(checkout(source, version, folder / version), now=NOW)
        # What is wrong with files as such belongs to a folder, and a version is none.
        assert answers(then, TODAY, checks=False) == answers(own, TODAY, checks=False)
        then.index.close()
        own.index.close()
    present.index.close()
