"""Making a note: which kind, a form with its keys, and then it stands in its list.

Numbers and files are `book.notes`'. What was typed stays until the note is there, or until the
user says that it may go.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message

from raadsboek.book import finding, lists, notes
from raadsboek.book.book import Book
from raadsboek.core.confidential import KEY
from raadsboek.core.council import ORGAN_KEY
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import KIND_BY_NAME, member
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Note, Value
from raadsboek.core.schema import fields_of
from raadsboek.tui import keys
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed, ScreenWanted
from raadsboek.tui.screens.fitting_fields import FittingFields
from raadsboek.tui.screens.kind_menu import ask_new_kind
from raadsboek.tui.widgets.dialogs import ConfirmDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.form import Form, unasked
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_work

_GOES_BACK = "terug"
"""Given with 'ja': the screen below is shown again, not the list of the new note."""
_ABOUT = frozenset({"soort", _GOES_BACK})
"""What is no value for the form in what the screen is opened with."""


class NewNoteScreen(FittingFields):
    """A form for a note that is not there yet."""

    SCOPE = "nieuw"
    CSS_PATH = "new_note.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("nieuw")]

    header = query_one(ScreenTitle)
    fields = query_one("#fields", Vertical)
    status = query_one(StatusLine)

    @dataclass
    class Made(Message):
        """The note is there; `is_newcomer`: of a member who is new and has no onboarding list."""

        note: Note
        is_newcomer: bool = False

    @dataclass
    class ListMade(Message):
        """The onboarding list of the new member is there."""

        path: str

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk)
        self._kind: Kind | None = KIND_BY_NAME.get(arguments.get("soort", ""))
        self._given = {key: text for key, text in arguments.items() if key not in _ABOUT}
        self._goes_back = arguments.get(_GOES_BACK, "") == "ja"
        self._people: Sequence[str] = ()
        self._is_confidential = False

    def compose(self) -> ComposeResult:
        """Lay out the heading, room for the form, and the keys."""
        yield ScreenTitle("Nieuwe notitie")
        yield Vertical(id="fields")
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Show the form, or ask for which kind."""
        self._begin()

    @work
    async def _begin(self) -> None:
        self._people = await asyncio.to_thread(_handles, self.desk.book, self.desk.organ)
        if self._kind is not None:
            await self._show_form(self._kind)
        else:
            self.action_andere_soort()

    @work
    async def action_andere_soort(self) -> None:
        """Ask for the kind; what was filled in under the same key stays."""
        current = self._kind.name if self._kind else ""
        kind = await ask_new_kind(self.app, current=current, private=self.desk.is_private)
        if kind is not None and kind is not self._kind:
            await self._show_form(kind)
        elif self._kind is None:
            super().leave()

    async def _show_form(self, kind: Kind) -> None:
        before = self._form.values if self._form is not None else {}
        known = {field.key: field.default for field in fields_of(kind.struct)}
        values: dict[str, Value] = {key: value for key, value in known.items() if value}
        if kind.date_key and not kind.due_key:
            values[kind.date_key] = self.desk.today.isoformat()
        if self.desk.organs:
            values[ORGAN_KEY] = self.desk.organ
        values |= {key: text for key, text in self._given.items() if key in known}
        values |= {key: value for key, value in before.items() if key in known and key != "status"}
        self._kind = kind
        self._show_header(kind)
        book, organ = self.desk.to_read, self.desk.organ
        form = Form(
            kind.struct,
            values,
            today=self.desk.today,
            hidden=unasked(self.desk.book.settings, "nummer"),
            people=self._people,
            numbers=lambda start: finding.numbers_like(book, start, organ),
            organs=self.desk.organs,
        )
        async with self.batch():
            await self.fields.remove_children()
            await self.fields.mount(form)
        form.focus_key(kind.title_key)

    def _show_header(self, kind: Kind) -> None:
        title = f"Nieuw: {kind.label.lower()}{', vertrouwelijk' if self._is_confidential else ''}"
        self.header.show("* moet u invullen", name=title)

    def action_vertrouwelijk(self) -> None:
        """Make the note a confidential one from its first version on, or not after all."""
        if self._kind is None:
            return
        self._is_confidential = not self._is_confidential
        self._show_header(self._kind)
        made = "wordt vertrouwelijk" if self._is_confidential else "wordt niet vertrouwelijk"
        self.status.say(f"De notitie {made}.")

    @property
    def _form(self) -> Form | None:
        found = self.query(Form)
        return found.first() if found else None

    @property
    def form_typed(self) -> Form | None:
        """The form of the new note."""
        return self._form

    @property
    def kind_typed(self) -> Kind | None:
        """The kind that it will be."""
        return self._kind

    @property
    def holds_unsaved_text(self) -> bool:
        """Whether something was filled in."""
        return self._form is not None and self._form.is_changed

    def leave(self) -> None:
        """Go back; ask first when something was filled in."""
        if self.holds_unsaved_text:
            self._ask_to_leave()
        else:
            super().leave()

    @work
    async def _ask_to_leave(self) -> None:
        dialog = ConfirmDialog(
            "Toch niet maken?",
            "Wat u hebt ingevuld, is dan weg.",
            yes="Weggaan",
            no="Verder invullen",
        )
        if await ask(self.app, dialog):
            super().leave()

    def action_opslaan(self) -> None:
        """Make the note, unless a field does not fit."""
        form = self._form
        if form is None or self._kind is None:
            return
        problems = form.check()
        if problems:
            form.focus_key(problems[0].key)
            self.status.say("Nog niet alles klopt; kijk bij het uitroepteken.", warning=True)
        else:
            self.status.say("Bezig met opslaan …")
            secret: dict[str, Value] = {KEY: "ja"} if self._is_confidential else {}
            self._make(self._kind, {**form.values, **secret})

    @book_work
    def _make(self, kind: Kind, values: dict[str, Value]) -> None:
        book = self.desk.book
        made = notes.create(book, kind, values, now=self.desk.now)
        # The list comes next, and fills itself with what the index knows.
        book.index.refresh()
        self.post_message(self.Made(made, kind is member.KIND and self._is_newcomer(made)))

    def _is_newcomer(self, made: Note) -> bool:
        from raadsboek.book.onboarding.following import newcomers  # only for who makes a member

        number = made.text("nummer")
        return any(one.number == number for one in newcomers(self.desk.book, self.desk.today))

    @on(Made)
    def _made(self, message: Made) -> None:
        number = message.note.text("nummer")
        self.app.notify(f"{number} is gemaakt en opgeslagen.")
        if message.is_newcomer:
            self._offer_list(message.note)
        else:
            self._go_to(message.note.text("soort"), message.note.path)

    def _go_to(self, kind: str, path: str) -> None:
        self.app.pop_screen()
        if self._goes_back:
            return
        self.app.post_message(ScreenWanted("lijst", {"soort": kind, "pad": path}))

    @work
    async def _offer_list(self, made: Note) -> None:
        """Offer an onboarding list in the same breath as a new member."""
        from raadsboek.tui.screens.list_settling import offer_dialog

        if await ask(self.app, offer_dialog(made.text("naam"))):
            self._start_list(made)
        else:
            self._go_to(made.text("soort"), made.path)

    @book_work
    def _start_list(self, made: Note) -> None:
        from raadsboek.book.onboarding.starting import start

        begun = start(self.desk.book, made.text("nummer"), now=self.desk.now)
        self.post_message(self.ListMade(begun.path))

    @on(ListMade)
    def _list_made(self, message: ListMade) -> None:
        self.app.pop_screen()
        self.app.post_message(ScreenWanted("inwerken", {"pad": message.path}))

    @on(ActionFailed)
    def _refused(self, message: ActionFailed) -> None:
        self.status.say("")
        if isinstance(message.error, InvalidInput) and self._form is not None:
            message.stop()
            self._form.show_problems(message.error.problems)
            self.status.say(message.error.message, warning=True)


def _handles(book: Book, organ: str) -> list[str]:
    """Return the short names of the members of an organ."""
    members = lists.rows(book, member.KIND, organ=organ).objects()
    found = (meta.get("kort", "") for meta in members)
    return [name for name in found if isinstance(name, str) and name]
