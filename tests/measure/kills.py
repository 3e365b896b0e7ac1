#!/usr/bin/env python3
"""The real window is killed while somebody types cards into it: every card that was there to be seen is in the file.

    tests/measure/kills.py KILLS [PROGRAM]

Each time the window is opened again on the same project, cards are typed, and it is killed at a moment that chance chooses.
A card counts as there to be seen SEEN seconds (1.0) after its last key: on a virtual screen a frame takes a while to be drawn.

Needs: apt-get install xvfb openbox xdotool libgl1-mesa-dri libegl1 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from screen import Screen

HERE = Path(__file__).resolve().parents[2]
SEEN = float(os.environ.get("SEEN", "1.0"))


def keys(environment, *words):
    subprocess.run(["xdotool", *words], env=environment, check=True)


def type_until_killed(program, file, environment, kill):
    """The titles of the cards that were there to be seen, and of those that were not yet."""
    process = subprocess.Popen([program, file], env=environment, stderr=subprocess.DEVNULL)
    visible = ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)]
    while subprocess.run(visible, env=environment, capture_output=True).returncode:
        if process.poll() is not None:
            sys.exit(f"kill {kill}: the program ended with {process.returncode}")
        time.sleep(0.02)
    time.sleep(0.7)
    keys(environment, "mousemove", "300", "250", "click", "1", "sleep", "0.2", "key", "4", "sleep", "0.2")
    typed, ends = [], time.monotonic() + random.uniform(0.2, 4.0)
    while time.monotonic() < ends:
        title = f"kill{kill}card{len(typed)}"
        keys(environment, "type", "--delay", "1", title)
        keys(environment, "key", "Return")
        typed.append((title, time.monotonic()))
        time.sleep(random.uniform(0.05, 0.3))
    process.kill()
    killed = time.monotonic()
    process.wait()
    seen = [title for title, at in typed if at < killed - SEEN]
    return seen, [title for title, _ in typed if title not in seen]


def main():
    kills = int(sys.argv[1])
    target = Path(os.environ.get("CARGO_TARGET_DIR", HERE / "target"))
    program = Path(sys.argv[2]) if len(sys.argv) > 2 else target / "release" / "parcours"
    random.seed(5)
    with tempfile.TemporaryDirectory() as folder:
        screen = Screen(folder)
        environment = {**screen.environment, "PARCOURS_HOME": str(Path(folder) / "home")}
        file = Path(folder) / "map.parcours"
        subprocess.run([program, "new", file, "--template", "four-stages", "--lang", "en"], env=environment, check=True)
        try:
            seen, late, unfinished = [], 0, 0
            for kill in range(kills):
                there, rest = type_until_killed(program, file, environment, kill)
                unfinished += (Path(folder) / "map.parcours-journal").exists()
                history = subprocess.run([program, "history", file], env=environment, capture_output=True, text=True)
                if history.returncode:
                    sys.exit(f"kill {kill}: {history.stdout}{history.stderr}")
                seen += there
                lost = [title for title in seen if title not in history.stdout]
                if lost:
                    sys.exit(f"kill {kill}: lost {lost}")
                late += sum(1 for title in rest if title in history.stdout)
            print(
                f"{kills} kills, {unfinished} of them within a write: all {len(seen)} cards that were there to be seen are in the"
                f" file, and {late} that were typed in the last {SEEN} s"
            )
        finally:
            screen.end()


main()
