#!/bin/sh
# Makes .venv and installs the pinned packages: `sh config/setup.sh` for running, `sh config/setup.sh dev` for tests and linters too.
# Uses uv when it is there, else python3 -m venv and pip. Does nothing when nothing changed. Called from the project's root.
set -eu

VERSIONS="3.11 3.12 3.13"
kind=${1:-run}
if [ "$kind" = dev ]; then
    set -- -r requirements.txt -r requirements-dev.txt
    files="requirements.txt requirements-dev.txt"
else
    set -- -r requirements.txt
    files=requirements.txt
fi

say() { printf '%s\n' "$*" >&2; }

# A virtual environment that was moved is broken, so its place belongs to the stamp.
fingerprint() { { printf '%s\n' "$PWD"; cat $files; } | cksum; }

stamp=.venv/.installed-$kind
# What is good for the tests is good for running.
if [ "$kind" = run ] && [ -f .venv/.installed-dev ] && [ "$(cat .venv/.place 2>/dev/null)" = "$PWD" ] &&
    [ "$(sed -n 2p .venv/.installed-dev)" = "$(cksum < requirements.txt)" ]; then exit 0; fi
if [ -x .venv/bin/python ] && [ -f "$stamp" ] && [ "$(sed -n 1p "$stamp")" = "$(fingerprint)" ]; then exit 0; fi

is_supported() {
    "$1" -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] not in sys.argv[1].split())' "$VERSIONS" 2>/dev/null
}

find_python() {
    for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
        if [ -n "$candidate" ] && is_supported "$candidate"; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

make_venv() {
    rm -rf .venv
    if python=$(find_python); then
        if [ -n "$uv" ]; then
            "$uv" venv -q --python "$python" .venv
        elif ! "$python" -m venv .venv >&2; then
            rm -rf .venv
            say "$python cannot make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv (or install uv)."
            exit 1
        fi
    elif [ -n "$uv" ]; then
        say "No Python $VERSIONS on this machine: uv fetches one."
        "$uv" venv -q --python 3.12 .venv
    else
        say "Parallax needs Python 3.11, 3.12 or 3.13, and none was found as ${PYTHON:+$PYTHON, }python3, python3.13, python3.12 or python3.11."
        say "Install one (Debian, Ubuntu: apt-get install python3 python3-venv), or name one: make setup PYTHON=/path/to/python3."
        exit 1
    fi
}

uv=$(command -v uv || true)
# One that somebody else made (it has no .place) is used as it is; one that was moved or copied here has wrong paths in it.
if ! { [ -x .venv/bin/python ] && [ "$(cat .venv/.place 2>/dev/null || echo "$PWD")" = "$PWD" ] && is_supported .venv/bin/python; }; then
    make_venv
fi
printf '%s\n' "$PWD" > .venv/.place
if [ -n "$uv" ]; then
    say "Installing the pinned packages with uv (only the first time and after a change of ${files%% *})."
    "$uv" pip install -q --python .venv/bin/python --require-hashes "$@"
else
    .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null 2>&1 || make_venv # made by uv
    say "Installing the pinned packages with pip; this takes a minute or two, and only the first time."
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-input --require-hashes "$@" >&2
fi
{ fingerprint; cksum < requirements.txt; } > "$stamp"
