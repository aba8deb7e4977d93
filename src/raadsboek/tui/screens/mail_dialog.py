"""The question who gets a mail, what goes along, and where the draft is put.

It makes the draft in a worker and answers with the sentence that tells where it is. Nothing is
sent; whoever cannot open the file takes addresses and text from the clipboard.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from raadsboek.book.documents.writing import as_told
from raadsboek.book.mailing.choosing import (
    Candidate,
    Choices,
    Gets,
    chosen_draft,
    chosen_reminders,
)
from raadsboek.book.mailing.drafting import Draft, bytes_of, look_through, write_drafts
from raadsboek.core.mailing.contacts import Contact
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.address_dialog import AddressDialog, saved_words
from raadsboek.tui.screens.mail_rows import Ticks, file_line, head, person_line
from raadsboek.tui.screens.saving_dialog import GENERAL, SavingDialog, row, text_field
from raadsboek.tui.working import book_work

OTHER = "\0"
"""The answer of who wants another mail about the same meeting."""
FORM = "\0vorm"
"""The answer of who wants the papers in another form."""
_WHERE = "waar"
_PERSON, _FILE = "wie:", "wat:"
_NEXT = {Gets.TO: Gets.COPY, Gets.COPY: Gets.NOT, Gets.NOT: Gets.TO}
_MOST = 3
"""So many things that stay behind are named; the rest is counted."""


@dataclass
class Made(Message):
    """The drafts stand somewhere."""

    sentence: str


@dataclass
class Copied(Message):
    """Text for the clipboard, and how it is called."""

    text: str
    called: str


class MailDialog(SavingDialog[str]):
    """Asks what the mail is to be; the answer is a sentence, or `OTHER`."""

    DEFAULT_CSS = """
    MailDialog {
        & OptionList, & OptionList:focus {
            height: auto; max-height: 45vh; background: $surface; scrollbar-size-vertical: 1;
            background-tint: $foreground 0%;
        }
        & .label { width: 6; }
        & #subject { height: 1; text-wrap: nowrap; text-overflow: ellipsis; margin-bottom: 1; }
        & #told { height: auto; max-height: 4; }
        & .field { margin-top: 1; }
        & .buttons Button { min-width: 0; width: auto; padding: 0; margin-right: 0;
            background: $surface; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "copy_addresses", "Adressen", show=False),
        Binding("k", "copy_text", "Tekst", show=False),
        Binding("w", "other", "Andere mail", show=False),
        Binding("e", "address", "E-mailadres", show=False),
        Binding("v", "form", "Vorm", show=False),
    ]

    def __init__(self, desk: Desk, title: str, choices: Choices) -> None:
        super().__init__(title)
        self._desk = desk
        self._choices = choices
        self._gets = {one.handle: one.gets for one in choices.people}
        self._files = set(choices.files)
        self._new: set[str] = set()
        self._busy = False

    def drafts(self, gets: dict[str, Gets], files: Sequence[str]) -> Sequence[Draft]:
        """Return the mails that were chosen; called in a worker."""
        raise NotImplementedError

    def compose_body(self) -> ComposeResult:
        """Yield the subject, who and what, the folder, and what can be done."""
        if self._choices.subject:
            yield Static(assembled(Part("Onderwerp: ", "dim"), self._choices.subject), id="subject")
        yield Ticks(compact=True)
        yield from row(_WHERE, "Map", text_field(_WHERE, self._choices.place, "een map"))
        yield Static(self._told(), id="told")
        yield Static(id=GENERAL, classes="remark")
        with Horizontal(classes="buttons"):
            for identifier, key, label in self._buttons():
                button = Button(
                    assembled(Part(key, "bold $accent"), f" {label}"), id=identifier, compact=True
                )
                button.can_focus = False
                yield button

    def _buttons(self) -> Sequence[tuple[str, str, str]]:
        is_of_meeting = bool(self._choices.path and self._choices.about)
        return [
            ("save", "Enter", "Klaarzetten"),
            ("addresses", "a", "Adressen"),
            ("text", "k", "Tekst"),
            *([("other", "w", "Andere")] if is_of_meeting else []),
            *([("form", "v", "Vorm")] if self._choices.has_papers else []),
            ("back", "Esc", "Terug"),
        ]

    def on_mount(self) -> None:
        """Start on the first person."""
        ticks = self.query_one(Ticks)
        ticks.add_option(head("WIE KRIJGT DE MAIL", "spatie wijzigt, e schrijft een adres op"))
        ticks.add_options(
            [
                Option(self._person_line(one), id=f"{_PERSON}{one.handle}")
                for one in self._choices.people
            ]
        )
        if not self._choices.people:
            nobody = " Nog niemand: zet eerst in de ledenlijst wie er zijn."
            ticks.add_option(Option(shown(nobody), disabled=True))
        if self._choices.files:
            ticks.add_option(head("GAAT MEE", "spatie wijzigt"))
            ticks.add_options(
                [Option(self._file_line(name), id=f"{_FILE}{name}") for name in self._choices.files]
            )
        ticks.focus()
        ticks.highlighted = 1

    def _person_line(self, one: Candidate) -> Content:
        return person_line(one, self._gets[one.handle], is_new=one.handle in self._new)

    def _file_line(self, name: str) -> Content:
        return file_line(name, goes=name in self._files)

    def _told(self) -> Content:
        """Return how much is chosen, and what stays behind."""
        parts: list[Part | str] = [self._summary()]
        for line in self._left:
            parts += [Part("\n! ", "bold $warning"), line]
        return assembled(*parts)

    @property
    def _left(self) -> Sequence[str]:
        lines = self._choices.left_out
        return [*lines[:_MOST], *([f"… en nog {len(lines) - _MOST}"] if lines[_MOST:] else [])]

    def _summary(self) -> str:
        how = list(self._gets.values())
        copies = f", kopie aan {how.count(Gets.COPY)}" if Gets.COPY in how else ""
        chosen = [one for one in self._choices.people if self._gets[one.handle] is not Gets.NOT]
        lacks = sum(not one.has_address for one in chosen)
        copies += f", zonder adres {lacks}" if lacks else ""
        files = len(self._files)
        along = (
            f" · gaat mee: {files} van {len(self._choices.files)}" if self._choices.files else ""
        )
        return f"Aan {how.count(Gets.TO)}{copies}{along}"

    # -- choosing -----------------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _change(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        identifier = message.option_id or ""
        ticks = self.query_one(Ticks)
        if identifier.startswith(_PERSON):
            handle = identifier.removeprefix(_PERSON)
            self._gets[handle] = self._next(self._gets[handle])
            ticks.replace_option_prompt(identifier, self._person_line(self._who(handle)))
        elif identifier.startswith(_FILE):
            name = identifier.removeprefix(_FILE)
            self._files ^= {name}
            ticks.replace_option_prompt(identifier, self._file_line(name))
        self.query_one("#told", Static).update(self._told())

    def _next(self, gets: Gets) -> Gets:
        return _NEXT[gets]

    def _who(self, handle: str) -> Candidate:
        return next(one for one in self._choices.people if one.handle == handle)

    def _at_cursor(self) -> str:
        """Return the short name of the person under the cursor; '' when there is none."""
        ticks = self.query_one(Ticks)
        at = ticks.highlighted
        identifier = (ticks.get_option_at_index(at).id or "") if at is not None else ""
        return identifier.removeprefix(_PERSON) if identifier.startswith(_PERSON) else ""

    # -- addresses ----------------------------------------------------------------------------

    def action_address(self) -> None:
        """Ask for the address of the person under the cursor."""
        handle = self._at_cursor()
        if not handle:
            self.remark(GENERAL, "Zet de cursor eerst op een persoon.")
            return
        self.remark(GENERAL)
        one = self._who(handle)

        def answered(saved: Contact | None) -> None:
            if saved is not None:
                self._take_over(one, saved)

        self.app.push_screen(AddressDialog(self._desk, handle, one.name, one.email), answered)

    def _take_over(self, before: Candidate, saved: Contact) -> None:
        """Show the address that was saved in the place of what was told of this person."""
        handle = before.handle
        now = replace(before, email=saved.email)
        people = tuple(now if one.handle == handle else one for one in self._choices.people)
        self._choices = replace(self._choices, people=people)
        self._new.add(handle)
        if not before.has_address:
            self._gets[handle] = self._with_address(self._gets[handle])
        self.query_one(Ticks).replace_option_prompt(f"{_PERSON}{handle}", self._person_line(now))
        self.query_one("#told", Static).update(self._told())
        self.notify(saved_words(saved), markup=False)

    def _with_address(self, gets: Gets) -> Gets:
        """Return how somebody gets the mail whose address was not known before."""
        return gets

    @on(Button.Pressed)
    def _pressed(self, message: Button.Pressed) -> None:
        message.stop()
        match message.button.id:
            case "save":
                self.action_save()
            case "addresses":
                self.action_copy_addresses()
            case "text":
                self.action_copy_text()
            case "other":
                self.action_other()
            case "form":
                self.action_form()
            case _:
                self.action_cancel()

    def action_other(self) -> None:
        """Choose another mail about the same meeting."""
        if any(name == "other" for name, _key, _label in self._buttons()):
            self.dismiss(OTHER)

    def action_form(self) -> None:
        """Choose in which form the papers go along."""
        if self._choices.has_papers:
            self.dismiss(FORM)

    @property
    def gets(self) -> dict[str, Gets]:
        """How everybody gets the mail, as it is chosen now."""
        return dict(self._gets)

    # -- making it ----------------------------------------------------------------------------

    def action_save(self) -> None:
        """Put the mail ready, or say what is still missing."""
        if self._busy:
            return
        if not self.typed(_WHERE):
            self.remark(_WHERE, "Typ een map, zoals ~/Documenten.")
            return
        self._busy = True
        self.remark(GENERAL)
        self.query_one("#told", Static).update(shown("De mail wordt klaargezet …"))
        self._make(dict(self._gets), sorted(self._files), self.typed(_WHERE))

    @book_work
    def _make(self, gets: dict[str, Gets], files: Sequence[str], place: str) -> None:
        drafts = self.drafts(gets, files)
        if not drafts:
            self.post_message(Made(""))
            return
        written = write_drafts(self._desk.book, drafts, place)
        folder = as_told(written[0].parent)
        many = f"'{written[0].name}' staat" if len(written) == 1 else f"{len(written)} mails staan"
        self.post_message(
            Made(f"{many} klaar in {folder}. Er is niets verstuurd.{self._lacking(drafts)}")
        )

    def _lacking(self, drafts: Sequence[Draft]) -> str:
        """Return a sentence about who was chosen and has no address in the mail; '' for nobody."""
        lacking = {who for draft in drafts for who in (*draft.to.missing, *draft.cc.missing)}
        names = [one.name for one in self._choices.people if one.handle in lacking]
        return f" Vul zelf het adres in van {', '.join(names)}." if names else ""

    @on(Made)
    def _done(self, message: Made) -> None:
        message.stop()
        self._busy = False
        if message.sentence:
            self.dismiss(message.sentence)
        else:
            self.query_one("#told", Static).update(self._told())
            self.remark(GENERAL, "Kies eerst wie een mail krijgt, met de spatiebalk.")

    def on_action_failed(self, message: ActionFailed) -> None:
        """Tell below the fields why there is no mail; what was chosen stays."""
        message.stop()
        self._busy = False
        self.query_one("#told", Static).update(self._told())
        self.remark(GENERAL, f"{message.error.message} {message.error.hint}".strip())

    # -- the clipboard ------------------------------------------------------------------------

    def action_copy_addresses(self) -> None:
        """Put the addresses on the clipboard."""
        self._copy(self._wanted(), sorted(self._files), addresses=True)

    def action_copy_text(self) -> None:
        """Put subject and text on the clipboard."""
        self._copy(self._wanted(), sorted(self._files), addresses=False)

    def _wanted(self) -> dict[str, Gets]:
        """Return for whom the copy is: everybody who gets the mail."""
        return dict(self._gets)

    @book_work
    def _copy(self, gets: dict[str, Gets], files: Sequence[str], *, addresses: bool) -> None:
        drafts = self.drafts(gets, files)
        for draft in drafts:
            look_through(self._desk.book, draft, bytes_of(draft))
        if addresses:
            text = "; ".join(draft.addresses for draft in drafts if draft.addresses)
            self.post_message(Copied(text, "De adressen"))
        else:
            text = "\n".join(f"{draft.said.subject}\n\n{draft.text}" for draft in drafts)
            self.post_message(Copied(text, "Onderwerp en tekst"))

    @on(Copied)
    def _copied(self, message: Copied) -> None:
        message.stop()
        if not message.text:
            self.remark(GENERAL, "Er is nog niets om te kopiëren.")
            return
        self.app.copy_to_clipboard(message.text)
        self.notify(
            f"{message.called} staan op het klembord. Lukt plakken niet? "
            "Gebruik dan 'raadsboek mail' met --tekst.",
            markup=False,
        )


class NoteMailDialog(MailDialog):
    """The mail about a meeting, or with another note."""

    def drafts(self, gets: dict[str, Gets], files: Sequence[str]) -> Sequence[Draft]:
        """Return the one mail."""
        now = self._desk.now
        return [chosen_draft(self._desk.book, self._choices, gets, files, now=now)]


class RemindersDialog(MailDialog):
    """A reminder for each person who was chosen."""

    def drafts(self, gets: dict[str, Gets], files: Sequence[str]) -> Sequence[Draft]:
        """Return a mail for each person."""
        organ, today = self._desk.organ, self._desk.today
        return chosen_reminders(self._desk.book, gets, organ=organ, today=today)

    def _next(self, gets: Gets) -> Gets:
        return Gets.NOT if gets is Gets.TO else Gets.TO

    def _wanted(self) -> dict[str, Gets]:
        """Return the person under the cursor: each mail says something else."""
        return {self._at_cursor(): Gets.TO}

    def _with_address(self, gets: Gets) -> Gets:
        """Tick who could not be reminded before."""
        return Gets.TO
