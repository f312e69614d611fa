"""The report of a sweep tells the sensitivity that the engine computed by the method of the design. Needs the built page
(./dev page) and Chromium."""

import pathlib
import tempfile
import unittest

import h5py
import numpy

from report_case import SOURCE, backlash, drive, number

STUDY = """
backlash_study: 1
base: {base}
set: {{network.accounts: 1000, targets: none}}
replicates: 2
objectives: [trust_kept.fans, outrage_auc.fans]
design: {design}
parameters:
  delay: {{path: events.apology.at, range: [onset + 30 min, onset + 48 h]}}
  severity: {{path: events.penalty.penalty.executive, range: [0, 1]}}
  population.login_rate_mean: {{range: prior}}
"""
DESIGNS = {
    "morris": "{type: morris, trajectories: 4}",
    "saltelli": "{type: saltelli, points: 8}",
    "lhs": "{type: lhs, points: 16}",
    "sobol": "{type: sobol, points: 8}",
}
TOLD = {
    "morris": ["morris_mu", "morris_mu_star", "morris_sigma"],
    "saltelli": ["sobol_first", "sobol_total"],
    "lhs": ["regression"],
    "sobol": ["regression"],
}
OBJECTIVE = 0  # the first of the study


class SensitivityPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        folder = pathlib.Path(holder.name)
        cls.files, pages = {}, []
        for design, words in DESIGNS.items():
            study = folder / f"{design}.yaml"
            study.write_text(STUDY.format(base=SOURCE / "scenarios" / "xiaomi-2026.yaml", design=words))
            done = backlash("sweep", "run", study, "-o", folder / design)
            assert done.returncode == 0, done.stderr
            pages.append(folder / design / f"{design}.html")
            cls.files[design] = h5py.File(folder / design / f"{design}.h5")
            cls.addClassCleanup(cls.files[design].close)
        cls.seen = drive("drive_sensitivity.mjs", pages[0], folder, *pages[1:])

    def test_estimates_and_intervals_are_those_of_the_file(self):
        for design, measures in TOLD.items():
            group = self.files[design]["sensitivity"]
            names = [each.decode() for each in group["parameter"][:]]
            header, *rows = self.seen["pages"][design]["table"]
            self.assertEqual((len(header), {row[0] for row in rows}), (1 + len(measures), set(names)))
            for row in rows:
                for cell, measure in zip(row[1:], measures):
                    value, _, interval = cell.rstrip(")").partition(" (")
                    for text, variable in zip([value, *interval.split("…")], (measure, f"{measure}_low", f"{measure}_high")):
                        with self.subTest(design=design, parameter=row[0], variable=variable):
                            expected = group[variable][OBJECTIVE, names.index(row[0])]
                            self.assertTrue(numpy.isfinite(expected))
                            self.assertAlmostEqual(number(text)[0], expected, delta=0.0051 * abs(expected) + 1e-12)

    def test_the_most_important_comes_first(self):
        for design, measure in {"morris": "morris_mu_star", "saltelli": "sobol_total", "lhs": "regression"}.items():
            group = self.files[design]["sensitivity"]
            order = numpy.argsort(-abs(group[measure][OBJECTIVE]))
            names = [group["parameter"][i].decode() for i in order]
            self.assertEqual([row[0] for row in self.seen["pages"][design]["table"][1:]], names)

    def test_words_are_those_of_the_method(self):
        pages = self.seen["pages"]
        self.assertIn("Elementary effects (Morris) of 4 trajectories", pages["morris"]["caption"])
        self.assertEqual([name[:2] for name in pages["morris"]["key"]], ["μ*", "σ:"])
        self.assertIn("indices from 8 rows", pages["saltelli"]["caption"])
        explained = self.files["lhs"]["sensitivity/explained"][OBJECTIVE]
        self.assertIn(f"explains {100 * explained:.0f}\u00a0%", pages["lhs"]["caption"])
        for page in pages.values():
            self.assertGreater(page["colours"], 8)
        self.assertEqual(self.seen["console"], [])


if __name__ == "__main__":
    unittest.main()
