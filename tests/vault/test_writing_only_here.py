"""One module writes in the vault: every other way to change a file is refused in review by this."""

import ast
import re
from pathlib import Path

import pytest

import raadsboek

SOURCE = Path(raadsboek.__file__).parent
ALLOWED = {
    "vault/writing.py": "the one writer",
    "history/git.py": "only processes, and the environment of this one",
}
OUTSIDE_THE_VAULT = {
    "index": "the cache in the user's own folder, which never is a note",
    "book/crash.py": "the report of a fault in the program, in the user's own folder",
    "vault/new_folder.py": "a folder that is made as a whole, beside anything that is there",
    "history/copying.py": "a folder of its own for the moment, to read a copy back in",
    "intake/office.py": "a folder for the moment, in which LibreOffice works",
    "book/recent.py": "which raadsboeken were opened, in the user's own folder",
    "history/quarantine.py": "a folder for the moment, to look into a bundle",
    "tui/faults.py": "the same",
    "tui/themes.py": "the chosen colours, in the user's own folder",
    "cli/output.py": "the nowhere device, when the reader of the output has gone",
}
WRITING_METHODS = {
    *("write_text", "write_bytes", "touch", "mkdir", "rmdir", "unlink", "rename", "chmod"),
    *("symlink_to", "hardlink_to", "truncate", "makedirs", "removedirs"),
    *("mkfifo", "mkstemp", "mkdtemp", "rmtree", "copyfile", "copy2", "copytree"),
}
WRITING_FLAGS = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"}
OS_ONLY = {"open", "remove", "replace", "link", "symlink", "ftruncate", "fchmod"}


def changes_files(tree: ast.AST) -> list[str]:
    """Return each call in a module that could change a file."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [alias.name for alias in node.names] + [getattr(node, "module", "") or ""]
            found += [name for name in names if name in ("shutil", "tempfile")]
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        owner = getattr(getattr(called, "value", None), "id", "")
        if name in WRITING_METHODS or (owner == "os" and name in OS_ONLY):
            found.append(f"{owner}.{name}" if owner else name)
        if name == "replace" and len(node.args) == 1 and not node.keywords:
            found.append("replace")  # of a path: text takes two arguments, a struct takes names
        if name == "open" and owner != "os" and _opens_for_writing(node, called):
            found.append("open")
    return found


def _opens_for_writing(call: ast.Call, called: ast.expr) -> bool:
    position = 1 if isinstance(called, ast.Name) else 0
    modes = [word.value for word in call.keywords if word.arg == "mode"] + call.args[position:][:1]
    return any(
        bool(set(str(mode.value)) & set("wax+"))
        if isinstance(mode, ast.Constant)
        else isinstance(called, ast.Name)  # of a screen or an editor, `open` takes other things
        for mode in modes
    )


def modules() -> list[Path]:
    """Return every module of the program."""
    return sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize(
    "code",
    [
        "open('x', 'w')",
        "open('x', mode=m)",
        "Path('x').open('ab')",
        "p.write_bytes(b'')",
        "os.open('x', 1)",
        "os.replace('a', 'b')",
        "import shutil",
        "p.unlink()",
        "p.replace(q)",
        "from tempfile import mkstemp",
    ],
)
def test_the_check_itself_sees_writing(code: str) -> None:
    """Each way to write is noticed, so that the test below proves something."""
    assert changes_files(ast.parse(code))


def test_no_other_module_changes_a_file() -> None:
    """Only `vault.writing` opens, renames or removes a file of the vault."""
    found = {}
    for path in modules():
        name = path.relative_to(SOURCE).as_posix()
        if name in ALLOWED or any(name.startswith(place) for place in OUTSIDE_THE_VAULT):
            continue
        calls = changes_files(ast.parse(path.read_text(encoding="utf-8")))
        if not WRITING_FLAGS & set(re.findall(r"\bO_[A-Z]+\b", path.read_text(encoding="utf-8"))):
            calls = [call for call in calls if call != "os.open"]
        if calls:
            found[name] = calls
    assert found == {}
