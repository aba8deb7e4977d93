"""The program that runs git-filter-repo on a private copy: `python -m ... PLAN`.

A process of its own, started by `filtering` only: git-filter-repo starts git itself, in the folder
where it runs and with the settings of its environment. It must not decide what goes: the plan says.
"""

import sys
from pathlib import Path
from typing import Any

import msgspec

from raadsboek.history.filtering import Plan

_OPTIONS = (
    "--force",
    "--quiet",
    "--no-gc",
    "--preserve-commit-encoding",
    *("--prune-empty", "auto"),
    *("--replace-refs", "delete-no-add"),
)


def main(plan_file: str) -> None:
    """Carry out the plan in the repository of the environment."""
    import git_filter_repo as filter_repo

    plan = msgspec.json.decode(Path(plan_file).read_bytes(), type=Plan)
    paths = set(plan.paths)
    blobs = {one.encode("ascii") for one in plan.blobs}
    swaps = {old.encode("ascii"): new.encode("ascii") for old, new in plan.swaps.items()}
    messages = {version.encode("ascii"): text for version, text in plan.messages.items()}

    # Any: git-filter-repo has no types.
    def on_commit(commit: Any, _metadata: Any) -> None:
        kept = []
        for change in commit.file_changes:
            if change.filename in paths:
                continue
            if change.type == b"M" and change.blob_id in blobs:
                # What stood there before must not come back in its place.
                change = filter_repo.FileChange(b"D", change.filename)
            elif change.type == b"M":
                change.blob_id = swaps.get(change.blob_id, change.blob_id)
            kept.append(change)
        commit.file_changes = kept
        commit.message = messages.get(commit.original_id, commit.message)

    def on_tag(tag: Any, _metadata: Any) -> None:
        name = tag.ref.decode("utf-8", "surrogateescape")
        tag.message = plan.tags.get(name, tag.message)

    options = filter_repo.FilteringOptions.parse_args(list(_OPTIONS))
    filter_repo.RepoFilter(options, commit_callback=on_commit, tag_callback=on_tag).run()


if __name__ == "__main__":
    main(sys.argv[1])
