"""Making versions: built aside, read back, and only then put on the branch.

Owns the order build - verify - publish on Git's side. A version is first made on a reference of
its own (`BUILDING`), its bytes are read back and compared, and the branch moves only when it still
stands where the build began. The user's index is changed for exactly the paths of the version.
It must not touch a note on disk.
"""

import datetime
import hashlib
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from raadsboek.core.errors import HistoryFailed
from raadsboek.history.git import GitFailed, Repository, feed, finish, run, start
from raadsboek.history.stream import Draft, FileState, Identity, raw_date, stream

BUILDING = "refs/raadsboek/bezig"
"""Where a version stands while it is made."""
KEPT = "refs/raadsboek/conflict/"
"""Where texts are kept that could not be saved because the note had changed."""

IndexProcess: TypeAlias = "subprocess.Popen[bytes]"
"""A git at work on an index file."""

_ANSWER = re.compile(rb"([0-9a-f]{40,64}) (\w+) (\d+)\n")


class HistoryMoved(HistoryFailed):
    """Somebody else added a version at the same moment; nothing of ours was recorded."""

    def __init__(self) -> None:
        super().__init__(
            "Er is op hetzelfde moment door een ander programma een versie toegevoegd.",
            "Sla opnieuw op.",
        )


class NewestUnreadable(HistoryFailed):
    """The branch names a newest version that is damaged or gone; nothing may be built on it."""

    def __init__(self) -> None:
        super().__init__(
            "De nieuwste versie in de geschiedenis is beschadigd; er wordt niets opgeslagen.",
            "De notities in de map zijn er nog. Maak er nu een kopie van en zet de geschiedenis "
            "terug uit een reservekopie. Voer uit: raadsboek controleer",
        )


