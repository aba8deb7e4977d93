"""Two windows that do the same at the same time: it is done once, or one of them hears of it."""

import os
import shutil
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from copies import Copies
from fault_world import git
from kept_reader import _KeptReader
from use_cases import USE_CASES, do, state_of

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.beside.candidates import add_candidates, candidates_of
from raadsboek.book.beside.personal_data import forget_person, kept_of
from raadsboek.book.opening import open_book
from raadsboek.book.syncing.exchange import exchange
from raadsboek.core.beside.candidates import Candidate
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.kinds import memo
from raadsboek.core.note import Value

TIMES = 4


def at_once(*works: Callable[[], object]) -> list[bool]:
    """Do every work in a process of its own, all from the same moment; tell which were refused.

    An error that is no sentence for the user is a failed test.
    """
    gate, opens = os.pipe()
    children = []
    for work in works:
        child = os.fork()
        if not child:
            os.close(opens)
            _run(work, gate)
        children.append(child)
    os.close(gate)
    os.close(opens)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert set(codes) <= {0, 1}
    return [code == 1 for code in codes]


def _run(work: Callable[[], object], gate: int) -> None:
    code = 2
    _KeptReader.idle.clear()
    try:
        os.read(gate, 1)  # until every child is there
        work()
        code = 0
    except RaadsboekError:
        code = 1
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


@pytest.mark.torture
@pytest.mark.parametrize("turn", range(TIMES))
@pytest.mark.parametrize(
    "name",
    [
        *("uitslag", "zittingen", "jaarverslag", "jaarverslag-opnieuw", "begroting-inlezen"),
        *("overnemen", "persoonsgegevens-weg", "postvak-overnemen"),
    ],
)
def test_the_same_in_two_windows(
    home: Path, tmp_path: Path, copies: Copies, name: str, turn: int
) -> None:
    """Whoever is later does nothing, or hears that it was done; the end is as of one of them."""
    case = USE_CASES[name]
    places = [tmp_path / "een", tmp_path / "twee"]
    for place in places:
        outside = place / "buiten"
        outside.mkdir(parents=True)
        with copies.opened(place / "raadsboek", *case.fills, now=NOW) as book:
            case.outside(book, outside)
    once, both = places
    do(name, once / "raadsboek", once / "buiten")

    def work() -> None:
        do(name, both / "raadsboek", both / "buiten")

    refused = at_once(work, work)

    assert not all(refused)
    end = state_of(both / "raadsboek", both / "buiten")
    if case.whole is None:
        assert end == state_of(once / "raadsboek", once / "buiten")
    else:
        book = open_book(both / "raadsboek", now=NOW)
        case.whole(book)
        book.index.close()
    assert git(both / "raadsboek", "fsck", "--full", "--strict", "--no-dangling") == ""


@pytest.mark.torture
def test_changes_of_a_table_in_many_windows(home: Path, copies: Copies, tmp_path: Path) -> None:
    """Nobody's candidate is lost, and whoever is taken away does not come back."""
    fills = USE_CASES["persoonsgegevens-weg"].fills
    with copies.opened(tmp_path / "tabellen", *fills, now=NOW) as opened:
        names = [f"Nieuw {number}" for number in range(6)]

        def add(name: str) -> Callable[[], object]:
            one = Candidate(subject="VC-2026-01", name=name)
            return lambda: add_candidates(opened, "VC-2026-01", [one], today=NOW.date())

        refused = at_once(*map(add, names), lambda: forget_person(opened, "Sam de Boer"))

        assert not any(refused)
        assert {one.name for one in candidates_of(opened)} == {"Kim Vos", *names}
        assert "Sam de Boer" not in {one.name for one in kept_of(opened)}


@pytest.mark.torture
@pytest.mark.parametrize("turn", range(TIMES))
@pytest.mark.parametrize("name", ["uitslag", "zittingen", "jaarverslag-opnieuw"])
def test_exchanging_meanwhile(
    home: Path, tmp_path: Path, copies: Copies, name: str, turn: int
) -> None:
    """Versions of somebody else come in while it is saved: both are there, in both copies."""
    case = USE_CASES[name]
    once, ours, theirs = (tmp_path / folder for folder in ("los", "onze", "hunne"))
    shared = tmp_path / "gedeeld.git"
    with copies.opened(once, *case.fills, now=NOW):
        git(once, "clone", "-q", "--bare", str(once), str(shared))
    for folder in (ours, theirs):
        shutil.copytree(once, folder)
        with (folder / ".git/config").open("a") as config:
            config.write(f'[remote "origin"]\n\turl = {shared}\n')
    do(name, once, tmp_path)
    other = open_book(theirs, now=NOW)
    for number in range(5):
        values: dict[str, Value] = {"titel": f"Van hen {number}", "datum": "2026-11-01"}
        notes.create(other, memo.KIND, values, now=NOW)
    exchange(other, now=NOW, consent=str(shared))

    book = open_book(ours, now=NOW)
    exchanging = partial(exchange, book, now=NOW, consent=str(shared))
    refused = at_once(partial(do, name, ours, tmp_path), exchanging)

    assert refused == [False, False]
    exchange(book, now=NOW)
    exchange(other, now=NOW)
    expected = notes_of(once) | {
        path: text for path, text in notes_of(theirs).items() if "van-hen" in path
    }
    assert notes_of(ours) == notes_of(theirs) == expected
    for one in (book, other):
        assert git(one.root, "status", "--porcelain") == ""
        one.index.close()


def notes_of(root: Path) -> dict[str, bytes]:
    """Return the notes of a raadsboek by their paths."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.md")}
