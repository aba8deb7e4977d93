"""What is not taken over from others: files that may not be written here, and half merges.

Owns the refusals; nothing was changed when one is raised. It must not decide what becomes of the
rest: one such file stops all, for a version is taken as a whole or not.
"""

from pathlib import Path

from raadsboek.book.marks import holds_marks
from raadsboek.book.syncing.sides import Sides
from raadsboek.core.errors import HistoryFailed, InvalidInput
from raadsboek.core.text import visible
from raadsboek.vault.reading import MAXIMUM_SIZE
from raadsboek.vault.writing import place

_FILE_MODES = ("100644", "100755")


class UnfitVersion(HistoryFailed):
    """The versions of others hold a file that is not taken over; nothing was."""

    def __init__(self, path: str, why: str, fix: str) -> None:
        super().__init__(
            f"Er is niets overgenomen van de gedeelde plaats: '{visible(path)}' {why}.", fix
        )
        self.path = path


def refuse_unfit(root: Path, sides: Sides) -> None:
    """Raise `UnfitVersion` for a file of others that is no plain file in a plain place."""
    for path, difference in sides.shared.changed.items():
        entry = difference.after
        if entry is None:
            continue
        if entry.mode not in _FILE_MODES:
            raise UnfitVersion(
                path,
                "is daar geen gewoon bestand, maar een koppeling of een map met een eigen "
                "geschiedenis",
                "Laat wie het toevoegde dit weghalen en opnieuw bijwerken.",
            )
        try:
            place(root, path)
        except InvalidInput:
            raise UnfitVersion(
                path,
                "staat op een plaats waar Raadsboek niets opslaat",
                "Laat wie het toevoegde het een andere naam geven en opnieuw bijwerken.",
            ) from None
        data = sides.blobs[entry.blob]
        if len(data) > MAXIMUM_SIZE:
            raise UnfitVersion(
                path,
                f"is groter dan {MAXIMUM_SIZE // 2**20} MB",
                "Laat wie het toevoegde het weghalen, en bewaar het buiten het raadsboek.",
            )
        if holds_marks(path, data):
            raise UnfitVersion(
                path,
                "bevat twee versies onder elkaar (<<<<<<< en >>>>>>>)",
                "Laat wie dit maakte kiezen welke tekst blijft en opnieuw bijwerken.",
            )
