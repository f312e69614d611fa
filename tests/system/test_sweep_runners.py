"""A sweep gives the same bytes whoever does its runs and whatever is killed meanwhile: threads, shards, MPI, Slurm."""

import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import unittest

from one_node_slurm import OneNodeSlurm, wait_until
from sweep_case import (MPI_ENVIRONMENT, MPI_PROGRAM, OK, PROGRAM, RUNS, STOPPED_EARLY, Sweep, done_lines, study_text)

LONG_ENOUGH = 1.0  # seconds that two threads take after the first run, in which a process can be killed


def process_of(journal):
    return int(re.search(r" process (\d+) ", journal.read_text())[1])


def kill_at_once(number):
    os.kill(number, signal.SIGKILL)


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
        """Seconds that it took after its first run."""
        cls.text = study_text(accounts)
        with tempfile.TemporaryDirectory() as folder:
            study = pathlib.Path(folder, "study.yaml")
            study.write_text(cls.text)
            process = subprocess.Popen([PROGRAM, "sweep", "run", study, "-o", folder, "--threads", "2"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            journals = pathlib.Path(folder, "work")
            wait_until(lambda: any(done_lines(journal) > 0 for journal in journals.glob("*.journal")), 60,
                       "the first run", every=0.005)
            start = time.monotonic()
            if process.wait() != OK:
                raise RuntimeError("a sweep by two threads failed")
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
