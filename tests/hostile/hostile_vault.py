"""A raadsboek that means harm: what may come from a colleague, a stick or a sync program.

Everything is planted below a folder that is a raadsboek already. Nothing here runs the program;
the tests do, and compare the planted bytes before and after.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from raadsboek.core.kinds import KINDS
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.schema import Field, Shape, fields_of

POISONS = (
    "osc52 \x1b]52;c;eA==\x07",
    "osc0 \x1b]0;titel\x07",
    "osc8 \x1b]8;;file:///etc\x1b\\x\x1b]8;;\x1b\\",
    "dcs \x1bP1$r0m\x1b\\",
    "csi \x1b[6n",
    "open \x1b]2;nooit dicht",
    "c1 \x9b6n\x9d0;x\x9c",
    "bidi goed\u202egekeurd\u202c \u2066x\u2069",
    "nul-breed a\u200bb\ufeffc\u2028d\u00ade\U000e0041",
    "bel \x07\x08\x0b\x0c\x7f\r",
    "[OR] besluit",
    "[/]",
    "[@click=app.exit]x[/]",
    "[link=file:///etc]x[/link]",
)
"""Texts that a terminal or a screen would obey if they were not made harmless."""

POISON = " ".join(POISONS)
"""All of them on one line."""

_FITTING = {
    Shape.DATE: "2026-03-12",
    Shape.TIME: "13:30",
    Shape.REFERENCE: "[[B-2026-999]]",
    Shape.PERSON: "anna",
    Shape.VOTES: "7-1-1",
    Shape.INTEGER: "7",
    Shape.MONEY: "1250,50",
    Shape.QUANTITY: "1,5",
}


class Broken(NamedTuple):
    """A note that cannot be understood, and the code by which `controleer` names it."""

    path: str
    data: bytes
    code: str


_SOME = b"---\nsoort: actie\ntitel: Iets\n---\ntekst\n"
_BOMB = b"".join(
    b"%c: &%c [%s]\n" % (97 + turn, 97 + turn, b", ".join([b"*%c" % (96 + turn)] * 9))
    for turn in range(1, 9)
)

BROKEN = (
    Broken("acties/kaal.md", b"# Geen frontmatter\n", "frontmatter-ontbreekt"),
    Broken(
        "acties/open.md", b"---\nsoort: actie\ntitel: x\n\ntekst\n", "frontmatter-niet-gesloten"
    ),
    Broken("acties/onbekend.md", b"---\nsoort: borrel\n---\n", "soort-onbekend"),
    Broken("acties/dubbel.md", b"---\nsoort: actie\ntitel: a\ntitel: b\n---\n", "sleutel-dubbel"),
    Broken("acties/bom.md", b"---\na: &a x\n" + _BOMB + b"---\n", "yaml-anker"),
    Broken("acties/latin1.md", "---\ntitel: Financiële\n---\n".encode("latin-1"), "niet-utf8"),
    Broken("acties/utf16.md", "---\ntitel: x\n---\n".encode("utf-16"), "utf-16"),
    Broken("acties/nul.md", b"---\nsoort: actie\ntitel: a\n---\nb\0c\n", "nul-teken"),
    Broken("acties/groot.md", b"x" * 20_000_000, "te-groot"),
    Broken("acties/leeg.md", b"", "leeg-bestand"),
    Broken("acties/tag.md", b"---\na: !!python/object/apply:os.system [x]\n---\n", "yaml-type"),
    Broken("acties/diep.md", b"---\na: " + b"[" * 50 + b"]" * 50 + b"\n---\n", "yaml-te-diep"),
    Broken("acties/stuur.md", b"---\ntitel: a\x1b]52;c;eA==\x07\n---\n", "stuurteken"),
    Broken(
        "acties/conflict.md",
        _SOME + b"<<<<<<< HEAD\na\n=======\nb\n>>>>>>> anna\n",
        "conflict-tekens",
    ),
    Broken(os.fsdecode(b"acties/\xff.md"), _SOME, "naam-onleesbaar"),
    Broken("acties/regel\neinde.md", _SOME, "naam-stuurteken"),
    Broken("acties/\x1b]0;x\x07.md", _SOME, "naam-stuurteken"),
    Broken("acties/goed\u202egekeurd.md", _SOME, "naam-misleidend"),
    Broken("acties/[bold].md", _SOME, "naam-haken"),
    Broken("acties/CON.md", _SOME, "naam-windows"),
    Broken("acties/plan (1).md", _SOME, "conflictkopie"),
    Broken("acties/plan (conflicted copy 2026-03-12).md", _SOME, "conflictkopie"),
    Broken("acties/~$verslag.docx", _SOME, "achtergebleven-bestand"),
)
"""Every way in which a file can be no sound note."""

ODD_BUT_SOUND = {
    "acties/-delete.md": _SOME,
    "acties/--upload-pack=x.md": _SOME,
    "acties/lange regel.md": _SOME + b"x" * 10_000_000 + b"\n",
    "acties/haken.md": _SOME + b"[" * 50_000 + b"*a**a" * 5_000 + b"\n",
    "acties/citaten.md": _SOME + b">" * 20_000 + b"\n" + b"- " * 20_000 + b"x\n",
}
"""Notes that are allowed, and must not cost the earth or be taken for an option."""

SPECIAL = {
    "acties/naar buiten.md": "koppeling-naar-buiten",
    "acties/nullen.md": "koppeling-naar-buiten",
    "acties/pijp.md": "geen-gewoon-bestand",
    "bijlagen/kaal": "geneste-geschiedenis",
}
"""What lies there that is no file, with its code."""


def poisoned_note(kind: Kind, number: str, *, everywhere: bool) -> bytes:
    """Return a note of this kind with harm in its texts, or in every key that there is."""
    lines = [f"soort: {kind.name}", f"nummer: {number}"]
    for item in fields_of(kind.struct):
        if item.key != "nummer":
            lines.append(f"{item.key}: {quoted(_value(item, everywhere=everywhere))}")
    lines += [f"{quoted('x ' + poison)}: {quoted(poison)}" for poison in POISONS]
    lines.append(f"eigen lijst: [{', '.join(map(quoted, POISONS))}]")
    body = "".join(f"{poison}\n" for poison in POISONS)
    return ("---\n" + "\n".join(lines) + f"\n---\n# {POISON}\n\n{body}[[{POISON}]]\n").encode()


def quoted(text: str) -> str:
    """Return text as YAML between quotes: an escape stands there as an escape, and becomes one."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in plain) + '"'


