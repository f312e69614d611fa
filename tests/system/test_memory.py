"""What --dry-run says of memory, against the most that the run then has taken."""

import os
import pathlib
import random
import re
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["BACKLASH"]
SCENARIO = pathlib.Path(os.environ["BACKLASH_SOURCE"]) / "scenarios" / "xiaomi-2026.yaml"
MIB = 1 << 20
UNITS = {"MiB": MIB, "GiB": 1 << 30}


class Memory(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def peak(self, *arguments):
        """Largest resident size of one call, bytes."""
        child = os.fork()
        if child == 0:
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, 1)
            os.dup2(nothing, 2)
            os.execv(PROGRAM, [PROGRAM, *map(str, arguments)])
        _, status, usage = os.wait4(child, 0)
        self.assertEqual(status, 0, arguments)
        return usage.ru_maxrss * 1024

    def forecast(self, *arguments, scenario=SCENARIO):
        """The dry run's number, and the number of ties."""
        told = subprocess.run([PROGRAM, "run", scenario, *arguments, "--dry-run"], check=True, capture_output=True,
                              text=True).stderr
        number, unit = re.search(r"([\d.]+) ([MG]iB) in all", told).groups()
        return float(number) * UNITS[unit], int(re.search(r"about (\d+) ties", told)[1])

    def check(self, *arguments, scenario=SCENARIO):
        expected, ties = self.forecast(*arguments, scenario=scenario)
        peak = self.peak("run", scenario, *arguments, "--no-report", "--force", "-o", self.folder)
        self.assertAlmostEqual(expected / peak, 1.0, delta=0.10,
                               msg=f"{expected / MIB:.0f} MiB said, {peak / MIB:.0f} taken: {scenario} {arguments}")
        return peak, ties

    def test_one_replicate(self):
        for accounts in ("5e3", "5e4", "3e5"):
            for sample in ("0", "2000"):
                self.check("--set", f"network.accounts={accounts}", "--set", f"recording.network_sample={sample}",
                           "--replicates", "1", "--threads", "2")

    def test_feeds_that_outlive_the_run(self):
        self.check("--set", "network.accounts=5e3", "--set", "attention.feed_lifetime=1e5 h", "--replicates", "1",
                   "--threads", "2")

    def test_replicates_side_by_side(self):
        size = ("--set", "network.accounts=1e5")
        self.check(*size, "--replicates", "2", "--threads", "2")
        self.check(*size, "--replicates", "2", "--threads", "2", "--set", "network.redraw=false")

    def test_replicates_one_after_the_other(self):
        self.check("--set", "network.accounts=2e4", "--replicates", "12", "--threads", "2")
        self.check("--set", "network.accounts=1e5", "--replicates", "6", "--threads", "2")

    def test_an_edge_list(self):
        edges = self.folder / "edges.txt"
        draw = random.Random(1)
        edges.write_text("".join(f"{draw.randrange(60000)} {int(60000 * draw.random() ** 3)}\n" for _ in range(800000)))
        self.check("--set", f"network.edges={edges}", "--replicates", "1", "--threads", "2")

    def test_building_takes_less_than_two_networks(self):
        # So dense that building is the peak of the run; at last so that a fifth of the ties are drawn twice.
        for accounts, followees in ((50000, 500), (20000, 1000), (8000, 1500)):
            peak, ties = self.check("--set", f"network.accounts={accounts}", "--set",
                                    f"network.out_degree_mean={followees}", "--set",
                                    f"network.out_degree_cap={followees}", "--replicates", "1", "--threads", "2")
            network = 8 * accounts + 4 * ties
            self.assertGreater(peak, 1.4 * network, "the peak is not that of building")
            self.assertLess(peak - self.peak("--version"), 2 * network)

    def test_published_models(self):
        # The largest is a state, the description of the network, its building, writing.
        # Two replicates only in one network: how high they rise together hangs on when each builds its own.
        for model, network, replicates in (
            ("hegselmann_krause", "generator: random, accounts: 2000000, mean_degree: 0", 1),
            ("sir", "generator: random, accounts: 300000, mean_degree: 10", 1),
            ("sir", "generator: random, accounts: 300000, mean_degree: 10, redraw: false", 2),
            ("voter", "generator: complete, accounts: 4000", 1),
            ("linear_threshold", "generator: scale_free, accounts: 500000", 1),
            ("complex_contagion", "generator: small_world, accounts: 300000, neighbours: 20", 1),
            ("independent_cascade", "accounts: 200000", 1),
            ("degroot", "generator: random, accounts: 2000, mean_degree: 10", 1),
        ):
            scenario = self.folder / "published.yaml"
            scenario.write_text(f"backlash: 1\nmodel: {model}\nreplicates: {replicates}\nnetwork: {{{network}}}\n"
                                "parameters: {steps: 20}\n")
            self.check("--threads", "2", scenario=scenario)

    def test_many_threads(self):
        self.check("--set", "network.accounts=120000", "--set", "network.out_degree_mean=150", "--set",
                   "network.out_degree_cap=150", "--replicates", "1", "--threads", "16")


if __name__ == "__main__":
    unittest.main()
