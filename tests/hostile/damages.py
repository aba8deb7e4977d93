"""Thirty-odd ways to damage a sound raadsboek, each with the codes that `controleer` may give it.

A damage is a function of the folder and of chance, so that the same damage falls in another place
for another seed. What it damages exists in the raadsboek of `sound_vault`.
"""

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from hostile_vault import git, plant_bare_repository
from sound_vault import ACTION, ATTACHMENT, LETTER, MEMO


class Damage(NamedTuple):
    """One damage: what it is called, how it is done, and the codes of which one must be given."""

    name: str
    inflict: Callable[[Path, random.Random], object]
    codes: frozenset[str]


DAMAGES: list[Damage] = []
_Inflict = Callable[[Path, random.Random], object]


def _named(*codes: str) -> Callable[[_Inflict], _Inflict]:
    def add(inflict: _Inflict) -> _Inflict:
        DAMAGES.append(Damage(inflict.__name__, inflict, frozenset(codes)))
        return inflict

    return add


def _rewrite(file: Path, old: bytes, new: bytes) -> None:
    data = file.read_bytes()
    assert old in data
    file.write_bytes(data.replace(old, new, 1))


def _flip(file: Path, chance: random.Random, *, first: int = 0) -> None:
    data = bytearray(file.read_bytes())
    data[chance.randrange(first, len(data))] ^= 1 << chance.randrange(8)
    _overwrite(file, bytes(data))


def _overwrite(file: Path, data: bytes) -> None:
    file.chmod(0o644)
    file.write_bytes(data)


def _loose_objects(root: Path) -> list[Path]:
    return sorted((root / ".git/objects").glob("[0-9a-f][0-9a-f]/*"))


@_named("bestand-beschadigd")
def note_emptied(root: Path, chance: random.Random) -> None:
    chance.choice([root / ACTION, root / MEMO, root / LETTER]).write_bytes(b"")


@_named("bestand-beschadigd")
def note_cut_off(root: Path, chance: random.Random) -> None:
    data = (root / MEMO).read_bytes()
    length = chance.randrange(1, len(data) - 1)
    # A cut right behind a line end looks like somebody's edit.
    length -= data[length - 1 : length] == b"\n"
    (root / MEMO).write_bytes(data[:length])


@_named("bestand-beschadigd")
def note_of_zeros(root: Path, chance: random.Random) -> None:
    file = chance.choice([root / ACTION, root / LETTER])
    file.write_bytes(bytes(file.stat().st_size))


@_named("bestand-beschadigd")
def attachment_cut_off(root: Path, chance: random.Random) -> None:
    os.truncate(root / ATTACHMENT, chance.randrange(1, 10_000))


@_named("buiten-gewijzigd")
def attachment_rotten(root: Path, chance: random.Random) -> None:
    _flip(root / ATTACHMENT, chance)


@_named("buiten-gewijzigd")
def note_rotten_behind_its_date(root: Path, chance: random.Random) -> None:
    git(root, "config", "core.trustctime", "false")
    git(root, "config", "core.checkStat", "minimal")
    file = root / MEMO
    before = file.stat()
    data = bytearray(file.read_bytes())
    data[chance.randrange(len(data) - 400, len(data) - 1)] = ord("q")
    file.write_bytes(bytes(data))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@_named("buiten-gewijzigd")
def note_removed(root: Path, chance: random.Random) -> None:
    chance.choice([root / ACTION, root / MEMO, root / ATTACHMENT]).unlink()


@_named("buiten-gewijzigd")
def note_edited_elsewhere(root: Path, chance: random.Random) -> None:
    _rewrite(root / MEMO, b"Een regel.", b"Een ander regeltje %d." % chance.randrange(100))


@_named("buiten-gewijzigd")
def note_added_elsewhere(root: Path, chance: random.Random) -> None:
    name = f"acties/2026/A-2026-{chance.randrange(100, 999)} nieuw.md"
    (root / name).write_bytes(b"---\nsoort: actie\ntitel: x\n---\n")


@_named("nummer-dubbel")
def number_twice(root: Path, chance: random.Random) -> None:
    (root / f"acties/2026/kopie {chance.randrange(9)}.md").write_bytes((root / ACTION).read_bytes())


