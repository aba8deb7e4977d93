#!/bin/sh
# Make or refresh the environment in the folder $1 from requirements/lock.txt.
# Uses uv when it is there; otherwise the first Python >= 3.11 on the PATH, with its own venv and pip.
set -eu
cd "$(dirname "$0")/.."
environment=$1
lock=requirements/lock.txt

fail() {
    echo "raadsboek: $1" >&2
    exit 1
}

command -v git >/dev/null 2>&1 || fail "git is missing; install git and try again."

# A name on the PATH proves nothing (version managers leave stubs there), so each one is tried.
find_python() {
    for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
}

# An environment whose Python was removed or is too old is made anew.
usable() {
    "$environment/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

python=$(find_python)
if command -v uv >/dev/null 2>&1; then
    usable || uv venv --quiet --clear --python "${python:->=3.11}" "$environment"
    uv pip install --quiet --compile-bytecode --python "$environment/bin/python" \
        --require-hashes -r "$lock"
    uv pip install --quiet --python "$environment/bin/python" \
        --no-deps --no-build-isolation --editable .
else
    test -n "$python" || fail "no Python 3.11 or newer on the PATH; install one and try again."
    "$python" -c 'import ensurepip' 2>/dev/null ||
        fail "$python has no venv module; on Debian and Ubuntu: apt install python3-venv."
    { usable && "$environment/bin/python" -m pip --version >/dev/null 2>&1; } ||
        "$python" -m venv --clear "$environment"
    "$environment/bin/python" -m pip install -qq --disable-pip-version-check \
        --require-hashes -r "$lock"
    "$environment/bin/python" -m pip install -qq --disable-pip-version-check \
        --no-deps --no-build-isolation --editable .
fi
