"""One damage at a time in a sound raadsboek: `controleer` names it, whatever it is."""

import random
import shutil
from pathlib import Path

import damages
import pytest
import sound_vault
from damages import DAMAGES, Damage
from front_door import ask

from raadsboek.core.errors import EXIT_OK, EXIT_PROBLEMS


@pytest.fixture(scope="module")
def sound(empty_raadsboek: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a raadsboek in which nothing is wrong, to copy."""
    root = tmp_path_factory.mktemp("gaaf") / "raadsboek"
    sound_vault.make(empty_raadsboek, root)
    return root


def codes_after(sound: Path, root: Path, damage: Damage, chance: random.Random) -> set[str]:
    """Return what `controleer` finds in a copy with this damage."""
    shutil.copytree(sound, root, symlinks=True)
    damage.inflict(root, chance)
    answer = ask("--map", str(root), "controleer", "--json")
    assert answer.code == EXIT_PROBLEMS, (damage.name, answer)
    assert isinstance(answer.data, list)
    for problem in answer.data:
        assert problem["melding"].endswith((".", "?")), problem
        assert problem["oplossing"], problem
    return {problem["code"] for problem in answer.data}


def test_a_sound_raadsboek_is_clean(sound: Path) -> None:
    """Without damage there is nothing to say, in words and in JSON."""
    words = ask("--map", str(sound), "controleer")
    assert (words.code, words.out, words.err) == (EXIT_OK, "", "Alles klopt.\n")
    assert ask("--map", str(sound), "controleer", "--json").data == []


@pytest.mark.parametrize("damage", DAMAGES, ids=[damage.name for damage in DAMAGES])
def test_every_damage_is_named(sound: Path, tmp_path: Path, damage: Damage) -> None:
    """The damage has its code, among whatever else it causes."""
    found = codes_after(sound, tmp_path / "raadsboek", damage, random.Random(2026))

    assert found & damage.codes, (damage.name, found)


def test_what_cannot_be_recorded_is_not_said_to_be_recordable(sound: Path, tmp_path: Path) -> None:
    """A link and a huge file are named for what they are; recording them is not advised."""

    def inflict(root: Path, chance: random.Random) -> None:
        (root / "kennis/elders.md").symlink_to(chance.choice(["/etc/passwd"]))
        (root / "kennis/ook.txt").symlink_to("/etc/passwd")
        for name in ("kennis/groot.md", "bijlagen/groot.pdf"):
            with (root / name).open("wb") as file:
                file.truncate(20_000_000)

    damage = Damage("niet te bewaren", inflict, frozenset())
    found = codes_after(sound, tmp_path / "raadsboek", damage, random.Random(1))

    assert found == {"koppeling-naar-buiten", "te-groot", "niet-bewaard"}


def test_there_are_enough_damages() -> None:
    """The list does not shrink unseen."""
    assert len(DAMAGES) >= 40
    assert len({damage.name for damage in DAMAGES}) == len(DAMAGES)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(400))
def test_a_random_damage_is_named(sound: Path, tmp_path: Path, seed: int) -> None:
    """Whichever damage falls wherever, it is named."""
    chance = random.Random(seed)
    damage = chance.choice(damages.DAMAGES)
    found = codes_after(sound, tmp_path / "raadsboek", damage, chance)

    assert found & damage.codes, (damage.name, seed, found)
