"""Secretaries who each keep a copy of one raadsboek and do what secretaries do, in any order.

Knows what every one of them was told is saved, and what must hold of it at every moment.
"""

import re
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ended_early import ended_at
from sync_world import clean, fetched, git

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.changing import Write, record, record_outside
from raadsboek.book.meetings.lock import MinutesLocked
from raadsboek.book.opening import open_book
from raadsboek.book.outside import record_outside_edits
from raadsboek.book.source import read_note
from raadsboek.book.syncing.conflicts import Choice, choose, conflicts
from raadsboek.book.syncing.merging import Merged, merge_with
from raadsboek.core.kinds import action
from raadsboek.core.meetings.adopted import Seal, is_locked, seal_of, text_digest
from raadsboek.core.note import Changes, Note
from raadsboek.history.outside import changed_outside
from raadsboek.vault.frontmatter import edit
from raadsboek.vault.reading import note_from_bytes
from raadsboek.vault.scanning import scan
from raadsboek.vault.writing import digest

MEETING = """---
soort: vergadering
nummer: V-2026-{0:02}
titel: Overleg
datum: 2026-03-{0:02}
status: verslag concept
gasten: [anna]
---
## 1. Opening

De voorzitter opent.

## 2. Rooster

Er is een rooster.

## 3. Rondvraag

Niets.
"""
START = {f"vergaderingen/2026/V-2026-{one:02} overleg.md": MEETING.format(one) for one in (1, 2, 3)}
_TOKEN = re.compile(rb"woord\d+x")


class Secretary:
    """One copy of the raadsboek and who keeps it."""

    def __init__(self, root: Path, name: str) -> None:
        self.root = root
        git(root, "config", "user.name", name)
        self.book = open_book(root, now=NOW)

    def reopen(self) -> None:
        """Start the program again, which mends what was cut off."""
        self.book.index.close()
        self.book = open_book(self.root, now=NOW)
        assert self.book.read_only == ""

    def notes(self) -> list[str]:
        """Return the paths of the notes that are there."""
        return [entry.path for entry in scan(self.root) if "/2026/" in entry.path]