@_named("verwijzing-dood")
def link_to_nothing(root: Path, chance: random.Random) -> None:
    with (root / MEMO).open("ab") as file:
        file.write(b"Zie [[B-2026-%d]].\n" % chance.randrange(100, 999))


@_named("waarde-ongeldig")
def value_wrong(root: Path, chance: random.Random) -> None:
    word = chance.choice([b"2026-02-30", b"31-12", b"morgen"])
    _rewrite(root / ACTION, b"uiterlijk: 2026-12-01", b"uiterlijk: " + word)


@_named("sleutel-ontbreekt")
def key_missing(root: Path, chance: random.Random) -> None:
    _rewrite(root / ACTION, b"titel: Rooster opvragen\n", b"")


@_named("soort-onbekend")
def kind_unknown(root: Path, chance: random.Random) -> None:
    _rewrite(root / ACTION, b"soort: actie", b"soort: " + chance.choice([b"borrel", b"acite"]))


@_named("sleutel-dubbel")
def key_twice(root: Path, chance: random.Random) -> None:
    _rewrite(root / ACTION, b"titel: ", b"titel: Iets anders\ntitel: ")


@_named("frontmatter-niet-gesloten")
def frontmatter_open(root: Path, chance: random.Random) -> None:
    _rewrite(root / LETTER, b"\n---\n", b"\n")


@_named("conflict-tekens")
def conflict_recorded(root: Path, chance: random.Random) -> None:
    with (root / MEMO).open("ab") as file:
        file.write(b"<<<<<<< HEAD\na\n=======\nb\n>>>>>>> anna\n")
    git(root, "commit", "-qam", "Samengevoegd")


@_named("niet-utf8")
def note_in_latin1(root: Path, chance: random.Random) -> None:
    _rewrite(root / MEMO, b"Een regel.", "Financiële regel.".encode("latin-1"))


@_named("nul-teken", "bestand-beschadigd")
def note_with_a_zero(root: Path, chance: random.Random) -> None:
    _rewrite(root / MEMO, b"Een regel.", b"Een\0regel.")


@_named("geschiedenis-beschadigd")
def object_rotten(root: Path, chance: random.Random) -> None:
    _flip(chance.choice(_loose_objects(root)), chance, first=2)


@_named("geschiedenis-beschadigd")
def object_emptied(root: Path, chance: random.Random) -> None:
    _overwrite(chance.choice(_loose_objects(root)), b"")


@_named("geschiedenis-beschadigd")
def object_gone(root: Path, chance: random.Random) -> None:
    chance.choice(_loose_objects(root)).unlink()


@_named("geschiedenis-beschadigd")
def pack_rotten(root: Path, chance: random.Random) -> None:
    git(root, "gc", "-q")
    (pack,) = (root / ".git/objects/pack").glob("*.pack")
    _flip(pack, chance, first=12)


@_named("geschiedenis-beschadigd")
def branch_emptied(root: Path, chance: random.Random) -> None:
    (root / ".git/refs/heads/main").write_bytes(b"")


@_named("geschiedenis-beschadigd")
def branch_to_nothing(root: Path, chance: random.Random) -> None:
    (root / ".git/refs/heads/main").write_bytes(b"%040x\n" % chance.getrandbits(160))


@_named("geschiedenis-tak-weg")
def branch_gone(root: Path, chance: random.Random) -> None:
    (root / ".git/refs/heads/main").unlink()


@_named("geschiedenis-oude-versie", "geschiedenis-onbruikbaar", "geschiedenis-beschadigd")
def head_of_zeros(root: Path, chance: random.Random) -> None:
    (root / ".git/HEAD").write_bytes(bytes(21))


@_named("geschiedenis-onbruikbaar")
def history_gone(root: Path, chance: random.Random) -> None:
    (root / ".git").rename(root.parent / "weg")


@_named("geschiedenis-onbruikbaar")
def settings_that_run_a_program(root: Path, chance: random.Random) -> None:
    key = chance.choice(["core.fsmonitor", "filter.x.clean", "diff.external", "alias.x"])
    git(root, "config", key, "true")


