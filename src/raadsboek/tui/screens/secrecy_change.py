"""What to ask and to tell when a note becomes confidential, or is so no longer.

Words only: what becomes of the file is `book.confidential.protecting`'s.
"""

from raadsboek.core.confidential import is_confidential
from raadsboek.core.note import Changes, Note
from raadsboek.tui.widgets.dialogs import ConfirmDialog

_OLDER = (
    "Oudere versies blijven zoals ze zijn: daarin staat de tekst nog leesbaar, voor wie het "
    "raadsboek heeft."
)
_BESIDE = (
    "De naam van het bestand en de bijlagen blijven ook leesbaar, tot u in het menu kiest voor "
    "Sleutel, Alles opnieuw versleutelen."
)


def lifts_secrecy(note: Note, changes: Changes) -> bool:
    """Tell if a confidential note would be so no longer."""
    meta = {key: value for key, value in {**note.meta, **changes}.items() if value is not None}
    return is_confidential(note.meta) and not is_confidential(meta)


def lifting_dialog(called: str) -> ConfirmDialog:
    """Return the question whether a note may be read from now on."""
    question = (
        f"{called} wordt dan gewone tekst, en gaat mee in wat u verstuurt. Deze versie blijft in "
        "de geschiedenis staan, ook als u de notitie later weer vertrouwelijk maakt."
    )
    return ConfirmDialog("Niet meer vertrouwelijk?", question, yes="Leesbaar maken", no="Terug")


def told(before: Note, after: Note, *, encrypts: bool) -> str:
    """Return what to tell of a note that became confidential; '' when it did not."""
    if is_confidential(before.meta) or not is_confidential(after.meta):
        return ""
    if encrypts:
        return f"De notitie is nu vertrouwelijk en versleuteld. {_OLDER} {_BESIDE}"
    return (
        "De notitie is nu vertrouwelijk: zij gaat niet mee in wat u verstuurt. Zij staat als "
        f"gewone tekst in het raadsboek. {_OLDER}"
    )
