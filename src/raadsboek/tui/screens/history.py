"""The history of one note: its versions above, and below them what changed in the chosen one.

The versions are those that are remembered, a screenful at first and more as the cursor goes down.
Comparing is `book.past`'s; here is only which two are compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book import finding, notes, past
from raadsboek.book.past import Version
from raadsboek.book.remembered_past import remembered_versions
from raadsboek.core.dates import short_date, time_of_day
from raadsboek.core.difference import Difference
from raadsboek.core.errors import NotFound
from raadsboek.core.note import Note
from raadsboek.core.version_code import short_code
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed, ScreenWanted
from raadsboek.tui.screens.history_restoring import Restored, RestoringScreen
from raadsboek.tui.screens.history_version import VersionScreen
from raadsboek.tui.time_travel import PastWanted
from raadsboek.tui.widgets.columns import Column
from raadsboek.tui.widgets.difference_view import DifferenceView
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.widgets.virtual_list import Row, VirtualList
from raadsboek.tui.working import book_look, book_work

_FIRST = 40
_MORE = 4
"""How many times more versions are read when the cursor comes near the end."""
_NEAR = 10
_COLUMNS = (
    Column(key="wanneer", label="Wanneer"),
    Column(key="wat", label="Wat", wide=True),
    Column(key="wie", label="Wie"),
    Column(key="code", label="Code"),
)
_ON_DISK = ""
"""Stands for the note as it is in the folder, when that is in no version yet."""


@dataclass
class VersionsRead(Message):
    """The newest versions were read; `whole` when there are no older ones.

    `note` is the note as it is now, if it is there; `loose` tells that it is in no version so.
    """

    note: Note | None
    versions: Sequence[Version]
    whole: bool
    loose: bool


@dataclass
class VersionsCompared(Message):
    """What changed between two versions; '' for the older one means that there was none."""

    older: str
    newer: str
    difference: Difference


class _Rows:
    """The versions as rows of the list; the last cell is the identifier."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """Return the rows at `offset` and after."""
        return self._rows[offset : offset + limit]


class HistoryScreen(RestoringScreen):
    """The versions of one note."""

    SCOPE = "geschiedenis"
    CSS_PATH = "history.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("geschiedenis")]

    header = query_one("#header", Static)
    versions = query_one(VirtualList)
    rule = query_one("#rule", Static)
    view = query_one(DifferenceView)
    status = query_one(StatusLine)

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Show the history of the note that `wanted` names: a path or a number."""
        super().__init__(desk)
        self._wanted = wanted
        self._path = ""
        self._called = wanted
        self._limit = _FIRST
        self._read: Sequence[Version] = ()
        self._shown: list[str] = []
        self._is_whole = False
        self._is_there = True
        self._is_reading = False
        self._is_new_on_top = False
        self._held: str | None = None
        self._compared: tuple[str, str] | None = None

    @property
    def note_in_front(self) -> str:
        """The note."""
        return self._path

    def compose(self) -> ComposeResult:
        """Lay out the header, the versions, the difference and the lines below."""
        yield Static(id="header")
        yield VirtualList(_COLUMNS, empty="De geschiedenis wordt gelezen …", header=False)
        yield Static(id="rule")
        yield DifferenceView()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Start in the list."""
        self.versions.focus()

    def on_screen_resume(self) -> None:
        """Read the versions, the first time and after another screen may have added one."""
        self._load()

    # -- reading ------------------------------------------------------------------------------

    def _load(self) -> None:
        self._is_reading = True
        self._read_versions(self._wanted, self._limit)

    # Not a look: comparing two versions must not take the place of it.
    @book_work
    def _read_versions(self, wanted: str, limit: int) -> None:
        book = self.desk.book
        path = self._path or finding.find_path(book, wanted)
        # One more than is shown: the last one shown has one to compare with.
        found = remembered_versions(book, path, limit=limit + 1)
        try:
            note = notes.read(book, path)
        except NotFound:
            note = None
        newest = found[0].identifier if found else ""
        loose = note is not None and not past.difference_of(book, path, newest, "").empty
        self._path = path
        self.post_message(VersionsRead(note, found, len(found) <= limit, loose))

    @on(VersionsRead)
    def _versions_read(self, message: VersionsRead) -> None:
        self._is_reading = False
        before = None if self._is_new_on_top else self._selected
        self._is_new_on_top = False
        self._read, self._is_whole = message.versions, message.whole
        self._is_there = message.note is not None
        versions = message.versions if message.whole else message.versions[:-1]
        self._shown = [*([_ON_DISK] if message.loose else []), *(v.identifier for v in versions)]
        if message.note is not None:
            self._tell_name(message.note)
        else:
            self.header.update(assembled(Part(self._path, "bold"), " · niet meer in de map"))
        self._compared = None
        kept = before is not None and before in self._shown and before != _ON_DISK
        self._show_rows(self._shown.index(before) if kept and before is not None else 0)
        self.refresh_bindings()

    def _tell_name(self, note: Note) -> None:
        kind = notes.kind_of(note)
        number = note.text("nummer")
        status = note.text(kind.status_key) if kind else ""
        self._called = number or note.path
        self.header.update(
            assembled(
                Part(f"{number} " if number else "", "bold"),
                notes.title_of(note),
                Part(f" · {status}" if status else "", "$foreground-muted"),
            )
        )

    def _show_rows(self, cursor: int) -> None:
        rows = _Rows([self._row(identifier) for identifier in self._shown])
        # As high as it needs to be; the style sheet says how high at most.
        self.versions.styles.height = max(1, len(rows))
        self.versions.show(rows, cursor=cursor)
        if not self._shown:
            self.view.say("Deze notitie staat nog in geen enkele versie.")

    def _row(self, identifier: str) -> Row:
        mark = "● " if identifier == self._held else "  "
        version = self._version(identifier)
        if version is None:
            return (f"{mark}nu, in de map", "nog in geen versie", "", "", _ON_DISK)
        what = version.subject.removeprefix(f"{self._called} ")
        return (
            mark + self._when(version),
            what,
            version.author,
            short_code(identifier),
            identifier,
        )

    def _when(self, version: Version) -> str:
        day = version.date.date()
        year = f" {day.year}" if day.year != self.desk.today.year else ""
        time = time_of_day(version.date, hidden=self.desk.keeps_day_only)
        return f"{short_date(day)}{year}{time}"

    def _version(self, identifier: str | None) -> Version | None:
        return next((one for one in self._read if one.identifier == identifier), None)

    @property
    def _selected(self) -> str | None:
        """The identifier of the version under the cursor."""
        index = self.versions.cursor
        return self._shown[index] if index < len(self._shown) else None

    # -- comparing ----------------------------------------------------------------------------

    @on(VirtualList.Highlighted)
    def _highlighted(self, message: VirtualList.Highlighted) -> None:
        if message.index >= len(self._shown) - _NEAR and not self._is_whole:
            if not self._is_reading:
                self._limit *= _MORE
                self._load()
        elif self._selected is not None:
            self._compare()
        self.refresh_bindings()

    def _compare(self) -> None:
        """Compare the version under the cursor with the one that is held, or the one before it."""
        order = [*([_ON_DISK] if _ON_DISK in self._shown else []), *self._identifiers]
        at = order.index(self._selected or _ON_DISK)
        held = order.index(self._held) if self._held in order else None
        other = at + 1 if held is None or held == at else held
        newer, older = order[min(at, other)], order[max(at, other)] if other < len(order) else ""
        pair = (older, newer)
        if pair == self._compared:
            return
        self._compared = pair
        earlier = self._version(older)
        if earlier is None:
            self._tell_rule("eerste versie")
            self.view.say("Zo is de notitie begonnen. Enter laat haar in haar geheel zien.")
            return
        later = self._version(newer)
        since = self._when(earlier)
        until = self._when(later) if later else "nu"
        between = f"tussen {since} en {until}" if held is not None else f"met {since}"
        self._tell_rule(f"verschil {between}")
        self._read_difference(older, newer)

    @property
    def _identifiers(self) -> list[str]:
        return [version.identifier for version in self._read]

    def _tell_rule(self, words: str) -> None:
        self.rule.update(assembled(Part(f"─ {words} " + "─" * 300, "$foreground-muted")))

    @book_look
    def _read_difference(self, older: str, newer: str) -> None:
        found = past.difference_of(self.desk.book, self._path, older, newer)
        self.post_message(VersionsCompared(older, newer, found))

    @on(VersionsCompared)
    def _versions_compared(self, message: VersionsCompared) -> None:
        if (message.older, message.newer) == self._compared:
            self.view.compare(
                message.difference, equal="De tekst en de gegevens zijn gelijk gebleven."
            )

    # -- what the user does -------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the version under the cursor."""
        if action == "terugzetten":
            return (
                bool(self._selected)
                and self._is_there
                and not self.desk.book.read_only
                and self._selected != self._shown[0]
            )
        if action in ("lezen", "toen"):
            return bool(self._selected)
        if action == "aanvinken":
            return len(self._shown) > 1
        return True

    def action_aanvinken(self) -> None:
        """Hold the version under the cursor to compare others with it, or let it go."""
        selected = self._selected
        self._held = None if self._held == selected else selected
        self._compared = None
        self._show_rows(self.versions.cursor)
        if self._held is not None:
            self.status.say("Ga naar een andere versie om ermee te vergelijken.")
        else:
            self.status.say("")

    @on(VirtualList.Chosen)
    def _chosen(self) -> None:
        if self.check_action("lezen", ()):
            self.action_lezen()

    def action_lezen(self) -> None:
        """Show the whole note as it was in the version under the cursor."""
        version = self._version(self._selected)
        if version is not None:
            self.app.push_screen(VersionScreen(self.desk, self._path, version))

    def action_levensloop(self) -> None:
        """Tell the life of this note, with what happened around it."""
        if self._path:
            self.post_message(ScreenWanted("herkomst", {"pad": self._path}))

    def action_toen(self) -> None:
        """Show the whole raadsboek as it was in the version under the cursor."""
        version = self._version(self._selected)
        if version is not None:
            self.app.post_message(PastWanted(version.identifier, version.path or self._path))

    def action_terugzetten(self) -> None:
        """Make the note as it was in the version under the cursor, after a question."""
        version = self._version(self._selected)
        if version is not None:
            self.ask_restore(self._path, self._called, version)

    @on(Restored)
    def _restored(self, message: Restored) -> None:
        if message.changed:
            self.status.say(f"Teruggezet {message.moment:%H:%M} · er is een versie bijgekomen")
        else:
            self.status.say("De notitie was al zo.")
        self._is_new_on_top = True
        self._load()

    def action_ander_paneel(self) -> None:
        """Go from the versions to the difference, or back."""
        (self.view if self.versions.has_focus else self.versions).focus()

    def on_action_failed(self, message: ActionFailed) -> None:
        """Go back when there is nothing to show; the app tells why."""
        self._is_reading = False
        if not self._read and self.app.screen is self:
            self.app.pop_screen()