def _value(item: Field, *, everywhere: bool) -> str:
    if everywhere or item.shape is Shape.TEXT:
        return POISON
    return item.choices[0] if item.shape is Shape.CHOICE else _FITTING[item.shape]


MEETING = "vergaderingen/2026/V-2026-91 overleg.md"
"""A meeting whose minutes ask for notes with harm in their titles."""


def minutes() -> bytes:
    """Return minutes in which every line that becomes a note means harm."""
    lines = [
        line
        for poison in POISONS
        for line in (
            f"BESLUIT: {poison} is goedgekeurd",
            f"ACTIE @anna: {poison} uitzoeken, voor 1 april",
            f"ACTIE @{poison}: iets doen",
            f"TOEZEGGING @bestuurder: {poison}, {poison}",
        )
    ]
    text = "\n".join(["# Overleg", "", "## 1. Opening", "", *lines, ""])
    head = "soort: vergadering\nnummer: V-2026-91\ntitel: Overleg\nvorm: overleg\ndatum: 2026-03-12"
    return f"---\n{head}\n---\n{text}".encode()


def planted_notes() -> Iterator[tuple[str, bytes]]:
    """Give every hostile file by its path."""
    for place, kind in enumerate(KINDS):
        yield f"{kind.folder}/gif {place}.md", poisoned_note(kind, f"X-{place}", everywhere=False)
        yield f"{kind.folder}/overal {place}.md", poisoned_note(kind, f"Y-{place}", everywhere=True)
    yield MEETING, minutes()
    for broken in BROKEN:
        yield broken.path, broken.data
    yield from ODD_BUT_SOUND.items()
    yield "sjablonen/actie.md", b"---\ntitel: {{ ''.__class__.__mro__ }} {% raw %}\n---\n${IFS}\n"


