"""Write docs/naslag and the key card from the program itself: `python tools/make_reference.py`.

Every page is derived: kinds from their structs, verbs from their help, keys from the action
registry, problems from the places that make them. A test asks that the pages are fresh.
"""

import ast
import contextlib
import io
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from procedure_page import INTRODUCTION, procedure_parts
from raadsboek.cli.main import COMMANDS, run
from raadsboek.core.kinds import KINDS
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.minutes.shortcuts import EXPANSIONS
from raadsboek.core.schema import expected, fields_of
from raadsboek.tui.keys import ACTIONS, ANYWHERE, display

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "naslag"
KEY_CARD = ROOT / "docs" / "gebruik" / "8-toetskaart.md"
_MADE = "<!-- Gemaakt door tools/make_reference.py; wijzig deze bladzijde niet met de hand. -->\n"
_CODE = re.compile(r"[a-z][a-z0-9]+(-[a-z0-9]+)*")


def pages() -> dict[str, str]:
    """Return every page of the reference by its file name."""
    return {
        "soorten.md": _kinds(),
        "opdrachten.md": _commands(),
        "toetsen.md": _keys(),
        "problemen.md": _problems(),
        "procedures.md": _page("Procedures van de wet", INTRODUCTION, procedure_parts(_table)),
    }


