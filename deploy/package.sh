#!/usr/bin/env bash
# Builds the package that a function app runs: its files, and every dependency below .python_packages, pinned by hash.
# Run it with the Python version of the function app:  PYTHON=python3.12 deploy/package.sh [TARGET.zip]
set -euo pipefail
cd "$(dirname "$0")/.."
python="${PYTHON:-python3}"
target="$(realpath -m "${1:-out/cv-generator-functions.zip}")"
limit_mb=150 # of the zip file, which every new instance fetches and unpacks before it answers

stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT
site="$stage/package/.python_packages/lib/site-packages"
mkdir -p "$site" "$(dirname "$target")"

"$python" -m pip install --quiet --disable-pip-version-check --target "$site" --no-compile --no-deps --require-hashes \
  -r requirements-azure.txt
"$python" -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir "$stage" .
"$python" -m pip install --quiet --disable-pip-version-check --target "$site" --no-compile --no-deps --upgrade \
  "$stage"/*.whl
rm -rf "$site"/bin
cp function_app.py host.json "$stage/package/"
# The host mounts the package read-only: without these, every cold start would compile every module again.
"$python" -m compileall -q -j 0 --invalidation-mode unchecked-hash "$stage/package"

rm -f "$target"
(cd "$stage/package" && "$python" -m zipfile -c "$target" .python_packages function_app.py host.json)

megabytes() { du -sm "$1" | cut -f1; }
echo "$(basename "$target"): $(megabytes "$target") MB packed, $(megabytes "$stage/package") MB unpacked; the largest parts:"
(cd "$site" && du -sm -- * | sort -rn | head -8)
if [ "$(megabytes "$target")" -ge "$limit_mb" ]; then
  echo "the package is larger than $limit_mb MB: look at what was added" >&2
  exit 1
fi
