"""The wheel is whole: in an environment with only what it asks for, `raadsboek` works.

This is what `uv tool install .` and `pipx install .` do: build the wheel, install it with its
dependencies, put the console script on the PATH. No network: the dependencies are copied from
the environment of the tests, only those that the wheel declares, so that one which is
forgotten in pyproject.toml is missed here.
"""

import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from raadsboek import __version__
from raadsboek.vault.template import template_files

ROOT = Path(__file__).parents[2]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def declared_distributions(name: str, extras: frozenset[str] = frozenset()) -> set[str]:
    """Return the names of all distributions that one needs, directly or through others."""
    found: set[str] = set()
    todo = [(canonicalize_name(name), extras)]
    done = set(todo)
    while todo:
        current, wanted = todo.pop()
        for line in importlib.metadata.requires(current) or []:
            needed = Requirement(line)
            if needed.marker and not any(
                needed.marker.evaluate({"extra": extra}) for extra in wanted | {""}
            ):
                continue
            following = (canonicalize_name(needed.name), frozenset(needed.extras))
            found.add(following[0])
            if following not in done:
                done.add(following)
                todo.append(following)
    return found


def copy_distribution(name: str, target: Path) -> None:
    """Copy the installed files of a distribution to another site-packages folder."""
    distribution = importlib.metadata.distribution(name)
    for file in distribution.files or []:
        if ".." in file.parts or file.suffix == ".pyc":
            continue
        place = target / file
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(str(distribution.locate_file(file)), place)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from the files of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the scripts folder of a clean environment with the wheel and what it declares."""
    if importlib.util.find_spec("ensurepip") is None:
        pytest.skip("this Python cannot make an environment with pip")
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, with_pip=True)
    python = folder / SCRIPTS / "python"
    site_packages = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    for name in declared_distributions("raadsboek"):
        copy_distribution(name, Path(site_packages))
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "install", "--quiet", "--no-index", "--no-deps", wheel], check=True, timeout=120
    )
    subprocess.run([*pip, "check"], check=True, capture_output=True)
    return folder / SCRIPTS


def call(scripts: Path, *arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run the installed program in `folder`."""
    return subprocess.run(
        [scripts / "raadsboek", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_the_template_is_in_the_wheel(wheel: Path) -> None:
    """Every file of the vault template lies in the wheel, byte for byte."""
    with zipfile.ZipFile(wheel) as archive:
        packed = {
            name.removeprefix("raadsboek/vault_template/"): archive.read(name)
            for name in archive.namelist()
            if name.startswith("raadsboek/vault_template/")
        }

    assert packed == dict(template_files())
    assert "raadsboek.yaml" in packed


def test_no_test_or_tool_is_in_the_wheel(wheel: Path) -> None:
    """The wheel holds the package and its description, nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}

    assert tops == {"raadsboek", f"raadsboek-{__version__}.dist-info"}


def test_the_installed_program_knows_its_version(installed: Path, tmp_path: Path) -> None:
    """The console script starts and says its version."""
    done = call(installed, "--version", folder=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (0, f"raadsboek {__version__}\n", "")


def test_the_installed_program_makes_a_raadsboek(installed: Path, tmp_path: Path) -> None:
    """`raadsboek init` works from the wheel: template, settings and a first version."""
    done = call(
        installed,
        "init",
        "mijn-or",
        "--naam=OR De Linden",
        "--orgaan=OR",
        "--secretaris=Noor van Dijk",
        "--email=noor@example.org",
        folder=tmp_path,
    )
    shown = call(installed, "--map", "mijn-or", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert {path for path, _ in template_files()} <= {
        path.relative_to(tmp_path / "mijn-or").as_posix()
        for path in (tmp_path / "mijn-or").rglob("*")
    }
    assert (shown.returncode, "OR De Linden" in shown.stdout) == (0, True), shown.stderr


def test_the_installed_screens_can_be_loaded(installed: Path, tmp_path: Path) -> None:
    """The screens and their style files are in the wheel with all that they import."""
    code = "from raadsboek.tui.app import RaadsboekApp; RaadsboekApp.CSS_PATH"
    done = subprocess.run(
        [installed / "python", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
