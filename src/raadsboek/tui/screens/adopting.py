"""Adopting minutes: which ones, in which meeting, on which day and by whom; one Enter does it.

The dialog takes what waits and answers with a choice; adopting is `book.meetings.adopting`'s.
"""

import datetime
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

from raadsboek.book.meetings.minutes_waiting import Waiting
from raadsboek.book.notes import title_of
from raadsboek.core.dates import long_date, read_date, short_date
from raadsboek.core.meetings.agreements import Side
from raadsboek.core.note import Note
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, Dialog, PromptDialog

_OUTSIDE = "buiten"
_CYCLE = ((Side.COUNCIL,), (Side.COUNCIL, Side.DIRECTOR), (Side.DIRECTOR,))
_KEYS = (
    ("choose", "spatie", "Kies"),
    ("place", "v", "Vergadering"),
    ("day", "d", "Dag"),
    ("who", "w", "Wie"),
    ("done", "Enter", "Vaststellen"),
    ("cancel", "Esc", "Terug"),
)


class Adopting(Struct, frozen=True, kw_only=True):
    """What the user wants to adopt: where (None: outside a meeting), on which day and by whom."""

    minutes: tuple[Note, ...]
    in_meeting: Note | None
    on: datetime.date
    by: tuple[Side, ...]


