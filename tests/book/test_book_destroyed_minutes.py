"""After a destruction the checkpoints still prove what is left, and say what was destroyed."""

import datetime
import shutil
from pathlib import Path
from zoneinfo import ZoneInfo

import sealed_world
from forging import git, rewrite

from raadsboek.book.book import Book
from raadsboek.book.destroying.destroying import destroy
from raadsboek.book.notes import create, read
from raadsboek.book.opening import open_book
from raadsboek.book.verification.verifying import verify_history
from raadsboek.core.kinds import memo


def test_all_that_was_adopted_is_still_proven(empty_raadsboek: Path, tmp_path: Path) -> None:
    """Codes from paper prove what is left, and the check says what was lawfully destroyed."""
    root = Path(shutil.copytree(empty_raadsboek, tmp_path / "verzegeld"))
    codes = sealed_world.make(root)
    book = open_book(root, now=sealed_world.NOW)
    late = sealed_world.NOW + datetime.timedelta(days=9)
    kept = root / read(book, "V-2026-02").path
    adopted = kept.read_bytes()

    outcome = destroy(
        book,
        ["V-2026-01", "N-2026-001"],
        ground="verzoek",
        decided_by="de raad",
        confirmed="vernietig 2",
        also_running=True,
        now=late,
    )

    body = read(book, outcome.list_number).body
    new = body.partition("Controlecode na het vernietigen: ")[2].splitlines()[0]
    report = verify_history(book, codes=[*codes, new])
    book.index.close()
    assert report.problems == ()
    # Also the version in which it was adopted, which has another identifier from now on.
    assert kept.read_bytes() == adopted
    assert (
        sum(f"De code {code} klopt" in said for code in [*codes, new] for said in report.proven)
        == 3
    )
    assert "Vernietigd, dus niet te vergelijken: V-2026-01." in report.unproven
    assert (
        "Niet te vergelijken, omdat het verslag V-2026-01 er niet meer is: B-2026-001."
        in report.unproven
    )
    assert not any("versleuteld" in said for said in report.unproven)


def test_a_copy_from_before_shows_that_nothing_else_is_gone(book: Book, tmp_path: Path) -> None:
    """What was destroyed is named, and nothing is called rewritten; also not a link to it."""
    copy = _with_one_destroyed(book, tmp_path)

    report = verify_history(book, bundles=[copy])

    assert report.problems == ()
    assert any(
        "is vernietigd (op 22 november 2026): N-2026-001. Alle andere teksten daarvan staan hier "
        "nog, ongewijzigd. Waar ze ernaar verwijzen, staat alleen nog het nummer." in said
        for said in report.proven
    )
    assert any("vernietigingslijst: N-2026-003" in said for said in report.unproven)


def test_nobody_hides_behind_a_destruction(book: Book, tmp_path: Path) -> None:
    """Another word in an older version, or somebody else's name, is still a rewriting."""
    copy = _with_one_destroyed(book, tmp_path)
    path = read(book, "N-2026-002").path
    before = git(book.root, "rev-parse", "HEAD")
    rewrite(book.root, path, b"rooster", b"anders")
    changed = {one.code for one in verify_history(book, bundles=[copy]).problems}
    git(book.root, "reset", "-q", "--hard", before)
    git(book.root, "filter-branch", "-f", "--env-filter", "export GIT_AUTHOR_NAME=Ander", "--",
        "main", FILTER_BRANCH_SQUELCH_WARNING="1")  # fmt: skip
    renamed = {one.code for one in verify_history(book, bundles=[copy]).problems}

    assert "geschiedenis-herschreven" in changed
    assert "geschiedenis-herschreven" in renamed


def _with_one_destroyed(book: Book, folder: Path) -> Path:
    """Destroy a note that another names in a link; return a copy of the history from before."""
    now = datetime.datetime(2026, 11, 22, 15, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    create(book, memo.KIND, {"titel": "Verzuim van Noor"}, body="Geheim.\n", now=now)
    body = "Zie het rooster en [[N-2026-001|Verzuim van Noor]].\n"
    create(book, memo.KIND, {"titel": "Rooster"}, body=body, now=now)
    file = folder / "kopie.bundle"
    git(book.root, "bundle", "create", "--quiet", str(file), "HEAD", "main")
    destroy(
        book,
        ["N-2026-001"],
        ground="verzoek",
        decided_by="de raad",
        confirmed="vernietig 1",
        also_running=True,
        now=now,
    )
    return file
