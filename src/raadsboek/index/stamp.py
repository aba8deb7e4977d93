"""A cheap proof that an index was made by this very program, for readers in a hurry.

Computing the real signature means importing every note kind (60 ms). The stamp is the version
with the size and time of the source files that decide the signature: when those did not change,
nor did the signature. Standard library only.
"""

import os

from raadsboek import __version__

_INDEX = os.path.dirname(__file__)
_CORE = f"{os.path.dirname(_INDEX)}/core"


def _modules(folder: str) -> list[str]:
    """Return the modules in a folder; none when they lie in an archive."""
    try:
        return sorted(f"{folder}/{name}" for name in os.listdir(folder) if name.endswith(".py"))
    except OSError:
        return []


SOURCES = (
    f"{_INDEX}/facts.py",
    f"{_INDEX}/sorting.py",
    f"{_INDEX}/tables.py",
    f"{_INDEX}/terms.py",
    f"{_INDEX}/writing.py",
    f"{_CORE}/schema.py",
    f"{_CORE}/note.py",
    f"{_CORE}/links.py",
    f"{_CORE}/attachments.py",
    f"{_CORE}/confidential.py",
    f"{_CORE}/meetings/adopted.py",
    f"{_CORE}/minutes/heads.py",
    f"{_CORE}/minutes/parsing.py",
    f"{_CORE}/dates.py",
    f"{_CORE}/holidays.py",
    # What shapes the terms of a dossier.
    *_modules(f"{_CORE}/terms"),
    *_modules(f"{_CORE}/trajectories"),
    f"{os.path.dirname(_CORE)}/book/kept_law.py",
    f"{os.path.dirname(_CORE)}/book/term_source.py",
    f"{os.path.dirname(_CORE)}/vault/procedures.py",
)
"""The files, besides the note kinds, that decide what a row of the index holds."""


def program_stamp() -> str:
    """Return the stamp of the program that runs; '' when its sources cannot be seen."""
    try:
        facts = [os.stat(source) for source in SOURCES]
        with os.scandir(f"{_CORE}/kinds") as kinds:
            files = sorted((kind.name, kind.stat()) for kind in kinds if kind.name.endswith(".py"))
    except OSError:
        return ""
    parts = [__version__]
    parts += [f"{fact.st_size}.{fact.st_mtime_ns}" for fact in facts]
    parts += [f"{name}.{fact.st_size}.{fact.st_mtime_ns}" for name, fact in files]
    return " ".join(parts)
