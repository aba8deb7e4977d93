"""Who is there: every member, guests, proxies, and whether the council can decide.

The dialog takes the attendance as the meeting has it and answers with the new one; saving is the
minute screen's. Counting is `core.quorum`'s. A reason for absence is never asked or kept.
"""

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from raadsboek.core.attendance import NEXT_PRESENCE, Attendance, Presence
from raadsboek.core.kinds.member import SEATLESS_ROLES
from raadsboek.core.minutes.context import Context
from raadsboek.core.note import Note
from raadsboek.core.quorum import quorum
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.widgets.columns import cut
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, Dialog, PromptDialog

NO_MEMBERS = "Er is nog geen lid met zitting op deze dag. F2 maakt een lid."
"""What to do where names are asked and nobody has one yet."""
_MARKS = {
    Presence.UNKNOWN: Part("·", "$foreground-muted"),
    Presence.PRESENT: Part("✓", "bold $success"),
    Presence.WITH_NOTICE: Part("–", "$foreground"),
    Presence.WITHOUT_NOTICE: Part("!", "bold $warning"),
}


class Attendee(Struct, frozen=True, kw_only=True):
    """Somebody who can be in the meeting: short name, full name and role as in the note."""

    handle: str
    name: str
    role: str = "lid"

    @property
    def has_seat(self) -> bool:
        """Whether the person counts for the quorum."""
        return self.role not in SEATLESS_ROLES