class _Minutes(OptionList):
    """The list: Enter is for the dialog, a click or the space bar chooses minutes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Kiezen", show=False),
        Binding("enter", "screen.done", "Goed", show=False),
    ]


class AdoptingDialog(Dialog[Adopting]):
    """Asks what to adopt; the answer is a choice, or None to leave everything as it is."""

    CSS_PATH = "adopting.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "place", "Vergadering", show=False),
        Binding("d", "day", "Dag", show=False),
        Binding("w", "who", "Wie", show=False),
    ]

    def __init__(
        self,
        waiting: Sequence[Waiting],
        places: Sequence[Note],
        *,
        today: datetime.date,
        asks_place: bool = False,
    ) -> None:
        """Offer these minutes; the first of the `places` is where it happened, unless none is.

        `asks_place`: nobody said so yet. A meeting of another form is then no answer, nor is that
        it happened outside a meeting: that is asked before a text is locked.
        """
        super().__init__("Verslag vaststellen")
        self._waiting = list(waiting)
        self._places = list(places)
        self._today = today
        forms = {one.note.text("vorm") for one in self._waiting}
        fit = [one for one in self._places if not asks_place or one.text("vorm") in forms]
        self._place = fit[0] if fit else None
        self._place_is_known = bool(fit) or not asks_place
        self._day = self._day_of_place()
        form = self._place.text("vorm") if self._place else ""
        possible = [one for one in self._waiting if not one.obstacles]
        same = [one for one in possible if (one.note.text("vorm") or "raad") == (form or "raad")]
        self._chosen = {one.note.path for one in (same or possible)}
        needed = {side for one in possible if one.note.path in self._chosen for side in one.missing}
        at_table = form == "overleg" and Side.DIRECTOR in needed
        self._by: tuple[Side, ...] = _CYCLE[1] if at_table else _CYCLE[0]
        if needed == {Side.DIRECTOR}:
            self._by = _CYCLE[2]

    def compose_body(self) -> ComposeResult:
        """Yield the minutes, where and when, what will happen, and what can be done."""
        yield _Minutes(compact=True)
        yield Static(id="facts")
        yield Static(id="outcome")
        with Horizontal(classes="buttons"):
            for identifier, key, label in _KEYS:
                button = Button(
                    assembled(Part(key, "bold $accent"), f" {label}"), id=identifier, compact=True
                )
                button.can_focus = False
                yield button

    def on_mount(self) -> None:
        """Start on the first that can be adopted."""
        options = self.query_one(_Minutes)
        options.add_options([self._option(one) for one in self._waiting])
        first = [at for at, one in enumerate(self._waiting) if not one.obstacles]
        options.highlighted = first[0] if first else None
        options.focus()
        self._say()

    # -- what is shown ------------------------------------------------------------------------

    def _option(self, one: Waiting) -> Option:
        return Option(self._lines(one), id=one.note.path, disabled=bool(one.obstacles))

    def _lines(self, one: Waiting) -> Content:
        if one.obstacles:
            mark = Part("!", "bold $warning")
        elif one.note.path in self._chosen:
            mark = Part("✓", "bold $success")
        else:
            mark = Part("·", "$foreground-muted")
        parts: list[Part | str] = [
            " ",
            mark,
            Part(f" {one.note.text('nummer')}", "bold"),
            f" {title_of(one.note)} {_day_in_words(one.note)}",
            Part(f"\n   {_about(one)}", "$foreground-muted"),
        ]
        return assembled(*parts)

    def _say(self) -> None:
        place = self._place
        where = "buiten een vergadering" if self._place_is_known else "kies met v"
        if place is not None:
            where = f"{place.text('nummer')} {title_of(place)}"
        facts = (("Waar ", where), ("Dag  ", long_date(self._day)), ("Wie  ", _names(self._by)))
        parts: list[Part | str] = []
        for label, value in facts:
            parts += [Part(f"{label} ", "$foreground-muted"), value, "\n"]
        self.query_one("#facts", Static).update(assembled(*parts[:-1]))
        self.query_one("#outcome", Static).update(shown(self.outcome))

    @property
    def outcome(self) -> str:
        """What Enter will do, in a sentence."""
        chosen = self._chosen_ones
        if not chosen:
            return "Er is niets gekozen om vast te stellen."
        done = [one for one in chosen if set(one.missing) <= set(self._by)]
        half = [one for one in chosen if one not in done]
        sentences = []
        if done:
            sentences.append(f"De tekst van {_called(done)} ligt daarna vast.")
        if half:
            missing = {side for one in half for side in one.missing} - set(self._by)
            others = " en ".join(side.value for side in Side if side in missing)
            sentences.append(f"Bij {_called(half)} moet de {others} nog akkoord gaan.")
        return " ".join(sentences)

    @property
    def _chosen_ones(self) -> list[Waiting]:
        return [one for one in self._waiting if one.note.path in self._chosen]

    def _redraw(self) -> None:
        options = self.query_one(_Minutes)
        for one in self._waiting:
            options.replace_option_prompt(one.note.path, self._lines(one))
        self._say()

    def _day_of_place(self) -> datetime.date:
        try:
            day = datetime.date.fromisoformat(self._place.text("datum") if self._place else "")
        except ValueError:
            return self._today
        return min(day, self._today)

    # -- changing -----------------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _toggled(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self._chosen ^= {event.option_id}
            self._redraw()

    def action_place(self) -> None:
        """Ask in which meeting it happened."""
        choices = [
            Choice(one.path, f"{one.text('nummer')} {title_of(one)} {_day_in_words(one)}")
            for one in self._places
        ]
        choices.append(Choice(_OUTSIDE, "buiten een vergadering, zoals per mail"))
        current = self._place.path if self._place else _OUTSIDE
        dialog = ChoiceDialog("Waar is het vastgesteld?", choices, current=current)

        def decided(path: str | None) -> None:
            if path is not None:
                self._place = next((one for one in self._places if one.path == path), None)
                self._place_is_known = True
                self._day = self._day_of_place()
                self._redraw()

        self.app.push_screen(dialog, decided)

    def action_day(self) -> None:
        """Ask on which day."""

        def wrong(text: str) -> str:
            day = read_date(text, today=self._today)
            if day is None:
                return "Vul een datum in, zoals vandaag, 12 maart of 12-3-2026."
            return "Die dag is nog niet geweest." if day > self._today else ""

        dialog = PromptDialog(
            "Verslag vaststellen", "Op welke dag?", value=long_date(self._day), check=wrong
        )

        def decided(text: str | None) -> None:
            day = read_date(text, today=self._today) if text else None
            if day is not None:
                self._day = day
                self._say()

        self.app.push_screen(dialog, decided)

    def action_who(self) -> None:
        """Go on to the next of: the council, both, the director."""
        if any(Side.DIRECTOR in one.needed for one in self._waiting):
            self._by = _CYCLE[(_CYCLE.index(self._by) + 1) % len(_CYCLE)]
            self._say()
        else:
            self.notify("Deze verslagen worden vastgesteld door de raad alleen.")

    def action_done(self) -> None:
        """Answer, when there is something to adopt."""
        chosen = self._chosen_ones
        if not chosen:
            self.notify("Kies met de spatiebalk een verslag.")
            return
        if not self._place_is_known:
            self.action_place()
            return
        self.dismiss(
            Adopting(
                minutes=tuple(one.note for one in chosen),
                in_meeting=self._place,
                on=self._day,
                by=self._by,
            )
        )

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do with the mouse what the keys do."""
        event.stop()
        match event.button.id:
            case "choose":
                self.query_one(_Minutes).action_select()
            case "place":
                self.action_place()
            case "day":
                self.action_day()
            case "who":
                self.action_who()
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


def _about(one: Waiting) -> str:
    """Say what there is to know before adopting: what is in the way, else what was corrected."""
    if one.obstacles:
        return one.obstacles[0].message
    corrections = one.note.texts("correcties")
    number = len(corrections)
    parts = [f"{number} {'correctie' if number == 1 else 'correcties'} overgenomen"]
    if not corrections:
        parts = ["geen correcties"]
    parts += [f"{agreed.side} akkoord {short_date(agreed.day)}" for agreed in one.agreed]
    parts += [f"{old.side} was akkoord met een eerdere tekst" for old in one.outdated]
    parts.append(f"akkoord nodig: {_names(one.missing)}")
    return " · ".join(parts)


def _names(sides: Sequence[Side]) -> str:
    return " en ".join(side.value for side in sides)


def _called(ones: Sequence[Waiting]) -> str:
    return " en ".join(one.note.text("nummer") for one in ones)


def _day_in_words(note: Note) -> str:
    try:
        return short_date(datetime.date.fromisoformat(note.text("datum")))
    except ValueError:
        return note.text("datum")
