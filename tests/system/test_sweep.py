"""Commands of a sweep, and what its merged file says."""

import csv
import fcntl
import io
import json
import os
import subprocess
import unittest

import numpy
import xarray

from sweep_case import (INVALID_INPUT, OK, OUTPUT_EXISTS, PROGRAM, RUNS, SOME_FAILED, SOURCE, Sweep, study_text)


class Commands(Sweep):
    def test_plan_says_what_it_will_take(self):
        done = self.call("plan")
        self.assertEqual(len(done.stdout.splitlines()), 1 + 6)
        self.assertIn(f"6 cases x 2 replicates and the base scenario, {RUNS} different runs", done.stderr)
        self.assertRegex(done.stderr, r"Memory: .* GiB a run")
        self.assertRegex(done.stderr, r"Time: about .* a run")
        self.assertFalse((self.folder / "results").exists())

    def test_a_grown_study_finds_its_runs_again(self):
        self.call("run")
        self.study.write_text(study_text().replace("[onset + 30 min, ", "[onset + 30 min, onset + 2 h, ")
                              .replace("replicates: 2", "replicates: 3"))
        done = self.call("run")
        self.assertIn(f"done before: {RUNS}, failed before: 0", done.stderr)
        self.assertIn("13 runs to do", done.stderr)  # 9 cases by 3 replicates - 14
        self.call("run", "-o", "anew")
        (self.folder / "results" / "study").rename(self.folder / "grown")
        self.assert_same("grown", "anew")

    def test_nothing_to_do_leaves_no_new_files(self):
        self.call("run", "-o", "out")
        before = sorted(self.work("out").iterdir())
        self.call("run", "-o", "out")
        self.assertEqual(sorted(self.work("out").iterdir()), before)

    def test_status_and_export(self):
        self.call("run", "-o", "out", "--shard", "1/2")
        state = json.loads(self.call("status", "-o", "out", "--json").stdout)
        self.assertEqual((state["runs"], state["done"], state["missing"]), (RUNS, RUNS // 2, RUNS - RUNS // 2))
        self.assertIn("shard-00001-of-00002-1", self.call("status", "-o", "out").stdout)
        table = list(csv.DictReader(io.StringIO(self.call("export", "-o", "out", "--csv", "-").stdout)))
        self.assertEqual(len(table), 12)
        self.assertEqual({row["status"] for row in table}, {"done", "missing"})
        self.assertEqual([row["posts_total"] == "" for row in table], [row["status"] == "missing" for row in table])
        self.call("run", "-o", "out")
        self.call("export", "-o", "out", "--csv", "table.csv")
        self.call("export", "-o", "out", "--csv", "table.csv", status=OUTPUT_EXISTS)
        with open(self.folder / "table.csv", newline="", encoding="utf-8") as file:
            table = list(csv.DictReader(file))
        merged = xarray.open_dataset(self.folder / "out" / "study.h5")
        self.assertEqual([float(row["posts_total"]) for row in table], list(merged.posts_total.values.ravel()))
        self.assertEqual({row["ally"] for row in table}, {"leaves", "stays"})

    def test_a_merged_file_that_somebody_changed_is_not_replaced(self):
        self.call("run", "-o", "out")
        path = self.folder / "out" / "study.h5"
        path.write_bytes(b"mine")
        self.call("merge", "-o", "out", status=OUTPUT_EXISTS)
        self.assertEqual(path.read_bytes(), b"mine")
        self.call("merge", "-o", "out", "--force")
        self.assertNotEqual(path.read_bytes(), b"mine")

    def test_two_do_not_merge_at_once(self):
        self.call("run", "-o", "out")
        before = self.merged("out")
        lock = self.folder / "out" / ".study.h5.lock"
        with open(lock, "w", encoding="ascii") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            said = self.call("merge", "-o", "out", status=OUTPUT_EXISTS).stderr
        self.assertIn("study.h5 at this moment", said)
        self.assertEqual(self.merged("out"), before)
        self.call("merge", "-o", "out")
        self.assertFalse(lock.exists())

    def test_a_file_of_somebody_else_in_the_place_of_the_merged_one_is_not_replaced(self):
        self.call("run", "-o", "out")
        path = self.folder / "out" / "study.h5"
        path.write_bytes(b"mine")
        (path.parent / "MANIFEST").write_text("7d8cd711 220455 another.h5\n")
        self.call("merge", "-o", "out", status=OUTPUT_EXISTS)
        self.assertEqual(path.read_bytes(), b"mine")

    def test_damaged_numbers_are_not_merged(self):
        self.call("run", "-o", "out")
        values = self.work("out") / "threads-1.values"
        data = bytearray(values.read_bytes())
        data[100] ^= 1
        values.write_bytes(data)
        done = self.call("merge", "-o", "out", status=74)
        self.assertIn("threads-1.values is damaged", done.stderr)

    def test_usage(self):
        for words in (("run", "--shard", "0/3"), ("run", "--shard", "4/3"), ("run", "--shard", "x"),
                      ("run", "--max-time", "soon"), ("merge", "--unknown")):
            with self.subTest(words):
                self.call(*words, status=INVALID_INPUT)
        self.study.write_text(study_text().replace("  delay:", "  status:"))
        self.assertIn("'status' cannot name a parameter", self.call("run", status=INVALID_INPUT).stderr)

    def test_several_at_once_are_refused_by_the_serial_program(self):
        environment = {**os.environ, "OMPI_COMM_WORLD_SIZE": "2"}
        done = subprocess.run(self.command("run"), capture_output=True, text=True, env=environment)
        self.assertEqual(done.returncode, INVALID_INPUT)
        self.assertIn("backlash-mpi", done.stderr)


class Failures(Sweep):
    def test_a_failed_run_does_not_touch_the_others(self):
        self.study.write_text(study_text().replace(
            "{events.defection: none}", "{events.rumour.by: {type: kol_neutral, rank: 400}}"))
        done = self.call("run", "-o", "out", status=SOME_FAILED)
        self.assertEqual(done.stderr.count("failed: "), 6)
        path = self.folder / "out" / "study.h5"
        status = xarray.open_dataset(path).status
        self.assertEqual(status.attrs["flag_meanings"], "missing done failed")
        self.assertEqual(status.where(status.ally == "leaves", drop=True).values.tolist(), [[1, 1]] * 3)
        self.assertEqual(status.where(status.ally == "stays", drop=True).values.tolist(), [[2, 2]] * 3)
        failures = xarray.open_dataset(path, group="failures")
        self.assertEqual(failures.sizes["record"], 6)
        self.assertIn("rank 400", failures.message.values[0])
        self.assertIn(" 0 runs to do", self.call("run", "-o", "out", status=SOME_FAILED).stderr)
        self.assertIn(" 6 runs to do", self.call("run", "-o", "out", "--retry-failed", status=SOME_FAILED).stderr)


class MergedFile(Sweep):
    def test_both_engines_read_it_and_its_numbers_are_those_of_single_runs(self):
        self.study.write_text(study_text(keep="series"))
        self.call("run", "-o", "out")
        path = self.folder / "out" / "study.h5"
        single = self.folder / "single.h5"
        subprocess.run([PROGRAM, "run", SOURCE / "scenarios" / "xiaomi-2026.yaml", "--no-report", "--set",
                        "network.accounts=500", "--set", "duration=72 h", "--set", "targets=none", "--set",
                        "events.apology.at=onset + 6 h", "--set", "events.defection=none", "--replicates", "2",
                        "-o", single], check=True, capture_output=True)
        for engine in ("h5netcdf", "netcdf4"):
            with self.subTest(engine):
                sweep = xarray.open_dataset(path, engine=engine)
                self.assertEqual(set(sweep.coords) & {"delay", "ally", "case", "replicate", "time"},
                                 {"delay", "ally", "case", "replicate", "time"})
                grid = sweep.set_index(case=["delay", "ally"]).unstack("case")
                case = grid.sel(delay=6.0, ally="stays")
                run = xarray.open_dataset(single, engine=engine)
                numpy.testing.assert_array_equal(case.price, run.price)
                numpy.testing.assert_array_equal(case.outrage_mean, run.outrage_mean)
                indicators = xarray.open_dataset(path, group="indicators", engine=engine)
                expected = xarray.open_dataset(single, group="indicators", engine=engine)
                number = int(sweep.case[(sweep.delay == 6.0) & (sweep.ally == "stays")][0])
                # The event axis holds those of all cases.
                numpy.testing.assert_array_equal(
                    indicators.half_life[number].sel(event=expected.event), expected.half_life)
                numpy.testing.assert_array_equal(case["half_life.apology"],
                                                 expected.half_life.sel(event="apology"))
                self.assertTrue(indicators.half_life[number].sel(event="defection").isnull().all())
                contrasts = xarray.open_dataset(path, group="contrasts", engine=engine).posts_total[number]
                self.assertEqual(float(contrasts.sel(contrast="case")), float(expected.posts_total.mean()))
                self.assertEqual(float(contrasts.sel(contrast="n")), 2.0)
                summary = xarray.open_dataset(path, group="summary", engine=engine)
                numpy.testing.assert_allclose(summary.price[number].sel(statistic="mean"),
                                              run.price.mean("replicate"))

    def test_sensitivity_is_that_of_the_design(self):
        self.call("run", "-o", "out")
        path = self.folder / "out" / "study.h5"
        found = xarray.open_dataset(path, group="sensitivity")
        sweep = xarray.open_dataset(path)
        posts = sweep.posts_total.mean("replicate").values
        columns = numpy.column_stack([sweep.delay.values, sweep.ally.values == "stays"]).astype(float)
        scaled = (columns - columns.mean(0)) / columns.std(0)
        expected, *_ = numpy.linalg.lstsq(scaled, (posts - posts.mean()) / posts.std(), rcond=None)
        of_posts = found.sel(objective="posts_total")
        numpy.testing.assert_allclose(of_posts.regression.sel(parameter=["delay", "ally"]), expected, atol=1e-9)
        self.assertEqual(int(of_posts.used), 6)
        self.assertTrue((of_posts.regression_low <= of_posts.regression_high).all())


if __name__ == "__main__":
    unittest.main()
