#!/bin/sh
# Write requirements/lock.txt again: the newest versions that pyproject.toml allows, with hashes,
# for every platform and Python that we support. Names no index: pip and uv use their own.
set -eu
cd "$(dirname "$0")/.."

lock=requirements/lock.txt
if ! command -v uv >/dev/null 2>&1; then
    test -x build/uv/bin/uv || { python3 -m venv build/uv && build/uv/bin/pip install --quiet uv; }
    PATH="$PWD/build/uv/bin:$PATH"
fi

new=$(mktemp)
trap 'rm -f "$new"' EXIT
uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade \
    --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
    --quiet --output-file "$new" >/dev/null
{
    echo "# Every package that Raadsboek needs to run, test and build: version and hashes, all platforms,"
    echo "# Python 3.11 and up. Made by 'make lock' from pyproject.toml; do not edit by hand."
    cat "$new"
} >"$lock"
if grep -nE '://|^ *--' "$lock" | grep -v -- '--hash='; then
    echo "The lock names an address or an option; it must hold versions and hashes only." >&2
    exit 1
fi
