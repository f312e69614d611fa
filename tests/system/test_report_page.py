"""A report shows what is in the result, offline. Needs the built page (./dev page) and Chromium."""

import json
import pathlib
import re
import shutil
import tempfile
import unittest

import h5py
import numpy

from report_case import INVALID_INPUT, OUTPUT_EXISTS, SOURCE, VIZ, backlash, drive, number, simulate, without_distributions

OVER_TIME = {"attention", "outrage", "heat", "trust", "board", "price", "voices"}
CHARTS = OVER_TIME | {"network", "cascade"}


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.holder.cleanup)
        cls.folder = pathlib.Path(cls.holder.name)
        cls.result = simulate(cls.folder, "--no-report")
        cls.page = cls.folder / "page.html"
        done = backlash("report", cls.result, "-o", cls.page)
        assert done.returncode == 0, done.stderr
        cls.seen = drive("drive_report.mjs", cls.page, cls.folder)
        cls.file = h5py.File(cls.result)
        cls.addClassCleanup(cls.file.close)

    def statistic(self, figure, label):
        name, _, index = figure.partition(":")
        labels = [each.decode() for each in self.file["summary/statistic"][:]]
        values = self.file["summary"][name][labels.index(label)]
        return float(values[int(index)] if index else values)

    def test_it_is_quiet_and_offline(self):
        self.assertEqual(self.seen["console"], [])
        self.assertEqual(set(self.seen["requests"]), {self.page.as_uri()})

    def test_one_file_of_moderate_size(self):
        self.assertLess((VIZ / "dist" / "report.html").stat().st_size, 1_000_000)
        self.assertLess(self.page.stat().st_size, 2_500_000)

    def test_all_charts_are_drawn(self):
        for colours in ("colours", "otherColours", "narrowColours"):
            self.assertEqual(set(self.seen[colours]), CHARTS)
            for chart, count in self.seen[colours].items():
                self.assertGreater(count, 20, chart)
        self.assertEqual(len(self.seen["labels"]), len(CHARTS))
        self.assertTrue(all(len(label) > 40 for label in self.seen["labels"]))

    def test_headline_figures_are_those_of_the_file(self):
        figures = {name: text for name, text in self.seen["figures"].items() if name not in ("targets", "peak_time")}
        self.assertGreaterEqual(len(figures), 6)
        for name, text in figures.items():
            with self.subTest(figure=name):
                shown, tolerance = number(text)
                self.assertAlmostEqual(shown, self.statistic(name, "mean"), delta=tolerance)
                for part, label in zip(self.seen["intervals"].get(name, text).split("…"), ("q05", "q95")):
                    shown, tolerance = number(part)
                    self.assertAlmostEqual(shown, self.statistic(name, label), delta=tolerance)
        met = self.file["targets/met"][:]
        self.assertIn(f"of {met.shape[1]}", self.seen["figures"]["targets"])

    def test_times_are_on_the_wall_clock_of_the_scenario(self):
        minutes = round(self.statistic("peak_time", "mean") * 60)
        when = numpy.datetime64("2026-01-04T00:00") + numpy.timedelta64(minutes, "m")
        self.assertTrue(self.seen["figures"]["peak_time"].endswith(str(when)[11:16]), self.seen["figures"]["peak_time"])

    def test_tables_hold_the_values(self):
        header, *rows = self.seen["outrage"]
        self.assertIn("core fans, mean", header)
        means = self.file["summary/outrage_mean"][0, :, 0]
        self.assertEqual(len(rows), len(means))
        shown = [float(row[header.index("core fans, mean")]) for row in rows]
        numpy.testing.assert_allclose(shown, means, atol=0.00051)

    def test_the_slider_moves_the_network_through_time(self):
        sample = self.file["network_sample"]
        heard = sample["heard"][:]
        outrage = numpy.rint(sample["outrage"][-1])
        for moment, knows, levels in (("firstMoment", heard <= 0, numpy.rint(sample["outrage"][0])),
                                      ("lastMoment", ~numpy.isnan(heard), outrage)):
            shares = [number(text + "%")[0] for text in self.seen[moment].split("%")[:2] for text in [text.split()[-1]]]
            self.assertAlmostEqual(shares[0], knows.mean(), delta=0.0051)
            self.assertAlmostEqual(shares[1], (knows & (levels >= 127.5)).mean(), delta=0.0051)
        self.assertNotEqual(self.seen["moment"], self.seen["firstMoment"])
        self.assertLess(self.seen["firstColours"], self.seen["colours"]["network"])
        actors = {row[0].split(" (")[0] for row in self.seen["network"]}
        self.assertLessEqual({each.decode() for each in sample["actor"][:]}, actors)

    def test_the_cascade_counts_whom_each_account_told(self):
        informants = self.file["cascade/informant"][:].astype(int)
        rows = len(informants)
        direct, told = numpy.zeros(rows, int), numpy.zeros(rows, int)
        for row in range(rows - 1, -1, -1):
            if informants[row] < rows:
                direct[informants[row]] += 1
                told[informants[row]] += 1 + told[row]
        order = numpy.lexsort((numpy.arange(rows), -told))[: len(self.seen["cascade"])]
        shown = [[int(text.replace(",", "")) for text in row[-2:]] for row in self.seen["cascade"]]
        self.assertEqual(shown, [[direct[row], told[row]] for row in order])

    def test_targets_are_judged(self):
        self.assertEqual(len(self.seen["targets"]), len(self.file["targets/target"]))
        for row, met in zip(self.seen["targets"], self.file["targets/met"][:].sum(axis=0)):
            self.assertEqual(row[4], f"{met} of 3")

    def test_the_cursor_is_linked(self):
        self.assertEqual(len(self.seen["readouts"]), len(OVER_TIME))
        self.assertEqual(len(set(self.seen["readouts"])), 1, self.seen["readouts"])

    def test_switches(self):
        self.assertEqual((self.seen["language"], self.seen["otherLanguage"]), ("en", "zh"))
        self.assertEqual(self.seen["otherHeading"], "关注度")
        self.assertEqual((self.seen["theme"], self.seen["otherTheme"]), ("light", "dark"))
        self.assertEqual(self.seen["otherPaper"], "rgb(15, 17, 20)")
        self.assertTrue(self.seen["afterGroup"].startswith("public"), self.seen["afterGroup"])

    def test_phone_and_paper(self):
        self.assertEqual(self.seen["narrowTheme"], "dark")
        self.assertLessEqual(self.seen["narrowWidth"], 390)
        self.assertEqual(self.seen["narrowTables"], [])
        self.assertEqual(self.seen["pages"], 2)

    def test_all_letters_of_charts_can_be_read(self):
        self.assertEqual(self.seen["illegible"], [])

    def test_chinese_numbers_and_dates(self):
        self.assertIn("2026年1月4日 – 1月9日", self.seen["otherSubtitle"])
        self.assertRegex(self.seen["otherPage"], r"\d%")
        self.assertNotRegex(self.seen["otherPage"].replace("2.43 %", ""), r"\d\s%")  # the scenario says 2.43 %

    def test_an_interval_that_says_nothing_is_not_shown(self):
        for name, interval in self.seen["intervals"].items():
            self.assertNotEqual(interval, self.seen["figures"][name])

    def test_language_of_the_command_line(self):
        page = self.folder / "chinese.html"
        self.assertEqual(backlash("report", self.result, "--lang", "zh", "-o", page).returncode, 0)
        self.assertIn('<html lang="zh">', page.read_text())
        self.assertEqual(backlash("report", self.result, "--lang", "xx", "-o", page).returncode, INVALID_INPUT)

    def test_an_existing_page_is_kept(self):
        page = self.folder / "kept.html"
        page.write_text("mine")
        refused = backlash("report", self.result, "-o", page)
        self.assertEqual(refused.returncode, OUTPUT_EXISTS)
        self.assertIn("--force", refused.stderr)
        self.assertEqual(page.read_text(), "mine")
        self.assertEqual(backlash("report", self.result, "-o", page, "--force").returncode, 0)
        self.assertEqual(page.read_text(), self.page.read_text())

    def test_a_run_leaves_its_report_beside_the_result(self):
        folder = self.folder / "beside"
        result = simulate(folder)
        page = result.with_suffix(".html")
        self.assertEqual(page.read_text(), self.page.read_text())
        result.unlink()
        refused = backlash("run", SOURCE / "scenarios" / "xiaomi-2026.yaml", "-o", folder)
        self.assertEqual(refused.returncode, OUTPUT_EXISTS)
        self.assertIn("xiaomi-2026.html exists", refused.stderr)
        self.assertFalse((self.folder / "xiaomi-2026.html").exists(), "made in spite of --no-report")

    def test_a_file_without_distributions_over_the_replicates_shows_the_same(self):
        older = self.folder / "before-1.2.h5"
        without_distributions(self.result, older)
        page = self.folder / "before-1.2.html"
        self.assertEqual(backlash("report", older, "-o", page).returncode, 0)
        sweeps, expected = (json.loads(re.search(r'id="result">(.*?)</script>', each.read_text(), re.DOTALL)[1])["sweeps"]
                            for each in (page, self.page))
        self.assertEqual(sweeps["outrage_histogram"], expected["outrage_histogram"])
        for name in ("outrage_range", "trust_range"):
            for group, (here, there) in enumerate(zip(sweeps[name], expected[name], strict=True)):
                for end in ("low", "high"):
                    with self.subTest(name, group=group, end=end):
                        numpy.testing.assert_allclose(numpy.array(here[end], float), numpy.array(there[end], float), rtol=2e-6)

    def test_texts_of_a_result_cannot_become_markup(self):
        copy = self.folder / "hostile.h5"
        shutil.copy(self.result, copy)
        with h5py.File(copy, "r+") as file:
            file.attrs["title"] = "</script><script>alert(1)</script><!--"
        page = self.folder / "hostile.html"
        self.assertEqual(backlash("report", copy, "-o", page).returncode, 0)
        self.assertNotIn("alert(1)</script>", page.read_text())


if __name__ == "__main__":
    unittest.main()
