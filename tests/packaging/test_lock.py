"""One lock, true and complete: what pyproject.toml asks, with hashes, and nothing about where."""

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements" / "lock.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ASKED = [
    Requirement(line)
    for line in [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
]
LOCKED = {
    canonicalize_name(requirement.name): requirement
    for requirement in (
        Requirement(line.rstrip(" \\"))
        for line in LOCK.splitlines()
        if re.match(r"[A-Za-z0-9]", line)
    )
}


def locked_version(name: str) -> str:
    """Return the one version that the lock gives to a package."""
    (specifier,) = LOCKED[canonicalize_name(name)].specifier
    assert specifier.operator == "=="
    return specifier.version


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.name)
def test_the_lock_holds_what_the_project_asks(asked: Requirement) -> None:
    """Each dependency of pyproject.toml is locked at a version that it allows."""
    assert asked.specifier.contains(locked_version(asked.name), prereleases=True)


def test_every_version_has_hashes() -> None:
    """Nothing is installed that was not there when the lock was made."""
    without = [
        entry.split(" ", 1)[0]
        for entry in re.split(r"\n(?=[A-Za-z0-9])", LOCK)[1:]
        if "--hash=sha256:" not in entry
    ]

    assert without == []


def test_the_lock_does_not_say_where() -> None:
    """Where packages come from is the business of the machine: no address, no index option."""
    others = [
        line
        for line in LOCK.splitlines()
        if "://" in line or not re.match(r"#|[A-Za-z0-9][\w.-]*==|    --hash=sha256:", line)
    ]

    assert others == []


def test_these_tests_run_on_the_locked_versions() -> None:
    """The environment holds what the lock says, so that a green run means the same everywhere."""
    different = [
        f"{name}: {installed} instead of {locked_version(name)}"
        for name, requirement in LOCKED.items()
        if (requirement.marker is None or requirement.marker.evaluate())
        and (installed := importlib.metadata.version(name)) != locked_version(name)
    ]

    assert different == []
