"""Opening what somebody hands over: whatever it is, a sentence, and nothing of it is run."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sound_vault
from front_door import NOW, Answer, ask
from hostile_vault import bytes_below, git, plant_bare_repository, plant_hooks

from raadsboek.book.opening import open_book
from raadsboek.core.errors import EXIT_FAILED, EXIT_OK, EXIT_PROBLEMS
from raadsboek.history.opening import open_repository

ME = ("--naam", "Eva Bos", "--email", "eva@x.example", "--rol", "opvolger")


@pytest.fixture(scope="module")
def sound(empty_raadsboek: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a raadsboek in which nothing is wrong, to copy."""
    root = tmp_path_factory.mktemp("gaaf") / "raadsboek"
    sound_vault.make(empty_raadsboek, root)
    return root


@pytest.fixture
def source(sound: Path, tmp_path: Path) -> Path:
    """Return a copy of the sound raadsboek, to be made hostile."""
    return Path(shutil.copytree(sound, tmp_path / "van een ander"))


@pytest.fixture
def bundle(source: Path, tmp_path: Path) -> Path:
    """Return the source as one file."""
    git(source, "bundle", "create", "-q", str(tmp_path / "b.bundle"), "HEAD", "main")
    return tmp_path / "b.bundle"


def opened(source: Path, tmp_path: Path) -> Answer:
    """Open a source in a new folder."""
    return ask("openen", str(source), str(tmp_path / "nieuw"), *ME)


def refused(source: Path, tmp_path: Path, told: str) -> None:
    """Check that a source is refused with these words, and that there is no trace of it."""
    before = sorted(one.name for one in tmp_path.iterdir())
    answer = opened(source, tmp_path)
    assert answer.code == EXIT_FAILED, answer.err
    assert told in answer.err
    assert sorted(one.name for one in tmp_path.iterdir()) == before


def recorded(source: Path, path: str, blob: bytes, mode: str = "100644") -> None:
    """Add a version with an entry that no disk need have."""
    name = git(source, "hash-object", "-w", "--stdin", stdin=blob).decode().strip()
    git(source, "update-index", "--add", "--cacheinfo", f"{mode},{name},{path}")
    git(source, "commit", "-q", "-m", "x")


def add(source: Path, message: str = "x") -> None:
    """Record everything in the folder, as somebody else's git does."""
    git(source, "add", "-A")
    git(source, "commit", "-q", "-m", message)


