"""Mail put ready from a screen: which one, for whom, and the sentence that tells where it is.

Screens that offer this are `MailingScreen`s. Who gets what is `book.mailing`'s; what it takes is
imported when somebody wants a mail.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from raadsboek.core.documents.document import Audience
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog
from raadsboek.tui.working import book_work

if TYPE_CHECKING:
    from raadsboek.book.mailing.asking import Asked
    from raadsboek.book.mailing.choosing import Choices, Gets

_TOLD = 12
"""Seconds that the sentence about a mail stays."""
_MAILS = (
    ("uitnodiging", "uitnodiging", "alleen de dag, met een bestand voor de agenda"),
    ("agenda", "agenda", "met de stukken en een bestand voor de agenda"),
    ("nazending", "nazending", "wat er sinds de agenda bij kwam of veranderde"),
    ("bericht", "andere dag", "de vergadering is verzet of vervalt"),
    ("verslag", "verslag", "het concept, of zoals het is vastgesteld"),
)


class MailingScreen(BookScreen):
    """A screen from which mails are put ready."""

    @dataclass
    class MailFound(Message):
        """What there is to choose for a mail."""

        choices: "Choices"

    @dataclass
    class MailUnclear(Message):
        """It must be said first what the mail is for, or for whom; `reason` says why."""

        path: str
        asked: "Asked"
        reason: str
        holds_secrets: bool

    def mail_made(self) -> None:
        """Do what is to be done when a mail was put ready; nothing, unless a screen says so."""

    def ask_mail(self, path: str) -> None:
        """Put the mail ready that is to go out about this note now."""
        self._find_mail(path, None)

    # Not `book_look`: a screen that looks again when a dialog closes would drop this.
    @book_work
    def _find_mail(self, path: str, asked: "Asked | None") -> None:
        from raadsboek.book.documents.choosing import AsksForWhom
        from raadsboek.book.mailing.asking import Asked, HoldsSecrets
        from raadsboek.book.mailing.choosing import choices_for
        from raadsboek.book.meetings.sending import NothingToSend

        asked = asked or Asked()
        try:
            found = choices_for(self.desk.book, path, asked, now=self.desk.now)
        except (HoldsSecrets, AsksForWhom) as error:
            self.post_message(self.MailUnclear(path, asked, error.message, holds_secrets=True))
        except NothingToSend as error:
            self.post_message(self.MailUnclear(path, asked, error.message, holds_secrets=False))
        else:
            self.post_message(self.MailFound(found))

    def ask_reminders(self) -> None:
        """Put a reminder ready for everybody who has something open."""
        self._find_reminders()

    @book_work
    def _find_reminders(self) -> None:
        from raadsboek.book.mailing.choosing import reminder_choices

        organ, today = self.desk.organ, self.desk.today
        self.post_message(
            self.MailFound(reminder_choices(self.desk.book, organ=organ, today=today))
        )

    @on(MailFound)
    def _put_ready(self, message: MailFound) -> None:
        from raadsboek.tui.screens.mail_dialog import FORM, OTHER, NoteMailDialog, RemindersDialog

        choices = message.choices
        make: Callable[..., NoteMailDialog | RemindersDialog]
        make = NoteMailDialog if choices.path else RemindersDialog
        title = f"Mail klaarzetten{f' · {choices.about}' if choices.about else ''}"
        dialog = make(self.desk, title, choices)

        def answered(sentence: str | None) -> None:
            if sentence == OTHER:
                self._ask_which_mail(choices.path, choices.asked, "")
            elif sentence == FORM:
                self._ask_form(choices, dialog.gets)
            elif sentence:
                self.mail_made()
                then = " Verstuurd? Schrijf dat op bij Verzonden." if choices.is_logged else ""
                self.notify(f"{sentence}{then}", timeout=_TOLD, markup=False)

        self.app.push_screen(dialog, answered)

    def _ask_form(self, choices: "Choices", gets: "dict[str, Gets]") -> None:
        from raadsboek.book.mailing.asking import PapersAs
        from raadsboek.book.mailing.choosing import asked_again

        def answered(form: str | None) -> None:
            wanted = PapersAs(form) if form else choices.asked.papers_as
            self.notify("Bezig met de stukken …")
            self._find_mail(choices.path, asked_again(choices, gets, wanted))

        ways = [
            Choice(PapersAs.LOOSE, "los", "elk stuk een eigen bestand"),
            Choice(PapersAs.ONE_PDF, "pdf", "agenda en stukken als één PDF, met bladwijzers"),
            Choice(PapersAs.ZIP, "zip", "agenda en stukken in één zip"),
        ]
        title = "Hoe gaan de stukken mee?"
        current = choices.asked.papers_as
        self.app.push_screen(ChoiceDialog(title, ways, current=current), answered)

    @on(MailUnclear)
    def _unclear(self, message: MailUnclear) -> None:
        if message.holds_secrets:
            self._ask_mail_audience(message.path, message.asked)
        else:
            self._ask_which_mail(message.path, message.asked, message.reason)

    def _ask_which_mail(self, path: str, asked: "Asked", reason: str) -> None:
        from msgspec.structs import replace

        from raadsboek.core.mailing.wording import MailWhat

        def answered(what: str | None) -> None:
            if what is not None:
                self._find_mail(path, replace(asked, what=MailWhat(what)))

        title = reason or "Welke mail wilt u klaarzetten?"
        choices = [Choice(name, f"{label:<12}", about) for name, label, about in _MAILS]
        self.app.push_screen(ChoiceDialog(title, choices), answered)

    def _ask_mail_audience(self, path: str, asked: "Asked") -> None:
        from msgspec.structs import replace

        def answered(audience: str | None) -> None:
            if audience is not None:
                self._find_mail(path, replace(asked, audience=Audience(audience)))

        choices = [
            Choice(Audience.SHORT, "verkort ", "alleen besluiten en acties"),
            Choice(Audience.FULL, "volledig", "alles, voor wie erbij was"),
        ]
        title = "Hierin staat vertrouwelijke tekst. Voor wie is de mail?"
        self.app.push_screen(ChoiceDialog(title, choices), answered)
