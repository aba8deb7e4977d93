"""A raadsboek of two councils that a state machine lives in: its notes, its clock, one way to act.

What must hold afterwards stands in `cycle_truths`.
"""

import datetime
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.changing import record_outside
from raadsboek.book.meetings.planning_year import make_year
from raadsboek.book.notes import create
from raadsboek.book.opening import open_book
from raadsboek.book.recording import record_minutes
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.kinds import meeting, member, post
from raadsboek.core.meetings.adopted import DIGEST_KEY, is_locked
from raadsboek.core.note import Note
from raadsboek.history.log import versions
from raadsboek.vault.reading import read_note
from raadsboek.vault.scanning import scan

T = TypeVar("T")

ORGANS = ("or", "cr")
PEOPLE = {"or": ("anna", "bas", "dirk"), "cr": ("anna", "kees", "dora")}
"""Who sits in each council; the last one is the director."""

SETTINGS = """organen:
  - naam: "OR De Linden"
    zetels: 3
    voorzieningen: [zaal]
    jaarplan:
      vergaderingen:
        - {vorm: raad, dagen: [2026-12-03, 2026-12-17, 2027-01-14]}
        - {vorm: overleg, dagen: [2026-12-10, 2027-01-21]}
  - naam: "CR De Linden"
    soort: CR
    zetels: 3
    voorzieningen: [zaal]
    jaarplan:
      vergaderingen:
        - {vorm: raad, dagen: [2026-12-03, 2026-12-15, 2027-02-04]}
        - {vorm: overleg, dagen: [2026-12-08]}
secretaris:
  naam: "Sanne de Wit"
  email: s.dewit@delinden.example
"""
MINUTES = """## 1. Opening

De voorzitter opent met woord.

## 2. Verslag

## 3. Thuiswerken
bevoegdheid: advies

BESLUIT: De raad adviseert ja.
STEMMING: 2 voor, 1 tegen
ACTIE @{person} voor volgende vergadering: een overzicht maken
TOEZEGGING @{director} voor volgende ov: de cijfers geven
"""
_DUTCH = re.compile(r"\b(?:de|het|een|is|er|van|niet|met|bij|u|op|al|geen|kan)\b", re.IGNORECASE)


def make_vault(empty: Path, folder: Path) -> None:
    """Make a raadsboek of two councils, each with its members and a piece of post."""
    shutil.copytree(empty, folder)
    (folder / "raadsboek.yaml").write_text(SETTINGS, encoding="utf-8")
    book = open_book(folder, now=NOW)
    record_outside(book, ["raadsboek.yaml"], now=NOW)
    for organ in ORGANS:
        *members, director = PEOPLE[organ]
        for name in members:
            values = {"orgaan": organ, "naam": name.title(), "kort": name}
            create(book, member.KIND, values, now=NOW)
        values = {"orgaan": organ, "naam": director.title(), "kort": director}
        create(book, member.KIND, {**values, "rol": "bestuurder"}, now=NOW)
        create(
            book,
            post.KIND,
            {"orgaan": organ, "titel": "Een brief", "behandeling": "ter kennisname"},
            now=NOW,
        )
        make_year(book, 2026, organ=organ, now=NOW)
        for form, day in (("raad", "2026-11-05"), ("overleg", "2026-11-12")):
            values = {"orgaan": organ, "titel": "Extra", "vorm": form, "datum": day}
            held = create(book, meeting.KIND, values, now=NOW)
            body = MINUTES.format(person=members[0], director=director)
            record_minutes(book, held, body=body, changes={}, now=NOW)
    book.index.close()


class World:
    """The raadsboek as it is now, and what the machine did to it that nobody else can know."""

    def __init__(self, vault: Path, folder: Path) -> None:
        self.now = NOW
        shutil.copytree(vault, folder)
        self.book: Book = open_book(folder, now=NOW)
        self._other = open_book(folder, now=NOW)
        """The same raadsboek in another window."""
        self.adopted: dict[str, str] = {}
        """By number, the digest with which minutes were sealed."""
        self.tampered: set[str] = set()
        """Numbers of adopted minutes that were edited outside the program."""
        self.dirty: set[str] = set()
        """Paths that were edited outside, and that no version may have yet."""
        self.by_hand: set[str] = set()
        """Numbers of notes whose due date somebody set, so that it need not follow."""
        self.words = 0
        self._files: list[Note] = []

    def close(self) -> None:
        """Close both windows."""
        self.book.index.close()
        self._other.index.close()

    def go_to_another_window(self) -> None:
        """Work in the other window from now on."""
        self.book, self._other = self._other, self.book

    @property
    def today(self) -> datetime.date:
        """The day that it is for the machine."""
        return self.now.date()

    def word(self) -> str:
        """Return a word that stands nowhere yet."""
        self.words += 1
        return f"woord{self.words}"

    def head(self) -> str:
        """Return the newest version."""
        assert self.book.repository is not None
        return versions(self.book.repository, limit=1)[0].identifier

    def notes(self, kind: str = "", organ: str = "") -> list[Note]:
        """Return the numbered notes as they are on disk, by path; of a kind, of an organ."""
        return [note for note in self.files(kind, organ) if note.text("nummer")]

    def files(self, kind: str = "", organ: str = "") -> list[Note]:
        """Return the notes and the templates, read once after each action."""
        if not self._files:
            self._files = [read_note(self.book.root, entry[0]) for entry in scan(self.book.root)]
        return [
            note
            for note in self._files
            if note.text("soort") and kind in ("", note.text("soort"))
            if organ in ("", self.organ_of(note))
        ]

    def organ_of(self, note: Note) -> str:
        """Return whose note this is, by its own words."""
        return note.text("orgaan") or ORGANS[0]

    def chosen(self, among: Sequence[T], pick: int) -> T | None:
        """Return one of these; None when there is none."""
        return among[pick % len(among)] if among else None

    def perform(self, use_case: Callable[[], T]) -> T | None:
        """Do what the secretary asks: it is one version at most, or a sentence that helps."""
        before = self.head()
        done, most = None, 1
        try:
            done = use_case()
        except RaadsboekError as error:
            refuse_bad_sentence(error)
            most = 0
        self._files = []
        assert self.book.repository is not None
        made = versions(self.book.repository, after=before)
        told = [(one.action, one.subject) for one in made]
        assert len([one for one in made if one.action != "buiten"]) <= most, told
        assert len(made) <= 2 * most, told
        for note in self.notes("vergadering"):
            if note.text(DIGEST_KEY):
                self.adopted.setdefault(note.text("nummer"), note.text(DIGEST_KEY))
        return done

    def edit_outside(self, note: Note) -> None:
        """Add a line to a note with another program."""
        with (self.book.root / note.path).open("a", encoding="utf-8") as file:
            file.write(f"\nGetypt in Kladblok: {self.word()}.\n")
        self._files = []
        self.dirty.add(note.path)
        if is_locked(note):
            self.tampered.add(note.text("nummer"))

    def status_of_git(self) -> set[str]:
        """Return the paths that differ from the newest version, or that it does not know."""
        command = ["git", "-C", str(self.book.root), "status", "--porcelain", "-z", "-uall"]
        output = subprocess.run(command, check=True, capture_output=True).stdout.decode()
        return {entry[3:] for entry in output.split("\0") if entry}


def refuse_bad_sentence(error: RaadsboekError) -> None:
    """Fail unless an error says in Dutch what is wrong and what to do."""
    assert _DUTCH.search(error.message), error
    assert error.message.rstrip().endswith("."), error
    assert error.hint or "\n" in error.message, error
