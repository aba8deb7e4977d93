"""The texts of mails as the council wants them: notes in `sjablonen/`, one for each sort of mail.

Owns where they lie and making them to adapt. What stands in them is filled in by `core.mailing`.
"""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.source import is_there, read_note
from raadsboek.core.errors import NotFound
from raadsboek.core.mailing.models import MODELS
from raadsboek.core.mailing.wording import Said

_FOLDER = "sjablonen"
_ABOUT = """<!-- Raadsboek vult in wat tussen dubbele accolades staat. Pas de rest gerust aan. De
     eerste regel is het onderwerp van de mail. Wilt u weer de gewone tekst? Haal dit sjabloon
     dan weg. -->"""


class Template(Struct, frozen=True):
    """The text for a mail, '' for the usual one; `wrong` is what is wrong with the council's."""

    text: str = ""
    wrong: str = ""

    def told(self, said: Said) -> tuple[str, ...]:
        """Return in sentences what must be known of this text before the mail is sent."""
        unknown = ", ".join(said.unknown)
        return (
            *([self.wrong] if self.wrong else []),
            *([f"Raadsboek kent {unknown} niet; dat staat zo in de mail."] if unknown else []),
        )


def mail_template(book: Book, name: str, organ: str) -> Template:
    """Return the council's own text for a sort of mail: that of the organ first, then of the house.

    One that cannot be read is told, and the usual text counts.
    """
    for path in (*([_path(f"{name}-{organ}")] if organ else []), _path(name)):
        try:
            note = read_note(book, path)
        except NotFound:
            continue
        if note.body.strip():
            return Template(note.body)
        return Template(wrong=f"In {path} is geen tekst te lezen; de gewone tekst is gebruikt.")
    return Template()


def start_templates(book: Book, *, now: datetime.datetime) -> Sequence[str]:
    """Make the templates that are not there yet, as one version; return where they stand.

    Raises as `record`.
    """
    missing = {_path(name): name for name in MODELS if not is_there(book, _path(name))}
    if missing:
        record(
            book,
            [
                Write(path=path, data=_note(name).encode(), expected=None)
                for path, name in missing.items()
            ],
            action="wijzigen",
            numbers=[],
            subject="Sjablonen voor mails gemaakt",
            now=now,
        )
    return list(missing)


def _path(name: str) -> str:
    return f"{_FOLDER}/mail-{name}.md"


def _note(name: str) -> str:
    head = f"---\nsoort: notitie\ntitel: Sjabloon mail {name}\nlabels: [sjabloon]\n---\n"
    return f"{head}\n{_ABOUT}\n\n{MODELS[name]}"
