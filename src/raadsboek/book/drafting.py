"""What a change will say in the history: our version, and before it the edits made by others.

Owns which bytes go in which version and the words for edits from outside. It must not write.
"""

from collections.abc import Mapping, Sequence

from raadsboek.history.git import Repository
from raadsboek.history.outside import damage, only_line_ends
from raadsboek.history.recording import Base, ask, blob_identifier
from raadsboek.history.stream import Draft, FileState
from raadsboek.vault.reading import note_from_bytes

OUTSIDE = "buiten"
"""The action of a version that records edits made without Raadsboek."""

_FILE_MODES = ("100644", "100755")


def own_draft(
    base: Base,
    before: Mapping[str, bytes | None],
    after: Mapping[str, bytes | None],
    *,
    subject: str,
    action: str,
    numbers: Sequence[str],
    always: bool = False,
    trailers: Sequence[tuple[str, str]] = (),
) -> Draft | None:
    """Return the version with the files that this change makes different; None without any.

    With `always` there is a version in any case, with the files that stay the same in it too.
    """
    files = tuple(
        FileState(path, data, _mode(base, path))
        for path, data in after.items()
        if always or data != before[path]
    )
    if not files and not always:
        return None
    return Draft(subject, action, tuple(numbers), files, trailers=tuple(trailers))


def outside_draft(
    repository: Repository, base: Base, before: Mapping[str, bytes | None]
) -> Draft | None:
    """Return the version with edits that others made in these files; None when there are none.

    Left out are damage (a file that is empty or cut off) and line ends that a clone on another
    system turned: neither is an edit.
    """
    files = tuple(
        FileState(path, data, _mode(base, path))
        for path, data in before.items()
        if _edited(repository, base, path, data)
    )
    if not files:
        return None
    numbers = [note_from_bytes(file.path, file.data or b"").text("nummer") for file in files]
    known = tuple(dict.fromkeys(number for number in numbers if number))
    return Draft(_subject(known, len(files)), OUTSIDE, known, files)


def _edited(repository: Repository, base: Base, path: str, data: bytes | None) -> bool:
    entry = base.entries.get(path)
    if entry is None:
        return data is not None
    if data is None:
        return True
    if blob_identifier(repository, data) == entry.blob:
        return False
    (answer,) = ask(repository, [entry.blob])
    if answer is None:
        return True
    return not only_line_ends(data, answer.data) and damage(data, answer.data) is None


def _mode(base: Base, path: str) -> str:
    entry = base.entries.get(path)
    return entry.mode if entry and entry.mode in _FILE_MODES else _FILE_MODES[0]


def _subject(numbers: Sequence[str], count: int) -> str:
    shown = ", ".join(numbers[:3])
    rest = count - min(len(numbers), 3)
    if not shown:
        return f"Buiten Raadsboek gewijzigd: {_notes(count)}"
    return f"Buiten Raadsboek gewijzigd: {shown}{f' en {rest} andere' if rest else ''}"


def _notes(count: int) -> str:
    return "1 notitie" if count == 1 else f"{count} notities"
