"""The lines of a mail that is put ready: who gets it and how, and what goes along."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from raadsboek.book.mailing.choosing import Candidate, Gets
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.widgets.columns import cut
from raadsboek.tui.widgets.marked_list import MarkedList

_NAME, _ROLE, _EMAIL = 24, 21, 33
_ON, _OFF = Part("✓", "bold $success"), Part("·", "$foreground-muted")


class Ticks(MarkedList):
    """People and files: Enter is for the dialog, a click or the space bar changes a row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Wijzigen", show=False),
        Binding("enter", "screen.save", "Klaarzetten", show=False),
    ]


def person_line(one: Candidate, gets: Gets, *, is_new: bool) -> Content:
    """Return how somebody gets the mail; an address that is new in the place of the role."""
    mark, how = (_OFF, "") if gets is Gets.NOT else (_ON, gets.value)
    lacks = () if one.has_address else (Part("  geen adres", "$warning"),)
    name = Part(f" {how:<6} {cut(one.name, _NAME):<{_NAME}} ")
    told = cut(one.email, _EMAIL) if is_new else cut(one.told, _ROLE)
    return assembled(" ", mark, name, Part(told, "$foreground-muted"), *lacks)


def file_line(name: str, *, goes: bool) -> Content:
    """Return whether a file goes along."""
    return assembled(" ", _ON if goes else _OFF, f" {name}")


def head(words: str, how: str) -> Option:
    """Return the line above a group, with the keys that are for it."""
    line = assembled(Part(words, "bold $foreground-muted"), Part(f"  {how}", "$foreground-muted"))
    return Option(line, disabled=True)
