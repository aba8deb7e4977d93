"""Making a new raadsboek, in an empty folder or around notes that are already there."""

import datetime
import json
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record, record_outside
from raadsboek.book.opening import SETTINGS_FILE, open_book
from raadsboek.core.council import LAW_OF_FORM, CouncilForm
from raadsboek.core.errors import InvalidInput, RaadsboekError
from raadsboek.core.inbox.folder import lies_apart
from raadsboek.history.opening import create_repository
from raadsboek.vault import inbox
from raadsboek.vault.scanning import scan
from raadsboek.vault.settings import settings_from_bytes
from raadsboek.vault.template import template_files
from raadsboek.vault.writing import make_folder, may_be_kept

MODELS = "sjablonen/"
"""Where the models are: what stands in them between braces is filled in when they are used."""


class FolderNotEmpty(RaadsboekError):
    """The folder for a new raadsboek holds something already."""

    def __init__(self, folder: Path, *, notes: int) -> None:
        super().__init__(
            f"De map '{folder}' is niet leeg.",
            f"Er {'staat' if notes == 1 else 'staan'} {_notes(notes)} in. Wilt u die overnemen, "
            "geef dan --overnemen mee: er wordt alleen iets toegevoegd, niets gewijzigd."
            if notes
            else "Kies een lege of een nieuwe map. Staan hier oude verslagen in? Maak het "
            f"raadsboek ernaast; lees ze daarna in met: raadsboek overnemen {quoted(folder)}",
        )


class AlreadyAVault(RaadsboekError):
    """The folder is a raadsboek already."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"De map '{folder}' is al een raadsboek.",
            f"Open het met: raadsboek --map {quoted(folder)}",
        )


def refuse_unfit_folder(folder: Path, *, adopt: bool) -> None:
    """Raise unless `folder` can become a raadsboek: absent, empty, or notes that are adopted."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FolderNotEmpty(folder, notes=0)
    if (folder / SETTINGS_FILE).exists():
        raise AlreadyAVault(folder)
    if not any(entry.name != ".git" for entry in folder.iterdir()):
        return
    notes = len(scan(folder))
    if not (adopt and notes):
        raise FolderNotEmpty(folder, notes=notes)


def init(
    folder: Path,
    *,
    name: str,
    form: CouncilForm,
    secretary: str,
    email: str,
    adopt: bool = False,
    now: datetime.datetime,
) -> Book:
    """Make a raadsboek in `folder` and record its first version.

    With `adopt`, Markdown notes that are already there become part of it: nothing of them is
    changed, files are only added. Raises `FolderNotEmpty`, `AlreadyAVault`, or `InvalidInput` when
    the settings would have a problem from the start, such as an address that is none.
    """
    refuse_unfit_folder(folder, adopt=adopt)
    values = {
        "naam": name,
        "soort": form.value,
        "regeling": LAW_OF_FORM[form],
        "secretaris": secretary,
        "email": email,
    }
    added = [
        Write(path=path, data=filled(path, data, values), expected=None)
        for path, data in template_files()
        if not (lies_apart(path) or (folder / path).exists())
    ]
    settings = next((write.data for write in added if write.path == SETTINGS_FILE), None)
    problems = settings_from_bytes(settings or b"")[1]
    if problems:
        raise InvalidInput(problems)
    make_folder(folder)
    adopted = [entry.path for entry in scan(folder) if may_be_kept(folder, entry.path)]
    create_repository(folder, name=secretary, email=email)
    book = open_book(folder, now=now)
    record(
        book,
        added,
        action="init",
        numbers=[],
        subject=f"Raadsboek begonnen{f', {_notes(len(adopted))} overgenomen' if adopted else ''}",
        now=now,
    )
    if adopted:
        record_outside(book, adopted, now=now)
    inbox.ready(folder)
    return open_book(folder, now=now)


def quoted(folder: Path | str) -> str:
    """Return a folder as it is typed after an option, with quotes when it holds a space."""
    return f'"{folder}"' if " " in str(folder) else str(folder)


def filled(path: str, data: bytes, values: dict[str, str]) -> bytes:
    """Return a template file with its {{placeholders}} filled in.

    A placeholder between quotes is a YAML value: it is quoted anew, so that a name with a colon
    or a quote stays a name. Those in models of letters wait for their letter.
    """
    if path.startswith(MODELS):
        return data
    text = data.decode("utf-8")
    for key, value in values.items():
        text = text.replace(f'"{{{{{key}}}}}"', json.dumps(value, ensure_ascii=False))
        text = text.replace(f"{{{{{key}}}}}", value)
    return text.encode()


def _notes(count: int) -> str:
    return "1 notitie" if count == 1 else f"{count} notities"
