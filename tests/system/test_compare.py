"""A comparison agrees with what one finds by hand in two results, and with itself in its three forms."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import h5py
import numpy
import xarray

PROGRAM = os.environ["BACKLASH"]
SCENARIOS = pathlib.Path(os.environ["BACKLASH_SOURCE"]) / "scenarios"
BASE, EARLY, SILENT = (SCENARIOS / f"{name}.yaml" for name in ("xiaomi-2026", "early-apology", "no-response"))
SMALL = ("--set", "network.accounts=2000", "--replicates", "4")
STATISTICS = ["base", "variant", "difference", "standard_error", "low", "high", "z", "n"]


class Compare(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)
        cls.call("run", BASE, EARLY, SILENT, *SMALL, "-o", "results")
        cls.json = json.loads(cls.call("compare", BASE, EARLY, SILENT, *SMALL, "--json", "-o", "all.h5").stdout)
        cls.text = cls.call("compare", BASE, EARLY, SILENT, *SMALL, "--threads", "1", "-o", "text").stdout

    @classmethod
    def call(cls, *words, status=0):
        done = subprocess.run([PROGRAM, *words], cwd=cls.folder, capture_output=True, text=True)
        assert done.returncode == status, f"status {done.returncode}: {done.stderr}"
        return done

    def load(self, group=None, engine="h5netcdf"):
        with xarray.open_dataset(self.folder / "all.h5", engine=engine, group=group) as dataset:
            return dataset.load()

    def results(self, name):
        return self.folder / "results" / f"{name}.h5"

    def paired(self, name, group=None):
        """Differences of a variable of two results, by replicate."""
        with xarray.open_dataset(self.results("xiaomi-2026"), group=group) as base:
            with xarray.open_dataset(self.results("early-apology"), group=group) as variant:
                differences = (variant[name].astype(float) - base[name].astype(float)).load()
                # Events stand in order of time, which need not be the same in both.
                return differences.reindex(event=base.event) if "event" in differences.dims else differences

    def check(self, compared, pairs, tolerance):
        error = pairs.std("replicate", ddof=1) / pairs.count("replicate") ** 0.5
        quantile = xarray.where(pairs.count("replicate") == 3, 4.302653, 3.182446)  # of Student's t, 2 or 3 degrees
        for statistic, expected in (("difference", pairs.mean("replicate")), ("standard_error", error),
                                    ("low", pairs.mean("replicate") - quantile * error), ("n", pairs.count("replicate"))):
            numpy.testing.assert_allclose(compared.sel(statistic=statistic), expected, rtol=1e-5, atol=tolerance)

    def test_differences_are_those_of_two_results(self):
        indicators = self.load("indicators").sel(variant="early-apology")
        for name in ("posts_total", "outrage_auc", "volume_by_day", "half_life", "outraged_fans", "peak_time"):
            self.check(indicators[name], self.paired(name, "indicators"), 1e-12)
        root = self.load().sel(variant="early-apology")
        self.check(root.posts_negative, self.paired("posts_negative"), 1e-12)
        self.check(root.outrage_mean, self.paired("outrage_mean"), 1e-6)
        hourly = self.load("hourly").sel(variant="early-apology")
        posts = self.paired("posts_negative") + self.paired("posts_neutral")
        by_hour = posts.values.reshape(4, 144, 12).sum(axis=2)
        numpy.testing.assert_allclose(hourly.posts.sel(statistic="difference"), by_hour.mean(axis=0), atol=1e-9)

    def test_values_are_those_of_the_results(self):
        values = self.load("values")
        self.assertEqual(list(values.scenario.values), ["xiaomi-2026", "early-apology", "no-response"])
        for scenario in values.scenario.values:
            with h5py.File(self.results(scenario)) as file:
                for name in ("posts_total", "trust_kept", "close_by_day"):
                    numpy.testing.assert_array_equal(values[name].sel(scenario=scenario), file["indicators"][name][()])

    def test_events_are_those_of_the_base(self):
        half_life = self.load("indicators").half_life.sel(event="apology")
        self.assertTrue(numpy.isnan(half_life.sel(variant="no-response", statistic="difference")))
        self.assertEqual(half_life.sel(variant="no-response", statistic="n"), 0)
        self.assertEqual(list(self.load("indicators").statistic.values), STATISTICS)

    def test_readers_agree(self):
        for group in (None, "hourly", "indicators", "values", "provenance"):
            xarray.testing.assert_identical(self.load(group), self.load(group, "netcdf4"))
        subprocess.run(["ncdump", self.folder / "all.h5"], check=True, stdout=subprocess.DEVNULL)

    def test_any_number_of_threads_gives_the_same_bytes(self):
        other = self.folder / "text" / "xiaomi-2026-vs-2-variants.h5"
        self.assertEqual((self.folder / "all.h5").read_bytes(), other.read_bytes())

    def test_json_says_the_same(self):
        self.assertEqual(self.json["result"], "all.h5")
        early, silent = self.json["variants"]
        self.assertEqual(early["name"], "early-apology")
        self.assertEqual(early["compared"], early["identical"] + early["tested"])
        self.assertAlmostEqual(early["expected_false"], 0.05 * early["tested"])
        indicators = self.load("indicators")
        for variant in (early, silent):
            for value in variant["indicators"]["outrage_auc"]["values"]:
                stored = indicators.outrage_auc.sel(variant=variant["name"], group=value["of"])
                for statistic in ("base", "variant", "difference", "low", "high", "z"):
                    number = stored.sel(statistic=statistic).item()
                    self.assertEqual(value[statistic], None if numpy.isnan(number) else number)

    def test_the_words_follow_the_numbers(self):
        silent = next(v for v in self.json["variants"] if v["name"] == "no-response")
        (fans,) = [v for v in silent["indicators"]["outrage_auc"]["values"] if v["of"] == "fans"]
        self.assertGreater(fans["low"], 0, "silence prolongs outrage")
        words = self.text.split("no-response minus xiaomi-2026, 4 pairs")[1]
        distinguishable = words.split("Distinguishable from the base:")[1].split(":\n")[0]
        self.assertIn("more outrage of fans over time", distinguishable)
        self.assertIn(f"{silent['tested']}, {silent['different']} have an interval without 0", words)

    def test_refuses_what_has_no_pairs(self):
        odd = self.folder / "odd.yaml"
        odd.write_text(f"backlash: 1\nextends: {BASE}\nseed: 5\nduration: 7 days\n", encoding="utf-8")
        done = self.call("compare", BASE, odd, status=2)
        self.assertIn("cannot be paired with", done.stderr)
        self.assertIn("seed is 5 and 1; expected one value for all, for instance by --set seed=1", done.stderr)
        self.assertIn("duration is 168 h and 144 h", done.stderr)
        self.assertIn("two scenarios are called", self.call("compare", BASE, BASE, status=2).stderr)
        self.call("compare", BASE, status=2)
        self.call("compare", BASE, odd, *SMALL, "--set", "seed=1", "--set", "duration=6 days", "-o", "mended.h5")

    def test_an_existing_comparison_is_kept_unless_forced(self):
        path = self.folder / "taken.h5"
        path.write_text("somebody's thesis", encoding="utf-8")
        words = ("compare", BASE, EARLY, *SMALL, "-o", path)
        self.call(*words, status=4)
        self.assertEqual(path.read_text(encoding="utf-8"), "somebody's thesis")
        self.call(*words, "--force")
        manifest = (self.folder / "MANIFEST").read_text(encoding="utf-8")
        self.assertIn(" taken.h5\n", manifest)
        self.assertEqual(json.loads((self.folder / "taken.provenance.json").read_text())["result"], "taken.h5")


if __name__ == "__main__":
    unittest.main()
