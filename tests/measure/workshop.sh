#!/usr/bin/env bash
# Draws the sample's map of today from the empty template in the real window, on a virtual screen, and says what that took.
#
#   workshop.sh          without the mouse: how many keys
#   workshop.sh mouse    with the mouse and no key besides letters: how many clicks
#
# A picture of the map at the end goes to PICTURE (default: docs/pictures/typed.png or clicked.png). PROGRAMS: a folder with
# parcours and examples/type_sample, instead of building them. PAUSE: seconds after a key (default 0.05) or after a click (1: on such a
# screen without a graphics card a frame takes that long).
#
# Needs: apt-get install xvfb openbox xdotool imagemagick x11-xkb-utils libgl1-mesa-dri libegl1 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0
set -euo pipefail
cd "$(dirname "$0")/../.."

hand=${1:-keys}
case $hand in
    keys) width=1280 height=720 name=typed pause=0.05 ;;
    # High enough for the whole map: what would have to be scrolled to is no matter of clicks.
    mouse) width=2800 height=1900 name=clicked pause=1 ;;
    *) echo "usage: workshop.sh [mouse]" >&2; exit 1 ;;
esac
picture=${PICTURE:-docs/pictures/$name.png}
pause=${PAUSE:-$pause}
. tests/measure/screen.sh
need Xvfb openbox xdotool import setxkbmap

programs=${PROGRAMS:-}
if [ -z "$programs" ]; then
    programs=${CARGO_TARGET_DIR:-target}/release
    cargo build --quiet --release --locked --bin parcours --example type_sample
fi

screen_up "${width}x${height}"
export LANG=en_GB.UTF-8
# Without a window manager no window gets the focus. The window fills the screen, so that its places are those of the screen.
cat >"$place/openbox.xml" <<'END'
<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application type="normal">
<decor>no</decor><maximized>yes</maximized><focus>yes</focus></application></applications></openbox_config>
END
openbox --config-file "$place/openbox.xml" >/dev/null 2>&1 &
sleep 1
# A keyboard that has the typographic signs of the sample, ’ “ ” €, before the program reads it.
setxkbmap -layout us -variant altgr-intl

"$programs/parcours" new "$place/drawn.parcours" --lang en >/dev/null
if [ "$hand" = mouse ]; then
    # Where to click is found out on a copy.
    cp "$place/drawn.parcours" "$place/plan.parcours"
    PARCOURS_HOME="$place/plan" "$programs/examples/type_sample" mouse "$place/plan.parcours" $width $height >"$place/hands"
else
    "$programs/examples/type_sample" >"$place/hands"
fi
"$programs/parcours" "$place/drawn.parcours" >/dev/null 2>&1 &
program=$!
until xdotool search --onlyvisible --pid "$program" windowfocus >/dev/null 2>&1; do sleep 0.1; done
sleep 2
while IFS=$'\t' read -r what value; do
    case $what in
        type) LC_ALL=C.UTF-8 xdotool type --delay 35 -- "$value" && sleep "$pause" ;;
        key) xdotool key "$value" && sleep "$pause" ;;
        click)
            read -r x y times <<<"$value"
            xdotool mousemove "$x" "$y" click --repeat "$times" --delay 60 1 && sleep "$pause" ;;
        keys | clicks) echo "$value" ;;
    esac
done <"$place/hands"
sleep 1
import -window root "$picture"
kill "$program"
wait "$program" 2>/dev/null || true
"$programs/examples/type_sample" "$place/drawn.parcours" || true
