"""Scanning: every note file, no others; and what lies in the folder that does not belong."""

import os
from pathlib import Path

import pytest

from raadsboek.core.errors import StorageFailed
from raadsboek.vault.file_names import collisions, name_problems
from raadsboek.vault.scanning import Entry, inspect_tree, scan


def _make(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"x")


def _codes(root: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for problem in inspect_tree(root):
        assert problem.message.endswith(".")
        assert problem.fix.endswith(".")
        found.setdefault(problem.path, []).append(problem.code)
    return found


def test_a_scan_gives_note_files_sorted_by_path(tmp_path: Path) -> None:
    """Only .md files that are no hidden file, in the order of their paths, with what stat says."""
    _make(
        tmp_path, "b/2.md", "a/x.md", "a-b/x.md", "b/1.MD", "b/foto.png", ".git/x.md", "a/.x.md",
        "LEESMIJ.md", "a/LEESMIJ.md", "raadsboek.yaml",
    )  # fmt: skip
    entries = scan(tmp_path)
    paths = ["a-b/x.md", "a/LEESMIJ.md", "a/x.md", "b/1.MD", "b/2.md"]
    assert [entry.path for entry in entries] == paths
    status = (tmp_path / "a-b/x.md").stat()
    assert entries[0] == Entry("a-b/x.md", status.st_mtime_ns, 1, status.st_ino)


def test_a_scan_follows_no_links_and_survives_odd_names(tmp_path: Path) -> None:
    """Links, pipes and folders called .md are no notes; a name of raw bytes is one."""
    root = tmp_path / "raadsboek"
    _make(root, os.fsdecode(b"\xff.md"), "x\x1b]0;y\x07.md", "[bold].md", "map.md/in.md")
    _make(tmp_path, "buiten/x.md")
    (root / "link").symlink_to(tmp_path / "buiten")
    (root / "link.md").symlink_to(tmp_path / "buiten/x.md")
    (root / "lus").symlink_to(root)
    os.mkfifo(root / "pijp.md")
    assert [os.fsencode(entry.path) for entry in scan(root)] == [
        b"[bold].md", b"map.md/in.md", b"x\x1b]0;y\x07.md", b"\xff.md",
    ]  # fmt: skip


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A vault that went away is a failed disk, not an empty vault."""
    with pytest.raises(StorageFailed):
        scan(tmp_path / "weg")


def test_inspection_of_a_good_folder_finds_nothing(tmp_path: Path) -> None:
    """Ordinary notes, attachments and the raadsboek's own history are fine."""
    _make(tmp_path, "besluiten/2026/B-2026-014 thuiswerkregeling.md", "post/brief 1.pdf")
    _make(tmp_path, "raadsboek.yaml", "LEESMIJ.md", ".git/HEAD", ".gitignore", ".obsidian/app.json")
    assert inspect_tree(tmp_path) == []


def test_inspection_names_every_oddity(tmp_path: Path) -> None:
    """Links, pipes, strange names, copies, strays and nested repositories each have a code."""
    root = tmp_path / "raadsboek"
    (root / "a").mkdir(parents=True)
    (root / "uit.md").symlink_to("/dev/zero")
    (root / "in.md").symlink_to(root / "a")
    os.mkfifo(root / "pijp.md")
    _make(
        root, os.fsdecode(b"\xff.md"), "a/x\x1b]52;c;x\x07.md", "a/goed\u202egekeurd.md",
        "a/[bold].md", "a/con.md", "a/a:b.md", "a/x?.md", "a/punt.", "a/B-1 (1).md",
        "a/B-1 (conflicted copy 2026-03-12).md", "a/B-1-kopie van Anna.md", "a/~$verslag.docx",
        "a/.rb-12ab.tmp", "deel/.git/HEAD", "kaal/HEAD", "kaal/objects/x", "kaal/refs/x",
    )  # fmt: skip
    assert _codes(root) == {
        "uit.md": ["koppeling-naar-buiten"],
        "in.md": ["koppeling"],
        "pijp.md": ["geen-gewoon-bestand"],
        "\udcff.md": ["naam-onleesbaar"],
        "a/x\x1b]52;c;x\x07.md": ["naam-haken", "naam-stuurteken"],
        "a/goed\u202egekeurd.md": ["naam-misleidend"],
        "a/[bold].md": ["naam-haken"],
        "a/con.md": ["naam-windows"],
        "a/a:b.md": ["naam-windows"],
        "a/x?.md": ["naam-windows"],
        "a/punt.": ["naam-windows"],
        "a/B-1 (1).md": ["conflictkopie"],
        "a/B-1 (conflicted copy 2026-03-12).md": ["conflictkopie"],
        "a/B-1-kopie van Anna.md": ["conflictkopie"],
        "a/~$verslag.docx": ["achtergebleven-bestand"],
        "a/.rb-12ab.tmp": ["achtergebleven-bestand"],
        "deel": ["geneste-geschiedenis"],
        "kaal": ["geneste-geschiedenis"],
    }


def test_names_that_are_one_name_elsewhere_are_found(tmp_path: Path) -> None:
    """Capitals, and the two ways to write é, collide on Windows or macOS."""
    _make(tmp_path, "a/Notulen.md", "a/notulen.md", "caf\u00e9.md", "cafe\u0301.md", "A2/x", "a2/x")
    codes = _codes(tmp_path)
    assert codes["a/notulen.md"] == ["naam-botst"]
    assert codes["caf\u00e9.md"] == ["naam-botst"]
    assert codes["a2"] == ["naam-botst"]
    assert list(collisions(["a/x.md", "b/x.md"])) == []


@pytest.mark.parametrize("name", ["NUL.txt", "com1.md", "aux", "naam ", "a\\b.md", 'a".md', "a|b"])
def test_names_that_windows_refuses_are_found(name: str) -> None:
    """A secretary may hand the folder over to somebody with Windows."""
    assert [problem.code for problem in name_problems(f"a/{name}")] == ["naam-windows"]


def test_long_paths_are_found() -> None:
    """A path or name that some computer cannot hold is found."""
    assert [p.code for p in name_problems("map/" * 44 + "lange naam.md")] == ["pad-te-lang"]
    assert [p.code for p in name_problems("é" * 130 + ".md")] == ["pad-te-lang"]


def test_no_message_holds_a_control_character(tmp_path: Path) -> None:
    """What is shown of a hostile name cannot reach the terminal as a command."""
    _make(tmp_path, "x\x1b]52;c;x\x07 (1)?.md", "y\u202e[b].md", os.fsdecode(b"\x9b\xff:.md"))
    for problem in inspect_tree(tmp_path):
        assert problem.message.isprintable(), problem
