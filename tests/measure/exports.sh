#!/usr/bin/env bash
# What exporting a map costs, start of the program and reading of the file included, beside rsvg-convert drawing the
# very SVG that was exported.
#
# Needs, for the other column: apt-get install librsvg2-bin
set -euo pipefail
cd "$(dirname "$0")/../.."

target=${CARGO_TARGET_DIR:-target}
cargo build --quiet --release --locked --bin parcours --example big_map
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
export PARCOURS_HOME="$place/home"

# Processor seconds of a command, user and system.
cost() {
    local TIMEFORMAT='%U %S'
    { time "$@" >/dev/null 2>&3; } 3>&2 2>&1 | awk '{ printf "%.2f", $1 + $2 }'
}
size() { stat -c %s "$1" | awk '{ printf "%.2f", $1 / 1048576 }'; }

row() { printf '%-24s %12s %12s %16s %16s\n' "$@"; }
row "what" "CPU s" "MiB" "rsvg CPU s" "rsvg MiB"
for map in "60 4" "500 2" "2000 1"; do
    read -r cards scale <<<"$map"
    project="$place/$cards.parcours" picture="$place/$cards"
    "$target/release/examples/big_map" "$cards" "$project"
    "$target/release/parcours" export "$project" "$picture.svg" >/dev/null
    for kind in png pdf; do
        scaled=()
        if [ "$kind" = png ]; then scaled=(--scale "$scale"); fi
        ours=$(cost "$target/release/parcours" export "$project" "$picture.$kind" "${scaled[@]}")
        theirs="-" their_size="-"
        if command -v rsvg-convert >/dev/null; then
            zoom=1
            if [ "$kind" = png ]; then zoom=$scale; fi
            theirs=$(cost rsvg-convert --unlimited --zoom "$zoom" --format "$kind" -o "$picture-theirs.$kind" "$picture.svg")
            their_size=$(size "$picture-theirs.$kind")
        fi
        row "$cards cards, ${kind}${scaled[1]:+ ${scaled[1]}x}" "$ours" "$(size "$picture.$kind")" "$theirs" "$their_size"
    done
done
