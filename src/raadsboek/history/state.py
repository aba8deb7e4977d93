"""What state a repository is in: where its branch stands, and what keeps us from adding to it.

Owns the Dutch sentences for states that are somebody else's unfinished work (a merge, a visit to
an old version). It must not end or repair such a state.
"""

import re

from msgspec import Struct

from raadsboek.core.disk import storage_failed
from raadsboek.core.errors import HistoryFailed
from raadsboek.core.problem import Problem
from raadsboek.core.text import visible
from raadsboek.history.git import Repository, run

_BRANCH = re.compile(r"ref: (refs/heads/[^\0-\x20\x7f~^:?*\[\\]+)")


class State(Struct, frozen=True):
    """Where the history stands: the newest version, the branch, and what is in the way.

    `head` is None when there are no versions yet; `branch` (refs/heads/main) is None when an old
    version is checked out. With an obstacle nothing may be recorded.
    """

    head: str | None
    branch: str | None
    obstacles: tuple[Problem, ...]


class Unfinished(HistoryFailed):
    """The repository is in the middle of something else; nothing was recorded."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message, problem.fix)
        self.problem = problem


_MARKS = (
    ("MERGE_HEAD", "samenvoeging", "git merge --abort"),
    ("CHERRY_PICK_HEAD", "overname van een versie", "git cherry-pick --abort"),
    ("REVERT_HEAD", "terugdraaiing van een versie", "git revert --abort"),
    ("rebase-merge", "verplaatsing van versies (rebase)", "git rebase --abort"),
    ("rebase-apply/applying", "inlezing van versies uit post (am)", "git am --abort"),
    ("rebase-apply", "verplaatsing van versies (rebase)", "git rebase --abort"),
    ("BISECT_LOG", "zoektocht in versies (bisect)", "git bisect reset"),
    ("sequencer", "reeks van versies", "git cherry-pick --quit"),
)


def branch_of(repository: Repository) -> str | None:
    """Return the branch that new versions go to (refs/heads/main); None when on no branch."""
    try:
        text = (repository.git_directory / "HEAD").read_text("utf-8", "replace")
    except OSError as error:
        raise storage_failed(error.errno, "de wijziging") from error
    match = _BRANCH.fullmatch(text.strip())
    return match.group(1) if match else None


def obstacles_in(repository: Repository) -> tuple[Problem, ...]:
    """Return what keeps a version from being added; looks at files only, runs nothing."""
    found = []
    for name, what, command in _MARKS:
        if (repository.git_directory / name).exists():
            found.append(
                Problem(
                    code="geschiedenis-onderbroken",
                    message=f"In deze map is een {what} begonnen en niet afgemaakt. "
                    "Raadsboek slaat zolang niets op.",
                    fix=f"Maak het af, of breek het af met '{command}' in deze map. "
                    "Vraag hulp als u dit niet zelf begonnen bent.",
                )
            )
            break
    branch = branch_of(repository)
    if branch is not None and _lost(repository, branch):
        found.append(
            Problem(
                code="geschiedenis-tak-weg",
                message=f"De tak '{visible(branch.removeprefix('refs/heads/'))}' is weg, terwijl "
                "er wel versies zijn. Wat nu wordt opgeslagen zou een geschiedenis zonder "
                "verleden beginnen, dus Raadsboek slaat niets op.",
                fix="Zet de map .git terug uit een reservekopie. Anders: de laatste versie staat "
                "onderaan in .git/logs/HEAD; vraag hulp om de tak daarop terug te zetten.",
            )
        )
    if branch is None:
        found.append(
            Problem(
                code="geschiedenis-oude-versie",
                message="De map staat op een oude versie, niet op de nieuwste. Wat nu wordt "
                "opgeslagen zou later zoekraken, dus Raadsboek slaat niets op.",
                fix="Ga terug naar de nieuwste versie met 'git switch main', of vraag hulp.",
            )
        )
    return tuple(found)


def _lost(repository: Repository, branch: str) -> bool:
    """Tell if the branch does not exist though versions were made: no new history, but a loss."""
    top = repository.git_directory
    try:
        if (top / branch).exists() or (top / "logs/HEAD").stat().st_size == 0:
            return False
        # A pipe in its place would keep us waiting for ever.
        packed = top / "packed-refs"
        listed = packed.read_bytes() if packed.is_file() else b""
    except FileNotFoundError:
        return False
    except OSError as error:
        raise storage_failed(error.errno, "de wijziging") from error
    return f" {branch}\n".encode() not in listed


def refuse_obstacles(repository: Repository) -> None:
    """Raise `Unfinished` when something keeps a version from being added."""
    for problem in obstacles_in(repository):
        raise Unfinished(problem)


def state(repository: Repository) -> State:
    """Return where the history stands and what is in the way of adding to it."""
    name = run(repository, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], accept=(0, 1))
    return State(
        head=name.decode("ascii").strip() or None,
        branch=branch_of(repository),
        obstacles=obstacles_in(repository),
    )
