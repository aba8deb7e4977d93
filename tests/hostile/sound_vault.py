"""A small raadsboek in which nothing is wrong: what the damaged ones are compared with."""

import shutil
from pathlib import Path

from front_door import ask

from raadsboek.core.errors import EXIT_OK

ACTION = "acties/2026/A-2026-001 rooster-opvragen.md"
LETTER = "post/2026/P-2026-001 brief-over-het-rooster.md"
MEMO = "kennis/2026/N-2026-001 zo-werkt-het-rooster.md"
ATTACHMENT = "bijlagen/rooster.pdf"
NOTES = (
    ("lid", "--naam", "Anna de Vries", "--kort", "anna"),
    ("actie", "--titel", "Rooster opvragen", "--wie", "anna", "--uiterlijk", "2026-12-01"),
    ("besluit", "--titel", "Nieuw rooster", "--datum", "2026-11-20"),
    ("post", "--titel", "Brief over het rooster", "--tekst", "Zie [[A-2026-001]].\n"),
    ("notitie", "--titel", "Zo werkt het rooster", "--tekst", "Een regel.\n" * 40),
)


def make(empty: Path, root: Path) -> None:
    """Fill a copy of the new raadsboek `empty` with some notes and an attachment."""
    shutil.copytree(empty, root)
    (root / "bijlagen").mkdir(exist_ok=True)
    (root / ATTACHMENT).write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)
    for words in NOTES:
        answer = ask("--map", str(root), "nieuw", *words)
        assert answer.code == EXIT_OK, answer.err
    answer = ask("--map", str(root), "vastleggen", "--buiten")
    assert answer.code == EXIT_OK, answer.err
