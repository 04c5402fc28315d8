"""Nothing acknowledged is lost: writers side by side, and writers killed at random moments.

python bench/durability.py [--writers 8] [--notes 25] [--kills 200]

A note counts as acknowledged when its command ended with exit code 0. After each part every acknowledged note must be
readable exactly once, no file may be torn, and the next command must work.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from assistant.notebook import Notebook, read_note

RAPPORT = [str(Path(sys.executable).with_name("rapport"))]


def start(home: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A rapport command on HOME."""
    environment = {**os.environ, "RAPPORT_HOME": str(home)}
    return subprocess.Popen(
        [*RAPPORT, *arguments], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def add(home: Path, text: str) -> int:
    """The exit code of one `note add`."""
    return start(home, "note", "add", "ada", text, "--no-suggest").wait()


def report(home: Path, label: str, acknowledged: list[str]) -> bool:
    """Print what is on disk against what was acknowledged; whether nothing is wrong."""
    texts, torn = [], 0
    for path in Notebook(home).note_paths():
        try:
            texts.append(read_note(path).text)
        except Exception:  # whatever is wrong with the file, it is torn
            torn += 1
    lost = sum(text not in texts for text in acknowledged)
    twice = len(texts) - len(set(texts))
    works = start(home, "note", "list", "ada").wait() == 0
    print(f"| {label} | {len(acknowledged)} | {lost} | {twice} | {torn} | {'yes' if works else 'NO'} |")
    return lost == twice == torn == 0 and works


def main() -> int:
    """Print a table; exit 1 when anything is wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--writers", type=int, default=8)
    options.add_argument("--notes", type=int, default=25)
    options.add_argument("--kills", type=int, default=200)
    chosen = options.parse_args()
    rng = random.Random(3)
    print("| part | acknowledged | lost | twice | torn | next command works |\n| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory(prefix="rapport-bench-") as folder:
        home = Path(folder) / "side-by-side"
        start(home, "contact", "add", "Ada Quist").wait()
        names = [[f"writer {w} note {n}" for n in range(chosen.notes)] for w in range(chosen.writers)]
        with ThreadPoolExecutor(chosen.writers) as pool:
            done = list(pool.map(lambda texts: [text for text in texts if add(home, text) == 0], names))
        kept = [text for texts in done for text in texts]
        fine = report(home, f"{chosen.writers} writers x {chosen.notes} notes", kept)
        home = Path(folder) / "killed"
        start(home, "contact", "add", "Ada Quist").wait()
        kept = []
        for number in range(chosen.kills):
            process = start(home, "note", "add", "ada", f"kill {number}", "--no-suggest")
            time.sleep(rng.uniform(0.02, 0.2))
            process.send_signal(signal.SIGKILL)
            if process.wait() == 0:
                kept.append(f"kill {number}")
        fine = report(home, f"{chosen.kills} x kill -9", kept) and fine
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
