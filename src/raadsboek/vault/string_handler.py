"""Our handler for python-frontmatter: splits as `parts` does, loads strings only.

Owns the road between python-frontmatter and our reader, so that `frontmatter.parse(text,
handler=StringHandler())` gives what the program itself reads. It must not export: that library
sorts keys and drops comments, so notes are written by `line_edit`.
"""

from typing import NoReturn

from frontmatter.default_handlers import BaseHandler

from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.vault.parts import OPENING, Parts, split
from raadsboek.vault.yaml_strings import parse


class StringHandler(BaseHandler):
    """Frontmatter whose values are the text as typed."""

    FM_BOUNDARY = OPENING
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self) -> None:
        super().__init__()
        self.warnings: tuple[Problem, ...] = ()

    def split(self, text: str) -> tuple[str, str]:
        """Return block and body; `ValueError` (as the library expects) when there is no block."""
        parts = split(text)
        if not isinstance(parts, Parts):
            raise ValueError(parts.message)
        return parts.block, parts.body

    def load(self, fm: str) -> dict[str, Value]:
        """Return the keys of the block and keep its warnings; raise `Refused` when it is unfit."""
        document = parse(fm)
        self.warnings = document.warnings
        return document.meta

    def export(self, metadata: dict[str, object], **kwargs: object) -> NoReturn:
        """Refuse: writing is done by editing lines."""
        raise NotImplementedError("notes are written by raadsboek.vault.frontmatter.edit")
