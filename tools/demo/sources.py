"""The data files of the demo, as values: lists of mappings, and the sources of meetings.

Reads only; every scalar stays the text that stands in the file.
"""

import re
from pathlib import Path
from typing import NamedTuple, TypeAlias

import yaml

Source: TypeAlias = "dict[str, SourceValue]"
SourceValue: TypeAlias = "str | list[str] | dict[str, SourceValue] | list[dict[str, SourceValue]]"

FOLDER = Path(__file__).parent
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TAG = re.compile(r" *«(?P<tag>[^»]*)»$", re.MULTILINE)
_AGENDA = re.compile(r"^(?:## .*|(?:doel|tijd|inbreng|stukken): .*)$", re.MULTILINE)
_LATER_WORDS = re.compile(r"(gereed|vervallen|loopt|doorgeschoven|voldaan|deels voldaan) (\S+)")


class Tag(NamedTuple):
    """What the story knows about a keyword line: its name, more keys, and what became of it.

    In the source it stands behind the line: «name · key value · gereed M5-4 · the result».
    """

    name: str
    keys: dict[str, str]
    status: str = ""
    when: str = ""
    result: str = ""


class MeetingSource(NamedTuple):
    """A meeting as written in `vergaderingen`: facts, full text without tags, and the tags."""

    facts: Source
    text: str
    tags: tuple[Tag, ...]

    @property
    def agenda(self) -> str:
        """The agenda before the meeting: headings and attribute lines only."""
        parts = [
            ("\n" if line.startswith("## ") else "") + line for line in _AGENDA.findall(self.text)
        ]
        return "\n".join(parts).lstrip("\n") + "\n"

    @property
    def corrections(self) -> list[tuple[str, str]]:
        """What was wrong in the draft and how it reads in the adopted minutes."""
        found = self.facts.get("correctie", [])
        assert isinstance(found, list)
        return [(str(item["was"]), str(item["wordt"])) for item in found if isinstance(item, dict)]


def files_of(folder: str) -> list[str]:
    """Return the names of the data files in a folder of the story, for `entries`."""
    return [f"{folder}/{path.stem}" for path in sorted((FOLDER / folder).glob("*.yaml"))]


def entries(name: str) -> list[Source]:
    """Return the entries of one YAML file of the story."""
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    found: list[Source] = yaml.load(text, Loader=_LOADER)
    return found


def meeting(position: int) -> MeetingSource:
    """Return the source of the meeting at this place in the year, from 1."""
    text = (FOLDER / "vergaderingen" / f"{position:02}.md").read_text(encoding="utf-8")
    _, head, body = text.split("---\n", 2)
    facts: Source = yaml.load(head, Loader=_LOADER)
    tags = tuple(_tag(match["tag"]) for match in _TAG.finditer(body))
    return MeetingSource(facts, _TAG.sub("", body), tags)


def _tag(text: str) -> Tag:
    name, *parts = (part.strip() for part in text.split(" · "))
    tag = Tag(name, {})
    while parts:
        part = parts.pop(0)
        later = _LATER_WORDS.fullmatch(part)
        if later is None:
            key, _, value = part.partition(" ")
            tag.keys[key] = value
            continue
        result = parts.pop(0) if later[1] == "gereed" else ""
        tag = tag._replace(status=later[1], when=later[2], result=result)
    return tag
