"""Every command behaves as its transcript in this folder says; see transcripts.py for the form."""

import os
from pathlib import Path

import pytest
import transcripts

FILES = sorted(Path(__file__).parent.glob("*.transcript"))
UPDATE = os.environ.get("RAADSBOEK_TRANSCRIPTS") == "update"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_transcript(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a person types in the transcript gives what the transcript shows."""
    monkeypatch.setenv("RAADSBOEK_DEBUG", "1")
    # Where a transcript can write what an earlier day left behind.
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    steps, tail = transcripts.parse(file.read_text(encoding="utf-8"))
    differences = []
    for step, actual in zip(steps, transcripts.play(steps, tmp_path), strict=True):
        if not transcripts.matches(step.outcome, actual):
            differences += [f"$ {step.command}", *(f"- {line}" for line in step.outcome)]
            differences += [f"+ {line}" for line in actual]
            if not UPDATE:
                break
            step.outcome = actual
    if UPDATE and differences:
        file.write_text(transcripts.render(steps, tail), encoding="utf-8")
    assert UPDATE or not differences, "\n".join(differences)


def test_a_transcript_reads_back_as_written() -> None:
    """Updating a transcript keeps every line that did not change."""
    text = (
        "# één\n\n$ cat > a/b\n<eerste\n<\n\n"
        "# twee\n@ 2026-12-10 15:30\n$ cat a/b\n>eerste\n>\n? 0\n\n# einde\n"
    )

    assert transcripts.render(*transcripts.parse(text)) == text


def test_a_wildcard_stays_within_its_line() -> None:
    """`{*}` stands for a part of one line, and for nothing more."""
    assert transcripts.matches([">versie {*} van {*}."], [">versie 1a2b van anna."])
    assert not transcripts.matches([">versie {*}"], [">versie 1", ">versie 2"])
