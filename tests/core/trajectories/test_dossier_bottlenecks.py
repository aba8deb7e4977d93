"""What lags in a dossier: exactly the planted defects, and nothing in a dossier that goes well."""

import datetime

import pytest

from raadsboek.core.council import Council
from raadsboek.core.note import Value
from raadsboek.core.problem import Severity
from raadsboek.core.trajectories.bottlenecks import bottlenecks_of
from raadsboek.core.trajectories.dossier import work_out
from raadsboek.vault.procedures import read_law

TODAY = datetime.date(2026, 11, 22)


def lagging(*lines: str, form: str = "advies", **keys: Value) -> list[str]:
    """Return the codes of what lags in a dossier with these events."""
    meta: dict[str, Value] = {"vorm": form, "gebeurtenissen": [*lines], **keys}
    found = bottlenecks_of("d.md", work_out(meta, read_law(), Council(name="OR")), TODAY)
    problems = list(found)
    assert all(one.severity is Severity.BOTTLENECK and one.fix for one in problems)
    return [one.code for one in problems]


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("2026-11-02 aanvraag", "2026-11-05 vragen"),
        ("2026-09-01 aanvraag", "2026-09-05 vragen", "2026-10-20 antwoorden"),
        ("2026-09-01 aangekondigd",),
        ("2026-09-17 aanvraag", "2026-10-01 overleg", "2026-10-12 advies"),
        ("2026-09-01 aanvraag", "2026-09-17 overleg", "2026-10-12 advies", "2026-10-23 besluit"),
        ("2025-01-05 aanvraag", "2025-01-06 vragen", "2025-02-01 ingetrokken · geen geld"),
    ],
)
def test_a_dossier_that_goes_well_has_none(lines: tuple[str, ...]) -> None:
    """Also one that is closed, whatever once went wrong in it."""
    assert lagging(*lines) == []


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("2026-10-01 aanvraag", "2026-10-12 advies"), "stap-overgeslagen"),
        (("2026-10-05 aanvraag", "2026-10-12 vragen"), "vragen-zonder-antwoord"),
        (("2026-06-01 aangekondigd",), "aanvraag-blijft-uit"),
        (("2026-08-01 aanvraag", "2026-08-20 overleg", "2026-09-01 advies"), "traject-ligt-stil"),
        (
            (
                "2026-09-01 aanvraag",
                "2026-09-17 overleg",
                "2026-10-01 advies",
                "2026-10-12 besluit afwijkend",
            ),
            "keuze-niet-vastgelegd",
        ),
    ],
)
def test_each_defect_is_found_alone(lines: tuple[str, ...], code: str) -> None:
    """One planted defect gives one bottleneck."""
    assert lagging(*lines) == [code]


def test_a_day_that_was_agreed_is_no_silence() -> None:
    """Whoever wrote down what is waited for, and until when, need not be told."""
    lines = ("2026-08-01 aanvraag", "2026-08-20 overleg", "2026-09-01 advies")
    assert lagging(*lines, uiterlijk="2026-12-17", termijn="besluit (afspraak)") == []


def test_what_the_council_did_settles_the_choice() -> None:
    """Not appealing is an answer as well."""
    lines = (
        "2026-09-01 aanvraag",
        "2026-09-17 overleg",
        "2026-10-01 advies",
        "2026-10-12 besluit afwijkend",
        "2026-11-10 geen-beroep",
    )
    assert lagging(*lines) == []
