"""Designs of studies against scipy's, the shipped studies, and the schema of study files."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import numpy
from scipy.stats import qmc

SOURCE = Path(os.environ["BACKLASH_SOURCE"])
UNIT = ["forgiveness.scapegoat_anger", "outrage.love_becomes_hate", "network.homophily", "network.reciprocity",
        "attention.cross_community", "population.public_involvement", "posting.fatigue_per_post"]


def backlash(*arguments):
    return subprocess.run([os.environ["BACKLASH"], *arguments], capture_output=True, text=True, timeout=600)


def points(design, folder):
    """The cases of a design over [0, 1] in every parameter, as `sweep plan` prints them."""
    keys = "".join(f"  {key}: {{range: [0, 1]}}\n" for key in UNIT)
    study = Path(folder) / "study.yaml"
    study.write_text(f"backlash_study: 1\nbase: {SOURCE / 'scenarios' / 'xiaomi-2026.yaml'}\nobjectives: [posts_total]\n"
                     f"design: {design}\nparameters:\n{keys}")
    plan = backlash("sweep", "plan", str(study), "--no-measure", "-o", str(Path(folder) / "result"))
    assert plan.returncode == 0, plan.stderr
    lines = plan.stdout.splitlines()
    return numpy.array([[float(word) for word in line.split()[1:]] for line in lines[1:]])


class Designs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def test_sobol_sequence_is_that_of_scipy(self):
        ours = points("{type: sobol, points: 256, scramble: none}", self.folder)
        theirs = qmc.Sobol(d=len(UNIT), scramble=False).random(256)
        self.assertTrue(numpy.array_equal(ours, theirs))

    def test_saltelli_mixes_halves_of_the_sequence_of_scipy(self):
        k = len(UNIT)
        ours = points("{type: saltelli, points: 16, scramble: none}", self.folder)
        both = qmc.Sobol(d=2 * k, scramble=False).random(16)
        expected = []
        for row in both:
            expected += [row[:k], row[k:]]
            expected += [numpy.where(numpy.arange(k) == i, row[k:], row[:k]) for i in range(k)]
        self.assertTrue(numpy.array_equal(ours, numpy.array(expected)))

    def test_scrambling_keeps_the_evenness_of_the_sequence(self):
        """Random points of that number have a discrepancy several times as large."""
        ours = points("{type: sobol, points: 256}", self.folder)
        theirs = [qmc.discrepancy(qmc.Sobol(d=len(UNIT), seed=seed).random(256)) for seed in range(20)]
        chance = [qmc.discrepancy(numpy.random.default_rng(seed).random((256, len(UNIT)))) for seed in range(20)]
        self.assertLess(qmc.discrepancy(ours), 2 * max(theirs))
        self.assertLess(2 * max(theirs), min(chance))

    def test_latin_hypercube_has_one_point_a_slice(self):
        ours = points("{type: lhs, points: 40}", self.folder)
        for column in ours.T:
            self.assertEqual(sorted(numpy.floor(column * 40).astype(int)), list(range(40)))


class ShippedStudies(unittest.TestCase):
    def test_every_case_is_a_valid_scenario(self):
        files = sorted((SOURCE / "scenarios" / "sweeps").glob("*.yaml"))
        self.assertGreaterEqual(len(files), 4)
        with tempfile.TemporaryDirectory() as folder:
            for file in files:
                plan = backlash("sweep", "plan", str(file), "--no-measure", "-o", folder)
                self.assertEqual(plan.returncode, 0, plan.stderr)

    def test_screening_varies_all_free_parameters_over_their_ranges(self):
        text = (SOURCE / "scenarios" / "sweeps" / "screening.yaml").read_text()
        keys = list(self.free_parameters())
        self.assertEqual(len(keys), 25)
        for key in keys:
            self.assertIn(f"{key}: {{range: prior}}", text)

    def free_parameters(self):
        """Keys with a range that calibration explores: `backlash describe SECTION` has it in a column."""
        for section in ("population", "attention", "outrage", "posting", "forgiveness", "market"):
            lines = backlash("describe", section).stdout.splitlines()
            header = next(line for line in lines if "prior" in line.split())
            column = header.index("prior")
            for line in lines[lines.index(header) + 1:]:
                if line.strip() and line[column:column + 1].strip():
                    yield f"{section}.{line.split()[0]}"


class Schema(unittest.TestCase):
    def test_schema_names_every_design(self):
        schema = json.loads(backlash("describe", "study", "--schema").stdout)
        kinds = schema["properties"]["design"]["anyOf"]
        self.assertEqual(kinds[0]["enum"], ["grid", "lhs", "list", "morris", "saltelli", "sobol"])
        self.assertEqual(len(kinds), 7)


if __name__ == "__main__":
    unittest.main()
