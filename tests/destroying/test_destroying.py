"""Destroying: nothing of the text is left in any byte of the raadsboek; all else is as it was."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import destroying_world as world
import pytest
from destroying_world import GONE, NOW, STAYS, TITLE, WORDS, destroy_all, git, make

from raadsboek.book.book import Book
from raadsboek.book.destroying.destroying import CannotDestroy, Outcome, destroy
from raadsboek.book.drafts import kept_drafts
from raadsboek.book.finding import is_issued
from raadsboek.book.notes import change_keys, read
from raadsboek.book.opening import open_book
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.history.shunned import brought_back, shunned


@pytest.fixture(scope="module")
def world_once(tmp_path_factory: pytest.TempPathFactory, empty_raadsboek: Path) -> Path:
    """Return a raadsboek that has the note in every corner, to be copied and never changed."""
    folder = tmp_path_factory.mktemp("wereld") / "raadsboek"
    shutil.copytree(empty_raadsboek, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAADSBOEK_CACHE", str(folder.parent / "cache"))
        opened = open_book(folder, now=NOW)
        world.make_world(opened)
        opened.index.close()
    return folder


@pytest.fixture
def full(world_once: Path, tmp_path: Path) -> Iterator[Book]:
    """Return a copy of that raadsboek, opened."""
    opened = open_book(Path(shutil.copytree(world_once, tmp_path / "vol")), now=NOW)
    yield opened
    opened.index.close()


class Done(NamedTuple):
    """A raadsboek after the destruction, and how it was before."""

    book: Book
    outcome: Outcome
    before: Path


@pytest.fixture(scope="module")
def done(world_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Done]:
    """Return that raadsboek after the destruction, to look at only."""
    folder = tmp_path_factory.mktemp("gedaan")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAADSBOEK_CACHE", str(folder / "cache"))
        opened = open_book(Path(shutil.copytree(world_once, folder / "raadsboek")), now=NOW)
        yield Done(opened, destroy_all(opened), world_once)
        opened.index.close()


def test_no_byte_holds_the_text(full: Book, home: Path, tmp_path: Path) -> None:
    """Folder, objects, references, index, drafts, cache and a bundle: the text is in none."""
    full.index.refresh()
    assert len(world.where_is(WORDS, world.every_byte(full.root, home))) > 10

    outcome = destroy_all(full)
    bundle = tmp_path / "kopie.bundle"
    git(full.root, "bundle", "create", "--quiet", str(bundle), "--all")
    git(tmp_path, "clone", "--quiet", "--mirror", str(bundle), str(tmp_path / "uit-bundel"))

    assert outcome.rest is None
    assert world.where_is(WORDS, world.every_byte(full.root, home)) == []
    assert world.where_is(WORDS, world.every_byte(tmp_path / "uit-bundel")) == []
    assert git(full.root, "fsck", "--full", "--strict") == b""
    packs = {path.suffix for path in (full.root / ".git/objects/pack").iterdir()}
    assert packs <= {".pack", ".idx", ".rev"}


def test_all_else_is_as_it_was(done: Done) -> None:
    """Other notes, what was laid aside, what others staged, their drafts and all versions stay."""
    root = done.book.root
    before = git(done.before, "log", "--format=%s", "main").decode().splitlines()
    status = git(done.before, "status", "--porcelain")
    piece = read(done.book, "P-2018-001").path

    after = git(root, "log", "--format=%s", "main").decode().splitlines()
    assert after[0] == "N-2026-001: 2 vernietigd"
    gone = {f"Notitie {GONE} gemaakt", f"{GONE} gewijzigd: titel", f"{GONE} gewijzigd: bijlagen"}
    gone |= {"Poststuk P-2018-002 gemaakt", f"{TITLE} heet nu anders"}
    assert [one for one in before if one not in gone] == after[1:]
    assert git(root, "status", "--porcelain") == status
    assert git(root, "show", ":gestaged.md") == b"klaargezet door een ander\n"
    assert (root / piece).read_bytes() == (done.before / piece).read_bytes()
    assert (root / "post/2018/gedeeld.txt").read_bytes() == world.SHARED
    assert not (root / "post/2018/geheim.txt").exists()
    assert [draft.note.text("nummer") for draft in kept_drafts(done.book)] == [STAYS]
    assert b"weggelegd, tweede" in git(root, "show", "-m", "refs/stash")
    assert b"weggelegd, eerste" in git(root, "show", "-m", "refs/raadsboek/weggelegd/1")
    assert git(root, "tag", "-l", "--format=%(contents:subject)") == f"met {GONE}\n".encode()


def test_a_link_keeps_only_the_number(done: Done) -> None:
    """Where another note named it with words, the number is left, now and in every version."""
    note = read(done.book, STAYS)

    assert f"Zie [[{GONE}]]." in note.body
    assert f"[[{GONE}]]".encode() in git(done.book.root, "show", f"HEAD~2:{note.path}")


def test_the_number_is_never_given_again(full: Book) -> None:
    """The number stays known though no version names it any more, and the list tells of it."""
    destroy_all(full)

    with pytest.raises(NotFound, match="vernietigd"):
        read(full, GONE)
    assert is_issued(full, GONE)
    assert make(full, "notitie", titel="Nieuw", datum="2018-09-01").text("nummer") == "N-2018-003"
    with pytest.raises(InvalidInput):
        make(full, "notitie", titel="Nieuw", nummer=GONE)


def test_the_list_tells_what_is_gone_and_where_copies_are(done: Done) -> None:
    """The list names numbers, ground and who decided, what stays, and where copies may be."""
    body = read(done.book, done.outcome.list_number).body

    assert f"| {GONE} | notitie | 2018 |" in body
    assert "Besloten door: de raad, V-2026-12" in body
    assert "- post/2018/gedeeld.txt" in body
    assert all(where in body for where in ("Kopieën van het raadsboek.", "Mail.", "papier"))


def test_an_old_copy_is_recognised(full: Book, tmp_path: Path) -> None:
    """What an old clone would bring in again is named by its number; its other work is not."""
    old = tmp_path / "oude-kopie"
    git(tmp_path, "clone", "--quiet", str(full.root), str(old))
    destroy_all(full)
    repository = full.repository
    assert repository is not None

    git(full.root, "fetch", "--quiet", str(old), "main:refs/raadsboek/proef")

    assert set(brought_back(repository, ["refs/raadsboek/proef"]).values()) == {GONE, "P-2018-002"}
    assert brought_back(repository, ["HEAD"]) == {}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"confirmed": "ja"}, "niet bevestigd"),
        ({"ground": " "}, "waarom"),
        ({"decided_by": ""}, "wie tot vernietigen"),
    ],
)
def test_nothing_goes_without_ground_decision_and_typed_words(
    book: Book, given: dict[str, str], said: str
) -> None:
    """Each of the three is asked for, and nothing has changed."""
    make(book, "notitie", titel="Weg", datum="2018-03-01")
    words = {"ground": "termijn", "decided_by": "de raad", "confirmed": "vernietig 1", **given}

    with pytest.raises(InvalidInput, match=said):
        destroy(book, [GONE], now=NOW, **words)  # type: ignore[arg-type]  # all are texts

    assert read(book, GONE).text("titel") == "Weg"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("niet-vernietigen", "rechtszaak"),
        ("bewaren-tot", "2027-01-01"),
        ("bewaren-tot", "zodra het kan"),
    ],
)
def test_a_duty_to_keep_cannot_be_set_aside(book: Book, key: str, value: str) -> None:
    """A note that must be kept by its own words stays, also when asked for what still runs."""
    make(book, "notitie", titel="Weg", datum="2018-03-01")
    change_keys(book, GONE, {key: value}, now=NOW)

    with pytest.raises(InvalidInput, match="mag niet weg"):
        destroy(
            book,
            [GONE],
            ground="termijn",
            decided_by="de raad",
            confirmed="vernietig 1",
            also_running=True,
            now=NOW,
        )


def test_a_list_of_what_was_destroyed_stays(done: Done) -> None:
    """The list itself can never be destroyed."""
    with pytest.raises(InvalidInput, match="vernietigingslijst blijft"):
        destroy(
            done.book,
            [done.outcome.list_number],
            ground="x",
            decided_by="x",
            confirmed="vernietig 1",
            also_running=True,
            now=NOW,
        )


def test_an_incomplete_history_is_refused(full: Book, tmp_path: Path) -> None:
    """Of a copy with the last versions only nothing can be taken out; the reason is told."""
    shallow = tmp_path / "ondiep"
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{full.root}", str(shallow))
    opened = open_book(shallow, now=NOW)

    with pytest.raises(CannotDestroy, match="alleen de laatste versies"):
        destroy_all(opened)
    opened.index.close()


def test_two_destructions_follow_one_another(full: Book, home: Path) -> None:
    """A second one keeps what the first said, and the numbers of both stay known."""
    destroy_all(full)
    destroy(full, [STAYS], ground="termijn", decided_by="de raad", confirmed="vernietig 1", now=NOW)

    repository = full.repository
    assert repository is not None
    assert set(shunned(repository).values()) == {GONE, STAYS, "P-2018-002"}
    assert is_issued(full, GONE)
    assert world.where_is(("Rooster",), world.every_byte(full.root, home)) == []


def test_it_works_with_no_settings_of_others(
    full: Book, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A git of ours that runs inside the filter obeys no settings of the user, and no hook."""
    (home / ".gitconfig").write_text(f"[core]\n\tfsmonitor = touch {home}/GEDAAN\n")
    hook = full.root / ".git/hooks/post-index-change"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {home}/GEDAAN\n")
    hook.chmod(0o755)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", f"touch {home}/GEDAAN")

    destroy_all(full)

    assert not (home / "GEDAAN").exists()
    assert subprocess.run(["git", "fsck"], cwd=full.root, check=True).returncode == 0
