"""Looking at the whole history: what is proven, what is wrong, and what nobody can tell."""

import datetime
import shutil
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from forging import forge, git, rewrite

from raadsboek.book.book import Book
from raadsboek.book.handover.packing import make_package
from raadsboek.book.notes import create
from raadsboek.book.opening import open_book
from raadsboek.book.syncing.sharing import share
from raadsboek.book.verification.known import KnownPoint
from raadsboek.book.verification.verifying import verify_history
from raadsboek.core.kinds import memo
from raadsboek.history.copying import NotWhole

NOW = datetime.datetime(2026, 11, 22, 15, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


def memo_of(book: Book, title: str, body: str = "Een woord.\n", minutes: int = 0) -> str:
    """Make a memo, some minutes after now, and return its path."""
    moment = NOW + datetime.timedelta(minutes=minutes)
    return create(book, memo.KIND, {"titel": title}, body=body, now=moment).path


def bundle_of(book: Book, folder: Path) -> Path:
    """Return a copy of the history as one file."""
    file = folder / "kopie.bundle"
    git(book.root, "bundle", "create", "--quiet", str(file), "HEAD", "main")
    return file


def codes(book: Book, **given: object) -> list[str]:
    """Return the codes of what is wrong."""
    return [one.code for one in verify_history(book, **given).problems]  # type: ignore[arg-type]


def test_a_sound_history_says_what_it_cannot_prove(book: Book) -> None:
    """Without anything from before, whole is all that can be said, and that is said."""
    report = verify_history(book)

    assert report.problems == ()
    assert report.is_sound
    assert report.proven[0].startswith("De geschiedenis is heel")
    assert any("niets van eerder" in sentence for sentence in report.unproven)


def test_a_copy_from_before_proves_that_nothing_was_rewritten(book: Book, tmp_path: Path) -> None:
    """All versions of the copy are still there, and newer ones are no trouble."""
    memo_of(book, "Een")
    copy = bundle_of(book, tmp_path)
    memo_of(book, "Twee")

    report = verify_history(book, bundles=[copy])

    assert report.problems == ()
    assert any("niet herschreven sinds de kopie" in sentence for sentence in report.proven)


def test_a_copy_that_is_newer_proves_what_is_here(book: Book, tmp_path: Path) -> None:
    """Whoever looks at an older copy hears that the other one has more."""
    older = shutil.copytree(book.root, tmp_path / "ouder")
    memo_of(book, "Een")
    copy = bundle_of(book, tmp_path)

    report = verify_history(open_book(older, now=NOW), bundles=[copy])

    assert report.problems == ()
    assert any("nog 1 versie meer" in sentence for sentence in report.proven)


def test_a_rewritten_history_is_named_with_the_first_note_that_differs(
    book: Book, tmp_path: Path
) -> None:
    """One word that was changed everywhere is found by a copy from before."""
    path = memo_of(book, "Een", "Het bedrag is duizend.\n")
    memo_of(book, "Twee")
    copy = bundle_of(book, tmp_path)
    rewrite(book.root, path, b"duizend", b"honderd")

    (problem,) = verify_history(book, bundles=[copy]).problems

    assert problem.code == "geschiedenis-herschreven"
    assert path in problem.message
    assert "2 versies daarvan staan hier niet meer" in problem.message


def test_versions_that_were_dropped_are_named(book: Book, tmp_path: Path) -> None:
    """A history that was cut short, and went on from there, lacks what the copy has."""
    memo_of(book, "Een")
    memo_of(book, "Geheim")
    copy = bundle_of(book, tmp_path)
    git(book.root, "reset", "--quiet", "--hard", "HEAD~1")
    memo_of(book, "Drie", minutes=5)

    (problem,) = verify_history(book, bundles=[copy]).problems

    assert problem.code == "geschiedenis-herschreven"
    assert "De eerste versie die ontbreekt: 22 november 2026" in problem.message


def test_a_version_that_nobody_has_here_is_named(book: Book) -> None:
    """A known version that is not in the history at all is no match."""
    point = KnownPoint(where="het controleverslag van 3 mei", identifier="12" * 20)

    assert codes(book, known=[point]) == ["geschiedenis-herschreven"]


def test_a_colleague_who_saved_as_well_is_no_forger(book: Book) -> None:
    """What a shared place has more is to be fetched; nothing is said to be rewritten."""
    memo_of(book, "Een")
    theirs = forge(book.root, "kennis/van-jan.md", b"---\nsoort: notitie\n---\n", name="Jan")
    git(book.root, "update-ref", "refs/raadsboek/gezien/origin", theirs)
    git(book.root, "reset", "--quiet", "--hard", "HEAD~1")
    memo_of(book, "Twee")

    report = verify_history(book)

    assert report.problems == ()
    assert any("Werk eerst bij" in sentence for sentence in report.unproven)
    assert "origin" not in " ".join((*report.unproven, *report.proven))


def test_a_rewriting_is_seen_by_the_shared_place(book: Book) -> None:
    """A version that is there once more in another form gives the rewriting away."""
    path = memo_of(book, "Een", "Het bedrag is duizend.\n")
    git(book.root, "update-ref", "refs/raadsboek/gezien/origin", "HEAD")
    rewrite(book.root, path, b"duizend", b"honderd")

    assert codes(book) == ["geschiedenis-herschreven"]


def test_a_damaged_copy_is_refused_and_leaves_nothing_behind(book: Book, tmp_path: Path) -> None:
    """A copy that was cut off proves nothing, and says so."""
    memo_of(book, "Een")
    copy = bundle_of(book, tmp_path)
    copy.write_bytes(copy.read_bytes()[:-200])
    before = git(book.root, "count-objects", "-v")

    report = verify_history(book, bundles=[copy, tmp_path / "weg.bundle"])

    assert [one.code for one in report.problems] == ["kopie-onleesbaar"] * 2
    assert git(book.root, "count-objects", "-v") == before


def test_a_shallow_copy_says_what_it_cannot_show(book: Book, tmp_path: Path) -> None:
    """A copy with only the last versions is told, and is no reason to stop looking."""
    memo_of(book, "Een")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{book.root}", "ondiep")

    shallow = open_book(tmp_path / "ondiep", now=NOW)
    report = verify_history(shallow)

    assert [one.code for one in report.problems] == ["geschiedenis-onvolledig"]
    assert "git" not in report.problems[0].fix
    with pytest.raises(NotWhole):
        make_package(shallow, str(tmp_path / "pakket"), now=NOW)
    with pytest.raises(NotWhole):
        share(shallow, str(tmp_path / "plek"), near=tmp_path)
    assert not (tmp_path / "plek").exists()
    assert report.is_sound
    assert any("voor de oudste versie" in sentence for sentence in report.unproven)


def test_a_damaged_history_is_a_finding(book: Book) -> None:
    """When versions cannot be read, that is what the report says."""
    memo_of(book, "Een")
    head = git(book.root, "rev-parse", "HEAD~1")
    (book.root / ".git/objects" / head[:2] / head[2:]).unlink()

    report = verify_history(book)

    assert not report.is_sound
    assert "geschiedenis-beschadigd" in [one.code for one in report.problems]


def test_the_mark_of_a_handover_can_be_typed_from_paper(book: Book) -> None:
    """It proves that all up to that version is as it was; one that is not here is named."""
    memo_of(book, "Een")
    mark = git(book.root, "rev-parse", "HEAD").strip()
    memo_of(book, "Twee")

    report = verify_history(book, codes=[f" {mark[:20].upper()} {mark[20:]}"])
    (problem,) = verify_history(book, codes=[mark[::-1]]).problems

    assert report.problems == ()
    assert any("sinds het kenmerk op papier" in told for told in report.proven)
    assert problem.code == "geschiedenis-herschreven"
    assert "overgetypt" in problem.fix
