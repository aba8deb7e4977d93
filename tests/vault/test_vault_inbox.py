"""The inbox on disk: what waits in it, and that it is no part of the record."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.errors import ChangedOnDisk, NotFound
from raadsboek.vault import freshness, inbox
from raadsboek.vault.counting_inbox import number_waiting
from raadsboek.vault.reading import MAXIMUM_SIZE
from raadsboek.vault.scanning import inspect_tree, is_note, scan
from raadsboek.vault.writing import digest


def test_what_waits_is_counted_without_the_rest(tmp_path: Path) -> None:
    """Letters wait; the file of Word, what is still coming in, folders and links do not."""
    folder = inbox.ready(tmp_path)
    for name in ("brief.docx", "~$brief.docx", "scan.pdf.part", ".DS_Store", "Thumbs.db"):
        (folder / name).write_bytes(b"x")
    (folder / "map").mkdir()
    (folder / "koppeling.pdf").symlink_to(tmp_path)

    assert [one.name for one in inbox.waiting(tmp_path)] == ["brief.docx"]
    assert number_waiting(str(tmp_path)) == 1


def test_the_one_that_waits_longest_comes_first(tmp_path: Path) -> None:
    """By the time at which a file was written, whatever it is called."""
    folder = inbox.ready(tmp_path)
    for name, moment in (("a.pdf", 200), ("b.pdf", 100)):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (moment, moment))

    assert [one.name for one in inbox.waiting(tmp_path)] == ["b.pdf", "a.pdf"]


def test_nothing_in_the_inbox_is_a_note(tmp_path: Path) -> None:
    """Not for the scan, not for the quick look at the folder, and no check warns of it."""
    before = freshness.take(str(tmp_path), now_ns=10**19)
    folder = inbox.ready(tmp_path)
    (folder / "notulen.md").write_bytes(b"x")
    (folder / "brief - kopie.docx").write_bytes(b"x")

    assert scan(tmp_path) == []
    assert inspect_tree(tmp_path) == []
    assert not is_note("postvak/notulen.md")
    after = freshness.take(str(tmp_path), now_ns=10**19)
    assert before
    assert b"postvak" not in after


def test_a_piece_gets_a_name_of_its_own(tmp_path: Path) -> None:
    """A second file with the same name replaces nothing."""
    names = [inbox.add(tmp_path, "brief.pdf", data) for data in (b"een", b"twee")]

    assert names == ["brief.pdf", "brief-2.pdf"]
    assert [(tmp_path / "postvak" / name).read_bytes() for name in names] == [b"een", b"twee"]


@settings(max_examples=50)
@given(st.one_of(st.text(max_size=300), st.sampled_from(["../../.bashrc", "~$brief.docx", "CON"])))
def test_any_name_can_be_put_in(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    """Whatever a file is called, it waits in the inbox and nowhere else."""
    root = tmp_path_factory.mktemp("postvak")
    inbox.add(root, name, b"inhoud")

    (one,) = inbox.waiting(root)
    assert inbox.piece_bytes(root, one) == b"inhoud"
    assert sorted(path.name for path in root.iterdir()) == ["postvak"]


def test_what_is_in_the_record_is_taken_away(tmp_path: Path) -> None:
    """Only the very bytes that were kept: what was put there meanwhile stays."""
    inbox.add(tmp_path, "brief.pdf", b"eerste")
    assert not inbox.strike(tmp_path, "brief.pdf", digest(b"tweede"))
    assert (tmp_path / "postvak/brief.pdf").exists()

    assert inbox.strike(tmp_path, "brief.pdf", digest(b"eerste"))
    assert not (tmp_path / "postvak/brief.pdf").exists()
    assert inbox.strike(tmp_path, "brief.pdf", digest(b"eerste"))


def test_what_is_refused_is_put_aside(tmp_path: Path) -> None:
    """Nothing is thrown away, also not when a piece of that name was refused before."""
    for data in (b"een", b"twee"):
        inbox.add(tmp_path, "reclame.pdf", data)
        (one,) = inbox.waiting(tmp_path)
        inbox.refuse(tmp_path, one)

    kept = sorted((tmp_path / "postvak/geweigerd").iterdir())
    assert [file.read_bytes() for file in kept] == [b"twee", b"een"]
    assert inbox.waiting(tmp_path) == []
    with pytest.raises(NotFound):
        inbox.refuse(tmp_path, one)


def test_what_was_refused_waits_again(tmp_path: Path) -> None:
    """Under its own name, or one like it when that is taken; a folder is no piece and is told."""
    folder = inbox.ready(tmp_path)
    for text in ("een", "twee"):
        (folder / "brief.txt").write_text(text)
        inbox.refuse(tmp_path, inbox.waiting(tmp_path)[0])
    (folder / "brief.txt").write_text("drie")
    (folder / "Oud archief").mkdir()

    assert sorted(inbox.refused(tmp_path)) == ["brief-2.txt", "brief.txt"]
    assert inbox.take_back(tmp_path, "brief.txt") == "brief-2.txt"
    assert (folder / "brief-2.txt").read_text() == "een"
    assert inbox.refused(tmp_path) == ["brief-2.txt"]
    assert inbox.folders(tmp_path) == ["Oud archief"]
    with pytest.raises(NotFound):
        inbox.take_back(tmp_path, "../LEESMIJ.txt")


def test_another_file_is_not_refused(tmp_path: Path) -> None:
    """What was shown is not what lies there now."""
    inbox.add(tmp_path, "brief.pdf", b"een")
    (one,) = inbox.waiting(tmp_path)
    (tmp_path / "postvak/brief.pdf").write_bytes(b"een ander")

    with pytest.raises(ChangedOnDisk):
        inbox.refuse(tmp_path, one)


def test_a_piece_that_does_not_fit_is_named(tmp_path: Path) -> None:
    """It stays where it is, and the sentence says what to do."""
    inbox.ready(tmp_path)
    with (tmp_path / "postvak/film.mp4").open("wb") as file:
        file.truncate(MAXIMUM_SIZE + 1)
    (one,) = inbox.waiting(tmp_path)

    with pytest.raises(inbox.TooLarge, match="16 MB"):
        inbox.piece_bytes(tmp_path, one)


def test_git_is_told_once(tmp_path: Path) -> None:
    """A line in Git's own list, beside what stands there."""
    (tmp_path / ".git/info").mkdir(parents=True)
    file = tmp_path / ".git/info/exclude"
    file.write_bytes(b"*.bak")
    for _ in range(2):
        inbox.keep_apart(tmp_path)

    assert file.read_bytes() == b"*.bak\n/postvak/\n"
