"""What the screen of onboarding does: tick, add, begin and close a list, and the reading pack."""

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.getters import query_one
from textual.message import Message

from raadsboek.book.book import Book
from raadsboek.book.onboarding.following import Settling, newcomers, settling_of
from raadsboek.book.onboarding.people import members_in
from raadsboek.book.onboarding.starting import start
from raadsboek.book.onboarding.ticking import add_task, choose_buddy, finish, tick
from raadsboek.core.kinds.member import Member
from raadsboek.core.links import target
from raadsboek.core.mailing.lists import is_there
from raadsboek.core.onboarding.tasks import read_tasks
from raadsboek.core.roles import has_seat_on
from raadsboek.tui.screens.coaching import CoachingOnScreen
from raadsboek.tui.screens.onboarding_rows import Place
from raadsboek.tui.widgets.dialogs import (
    Choice,
    ChoiceDialog,
    ConfirmDialog,
    PromptDialog,
    ask,
)
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_work

if TYPE_CHECKING:  # slow to load, and only for who makes a pack
    from raadsboek.book.documents.in_one_file import Written
    from raadsboek.book.onboarding.reading_pack import Pack

_PDF, _ZIP = "pdf", "zip"
_FORMS = (
    Choice(_PDF, "één PDF", "met een inhoud en bladwijzers"),
    Choice(_ZIP, "losse bestanden in een zip", "in de volgorde van de inhoud"),
)
_TASK_HELP = "Wat moet er gebeuren? Zo: Rondleiding · @noor · uiterlijk 1 december 2026"


