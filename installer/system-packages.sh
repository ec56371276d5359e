#!/bin/sh
# What the programs need from Debian beyond Python and make. Prints nothing when all is there.
# As root it installs what is missing; otherwise it prints the one command to run and stops with 1.
# Usage: system-packages.sh desktop|tests|voice
set -eu

# python3-venv: the environment. The lib* line: what Qt's xcb platform loads. xvfb: a screen where there is none.
# fonts: Latin, the scripts of South Asia and the Middle East, and Chinese, Japanese and Korean.
desktop="python3-venv
libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0
libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-randr0 libxcb-xkb1
fontconfig fonts-dejavu-core fonts-noto-core fonts-droid-fallback xvfb xauth"
tests="postgresql-15"
# What Qt's text to speech loads, and voices in English and Welsh.
voice="libpulse0 libspeechd2 speech-dispatcher speech-dispatcher-espeak-ng espeak-ng"

case "${1:-}" in
desktop) wanted="$desktop" ;;
tests) wanted="$desktop $tests" ;;
voice) wanted="$desktop $voice" ;;
*) echo "usage: $0 desktop|tests|voice" >&2; exit 2 ;;
esac

command -v dpkg-query >/dev/null 2>&1 || exit 0 # not a Debian: the README says what Qt needs elsewhere

missing=""
for package in $wanted; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ]; then
    echo "Installing from Debian:$missing"
    apt-get update -qq
    # The PostgreSQL package would start a cluster of its own; the tests make theirs in a temporary folder.
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        mkdir -p /etc/postgresql-common
        echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
    fi
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "Missing from the system. Run this once, then the same make again:"
    echo "  sudo apt-get install --no-install-recommends$missing"
    exit 1
fi