def canaries(tmp_path: Path) -> list[str]:
    """Return what a program that was run would have left."""
    return [one.name for one in tmp_path.rglob("*") if one.name.startswith("kanarie")]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data[:300] + bytes([data[300] ^ 1]) + data[301:],
        lambda data: data[:-200] + bytes(200),
        lambda data: b"# v2 git bundle\n",
        lambda data: b"# v3 git bundle\n@object-format=x\n\nPACK",
        lambda data: b"",
        lambda data: b"een gewone brief\n",
        lambda data: b"PK\x03\x04" + data,
    ],
)
def test_a_damaged_file(bundle: Path, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """Cut off, one bit turned, emptied, or another file altogether."""
    bundle.write_bytes(damage(bundle.read_bytes()))
    refused(bundle, tmp_path, "Er is niets gekopieerd.")


def test_a_file_that_stops_in_its_first_lines(bundle: Path, tmp_path: Path) -> None:
    """It looks like a copy without a version, but nobody makes such a file: it was cut off."""
    bundle.write_bytes(bundle.read_bytes()[:60])
    refused(bundle, tmp_path, "beschadigd, niet compleet")


def test_a_file_with_only_the_last_versions(source: Path, tmp_path: Path) -> None:
    """It stands on versions that are not in it: not complete."""
    git(source, "bundle", "create", "-q", str(tmp_path / "b.bundle"), "HEAD~1..main")
    refused(tmp_path / "b.bundle", tmp_path, "beschadigd, niet compleet")


def test_a_history_of_something_else(source: Path, tmp_path: Path) -> None:
    """Without raadsboek.yaml in the newest version it is no raadsboek."""
    git(source, "rm", "-q", "--cached", "raadsboek.yaml")
    git(source, "commit", "-q", "-m", "weg")
    refused(source, tmp_path, "is geen raadsboek: het bestand raadsboek.yaml ontbreekt")


@pytest.mark.parametrize("mode", ["120000", "160000"])
def test_settings_that_are_no_file(source: Path, tmp_path: Path, mode: str) -> None:
    """A link or a repository in the place of raadsboek.yaml is no raadsboek either."""
    head = git(source, "rev-parse", "HEAD").decode().strip()
    link = git(source, "hash-object", "-w", "--stdin", stdin=b"/etc/passwd").decode().strip()
    entry = f"{mode},{link if mode == '120000' else head},raadsboek.yaml"
    git(source, "update-index", "--cacheinfo", entry)
    git(source, "commit", "-q", "-m", "x")
    refused(source, tmp_path, "is geen raadsboek")


def test_an_empty_history(tmp_path: Path) -> None:
    """A shared folder in which nobody saved anything yet."""
    git(tmp_path, "init", "-q", "--bare", "leeg")
    refused(tmp_path / "leeg", tmp_path, "Er is niets gekopieerd.")


def test_a_newer_form(source: Path, tmp_path: Path) -> None:
    """`formaat: 2` is refused, and can only be read where it is."""
    with (source / "raadsboek.yaml").open("a", encoding="utf-8") as file:
        file.write("formaat: 2\n")
    add(source)
    refused(source, tmp_path, "een nieuwere Raadsboek")

    book = open_book(source, now=NOW)
    assert "nieuwere Raadsboek" in book.read_only
    book.index.close()
    assert ask("--map", str(source), "acties").code == EXIT_OK
    told = ask("--map", str(source), "nieuw", "actie", "--titel", "x")
    assert "nieuwere Raadsboek" in told.err


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("ext::sh -c 'touch kanarie'", "start geen programma"),
        ("http://x.example/or", "http is niet beveiligd"),
        ("--upload-pack=touch kanarie", ""),
        ("https://eva:geheim@x.example/or", "wachtwoord"),
        ("bestaat-niet", "daar staat niets"),
        (".", "geen raadsboek met geschiedenis"),
    ],
)
def test_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, told: str) -> None:
    """Another protocol, a password, an option, nothing there: refused before anything happens."""
    monkeypatch.chdir(tmp_path)
    answer = ask("openen", *ME, "--", typed, "nieuw")
    assert answer.code == EXIT_FAILED
    assert told in answer.err
    assert "geheim" not in answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("core.fsmonitor", "touch {}; false"),
        ("core.hooksPath", "{}"),
        ("core.sshCommand", "touch {}"),
        ("core.alternateRefsCommand", "touch {}"),
        ("filter.f.smudge", "touch {}"),
        ("uploadpack.packObjectsHook", "touch {}"),
        ("remote.origin.uploadpack", "touch {}"),
        ("include.path", "{}"),
        ("een.nieuwe.sleutel", "x"),
    ],
)
def test_settings_of_a_copied_folder(source: Path, tmp_path: Path, key: str, value: str) -> None:
    """Refused with the name of the setting, and what to ask for; git never saw the folder."""
    git(source, "config", "--add", key, value.format(tmp_path / "kanarie"))
    refused(source, tmp_path, key.lower())
    assert canaries(tmp_path) == []
    assert "pakket in één bestand" in opened(source, tmp_path).err


def test_hooks_filters_and_links_do_nothing(source: Path, tmp_path: Path) -> None:
    """Hooks stay behind, attributes have no effect, a link out becomes a line of text."""
    canary = tmp_path / "kanarie"
    plant_hooks(source, canary)
    (source / ".gitattributes").write_text("* text eol=crlf filter=f ident diff=f merge=f\n")
    (source / "acties" / "naar buiten.md").symlink_to("/etc/passwd")
    (source / "map naar buiten").symlink_to("/etc")
    plant_bare_repository(source / "bijlagen/kaal", canary)
    (source / "bijlagen/kaal/objects/x").touch()
    (source / "bijlagen/kaal/refs/heads/x").touch()
    git(source, "-c", f"core.hooksPath={os.devnull}", "add", "-A")
    git(source, "-c", f"core.hooksPath={os.devnull}", "commit", "-q", "-m", "x")
    answer = opened(source, tmp_path)

    assert answer.code in (EXIT_OK, EXIT_PROBLEMS), answer.err
    assert "gewone tekst geworden: 'acties/naar buiten.md', 'map naar buiten'" in answer.err
    assert canaries(tmp_path) == []
    root = tmp_path / "nieuw"
    assert (root / "acties/naar buiten.md").read_text() == "/etc/passwd"
    assert not any(one.is_symlink() for one in root.rglob("*"))
    assert not (root / ".git/hooks").exists()
    same = bytes_below(source)
    for path, data in bytes_below(root).items():
        if path not in ("raadsboek.yaml", "acties/naar buiten.md", "map naar buiten"):
            assert data == same[path], path
    for words in (["acties"], ["nieuw", "actie", "--titel", "x"], ["vastleggen", "--buiten"]):
        assert ask("--map", str(root), *words).code == EXIT_OK, words
    assert ask("--map", str(root), "controleer").code == EXIT_PROBLEMS
    assert canaries(tmp_path) == []


def test_a_repository_of_others_does_not_come_along(source: Path, tmp_path: Path) -> None:
    """A submodule is named; nothing of it is fetched or entered."""
    head = git(source, "rev-parse", "HEAD").decode().strip()
    (source / ".gitmodules").write_text(
        f'[submodule "x"]\n\tpath = bijlagen/x\n\turl = https://x.example/\n'
        f"\tupdate = checkout\n\t# {tmp_path / 'kanarie'}\n"
    )
    git(source, "add", ".gitmodules")
    git(source, "update-index", "--add", "--cacheinfo", f"160000,{head},bijlagen/x")
    git(source, "commit", "-q", "-m", "x")
    answer = opened(source, tmp_path)
    assert answer.code in (EXIT_OK, EXIT_PROBLEMS), answer.err
    assert "Geschiedenis van anderen is niet meegekomen: 'bijlagen/x'" in answer.err
    assert canaries(tmp_path) == []


