"""A result is a function of scenario and seed: threads and repetitions leave every byte as it is."""

import os
import pathlib
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["BACKLASH_SOURCE"])
FOUNDING_CASE = SOURCE / "scenarios" / "xiaomi-2026.yaml"


def run(*options, scenario=FOUNDING_CASE):
    """The bytes of the result."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "result.h5")
        command = [os.environ["BACKLASH"], "run", scenario, "--set", "network.accounts=20000", "-o", path, *options]
        subprocess.run(command, check=True, capture_output=True)
        return path.read_bytes()


class Determinism(unittest.TestCase):
    def check_threads(self, replicates):
        one = run("--replicates", replicates, "--threads", "1")
        for threads in ("2", "3"):
            # No assertEqual: it would print both files.
            same = run("--replicates", replicates, "--threads", threads) == one
            self.assertTrue(same, f"{replicates} replicates, {threads} threads")
        return one

    def test_threads_that_share_one_replicate(self):
        self.check_threads("1")

    def test_replicates_side_by_side(self):
        first = self.check_threads("3")
        self.assertTrue(run("--replicates", "3", "--threads", "2") == first, "a second run")
        self.assertFalse(run("--replicates", "3", "--threads", "2", "--seed", "2") == first, "another seed")

    def test_a_shared_network(self):
        shared = ["--set", "network.redraw=false", "--replicates", "2"]
        self.assertTrue(run(*shared, "--threads", "1") == run(*shared, "--threads", "3"))


if __name__ == "__main__":
    unittest.main()
