"""The files that `raadsboek init` starts with, filled in for the council of the demo."""

from raadsboek.book.creating import filled
from raadsboek.vault.template import template_files

VALUES = {
    "naam": "OR Zorggroep De Linden",
    "soort": "OR",
    "regeling": "WOR",
    "secretaris": "Sanne de Wit",
    "email": "sanne.de.wit@delinden.example",
}


def template() -> list[tuple[str, bytes]]:
    """Return the paths and bytes of the template, with nine seats and a quorum of five."""
    files = []
    for path, raw in template_files():
        data = filled(raw, VALUES)
        if path == "raadsboek.yaml":
            data = data.replace(b"# zetels: 9", b"zetels: 9").replace(b"# quorum: 5", b"quorum: 5")
        files.append((path, data))
    return files
