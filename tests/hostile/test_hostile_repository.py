"""A raadsboek whose history means harm, seen from the front door: read it, run nothing of it."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sound_vault
from front_door import NOW, Answer, ask
from hostile_vault import bytes_below, git, plant_bare_repository, plant_hooks
from sound_vault import ACTION, MEMO

from raadsboek.book.opening import open_book
from raadsboek.book.past import restore, versions_of
from raadsboek.core.errors import EXIT_FAILED, EXIT_OK, EXIT_PROBLEMS, EXIT_READ_ONLY
from raadsboek.history.opening import open_repository
from raadsboek.history.state import obstacles_in

SOURCE = Path(sys.modules["raadsboek"].__file__ or "").parent

LOOKING: tuple[list[str], ...] = (
    [],
    ["lijst", "acties"],
    ["acties"],
    ["toon", "A-2026-001"],
    ["zoek", "rooster"],
)
"""What must work whatever the history is."""


@pytest.fixture(scope="module")
def sound(empty_raadsboek: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a raadsboek in which nothing is wrong, to copy."""
    root = tmp_path_factory.mktemp("gaaf") / "raadsboek"
    sound_vault.make(empty_raadsboek, root)
    return root


@pytest.fixture
def root(sound: Path, tmp_path: Path) -> Path:
    """Return a copy of the sound raadsboek."""
    folder = tmp_path / "raadsboek"
    shutil.copytree(sound, folder)
    return folder


def in_(root: Path, *arguments: str) -> Answer:
    """Run a command on the raadsboek."""
    return ask("--map", str(root), *arguments)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("core.fsmonitor", "touch {}; false"),
        ("core.hooksPath", "{}"),
        ("core.sshCommand", "touch {}"),
        ("core.pager", "touch {}"),
        ("core.editor", "touch {}"),
        ("filter.f.clean", "touch {}"),
        ("filter.f.process", "touch {}"),
        ("diff.external", "touch {}"),
        ("diff.f.textconv", "touch {}"),
        ("gpg.program", "touch {}"),
        ("gpg.ssh.defaultKeyCommand", "touch {}"),
        ("credential.helper", "!touch {}"),
        ("alias.log", "!touch {}"),
        ("include.path", "{}"),
        ("remote.origin.uploadpack", "touch {}"),
        ("remote.origin.url", "ext::touch {}"),
        ("url.ext::touch.insteadOf", "{}"),
        ("core.worktree", "/"),
        ("een.nieuwe.sleutel", "x"),
    ],
)
def test_settings_that_run_a_program(root: Path, tmp_path: Path, key: str, value: str) -> None:
    """A copied folder can be read; nothing is saved, nothing is run, and the reason is told."""
    canary = tmp_path / "kanarie"
    (root / ".gitattributes").write_text("* filter=f diff=f\n")
    git(root, "config", "--add", key, value.format(canary))
    before = bytes_below(root / ".git"), bytes_below(root)
    for words in LOOKING:
        assert in_(root, *words).code == EXIT_OK, words
    told = in_(root, "nieuw", "actie", "--titel", "x")
    history = in_(root, "geschiedenis", "A-2026-001")
    checked = in_(root, "controleer")

    assert (told.code, history.code, checked.code) == (
        *(EXIT_READ_ONLY, EXIT_READ_ONLY, EXIT_PROBLEMS),
    )
    for answer in (told.err, history.err, checked.out):
        assert key.lower().removesuffix(".insteadof") in answer.lower()
        assert "git clone" in answer
    assert not canary.exists()
    assert (bytes_below(root / ".git"), bytes_below(root)) == before


