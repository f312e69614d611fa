"""What tests of sweeps share: a study, and the program called on it."""

import os
import pathlib
import subprocess
import tempfile
import unittest

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

# As root, with more ranks than processors, and not all of them bound to one.
MPI_ENVIRONMENT = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
                   "OMPI_MCA_rmaps_base_oversubscribe": "1", "OMPI_MCA_hwloc_base_binding_policy": "none"}

OK, INVALID_INPUT, SOME_FAILED, OUTPUT_EXISTS, STOPPED_EARLY = 0, 2, 3, 4, 75


def study_text(accounts=500, keep="indicators"):
    return STUDY.replace("ACCOUNTS", str(accounts)).replace("KEEP", keep)


def done_lines(journal):
    return journal.read_text(errors="replace").count(" done ") if journal.exists() else 0


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
