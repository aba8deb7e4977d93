"""What is kept when the program itself fails: a traceback in a file, and a sentence for the user.

Both front doors use it. The file lies in the user's own state folder, readable by that user only,
because the message of an error may quote a note. Nothing is sent anywhere.
"""

import datetime
import os
import tempfile
import traceback
from pathlib import Path

import platformdirs

from raadsboek import __version__

_SENTENCE = "Er ging iets mis in Raadsboek zelf. Uw notities zijn niet half opgeslagen."


def state_folder() -> Path:
    """Return the folder of this user for what the program keeps about itself."""
    return platformdirs.user_state_path("raadsboek", appauthor=False)


def keep_traceback(
    error: BaseException, *, now: datetime.datetime, folder: Path | None = None
) -> tuple[str, str]:
    """Write the traceback of `error` to a file; return the sentence and where to find the file.

    When no file can be written, not even among temporary files, the hint holds the traceback.
    """
    report = f"raadsboek {__version__}, {now.isoformat(timespec='seconds')}\n\n" + "".join(
        traceback.format_exception(error)
    )
    name = f"fout-{now:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    for place in (folder or state_folder() / "fouten", Path(tempfile.gettempdir())):
        try:
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = place / name
            path.touch(mode=0o600)
            path.write_text(report, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return _SENTENCE, f"De bijzonderheden staan in {path}"
    return _SENTENCE, report
