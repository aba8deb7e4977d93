"""Folders that a program such as OneDrive copies are known by their names and marks."""

from pathlib import Path

import pytest

from raadsboek.vault.cloud import cloud_of, cloud_problem


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Zorggroep De Linden/OR", "OneDrive"),
        ("Dropbox (Persoonlijk)/OR/raadsboek", "Dropbox"),
        ("Google Drive/Mijn bestanden", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/OR", "iCloud"),
        ("Nextcloud/or", "Nextcloud"),
        ("Documenten/OR", ""),
        ("Dropbox-uitleg/OR", ""),
    ],
)
def test_folders_of_a_cloud_are_known(place: str, service: str, tmp_path: Path) -> None:
    """The name of a folder on the way says which service copies it."""
    assert cloud_of(tmp_path / place, {}) == service


def test_marks_and_settings_of_a_cloud_are_known(tmp_path: Path) -> None:
    """A folder with another name is known by what the program leaves in it, or by Windows."""
    (tmp_path / "werk/or").mkdir(parents=True)
    assert cloud_problem(tmp_path / "werk/or") is None
    assert cloud_of(tmp_path / "werk/or", {"OneDriveCommercial": str(tmp_path)}) == "OneDrive"

    (tmp_path / "werk/.dropbox.cache").mkdir()
    problem = cloud_problem(tmp_path / "werk/or")

    assert problem is not None
    assert problem.code == "map-in-cloud"
    assert "Dropbox" in problem.message
