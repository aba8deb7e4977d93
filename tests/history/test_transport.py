"""Speaking to another place: only the allowed ways, without a question, and nothing there runs."""

import os
import shutil
import socket
import stat
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.disk import DiskFull
from raadsboek.history import unreachable
from raadsboek.history.addresses import AddressRefused, Kind, address_of
from raadsboek.history.far_folder import PlaceMissing, PlaceUnfit, PlaceUntrusted, look_at
from raadsboek.history.fetching import fetch
from raadsboek.history.git import Repository
from raadsboek.history.opening import open_repository
from raadsboek.history.transport import check_out, clone, connect
from raadsboek.history.trust import refused
from raadsboek.history.unreachable import AccessRefused, Cancelled, NotAccepted, Unreachable

NEAR = Path("/home/sanne")


def git(folder: Path, *arguments: str) -> str:
    """Run git as a person would, in `folder`."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def ours(empty_raadsboek: Path, tmp_path: Path) -> Repository:
    """Return the history of a raadsboek of our own."""
    shutil.copytree(empty_raadsboek, tmp_path / "ons")
    return open_repository(tmp_path / "ons")


@pytest.fixture
def shared(ours: Repository, tmp_path: Path) -> Path:
    """Return a shared folder that holds what our raadsboek holds."""
    place = tmp_path / "gedeelde map.git"
    git(tmp_path, "clone", "-q", "--bare", str(ours.root), str(place))
    return place


def a_version(repository: Repository, name: str = "nieuw.md") -> str:
    """Add a version outside the program and return it."""
    (repository.root / name).write_text("tekst\n", encoding="utf-8")
    git(repository.root, "add", name)
    who = ["-c", "user.name=Noor", "-c", "user.email=noor@example.org"]
    git(repository.root, *who, "commit", "-qm", name)
    return git(repository.root, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://git.example.org/or/raadsboek.git", Kind.HTTPS),
        ("https://sanne@git.example.org:8443/or", Kind.HTTPS),
        ("ssh://git@example.org:22/srv/or.git", Kind.SSH),
        ("git@example.org:or/raadsboek.git", Kind.SSH),
        ("/mnt/or met spatie/gedeeld", Kind.FOLDER),
        ("../gedeeld", Kind.FOLDER),
        ("file:///mnt/or", Kind.FOLDER),
        ("Z:/or/gedeeld", Kind.FOLDER),
    ],
)
def test_a_folder_ssh_and_https_are_addresses(text: str, kind: Kind) -> None:
    """The three ways to share are known, and what is kept of them the settings may hold."""
    address = address_of(text, near=NEAR)

    assert address.kind is kind
    assert not refused("remote.origin.url", address.text)


def test_an_address_in_a_note_names_no_user_of_a_web_server(tmp_path: Path) -> None:
    """What stands before the @ of a web address is often a key; of ssh it is an ordinary name."""
    web = address_of("https://ghp_abc@server.example/raad.git", near=tmp_path)
    ssh = address_of("ssh://git@server.example/raad.git", near=tmp_path)

    assert web.without_user == "https://server.example/raad.git"
    assert ssh.without_user == "ssh://git@server.example/raad.git"


@pytest.mark.parametrize(
    "text",
    [
        "http://example.org/or",
        "git://example.org/or",
        "ftp://example.org/or",
        "ext::sh -c whoami",
        "fd::17",
        "hg::https://example.org",
        "https://sanne:geheim@example.org/or",
        "https://-oProxyCommand=x/or",
        "ssh://-oProxyCommand=touch%20x/or",
        "ssh://a@-x/or",
        "git@-x:or",
        "git@host:-or",
        "--upload-pack=touch x",
        "https://example.org/or\nhttps://kwaad.example/",
        "https://example.org/a b",
        "file://server/or",
        "file:///mnt/%2e%2e",
        "C:or",
        "map:met:dubbelpunt",
        "",
        "x" * 5000,
    ],
)
def test_every_other_address_is_refused(text: str) -> None:
    """Other protocols, helpers, passwords and words that look like options have a sentence."""
    with pytest.raises(AddressRefused) as caught:
        address_of(text, near=NEAR)

    assert "geheim" not in str(caught.value)


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
    | st.from_regex(r"(https|ssh|file|ext|http)://?[a-z:@/.\-%]{0,20}", fullmatch=True)
)
def test_an_accepted_address_is_harmless_in_the_settings(text: str) -> None:
    """Whatever is typed: what comes through is also on the allow-list of the settings."""
    try:
        address = address_of(text, near=NEAR)
    except AddressRefused:
        return

    assert not refused("remote.origin.url", address.text)
    assert not address.text.startswith("-")


def test_versions_go_to_a_folder_and_come_from_it(ours: Repository, shared: Path) -> None:
    """A shared folder takes our version; another copy of the raadsboek fetches it."""
    new = a_version(ours)
    address = address_of(str(shared), near=NEAR)

    connect(ours, ["push", "--quiet"], address, ["HEAD:refs/heads/main"])
    listing = connect(ours, ["ls-remote"], address, ["refs/heads/main"])

    assert listing.decode().split() == [new, "refs/heads/main"]


def test_no_hook_of_a_shared_folder_runs(ours: Repository, shared: Path, tmp_path: Path) -> None:
    """Hooks of the folder are passed over when something is fetched from it or put in it."""
    mark = tmp_path / "GESTART"
    hooks = shared / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in (
        "pre-receive",
        "update",
        "post-receive",
        "post-update",
        "reference-transaction",
        "proc-receive",
        "push-to-checkout",
    ):
        (hooks / name).write_text(f"#!/bin/sh\ntouch '{mark}'\n", encoding="utf-8")
        (hooks / name).chmod(0o755)
    hooks_here = ours.git_directory / "hooks"
    hooks_here.mkdir(exist_ok=True)
    for name in ("pre-push", "reference-transaction", "post-checkout"):
        shutil.copy(hooks / "update", hooks_here / name)
    address = address_of(str(shared), near=NEAR)
    a_version(ours)
    mark.unlink(missing_ok=True)  # the user's own git ran ours

    connect(ours, ["push", "--quiet"], address, ["HEAD:refs/heads/main"])
    connect(ours, ["fetch", "--quiet"], address, ["refs/heads/main"])
    check_out(clone(address, tmp_path / "kloon"))

    assert not mark.exists()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("core.alternateRefsCommand", "touch {mark}; true"),
        ("core.fsmonitor", "touch {mark}"),
        ("core.hooksPath", "hooks"),
        ("uploadpack.packObjectsHook", "touch {mark}"),
        ("include.path", "/tmp/elders"),
        ("core.sshCommand", "touch {mark}"),
        ("remote.x.url", "ext::touch {mark}"),
    ],
)
def test_a_folder_with_settings_that_run_is_refused(
    key: str, value: str, ours: Repository, shared: Path, tmp_path: Path
) -> None:
    """What could start a program is named, before git has seen the folder."""
    mark = tmp_path / "GESTART"
    git(shared, "config", key, value.format(mark=mark))

    with pytest.raises(PlaceUntrusted) as caught:
        connect(ours, ["fetch"], address_of(str(shared), near=NEAR), ["refs/heads/main"])

    assert key.lower() in str(caught.value).lower()
    assert not mark.exists()


def test_a_folder_that_borrows_from_elsewhere_is_refused(shared: Path) -> None:
    """A folder may not take its versions from another place on this computer."""
    (shared / "objects/info").mkdir(exist_ok=True)
    (shared / "objects/info/alternates").write_text("/elders/objects\n", encoding="utf-8")

    with pytest.raises(PlaceUntrusted, match="alternates"):
        look_at(shared)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_a_folder_of_somebody_else_is_checked_and_used(ours: Repository, shared: Path) -> None:
    """What git itself refuses because of its owner is used after our own check."""
    for place in [shared, *shared.rglob("*")]:
        os.chown(place, 12345, 12345)
    address = address_of(str(shared), near=NEAR)
    a_version(ours)

    connect(ours, ["push", "--quiet"], address, ["HEAD:refs/heads/main"])
    connect(ours, ["fetch", "--quiet"], address, ["refs/heads/main"])

    assert look_at(shared).somebody_elses


def test_what_is_no_shared_place_says_so(ours: Repository, tmp_path: Path) -> None:
    """A folder that is away, an ordinary folder, and a file each have their own sentence."""
    (tmp_path / "map").mkdir()
    (tmp_path / "brief.txt").write_text("x", encoding="utf-8")

    with pytest.raises(PlaceMissing, match="gewoon doorwerken"):
        look_at(tmp_path / "weg")
    with pytest.raises(PlaceUnfit, match="geen raadsboek"):
        look_at(tmp_path / "map")
    with pytest.raises(PlaceUnfit, match="geen kopie"):
        look_at(tmp_path / "brief.txt")


def test_a_clone_holds_the_bytes_and_runs_no_filter(
    ours: Repository, tmp_path: Path, home: Path
) -> None:
    """Attributes of the clone start no filter of the user, and turn no line end around."""
    mark = tmp_path / "GESTART"
    git(tmp_path, "config", "--global", "filter.f.smudge", f"touch '{mark}'; cat")
    git(tmp_path, "config", "--global", "core.autocrlf", "true")
    root = ours.root
    (root / ".gitattributes").write_text("* filter=f text eol=crlf\n", encoding="utf-8")
    (root / "a.md").write_bytes(b"een\ntwee\n")
    (root / "map").mkdir()
    (root / "map/.gitattributes").write_text("* filter=f ident\n", encoding="utf-8")
    (root / "map/koppeling").symlink_to("/etc/passwd")
    git(root, "-c", "core.autocrlf=false", "add", ".")
    git(root, "-c", "user.name=N", "-c", "user.email=n@x", "commit", "-qm", "x")
    mark.unlink(missing_ok=True)

    copy = clone(address_of(str(root), near=NEAR), tmp_path / "kloon")
    assert sorted(path.name for path in copy.root.iterdir()) == [".git"]
    check_out(copy)

    assert (copy.root / "a.md").read_bytes() == b"een\ntwee\n"
    assert stat.S_ISREG((copy.root / "map/koppeling").lstat().st_mode)
    assert not mark.exists()
    assert git(copy.root, "config", "remote.origin.url") == str(root)


def test_a_clone_from_one_file(ours: Repository, tmp_path: Path) -> None:
    """A package file is an address too."""
    git(ours.root, "bundle", "create", "-q", str(tmp_path / "kopie.bundle"), "HEAD", "main")

    copy = clone(address_of("kopie.bundle", near=tmp_path), tmp_path / "kloon")

    assert git(copy.root, "rev-parse", "HEAD") == git(ours.root, "rev-parse", "HEAD")


def test_newer_versions_there_are_not_overwritten(
    ours: Repository, shared: Path, tmp_path: Path
) -> None:
    """What stands there already makes ours wait; it is never replaced."""
    other = clone(address_of(str(shared), near=NEAR), tmp_path / "ander")
    check_out(other)
    theirs = a_version(other, "van-noor.md")
    address = address_of(str(shared), near=NEAR)
    connect(other, ["push", "--quiet"], address, ["HEAD:refs/heads/main"])
    a_version(ours)

    with pytest.raises(NotAccepted):
        connect(ours, ["push", "--quiet"], address, ["HEAD:refs/heads/main"])

    assert git(shared, "rev-parse", "main") == theirs


@pytest.fixture
def dead_listener() -> Iterator[int]:
    """Return a port where somebody listens and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_listener_that_never_answers_counts_as_offline(
    ours: Repository, dead_listener: int
) -> None:
    """Silence has a limit, after which everything that was started is gone."""
    address = address_of(f"https://127.0.0.1:{dead_listener}/or.git", near=NEAR)

    with pytest.raises(Unreachable, match="geen antwoord"):
        connect(ours, ["fetch"], address, ["refs/heads/main"], silence=0.3)


