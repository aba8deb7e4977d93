"""What is asked about a point of the agenda: its time, goal, speakers, papers and title."""

from textual import work

from raadsboek.core.meetings.agenda.placing import named_proposal
from raadsboek.core.meetings.agenda.points import with_point, with_title, with_value
from raadsboek.tui.screens.agenda_board import AgendaBoard
from raadsboek.tui.screens.agenda_rows import linked
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, PromptDialog, ask

_GOALS = (
    ("informeren", "er is niets te beslissen"),
    ("bespreken", "meningen en vragen"),
    ("besluiten", "de raad neemt een besluit"),
    ("brainstormen", "ideeën verzamelen"),
)
_LONGEST = 480


class AgendaAsking(AgendaBoard):
    """The part of the agenda builder that asks."""

    @work
    async def action_tijd(self) -> None:
        """Ask how many minutes a point gets."""
        at = self._point
        if at is None:
            return
        point = self._agenda.points[at]
        dialog = PromptDialog(
            f"Tijd voor '{point.title}'",
            "Hoeveel minuten? Leeg: geen tijd.",
            value=str(point.minutes or ""),
            check=_wrong_minutes,
        )
        typed = await ask(self.app, dialog)
        if typed is not None:
            value = f"{int(typed)} min" if typed.strip() else ""
            self._try(lambda: with_value(self._agenda, at, "tijd", value))

    @work
    async def action_doel(self) -> None:
        """Choose what a point is for."""
        at = self._point
        if at is None:
            return
        point = self._agenda.points[at]
        known = point.attributes.get("doel", "")
        choices = [Choice(name, name, about) for name, about in _GOALS]
        dialog = ChoiceDialog(
            f"Doel van '{point.title}'",
            [*choices, Choice("geen", "geen doel")],
            current=known if known in dict(_GOALS) else "",
        )
        chosen = await ask(self.app, dialog)
        if chosen is not None:
            value = "" if chosen == "geen" else chosen
            self._try(lambda: with_value(self._agenda, at, "doel", value))

    @work
    async def action_inbreng(self) -> None:
        """Ask who brings a point in."""
        at = self._point
        if at is None:
            return
        point = self._agenda.points[at]
        dialog = PromptDialog(
            f"Inbreng bij '{point.title}'",
            "Wie brengt dit punt in? Bijvoorbeeld: @anna @noor",
            value=point.attributes.get("inbreng", ""),
            adds=True,
        )
        typed = await ask(self.app, dialog)
        if typed is not None:
            self._try(lambda: with_value(self._agenda, at, "inbreng", typed))

    @work
    async def action_stukken(self) -> None:
        """Ask which papers belong to a point."""
        at = self._point
        if at is None:
            return
        point = self._agenda.points[at]
        known = point.attributes.get("stukken", "").replace("[[", "").replace("]]", "")
        dialog = PromptDialog(
            f"Stukken bij '{point.title}'",
            "Nummers met een komma ertussen, zoals P-2026-118, N-2026-012",
            value=known,
            adds=True,
        )
        typed = await ask(self.app, dialog)
        if typed is not None:
            self._try(lambda: with_value(self._agenda, at, "stukken", linked(typed)))

    @work
    async def action_titel(self) -> None:
        """Ask for another title."""
        at = self._point
        if at is None:
            return
        title = self._agenda.points[at].title
        typed = await ask(self.app, _title_prompt("Titel van het punt", title))
        if typed is not None:
            self._try(lambda: with_title(self._agenda, at, typed))

    @work
    async def action_nieuw_punt(self) -> None:
        """Ask for a point of one's own, and put it below the point under the cursor."""
        row = self.current
        at = row.at + 1 if row is not None and row.at >= 0 else len(self._agenda.points)
        typed = await ask(self.app, _title_prompt("Nieuw agendapunt", ""))
        if typed is None:
            return
        if named_proposal(self._proposals, typed) is not None:
            self.status.say(f"'{typed}' is er al: het staat op de agenda of het wacht.")
            return
        if self._try(lambda: with_point(self._agenda, at, typed, {"tijd": "10 min"})):
            self._go_to_point(at)


def _wrong_minutes(text: str) -> str:
    typed = text.strip()
    if typed and not (typed.isdecimal() and 0 < int(typed) <= _LONGEST):
        return f"Vul een aantal minuten in, van 1 tot {_LONGEST}."
    return ""


def _title_prompt(title: str, value: str) -> PromptDialog:
    return PromptDialog(
        title,
        "Waar gaat het punt over?",
        value=value,
        check=lambda text: "" if text.strip() else "Vul een titel in.",
        adds=True,
    )
