#!/bin/sh
# Make sure that there is a Chromium for the tests that open pages; install Debian's where we may.
# Succeeds when one is there, or when TWOSOURCE_NO_BROWSER=1 leaves those tests out.
set -eu

if [ -n "${TWOSOURCE_CHROMIUM:-}" ]; then
    [ -x "$TWOSOURCE_CHROMIUM" ] && exit 0
    echo "TWOSOURCE_CHROMIUM names $TWOSOURCE_CHROMIUM, and no program is there." >&2
    exit 1
fi

# The names that tests/browser/conftest.py looks for.
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then exit 0; fi
done

if [ "${TWOSOURCE_NO_BROWSER:-}" = 1 ]; then
    echo "No Chromium: TWOSOURCE_NO_BROWSER=1 leaves the pages unopened."
    exit 0
fi

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "The tests open pages in Chromium, and none is installed." >&2
    echo "Install Chromium or Chrome, or name one:  make test TWOSOURCE_CHROMIUM=/path/to/chromium" >&2
    echo "To leave these tests out:  make test TWOSOURCE_NO_BROWSER=1" >&2
    exit 1
fi

echo "Installing Chromium, which the tests open pages in."
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -qq -y --no-install-recommends chromium fonts-dejavu-core fonts-liberation >/dev/null
command -v chromium >/dev/null