def test_a_conversation_can_be_called_off(ours: Repository, dead_listener: int) -> None:
    """Leaving the program never waits for the network."""
    address = address_of(f"ssh://a@127.0.0.1:{dead_listener}/or.git", near=NEAR)
    stop = threading.Event()
    stop.set()

    with pytest.raises(Cancelled):
        connect(ours, ["fetch"], address, ["refs/heads/main"], cancel=stop)


def test_nobody_there_counts_as_offline(ours: Repository) -> None:
    """A refused connection says that work goes on, and sounds no alarm."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    for address in (f"https://127.0.0.1:{port}/or.git", f"ssh://a@127.0.0.1:{port}/or.git"):
        with pytest.raises(Unreachable, match="gewoon doorwerken"):
            connect(ours, ["fetch"], address_of(address, near=NEAR), ["refs/heads/main"])


def test_ssh_asks_nothing_and_lends_nothing(
    ours: Repository, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ssh of this computer is started with its questions off; git speaks through it."""
    programs = tmp_path / "programma's"
    programs.mkdir()
    said = tmp_path / "gezegd"
    (programs / "ssh").write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" >> {said}\n'
        'for last in "$@"; do :; done\nexec sh -c "$last"\n',
        encoding="utf-8",
    )
    (programs / "ssh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GIT_SSH_COMMAND", "false")
    place = shared.rename(tmp_path / "gedeeld.git")

    address = address_of(f"noor@server.example:{place}", near=NEAR)
    found = connect(ours, ["ls-remote"], address, ["refs/heads/main"])

    words = said.read_text(encoding="utf-8").split("\n")
    assert found.endswith(b"refs/heads/main\n")
    assert {"-oBatchMode=yes", "-oConnectTimeout=10", "-oForwardAgent=no"} <= set(words)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (
            b"fatal: could not read Username for 'https://x': terminal prompts disabled",
            AccessRefused,
        ),
        (
            b"git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.",
            AccessRefused,
        ),
        (
            b"Host key verification failed.\nfatal: Could not read from remote repository.",
            unreachable.UnknownServer,
        ),
        (b"ssh: Could not resolve hostname x: Name or service not known", Unreachable),
        (b"fatal: repository 'https://x/' not found", unreachable.NothingThere),
        (
            b"! [remote rejected] main -> main (branch is currently checked out)",
            unreachable.PushRefused,
        ),
        (b"fatal: fsck error in packed object", unreachable.DamagedSupply),
    ],
)
def test_each_failure_has_its_own_sentence(words: bytes, error: type[Exception]) -> None:
    """What git complains is told as what it means and what to do."""
    found = unreachable.translated("push", "x", words, 128)

    assert type(found) is error
    assert found.hint.endswith((".", "MAP", "--historie"))


def test_what_could_not_be_written_down_is_no_empty_place(ours: Repository, shared: Path) -> None:
    """On a full disk git says that all is well; that is not taken for a place that was emptied."""
    (ours.git_directory / "FETCH_HEAD").symlink_to(os.devnull)

    with pytest.raises(DiskFull, match="De schijf is vol"):
        fetch(ours, address_of(str(shared), near=NEAR), "refs/heads/main")


def test_who_was_a_moment_faster_is_told_from_a_refusal() -> None:
    """Both rejections stand in the report of git; after the one it is tried again."""
    report = b"!\tHEAD:refs/heads/main\t[remote rejected] (%s)\nerror: failed to push some refs"
    for reason in (b"incorrect old value provided", b"cannot lock ref"):
        assert isinstance(unreachable.translated("push", "x", report % reason, 1), NotAccepted)
    other = unreachable.translated("push", "x", report % b"hook declined", 1)
    assert isinstance(other, unreachable.PushRefused)
