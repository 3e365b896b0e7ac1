#!/usr/bin/env bash
# Types the sample's map of today from the empty template in the real window, on a virtual screen, and says how many keys
# that took. A picture of the map after the last key goes to PICTURE (default: docs/pictures/typed.png).
#
# Needs: apt-get install xvfb openbox xdotool imagemagick libgl1-mesa-dri libegl1 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0
set -euo pipefail
cd "$(dirname "$0")/../.."

picture=${PICTURE:-docs/pictures/typed.png}
. tests/measure/screen.sh
need Xvfb openbox xdotool import

target=${CARGO_TARGET_DIR:-target}
cargo build --quiet --release --locked --bin parcours --example type_sample

screen_up "${SIZE:-1280x720}"
export LANG=en_GB.UTF-8
# Without a window manager no window gets the focus.
openbox >/dev/null 2>&1 &
sleep 1

"$target/release/parcours" new "$place/typed.parcours" --lang en >/dev/null
"$target/release/parcours" "$place/typed.parcours" >/dev/null 2>&1 &
program=$!
until xdotool search --onlyvisible --pid "$program" windowfocus >/dev/null 2>&1; do sleep 0.1; done
sleep 1
# The sample has typographic quotation marks and a euro sign: xdotool gives keys these signs for the time being, and may
# lose some of them; the last line says how many cells are equal all the same.
"$target/release/examples/type_sample" >"$place/keys"
while IFS=$'\t' read -r what value; do
    case $what in
        type) LC_ALL=C.UTF-8 xdotool type --delay 35 -- "$value" ;;
        key) xdotool key "$value" && sleep 0.15 ;;
        keys) echo "$value" ;;
    esac
done <"$place/keys"
sleep 1
import -window root "$picture"
kill "$program"
wait "$program" 2>/dev/null || true
"$target/release/examples/type_sample" "$place/typed.parcours" || true