class _People(OptionList):
    """The list: Enter is for the dialog, a click or the space bar changes somebody."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Wijzigen", show=False),
        Binding("enter", "screen.done", "Goed", show=False),
    ]


class AttendanceDialog(Dialog[Attendance]):
    """Asks who is there; the answer is the attendance, or None to leave it as it was."""

    CSS_PATH = "attendance.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "all_present", "Allen aanwezig", show=False),
        Binding("m", "proxy", "Machtiging", show=False),
        Binding("g", "guests", "Gasten", show=False),
    ]

    def __init__(
        self,
        title: str,
        attendees: Sequence[Attendee],
        attendance: Attendance,
        *,
        seats: int | None,
        needed: int | None,
    ) -> None:
        super().__init__(title)
        listed = {attendee.handle for attendee in attendees}
        # Somebody in the note who is no longer among the members stays visible.
        strangers = [
            Attendee(handle=handle, name=handle, role="")
            for handle in attendance.presence
            if handle not in listed
        ]
        people = [*attendees, *strangers]
        self._with_seat = [attendee for attendee in people if attendee.has_seat]
        self._without_seat = [attendee for attendee in people if not attendee.has_seat]
        self._names = {attendee.handle: attendee.name for attendee in people}
        self._presence = {
            attendee.handle: attendance.presence.get(attendee.handle, Presence.UNKNOWN)
            for attendee in people
        }
        self._proxies = dict(attendance.proxies)
        self._guests = attendance.guests
        self._other_proxies = attendance.other_proxies
        self._seats = seats
        self._needed = needed

    def compose_body(self) -> ComposeResult:
        """Yield the people, the sentence about the quorum, and what can be done."""
        yield _People(compact=True)
        yield Static(id="guests")
        yield Static(id="quorum")
        with Horizontal(classes="buttons"):
            for identifier, key, label in (
                ("change", "spatie", "Wijzig"),
                ("all", "a", "Allen"),
                ("proxy", "m", "Machtiging"),
                ("guest", "g", "Gasten"),
                ("done", "Enter", "Goed"),
                ("cancel", "Esc", "Terug"),
            ):
                button = Button(
                    assembled(Part(key, "bold $accent"), f" {label}"), id=identifier, compact=True
                )
                button.can_focus = False
                yield button

    def on_mount(self) -> None:
        """Start on the first member."""
        people = self.query_one(_People)
        people.add_option(_head("LEDEN"))
        people.add_options([self._row(attendee) for attendee in self._with_seat])
        if not self._names:
            people.add_option(Option(shown(f" {NO_MEMBERS}"), disabled=True))
        if self._without_seat:
            people.add_option(_head("BESTUURDER EN VASTE GASTEN"))
            people.add_options([self._row(attendee) for attendee in self._without_seat])
        people.highlighted = 1 if self._with_seat else None
        people.focus()
        self._say()

    def _row(self, attendee: Attendee) -> Option:
        return Option(self._line(attendee), id=attendee.handle)

    def _line(self, attendee: Attendee) -> Content:
        state = self._presence[attendee.handle]
        about = "" if attendee.role == "lid" else attendee.role
        holder = self._proxies.get(attendee.handle)
        if holder and state is not Presence.PRESENT:
            about = f"machtigt {self._names.get(holder, holder)}"
        return assembled(
            " ",
            _MARKS[state],
            f" {cut(state.value, 14)}{cut(attendee.name, 22)}  ",
            Part(cut(about, 20), "$foreground-muted"),
        )

    @property
    def attendance(self) -> Attendance:
        """The attendance as it stands in the dialog; a proxy of somebody present is void."""
        return Attendance(
            presence={
                handle: state
                for handle, state in self._presence.items()
                if state is not Presence.UNKNOWN
            },
            proxies={
                absent: holder
                for absent, holder in self._proxies.items()
                if self._presence.get(absent) is not Presence.PRESENT
            },
            guests=self._guests,
            other_proxies=self._other_proxies,
        )

    @property
    def sentence(self) -> str:
        """What the attendance means: 'Aanwezig 7 van 9, quorum. 8 stemmen.'"""
        now = self.attendance
        counted = quorum(
            now.present,
            now.proxy_lines,
            self._seats,
            self._needed,
            seatless=[attendee.handle for attendee in self._without_seat],
        )
        sentence = f"{counted.sentence[:1].upper()}{counted.sentence[1:]}."
        if counted.votes != counted.present:
            sentence += f" Met machtigingen {counted.votes} stemmen."
        return sentence

    def _say(self) -> None:
        self.query_one("#quorum", Static).update(shown(self.sentence))
        guests = ", ".join(self._guests)
        line = assembled(Part("Andere gasten  ", "$foreground-muted"), guests or "geen")
        self.query_one("#guests", Static).update(line)

    def _redraw(self) -> None:
        people = self.query_one(_People)
        for attendee in (*self._with_seat, *self._without_seat):
            people.replace_option_prompt(attendee.handle, self._line(attendee))
        self._say()

    # -- changing -----------------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _cycled(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self._presence[event.option_id] = NEXT_PRESENCE[self._presence[event.option_id]]
            self._redraw()

    def action_all_present(self) -> None:
        """Everybody of whom nothing is filled in yet is there."""
        for attendee in self._with_seat:
            if self._presence[attendee.handle] is Presence.UNKNOWN:
                self._presence[attendee.handle] = Presence.PRESENT
        self._redraw()

    def action_proxy(self) -> None:
        """Ask who votes for the absent member under the cursor."""
        people = self.query_one(_People)
        if people.highlighted is None:
            return
        absent = people.get_option_at_index(people.highlighted).id
        if absent not in {attendee.handle for attendee in self._with_seat}:
            return
        if self._presence[absent] is Presence.PRESENT:
            self.notify(f"{self._names[absent]} is er zelf; een machtiging is niet nodig.")
            return
        holders = [
            attendee
            for attendee in self._with_seat
            if self._presence[attendee.handle] is Presence.PRESENT
        ]
        if not holders:
            self.notify("Geef eerst aan wie er is; een machtiging gaat naar iemand die er is.")
            return
        choices = [Choice("", "niemand"), *(Choice(one.handle, one.name) for one in holders)]
        dialog = ChoiceDialog(
            f"Wie stemt namens {self._names[absent]}?",
            choices,
            current=self._proxies.get(absent, ""),
        )

        def authorise(holder: str | None) -> None:
            if holder is None:
                return
            self._proxies.pop(absent, None)
            if holder:
                self._proxies[absent] = holder
            self._redraw()

        self.app.push_screen(dialog, authorise)

    def action_guests(self) -> None:
        """Ask who else is there."""
        dialog = PromptDialog(
            "Andere gasten", "Namen, met een komma ertussen:", value=", ".join(self._guests)
        )

        def invite(names: str | None) -> None:
            if names is not None:
                self._guests = tuple(name.strip() for name in names.split(",") if name.strip())
                self._say()

        self.app.push_screen(dialog, invite)

    def action_done(self) -> None:
        """Answer."""
        self.dismiss(self.attendance)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do with the mouse what the keys do."""
        event.stop()
        match event.button.id:
            case "change":
                self.query_one(_People).action_select()
            case "all":
                self.action_all_present()
            case "proxy":
                self.action_proxy()
            case "guest":
                self.action_guests()
            case "done":
                self.action_done()
            case _:
                self.action_cancel()

    def on_key(self, event: events.Key) -> None:
        """Let Enter answer wherever the focus is."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.action_done()


def attendance_dialog(called: str, meeting: Note, context: Context) -> AttendanceDialog:
    """Return the dialog for a meeting and the people around it."""
    attendees = [
        Attendee(handle=handle, name=name, role=context.roles.get(handle) or "lid")
        for handle, name in context.members.items()
    ]
    return AttendanceDialog(
        f"Wie is er? · {called}",
        attendees,
        Attendance.of(meeting),
        seats=context.seats,
        needed=context.needed,
    )


def _head(label: str) -> Option:
    return Option(assembled(Part(label, "bold $accent")), disabled=True)
