"""What can be done about the key and the readers of confidential notes."""

from raadsboek.tui.actions.action import GENERAL, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="sleutel.kiezen",
        label="Kiezen",
        group=GENERAL,
        keys=("enter", "space"),
        scope="sleutel",
        footer="Kiezen",
        help="Doe wat er op de regel staat; er wordt eerst gevraagd of u het zeker weet.",
    ),
)
