"""Start-up as a ratio to `python -c "import click"`, on a home with N notes.

python bench/startup.py [--notes 1000] [--runs 25]        medians, runs interleaved
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from assistant.notebook import NewNote, Notebook

RAPPORT = str(Path(sys.executable).with_name("rapport"))
COMMANDS = {
    "import click": [sys.executable, "-c", "import click"],
    "--help": [RAPPORT, "--help"],
    "contact show": [RAPPORT, "contact", "show", "person-0"],
    "note add": [RAPPORT, "note", "add", "person-0", "A line.", "--no-suggest"],
    "draft": [RAPPORT, "--offline", "draft", "person-0"],
    "prep": [RAPPORT, "--offline", "prep", "person-0", "--no-save"],
    "recap": [RAPPORT, "--offline", "recap", "person-0", "CALL"],
    "search": [RAPPORT, "--offline", "search", "wool"],
}


def main() -> None:
    """Print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--notes", type=int, default=1000)
    options.add_argument("--runs", type=int, default=25)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="rapport-bench-") as folder:
        book = Notebook(Path(folder) / "home")
        people = [book.add_contact(f"Person {n}") for n in range(50)]
        day = dt.date(2026, 1, 1)
        book.add_many(
            NewNote(
                (people[n % 50].id,), f"Note {n} on looms.\nneed: loom {n}", day + dt.timedelta(days=n % 300), "call"
            )
            for n in range(chosen.notes)
        )
        call = Path(folder) / "call.txt"
        call.write_text("Person: I'll send you the list by Friday.\nMe: Good.\n", encoding="utf-8")
        environment = {**os.environ, "RAPPORT_HOME": str(book.home), "RAPPORT_OFFLINE": "1"}
        spent: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for _ in range(chosen.runs + 1):
            for name, command in COMMANDS.items():
                line = [str(call) if part == "CALL" else part for part in command]
                begun = time.perf_counter()
                subprocess.run(line, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
                spent[name].append(time.perf_counter() - begun)
    base = statistics.median(spent["import click"][1:])
    print("| command | median ms | ratio |\n| --- | --- | --- |")
    for name, times in spent.items():
        median = statistics.median(times[1:])
        print(f"| {name} | {median * 1000:.0f} | {median / base:.2f} |")


if __name__ == "__main__":
    main()
