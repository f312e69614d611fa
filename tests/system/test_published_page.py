"""Pages of published models show what is in their files. Needs the built page (./dev page) and Chromium."""

import pathlib
import tempfile
import unittest

import h5py
import numpy

from report_case import SOURCE, backlash, drive, number

CLASSICS = SOURCE / "scenarios" / "classics"
SMALL = ("--set", "network.accounts=3000", "--set", "parameters.initial_share=.01", "--replicates", "4")
STUDY = """
backlash_study: 1
base: {base}
set: {{network.accounts: 1000, parameters.steps: 50}}
replicates: 3
keep: series
objectives: [removed_end, infectious_highest]
parameters:
  transmission: {{path: parameters.transmission, values: [.3, 1]}}
  recovery: {{path: parameters.recovery, values: [.5, 1]}}
"""
CHARTS = {"courses", "states"}
COMPARED = {f"{name}{side}" for name in ("susceptible", "infectious", "removed") for side in ("", "-difference")}
SWEPT = {"surface", "response", "sensitivity", "case-susceptible", "case-infectious", "case-removed"}


def made(*arguments):
    done = backlash(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


class PublishedPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = folder = pathlib.Path(holder.name)
        cls.said = made("run", CLASSICS / "sir.yaml", *SMALL, "-o", folder / "sir.h5")
        faster = folder / "faster.yaml"
        faster.write_text(f"backlash: 1\nmodel: sir\nextends: {CLASSICS / 'sir.yaml'}\nparameters: {{transmission: 1}}\n")
        made("compare", CLASSICS / "sir.yaml", faster, *SMALL, "-o", folder / "pair.h5")
        study = folder / "study.yaml"
        study.write_text(STUDY.format(base=CLASSICS / "sir.yaml"))
        made("sweep", "run", study, "-o", folder / "study")
        cls.pages = [folder / "sir.html", folder / "pair.html", folder / "study" / "study.html"]
        cls.seen = drive("drive_published.mjs", cls.pages[0], folder, *cls.pages[1:])
        cls.file, cls.pair, cls.study = (h5py.File(path.with_suffix(".h5")) for path in cls.pages)
        for file in (cls.file, cls.pair, cls.study):
            cls.addClassCleanup(file.close)

    def test_it_is_quiet_and_offline(self):
        self.assertEqual(self.seen["console"], [])
        self.assertEqual(set(self.seen["requests"]), {page.as_uri() for page in self.pages})

    def test_a_run_leaves_its_page(self):
        self.assertIn(f"Report: {self.pages[0]}", self.said)
        again = self.folder / "again.html"
        made("report", self.folder / "sir.h5", "-o", again)
        self.assertEqual(again.read_text(), self.pages[0].read_text())

    def test_all_charts_are_drawn_on_wide_and_narrow_screens(self):
        for colours, charts in (("colours", CHARTS), ("narrowColours", CHARTS), ("comparisonColours", COMPARED),
                                ("sweepColours", SWEPT)):
            self.assertEqual(set(self.seen[colours]), charts)
            for chart, count in self.seen[colours].items():
                self.assertGreater(count, 8, chart)
        self.assertLessEqual(self.seen["narrowWidth"], 390)
        self.assertTrue(all(len(label) > 40 for label in self.seen["labels"]), self.seen["labels"])

    def statistic(self, figure, label):
        labels = [each.decode() for each in self.file["summary/statistic"][:]]
        return float(self.file["summary"][figure][labels.index(label)])

    def test_figures_are_those_of_the_file(self):
        self.assertEqual(set(self.seen["figures"]), {f"{name}_end" for name in ("susceptible", "infectious", "removed")})
        for name, text in self.seen["figures"].items():
            shown, tolerance = number(text)
            self.assertAlmostEqual(shown, self.statistic(name, "mean"), delta=tolerance)
        for part, label in zip(self.seen["intervals"]["removed_end"].split("…"), ("q05", "q95")):
            shown, tolerance = number(part)
            self.assertAlmostEqual(shown, self.statistic("removed_end", label), delta=tolerance)
        self.assertEqual(len(self.seen["table"]), 12)
        for figure, row in zip(self.seen["names"], self.seen["table"]):
            shown, tolerance = number(row[1])
            self.assertAlmostEqual(shown, self.statistic(figure, "mean"), delta=tolerance)
        self.assertEqual(self.seen["names"]["infectious_highest_step"], "infectious – step of the highest")

    def test_tables_hold_the_values(self):
        header, *rows = self.seen["courses"]
        steps = [number(row[0].removeprefix("step "))[0] for row in rows]
        stride = int(steps[1])
        means = self.file["summary/infectious"][0, ::stride]
        self.assertEqual(steps, list(range(0, 401, stride)))
        shown = [number(row[header.index("infectious, mean")])[0] for row in rows]
        numpy.testing.assert_allclose(shown, means, atol=0.00051)

    def test_the_strip_is_the_histogram_of_all_runs(self):
        _, *rows = self.seen["states"]
        counts = self.file["compartment_state_histogram"][:].sum(axis=0)
        shown = numpy.array([[number(cell)[0] for cell in row[1:]] for row in rows])
        numpy.testing.assert_allclose(shown, counts / counts.sum(axis=1, keepdims=True), atol=0.00051)

    def test_compartments_have_names(self):
        counts = self.file["compartment_state_histogram"][:, -1].sum(axis=0)
        share = counts.max() / counts.sum()
        name = {0: "susceptible", 2: "infectious", 3: "removed"}[round(float(self.file["bin"][counts.argmax()]))]
        self.assertTrue(self.seen["statesCaption"].endswith(f"(step 400): {100 * share:.1f}\u00a0%, compartment: {name}."), self.seen["statesCaption"])
        self.assertLessEqual({"S", "I", "R", "steps since the start"}, set(self.seen["lettering"]["states"]))
        self.assertIn("share of the accounts", self.seen["lettering"]["courses"])

    def test_all_letters_of_charts_can_be_read(self):
        self.assertEqual(self.seen["illegible"], [])

    def test_parameters(self):
        self.assertNotIn("network.edges", dict(self.seen["parameters"]))  # there are none
        rows = dict(self.seen["parameters"])
        self.assertEqual(rows["parameters.transmission"], "0.5")
        self.assertEqual(rows["network.accounts"], "3000")
        self.assertIn("3,000 accounts", self.seen["subtitle"])
        self.assertIn("model sir", self.seen["subtitle"])

    def test_the_cursor_is_linked_and_counts_steps(self):
        self.assertEqual(len(self.seen["readouts"]), len(CHARTS))
        self.assertEqual(len(set(self.seen["readouts"])), 1, self.seen["readouts"])
        self.assertRegex(self.seen["readouts"][0], r"^step \d+$")

    def test_differences_and_verdicts_are_those_of_the_file(self):
        statistics = [each.decode() for each in self.pair["statistic"][:]]
        value = lambda figure, name: float(self.pair["indicators"][figure][0, statistics.index(name)])
        self.assertEqual(len(self.seen["differences"]), 12)
        for figure, text in self.seen["differences"].items():
            with self.subTest(figure=figure):
                for part, name in zip(text.rstrip(")").replace("(", "…").split("…"), ("difference", "low", "high")):
                    shown, tolerance = number(part.replace("+", ""))
                    self.assertAlmostEqual(shown, value(figure, name), delta=max(tolerance, 5e-4 * abs(value(figure, name))))
                low, high = value(figure, "low"), value(figure, "high")
                expected = "the same" if low == high == 0 else "lower" if high < 0 else "higher" if low > 0 else "not"
                self.assertIn(expected, self.seen["verdicts"][figure])
        self.assertIn("higher", self.seen["verdicts"]["removed_end"])
        self.assertEqual(self.seen["changed"], ["1"])
        self.assertIn("4 pairs of runs of 400 steps", self.seen["comparisonSubtitle"])

    def test_a_case_of_a_sweep_shows_its_series(self):
        self.assertEqual(self.seen["curve"], "Case 0: infectious")
        _, *rows = self.seen["course"]
        expected = self.study["summary/infectious"][0, 0]
        numpy.testing.assert_allclose([number(row[1])[0] for row in rows], expected, atol=0.00051)

    def test_chinese(self):
        self.assertEqual(self.seen["otherHeading"], "各状态的账号分布")
        self.assertEqual(self.seen["otherNames"]["removed_end"], "移出（结束时）")
        self.assertIn("对模拟", self.seen["comparisonOther"])
        self.assertIn("移出（最高时的步数）", [row[0] for row in self.seen["otherFigures"]])  # no unit after it

    def test_every_chart_as_a_picture(self):
        for page, charts in zip(self.pages, (CHARTS, COMPARED)):
            folder = self.folder / f"{page.stem}-figures"
            made("report", page.with_suffix(".h5"), "--svg", folder)
            self.assertEqual({path.stem for path in folder.glob("*.svg")}, charts)

    def test_every_model_has_a_page(self):
        for scenario in sorted(CLASSICS.glob("*.yaml")):
            with self.subTest(scenario.stem):
                path = self.folder / "each" / f"{scenario.stem}.h5"
                made("run", scenario, "--set", "network.accounts=500", "--set", "parameters.steps=10", "--replicates", "2", "-o", path)
                folder = self.folder / f"{scenario.stem}-each"
                made("report", path, "--svg", folder)
                self.assertIn("states", {picture.stem for picture in folder.glob("*.svg")})


if __name__ == "__main__":
    unittest.main()
