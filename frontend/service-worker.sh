#!/bin/sh
# Writes the service worker of this build: its file list and its name are known only now.
set -eu
cd "$TRUNK_STAGING_DIR"
files=$(find . -type f ! -name sw.js | LC_ALL=C sort | sed 's|^\.\(.*\)$|  "\1",|')
build=$(find . -type f ! -name sw.js | LC_ALL=C sort | xargs cat | cksum | tr -d ' ')
awk -v build="$build" -v files="$files" '
  { sub(/__BUILD__/, build) }
  /__FILES__/ { print files; next }
  { print }
' "$TRUNK_SOURCE_DIR/service-worker.js" > sw.js
