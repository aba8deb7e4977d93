"""How markdownify writes what we want: our headings, no pictures, tables that hold data.

Loads markdownify and with it its parser of pages, so it is imported late.
"""

from typing import Any

import markdownify

from raadsboek.core.documents.links import is_safe_link
from raadsboek.intake.escaping import escaped

_Base: Any = markdownify.MarkdownConverter
"""Its types name none of the methods that are meant to be replaced."""


class Converter(_Base):  # type: ignore[misc]  # see above
    """A page as Markdown that our own reader of Markdown understands."""

    def __init__(self) -> None:
        super().__init__(
            heading_style=markdownify.ATX,
            bullets="-",
            table_infer_header=True,
            # Where a line of the page ended in its source means nothing.
            wrap=True,
            wrap_width=None,
        )

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Return words so that Markdown shows them as they are."""
        return escaped(text)

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Return a link, or its words when it leads somewhere a document may not lead to."""
        address = str(el.get("href") or "").strip()
        el.attrs.pop("title", None)
        is_said_already = address == f"mailto:{el.get_text().strip()}"
        if is_said_already or not is_safe_link(address) or address.startswith("#"):
            return text
        return str(super().convert_a(el, text, parent_tags))

    def convert_img(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Return the words that stand for a picture; nothing for a decoration."""
        words = " ".join(str(el.get("alt") or "").split())
        return f" [{self.escape(words, parent_tags)}] " if words else ""

    def convert_br(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Return a new line: our Markdown keeps line ends."""
        return f" {text}" if "_inline" in parent_tags else f"\n{text}"

    def convert_td(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Return a cell, in which a bar is no end of it."""
        return str(super().convert_td(el, text.replace("|", "\\|"), parent_tags))

    def convert_th(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Return a cell of the header, in which a bar is no end of it."""
        return str(super().convert_th(el, text.replace("|", "\\|"), parent_tags))


def without_layout_tables(soup: Any) -> None:
    """Make running text of each table that is only a frame around text."""
    for table in soup.find_all("table"):
        if not _holds_data(table):
            for part in table.find_all(("caption", "thead", "tbody", "tfoot", "tr", "td", "th")):
                if part.find_parent("table") is table:
                    part.name = "div"
            table.name = "div"


def _holds_data(table: Any) -> bool:
    """Tell if a table is more than a frame: two columns, two rows, and nothing large in a cell."""
    if table.find(("table", "ul", "ol", "h1", "h2", "h3", "blockquote", "pre")) is not None:
        return False
    rows = table.find_all("tr")
    return len(rows) > 1 and len(rows[0].find_all(("td", "th"))) > 1
