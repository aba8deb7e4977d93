"""Every verb over a raadsboek that means harm: harmless words, honest codes, nothing rewritten."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hostile_vault
import pytest
from front_door import NOW, Answer, ask
from hostile_vault import BROKEN, MEETING, POISON, POISONS, SPECIAL, bytes_below, planted_notes

from raadsboek.book.notes import read
from raadsboek.book.opening import open_to_read
from raadsboek.core.errors import (
    EXIT_FAILED,
    EXIT_NOT_FOUND,
    EXIT_OK,
    EXIT_PROBLEMS,
    NotFound,
)
from raadsboek.core.kinds import KINDS

NOT_OURS = (
    "../buiten/geheim.md",
    "map naar buiten/geheim.md",
    "/etc/passwd",
    "-delete",
    "--upload-pack=x",
    "[OR]",
    "\0",
    "",
    "\udcff",
    POISON,
)
"""Words that name no note, and must not name anything else."""


@pytest.fixture(scope="module")
def planted(
    empty_raadsboek: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, dict[str, bytes | str]]]:
    """Return a hostile raadsboek that no test may write in, and its bytes; look afterwards."""
    folder = tmp_path_factory.mktemp("vijandig")
    root = folder / "raadsboek"
    shutil.copytree(empty_raadsboek, root)
    hostile_vault.plant(root, folder / "buiten")
    hostile_vault.plant_versions(root, "acties/-delete.md")
    hostile_vault.plant_hooks(root, folder / "haak")
    before = bytes_below(root)
    yield root, before
    assert bytes_below(root) == before
    assert [path.name for path in folder.iterdir() if path.name.startswith("haak")] == []
    assert sorted(path.name for path in (folder / "buiten").iterdir()) == ["geheim.md"]


@pytest.fixture
def root(planted: tuple[Path, dict[str, bytes | str]]) -> Path:
    """Return the hostile raadsboek, to read only."""
    return planted[0]


@pytest.fixture
def own(planted: tuple[Path, dict[str, bytes | str]], tmp_path: Path) -> Path:
    """Return a copy of the hostile raadsboek, to write in."""
    copy = tmp_path / "raadsboek"
    shutil.copytree(planted[0] / ".git", copy / ".git")
    hostile_vault.plant(copy, tmp_path / "buiten")
    for path, data in planted[1].items():
        if isinstance(data, bytes):
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_bytes(data)
    hostile_vault.plant_hooks(copy, tmp_path / "haak")
    return copy


def in_(root: Path, *arguments: str) -> Answer:
    """Run a command on the raadsboek."""
    return ask("--map", str(root), *arguments)


def test_checking_names_every_broken_file_with_a_fix(root: Path) -> None:
    """`controleer` has the expected code for each, a whole sentence and what to do."""
    found = in_(root, "controleer", "--json").data
    assert isinstance(found, list)
    named = {(problem["pad"], problem["code"]) for problem in found}
    expected = {(broken.path, broken.code) for broken in BROKEN} | set(SPECIAL.items())

    # JSON has no half characters: a name that is no text is told with the usual mark.
    readable = {(path.encode("utf-8", "replace").decode(), code) for path, code in expected}
    known = {(path.encode("utf-8", "replace").decode(), code) for path, code in named}
    assert readable - known == set()
    for problem in found:
        assert problem["melding"].endswith("."), problem
        assert problem["oplossing"].endswith((".", "(F9).", "--buiten", "MAP")), problem


def test_checking_says_the_same_in_words(root: Path) -> None:
    """The text form names as many problems as the JSON form, and the exit code says so."""
    words = in_(root, "controleer")
    data = in_(root, "controleer", "--json").data

    assert words.code == EXIT_PROBLEMS
    assert isinstance(data, list)
    damage = sum(problem["ernst"] != "knelpunt" for problem in data)
    said = f"{damage} problemen gevonden. {len(data) - damage} knelpunten in het werk."
    assert said in words.err


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_every_note_can_be_shown(root: Path, form: list[str]) -> None:
    """Each planted note is told, broken or not; what is no note is not found."""
    for path, _ in planted_notes():
        if not path.endswith(".md") or "\udcff" in path:
            continue
        answer = in_(root, "toon", *form, "--", path)
        assert answer.code == EXIT_OK, path
        assert answer.out
        if form:
            assert isinstance(answer.data, dict)
            assert answer.data["pad"] == path
    for path in SPECIAL:
        assert in_(root, "toon", *form, "--", path).code == EXIT_NOT_FOUND


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_every_list(root: Path, form: list[str]) -> None:
    """Each kind, filtered and sorted with hostile words as well."""
    for kind in KINDS:
        answer = in_(root, "lijst", kind.plural, *form)
        assert answer.code == EXIT_OK
        assert f"X-{KINDS.index(kind)}" in answer.out
        in_(root, "lijst", kind.name, *form, "--open", "--aflopend", "--sorteer", kind.title_key)
        in_(root, "lijst", kind.name, *form, "--zoek", POISON)
        in_(root, "lijst", kind.name, *form, "--waar", f"{kind.title_key}={POISON}")
        in_(root, "lijst", kind.name, *form, "--waar", f"{POISON}=x", "--sorteer", POISON)
    for more in ([], ["--te-laat"], ["--wie", "anna"], ["--wie", POISON]):
        assert in_(root, "acties", *form, *more).code == EXIT_OK
    assert in_(root).code == EXIT_OK


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_every_search(root: Path, form: list[str]) -> None:
    """Hostile words and words of the query language are words; no answer drags in a whole note."""
    for words in (*POISONS, POISON, '"', "*", "a OR", "NEAR(", "^x", 'x" y', "{", "-titel", "x"):
        answer = in_(root, "zoek", *form, "--", words)
        assert answer.code == EXIT_OK
        assert len(answer.out) < 100_000
    assert "KANARIE" not in in_(root, "zoek", *form, "GEHEIM-KANARIE").out


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_every_history(root: Path, form: list[str]) -> None:
    """Authors, messages and trailers of others are shown, not obeyed."""
    answer = in_(root, "geschiedenis", *form, "--", "acties/-delete.md")
    assert answer.code == EXIT_OK
    assert "osc52" in answer.out
    assert "goed·gekeurd" in answer.out or "goed\\u202egekeurd" in answer.out
    for path, _ in planted_notes():
        if path.endswith(".md") and "\udcff" not in path:
            assert in_(root, "geschiedenis", *form, "--", path).code == EXIT_OK


@pytest.mark.parametrize(
    "version", ["--upload-pack=x", "HEAD~1", ":/x", "zz", "abcd", "0" * 40, "main", "\udcff", ""]
)
def test_a_version_that_is_none_is_not_found(root: Path, version: str) -> None:
    """Only the name of a version is taken for one; anything else is told."""
    answer = in_(root, "geschiedenis", f"--versie={version}", "--", "acties/-delete.md")
    assert answer.code == (EXIT_OK if not version else answer.code)
    assert answer.code in ((EXIT_OK,) if not version else (EXIT_FAILED, EXIT_NOT_FOUND))


def test_words_that_name_no_note(root: Path) -> None:
    """A way out of the folder, an option or an escape names nothing, whatever the verb."""
    for word in NOT_OURS:
        for verb in (["toon"], ["geschiedenis"], ["wijzig"], ["vastleggen"]):
            more = ["titel=x"] if verb == ["wijzig"] else []
            answer = in_(root, *verb, "--", word, *more)
            assert answer.code in (EXIT_NOT_FOUND, EXIT_FAILED), (verb, word)
        in_(root, "zoek", "--", word)
        in_(root, "acties", "--wie", word)
        assert ask(word).code == EXIT_FAILED or not word
        assert ask(f"--{word}x").code == EXIT_FAILED
        assert ask("acties", "--map", word).code in (EXIT_NOT_FOUND, EXIT_FAILED) or not word
        assert ask("lijst", word).code == EXIT_FAILED
        assert ask("nieuw", word).code == EXIT_FAILED
        assert ask("nieuw", "actie", f"--{word}x", "y").code == EXIT_FAILED


def test_the_index_is_made_again(root: Path) -> None:
    """Rebuilding over the hostile folder works."""
    assert in_(root, "index").code == EXIT_OK


def test_writing_changes_just_the_note_that_was_named(own: Path) -> None:
    """A hostile value is refused or kept as text; every other file keeps every byte."""
    before = bytes_below(own)
    number = path = ""
    for poison in POISONS:
        made = in_(own, "nieuw", "actie", "--json", "--titel", poison, "--tekst", poison)
        assert made.code == EXIT_OK
        assert isinstance(made.data, dict)
        assert made.data["titel"] == poison.strip()
        number, path = str(made.data["nummer"]), str(made.data["pad"])
        assert path.isprintable()
        assert path.isascii()
        told = in_(own, "nieuw", "actie", "--titel", "x", "--wie", poison)
        assert told.code == EXIT_FAILED
    assert in_(own, "wijzig", number, f"titel={POISON}", f"{POISON.split()[0]}=x").code == EXIT_OK
    after = bytes_below(own)

    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + len(POISONS)
    assert POISON.encode() not in (own / path).read_bytes()


def test_a_broken_note_is_never_rewritten(own: Path) -> None:
    """`wijzig` refuses what it could not read, in a sentence, and the bytes stay."""
    broken = {
        path: data
        for path, data, code in BROKEN
        if code
        not in (
            *("frontmatter-ontbreekt", "soort-onbekend", "conflictkopie", "naam-misleidend"),
            *("naam-haken", "naam-windows"),
        )
    }
    for path in broken:
        answer = in_(own, "wijzig", "--", path, "titel=Nieuw")
        assert answer.code in (EXIT_FAILED, EXIT_NOT_FOUND), path
    assert {path: (own / path).read_bytes() for path in broken} == broken


def test_hostile_minutes_become_harmless_notes(own: Path) -> None:
    """Titles from minutes give plain file names, and no other file changes."""
    before = bytes_below(own)
    answer = in_(own, "vastleggen", "--json", "V-2026-91")
    assert answer.code == EXIT_OK
    after = bytes_below(own)
    new = set(after) - set(before)

    assert len(new) > len(POISONS)
    assert all(path.isascii() and path.isprintable() for path in new)
    assert {path for path in before if after[path] != before[path]} == {MEETING}
    assert in_(own, "vastleggen", "V-2026-91").code == EXIT_OK


def test_recording_outside_edits_leaves_out_what_is_damaged_or_unfit(own: Path) -> None:
    """One file that cannot be recorded does not keep the others from being recorded."""
    before = bytes_below(own)
    answer = in_(own, "vastleggen", "--buiten", "--json")
    assert answer.code == EXIT_OK
    assert isinstance(answer.data, dict)
    recorded, refused = set(answer.data["vastgelegd"]), set(answer.data["geweigerd"])

    assert MEETING in recorded
    assert "acties/latin1.md" in recorded
    assert {"acties/naar buiten.md", "acties/groot.md", "acties/regel\neinde.md"} <= refused
    assert not recorded & refused
    assert bytes_below(own) == before
    again = in_(own, "vastleggen", "--buiten")
    assert again.code == EXIT_OK
    assert "acties/groot.md" in again.err


def test_adopting_a_hostile_folder_changes_nothing_of_it(tmp_path: Path) -> None:
    """`init --overnemen` around hostile notes adds files and leaves every byte that was there."""
    root = tmp_path / "raadsboek"
    root.mkdir()
    hostile_vault.plant(root, tmp_path / "buiten")
    before = bytes_below(root)
    asked = ("init", str(root), "--overnemen", "--orgaan", "OR", "--email", "s@x.example")
    refused = ask(*asked, "--naam", POISON, "--secretaris", f"x {POISON}")
    assert refused.code == EXIT_FAILED
    assert bytes_below(root) == before
    answer = ask(*asked, "--naam", '[OR] "x": {y} #3', "--secretaris", "'t Hof <x>: \\ & *")
    after = bytes_below(root)

    assert answer.code == EXIT_OK, answer.err
    assert {path: after[path] for path in before} == before
    assert in_(root, "lijst", "acties").code == EXIT_OK
    assert in_(root).code == EXIT_OK


def test_a_file_name_that_is_no_text_can_be_given(own: Path) -> None:
    """A path of raw bytes on the command line is answered in a sentence."""
    for verb in ("toon", "geschiedenis"):
        answer = in_(own, verb, os.fsdecode(b"acties/\xff.md"))
        assert answer.code in (EXIT_FAILED, EXIT_NOT_FOUND)
    assert in_(own, "nieuw", "actie", "--titel", os.fsdecode(b"x\xff")).code == EXIT_FAILED


def test_a_screen_may_ask_for_a_name_that_is_no_text(planted: tuple[Path, object]) -> None:
    """The path that a finding names, raw bytes and all, can be looked up without an accident."""
    book = open_to_read(planted[0], now=NOW)
    with pytest.raises(NotFound, match="staat niet in dit raadsboek"):
        read(book, os.fsdecode(b"acties/\xff.md"))
    book.index.close()