class OnboardingDoing(CoachingOnScreen):
    """The part of the screen that asks and does."""

    status = query_one(StatusLine)

    @dataclass
    class Saved(Message):
        """A list was saved; `words` say what was done, '' for a tick."""

        found: Settling
        words: str = ""

    @dataclass
    class PackGathered(Message):
        """The papers are known; they can be written to a place."""

        form: str
        pack: "Pack"
        question: str
        place: str

    @dataclass
    class PackWritten(Message):
        """The reading pack stands there; `place` is how that is told."""

        written: "Written"
        place: str

    @property
    def current(self) -> Place | None:
        """What is under the cursor."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Read the lists anew."""
        raise NotImplementedError

    def begin_at(self, path: str) -> None:
        """Put the cursor at a list when it is read next."""
        raise NotImplementedError

    @property
    def _found(self) -> Settling | None:
        return self.current.found if self.current else None

    # -- tasks --------------------------------------------------------------------------------

    def action_afvinken(self) -> None:
        """Say that the task is done, or open after all."""
        here = self.current
        if here is not None and here.found is not None and here.task >= 0:
            self._tick(here.found, here.task)

    @book_work
    def _tick(self, found: Settling, place: int) -> None:
        done = not found.tasks[place].is_done
        saved = tick(self.desk.book, found, place, is_done=done, now=self.desk.now)
        words = ""
        if done and saved.is_all_done:
            words = f"Alle taken van {saved.name} zijn klaar. Met d rondt u het inwerken af."
        self.post_message(self.Saved(saved, words))

    @work
    async def action_taak(self) -> None:
        """Ask for a task and add it."""
        found = self._found
        if found is None:
            return
        dialog = PromptDialog("Taak erbij", _TASK_HELP, check=_wrong_task)
        typed = await ask(self.app, dialog)
        if typed:
            self._add(found, typed)

    @book_work
    def _add(self, found: Settling, typed: str) -> None:
        (task,) = read_tasks(f"- [ ] {typed.strip()}")
        saved = add_task(
            self.desk.book,
            found,
            task.text,
            people=task.people,
            due=task.due,
            now=self.desk.now,
        )
        self.post_message(self.Saved(saved, f"Erbij gezet: {task.text}"))

    @work
    async def action_buddy(self) -> None:
        """Ask who the buddy is."""
        found = self._found
        if found is None:
            return
        newcomer = target(found.note.text("lid"))
        choices = [
            Choice(one.handle, one.name, f"@{one.handle}")
            for one in await asyncio.to_thread(self._seated)
            if one.number != newcomer
        ]
        current = next(iter(found.note.texts("buddy")), "")
        current = current if current in [one.id for one in choices] else ""
        if not choices:
            self.notify("Er zijn geen andere leden om uit te kiezen.")
            return
        handle = await ask(self.app, ChoiceDialog("Wie is de buddy?", choices, current=current))
        if handle:
            self._choose_buddy(found, handle)

    @book_work
    def _choose_buddy(self, found: Settling, handle: str) -> None:
        saved = choose_buddy(self.desk.book, found, handle, now=self.desk.now)
        self.post_message(self.Saved(saved, f"@{handle} is de buddy van {found.name}."))

    # -- lists --------------------------------------------------------------------------------

    @work
    async def action_nieuw(self) -> None:
        """Ask for whom, and make the list."""
        choices = [
            Choice(one.handle, one.name, f"@{one.handle}")
            for one in await asyncio.to_thread(self._to_settle)
        ]
        if not choices:
            self.notify("Er staat nog niemand in de ledenlijst. F2 maakt een lid.")
            return
        handle = await ask(self.app, ChoiceDialog("Wie wordt ingewerkt?", choices))
        if handle:
            self.begin_list(handle)

    @book_work
    def begin_list(self, handle: str) -> None:
        """Make the list of somebody from the council's model."""
        note = start(self.desk.book, handle, organ=self.desk.organ, now=self.desk.now)
        self.begin_at(note.path)
        saved = settling_of(note, today=self.desk.today)
        words = f"{saved.number} is gemaakt: {len(saved.tasks)} taken voor {saved.name}."
        self.post_message(self.Saved(saved, words))

    @work
    async def action_afronden(self) -> None:
        """Ask, and close the list."""
        found = self._found
        if found is None:
            return
        left = found.progress.total - found.progress.done
        rest = f" {left} {'taak staat' if left == 1 else 'taken staan'} nog open." if left else ""
        dialog = ConfirmDialog(
            "Inwerken afronden?",
            f"Het inwerken van {found.name} ({found.number}) is dan klaar.{rest}",
            yes="Afronden",
            no="Nog niet",
        )
        if await ask(self.app, dialog):
            self._finish(found)

    @book_work
    def _finish(self, found: Settling) -> None:
        saved = finish(self.desk.book, found, now=self.desk.now)
        self.post_message(self.Saved(saved, f"Het inwerken van {found.name} is afgerond."))

    @on(Saved)
    def _saved(self, message: Saved) -> None:
        self.status.say(message.words or f"Opgeslagen {self.desk.now:%H:%M}")
        self.look_again()

    # -- the reading pack ---------------------------------------------------------------------

    @work
    async def action_leesmap(self) -> None:
        """Ask in which form, and gather the papers."""
        form = await ask(self.app, ChoiceDialog("Leesmap maken", _FORMS))
        if form:
            self.status.say("Bezig met verzamelen …")
            self._gather(form, self._reader())

    def _reader(self) -> str:
        here = self.current
        if here is not None and here.newcomer is not None:
            return here.newcomer.handle
        return target(here.found.note.text("lid")) if here is not None and here.found else ""

    @book_work
    def _gather(self, form: str, reader: str) -> None:
        from raadsboek.book.documents.writing import place_for
        from raadsboek.book.onboarding.pack_files import not_in_pack
        from raadsboek.book.onboarding.reading_pack import gather_pack

        book = self.desk.book
        pack = gather_pack(book, reader, organ=self.desk.organ, now=self.desk.now)
        many = f"{len(pack.papers)} stukken"
        whose = f" voor {pack.reader}" if pack.reader else ""
        told = [f"De leesmap{whose}: {many}.", *not_in_pack(pack), "In welke map moet zij komen?"]
        self.post_message(self.PackGathered(form, pack, " ".join(told), place_for(book)))

    @on(PackGathered)
    def _gathered(self, message: PackGathered) -> None:
        self.status.say("")
        self._ask_place(message)

    @work
    async def _ask_place(self, message: PackGathered) -> None:
        place = await ask(self.app, PromptDialog("Leesmap", message.question, value=message.place))
        if place:
            self.status.say("Bezig met maken …")
            self._write(message.form, message.pack, place)

    @book_work
    def _write(self, form: str, pack: "Pack", place: str) -> None:
        from raadsboek.book.documents.in_one_file import PDF, ZIP
        from raadsboek.book.documents.writing import as_told
        from raadsboek.book.onboarding.pack_files import (
            pack_as_pdf,
            pack_as_zip,
            place_of_pack,
            write_pack,
        )

        book = self.desk.book
        # Before the work: LibreOffice may take a while.
        place_of_pack(book, pack, place, ZIP if form == _ZIP else PDF)
        made = (pack_as_zip if form == _ZIP else pack_as_pdf)(book, pack)
        written = write_pack(book, made, place)
        self.post_message(self.PackWritten(written, as_told(written.file)))

    @on(PackWritten)
    def _written(self, message: PackWritten) -> None:
        aside = len(message.written.aside)
        beside = f" Los ernaast: {aside} {'bestand' if aside == 1 else 'bestanden'}."
        self.status.say(f"Gemaakt: {message.place}.{beside if aside else ''}")

    # -- own notes ----------------------------------------------------------------------------

    def action_coaching(self) -> None:
        """Write in private about whoever is under the cursor."""
        reader = self._reader()
        if reader:
            self.write_about(reader)

    # -- people -------------------------------------------------------------------------------

    def _seated(self) -> list[Member]:
        there = self._there(self.desk.book)
        return [one for one in there if has_seat_on(one, self.desk.today)]

    def _to_settle(self) -> list[Member]:
        """Return who can get a list, whoever is new first."""
        book, organ = self.desk.book, self.desk.organ
        new = [one.handle for one in newcomers(book, self.desk.today, organ=organ or None)]
        there = self._there(book)
        coming = [one for one in members_in(book, organ) if one.handle in new]
        first = [*coming, *(one for one in there if one not in coming)]
        return list({one.handle: one for one in first}.values())

    def _there(self, book: Book) -> list[Member]:
        return [one for one in members_in(book, self.desk.organ) if is_there(one, self.desk.today)]


def _wrong_task(typed: str) -> str:
    if not typed.strip():
        return "Typ wat er moet gebeuren."
    tasks = read_tasks(f"- [ ] {' '.join(typed.split())}")
    if tasks and tasks[0].unclear:
        return f"'{tasks[0].unclear}' is geen dag. Schrijf het jaar erbij: uiterlijk 1 mei 2027"
    return ""