class World:
    """All secretaries, the place that they share, and every word that was ever saved."""

    def __init__(self, secretaries: list[Secretary], shared: Path) -> None:
        self.secretaries = secretaries
        self.shared = shared
        self.words = 0
        self.saved: set[bytes] = set()

    def word(self) -> str:
        """Return a word that nobody typed before."""
        self.words += 1
        return f"woord{self.words}x"

    def do(self, who: int, what: int, one: int, other: int) -> None:
        """Let a secretary do one thing; numbers choose what, and of which note."""
        secretary = self.secretaries[who % len(self.secretaries)]
        deeds = (
            self.type_line,
            self.type_line,
            self.change_key,
            self.add_guest,
            self.make,
            self.move,
            self.adopt,
            self.take_away,
            self.type_outside,
            self.choose,
            self.sync,
            self.sync,
        )
        deeds[what % len(deeds)](secretary, one, other)
        for path in secretary.notes():
            assert b"<<<<<<<" not in (secretary.root / path).read_bytes()

    def type_line(self, who: Secretary, one: int, other: int) -> None:
        """Replace a line of a text, or put one below it."""
        note = self._pick(who, one)
        if note is None:
            return
        lines = note.body.split("\n")
        at = other % len(lines)
        heading = lines[at].startswith("#")
        lines[at : at if heading else at + other % 2] = [f"Tekst {self.word()}."]
        self._save(who, note, {}, "\n".join(lines))

    def change_key(self, who: Secretary, one: int, other: int) -> None:
        """Give a key another value."""
        note = self._pick(who, one)
        if note is not None:
            key = ("plaats", "bron-tekst", "titel")[other % 3]
            self._save(who, note, {key: self.word()}, None)

    def add_guest(self, who: Secretary, one: int, other: int) -> None:
        """Add to a list, and perhaps take from it."""
        note = self._pick(who, one)
        if note is not None:
            guests = note.texts("gasten")
            self._save(who, note, {"gasten": [*guests[other % 2 :], self.word()]}, None)

    def make(self, who: Secretary, one: int, other: int) -> None:
        """Make a note with the next number, and link to it."""
        values = {"titel": self.word(), "wie": "anna", "uiterlijk": "2026-12-01"}
        made = notes.create(who.book, action.KIND, values, body=f"{self.word()}\n", now=NOW)
        self._acknowledge(who)
        note = self._pick(who, one)
        if other % 2 and note is not None:
            self._save(who, note, {}, f"{note.body}zie [[{made.text('nummer')}]] {self.word()}\n")

    def move(self, who: Secretary, one: int, other: int) -> None:
        """Give a note another name, and perhaps another line."""
        note = self._pick(who, one)
        if note is None:
            return
        number = note.text("nummer")
        path = f"{note.path.rpartition('/')[0]}/{number} naam-{other % 3}.md"
        if path == note.path or (who.root / path).exists():
            return
        raw = (who.root / note.path).read_bytes()
        new = edit(raw, {"plaats": self.word()}) if other % 2 else raw
        self._record(who, {note.path: None, path: new}, number)

    def adopt(self, who: Secretary, one: int, other: int) -> None:
        """Adopt minutes."""
        note = self._pick(who, one)
        if note is None or note.text("soort") != "vergadering" or other % 2:
            return
        changes = {"status": "verslag vastgesteld", "vastgesteld": "2026-04-16"}
        raw = edit((who.root / note.path).read_bytes(), changes)
        raw = edit(raw, {"vastgestelde-tekst": text_digest(note_from_bytes(note.path, raw))})
        self._record(who, {note.path: raw}, note.text("nummer"))

    def take_away(self, who: Secretary, one: int, other: int) -> None:
        """Take a note away."""
        note = self._pick(who, one)
        if note is not None and other % 3 == 0:
            self._record(who, {note.path: None}, note.text("nummer"))

    def type_outside(self, who: Secretary, one: int, other: int) -> None:
        """Change a note in another program; nobody records it yet."""
        note = self._pick(who, one)
        if note is not None:
            with (who.root / note.path).open("a") as file:
                file.write(f"Buiten {self.word()}.\n")

    def choose(self, who: Secretary, one: int, other: int) -> None:
        """Choose one of two texts."""
        found = conflicts(who.book)
        if found:
            side = Choice.OTHER if other % 2 else Choice.STANDING
            try:
                choose(who.book, found[one % len(found)], side, now=NOW)
            except MinutesLocked:
                return
            self._acknowledge(who)

    def sync(self, who: Secretary, one: int, other: int) -> None:
        """Fetch, merge and send; `one` tells where it is cut off, if it is."""
        self._record_all_words_on_disk(who)
        theirs = fetched(who.book, self.shared)
        if one % 8 == 1:
            return
        if one % 3 == 2:
            _killed(who.root, theirs, other)
            who.reopen()
        own = git(who.root, "rev-parse", "HEAD")
        done = merge_with(who.book, theirs, now=NOW)
        self._nothing_went_unseen(who, own, theirs, done)
        if one % 8 != 4:
            git(who.root, "push", "-q", str(self.shared), "HEAD:main")

    def finish(self) -> None:
        """Let everybody record what lies about and sync until nothing is new, then compare."""
        for who in self.secretaries * 2:
            record_outside_edits(who.book, now=NOW)
            self.sync(who, 0, 0)
        for who in self.secretaries:
            self.sync(who, 0, 0)
        heads = {git(who.root, "rev-parse", "HEAD") for who in self.secretaries}
        assert len(heads) == 1
        listed = [[(one.version, one.since) for one in conflicts(w.book)] for w in self.secretaries]
        assert all(one == listed[0] for one in listed)
        for who in self.secretaries:
            assert clean(who.book)
            assert not self.saved - _words_of_history(who.root)
        self._numbers_are_given_once(self.secretaries[0])

    def _numbers_are_given_once(self, who: Secretary) -> None:
        found = [read_note(who.book, path) for path in who.notes()]
        counted = Counter(note.text("nummer") for note in found)
        assert [number for number, count in counted.items() if count > 1] == []
        for note in found:
            assert note.text("nummer") in Path(note.path).name
            if is_locked(note):
                assert seal_of(note) is not Seal.NONE

    def _nothing_went_unseen(self, who: Secretary, own: str, theirs: str, done: Merged) -> None:
        """A word that is new on a side stands in the result, or its file has two versions."""
        base = git(who.root, "merge-base", own, theirs)
        sides = {name: _words_in(who.root, name) for name in (base, own, theirs)}
        new = (sides[own] | sides[theirs]) - sides[base]
        lost = new - _words_in(who.root, done.version)
        if lost:
            assert done.clashes, lost

    def _pick(self, who: Secretary, one: int) -> Note | None:
        """Return a note to work on; what others did to the file outside is recorded first."""
        paths = who.notes()
        if not paths:
            return None
        path = paths[one % len(paths)]
        record_outside(who.book, [path], now=NOW)
        note = read_note(who.book, path)
        return None if is_locked(note) or not note.editable else note

    def _save(self, who: Secretary, note: Note, changes: Changes, body: str | None) -> None:
        raw = edit((who.root / note.path).read_bytes(), changes, body)
        self._record(who, {note.path: raw}, note.text("nummer"))

    def _record(self, who: Secretary, files: dict[str, bytes | None], number: str) -> None:
        writes = []
        for path, data in files.items():
            file = who.root / path
            seen = digest(file.read_bytes()) if file.exists() else None
            writes.append(Write(path=path, data=data, expected=seen))
        record(who.book, writes, action="wijzigen", numbers=[number], subject="x", now=NOW)
        self._acknowledge(who)

    def _acknowledge(self, who: Secretary) -> None:
        self.saved |= _words_in(who.root, "HEAD")

    def _record_all_words_on_disk(self, who: Secretary) -> None:
        """Whatever was typed outside lies in the folder until it is recorded: it counts too."""
        for path, state in changed_outside(who.book.repository):  # type: ignore[arg-type]
            if not state.damaged and (who.root / path).exists():
                self.saved |= set(_TOKEN.findall((who.root / path).read_bytes()))


def _words_in(root: Path, version: str) -> set[bytes]:
    done = subprocess.run(
        ["git", "grep", "-h", "-o", "-a", "-E", "woord[0-9]+x", version],
        cwd=root,
        capture_output=True,
        check=False,
    )
    return set(_TOKEN.findall(done.stdout))


def _words_of_history(root: Path) -> set[bytes]:
    listed = git(root, "rev-list", "--objects", "HEAD")
    names = "".join(f"{line.partition(' ')[0]}\n" for line in listed.splitlines())
    done = subprocess.run(
        ["git", "cat-file", "--batch"],
        cwd=root,
        input=names.encode(),
        capture_output=True,
        check=True,
    )
    return set(_TOKEN.findall(done.stdout))


def _killed(root: Path, theirs: str, step: int) -> None:
    """Merge in a process that ends by `kill -9` at the given step that touches the disk."""

    def work() -> Callable[[], object]:
        book = open_book(root, now=NOW)
        return lambda: merge_with(book, theirs, now=NOW)

    ended_at(step, work)
