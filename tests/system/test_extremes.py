"""Every number of a scenario at both ends of its range: a result without a NaN where none belongs, or a refusal that says why."""

import concurrent.futures
import os
import pathlib
import re
import resource
import subprocess
import tempfile
import unittest

import h5py
import numpy as np

BACKLASH = os.environ["BACKLASH"]
SECTIONS = ("scenario", "network", "population", "attention", "outrage", "posting", "forgiveness", "market", "recording")
FORMS = ("number", "integer", "duration", "money")
# Only how long it takes and how much memory depends on these.
LEFT_OUT = {"backlash", "seed", "replicates", "network.accounts"}
SMALLEST, LARGEST = "5e-324", "1.7e308"
OK, REFUSED = 0, 2
MEMORY = 4 << 30

SCENARIO = """
backlash: 1
start: 2026-01-04T00:00+08:00
duration: 2 days
step: 1 h
replicates: 1
network: {accounts: 300}
population: {media_accounts: 3}
recording: {network_sample: 0}
market: {factor: down, factor_paths: {down: [[start, 0], [start + 1 day, -2 %]]}}
actors:
  corporate: {type: brand, followers: {core: .8, fan: .5, public: .1}}
  ally: {type: kol_ally, followers: {core: .5, fan: .3, public: .1}}
events:
  leak: {kind: revelation, at: start, by: {type: core, rank: 1}, severity: .6, salience: .9}
  more: {kind: revelation, at: start + 8 h, by: {type: media, rank: 1}, severity: .6, salience: .9}
  apology: {kind: apology, at: start + 30 h, by: corporate, completeness: .5, deflection: .3}
  buyback: {kind: buyback, at: start + 33 h, until: start + 40 h, amount: 149 MHKD}
"""


def table(section):
    """Rows of what the program prints of a section, by column."""
    command = [BACKLASH, "describe", section]
    header, *rows = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[1:]
    starts = [(match.group(), match.start()) for match in re.finditer(r"\w+", header)]
    ends = [start for _, start in starts[1:]] + [None]
    return [{name: row[start:end].strip() for (name, start), end in zip(starts, ends)} for row in rows]


def ends(text, unit):
    """The least and the largest value of a range as `describe` writes it: above 0 h, at most 366 days."""
    if from_to := re.fullmatch(r"(.+) to (.+)", text):
        return list(from_to.groups())
    above = re.match(r"above ([^ ,]+)", text)
    least = re.match(r"(.+) or more", text)
    most = re.search(r"at most (.+)", text)
    if above:
        number = float(above[1])
        low = SMALLEST + unit if number == 0 else f"{number * (1 + 1e-9)!r}{unit}"
    else:
        low = least[1] if least else f"-{LARGEST}{unit}"
    return [low, most[1] if most else LARGEST + unit]


def settings():
    """`key=value` of both ends of every number."""
    found = []
    for section in SECTIONS:
        for row in table(section):
            key = row["key"] if section == "scenario" else f"{section}.{row['key']}"
            parts = re.fullmatch(r"\{(.+)\}", row["form"])
            if key in LEFT_OUT or not (parts or row["form"] in FORMS):
                continue
            unit = {"duration": " h", "money": " HKD"}.get(row["form"], "")
            for value in ends(row["range"], unit):
                text = "{" + ", ".join(f"{part}: {value}" for part in parts[1].split(", ")) + "}" if parts else value
                found.append(f"{key}={text}")
    return found


def wrong(path):
    """What of a result cannot be."""
    found = []
    with h5py.File(path) as result:
        peopled = result["accounts"][0] > 0
        for name, variable in result.items():
            if not isinstance(variable, h5py.Dataset) or variable.dtype.kind != "f":
                continue
            values = variable[()]
            if name.startswith(("outrage_", "trust_")):
                values = values[:, :, peopled]  # nobody has no mean
            if not np.isfinite(values).all():
                found.append(f"{name} is not finite")
            if name.startswith(("outrage_", "trust_", "aware")) and not (values.min() >= 0 and values.max() <= 1):
                found.append(f"{name} leaves [0, 1]")
        for name in ("outrage", "trust"):
            values = result["events"][name][()]
            if (values < 0).any() or (values > 1).any():
                found.append(f"events/{name} leaves [0, 1]")
    return found


class Extremes(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        (self.folder / "small.yaml").write_text(SCENARIO)

    def run_with(self, number, *settings):
        """Status, last line of what was said, result."""
        result = self.folder / f"{number}.h5"
        words = [word for setting in settings for word in ("--set", setting)]
        done = subprocess.run([BACKLASH, "run", "small.yaml", *words, "--threads", "1", "--no-report", "-o", result],
                              cwd=self.folder, capture_output=True, text=True, timeout=60,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))
        return done.returncode, done.stderr.strip().rsplit("\n", 1)[-1], result

    def check(self, number, setting):
        status, said, result = self.run_with(number, setting)
        if status == OK:
            return [f"{setting}: {what}" for what in wrong(result)]
        return [] if status == REFUSED and said else [f"{setting}: status {status}: {said}"]

    def test_every_number_at_both_ends(self):
        self.assertEqual(self.run_with("middle")[0], OK)
        all_settings = settings()
        self.assertGreater(len(all_settings), 150)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            found = list(pool.map(self.check, range(len(all_settings)), all_settings))
        self.assertEqual([line for lines in found for line in lines], [])


if __name__ == "__main__":
    unittest.main()
