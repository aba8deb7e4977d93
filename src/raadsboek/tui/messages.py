"""The messages that cross from a screen to the app; a widget's own messages nest in the widget."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from textual.message import Message

from raadsboek.core.errors import RaadsboekError


@dataclass
class ActionFailed(Message):
    """A use case refused. A screen that knows better what to do with it stops the message."""

    error: RaadsboekError


@dataclass
class OrganWanted(Message):
    """The user wants to see the notes of an organ, by its short name; '' asks which one."""

    organ: str = ""


@dataclass
class ScreenWanted(Message):
    """The user wants to go to another screen: its name and what it must show."""

    screen_name: str
    arguments: Mapping[str, str] = field(default_factory=dict)


FROM_OTHERS = "\0"
"""Instead of a folder, which never is called so: a raadsboek of somebody else is to be opened."""


@dataclass
class RaadsboekWanted(Message):
    """The user wants to open the raadsboek in another folder; '' to make a new one.

    `FROM_OTHERS` to open one of somebody else.
    """

    folder: str
