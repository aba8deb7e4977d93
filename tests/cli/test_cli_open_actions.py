"""The table of open actions names the same kind and key as the kind's own declaration."""

from raadsboek.cli.open_actions import DUE_KEY, KIND, late, open_actions
from raadsboek.core.kinds import action


def test_the_light_names_are_those_of_the_kind() -> None:
    """The copy that saves an import says what the declaration says."""
    assert (action.KIND.name, action.KIND.due_key) == (KIND, DUE_KEY)


def test_only_what_is_past_its_day_is_marked() -> None:
    """Today is not late, and neither is an action without a day."""
    columns = {"nummer": "Nummer", "uiterlijk": "Uiterlijk"}
    rows = [["A-1", "2026-11-21"], ["A-2", "2026-11-22"], ["A-3", ""]]

    assert open_actions(columns, rows, "2026-11-22") == (
        ["Te laat", "Nummer", "Uiterlijk"],
        [["!", "A-1", "2026-11-21"], ["", "A-2", "2026-11-22"], ["", "A-3", ""]],
    )
    assert not late("", "2026-11-22")
