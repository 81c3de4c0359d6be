"""python -m tests.bench.compare BEFORE [AFTER]: the same pages of two commits, timed in turns, and the ratio of each pair of rounds.

Each commit is laid out in a folder of its own (git archive: the checkout is not touched), makes and fills its own installation with its own
tests.bench, and answers round by round: A B A B ... A machine whose speed drifts slows both alike, so the ratio holds where times do not.
Exit 1 when the case page of AFTER costs more than --most times that of BEFORE.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

REPOSITORY = Path(__file__).parents[2]
MEASURED = "case page"
SETTLE = 1  # rounds of each that are not counted


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.compare")
    parser.add_argument("before")
    parser.add_argument("after", nargs="?", default="HEAD")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--each", type=int, default=20, help="requests of a page in a round")
    parser.add_argument("--size", type=int, default=400, help="cases in each installation")
    parser.add_argument("--most", type=float, default=1.5)
    wanted = parser.parse_args()
    os.umask(0o077)
    with tempfile.TemporaryDirectory(prefix="sintas-compare-") as where, ExitStack() as both:
        Path(where).chmod(0o711)
        asked = [both.enter_context(measuring(Path(where) / name, commit, wanted)) for name, commit in (("a", wanted.before), ("b", wanted.after))]
        rounds = [[one_round(process) for process in asked] for _round in range(wanted.rounds + SETTLE)][SETTLE:]
    shared = [name for name in rounds[0][0] if all(name in found for pair in rounds for found in pair)]
    for name in shared:
        print(line(name, rounds))
    return int(ratio(MEASURED, rounds) > wanted.most)


@contextmanager
def measuring(folder: Path, commit: str, wanted: argparse.Namespace) -> Iterator[subprocess.Popen[str]]:
    """The commit's own bench, waiting to be asked for a round."""
    folder.mkdir(mode=0o711)
    laid_out(commit, folder / "code")
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("SINTAS", "DJANGO", "BENCH"))}
    around = {**bare, "BENCH_DATA": str(folder / "data"), "PYTHONPATH": str(folder / "code")}
    run = [sys.executable, "-m", "sintas.config.words", "compile"]
    subprocess.run(run, cwd=folder / "code", env={**around, "DJANGO_SETTINGS_MODULE": "sintas.config.bare"}, check=True, stdout=subprocess.DEVNULL)
    make = f"from tests.bench import house; import json; s = house.ready({wanted.size}); print('environment', json.dumps(s.environment()))"
    made = subprocess.run([sys.executable, "-c", make], cwd=folder / "code", env=around, check=True, stdout=subprocess.PIPE, text=True).stdout
    system = json.loads(made.split("environment", 1)[1])
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.measure", str(wanted.each)],
        cwd=folder / "code", env={**around, **system}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.stdin.close()  # type: ignore[union-attr]
        process.wait(timeout=60)
        stop = f"from sintas.config.system import System; from tests.bench import house; house.stop(System.at({system['SINTAS_DATA']!r}))"
        subprocess.run([sys.executable, "-c", stop], cwd=folder / "code", env=around, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def laid_out(commit: str, folder: Path) -> None:
    """The files of the commit, without git around them."""
    folder.mkdir(mode=0o711)
    with tempfile.TemporaryFile() as packed:
        subprocess.run(["git", "archive", commit], cwd=REPOSITORY, stdout=packed, check=True)
        packed.seek(0)
        with tarfile.open(fileobj=packed) as files:
            files.extractall(folder, filter="data")


def one_round(process: subprocess.Popen[str]) -> dict[str, float]:
    """Page -> median milliseconds."""
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write("round\n")
    process.stdin.flush()
    said = process.stdout.readline()
    if not said:
        raise SystemExit("a page could not be measured; run tests.bench.measure of that commit by hand to see why")
    return {name: median(found["times"]) for name, found in json.loads(said).items()}


def ratio(name: str, rounds: list[list[dict[str, float]]]) -> float:
    """AFTER to BEFORE, pair by pair; the median of the pairs."""
    return median(after[name] / before[name] for before, after in rounds)


def line(name: str, rounds: list[list[dict[str, float]]]) -> str:
    pairs = sorted(after[name] / before[name] for before, after in rounds)
    before, after = (median(found[side][name] for found in rounds) for side in (0, 1))
    return f"{name:<22} {before:7.1f} -> {after:7.1f} ms   {ratio(name, rounds):.2f} x  (pairs {pairs[0]:.2f} to {pairs[-1]:.2f}, {len(rounds)} rounds)"


if __name__ == "__main__":
    sys.exit(main())
