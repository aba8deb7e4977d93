"""Whether a folder is copied by a program such as OneDrive, file by file and behind our back.

Such a program knows nothing of versions: it can put an older file of `.git` back, or two copies of
one side by side. Owns recognising it, by names of folders and the marks they leave. It only looks.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from raadsboek.core.problem import Problem, Severity

_NAMES = (
    (re.compile(r"onedrive( - .*)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"dropbox( \(.*\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"google ?drive( .*)?|my drive|mijn drive", re.IGNORECASE), "Google Drive"),
    (re.compile(r"icloud ?drive|com~apple~clouddocs|mobile documents", re.IGNORECASE), "iCloud"),
    (re.compile(r"nextcloud|owncloud", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"box sync|pcloud ?drive", re.IGNORECASE), "een clouddienst"),
)
_MARKS = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".tmp.driveupload", "Google Drive"),
    (".tmp.drivedownload", "Google Drive"),
    (".owncloudsync.log", "Nextcloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".stfolder", "Syncthing"),
)
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def cloud_of(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return the service that copies this folder: 'OneDrive', 'Dropbox'; '' when none is known."""
    folder = folder.absolute()
    for variable in _VARIABLES:
        named = environment.get(variable, "")
        if named and folder.is_relative_to(named):
            return "OneDrive"
    for here in (folder, *folder.parents):
        for pattern, service in _NAMES:
            if pattern.fullmatch(here.name):
                return service
        for mark, service in _MARKS:
            if os.path.lexists(here / mark):
                return service
    return ""


def cloud_problem(root: Path) -> Problem | None:
    """Return the warning for a raadsboek in such a folder; None when it stands in none."""
    service = cloud_of(root)
    if not service:
        return None
    return Problem(
        code="map-in-cloud",
        severity=Severity.WARNING,
        message=f"Dit raadsboek staat in een map van {service}. Die kopieert bestand voor bestand "
        "en kan de geschiedenis beschadigen of notities dubbel maken.",
        fix="Verplaats de hele map naar een gewone plaats op deze computer. Samenwerken gaat met "
        "een gedeelde map op het netwerk: raadsboek delen MAP. Wilt u toch iets in "
        f"{service} zetten, zet er dan een kopie in één bestand: raadsboek delen --bestand BESTAND",
    )
