"""Whoever changes the numbers of a run raises results_version: sweeps find old results again by it."""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest
import zlib

import h5py

PROGRAM = os.environ["BACKLASH"]
SCENARIOS = pathlib.Path(os.environ["BACKLASH_SOURCE"]) / "scenarios"

# Checksums of all indicators of a small run of the crisis, and of one of each published model. When one changes, raise
# engine/simulation/results_version.hpp and put the values that are found here.
RESULTS_VERSION = 4
CHECKSUM = "de6aaaa3"
PUBLISHED_CHECKSUM = "1cef2c1d"


def checksum(folder, scenarios, *options):
    path = pathlib.Path(folder, "small.h5")
    crc = 0
    for scenario in scenarios:
        subprocess.run([PROGRAM, "run", scenario, "--set", "network.accounts=2000", "--replicates", "2", "--seed", "1",
                        "-o", path, "--no-report", "--force", *options], check=True, capture_output=True)
        with h5py.File(path) as file:
            for name in sorted(file["indicators"]):
                if file["indicators"][name].dtype.kind == "f":
                    crc = zlib.crc32(file["indicators"][name][()].tobytes(), crc)
    return f"{crc:08x}"


class ResultsVersion(unittest.TestCase):
    def test_same_version_same_numbers(self):
        with tempfile.TemporaryDirectory() as folder:
            found = checksum(folder, [SCENARIOS / "xiaomi-2026.yaml"])
            published = checksum(folder, sorted((SCENARIOS / "classics").glob("*.yaml")), "--set", "parameters.steps=30")
        version = subprocess.run([PROGRAM, "--version"], check=True, capture_output=True, text=True).stdout
        self.assertEqual(int(re.search(r"results version (\d+)", version)[1]), RESULTS_VERSION)
        self.assertEqual(found, CHECKSUM, "the numbers changed: raise results_version")
        self.assertEqual(published, PUBLISHED_CHECKSUM, "the numbers of a published model changed: raise results_version")


if __name__ == "__main__":
    unittest.main()
