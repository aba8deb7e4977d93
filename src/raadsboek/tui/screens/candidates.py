"""Candidates in a dialog, from Leden en zetels: who there are, adding one, how far it is, away.

They stand on this computer only; see `book.beside.candidates`.
"""

import asyncio
from collections.abc import Callable

from msgspec.structs import replace
from textual.app import App

from raadsboek.book.beside.candidates import (
    add_candidates,
    candidates_of,
    change_candidate,
    remove_candidates,
)
from raadsboek.core.beside.candidates import Candidate, CandidateStatus
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.mailing.email_address import is_email_address
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, PromptDialog, ask

_NEW = ":nieuw"
_AWAY = ":weg"


async def ask_candidates(app: App[None], desk: Desk, subject: str) -> None:
    """Show the candidates for a vacancy until somebody leaves the dialog."""
    while True:
        found = await asyncio.to_thread(candidates_of, desk.book, subject)
        choices = [
            *(Choice(f"{place}", one.name, _told(one)) for place, one in enumerate(found)),
            Choice(_NEW, "Iemand opschrijven"),
        ]
        title = f"Kandidaten voor {subject}, alleen op deze computer"
        chosen = await ask(app, ChoiceDialog(title, choices))
        if chosen is None:
            return
        if chosen == _NEW:
            await _add(app, desk, subject)
        else:
            await _change(app, desk, found[int(chosen)])


async def _add(app: App[None], desk: Desk, subject: str) -> None:
    name = await ask(app, PromptDialog("Kandidaat", "Hoe heet deze kandidaat?", check=_filled))
    if not name:
        return
    question = "Het e-mailadres; laat leeg als u het niet weet."
    email = await ask(app, PromptDialog("Kandidaat", question, check=_is_address))
    if email is None:
        return
    one = Candidate(subject=subject, name=name, email=email.strip())
    today = desk.today
    await _done(app, lambda: add_candidates(desk.book, subject, [one], today=today))


async def _change(app: App[None], desk: Desk, one: Candidate) -> None:
    choices = [
        *(Choice(status.value, status.value) for status in CandidateStatus),
        Choice(_AWAY, "Gegevens weghalen"),
    ]
    chosen = await ask(
        app, ChoiceDialog(f"Hoe ver is het met {one.name}?", choices, current=one.status)
    )
    if chosen == _AWAY:
        if await _done(app, lambda: remove_candidates(desk.book, [one])):
            app.notify(f"De gegevens van {one.name} zijn weg.", markup=False)
    elif chosen:
        await _done(app, lambda: change_candidate(desk.book, one, replace(one, status=chosen)))


async def _done(app: App[None], action: Callable[[], object]) -> bool:
    """Do something in a thread; what is refused is told, and the dialog stays."""
    try:
        await asyncio.to_thread(action)
    except RaadsboekError as error:
        app.screen.post_message(ActionFailed(error))
        return False
    return True


def _told(one: Candidate) -> str:
    return " · ".join(part for part in (one.status, one.email, one.phone) if part)


def _filled(text: str) -> str:
    return "" if text.strip() else "Vul een naam in."


def _is_address(text: str) -> str:
    plain = text.strip()
    return "" if not plain or is_email_address(plain) else "Dit is geen e-mailadres."
