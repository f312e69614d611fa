"""The founding case agrees with an independent implementation of the model, within the noise of both."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import h5py

SOURCE = pathlib.Path(os.environ["BACKLASH_SOURCE"])
REPLICATES = 32
SEED = 1

# A right program passes a bound of 4 standard errors at one quantity in 16,000 seeds, at any of 25 in 640.
BOUND = 4.0


class Result:
    """Key figures of a result, one value a replicate each, under the names of the reference."""

    def __init__(self, path):
        with h5py.File(path) as file:
            self.groups = list(file["indicators/group"].asstr()[()])
            self.indicators = {name: values[()] for name, values in file["indicators"].items()}
            self.edges = file["network/edges"][()]

    def by_day(self, label, name, days):
        values = self.indicators[name]
        return {f"{label}, 2026-01-{4 + day:02d}": values[:, day] for day in days}

    def by_group(self, label, name, groups):
        values = self.indicators[name]
        return {f"{label}, {group}": values[:, self.groups.index(group)] for group in groups}

    def figures(self):
        return {
            **self.by_day("volume", "volume_by_day", range(6)),
            **self.by_day("negative share", "negative_share_by_day", range(1, 6)),
            **self.by_day("low of the share", "session_low_by_day", [1]),
            **self.by_group("aware at the end", "aware_end", ["all", "core", "fan", "public"]),
            **self.by_group("outrage over time", "outrage_auc", ["fans", "core", "fan", "public"]),
            **self.by_group("trust kept", "trust_kept", ["fans"]),
            **self.by_group("highest outrage", "outrage_peak", ["core"]),
            "allied KOLs gone": self.indicators["kol_departures_total"],
            "highest hourly volume": self.indicators["peak_volume"],
            "edges": self.edges,
        }


def run_founding_case(folder):
    command = [os.environ["BACKLASH"], "run", SOURCE / "scenarios" / "xiaomi-2026.yaml", "--seed", str(SEED),
               "--replicates", str(REPLICATES), "--set", "network.accounts=20000", "-o", folder]
    subprocess.run(command, check=True, capture_output=True)
    return Result(pathlib.Path(folder, "xiaomi-2026.h5"))


class Reference(unittest.TestCase):
    def test_every_figure_agrees(self):
        text = (SOURCE / "tests/data/reference/founding-20k.json").read_text(encoding="utf-8")
        reference = json.loads(text)["quantities"]
        with tempfile.TemporaryDirectory() as folder:
            figures = run_founding_case(folder).figures()
        self.assertEqual(set(figures), set(reference))
        self.assertGreaterEqual(len(figures), 25)
        for name, expected in reference.items():
            with self.subTest(name):
                values = figures[name]
                self.assertEqual(len(values), REPLICATES)
                variance = values.var(ddof=1) / REPLICATES + expected["standard_error"] ** 2
                z = (values.mean() - expected["mean"]) / variance ** 0.5
                self.assertLess(abs(z), BOUND, f"{values.mean():.6g}, reference {expected['mean']:.6g}")


if __name__ == "__main__":
    unittest.main()
