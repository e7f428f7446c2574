#!/usr/bin/env bash
# Installs the programs that the tests need beside Python. Quick where they are there.
source "$(dirname "$0")/common.sh"
# LibreOffice and poppler as independent readers of what we write, Java and JAXB for veraPDF.
programs=(libreoffice-writer-nogui poppler-utils fonts-liberation procps default-jdk-headless libjaxb-java)
# Chromium for the pages: without windows it costs two thirds of the other. Who has either needs no package; Ubuntu has none.
command -v chromium-headless-shell chromium >/dev/null || programs+=(chromium-headless-shell)
# Node.js for Azurite and the MCP inspector.
command -v npm >/dev/null || programs+=(nodejs npm)
need_packages "${programs[@]}"
for folder in tests/*/; do
  [ -f "$folder/package-lock.json" ] || continue
  if ! cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-from"; then
    say "installing npm packages ($folder)"
    (cd "$folder" && npm ci --silent --no-audit --no-fund) || fail "npm ci failed in $folder"
    cp "$folder/package-lock.json" "$folder/node_modules/.installed-from"
  fi
done