class NotReadBack(HistoryFailed):
    """What was stored differs from what was given: the disk or the memory fails."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"De opgeslagen versie van '{path}' is niet gelijk aan de tekst; niets is gewijzigd.",
            "De schijf of het geheugen van deze computer is mogelijk defect. Maak een kopie van "
            "het raadsboek en voer uit: raadsboek controleer",
        )


class Entry(Struct, frozen=True):
    """A file in a version: its mode and the identifier of its bytes."""

    mode: str
    blob: str


class Base(Struct, frozen=True):
    """What a new version stands on: the newest version, and the files concerned as it has them."""

    head: str | None
    entries: dict[str, Entry]


class Built(Struct, frozen=True):
    """Versions that were made and read back but are on no branch yet."""

    identifier: str
    objects: tuple[str, ...]
    """Identifiers of the new objects whose place on disk is to be made durable."""


def blob_identifier(repository: Repository, data: bytes) -> str:
    """Return the identifier that git gives to these bytes, as they are."""
    return hashlib.new(
        repository.object_format, b"blob %d\0" % len(data) + data, usedforsecurity=False
    ).hexdigest()


def entry_of(repository: Repository, file: FileState) -> Entry | None:
    """Return how a version will list this file; None when it takes the file out."""
    return None if file.data is None else Entry(file.mode, blob_identifier(repository, file.data))


def read_base(repository: Repository, paths: Iterable[str]) -> Base:
    """Return the newest version and the entries of `paths` in it; absent paths have none."""
    by_folder: dict[str, list[str]] = {}
    for path in paths:
        by_folder.setdefault(path.rpartition("/")[0], []).append(path)
    # One process answers for the newest version and every folder concerned. Should the branch
    # move in between, publishing notices it.
    asked = ["HEAD^{commit}", *(f"HEAD:{folder}" for folder in by_folder)]
    commit, *trees = ask(repository, asked)
    entries: dict[str, Entry] = {}
    for (_, members), tree in zip(by_folder.items(), trees, strict=True):
        by_name = {path.rpartition("/")[2]: path for path in members}
        listed = _entries_of_tree(repository, tree.data, by_name) if tree is not None else {}
        entries.update({by_name[name]: entry for name, entry in listed.items()})
    if commit is None and run(
        repository, ["rev-parse", "--quiet", "--verify", "HEAD"], accept=(0, 1)
    ):
        raise NewestUnreadable
    return Base(commit.identifier if commit else None, entries)


class Answer(Struct, frozen=True):
    """An object as git reads it."""

    identifier: str
    kind: str
    data: bytes


def ask(repository: Repository, names: Sequence[str]) -> list[Answer | None]:
    """Return the objects with these names, in order; None for one that is not there."""
    if any("\n" in name for name in names):
        raise ValueError("an object name is one line")
    asked = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
    output = run(repository, ["cat-file", "--batch"], stdin=asked)
    answers: list[Answer | None] = []
    position = 0
    for _ in names:
        match = _ANSWER.match(output, position)
        if match is None:
            answers.append(None)
            position = output.find(b"\n", position) + 1
            continue
        end = match.end() + int(match[3])
        answers.append(Answer(match[1].decode(), match[2].decode(), output[match.end() : end]))
        position = end + 1
    return answers


def ask_blobs(repository: Repository, names: Sequence[str]) -> list[str]:
    """Return the identifiers of the objects with these names, in order; '' for one not there.

    Nothing is read of them, so that twenty thousand can be asked at once.
    """
    asked = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
    output = run(repository, ["cat-file", "--batch-check=%(objectname)"], stdin=asked)
    lines = output.decode("utf-8", "surrogateescape").splitlines()
    return ["" if " " in line else line for line in lines]


def build(
    repository: Repository,
    base: Base,
    drafts: Sequence[Draft],
    *,
    identity: Identity,
    now: datetime.datetime,
    ref: str = BUILDING,
) -> Built:
    """Make the versions on `ref`, on top of `base`, and read every byte back.

    Raises `NotReadBack`, `NoIdentity`, or what `git.run` raises.
    """
    data = stream(ref, drafts, parent=base.head, identity=identity, now=now)
    run(repository, ["fast-import", "--quiet", "--force"], stdin=data)
    signed: tuple[str, ...] = ()
    if identity.sign is not None and not ref.startswith(KEPT):
        from raadsboek.history.signing import put_signatures  # most people have no key

        signed = put_signatures(repository, ref, len(drafts), identity.sign)
    built = _verified(repository, ref, drafts)
    return Built(built.identifier, (*signed, *built.objects))


def _verified(repository: Repository, ref: str, drafts: Sequence[Draft]) -> Built:
    given = [file for draft in drafts for file in draft.files if file.data is not None]
    final: dict[str, FileState] = {file.path: file for draft in drafts for file in draft.files}
    names_in: dict[str, list[str]] = {"": []}
    for path in final:
        *parents, name = path.split("/")
        for depth in range(1, len(parents) + 1):
            names_in.setdefault("/".join(parents[:depth]), [])
        names_in["/".join(parents)].append(name)
    blobs = [blob_identifier(repository, file.data or b"") for file in given]
    names = [f"{ref}^{{commit}}", *blobs, *(f"{ref}:{folder}" for folder in names_in)]
    commit, *answers = ask(repository, names)
    if commit is None:
        raise GitFailed("fast-import", b"no version was made")
    for file, answer in zip(given, answers, strict=False):
        if answer is None or answer.data != file.data:
            raise NotReadBack(file.path)
    for (folder, members), tree in zip(names_in.items(), answers[len(blobs) :], strict=True):
        listed = _entries_of_tree(repository, tree.data, members) if tree else {}
        for name in members:
            path = f"{folder}/{name}" if folder else name
            if listed.get(name) != entry_of(repository, final[path]):
                raise NotReadBack(path)
    stored = [commit, *(answer for answer in answers if answer is not None)]
    return Built(commit.identifier, tuple(answer.identifier for answer in stored))


def publish(
    repository: Repository,
    branch: str,
    built: Built,
    base: Base,
    subject: str,
    moment: datetime.datetime | None = None,
) -> None:
    """Move the branch to the built version and drop the reference it was built on, in one step.

    `moment` is when the reference log says that it happened; None is now. Raises `HistoryMoved`
    when the branch no longer stands where the build began.
    """
    old = base.head or "0" * len(built.identifier)
    commands = (
        f"update {branch}\0{built.identifier}\0{old}\0delete {BUILDING}\0{built.identifier}\0"
    )
    try:
        run(
            repository,
            ["update-ref", "-m", f"raadsboek: {subject}", "--stdin", "-z"],
            stdin=commands.encode(),
            moment=raw_date(moment) if moment else "",
        )
    except GitFailed as failed:
        if b"but expected" in failed.output or b"reference already exists" in failed.output:
            raise HistoryMoved from failed
        raise


def start_index_update(
    repository: Repository, index: Path, entries: Mapping[str, Entry | None]
) -> IndexProcess:
    """Start putting exactly these paths in the index file `index`; None takes one out.

    It is a copy of the user's, so that the five megabytes of a large vault are rewritten while
    the version is being built. `finish` must follow.
    """
    lines = []
    for path, entry in entries.items():
        head = f"{entry.mode} {entry.blob}" if entry else f"0 {'0' * 40}"
        lines.append(head.encode() + b"\t" + path.encode("utf-8", "surrogateescape") + b"\0")
    process = start(repository, ["update-index", "-z", "--index-info"], index=index)
    feed(process, b"".join(lines))
    return process


def finish_index_update(process: IndexProcess) -> None:
    """Wait until the index file is written; raises what `git.run` raises."""
    finish(process, "update-index")


def rebuild_index(repository: Repository) -> None:
    """Make the user's index anew from the newest version: it was missing or damaged."""
    run(repository, ["read-tree", "HEAD"])
    # Exit status 1 says that notes differ from the newest version, which is no failure here.
    run(repository, ["update-index", "-q", "--refresh"], accept=(0, 1))


def drop_reference(repository: Repository, ref: str) -> None:
    """Remove a reference of ours when it is there."""
    run(repository, ["update-ref", "--no-deref", "-d", ref])


def _entries_of_tree(repository: Repository, tree: bytes, names: Iterable[str]) -> dict[str, Entry]:
    """Return the entries with these names in a tree as git stores it."""
    size = 32 if repository.object_format == "sha256" else 20
    pattern = re.compile(rb"(\d{5,6}) ([^\0]+)\0(.{%d})" % size, re.DOTALL)
    wanted = {name.encode("utf-8", "surrogateescape"): name for name in names}
    return {
        wanted[name]: Entry(mode.decode(), raw.hex())
        for mode, name, raw in pattern.findall(tree)
        if name in wanted
    }
