"""A sweep gives the same bytes whoever does its runs and whatever is killed meanwhile: threads, shards, MPI, Slurm."""

import csv
import fcntl
import io
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import numpy
import xarray

from one_node_slurm import OneNodeSlurm, wait_until

PROGRAM = os.environ["BACKLASH"]
MPI_PROGRAM = os.environ.get("BACKLASH_MPI", "")  # empty where MPI is not installed
SOURCE = pathlib.Path(os.environ["BACKLASH_SOURCE"])

# Seven cases with the base, of which some lack an event or have events in another order.
STUDY = f"""
backlash_study: 1
base: {SOURCE}/scenarios/xiaomi-2026.yaml
set: {{network.accounts: ACCOUNTS, duration: 72 h, targets: none}}
replicates: 2
objectives: [posts_total, outrage_auc.fans, half_life.apology]
keep: KEEP
parameters:
  delay:
    path: events.apology.at
    values: [onset + 30 min, onset + 6 h, onset + 12 h]
  ally:
    levels:
      leaves: {{}}
      stays: {{events.defection: none}}
"""
RUNS = 14
LONG_ENOUGH = 2.0  # seconds of a sweep by two threads, in which a process can be killed after its first run

# As root, with more ranks than processors, and not all of them bound to one.
MPI_ENVIRONMENT = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
                   "OMPI_MCA_rmaps_base_oversubscribe": "1", "OMPI_MCA_hwloc_base_binding_policy": "none"}

OK, INVALID_INPUT, SOME_FAILED, OUTPUT_EXISTS, STOPPED_EARLY = 0, 2, 3, 4, 75


def study_text(accounts=500, keep="indicators"):
    return STUDY.replace("ACCOUNTS", str(accounts)).replace("KEEP", keep)


def done_lines(journal):
    return journal.read_text(errors="replace").count(" done ") if journal.exists() else 0


def process_of(journal):
    return int(re.search(r" process (\d+) ", journal.read_text())[1])


def kill_at_once(number):
    os.kill(number, signal.SIGKILL)


