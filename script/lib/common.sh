# Shared by all scripts: where the project is, which Python it uses, and how it is set up.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
VENV="${CV_GENERATOR_VENV:-.venv}"

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }
fail() { printf 'ERROR: %s\n' "$*" >&2; exit 1; }

# Install Debian packages, without asking, where any of them is missing. Two that are asked for at once wait for each other.
need_packages() (
  command -v flock >/dev/null && exec 9>"${TMPDIR:-/tmp}/cv-generator-packages-$(id -u).lock" && flock 9
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && exit
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "these packages are missing and there is no sudo: ${missing[*]}"
    root=(sudo)
  fi
  say "installing packages: ${missing[*]}"
  "${root[@]}" apt-get update -qq || fail "apt-get update failed"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
    || fail "could not install: ${missing[*]}"
)

# The newest Python from 3.11 on that is on this machine.
find_python() {
  local candidate
  for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  fail "Python 3.11 or newer is needed"
}

# A virtual environment with hash-pinned packages: `make_environment requirements.txt`. Quick when nothing has changed.
make_environment() {
  local pins="$1" stamp python
  stamp="$VENV/.made-of-$(basename "$pins" .txt)"
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(cat "$pins" pyproject.toml | sha256sum)" ]; then
    return
  fi
  if [ -L "$VENV" ] && [ -x "$VENV/bin/python" ]; then
    say "$VENV is a link: its packages are another tree's and stay as they are ($pins or pyproject.toml differ)"
    return
  fi
  python="$(find_python)"
  if [ ! -x "$VENV/bin/python" ]; then
    say "making a virtual environment with $("$python" --version)"
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
      need_packages "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    fi
    "$python" -m venv "$VENV" || fail "could not make a virtual environment"
  fi
  say "installing Python packages ($pins)"
  # The pins are complete. Without --no-deps, pip looks for `name[extra]` beyond them as soon as a newer release appears.
  # pip compiles on one processor what compileall does on all; what is not meant for this Python does not compile.
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-compile --require-hashes -r "$pins" \
    || fail "could not install $pins"
  "$VENV/bin/python" -m compileall -qq -j 0 "$VENV/lib" || true
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . \
    || fail "could not install the project"
  cat "$pins" pyproject.toml | sha256sum >"$stamp"
}

run_environment() { make_environment requirements.txt; }
development_environment() { make_environment requirements-dev.txt; }
