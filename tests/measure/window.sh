#!/usr/bin/env bash
# What a window costs: processor time until its first frame, memory at rest, processor time while nothing happens.
# First an empty window of the same libraries, then Parcours with maps of 60 and 2,000 cards.
#
# Needs: apt-get install xvfb xdotool libgl1-mesa-dri libegl1 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0
set -euo pipefail
cd "$(dirname "$0")/../.."

size=${SIZE:-1440x900}
rest_seconds=5
idle_seconds=${IDLE_SECONDS:-20}

. tests/measure/screen.sh
need Xvfb xdotool

target=${CARGO_TARGET_DIR:-target}
cargo build --quiet --release --locked --bin parcours --example empty_window --example big_map

screen_up "$size"

# Hundredths of a second that all threads of the program have used.
used() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$program/stat"; }
seconds() { awk -v hundredths="$1" 'BEGIN { printf "%.2f", hundredths / 100 }'; }

measure() {
    local what=$1
    shift
    "$@" >/dev/null 2>&1 &
    program=$!
    # The window is shown only after its first frame is painted.
    until xdotool search --onlyvisible --pid "$program" >/dev/null 2>&1; do
        kill -0 "$program" 2>/dev/null || { echo "$what: ended before it showed a window" >&2; exit 1; }
        sleep 0.01
    done
    local first rested
    first=$(used)
    sleep "$rest_seconds"
    rested=$(used)
    sleep "$idle_seconds"
    printf '%-34s first frame %s CPU s   PSS %4d MiB   idle %s CPU s in %s s\n' "$what" "$(seconds "$first")" \
        "$(awk '/^Pss:/ { print int($2 / 1024 + 0.5) }' "/proc/$program/smaps_rollup")" \
        "$(seconds $(($(used) - rested)))" "$idle_seconds"
    kill "$program"
    wait "$program" 2>/dev/null || true
    program=
}

measure "empty window" "$target/release/examples/empty_window" "$size"
for cards in 60 2000; do
    "$target/release/examples/big_map" "$cards" "$place/$cards.parcours"
    measure "Parcours, map of $cards cards" "$target/release/parcours" "$place/$cards.parcours"
done
