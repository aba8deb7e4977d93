"""After a destruction the checkpoints still prove what is left, and say what was destroyed."""

import datetime
import shutil
from pathlib import Path

import sealed_world

from raadsboek.book.destroying.destroying import destroy
from raadsboek.book.notes import read
from raadsboek.book.opening import open_book
from raadsboek.book.verification.verifying import verify_history


def test_all_that_was_adopted_is_still_proven(empty_raadsboek: Path, tmp_path: Path) -> None:
    """Codes from paper prove what is left, and the check says what was lawfully destroyed."""
    root = Path(shutil.copytree(empty_raadsboek, tmp_path / "verzegeld"))
    codes = sealed_world.make(root)
    book = open_book(root, now=sealed_world.NOW)
    late = sealed_world.NOW + datetime.timedelta(days=9)

    outcome = destroy(
        book,
        ["V-2026-01", "N-2026-001"],
        ground="verzoek",
        decided_by="de raad",
        confirmed="vernietig 2",
        also_running=True,
        now=late,
    )

    body = read(book, outcome.list_number).body
    new = body.partition("Controlecode na het vernietigen: ")[2].splitlines()[0]
    report = verify_history(book, codes=[*codes, new])
    book.index.close()
    assert report.problems == ()
    assert (
        sum(f"De code {code} klopt" in said for code in [*codes, new] for said in report.proven)
        == 3
    )
    assert "Vernietigd, dus niet te vergelijken: V-2026-01." in report.unproven
    assert (
        "Niet te vergelijken, omdat het verslag V-2026-01 er niet meer is: B-2026-001."
        in report.unproven
    )
    assert not any("versleuteld" in said for said in report.unproven)
