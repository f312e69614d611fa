"""Other people's readers open a result and agree on what is in it."""

import datetime
import json
import os
import pathlib
import subprocess
import tempfile
import unittest
import warnings

import h5py
import netCDF4  # noqa: F401  before xarray loads it under stricter warnings
import numpy
import xarray

ENGINES = ("h5netcdf", "netcdf4")
GROUPS = (None, "summary", "indicators", "targets", "events", "network", "network_sample", "cascade", "provenance")
GROUP_LABELS = ["core", "fan", "public", "kol_ally", "kol_neutral", "kol_hostile", "media", "brand", "fans", "all"]


def run_program(folder, *options):
    scenario = pathlib.Path(os.environ["BACKLASH_SOURCE"], "scenarios", "xiaomi-2026.yaml")
    command = [os.environ["BACKLASH"], "run", scenario, "--set", "network.accounts=5000", "--replicates", "2"]
    subprocess.run([*command, "-o", folder, *options], check=True)
    (result,) = pathlib.Path(folder).rglob("*.h5")
    return result


def load(path, engine, group=None, **options):
    with warnings.catch_warnings():
        # xarray says this of a time that never came (NaT).
        warnings.filterwarnings("ignore", "invalid value encountered in cast")
        with xarray.open_dataset(path, engine=engine, group=group, **options) as dataset:
            return dataset.load()


