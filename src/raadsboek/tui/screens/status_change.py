"""Changing the status of a note in a few keys: which status, and what closing it asks for."""

import datetime
from collections.abc import Sequence

from textual.app import App

from raadsboek.core.dates import long_date, read_date
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Note, Value
from raadsboek.core.schema import Field, fields_of
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, PromptDialog, ask


async def ask_status(
    app: App[None], note: Note, kind: Kind, today: datetime.date
) -> dict[str, Value | None] | None:
    """Ask for a new status; return the keys that change, or None when the user thinks again."""
    field = _field(kind, kind.status_key)
    if field is None:
        return None
    before = note.text(kind.status_key) or field.default
    offered = [one for one in field.choices if one in field.offered or one == before]
    choices = [Choice(status, status) for status in offered]
    current = before if before in field.choices else ""
    title = f"Wat is de status van {note.text('nummer') or 'deze notitie'}?"
    status = await ask(app, ChoiceDialog(title, choices, current=current))
    if status is None or status == before:
        return None
    changes: dict[str, Value | None] = {kind.status_key: status}
    if before in kind.open_statuses and status not in kind.open_statuses:
        closing = await _ask_closing(app, note, kind, status, today)
        if closing is None:
            return None
        changes |= closing
    return changes


async def _ask_closing(
    app: App[None], note: Note, kind: Kind, status: str, today: datetime.date
) -> dict[str, Value] | None:
    """Ask what closing takes: a result in words, and the day; only keys that the kind has."""
    changes: dict[str, Value] = {}
    if kind.result_key:
        dialog = PromptDialog(
            f"{note.text('nummer')} wordt {status}",
            "Wat is het resultaat, in een zin?",
            value=note.text(kind.result_key),
            check=lambda text: "" if text.strip() else "Zet er een paar woorden bij.",
        )
        result = await ask(app, dialog)
        if result is None:
            return None
        changes[kind.result_key] = result.strip()
    if kind.done_key and (kind.result_key or status in kind.done_statuses):
        day = await _ask_day(app, note, status, today)
        if day is None:
            return None
        changes[kind.done_key] = day.isoformat()
    return changes


async def _ask_day(
    app: App[None], note: Note, status: str, today: datetime.date
) -> datetime.date | None:
    def wrong(text: str) -> str:
        found = read_date(text, today=today)
        return "" if found else "Vul een datum in, zoals vandaag, 12 maart of 12-3-2026."

    dialog = PromptDialog(
        f"{note.text('nummer')} wordt {status}",
        f"Op welke dag? Vandaag is het {long_date(today)}.",
        value="vandaag",
        check=wrong,
    )
    typed = await ask(app, dialog)
    return None if typed is None else read_date(typed, today=today)


def _field(kind: Kind, key: str) -> Field | None:
    fields: Sequence[Field] = fields_of(kind.struct)
    return next((field for field in fields if field.key == key), None)
