# A virtual screen for a script of this folder, which sources this file: `need` names the programs it wants, `screen_up`
# starts the screen, and all is taken down at the end. Files go to $place; $program is the process that is measured.

# Ends the script where one of these programs is missing.
need() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || { echo "$tool is missing; the head of $0 names the packages." >&2; exit 1; }
    done
}

place=$(mktemp -d)
screen=
program=
clean_up() {
    [ -z "$program" ] || kill "$program" 2>/dev/null || true
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
    rm -rf "$place"
}
trap clean_up EXIT

# Starts a screen of so many pixels and sets what a program needs to show a window there.
screen_up() {
    Xvfb -displayfd 1 -screen 0 "$1x24" -nolisten tcp >"$place/display" 2>/dev/null &
    screen=$!
    until [ -s "$place/display" ]; do sleep 0.05; done
    export DISPLAY=":$(cat "$place/display")" LIBGL_ALWAYS_SOFTWARE=1 PARCOURS_HOME="$place/home"
    unset WAYLAND_DISPLAY
}
