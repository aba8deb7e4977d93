"""The files that a new raadsboek starts with, from the wheel or from a checkout.

Reads only; what is written where, and with which settings filled in, is the use case's business.
"""

from pathlib import Path

_INSTALLED = Path(__file__).parents[1] / "vault_template"
_CHECKOUT = Path(__file__).parents[3] / "vault_template"


def template_files() -> list[tuple[str, bytes]]:
    """Return (path within the vault, content) of every file of the template, sorted by path."""
    root = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    return [
        (path.relative_to(root).as_posix(), path.read_bytes())
        for path in sorted(root.rglob("*"))
        if path.is_file()
    ]
