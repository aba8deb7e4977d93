"""Opening the history of a folder that may come from anybody: nothing of it is run."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.opening import open_book
from raadsboek.book.problems import check
from raadsboek.core.errors import RaadsboekError
from raadsboek.history.git import GitMissing, find_git
from raadsboek.history.integrity import integrity
from raadsboek.history.log import content, versions
from raadsboek.history.opening import (
    NoHistory,
    UnsupportedHistory,
    create_repository,
    open_repository,
)
from raadsboek.history.outside import changed_outside
from raadsboek.history.trust import UntrustedSettings

HOSTILE = (
    "core.fsmonitor",
    "core.hooksPath",
    "core.sshCommand",
    "core.editor",
    "core.pager",
    "core.askPass",
    "core.gitProxy",
    "core.attributesFile",
    "core.excludesFile",
    "core.worktree",
    "core.alternateRefsCommand",
    "filter.f.clean",
    "filter.f.smudge",
    "filter.f.process",
    "diff.external",
    "diff.d.textconv",
    "diff.d.command",
    "merge.m.driver",
    "mergetool.t.cmd",
    "gpg.program",
    "gpg.ssh.program",
    "gpg.ssh.defaultKeyCommand",
    "credential.helper",
    "credential.https://x.helper",
    "alias.status",
    "include.path",
    "includeIf.gitdir:/.path",
    "remote.origin.vcs",
    "remote.origin.uploadpack",
    "remote.origin.receivepack",
    "remote.origin.proxy",
    "url.ext::x.insteadOf",
    "submodule.s.update",
    "uploadpack.packObjectsHook",
    "gc.recentObjectsHook",
    "sequence.editor",
    "pager.log",
    "man.x.cmd",
    "browser.x.cmd",
    "trailer.t.command",
    "init.templateDir",
    "extensions.refStorage",
    "instaweb.httpd",
    "sendemail.smtpServer",
    "http.proxy",
    "safe.directory",
    "protocol.allow",
    "bundle.x.uri",
)


def use_everything(book: Book) -> None:
    """Do with a book all that runs git."""
    assert book.repository is not None
    changed_outside(book.repository)
    versions(book.repository, with_paths=True)
    content(book.repository, "HEAD", "raadsboek.yaml")
    integrity(book.repository)
    record(
        book,
        [Write(path="nieuw.txt", data=b"x\n", expected=None)],
        action="nieuw",
        numbers=[],
        subject="Nieuw",
        now=NOW,
    )


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """Return the file that appears when something of the folder was run."""
    return tmp_path / "uitgevoerd"


class TestHostileSettings:
    """A `.git/config` that came with the folder."""

    @pytest.mark.parametrize("key", HOSTILE)
    @pytest.mark.parametrize("file", ["config", "config.worktree"])
    def test_are_refused_before_anything_runs(
        self, book: Book, canary: Path, key: str, file: str
    ) -> None:
        """The raadsboek opens for reading, names the key and runs nothing."""
        (book.root / ".gitattributes").write_text("* filter=f diff=d merge=m\n")
        where = str(book.root / ".git" / file)
        subprocess.run(["git", "config", "-f", where, key, f"touch {canary}; true"], check=True)
        for name in ("post-index-change", "reference-transaction", "pre-commit", "fsmonitor"):
            hook = book.root / ".git/hooks" / name
            hook.parent.mkdir(exist_ok=True)
            hook.write_text(f"#!/bin/sh\ntouch {canary}\n")
            hook.chmod(0o755)

        opened = open_book(book.root, now=NOW)
        check(opened, today=NOW.date())

        assert opened.repository is None
        # Git writes the first and the last part of a name in lower case.
        assert key.lower() in opened.read_only.lower()
        assert "git clone" in opened.read_only
        assert not canary.exists()
        with pytest.raises(UntrustedSettings) as caught:
            open_repository(book.root)
        assert [found.lower() for found in caught.value.keys] == [key.lower()]

    @pytest.mark.parametrize(
        "address",
        ["ext::sh -c touch% x", "fd::3", "-oProxyCommand=x", "ssh://-oProxyCommand=x/y", "http::x"],
    )
    def test_addresses_that_run_a_program_are_refused(self, book: Book, address: str) -> None:
        """An address of a remote may not name a program."""
        config = str(book.root / ".git/config")
        subprocess.run(["git", "config", "-f", config, "remote.origin.url", address], check=True)

        with pytest.raises(UntrustedSettings):
            open_repository(book.root)

    def test_what_git_itself_writes_is_trusted(self, book: Book, tmp_path: Path) -> None:
        """An ordinary clone, with a remote and a branch that follows it, is no threat."""
        clone = tmp_path / "kloon"
        subprocess.run(["git", "clone", "-q", str(book.root), str(clone)], check=True)
        config = str(clone / ".git/config")
        for address in ("git@example.org:or.git", "https://example.org/or.git", "../or.git"):
            command = ["git", "config", "-f", config, "remote.origin.url", address]
            subprocess.run(command, check=True)
            open_repository(clone)

    def test_settings_that_are_no_file(self, book: Book) -> None:
        """A pipe or a link in the place of the settings is refused without waiting for it."""
        (book.root / ".git/config").unlink()
        os.mkfifo(book.root / ".git/config")

        with pytest.raises(UntrustedSettings):
            open_repository(book.root)

    @pytest.mark.parametrize(
        "text",
        ["[core", "[core]\n\tbare = true\n", "[x]\n\ty=\n" * 200000],
        ids=["stuk", "kaal", "eindeloos"],
    )
    def test_settings_that_make_no_sense(self, book: Book, text: str) -> None:
        """Broken, endless or unfit settings end in a sentence."""
        (book.root / ".git/config").write_text(text)

        with pytest.raises(RaadsboekError):
            open_repository(book.root)


class TestHostileFiles:
    """Other things in a folder that git would obey."""

    def test_hooks_never_run(self, book: Book, canary: Path) -> None:
        """A hook in the folder is passed over by everything we do."""
        (book.root / ".git/hooks").mkdir(exist_ok=True)
        for name in ("post-index-change", "reference-transaction", "pre-commit", "post-commit"):
            hook = book.root / ".git/hooks" / name
            hook.write_text(f"#!/bin/sh\ntouch {canary}\n")
            hook.chmod(0o755)

        use_everything(book)

        assert not canary.exists()

    def test_a_repository_among_the_attachments(
        self, book: Book, canary: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A bare repository inside the vault is not entered, wherever we were started."""
        bare = book.root / "bijlagen/x"
        subprocess.run(["git", "init", "-q", "--bare", str(bare)], check=True)
        config = str(bare / "config")
        trap = f"touch {canary}"
        subprocess.run(["git", "config", "-f", config, "core.fsmonitor", trap], check=True)
        monkeypatch.chdir(bare)

        use_everything(book)

        assert not canary.exists()

    def test_a_git_inside_the_vault_is_not_run(
        self, book: Book, canary: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A program called git in the vault or the current folder is nobody's git."""
        for name in ("git", "git.exe"):
            program = book.root / name
            program.write_text(f"#!/bin/sh\ntouch {canary}\n")
            program.chmod(0o755)
        path = os.pathsep.join([".", "", str(book.root), os.environ["PATH"]])
        monkeypatch.setenv("PATH", path)
        monkeypatch.chdir(book.root)

        use_everything(book)

        assert not canary.exists()
        assert Path(find_git(path, book.root)).is_absolute()

    def test_a_folder_that_cannot_be_looked_into(self, tmp_path: Path) -> None:
        """A place in PATH that the system refuses to look at is passed over."""
        refused = f"/{'x' * 5000}"
        path = os.pathsep.join([refused, os.environ["PATH"]])
        assert Path(find_git(path, tmp_path)).is_absolute()

    def test_settings_by_way_of_another_folder(self, book: Book, tmp_path: Path) -> None:
        """`.git/commondir` would take the settings from a place that was not checked."""
        (book.root / ".git/commondir").write_text(str(tmp_path))

        with pytest.raises(UnsupportedHistory):
            open_repository(book.root)

    def test_replaced_versions_are_not_believed(self, book: Book) -> None:
        """`git replace` cannot make another text of a version."""
        blob = subprocess.run(
            ["git", "hash-object", "-w", "--stdin"], cwd=book.root, input=b"vals", stdout=-1
        ).stdout.decode()
        command = ["git", "replace", "-f", "HEAD:raadsboek.yaml", blob.strip()]
        subprocess.run(command, cwd=book.root, check=True)
        assert book.repository is not None

        assert content(book.repository, "HEAD", "raadsboek.yaml") != b"vals"


class TestForms:
    """Forms of repository that are refused with a sentence, or that work."""

    def test_no_repository(self, tmp_path: Path) -> None:
        """A folder without a history can be read only."""
        with pytest.raises(NoHistory, match=r"\.git ontbreekt"):
            open_repository(tmp_path)

    def test_a_repository_above(self, tmp_path: Path) -> None:
        """A vault inside somebody's home repository is not recorded there."""
        create_repository(tmp_path, name="", email="")
        (tmp_path / "raadsboek").mkdir()

        with pytest.raises(NoHistory, match="een map erboven"):
            open_repository(tmp_path / "raadsboek")

    def test_a_bare_repository(self, tmp_path: Path) -> None:
        """A copy without notes is named as that."""
        subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "kaal")], check=True)

        with pytest.raises(UnsupportedHistory, match="kale kopie"):
            open_repository(tmp_path / "kaal")

    def test_a_second_work_folder(self, book: Book, tmp_path: Path) -> None:
        """A worktree of another folder is refused: its locks and drafts would live elsewhere."""
        second = tmp_path / "tweede"
        command = ["git", "worktree", "add", "-q", "-b", "tweede", str(second)]
        subprocess.run(command, cwd=book.root, check=True)

        with pytest.raises(UnsupportedHistory, match="worktree"):
            open_repository(second)

    def test_a_link_for_a_repository(self, book: Book, tmp_path: Path) -> None:
        """`.git` may not be a link to another place."""
        (tmp_path / "los").mkdir()
        (tmp_path / "los/.git").symlink_to(book.root / ".git")

        with pytest.raises(UnsupportedHistory, match="koppeling"):
            open_repository(tmp_path / "los")

    def test_a_shallow_copy(self, book: Book, tmp_path: Path) -> None:
        """A copy with only the last version can be saved in, and says that it is not whole."""
        copy = tmp_path / "kopie"
        command = ["git", "clone", "-q", "--depth=1", f"file://{book.root}", str(copy)]
        subprocess.run(command, check=True)
        opened = open_book(copy, now=NOW)

        use_everything(opened)

        assert opened.repository is not None
        assert "geschiedenis-onvolledig" in [p.code for p in integrity(opened.repository)]

    def test_a_repository_with_longer_identifiers(self, tmp_path: Path) -> None:
        """A repository in the SHA-256 format works as well."""
        root = tmp_path / "lang"
        command = ["git", "init", "-q", "-b", "main", "--object-format=sha256", str(root)]
        subprocess.run(command, check=True)
        (root / "raadsboek.yaml").write_text("secretaris:\n  naam: Anna\n")
        opened = open_book(root, now=NOW)
        assert opened.repository is not None

        for turn in (1, 2):
            record(
                opened,
                [Write(path=f"{turn}/x.md", data=b"x\n", expected=None)],
                action="nieuw",
                numbers=[],
                subject="x",
                now=NOW,
            )

        assert len(versions(opened.repository)) == 2
        assert len(versions(opened.repository)[0].identifier) == 64

    def test_a_new_repository_takes_nothing_from_elsewhere(
        self, tmp_path: Path, home: Path
    ) -> None:
        """A user's template of hooks and their default branch do not get into a new raadsboek."""
        (home / "sjabloon/hooks").mkdir(parents=True)
        (home / "sjabloon/hooks/pre-commit").write_text("#!/bin/sh\nexit 1\n")
        for key, value in (
            ("init.templateDir", str(home / "sjabloon")),
            ("init.defaultBranch", "x"),
        ):
            subprocess.run(["git", "config", "--global", key, value], check=True)

        repository = create_repository(tmp_path, name="Anna", email="a@example.org")

        assert not (repository.git_directory / "hooks").exists()
        assert (repository.git_directory / "HEAD").read_text() == "ref: refs/heads/main\n"
        assert create_repository(tmp_path, name="", email="") == repository


class TestTheProgram:
    """The git program itself."""

    def test_too_old(self, book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A git of years ago is named, and reading goes on."""
        old = tmp_path / "oud/git"
        old.parent.mkdir()
        old.write_text("#!/bin/sh\necho git version 2.17.1\n")
        old.chmod(0o755)
        monkeypatch.setenv("PATH", f"{old.parent}{os.pathsep}/bin")

        opened = open_book(shutil.copytree(book.root, tmp_path / "kopie"), now=NOW)

        assert "Git 2.17.1 op deze computer is te oud" in opened.read_only

    def test_missing(self, tmp_path: Path) -> None:
        """Without git the sentence says what to install."""
        with pytest.raises(GitMissing, match="Installeer git"):
            find_git(str(tmp_path), tmp_path)
