"""The report of a sweep shows what is in its file. Needs the built page (./dev page) and Chromium."""

import pathlib
import tempfile
import unittest

import h5py
import numpy

from report_case import SOURCE, backlash, drive, number

STUDY = """
backlash_study: 1
base: {base}
set: {{network.accounts: 2000, targets: none}}
replicates: 3
keep: series
objectives: [trust_kept.fans, outrage_auc.fans]
design: grid
parameters:
  delay: {{path: events.apology.at, values: [onset + 30 min, onset + 48 h]}}
  severity: {{path: events.penalty.penalty.executive, values: [0, 1]}}
"""
FAILING = """
backlash_study: 1
base: {base}
set: {{network.accounts: 1000, targets: none}}
replicates: 1
keep: series
objectives: [trust_kept.fans]
parameters:
  delay: {{path: events.apology.at, values: [onset + 1 h, onset + 9 h]}}
  rumour: {{levels: {{anybody: {{}}, nobody: {{events.rumour.by: {{type: kol_neutral, rank: 400}}}}}}}}
"""
SOME_FAILED = 3
CHARTS = {"surface", "response", "sensitivity", "case-outrage_mean", "case-trust_mean", "case-price", "case-board_visibility"}
OBJECTIVE = "trust_kept.fans"  # the first of the study, not of the alphabet
MEAN, DIFFERENCE = 0, 3  # of statistics and contrasts


def first_number(text):
    return number(text.partition("(")[0])[0]


class SweepPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        folder = pathlib.Path(holder.name)
        study = folder / "small.yaml"
        study.write_text(STUDY.format(base=SOURCE / "scenarios" / "xiaomi-2026.yaml"))
        done = backlash("sweep", "run", study, "-o", folder / "out")
        assert done.returncode == 0, done.stderr
        cls.study, cls.told = study, done.stdout
        cls.result = folder / "out" / "small.h5"
        cls.page = folder / "page.html"
        done = backlash("report", cls.result, "-o", cls.page)
        assert done.returncode == 0, done.stderr
        failing = folder / "failing.yaml"
        failing.write_text(FAILING.format(base=SOURCE / "scenarios" / "xiaomi-2026.yaml"))
        done = backlash("sweep", "run", failing, "-o", folder / "failing")
        assert done.returncode == SOME_FAILED, done.stderr
        cls.failing = folder / "failing" / "failing.html"
        done = backlash("report", cls.failing.with_suffix(".h5"), "-o", cls.failing, "--force")
        assert done.returncode == 0, done.stderr
        cls.seen = drive("drive_sweep.mjs", cls.page, folder, cls.failing)
        cls.file = h5py.File(cls.result)
        cls.addClassCleanup(cls.file.close)
        cls.means = cls.file["summary"][OBJECTIVE][:, MEAN]

    def test_it_is_quiet_and_offline(self):
        self.assertEqual(self.seen["console"], [])
        self.assertEqual(set(self.seen["requests"]), {self.page.as_uri(), self.failing.as_uri()})

    def test_all_charts_are_drawn_on_wide_and_narrow_screens(self):
        for colours in ("colours", "narrowColours"):
            self.assertEqual(set(self.seen[colours]), CHARTS)
            for chart, count in self.seen[colours].items():
                self.assertGreater(count, 8, chart)
        self.assertLessEqual(self.seen["narrowWidth"], 390)

    def test_cases_are_those_of_the_file_and_sort(self):
        self.assertEqual([row[0] for row in self.seen["cases"]], ["0", "1", "2", "3"])
        shown = [first_number(row[3]) for row in self.seen["cases"]]
        numpy.testing.assert_allclose(shown, self.means, rtol=1e-3)
        self.assertEqual([int(row[0]) for row in self.seen["falling"]], list(numpy.argsort(-self.means)))
        self.assertEqual({row[-1] for row in self.seen["cases"]}, {"3 of 3"})

    def test_a_click_on_a_cell_shows_its_curves(self):
        self.assertEqual(self.seen["chosen"], "3")
        self.assertTrue(self.seen["curve"].startswith("Case 3"), self.seen["curve"])
        groups = [each.decode() for each in self.file["group"][:]]
        expected = self.file["summary/outrage_mean"][3, MEAN, :, groups.index("fans")]
        shown = [number(row[1])[0] for row in self.seen["course"]]
        numpy.testing.assert_allclose(shown, expected, atol=0.00051)

    def test_prices_are_those_of_trading_sessions(self):
        price, trading = (self.file["summary"][name][3, MEAN] for name in ("price", "trading"))
        traded = price[trading > 0.5]
        shown = [number(row[1])[0] for row in self.seen["price"]]
        self.assertLessEqual(len(shown), 300)
        stride = -(-len(traded) // 300)
        numpy.testing.assert_allclose(shown, traded[::stride], atol=0.0051)

    def test_differences_to_the_base(self):
        shown = [first_number(row[2].replace("+", "")) for row in self.seen["differences"]]
        numpy.testing.assert_allclose(shown, self.file["contrasts"][OBJECTIVE][:, DIFFERENCE], rtol=1e-3, atol=1e-9)

    def test_main_effects(self):
        surface = self.means.reshape(2, 2)
        total = surface.var()
        shares = {"delay": surface.mean(axis=1).var() / total, "severity": surface.mean(axis=0).var() / total}
        shares["together"] = 1 - sum(shares.values())
        self.assertEqual({row[0] for row in self.seen["shares"]}, set(shares))
        for name, share in self.seen["shares"]:
            self.assertAlmostEqual(number(share)[0], shares[name], delta=0.00051)

    def test_a_sweep_leaves_its_page_beside_its_file_and_keeps_what_others_made_of_it(self):
        beside = self.result.with_suffix(".html")
        self.assertIn(f"Report: {beside}", self.told)
        self.assertEqual(beside.read_text(), self.page.read_text())

        folder = self.page.with_name("kept")
        copy = folder / self.result.name
        for command in ("run", "merge"):
            done = backlash("sweep", command, self.study, "-o", folder, "--no-report")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertFalse(copy.with_suffix(".html").exists())
        self.assertEqual(backlash("sweep", "merge", self.study, "-o", folder).returncode, 0)
        self.assertEqual(copy.with_suffix(".html").read_text(), self.page.read_text())
        again = backlash("sweep", "merge", self.study, "-o", folder)
        self.assertIn("Report: ", again.stdout)
        copy.with_suffix(".html").write_text("mine")
        kept = backlash("sweep", "merge", self.study, "-o", folder)
        self.assertEqual(kept.returncode, 0, kept.stderr)
        self.assertIn("small.html is kept", kept.stderr)
        self.assertNotIn("Report: ", kept.stdout)
        self.assertEqual(copy.with_suffix(".html").read_text(), "mine")

    def test_figures_of_every_objective(self):
        folder = self.page.with_name("figures")
        done = backlash("report", self.result, "--svg", folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        objectives = ("trust_kept.fans", "outrage_auc.fans")
        expected = {f"{chart}-{name}" for chart in ("surface", "response", "sensitivity") for name in objectives}
        expected |= {chart for chart in CHARTS if chart.startswith("case-")}
        self.assertEqual({path.stem for path in folder.glob("*.svg")}, expected)

    def test_what_failed_is_said_once_and_left_out(self):
        failed = self.seen["failed"]
        self.assertEqual(len(failed["reasons"]), 1, failed["reasons"])
        self.assertTrue(failed["reasons"][0].startswith("Case 1, Case 3: rank 400"), failed["reasons"])
        self.assertIn("Where a cell is empty, no run of the case came to its end", failed["surface"])
        self.assertEqual(failed["key"], ["rumour anybody"])
        self.assertIn("No run of this case came to its end", failed["curve"])

    def test_one_run_of_each_case_has_no_bars(self):
        self.assertIn("4 cases of xiaomi-2026, 1 run of each", self.seen["failed"]["subtitle"])
        self.assertIn("One run of each case, so there are no bars", self.seen["failed"]["response"])

    def test_all_letters_of_charts_can_be_read(self):
        self.assertEqual(self.seen["illegible"], [])

    def test_words(self):
        self.assertEqual(self.seen["otherHeading"], "方案")


if __name__ == "__main__":
    unittest.main()
