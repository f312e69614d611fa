"""Every published model through the program: scenario file in, result out, the same bytes for any number of threads."""

import os
import pathlib
import subprocess
import tempfile
import unittest

import numpy
import xarray

SOURCE = pathlib.Path(os.environ["BACKLASH_SOURCE"])
BACKLASH = os.environ["BACKLASH"]
SCENARIOS = sorted((SOURCE / "scenarios" / "classics").glob("*.yaml"))
SHORT = ["--set", "network.accounts=2000", "--set", "parameters.steps=15", "--set", "parameters.state_every=5",
         "--replicates", "2"]


def run(scenario, path, *options):
    return subprocess.run([BACKLASH, "run", scenario, "-o", path, *SHORT, *options], capture_output=True, text=True)


class Classics(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def test_each_model_has_a_scenario(self):
        listed = subprocess.run([BACKLASH, "describe", "models"], check=True, capture_output=True, text=True).stdout
        models = {line.split()[0] for line in listed.splitlines()[2:]} - {"crisis"}
        self.assertEqual({path.stem.replace("-", "_") for path in SCENARIOS}, models)

    def test_results_open_elsewhere_and_do_not_depend_on_threads(self):
        for scenario in SCENARIOS:
            with self.subTest(scenario.stem):
                one, two = self.folder / "one.h5", self.folder / "two.h5"
                done = run(scenario, one, "--threads", "1", "--force")
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn("_end", done.stdout)
                self.assertEqual(run(scenario, two, "--threads", "2", "--force").returncode, 0)
                self.assertTrue(one.read_bytes() == two.read_bytes(), "other bytes with two threads")
                self.check(one, scenario)

    def check(self, path, scenario):
        for engine in ("h5netcdf", "netcdf4"):
            with xarray.open_dataset(path, engine=engine) as result:
                self.assertEqual(result.attrs["model"], scenario.stem.replace("-", "_"))
                self.assertEqual(dict(result.sizes), {"replicate": 2, "time": 16, "sample": 4, "bin": 20})
                histogram = next(result[name] for name in result if name.endswith("_state_histogram"))
                self.assertTrue((histogram.sum("bin") == 2000).all())
                for name in result:
                    self.assertTrue(numpy.isfinite(result[name]).all(), name)
        with xarray.open_dataset(path, group="summary") as summary:
            self.assertIn("q50", summary.statistic)


if __name__ == "__main__":
    unittest.main()
