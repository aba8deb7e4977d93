"""Draw docs/beelden from the running program: `python tools/make_pictures.py`.

The demo raadsboek of a fixed day, a clock that stands still and one theme: the same program draws
the same pictures. The walks of the guide and the other scenes come past many stops; drawn is what
a page refers to, and nothing else.
"""

import asyncio
import datetime
import os
import re
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

from demo.story import tell
from demo.waiting import put_waiting
from demo.writing import write_vault
from guide import (
    annual_report_walk,
    budget_walk,
    bundle_walk,
    cycle_walk,
    document_walk,
    election_walk,
    knowledge_walk,
    mail_walk,
    members_walk,
    memory_walk,
    minutes_walk,
    onboarding_walk,
    scenes,
    sharing_walk,
    training_walk,
    trajectory_walk,
    word_walk,
    year_walk,
)
from guide.clock import DEMO_DAY, MEETING_DAY, Clock
from guide.paper import page_pictures
from guide.secretary import LARGE, SMALL, Secretary, at_work
from raadsboek.tui.screens.first_run import FirstRunApp
from raadsboek.tui.themes import LIGHT

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "beelden"
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs" / "gebruik").glob("*.md")))
LARGE_STOP = "begrepen"
"""The stop of the walk that is also drawn at the larger size, for the README."""

_PICTURE = re.compile(r"!\[[^\]]+\]\([^)]*beelden/([a-z-]+)\.svg\)")
_PAPER = re.compile(r"!\[[^\]]+\]\([^)]*beelden/([a-z-]+)\.png\)")

Scene = Callable[[Secretary], AsyncIterator[str]]


def wanted() -> set[str]:
    """Return the names of the pictures that the pages refer to."""
    return {name for page in PAGES for name in _PICTURE.findall(page.read_text(encoding="utf-8"))}


def wanted_papers() -> set[str]:
    """Return the names of the pages of documents that the pages of the guides refer to."""
    return {name for page in PAGES for name in _PAPER.findall(page.read_text(encoding="utf-8"))}


async def pictures(work: Path) -> dict[str, str]:
    """Return a picture of every stop; the raadsboeken that this takes are made in `work`."""
    demo = work / "demo"
    write_vault(demo, tell(DEMO_DAY))
    put_waiting(demo, DEMO_DAY)
    walk, other, large = (
        Path(shutil.copytree(demo, work / name)) for name in ("walk", "other", "large")
    )
    taking = minutes_walk.take_minutes
    parts: list[Scene] = [taking, minutes_walk.record, minutes_walk.find_back, minutes_walk.slip]
    found = await _drawn(walk, "13:28", parts)
    found |= await _drawn(walk, "15:45", [minutes_walk.pick_up])
    parts = [scenes.search, scenes.look_back, scenes.make_a_note, scenes.take_in]
    parts += [scenes.meet_another_program]
    found |= await _drawn(other, "16:05", parts)
    # The key comes last: whoever has one, has it in every raadsboek.
    for walked in (
        cycle_walk,
        trajectory_walk,
        sharing_walk,
        memory_walk,
        members_walk,
        onboarding_walk,
        election_walk,
        word_walk,
        document_walk,
        knowledge_walk,
        mail_walk,
        bundle_walk,
        budget_walk,
        year_walk,
        annual_report_walk,
        training_walk,
    ):
        folder = Path(shutil.copytree(demo, work / walked.__name__))
        for day in walked.DAYS:
            found |= await _drawn(folder, day.time, [day.part], day=day.date)
    at_large = await _drawn(large, "13:28", [taking], LARGE)
    return {
        **found,
        f"{LARGE_STOP}-groot": at_large[LARGE_STOP],
        "welkom": await _welcome(work),
    }


async def _drawn(
    folder: Path,
    time: str,
    parts: Sequence[Scene],
    size: tuple[int, int] = SMALL,
    *,
    day: datetime.date = MEETING_DAY,
) -> dict[str, str]:
    async with at_work(folder, time, size, day=day, theme=LIGHT) as secretary:
        return {stop: await secretary.picture() for part in parts async for stop in part(secretary)}


async def _welcome(work: Path) -> str:
    """Return the questions of the first start, the first of them answered."""
    clock = Clock("09:30")
    app = FirstRunApp(clock, "~/raadsboek")
    async with app.run_test(size=SMALL) as pilot:
        app.theme = LIGHT
        secretary = Secretary(pilot, clock, work)
        await secretary.type("OR De Linden")
        return await secretary.picture()


def main() -> int:
    """Draw what the pages refer to, and remove every other picture; 1 when one has no scene."""
    with tempfile.TemporaryDirectory() as work:
        # Neither the settings nor the index of whoever draws have a part in it.
        for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "RAADSBOEK_CACHE"):
            os.environ[name] = str(Path(work) / "home")
        os.environ["XDG_CONFIG_HOME"] = str(Path(work) / "home" / ".config")
        found = asyncio.run(pictures(Path(work)))
        papers = page_pictures(Path(work) / "demo", DEMO_DAY)
    missing = sorted((wanted() - set(found)) | (wanted_papers() - set(papers)))
    if missing:
        stops = ", ".join(sorted([*found, *papers]))
        print(f"Zonder beeld: {', '.join(missing)}. Er is wel: {stops}.", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in (*FOLDER.glob("*.svg"), *FOLDER.glob("*.png")):
        old.unlink()
    for name in wanted():
        (FOLDER / f"{name}.svg").write_text(found[name], encoding="utf-8")
    for name in wanted_papers():
        (FOLDER / f"{name}.png").write_bytes(papers[name])
    print(f"{len(wanted() | wanted_papers())} beelden in {FOLDER.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
