"""Whether the settings of a repository may be believed: an allow-list, read before git is.

A folder copied from elsewhere brings its own `.git/config`, and git runs programs that are named
there (file monitors, filters, hooks, pagers). Only keys known to be harmless pass; a list of bad
keys would always miss one. It must not run a git command that reads the repository's settings.
"""

import re
import stat
from pathlib import Path

from raadsboek.core.errors import HistoryFailed
from raadsboek.core.text import visible
from raadsboek.history.git import run_outside

MAXIMUM_SETTINGS = 1024 * 1024
"""Bytes of a settings file that is still read."""

_HARMLESS = re.compile(
    r"""
      core\.(repositoryformatversion|filemode|logallrefupdates|ignorecase|precomposeunicode|symlinks
        |autocrlf|eol|safecrlf|quotepath|sharedrepository|compression|loosecompression|commitgraph
        |abbrev|preloadindex|untrackedcache|fscache|longpaths|protectntfs|protecthfs
        |bigfilethreshold|whitespace|fsync|fsyncmethod|hidedotfiles|checkstat|trustctime
        |multipackindex|notesref|deltabasecachelimit|packedgitlimit|packedgitwindowsize)
    | extensions\.(noop|objectformat|worktreeconfig|preciousobjects|partialclone|relativeworktrees)
    | (user|author|committer)\.(name|email)
    | user\.(signingkey|useconfigonly)
    | remote\..+\.(fetch|push|prune|prunetags|tagopt|mirror|promisor|partialclonefilter
        |skipfetchall|skipdefaultupdate)
    | branch\..+\.(remote|merge|rebase|pushremote|description|mergeoptions)
    | branch\.(autosetupmerge|autosetuprebase|sort)
    | (pull|rebase)\.(rebase|ff|autostash|autosquash)
    | push\.(default|autosetupremote|followtags)
    | fetch\.(prune|prunetags|fsckobjects)
    | (transfer|receive)\.(fsckobjects|denycurrentbranch|denynonfastforwards|denydeletes)
    | merge\.(ff|conflictstyle|renames|renamelimit|log|stat)
    | gc\.(auto|autopacklimit|autodetach|pruneexpire|reflogexpire|reflogexpireunreachable
        |worktreepruneexpire|rerereresolved|rerereunresolved|packrefs|cruftpacks)
    | pack\.(threads|depth|window|windowmemory|compression|usebitmaps|usesparse|writebitmaps
        |packsizelimit|indexversion)
    | index\.(threads|version|skiphash|sparse|recordendofindexentries|recordoffsettable)
    | maintenance\.(auto|strategy)
    | i18n\.(commitencoding|logoutputencoding)
    | (color|advice)\..+
    | commit\.(gpgsign|verbose|cleanup)
    | tag\.gpgsign
    | gpg\.format
    | init\.defaultbranch
    | log\.(date|decorate|abbrevcommit|follow|showsignature|mailmap)
    | status\.(showuntrackedfiles|short|branch|relativepaths|renames)
    | diff\.(renames|renamelimit|algorithm|mnemonicprefix|noprefix|context)
    | rerere\.(enabled|autoupdate)
    | stash\.showpatch
    | gui\.(wmstate|geometry)
    """,
    re.VERBOSE,
)
_REMOTE_ADDRESS = re.compile(r"remote\..+\.(url|pushurl)")
# `ext::` and every other `helper::` address names a program to run.
_HARMLESS_ADDRESS = re.compile(
    r"(https://|ssh://|file:///)[^-\s]\S*|[A-Za-z0-9_.]+@[A-Za-z0-9][A-Za-z0-9.-]*:[^-].*|(/|\.\.?/|[A-Za-z]:[\\/])[^:]*"
)


class UntrustedSettings(HistoryFailed):
    """The settings of the repository name things that could run a program; nothing was run."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        shown = ", ".join(visible(key)[:80] for key in keys[:5])
        more = f" en nog {len(keys) - 5}" if len(keys) > 5 else ""
        super().__init__(
            "De instellingen in deze map (.git/config) bevatten regels die een programma kunnen "
            f"starten of die Raadsboek niet kent: {shown}{more}.",
            "Lezen kan. Komt de map van iemand anders, maak dan een nieuwe kopie met "
            "'git clone' en open die: een kloon neemt deze regels niet mee. Hebt u ze zelf gezet, "
            "zet ze dan in uw eigen instellingen (git config --global).",
        )
        self.keys = keys


def refused_keys(git_directory: Path) -> tuple[str, ...]:
    """Return the setting names in the repository that are not known to be harmless."""
    found: list[str] = []
    for name in ("config", "config.worktree"):
        found += [key for key, value in settings_in(git_directory / name) if refused(key, value)]
    return tuple(dict.fromkeys(found))


def settings_in(file: Path) -> list[tuple[str, str]]:
    """Return the settings in one file, names in lower case; includes are named, not followed."""
    try:
        status = file.lstat()
    except FileNotFoundError:
        return []
    if not stat.S_ISREG(status.st_mode) or status.st_size > MAXIMUM_SETTINGS:
        raise UntrustedSettings((file.name,))
    listing = run_outside(
        ["config", f"--file={file}", "--no-includes", "--null", "--list"], near=file.parent.parent
    )
    pairs = (item.partition("\n") for item in listing.decode("utf-8", "replace").split("\0"))
    return [(key, value) for key, _, value in pairs if key]


def refused(key: str, value: str) -> bool:
    """Tell whether a setting is not known to be harmless."""
    if key == "core.bare":
        return value not in ("false", "no", "0", "off")
    if _REMOTE_ADDRESS.fullmatch(key):
        return not _HARMLESS_ADDRESS.fullmatch(value)
    return not _HARMLESS.fullmatch(key)