@pytest.mark.parametrize(
    "path",
    [".git/hooks/post-checkout", "../buiten.md", "x/.GIT/config", "git~1/config", ".git\u200c/x"],
)
def test_names_that_leave_the_folder(source: Path, tmp_path: Path, path: str) -> None:
    """A version that could never be made by honest hands is refused as a whole."""
    tree = git(source, "ls-tree", "HEAD")
    blob = git(source, "hash-object", "-w", "--stdin", stdin=b"touch kanarie").decode().strip()
    inner, kind = blob, "100644 blob"
    *folders, name = path.split("/")
    for part in [name, *reversed(folders)][:-1]:
        entry = f"{kind} {inner}\t{part}\n".encode()
        inner = git(source, "mktree", stdin=entry).decode().strip()
        kind = "040000 tree"
    entry = f"{kind} {inner}\t{folders[0]}\n".encode()
    top = git(source, "mktree", stdin=tree + entry).decode().strip()
    commit = git(source, "commit-tree", "-p", "HEAD", "-m", "x", top).decode().strip()
    git(source, "update-ref", "HEAD", commit)
    refused(source, tmp_path, "Er is niets gekopieerd.")
    assert canaries(tmp_path) == []


ODD_NAMES = (
    *("regel\neinde.md", "\x1b]0;x\x07.md", "-delete.md", "CON.md", "goed\u202eop.md"),
    *("a\\b.md", "--upload-pack=x.md", os.fsdecode(b"\xff.md")),
)


def test_odd_names_come_along_and_are_named(source: Path, tmp_path: Path) -> None:
    """A name that a disk can have comes along, harmless, and what is wrong with it is a finding."""
    for name in ODD_NAMES:
        (source / "acties" / name).write_bytes(b"---\nsoort: actie\ntitel: x\n---\n")
    add(source)
    assert opened(source, tmp_path).code in (EXIT_OK, EXIT_PROBLEMS)
    root = tmp_path / "nieuw"
    for name in ODD_NAMES:
        assert (root / "acties" / name).is_file(), name
    found = ask("--map", str(root), "controleer", "--json").data
    assert isinstance(found, list)
    codes = {problem["code"] for problem in found}
    assert codes >= {"naam-stuurteken", "naam-windows", "naam-misleidend", "naam-onleesbaar"}
    assert ask("--map", str(root), "acties").code == EXIT_OK


def test_a_place_that_is_taken(bundle: Path, tmp_path: Path) -> None:
    """What stands there is never touched."""
    (tmp_path / "nieuw").mkdir()
    (tmp_path / "nieuw" / "brief.txt").write_text("x")
    refused(bundle, tmp_path, "staat al iets")
    assert (tmp_path / "nieuw" / "brief.txt").read_text() == "x"
    shutil.rmtree(tmp_path / "nieuw")
    (tmp_path / "nieuw").mkdir()
    assert opened(bundle, tmp_path).code == EXIT_OK


def test_who_cannot_be_asked_must_say_who_they_are(bundle: Path, tmp_path: Path) -> None:
    """Without a terminal: before anything is copied."""
    for words in ([], [*ME[:4]], [*ME[:3], "geen adres", *ME[4:]]):
        answer = ask("openen", str(bundle), str(tmp_path / "nieuw"), *words)
        assert answer.code == EXIT_FAILED
        assert "mee." in answer.err
    assert not (tmp_path / "nieuw").exists()


def test_a_shared_place_stays_the_shared_place(source: Path, bundle: Path, tmp_path: Path) -> None:
    """Of a bare folder the address is kept; of a package or somebody's own folder it is not.

    Also of one that names a branch as current that is not there.
    """
    git(tmp_path, "clone", "-q", "--bare", str(source), "gedeeld.git")
    git(tmp_path / "gedeeld.git", "symbolic-ref", "HEAD", "refs/heads/master")
    for place, kept in ((tmp_path / "gedeeld.git", True), (bundle, False), (source, False)):
        assert opened(place, tmp_path).code == EXIT_OK
        listed = git(tmp_path / "nieuw", "config", "--local", "--list").decode()
        assert (f"remote.origin.url={place}" in listed) is kept
        if not kept:
            for file in (tmp_path / "nieuw" / ".git").rglob("*"):
                assert not file.is_file() or str(tmp_path).encode() not in file.read_bytes()
        assert open_repository(tmp_path / "nieuw").root == tmp_path / "nieuw"
        shutil.rmtree(tmp_path / "nieuw")
