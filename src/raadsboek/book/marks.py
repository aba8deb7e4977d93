"""The marks that a merge by another program leaves in a note: two texts, one below the other.

Owns that no save writes them and no sync takes or gives them. It must not choose between texts.
"""

from collections.abc import Mapping

from raadsboek.core.errors import InvalidInput
from raadsboek.core.problem import Problem
from raadsboek.core.text import visible
from raadsboek.vault import frontmatter

_MARK = b"<<<<<<< "


def holds_marks(path: str, data: bytes | None) -> bool:
    """Tell if a note holds two texts between marks."""
    if data is None or _MARK not in data or not path.endswith(".md"):
        return False
    return any(problem.code == "conflict-tekens" for problem in frontmatter.read(data).problems)


def refuse_marks(before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]) -> None:
    """Raise `InvalidInput` when a note would get marks that it has not on disk already."""
    for path, data in after.items():
        if data != before[path] and holds_marks(path, data):
            raise InvalidInput(
                [
                    Problem(
                        code="conflict-tekens",
                        path=path,
                        message=f"In '{visible(path)}' staan twee versies onder elkaar (<<<<<<< "
                        "en >>>>>>>); zo wordt niets opgeslagen.",
                        fix="Kies per stuk welke tekst blijft en haal de regels met <<<<<<<, "
                        "======= en >>>>>>> weg.",
                    )
                ]
            )
