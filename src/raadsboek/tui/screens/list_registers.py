"""What makes a list a register: of a year, of a person, and the way back to where it was said."""

import asyncio

from textual import on, work
from textual.getters import query_one

from raadsboek.book import finding, lists
from raadsboek.core.kinds import member
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.links import target as number_in
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.list_wanted import Wanted
from raadsboek.tui.screens.note_pane import NotePane
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ask
from raadsboek.tui.widgets.reader import Reader
from raadsboek.tui.working import book_look

_ALL = ":alle"
"""The choice that is no year and nobody: no short name has a colon in front."""
_NAME_WIDTH = 14


class RegistersInList(BookScreen):
    """The part of the list that chooses a year and a person, and follows links."""

    pane = query_one(NotePane)
    _wanted: Wanted

    @property
    def note_in_front(self) -> str:
        """The note under the cursor."""
        return self.pane.path

    @property
    def list_in_front(self) -> Wanted | None:
        """The list as it is shown."""
        return self._wanted if self._wanted.kind else None

    def _refill(self, wanted: Wanted, *, refresh: bool = False) -> None:
        raise NotImplementedError

    @work
    async def action_jaar(self) -> None:
        """Choose the year that the notes are of."""
        wanted = self._wanted
        kind = wanted.kind
        if kind is None:
            return
        years = await asyncio.to_thread(lists.years, self.desk.to_read, kind, wanted.organ)
        if not years:
            self.notify("In deze lijst staat nog geen jaar.")
            return
        choices = [Choice(_ALL, "alle jaren"), *(Choice(year, year) for year in years)]
        current = wanted.year if wanted.year in years else _ALL
        year = await ask(self.app, ChoiceDialog("Van welk jaar?", choices, current=current))
        if year is not None:
            self._refill(self._wanted.but(year="" if year == _ALL else year, path=self.pane.path))

    @work
    async def action_persoon(self) -> None:
        """Choose whose notes are shown."""
        wanted = self._wanted
        kind = wanted.kind
        if kind is None:
            return
        found = await asyncio.to_thread(self._people, kind, wanted.organ)
        if not found:
            self.notify("In deze lijst staat nog niemand met naam.")
            return
        choices = [Choice(_ALL, "iedereen")]
        for handle, (name, number) in found.items():
            choices.append(Choice(handle, f"@{handle:<{_NAME_WIDTH}}", f"{number:>4}  {name}"))
        current = wanted.person if wanted.person in found else _ALL
        person = await ask(self.app, ChoiceDialog("Van wie?", choices, current=current))
        if person is not None:
            person = "" if person == _ALL else person
            self._refill(self._wanted.but(person=person, path=self.pane.path))

    def _people(self, kind: Kind, organ: str) -> dict[str, tuple[str, int]]:
        """Return who is in the list: the full name and the number of notes by short name."""
        book = self.desk.to_read
        members = lists.rows(book, member.KIND, organ=organ).objects()
        names = {str(one.get("kort", "")).casefold(): str(one.get("naam", "")) for one in members}
        found = lists.people(book, kind, organ)
        return {handle: (names.get(handle, ""), number) for handle, number in found.items()}

    def action_postlijst(self) -> None:
        """See the post for the meeting under the cursor."""
        if self.pane.path:
            self.post_message(ScreenWanted("postlijst", {"pad": self.pane.path}))

    # -- from note to note --------------------------------------------------------------------

    def action_levensloop(self) -> None:
        """Tell the life of the decision under the cursor."""
        if self.pane.path:
            self.post_message(ScreenWanted("herkomst", {"pad": self.pane.path}))

    async def action_herkomst(self) -> None:
        """Go to the line in the minutes that this note was made from."""
        page = await self.pane.read_page()
        meeting = number_in(page.note.text("vergadering")) if page is not None else ""
        if page is None or not meeting:
            self.notify("Deze notitie komt niet uit een verslag.")
            return
        self._go_to(meeting, page.note.text("nummer"), page.note.text("punt"))

    @on(Reader.LinkChosen)
    def _follow(self, message: Reader.LinkChosen) -> None:
        page = self.pane.page
        number, item = "", ""
        if page is not None and page.note.path == self.pane.path:
            number, item = page.note.text("nummer"), page.note.text("punt")
        self._go_to(message.target, number, item)

    @book_look
    def _go_to(self, target: str, number: str, item: str) -> None:
        """Show the note behind a link, at the line that names this one."""
        found = finding.find(self.desk.book, target)
        arguments = {"soort": found.kind, "pad": found.path, "regel": number, "punt": item}
        self.post_message(ScreenWanted("lijst", arguments))
