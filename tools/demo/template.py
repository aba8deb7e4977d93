"""The files that `raadsboek init` starts with, filled in for the council of the demo."""

from raadsboek.book.creating import filled
from raadsboek.history.stream import Identity
from raadsboek.vault.settings import SETTINGS_FILE
from raadsboek.vault.template import template_files

COUNCIL = {"naam": "OR Zorggroep De Linden", "soort": "OR", "regeling": "WOR"}


def template(secretary: Identity) -> list[tuple[str, bytes]]:
    """Return the paths and bytes of the template, with nine seats and a quorum of five."""
    values = {**COUNCIL, "secretaris": secretary.name, "email": secretary.email}
    files = []
    for path, raw in template_files():
        data = filled(raw, values)
        if path == SETTINGS_FILE:
            data = data.replace(b"# zetels: 9", b"zetels: 9").replace(b"# quorum: 5", b"quorum: 5")
        files.append((path, data))
    return files


def settings(secretary: Identity) -> bytes:
    """Return raadsboek.yaml as it is under this secretary."""
    return dict(template(secretary))[SETTINGS_FILE]