def test_hooks_and_repositories_inside_never_run(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything works with a program behind every hook, also from inside a planted repository."""
    plant_hooks(root, tmp_path / "haak")
    plant_bare_repository(root / "bijlagen/kaal", tmp_path / "haak-kaal")
    for name in ("git", "vim", "less", "sh"):
        (root / name).write_text(f"#!/bin/sh\ntouch {tmp_path / 'haak-pad'}\n")
        (root / name).chmod(0o755)
    monkeypatch.setenv("PATH", f".{os.pathsep}{root}{os.pathsep}{os.environ['PATH']}")
    for name in ("EDITOR", "VISUAL", "PAGER", "GIT_PAGER", "GIT_EDITOR", "GIT_EXTERNAL_DIFF"):
        monkeypatch.setenv(name, f"touch {tmp_path / 'haak-omgeving'}")
    for folder in (root, root / "bijlagen/kaal"):
        monkeypatch.chdir(folder)
        for words in (*LOOKING, ["nieuw", "actie", "--titel", "x"], ["geschiedenis", "A-2026-001"]):
            assert ask(*words).code == EXIT_OK, words
        assert ask("controleer").code == EXIT_PROBLEMS
        assert ask("vastleggen", "--buiten").code == EXIT_OK

    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("haak")] == []


def test_a_repository_of_others_inside_is_not_entered(root: Path, tmp_path: Path) -> None:
    """A submodule is neither fetched nor entered, and its folder is named as a finding."""
    canary = tmp_path / "kanarie"
    head = git(root, "rev-parse", "HEAD").decode().strip()
    (root / ".gitmodules").write_text(
        f'[submodule "x"]\n\tpath = bijlagen/x\n\turl = ext::touch {canary}\n\tupdate = !true\n'
    )
    git(root, "add", ".gitmodules")
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{head},bijlagen/x")
    git(root, "commit", "-qm", "Onderdeel")
    git(root, "init", "-q", "bijlagen/x")
    git(root, "config", "--file", "bijlagen/x/.git/config", "core.fsmonitor", f"touch {canary}")
    for words in (*LOOKING, ["nieuw", "actie", "--titel", "x"], ["vastleggen", "--buiten"]):
        assert in_(root, *words).code == EXIT_OK, words
    found = in_(root, "controleer", "--json").data

    assert isinstance(found, list)
    assert ("bijlagen/x", "geneste-geschiedenis") in {(p["pad"], p["code"]) for p in found}
    assert git(root, "ls-tree", "HEAD", "bijlagen/x").startswith(b"160000 commit ")
    assert not canary.exists()


def test_pipes_and_links_among_the_files_of_git_keep_nobody_waiting(root: Path) -> None:
    """Whatever stands in the place of a file of the history: looking works, nothing waits."""
    for name in ("packed-refs", "logs/HEAD", "shallow", "MERGE_HEAD", "raadsboek/bezig.json"):
        copy = root.with_name(f"kopie-{name.replace('/', '-')}")
        shutil.copytree(root, copy)
        file = copy / ".git" / name
        file.parent.mkdir(exist_ok=True)
        file.unlink(missing_ok=True)
        if name == "packed-refs":
            file.symlink_to("/dev/zero")
            (copy / ".git/refs/heads/main").unlink()
        else:
            os.mkfifo(file)
        assert in_(copy, "lijst", "acties").code == EXIT_OK, name
        obstacles = {problem.code for problem in obstacles_in(open_repository(copy))}
        assert obstacles == {
            "packed-refs": {"geschiedenis-tak-weg"},
            "MERGE_HEAD": {"geschiedenis-onderbroken"},
        }.get(name, set())


def test_only_the_transport_reaches_over_the_network() -> None:
    """Nothing else fetches, pushes or clones: whatever a remote says or does, it is not asked."""
    words = {"fetch", "push", "pull", "clone", "ls-remote", "remote", "submodule", "archive"}
    modules = {"socket", "ssl", "http", "urllib", "requests", "httpx", "smtplib", "ftplib"}
    found = []
    for file in SOURCE.rglob("*.py"):
        if file.name in ("transport.py", "fetching.py"):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        carried = _given_to_the_transport(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.List | ast.Tuple) and node.elts and node not in carried:
                first = node.elts[0]
                if isinstance(first, ast.Constant) and first.value in words:
                    found.append(f"{file.name}: git {first.value}")
            if isinstance(node, ast.Import):
                found += [f"{file.name}: {a.name}" for a in node.names if _top(a.name) in modules]
            if isinstance(node, ast.ImportFrom) and _top(node.module or "") in modules:
                found.append(f"{file.name}: {node.module}")

    # They put the letters of an address in the form of one, or back, and reach nothing.
    assert set(found) <= {"selection.py: urllib.parse", "inside.py: urllib.parse"}


def _given_to_the_transport(tree: ast.Module) -> set[ast.AST]:
    """Return the words that are handed to `transport.connect`, at once or by a name."""
    imported = any(
        isinstance(node, ast.ImportFrom)
        and node.module == "raadsboek.history.transport"
        and any(one.name == "connect" and one.asname is None for one in node.names)
        for node in ast.walk(tree)
    )
    if not imported:
        return set()
    given: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            given |= {*node.args} if node.func.id == "connect" else set()
    names = {node.id for node in given if isinstance(node, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            given |= {node.value} if node.targets[0].id in names else set()
    return given


def _top(module: str) -> str:
    return module.partition(".")[0]


def test_a_forged_version_stands_where_it_was_added(root: Path) -> None:
    """A version dated before all others, by a chairman who knows nothing of it, is the newest."""
    with (root / MEMO).open("ab") as file:
        file.write(b"Vervalst.\n")
    forged = {
        "GIT_AUTHOR_NAME": "Voorzitter",
        "GIT_AUTHOR_DATE": "2019-01-01T10:00:00 +0100",
        "GIT_COMMITTER_DATE": "2019-01-01T10:00:00 +0100",
    }
    git(root, "commit", "-qam", "Vastgesteld", extra=forged)
    versions = in_(root, "geschiedenis", "--json", "N-2026-001").data

    assert isinstance(versions, list)
    assert [version["datum"][:4] for version in versions] == ["2019", "2026"]
    # Ours say what was done to which number; a version of another program does not.
    assert [version["actie"] for version in versions] == ["", "nieuw"]


def test_an_emptied_note_is_named_kept_out_of_the_history_and_put_back(root: Path) -> None:
    """A power cut of another program left 0 bytes: no version of that, and the text comes back."""
    whole = (root / MEMO).read_bytes()
    (root / MEMO).write_bytes(b"")
    (root / ACTION).write_bytes((root / ACTION).read_bytes() + b"Meer.\n")
    recorded = in_(root, "vastleggen", "--buiten", "--json")
    made = in_(root, "nieuw", "actie", "--titel", "Nog een")
    changed = in_(root, "wijzig", MEMO, "titel=x")

    assert (recorded.code, made.code, changed.code) == (EXIT_OK, EXIT_OK, EXIT_FAILED)
    assert recorded.data == {"vastgelegd": [ACTION], "beschadigd": [MEMO], "geweigerd": []}
    assert git(root, "show", f"HEAD:{MEMO}") == whole
    book = open_book(root, now=NOW)
    restore(book, MEMO, versions_of(book, MEMO)[0].identifier, now=NOW)
    book.index.close()
    assert (root / MEMO).read_bytes() == whole
    assert in_(root, "controleer").code == EXIT_OK


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "bom"])
@pytest.mark.parametrize("end", [b"", b"  ", b"\n\n\n"], ids=["geen einde", "spaties", "wit"])
def test_one_key_changes_one_line(root: Path, newline: bytes, mark: bytes, end: bytes) -> None:
    """Whatever line ends, mark and end a note has: nothing else changes, nor without need."""
    lines = [
        b"---", b"# uitleg", b"soort:   actie", b"titel: 'Bel #3'  ", b"eigen: [a,  b]",
        b"status: open", b"---", b"tekst  ", b"", b"einde",
    ]  # fmt: skip
    data = mark + newline.join(lines) + end.replace(b"\n", newline)
    (root / "acties/gemengd.md").write_bytes(data)
    same = in_(root, "wijzig", "acties/gemengd.md", "status=open")
    assert (same.code, (root / "acties/gemengd.md").read_bytes()) == (EXIT_OK, data)
    done = in_(root, "wijzig", "acties/gemengd.md", "status=loopt")

    assert done.code == EXIT_OK
    after = (root / "acties/gemengd.md").read_bytes()
    assert after == data.replace(b"status: open", b"status: loopt")
    assert git(root, "cat-file", "blob", "HEAD:acties/gemengd.md") == after


@pytest.fixture
def read_only(root: Path, tmp_path: Path) -> Iterator[Path]:
    """Return the raadsboek on a disk that cannot be written."""
    place = tmp_path / "vast"
    place.mkdir()
    mounted = (
        os.geteuid() == 0
        and not subprocess.run(
            ["mount", "--bind", "-o", "ro", str(root), str(place)], check=False, capture_output=True
        ).returncode
    )
    if not mounted:
        pytest.skip("mounting a folder is not allowed here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_cannot_be_written_can_be_read(read_only: Path) -> None:
    """Everything that looks works; everything that writes says why it does not."""
    for words in (*LOOKING, ["geschiedenis", "A-2026-001"]):
        assert in_(read_only, *words).code == EXIT_OK, words
    checked = in_(read_only, "controleer", "--json")
    assert checked.code == EXIT_PROBLEMS
    assert isinstance(checked.data, list)
    assert [found["code"] for found in checked.data] == ["alleen-lezen"]
    assert "beveiligd tegen schrijven" in checked.data[0]["melding"]
    for words in (
        ["nieuw", "actie", "--titel", "x"],
        ["wijzig", "A-2026-001", "titel=x"],
        ["vastleggen", "--buiten"],
    ):
        answer = in_(read_only, *words)
        assert answer.code == EXIT_READ_ONLY, words
        assert "beveiligd tegen schrijven" in answer.err


def test_nothing_in_the_source_runs_text_as_a_program() -> None:
    """No module evaluates, unpickles or formats by a template language: a note stays text."""
    suspicious = []
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                names = [f"{node.func.id}()"]
            else:
                continue
            suspicious += [f"{file.name}: {name}" for name in names if _runs(name)]

    # A snapshot of times, made by us, in the user's own cache and behind a checksum.
    assert suspicious == ["freshness.py: marshal"]


def _runs(name: str) -> bool:
    return name.split(".")[0] in {
        *("eval()", "exec()", "compile()", "__import__()"),
        *("pickle", "marshal", "shelve", "dill", "jinja2", "mako", "code", "runpy"),
    }
