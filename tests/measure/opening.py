#!/usr/bin/env python3
"""How soon a large project shows its figures in the real window, and whether the window keeps up while it computes.

    tests/measure/opening.py PROJECT [PROGRAM]

PROJECT has a data file and has been opened before, so that it knows its last figures. The window is opened on a virtual
screen whose pixels are read a hundred times a second: the first picture, the first with a figure in the measured colour, the
last that changes anything. Then another question is asked with the mouse: ASK ("x,y x,y") is what is clicked one after the
other. AGAIN is what is clicked after that, for a third question; while its answer is worked out the wheel moves the map sixty
times a second: how long pictures are apart, beside the same when nothing is worked out.

Needs: apt-get install xvfb openbox xdotool libgl1-mesa-dri libegl1 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from screen import SIZE, Screen

HERE = Path(__file__).resolve().parents[2]
# The measured colour of the light theme, as the screen keeps it: blue, green, red.
MEASURED = bytes([0x7A, 0x25, 0xC2])


def watch(screen, begun, seconds, quiet):
    """The moments at which the picture changed, until nothing does for `quiet` seconds, and the first with figures."""
    last, changes, figures = screen.sum(), [], None
    while (now := time.monotonic() - begun) < seconds:
        found = screen.sum()
        if found != last:
            last = found
            changes.append(now)
            if figures is None and screen.pixels[:].count(MEASURED) > 200:
                figures = now
        elif changes and now - changes[-1] > quiet:
            break
        time.sleep(0.004)
    return changes, figures


def memory_mib(process):
    lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


def peak_mib(process):
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))


def click(environment, *places):
    for x, y in places:
        subprocess.run(["xdotool", "mousemove", x, y, "sleep", "0.05", "click", "1"], env=environment, check=True)
        time.sleep(0.4)


def ask(screen, environment, places):
    """Clicks what changes the question; when pictures follow."""
    *before, last = places
    click(environment, *before)
    subprocess.run(["xdotool", "mousemove", *last, "sleep", "0.6"], env=environment, check=True)
    begun = time.monotonic()
    subprocess.run(["xdotool", "click", "1"], env=environment, check=True)
    changes, _ = watch(screen, begun, 30, 3)
    print("another question, pictures after", " ".join(f"{at:.2f}" for at in changes), "s")


def move(screen, environment, what):
    """Moves the map by the wheel; how far apart the pictures are."""
    width, height = (int(part) for part in SIZE.split("x"))
    middle = [str(width // 2), str(height * 3 // 4)]
    wheel = ["mousemove", *middle]
    for _ in range(4):
        wheel += ["click", "--delay", "16", "--repeat", "15", "5", "click", "--delay", "16", "--repeat", "15", "4"]
    begun = time.monotonic()
    mover = subprocess.Popen(["xdotool", *wheel], env=environment)
    changes, _ = watch(screen, begun, 10, 0.4)
    mover.wait()
    apart = sorted(b - a for a, b in zip(changes, changes[1:]))
    late = sum(1 for gap in apart if gap > 0.034)
    print(
        f"moved {what}: {len(changes)} pictures in {changes[-1] - changes[0]:.2f} s, half of them within"
        f" {apart[len(apart) // 2] * 1000:.0f} ms, 95 of 100 within {apart[len(apart) * 95 // 100] * 1000:.0f} ms,"
        f" the longest {apart[-1] * 1000:.0f} ms, {late} over 34 ms"
    )


def main():
    project = Path(sys.argv[1]).resolve()
    target = Path(os.environ.get("CARGO_TARGET_DIR", HERE / "target"))
    program = Path(sys.argv[2]) if len(sys.argv) > 2 else target / "release" / "parcours"
    asked, again = ([place.split(",") for place in os.environ.get(name, "").split()] for name in ("ASK", "AGAIN"))
    with tempfile.TemporaryDirectory() as folder:
        screen = Screen(folder)
        home = os.environ.get("PARCOURS_HOME", str(Path(folder) / "home"))
        environment = {**screen.environment, "PARCOURS_HOME": home}
        try:
            for _ in range(int(os.environ.get("ROUNDS", "3"))):
                begun = time.monotonic()
                process = subprocess.Popen([program, project], env=environment, stderr=subprocess.DEVNULL)
                changes, figures = watch(screen, begun, 60, 4)
                known = "none" if figures is None else f"{figures:.2f} s"
                print(f"opened: first picture {changes[0]:.2f} s, figures {known}, last change {changes[-1]:.2f} s")
                print(f"memory: {memory_mib(process):.0f} MiB now, {peak_mib(process):.0f} MiB at most")
                if asked and again:
                    ask(screen, environment, asked)
                    move(screen, environment, "while nothing is worked out")
                    click(environment, *again[:-1])
                    subprocess.run(["xdotool", "mousemove", *again[-1], "click", "1"], env=environment, check=True)
                    move(screen, environment, "while figures are worked out")
                process.terminate()
                process.wait()
                time.sleep(0.5)
        finally:
            screen.end()


main()
