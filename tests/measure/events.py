#!/usr/bin/env python3
"""What reading a log of events costs beside Polars and DuckDB, in turn (A B A B), and whether its figures are exact.

    tests/measure/events.py SHARED [ROWS ...]

SHARED is the folder that holds peers/ (generate_events.py, expected_figures.py, bin/, expected/). ROWS are 1000000 and
10000000 unless said. Variables: PEERS_PYTHON, a python with numpy, polars, duckdb and scipy (python3); EVENTS_FOLDER,
where generated logs are kept (a folder that is removed again); EVENTS_SEEDS, seeds whose figures are compared ("1");
EVENTS_ROUNDS, how often each program runs (3); EVENTS_PROGRAM, the example `events` where it is built already.

Processor seconds are user and system of the whole process; memory is its peak.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
PYTHON = os.environ.get("PEERS_PYTHON", "python3")
ROUNDS = int(os.environ.get("EVENTS_ROUNDS", "3"))
SEEDS = os.environ.get("EVENTS_SEEDS", "1").split()


def build():
    built = os.environ.get("EVENTS_PROGRAM")
    if built:
        return Path(built).resolve()
    target = Path(os.environ.get("CARGO_TARGET_DIR", HERE / "target"))
    command = ["cargo", "build", "--quiet", "--release", "--locked", "--example", "events"]
    subprocess.run(command, cwd=HERE, check=True)
    return target / "release" / "examples" / "events"


def has(module):
    return subprocess.run([PYTHON, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode == 0


def run(command):
    """Processor seconds, peak MiB, wall seconds and the output of a process."""
    with tempfile.TemporaryFile() as out:
        begun = os.times().elapsed
        process = subprocess.Popen([str(part) for part in command], stdout=out)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{command} ended with {process.returncode}")
        wall = os.times().elapsed - begun
        out.seek(0)
        return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, wall, out.read().decode()


def beside(what, commands):
    """Runs the programs in turn and prints their medians, and how many times the second's the first needs."""
    found = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            found[name].append(run(command)[:3])
    medians = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in found.items()}
    ours = next(iter(medians.values()))
    for name, (cpu, memory, wall) in medians.items():
        ratio = "" if medians[name] is ours else f"   ours is {ours[0] / cpu:.2f} x its CPU, {ours[1] / memory:.2f} x its memory"
        print(f"{what:<28} {name:<10} {cpu:7.2f} CPU s {memory:7.0f} MiB {wall:7.2f} s{ratio}", flush=True)


def compare(found, expected, what):
    """Counts to the digit; means to the digits that the reference has."""
    wrong = []
    for key in ("rows", "customers", "distinct_paths", "variants_seen_once", "variants_sha256"):
        if found[key] != expected[key]:
            wrong.append(key)
    passages = {(a, b): (n, mean) for a, b, n, mean in found["passages"]}
    if sum(n for n, _ in passages.values()) != expected["transitions"] or len(passages) != expected["distinct_transitions"]:
        wrong.append("passages")
    for a, b, n, mean in expected["top10_transitions"]:
        if passages[a, b][0] != n or abs(passages[a, b][1] - mean) > 0.001:
            wrong.append(f"{a} > {b}")
    for name, median in expected["dwell_median_ms"].items():
        # Ours is rounded down to the millisecond.
        if found["median_ms"][name] != int(median // 1):
            wrong.append(f"time after {name}")
    if found["funnel"] != [n for _, n in expected["funnel_any_gap"]]:
        wrong.append("funnel")
    print(f"{what:<28} {'wrong: ' + ', '.join(wrong) if wrong else 'exact'}", flush=True)
    return not wrong


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    peers = Path(sys.argv[1]).resolve() / "peers"
    sizes = [int(float(size)) for size in sys.argv[2:]] or [1_000_000, 10_000_000]
    events = build()
    kept = os.environ.get("EVENTS_FOLDER")
    folder = Path(kept or tempfile.mkdtemp(prefix="events-"))
    folder.mkdir(parents=True, exist_ok=True)
    exact = True
    try:
        for rows in sizes:
            for seed in SEEDS:
                log = folder / f"ev-{rows}-{seed}.csv"
                if not log.exists():
                    run([PYTHON, peers / "generate_events.py", rows, seed, log])
                reference = peers / "expected" / f"expected-{rows}.json"
                if seed != "1" or not reference.exists():
                    reference = folder / f"expected-{rows}-{seed}.json"
                    if not reference.exists():
                        run([PYTHON, peers / "expected_figures.py", log, reference])
                expected = json.loads(reference.read_text())
                for threads in (1, 2, 5):
                    os.environ["RAYON_NUM_THREADS"] = str(threads)
                    found = json.loads(run([events, "figures", log])[3])
                    exact &= compare(found, expected, f"{rows} rows, seed {seed}, {threads} threads")
                os.environ.pop("RAYON_NUM_THREADS")
            log = folder / f"ev-{rows}-{SEEDS[0]}.csv"
            polars = [PYTHON, peers / "bin" / "pl_variants.py", log]
            programs = {"Parcours": [events, "paths", log], "Polars": polars}
            if has("duckdb"):
                programs["DuckDB"] = [PYTHON, peers / "bin" / "duck_variants.py", log]
            beside(f"{rows} rows, variants", programs)
            project = folder / "measured.parcours"
            data = folder / "measured.parcours-data"
            store = ["sh", "-c", 'rm -f "$4"; exec "$1" store "$2" "$3"', "sh", events, log, project, data]
            beside(f"{rows} rows, stored as well", {"Parcours": store, "Polars": polars})
            print(f"{rows} rows, data file: {data.stat().st_size / 1e6:.1f} MB")
            print(run([events, "load", project])[3], end="")
            print(run([events, "ask", log])[3], end="")
            for threads in (1, 2):
                os.environ["RAYON_NUM_THREADS"] = str(threads)
                print(f"{threads} threads:\n" + run([events, "map", log])[3], end="")
            os.environ.pop("RAYON_NUM_THREADS")
            data.unlink()
    finally:
        if not kept:
            shutil.rmtree(folder)
    sys.exit(0 if exact else 1)


main()