DOSSIER = next(f"X-{place}" for place, kind in enumerate(KINDS) if kind.name == "traject")
"""The number of a dossier of which every text is poison."""


def plant(root: Path, outside: Path) -> None:
    """Put everything hostile in the raadsboek at `root`; links lead to the folder `outside`."""
    for path, data in planted_notes():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    outside.mkdir(exist_ok=True)
    (outside / "geheim.md").write_bytes(b"---\nsoort: actie\ntitel: GEHEIM-KANARIE\n---\n")
    (root / "acties/naar buiten.md").symlink_to(outside / "geheim.md")
    (root / "acties/nullen.md").symlink_to("/dev/zero")
    (root / "map naar buiten").symlink_to(outside)
    os.mkfifo(root / "acties/pijp.md")
    plant_bare_repository(root / "bijlagen/kaal", outside / "gestart-door-kaal")


def plant_bare_repository(folder: Path, canary: Path) -> None:
    """Make a folder that git, started there, takes for a repository with a program to run."""
    for name in ("objects", "refs/heads"):
        (folder / name).mkdir(parents=True)
    (folder / "HEAD").write_bytes(b"ref: refs/heads/main\n")
    (folder / "config").write_text(
        f'[core]\n\tbare = true\n\tworktree = "{folder}"\n\tfsmonitor = "touch {canary}; false"\n'
    )


def plant_hooks(root: Path, canary: Path) -> None:
    """Put a program behind every occasion on which git starts one."""
    hooks = root / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in (
        *("pre-commit", "commit-msg", "prepare-commit-msg", "post-commit", "post-index-change"),
        *("reference-transaction", "post-checkout", "pre-auto-gc", "post-rewrite", "fsmonitor"),
        *("update", "pre-receive", "post-receive", "post-update", "pre-push", "push-to-checkout"),
    ):
        hook = hooks / name
        hook.write_text(f"#!/bin/sh\ntouch {canary}-{name}\n")
        hook.chmod(0o755)


def plant_versions(root: Path, path: str) -> None:
    """Add versions of the file at `path` whose author, address, message and tag mean harm."""
    for turn, poison in enumerate(POISONS):
        file = root / path
        file.write_bytes(file.read_bytes() + b"%d\n" % turn)
        plain = poison.replace("\n", " ").replace("\0", "")
        git(root, "add", "--", path)
        git(
            root,
            *("commit", "-q", "-F", "-", "--", path),
            stdin=f"{plain}\n\nRaadsboek-Actie: {plain}\nRaadsboek-Nummer: {plain}\n".encode(),
            extra={
                "GIT_AUTHOR_NAME": f"x {plain}",
                "GIT_AUTHOR_EMAIL": f"{plain}@example.org",
                "GIT_AUTHOR_DATE": f"{1_000_000_000 + turn} +0000",
            },
        )
    git(root, "tag", "goed\u202egekeurd")
    git(root, "tag", "-m", POISON, "--", "v-\u009bx")
    git(root, "update-ref", "refs/heads/--upload-pack=x", "HEAD")


def git(
    root: Path, *arguments: str, stdin: bytes = b"", extra: Mapping[str, str] | None = None
) -> bytes:
    """Run git as somebody else would, in the raadsboek, and return what it says."""
    environment = {
        **os.environ,
        **{f"GIT_{who}_NAME": "Iemand Anders" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "iemand@example.org" for who in ("AUTHOR", "COMMITTER")},
        **(extra or {}),
    }
    done = subprocess.run(
        ["git", *arguments], cwd=root, input=stdin, capture_output=True, check=True, env=environment
    )
    return done.stdout


def bytes_below(root: Path) -> dict[str, bytes | str]:
    """Return every file of the folder but those of its history; a link as what it says."""
    found: dict[str, bytes | str] = {}
    for folder, folders, names in os.walk(root):
        if ".git" in folders:
            folders.remove(".git")
        for name in (*names, *folders):
            file = Path(folder) / name
            path = file.relative_to(root).as_posix()
            if file.is_symlink():
                found[path] = os.readlink(file)  # noqa: PTH115  # the text, not a path
            elif file.is_file():
                found[path] = file.read_bytes()
    return found
