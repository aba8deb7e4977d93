"""Reading files: nothing outside the vault, nothing that blocks, nothing that is no file."""

import hashlib
import os
import socket
from pathlib import Path

import pytest

from raadsboek.core.errors import NotFound
from raadsboek.vault import reading
from raadsboek.vault.reading import UnsafeFile, note_from_bytes, read_bytes, read_note

NOTE = b"---\nsoort: actie\ntitel: Bel HR\n---\ntekst\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A vault with one good note."""
    folder = tmp_path / "raadsboek"
    (folder / "acties" / "2026").mkdir(parents=True)
    (folder / "acties" / "2026" / "A-1.md").write_bytes(NOTE)
    (tmp_path / "geheim.md").write_bytes(NOTE)
    return folder


def _code(root: Path, path: str) -> str:
    with pytest.raises(UnsafeFile) as unsafe:
        read_bytes(root, path)
    return unsafe.value.problem.code


def test_a_note_is_read_with_its_digest(root: Path) -> None:
    """A good note has its keys, text and the digest of its bytes, and no problems."""
    note = read_note(root, "acties/2026/A-1.md")
    assert (note.meta["titel"], note.body) == ("Bel HR", "tekst\n")
    assert note.digest == hashlib.sha256(NOTE).hexdigest()
    assert note.problems == ()
    assert note.editable


@pytest.mark.parametrize(
    "path",
    ["../geheim.md", "acties/../../geheim.md", "/etc/passwd", "", ".", "acties//x.md", "a\0b.md"],
)
def test_a_path_out_of_the_vault_is_refused(root: Path, path: str) -> None:
    """No path with `..`, a leading slash or an empty part is opened."""
    assert _code(root, path) == "buiten-raadsboek"


def test_links_are_not_followed_anywhere_in_the_path(root: Path) -> None:
    """A link is refused as the file itself and as any folder above it, also inside."""
    (root / "link.md").symlink_to(root.parent / "geheim.md")
    (root / "map").symlink_to(root.parent)
    (root / "binnen").symlink_to(root / "acties")
    (root / "nul.md").symlink_to("/dev/zero")
    (root / "kapot.md").symlink_to(root / "bestaat-niet")
    for path in ("link.md", "map/geheim.md", "binnen/2026/A-1.md", "nul.md", "kapot.md"):
        assert _code(root, path) == "koppeling"


def test_pipes_sockets_devices_and_folders_are_no_notes(root: Path) -> None:
    """A pipe does not block, a socket does not connect, a folder is not read."""
    os.mkfifo(root / "pijp.md")
    (root / "map.md").mkdir()
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(root)
        try:
            listener.bind("kabel.md")
        finally:
            os.chdir(here)
        for path in ("pijp.md", "map.md", "kabel.md"):
            assert _code(root, path) == "geen-gewoon-bestand"
            note = read_note(root, path)
            assert not note.editable
            assert note.problems[0].path == path


def test_a_huge_file_is_not_read(root: Path) -> None:
    """A note of 20 MB is listed with a problem; its bytes are left alone."""
    with (root / "groot.md").open("wb") as file:
        file.truncate(20 * 1024 * 1024)
    note = read_note(root, "groot.md")
    assert [problem.code for problem in note.problems] == ["te-groot"]
    assert not note.editable


def test_a_file_that_grows_while_read_stays_within_the_limit(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit holds for the bytes read, not only for the size that was promised."""
    monkeypatch.setattr(reading, "MAXIMUM_SIZE", 10)
    assert _code(root, "acties/2026/A-1.md") == "te-groot"


def test_a_name_that_is_no_utf8_is_read(root: Path) -> None:
    """A name of raw bytes is a name like any other."""
    path = os.fsdecode(b"acties/\xff.md")
    (root / path).write_bytes(NOTE)
    assert read_note(root, path).meta["titel"] == "Bel HR"


def test_a_missing_note_is_not_found(root: Path) -> None:
    """A note that is not there is an error of its own."""
    for path in ("acties/x.md", "bestaat/niet.md", "acties/2026/A-1.md/x"):
        with pytest.raises(NotFound):
            read_note(root, path)


def test_an_unknown_kind_lists_the_kinds() -> None:
    """A note of an unknown kind is editable and says which kinds there are."""
    for raw in (b"---\nsoort: [x\x5d\n---\n", b"---\nsoort: borrel\n---\n", b"---\nx: y\n---\n"):
        note = note_from_bytes("x.md", raw)
        (problem,) = note.problems
        assert (problem.code, problem.key, problem.path) == ("soort-onbekend", "soort", "x.md")
        assert "besluit" in problem.fix
        assert note.editable


def test_schema_problems_stand_beside_their_key() -> None:
    """What the kind does not accept is found while reading, all at once."""
    note = note_from_bytes("x.md", b"---\nsoort: actie\nuiterlijk: morgen\nstatus: klaar\n---\n")
    assert {problem.key for problem in note.problems} == {"titel", "uiterlijk", "status"}
    assert {problem.path for problem in note.problems} == {"x.md"}
    assert note.editable


def test_a_note_without_frontmatter_has_one_problem() -> None:
    """A bare Markdown file is told once that it lacks frontmatter, and may be edited."""
    note = note_from_bytes("x.md", b"# Kop\n")
    assert [problem.code for problem in note.problems] == ["frontmatter-ontbreekt"]
    assert note.editable
    assert note.body == "# Kop\n"