def _page(title: str, introduction: str, parts: Iterable[str]) -> str:
    return "\n".join([f"# {title}\n", _MADE, f"{introduction}\n", *parts]).rstrip() + "\n"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return (
        "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines) + "\n"
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _kinds() -> str:
    return _page(
        "Soorten notities",
        "Elke notitie begint met een blok sleutels tussen twee regels `---`. De sleutel `soort` "
        "zegt wat het is. Elke soort mag ook `vertrouwelijk: ja` hebben. Andere sleutels mogen "
        "ook; Raadsboek laat ze staan.",
        (_kind(kind) for kind in KINDS),
    )


def _kind(kind: Kind) -> str:
    rows = [
        (
            f"`{item.key}`" + (" (verplicht)" if item.required else ""),
            item.label,
            expected(item),
            item.default,
            item.help,
        )
        for item in fields_of(kind.struct)
    ]
    return (
        f"## {kind.label}\n\n`soort: {kind.name}`, map `{kind.folder}`, nummers als "
        f"`{kind.number_form}`.\n\n"
        + _table(("sleutel", "op het scherm", "wat er hoort", "zonder invullen", "uitleg"), rows)
    )


def _commands() -> str:
    return _page(
        "Opdrachten",
        "Alles wat op het scherm kan, kan ook met een opdracht. De uitkomst is gewone tekst; "
        "met `--json` is die er voor andere programma's.",
        (_help(*verb) for verb in ((), *((name,) for name, _ in COMMANDS))),
    )


def _help(*verb: str) -> str:
    said = io.BytesIO()
    with contextlib.redirect_stdout(io.TextIOWrapper(said, encoding="utf-8")) as stream:
        run([*verb, "--help"])
        stream.flush()
        text = said.getvalue().decode()
    title = " ".join(("raadsboek", *verb))
    return f"## {title}\n\n```text\n{text.rstrip()}\n```\n"


def _keys() -> str:
    scopes = list(dict.fromkeys(action.scope for action in ACTIONS))
    return _page(
        "Toetsen",
        "`^N` betekent: Ctrl ingedrukt houden en N typen. Letters werken buiten tekstvakken. "
        "Elke functietoets heeft een tweede weg, en alles staat ook in het menu (F10).",
        (_scope(scope) for scope in scopes),
    )


def _scope(scope: str) -> str:
    rows = [
        (", ".join(display(key) for key in action.keys) or "menu", action.label, action.help)
        for action in ACTIONS
        if action.scope == scope
    ]
    title = "Overal" if scope == ANYWHERE else scope.capitalize()
    return f"## {title}\n\n" + _table(("toets", "wat", "uitleg"), rows)


_FRONT = {
    ANYWHERE: "Overal",
    "vandaag": "Vandaag",
    "lijst": "Een lijst",
    "zoeken": "Zoeken",
    "geldt": "Wat geldt",
    "draaiboek": "Draaiboek",
    "agenda": "Agenda maken",
    "postlijst": "Postlijst",
    "postvak": "Postvak",
    "traject": "Traject",
    "termijnen": "Termijnen",
    "notulen": "Notulen",
    "correcties": "Correcties",
    "nakijken": "Correcties nakijken",
    "bewerken": "Een notitie wijzigen",
    "nieuw": "Een nieuwe notitie",
    "geschiedenis": "Geschiedenis",
    "herkomst": "Herkomst",
}
"""The screens of every day, in their order on the front of the key card."""

_BACK = {
    "verkiezing": "Verkiezing",
    "standpunten": "Standpunten",
    "vragen": "Vragen",
    "jaarverslag": "Jaarverslag",
    "telling": "Een telling",
    "zetels": "Leden en zetels",
    "contacten": "Contacten",
    "scholing": "Scholing",
    "jaarplan": "Jaarplan",
    "begroting": "Begroting",
    "jaar": "Het jaar",
    "jaarkalender": "Jaarkalender",
    "werkplan": "Werkplan",
    "versie": "Een oude versie lezen",
    "concepten": "Concepten",
    "problemen": "Problemen",
    "echtheid": "Geschiedenis nakijken",
    "samenwerken": "Samenwerken",
    "begin": "De eerste keer",
    "raadsboeken": "Raadsboeken",
    "ontvangen": "Kopie van een ander",
    "overdracht": "Overdracht",
    "rondleiding": "Rondleiding",
    "sleutel": "Sleutel",
    "bewaren": "Bewaren en vernietigen",
    "inwerken": "Inwerken",
}
"""The other screens, on its back; a new scope needs a name in one of the two."""


def key_card() -> str:
    """Return the page with every key, short enough for the two sides of one sheet of paper."""
    expansions = (
        f"`{letter}` spatie {words.strip().split(chr(10))[0]}"
        for letter, words in EXPANSIONS.items()
    )
    return _page(
        "8. Toetskaart",
        "`^N` is Ctrl met N. Letters werken als u niet in een tekst typt. Staan er twee toetsen, "
        "dan doen ze hetzelfde. Tab gaat naar het volgende vak, Enter kiest, de pijltjes lopen.",
        [
            *_screens_on_card(_FRONT),
            "**Aan het begin van een regel in de notulen** " + " · ".join(expansions) + " · "
            "**achter een `@`** een paar letters van de naam, dan Tab.\n",
            TURN,
            *_screens_on_card(_BACK),
        ],
    )


TURN = "## Achterkant: wat u minder vaak doet\n"
"""What begins the other side of the key card."""


def _screens_on_card(screens: Mapping[str, str]) -> list[str]:
    """Return a paragraph per screen; those with a key or two share the last one."""
    parts = [f"**{name}** {_keys_of(scope)}" for scope, name in screens.items()]
    long = [part for part in parts if len(part) > _SHORT]
    short = [part for part in parts if len(part) <= _SHORT]
    return [*(f"{part}\n" for part in long), " · ".join(short) + "\n"]


_SHORT = 240
"""So many characters on the key card are too few for a paragraph."""


def _keys_of(scope: str) -> str:
    return " · ".join(
        " ".join(f"`{display(key)}`" for key in action.keys[:2]) + f" {action.label}"
        for action in ACTIONS
        if action.scope == scope and action.keys
    )


def _problems() -> str:
    found: dict[str, tuple[str, str]] = {}
    source = ROOT / "src" / "raadsboek"
    # The front ends only show problems; of two sentences for a code that of a whole check counts.
    checks = source / "book" / "problems.py"
    files = [
        file
        for part in ("core", "vault", "history", "index", "book")
        for file in sorted((source / part).rglob("*.py"), key=lambda one: (one != checks, one))
    ]
    for file in files:
        for code, message, fix in _made_in(ast.parse(file.read_text(encoding="utf-8"))):
            found.setdefault(code, (message, fix))
    rows = [(f"`{code}`", *found[code]) for code in sorted(found)]
    return _page(
        "Problemen",
        "Wat `raadsboek controleer` en het scherm Problemen kunnen melden. De code blijft "
        "dezelfde in nieuwe versies; op de plaats van `…` staat wat er in de notitie staat.",
        [_table(("code", "melding", "oplossing"), rows)],
    )


def _made_in(tree: ast.AST) -> Iterator[tuple[str, str, str]]:
    """Yield (code, message, fix) of each call that makes a problem from literal words."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        named = {word.arg: _literal(word.value) for word in node.keywords if word.arg}
        words = [text for text in map(_literal, node.args) if text]
        code = named.get("code", "")
        if not code and words and _CODE.fullmatch(words[0]):
            code = words.pop(0)
        sentences = [text for text in words if text.endswith((".", "?")) and " " in text]
        message = named.get("message") or (sentences.pop(0) if sentences else "")
        fix = named.get("fix") or (sentences.pop(0) if sentences else "")
        if _CODE.fullmatch(code) and message:
            yield code, message, fix


def _literal(node: ast.expr) -> str:
    """Return the words of a literal, with … where a value is filled in; '' for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values
        )
    if isinstance(node, ast.IfExp):
        return _literal(node.body)
    if isinstance(node, ast.BinOp):
        return _literal(node.left) + (_literal(node.right) or "…")
    return ""


def main() -> int:
    """Write the pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    KEY_CARD.write_text(key_card(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