@_named("geschiedenis-oude-versie")
def old_version_checked_out(root: Path, chance: random.Random) -> None:
    git(root, "checkout", "-q", f"HEAD~{chance.randrange(1, 4)}")


@_named("geschiedenis-onderbroken")
def merge_not_finished(root: Path, chance: random.Random) -> None:
    name = chance.choice(["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG"])
    (root / ".git" / name).write_bytes(git(root, "rev-parse", "HEAD"))


@_named("geschiedenis-onvolledig")
def history_shallow(root: Path, chance: random.Random) -> None:
    (root / ".git/shallow").write_bytes(git(root, "rev-parse", "HEAD"))


@_named("index-hersteld", "geschiedenis-beschadigd")
def index_rotten(root: Path, chance: random.Random) -> None:
    _flip(root / ".git/index", chance)


@_named("index-hersteld")
def index_gone(root: Path, chance: random.Random) -> None:
    (root / ".git/index").unlink()


@_named("opslaan-bezet", "slot-opgeruimd")
def lock_left(root: Path, chance: random.Random) -> None:
    name = chance.choice(["index.lock", "HEAD.lock", "refs/heads/main.lock", "packed-refs.lock"])
    (root / ".git" / name).touch()


@_named("koppeling", "koppeling-naar-buiten")
def link_out(root: Path, chance: random.Random) -> None:
    (root / "kennis/elders.md").symlink_to(chance.choice(["/etc/passwd", "/dev/zero", "../x"]))


@_named("persoon-onbekend")
def nobody_of_that_name(root: Path, chance: random.Random) -> None:
    text = (root / ACTION).read_text(encoding="utf-8")
    assert "anna" in text
    (root / ACTION).write_text(text.replace("anna", chance.choice(["over", "'@bob'"])), "utf-8")


@_named("korte-naam-dubbel")
def two_of_one_name(root: Path, chance: random.Random) -> None:
    name = chance.choice(["anna", "Anna"])
    text = f"---\nsoort: lid\nnaam: Iemand anders\nkort: {name}\n---\n"
    (root / "leden/iemand.md").write_text(text, "utf-8")


@_named("geen-gewoon-bestand")
def pipe(root: Path, chance: random.Random) -> None:
    os.mkfifo(root / "acties/pijp.md")


@_named("geneste-geschiedenis")
def repository_within(root: Path, chance: random.Random) -> None:
    plant_bare_repository(root / "bijlagen/kaal", root.parent / "gestart")


@_named("conflictkopie")
def copy_of_a_sync_program(root: Path, chance: random.Random) -> None:
    ending = chance.choice([" (1)", " (conflicted copy 2026-03-12)", "-kopie van Anna"])
    (root / f"kennis/zo werkt het{ending}.md").write_bytes((root / MEMO).read_bytes())


@_named("achtergebleven-bestand")
def stray_file(root: Path, chance: random.Random) -> None:
    name = chance.choice([".rb-0123456789abcdef.tmp", "~$brief.docx", "brief.md.swp"])
    (root / "post" / name).write_bytes(b"x")


@_named("naam-botst")
def names_that_collide(root: Path, chance: random.Random) -> None:
    for name in chance.choice([("Notulen.md", "notulen.md"), ("caf\u00e9.md", "cafe\u0301.md")]):
        (root / "kennis" / name).write_bytes(b"---\nsoort: notitie\ntitel: x\n---\n")


@_named("naam-misleidend", "naam-stuurteken", "naam-onleesbaar", "naam-windows", "naam-haken")
def name_that_is_odd(root: Path, chance: random.Random) -> None:
    name = chance.choice(
        ["goed\u202egekeurd.md", "a\x1b]0;x\x07.md", os.fsdecode(b"\xff.md"), "con.md", "[x].md"]
    )
    (root / "kennis" / name).write_bytes(b"---\nsoort: notitie\ntitel: x\n---\n")


@_named("frontmatter-onleesbaar", "niet-utf8", "orgaan-ontbreekt", "yaml-anker")
def settings_broken(root: Path, chance: random.Random) -> None:
    text = chance.choice([b"organen: [\n", b"organen: 7\n", b"\xff\xfe", b"a: &a [*a]\n"])
    (root / "raadsboek.yaml").write_bytes(text)