class Sweep(unittest.TestCase):
    """A folder with study.yaml, and the program called in it."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.study = self.folder / "study.yaml"
        self.study.write_text(study_text())

    def command(self, *words, prefix=()):
        return [*prefix, PROGRAM, "sweep", words[0], self.study, *words[1:]]

    def call(self, *words, status=OK):
        done = subprocess.run(self.command(*words), cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def start(self, *words):
        return subprocess.Popen(self.command(*words), cwd=self.folder, stderr=subprocess.PIPE, text=True)

    def work(self, output):
        return self.folder / output / "work"

    def merged(self, output):
        return (self.folder / output / "study.h5").read_bytes()

    def assert_same(self, one, other):
        # No assertEqual: it would print both files.
        self.assertTrue(self.merged(one) == self.merged(other), f"{one} and {other} differ")


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


class Runners(Sweep):
    """Who does the runs, and who is killed."""

    @classmethod
    def setUpClass(cls):
        # How many accounts keep a sweep busy long enough, however fast machine and program are.
        accounts = 100000
        while cls.sweep_by_threads(accounts) < LONG_ENOUGH:
            accounts *= 2

    @classmethod
    def sweep_by_threads(cls, accounts):
        """Seconds that it took."""
        cls.text = study_text(accounts)
        with tempfile.TemporaryDirectory() as folder:
            study = pathlib.Path(folder, "study.yaml")
            study.write_text(cls.text)
            start = time.monotonic()
            subprocess.run([PROGRAM, "sweep", "run", study, "-o", folder, "--threads", "2"], check=True,
                           capture_output=True)
            cls.by_threads = pathlib.Path(folder, "study.h5").read_bytes()
            return time.monotonic() - start

    def setUp(self):
        super().setUp()
        self.study.write_text(self.text)

    def assert_same_as_by_threads(self, output):
        self.assertTrue(self.merged(output) == self.by_threads, f"{output} differs from what threads compute")

    def kill_after_one_run(self, output, journals, kill):
        """Waits until a worker has recorded a run, then calls kill(its process) in the middle of the next."""
        def first():
            return next((path for path in self.work(output).glob(journals) if done_lines(path) > 0), None)

        wait_until(first, 60, "the first run", every=0.005)
        kill(process_of(first()))

    def assert_interrupted(self, output):
        done = sum(done_lines(journal) for journal in self.work(output).glob("*.journal"))
        self.assertGreater(done, 0)
        self.assertLess(done, RUNS, "nothing was left to do: the kill came too late")
        return done

    def test_shards_in_any_order(self):
        for shard in ("3/3", "1/3", "2/3"):
            self.call("run", "-o", "shards", "--shard", shard, "--threads", "1")
        self.call("merge", "-o", "shards")
        self.assert_same_as_by_threads("shards")

    def test_shards_that_share_networks_in_files(self):
        cache = self.folder / "networks"
        self.call("run", "-o", "cached", "--shard", "1/3", "--network-cache", cache)
        first = {path.name: path.stat().st_ino for path in cache.iterdir()}
        self.assertEqual(len(first), 1)
        for shard in ("2/3", "3/3"):
            self.call("run", "-o", "cached", "--shard", shard, "--network-cache", cache)
        both = {path.name: path.stat().st_ino for path in cache.iterdir()}
        self.assertEqual(len(both), 2)  # one for each replicate
        self.assertEqual({name: both[name] for name in first}, first)
        self.call("merge", "-o", "cached")
        self.assert_same_as_by_threads("cached")

    def test_two_processes_share_without_doing_anything_twice(self):
        both = [self.start("run", "-o", "both", "--threads", "1") for _ in range(2)]
        for process in both:
            _, text = process.communicate()
            self.assertEqual(process.returncode, OK, text)
        self.call("merge", "-o", "both")
        self.assert_same_as_by_threads("both")
        self.assertEqual(sum(done_lines(journal) for journal in self.work("both").glob("*.journal")), RUNS)

    def test_a_killed_process_and_then_a_stopped_one(self):
        process = self.start("run", "-o", "killed", "--threads", "1")
        self.kill_after_one_run("killed", "threads-1.journal", kill_at_once)
        process.communicate()
        self.assertEqual(process.returncode, -signal.SIGKILL)
        done = self.assert_interrupted("killed")
        process = self.start("run", "-o", "killed", "--threads", "1")
        self.kill_after_one_run("killed", "threads-2.journal", lambda number: os.kill(number, signal.SIGTERM))
        _, text = process.communicate()
        self.assertEqual(process.returncode, STOPPED_EARLY)
        self.assertIn(f"done before: {done},", text)
        self.assert_interrupted("killed")
        self.call("run", "-o", "killed", "--max-time", "0.1 s", status=STOPPED_EARLY)
        self.call("run", "-o", "killed")
        self.assert_same_as_by_threads("killed")

    @unittest.skipUnless(MPI_PROGRAM, "built without MPI")
    def test_mpi_with_a_killed_rank(self):
        command = ["mpirun", "-n", "3", MPI_PROGRAM, "sweep", "run", self.study, "-o", "mpi", "--threads", "1"]
        options = {"cwd": self.folder, "env": {**os.environ, **MPI_ENVIRONMENT}, "stdout": subprocess.PIPE,
                   "stderr": subprocess.PIPE, "text": True}
        job = subprocess.Popen(command, **options)
        self.kill_after_one_run("mpi", "rank-*-of-00003-1.journal", kill_at_once)
        job.communicate()
        self.assertNotEqual(job.returncode, OK)
        done = self.assert_interrupted("mpi")
        again = subprocess.run(command, **options)
        self.assertEqual(again.returncode, OK, again.stderr)
        self.assertIn(f"done before: {done},", again.stderr)
        self.assert_same_as_by_threads("mpi")

    @unittest.skipUnless(MPI_PROGRAM, "built without MPI")
    def test_mpi_ranks_that_slurm_starts(self):
        self.folder.chmod(0o755)  # munged wants its socket where everybody may go
        with OneNodeSlurm(self.folder / "slurm") as slurm:
            slurm.call("srun", "--mpi=pmix", "--ntasks=2", f"--chdir={self.folder}", MPI_PROGRAM, "sweep", "run",
                       self.study, "-o", self.folder / "srun", "--threads", "1")
        ranks = [f"rank-0000{rank}-of-00002-1.journal" for rank in range(2)]
        self.assertEqual(sum(done_lines(self.work("srun") / rank) for rank in ranks), RUNS)
        self.assertGreater(min(done_lines(self.work("srun") / rank) for rank in ranks), 0)
        self.assert_same_as_by_threads("srun")

    def test_slurm_with_a_killed_task(self):
        self.assertEqual(OneNodeSlurm.missing_programs(), [], "install slurm-wlm and munge")
        self.folder.chmod(0o755)  # munged wants its socket where everybody may go
        with OneNodeSlurm(self.folder / "slurm") as slurm:
            submitted = slurm.call(*self.command("slurm", "-o", self.folder / "array", "--tasks", "3", "--submit",
                                                 "--network-cache", self.folder / "networks"))
            array = re.match(r"array (\d+), merge \d+", submitted)[1]

            def cancel(number):
                os.kill(number, signal.SIGSTOP)  # scancel is slower than a run
                slurm.call("scancel", "--signal=KILL", "--full", f"{array}_2")

            self.kill_after_one_run("array", "shard-00002-of-00003-1.journal", cancel)
            slurm.wait_for_all_jobs()
            done = self.assert_interrupted("array")
            log = (self.folder / "array" / "log" / "merge.log").read_text()
            self.assertIn(f"{RUNS - done} runs are missing", log)
            slurm.call("sh", self.folder / "array" / "study.submit.sh")
            slurm.wait_for_all_jobs()
        self.assertEqual(len(list((self.folder / "networks").glob("*.network"))), 2)
        self.assert_same_as_by_threads("array")


if __name__ == "__main__":
    unittest.main()
