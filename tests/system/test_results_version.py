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
SCENARIO = pathlib.Path(os.environ["BACKLASH_SOURCE"]) / "scenarios" / "xiaomi-2026.yaml"

# Checksum of all indicators of a small run. When it changes, raise engine/simulation/results_version.hpp and
# put both new values here.
RESULTS_VERSION = 2
CHECKSUM = "ffb666b3"


def checksum(folder):
    path = pathlib.Path(folder, "small.h5")
    subprocess.run([PROGRAM, "run", SCENARIO, "--set", "network.accounts=2000", "--replicates", "2", "--seed", "1",
                    "-o", path], check=True, capture_output=True)
    crc = 0
    with h5py.File(path) as file:
        for name in sorted(file["indicators"]):
            if file["indicators"][name].dtype.kind == "f":
                crc = zlib.crc32(file["indicators"][name][()].tobytes(), crc)
    return f"{crc:08x}"


class ResultsVersion(unittest.TestCase):
    def test_same_version_same_numbers(self):
        with tempfile.TemporaryDirectory() as folder:
            found = checksum(folder)
        version = subprocess.run([PROGRAM, "--version"], check=True, capture_output=True, text=True).stdout
        self.assertEqual(int(re.search(r"results version (\d+)", version)[1]), RESULTS_VERSION)
        self.assertEqual(found, CHECKSUM, "the numbers changed: raise results_version")


if __name__ == "__main__":
    unittest.main()