def crc32c(data):
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = (byte >> 1) ^ (0x82F63B78 if byte & 1 else 0)
        table.append(byte)
    crc = 0xFFFFFFFF
    for byte in data:
        crc = (crc >> 8) ^ table[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


class ResultReaders(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.result = run_program(cls.folder.name)
        cls.root = load(cls.result, "h5netcdf")

    def test_both_engines_of_xarray_read_the_same(self):
        for group in GROUPS:
            with self.subTest(group=group):
                first, second = (load(self.result, engine, group) for engine in ENGINES)
                xarray.testing.assert_identical(first, second)
                self.assertTrue(first.variables)
                lengths = [name for name, variable in first.variables.items() if variable.dtype.kind == "m"]
                self.assertFalse(lengths, "a unit was taken for a length of time")

    def test_times_are_utc(self):
        midnight_in_china = numpy.datetime64("2026-01-03T16:00:00")
        for engine in ENGINES:
            dataset = load(self.result, engine)
            self.assertEqual(dataset.time.values[0], midnight_in_china)
            self.assertEqual(dataset.hour.values[0], midnight_in_china)
        seconds = (self.root.time.values - midnight_in_china) / numpy.timedelta64(1, "ns") % 1e9
        self.assertFalse(seconds.any(), "steps fall on whole seconds")
        self.assertEqual(self.root.zone_offset_minutes, 480)

    def test_dimensions_and_labels(self):
        self.assertEqual(self.root.posts_negative.dims, ("replicate", "time"))
        self.assertEqual(self.root.aware.dims, ("replicate", "time", "group"))
        self.assertEqual(self.root.outrage_mean.dims, ("replicate", "hour", "group"))
        self.assertEqual(self.root.outrage_deciles.dims, ("replicate", "hour", "group", "decile"))
        self.assertEqual(self.root.outrage_histogram.dims, ("replicate", "hour", "group", "bin"))
        self.assertEqual(list(self.root.group.values), GROUP_LABELS)
        self.assertEqual(self.root.sizes["replicate"], 2)
        summary = load(self.result, "h5netcdf", "summary")
        self.assertEqual(list(summary.statistic.values), ["mean", "q05", "q25", "q50", "q75", "q95", "n"])
        self.assertEqual(summary.aware.dims, ("statistic", "time", "group"))

    def test_h5py_reads_the_same_values(self):
        with h5py.File(self.result) as file:
            for group in GROUPS:
                dataset = load(self.result, "h5netcdf", group, mask_and_scale=False, decode_times=False)
                for name, variable in dataset.variables.items():
                    with self.subTest(group=group, name=name):
                        stored = file[f"{group or ''}/{name}"]
                        values = stored.asstr()[()] if h5py.check_string_dtype(stored.dtype) else stored[()]
                        numpy.testing.assert_array_equal(values, variable.values)

    def test_every_number_of_an_array_is_checksummed(self):
        def look(name, dataset):
            if isinstance(dataset, h5py.Dataset) and dataset.shape and dataset.dtype.kind != "O":
                self.assertTrue(dataset.fletcher32 and dataset.shuffle and dataset.compression == "gzip", name)

        with h5py.File(self.result) as file:
            file.visititems(look)

    def test_command_line_tools_read_it(self):
        header = subprocess.run(["ncdump", "-h", self.result], check=True, capture_output=True, text=True).stdout
        for line in ("replicate = 2 ;", "group = 10 ;", "double posts_negative(replicate, time) ;", "group: summary {"):
            self.assertIn(line, header)
        for tool in (["ncdump"], ["h5dump"], ["h5stat"]):
            subprocess.run([*tool, self.result], check=True, stdout=subprocess.DEVNULL)

    def test_sums_agree(self):
        indicators = load(self.result, "h5netcdf", "indicators")
        numpy.testing.assert_array_equal(self.root.posts_negative.sum("time"), indicators.posts_negative_total)
        people = self.root.outrage_histogram.sum("bin")
        numpy.testing.assert_array_equal(people.isel(hour=0), self.root.accounts)
        numpy.testing.assert_array_equal(people.isel(hour=-1), self.root.accounts)
        numpy.testing.assert_array_equal(self.root.logins.sum("time"), self.root.logins_total)
        numpy.testing.assert_array_equal(self.root.deliveries.sum("time"), self.root.deliveries_total)
        types = self.root.accounts.isel(group=slice(0, 8)).sum("group")
        numpy.testing.assert_array_equal(types, self.root.accounts.sel(group="all"))

    def test_summary_is_that_of_the_replicates(self):
        summary = load(self.result, "h5netcdf", "summary")
        for name in ("posts_negative", "price", "outrage_mean"):
            every = self.root[name].astype(float)
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", "All-NaN slice|Mean of empty slice")
                expected = {"mean": every.mean("replicate"), "q05": every.quantile(0.05, "replicate"),
                            "q50": every.median("replicate"), "n": every.count("replicate")}
            for statistic, values in expected.items():
                got = summary[name].sel(statistic=statistic)
                numpy.testing.assert_allclose(got, values, rtol=1e-6, atol=1e-7, err_msg=f"{name} {statistic}")

    def test_distributions_over_the_replicates_are_those_of_the_replicates(self):
        summary = load(self.result, "h5netcdf", "summary")
        for state in ("outrage", "trust"):
            accounts = summary[f"{state}_histogram"]
            self.assertEqual(accounts.dims, ("hour", "group", "bin"))
            numpy.testing.assert_array_equal(accounts, self.root[f"{state}_histogram"].astype("uint64").sum("replicate"))
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", "Mean of empty slice")
                expected = self.root[f"{state}_deciles"].astype(float).mean("replicate")
            self.assertEqual(summary[f"{state}_deciles"].dims, ("hour", "group", "decile"))
            numpy.testing.assert_allclose(summary[f"{state}_deciles"], expected, rtol=1e-6, atol=1e-7)

    def test_events_happened_within_the_run(self):
        events = load(self.result, "h5netcdf", "events")
        self.assertEqual(set(events.replicate.values), {0, 1})
        times = events.time.values[~numpy.isnat(events.time.values)]
        self.assertTrue((times >= self.root.time.values[0]).all())
        self.assertTrue((times <= self.root.hour.values[-1]).all())

    def test_sampled_accounts_are_those_of_the_first_replicate(self):
        sample = load(self.result, "netcdf4", "network_sample")
        accounts, types = sample.account.values, sample.type.values
        self.assertTrue((numpy.diff(accounts.astype(int)) > 0).all())
        self.assertLessEqual(abs(sample.sizes["account"] - 2000), 2)
        self.assertTrue(set(sample.actor_account.values) <= set(accounts))
        self.assertEqual((types == GROUP_LABELS.index("media")).sum(), 30)
        self.assertTrue((numpy.hypot(sample.x, sample.y) < 1 + 1e-6).all())
        # Fans are all in the audience of 5,000 in proportion; their mean outrage is that of the replicate.
        fans = sample.outrage.values[:, types <= 1]
        error = abs(fans.mean(1) - self.root.outrage_mean.sel(group="fans").isel(replicate=0).values)
        self.assertLess(error.max(), 5 * 0.25 / fans.shape[1] ** 0.5)
        self.assertGreater(fans.max(), 0.5)
        heard = sample.heard.values[types <= 1]
        self.assertTrue((heard[~numpy.isnat(heard)] > numpy.datetime64("2026-01-05T04:00")).all(), "onset is 12:30 in China")
        followees = numpy.bincount(sample.followee.values, minlength=len(accounts))
        self.assertTrue((followees <= sample.followers.values).all())
        most = sample.followers.values.argmax()
        self.assertIn(GROUP_LABELS[types[most]], ("media", "brand"))

    def test_cascade_is_a_forest_in_order_of_time(self):
        with h5py.File(self.result) as file:
            group = file["cascade"]
            self.assertEqual(group.attrs["event"], "screenshot")
            account, time, source, informant, depth, followers = (
                group[name][()] for name in ("account", "time", "source", "informant", "depth", "followers"))
            actor = file["events/account"][list(file["events/id"].asstr()).index("screenshot")]
            onset = file["events/time"][list(file["events/id"].asstr()).index("screenshot")]
        rows = numpy.arange(len(account))
        self.assertEqual(len(set(account)), len(account))
        self.assertEqual((account[0], time[0], list(source).count(0)), (actor, onset, 1))
        self.assertTrue((numpy.diff(time) >= 0).all() and time[-1] < onset + 24)
        told = source == 1
        self.assertTrue((informant[~told] == 0xFFFFFFFF).all() and (depth[~told] == 0).all())
        self.assertTrue((informant[told] < rows[told]).all())
        self.assertTrue((time[informant[told]] < time[told]).all(), "a post is read in a later step")
        numpy.testing.assert_array_equal(depth[told], depth[informant[told]] + 1)
        self.assertTrue((numpy.bincount(informant[told], minlength=len(rows)) <= followers).all())
        self.assertGreater(len(rows), 100)
        self.assertGreater(told.sum(), 20)

    def test_no_sample_when_the_scenario_wants_none(self):
        with tempfile.TemporaryDirectory() as folder:
            without = run_program(folder, "--set", "recording.network_sample=0")
            with h5py.File(without) as file:
                self.assertNotIn("network_sample", file)
                self.assertNotIn("cascade", file)
            xarray.testing.assert_identical(load(without, "h5netcdf"), self.root)

    def test_scenario_is_in_the_result(self):
        provenance = load(self.result, "netcdf4", "provenance")
        scenario = pathlib.Path(os.environ["BACKLASH_SOURCE"], "scenarios", "xiaomi-2026.yaml")
        self.assertIn(scenario.read_text(encoding="utf-8"), provenance.scenario_text.item())
        self.assertIn("5000", provenance.resolved_scenario.item())

    def test_manifest_and_provenance_file_vouch_for_it(self):
        data = self.result.read_bytes()
        checksum = f"{crc32c(data):08x}"
        line = (self.result.parent / "MANIFEST").read_text(encoding="utf-8").splitlines()[-1]
        self.assertEqual(line.split(" ", 2), [checksum, str(len(data)), self.result.name])
        beside = json.loads(self.result.with_suffix(".provenance.json").read_text(encoding="utf-8"))
        self.assertEqual(beside["crc32c"], checksum)
        self.assertEqual(len(beside["replicates"]), 2)
        datetime.datetime.fromisoformat(beside["date_created"].replace("Z", "+00:00"))

    def test_another_run_gives_the_same_bytes(self):
        for threads in ("1", "3"):
            with tempfile.TemporaryDirectory() as folder:
                again = run_program(folder, "--threads", threads)
                self.assertEqual(again.read_bytes(), self.result.read_bytes(), f"{threads} threads")


if __name__ == "__main__":
    unittest.main()
