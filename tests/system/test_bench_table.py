"""The table of `./dev bench`: the best repetition counts, and a ratio below its floor fails a check."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import tomllib
import unittest

BENCH = pathlib.Path(os.environ["BACKLASH_SOURCE"]) / "bench"
ROWS = tomllib.loads((BENCH / "rows.toml").read_text())["row"]
LIMIT = 1e9  # high enough for the rows with a wanted figure


def repetitions(reference, values):
    """What Google Benchmark writes of a counter, and the mean, which must not count."""
    name, _, counter = reference.rpartition(".")
    runs = [{"name": name + "/iterations:1/real_time", "run_type": "iteration", counter: value} for value in values]
    return [*runs, {"name": name + "_mean", "run_type": "aggregate", counter: 1e30}]


def tabulate(row, value, *options):
    """Exit status and lines of the table of one row, whose figure was measured three times, `value` at best."""
    worst = max if row.get("less_is_better") else min
    measured = repetitions(row["value"], [value, worst(2.0 * value, 0.5 * value), value])
    if "against" in row:
        measured += repetitions(row["against"], [LIMIT])
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "measured.json"
        path.write_text(json.dumps({"benchmarks": measured}))
        run = subprocess.run([sys.executable, BENCH / "table.py", path, *options], capture_output=True, text=True)
    return run.returncode, run.stdout.splitlines()


class Floors(unittest.TestCase):
    def value_at(self, row, ratio):
        limit = row.get("wanted", LIMIT)
        return limit / ratio if row.get("less_is_better") else limit * ratio

    def test_a_ratio_below_its_floor_fails_a_check_and_no_other(self):
        for row in ROWS:
            with self.subTest(row["figure"]):
                above = self.value_at(row, 1.01 * row["floor"])
                below = self.value_at(row, 0.99 * row["floor"])
                self.assertEqual(tabulate(row, above, "--check")[0], 0)
                self.assertEqual(tabulate(row, below, "--check")[0], 1)
                self.assertEqual(tabulate(row, below)[0], 0)

    def test_only_what_was_measured_has_a_row(self):
        status, lines = tabulate(ROWS[0], 1e9, "--markdown")
        self.assertEqual(status, 0)
        self.assertEqual(len(lines), 3)
        self.assertIn(ROWS[0]["figure"], lines[2])

    def test_figures_have_prefixes(self):
        bytes_a_second = next(row for row in ROWS if row["unit"] == "B/s")
        self.assertIn("2.5 GB/s", tabulate(bytes_a_second, 2.5e9, "--markdown")[1][2])
        self.assertIn("2.5 M account-steps/s", tabulate(ROWS[0], 2.5e6, "--markdown")[1][2])


if __name__ == "__main__":
    unittest.main()
