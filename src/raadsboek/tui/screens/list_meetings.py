"""What the list of meetings can do besides what every list can: from run book to amendment."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.getters import query_one
from textual.message import Message

from raadsboek.book.constituency.newsletter import HasNewsletter, draft_newsletter
from raadsboek.core.kinds import meeting
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.meetings.adopted import is_locked
from raadsboek.core.note import Changes
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.adopting_screen import AdoptingScreen
from raadsboek.tui.screens.moving import MovingScreen
from raadsboek.tui.screens.note_pane import NotePane
from raadsboek.tui.working import book_work

_FOR_MEETINGS = frozenset(
    {
        "draaiboek",
        "agenda",
        "verzetten",
        "correcties",
        "verslag_vaststellen",
        "amendement",
        "postlijst",
        "nieuwsbrief",
    }
)


@dataclass
class NewsletterReady(Message):
    """There is a draft: its path or number, and the dossiers without a summary to tell."""

    wanted: str
    untold: Sequence[str] = ()


def asks_adopting(kind: Kind, changes: Changes) -> bool:
    """Tell if a new status is the outcome of adopting: then ask what adopting asks."""
    return kind is meeting.KIND and changes.get("status") == MeetingStatus.ADOPTED


class MeetingsInList(AdoptingScreen, MovingScreen):
    """The part of the list that is for meetings."""

    pane = query_one(NotePane)

    @property
    def kind_shown(self) -> Kind | None:
        """The kind of the notes in the list."""
        raise NotImplementedError

    def where_to_begin(self, kind: Kind) -> str:
        """Return the next meeting as the one to begin at: a planned year has many after it."""
        overview = self.desk.overview
        ahead = overview.meeting if overview is not None and kind is meeting.KIND else None
        return ahead.path if ahead is not None else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what belongs to meetings in their list only."""
        return action not in _FOR_MEETINGS or self.kind_shown is meeting.KIND

    def action_draaiboek(self) -> None:
        """Show how far the meeting is."""
        if self.pane.path:
            self.post_message(ScreenWanted("draaiboek", {"pad": self.pane.path}))

    def action_agenda(self) -> None:
        """Put the agenda of the meeting together."""
        if self.pane.path:
            self.post_message(ScreenWanted("agenda", {"pad": self.pane.path}))

    def action_correcties(self) -> None:
        """Take over what others say of the draft minutes."""
        if self.pane.path:
            self.post_message(ScreenWanted("correcties", {"pad": self.pane.path}))

    @book_work
    def action_nieuwsbrief(self) -> None:
        """Make the draft of the newsletter after this meeting and open it; or the one it has."""
        try:
            draft = draft_newsletter(self.desk.book, self.pane.path, now=self.desk.now)
        except HasNewsletter as error:
            self.post_message(NewsletterReady(error.number))
        else:
            self.post_message(NewsletterReady(draft.note.path, draft.untold))

    @on(NewsletterReady)
    def _open_newsletter(self, message: NewsletterReady) -> None:
        message.stop()
        if message.untold:
            untold = ", ".join(message.untold)
            self.notify(f"Nog zonder samenvatting, dus niet erin: {untold}.", markup=False)
        self.post_message(ScreenWanted("bewerken", {"pad": message.wanted}))

    async def action_verzetten(self) -> None:
        """Give the meeting another day."""
        page = await self.pane.read_page()
        if page is not None:
            self.ask_move(page.note)

    async def action_verslag_vaststellen(self) -> None:
        """Adopt the minutes of this meeting, or earlier ones in it."""
        page = await self.pane.read_page()
        if page is not None:
            self.offer_adopting(page.note.path)

    async def action_amendement(self) -> None:
        """Ask what must change in the adopted minutes under the cursor."""
        page = await self.pane.read_page()
        if page is None:
            return
        if is_locked(page.note):
            self.ask_amendment(page.note)
        else:
            self.notify("Dit verslag is nog niet vastgesteld; u kunt het zelf nog wijzigen.")
