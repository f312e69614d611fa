"""The report of a comparison shows the differences in the file. Needs the built page (./dev page) and Chromium."""

import pathlib
import tempfile
import unittest

import h5py
import numpy

from report_case import SOURCE, backlash, drive, number

CHARTS = {f"{name}{side}" for name in ("attention", "outrage", "trust", "price") for side in ("", "-difference")}
VARIANTS = ["early-apology", "executive-penalty"]
HORIZON_48 = 1
LATE = """
backlash: 1
extends: {base}
events: {{apology: {{at: onset + {hours} h}}}}
targets: none
"""


class ComparisonPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        folder = pathlib.Path(holder.name)
        files = [SOURCE / "scenarios" / f"{name}.yaml" for name in ("xiaomi-2026", *VARIANTS)]
        done = backlash("compare", *files, "--set", "network.accounts=3000", "--replicates", "4", "-o", folder / "c.h5")
        assert done.returncode == 0, done.stderr
        cls.page = folder / "c.html"
        files = [SOURCE / "scenarios" / "xiaomi-2026.yaml"]
        for k in range(7):
            files.append(folder / f"late-{k}.yaml")
            files[-1].write_text(LATE.format(base=files[0], hours=3 * k + 3))
        done = backlash("compare", *files, "--set", "network.accounts=1000", "--replicates", "2", "-o", folder / "many.h5")
        assert done.returncode == 0, done.stderr
        done = backlash("compare", *files[:2], "--set", "network.accounts=1000", "--replicates", "1", "-o", folder / "pair.h5")
        assert done.returncode == 0, done.stderr
        cls.seen = drive("drive_comparison.mjs", cls.page, folder, folder / "many.html", folder / "pair.html")
        cls.file = h5py.File(folder / "c.h5")
        cls.addClassCleanup(cls.file.close)
        cls.statistics = [each.decode() for each in cls.file["statistic"][:]]

    def value(self, figure, variant, statistic):
        name, _, label = figure.partition(":")
        values = self.file["indicators"][name][VARIANTS.index(variant), self.statistics.index(statistic)]
        if label == "":
            return float(values)
        groups = [each.decode() for each in self.file["group"][:]]
        return float(values[HORIZON_48 if name == "outraged_fans" else groups.index(label)])

    def test_it_is_quiet_and_offline(self):
        self.assertEqual(self.seen["console"], [])
        self.assertEqual(set(self.seen["requests"]), {self.page.with_name(name).as_uri() for name in ("c.html", "many.html", "pair.html")})

    def test_all_charts_are_drawn_on_wide_and_narrow_screens(self):
        for colours in ("colours", "narrowColours"):
            self.assertEqual(set(self.seen[colours]), CHARTS)
            for chart, count in self.seen[colours].items():
                self.assertGreater(count, 20, chart)
        self.assertLessEqual(self.seen["narrowWidth"], 390)

    def test_differences_and_verdicts_are_those_of_the_file(self):
        self.assertEqual(list(self.seen["figures"]), VARIANTS)
        for variant, figures in self.seen["figures"].items():
            self.assertGreaterEqual(len(figures), 7)
            for figure, said in figures.items():
                with self.subTest(variant=variant, figure=figure):
                    low, high = (self.value(figure, variant, name) for name in ("low", "high"))
                    texts = said["text"].rstrip(")").replace("(", "…").split("…")
                    for text, name in zip(texts, ("difference", "low", "high")):
                        shown, tolerance = number(text if "pp" in text or "pp" not in said["text"] else text + " pp")
                        rounding = 0.005 * abs(self.value(figure, variant, name))  # three digits
                        self.assertAlmostEqual(shown, self.value(figure, variant, name), delta=max(tolerance, rounding))
                    expected = "the same" if low == high == 0 else "lower" if high < 0 else "higher" if low > 0 else "not"
                    self.assertIn(expected, said["verdict"])

    def test_tables_hold_the_differences(self):
        header, *rows = self.seen["differences"]
        self.assertEqual(header[1:], [f"{variant} minus xiaomi-2026" for variant in VARIANTS])
        fans = [each.decode() for each in self.file["group"][:]].index("fans")
        for v in range(len(VARIANTS)):
            shown = [number(row[v + 1].partition("(")[0])[0] for row in rows]
            expected = self.file["outrage_mean"][v, self.statistics.index("difference"), :, fans]
            numpy.testing.assert_allclose(shown, expected, atol=0.00051)
        self.assertGreater(len(self.seen["all"]), 50)

    def test_events_and_cursor(self):
        apology = next(row for row in self.seen["events"] if row[1] == "apology")
        self.assertEqual(apology[3], apology[5])
        self.assertNotEqual(apology[3], apology[4])
        self.assertEqual(len(set(self.seen["readouts"])), 1, self.seen["readouts"])

    def test_of_many_variants_the_reader_chooses_which_have_a_colour(self):
        first, chosen = self.seen["many"]["atFirst"], self.seen["many"]["chosen"]
        self.assertEqual(first["boxes"], ["coloured"] * 5 + ["disabled"] * 2)
        self.assertEqual(chosen["boxes"], ["coloured", "disabled", *["coloured"] * 3, "disabled", "coloured"])
        for state, names in ((first, range(5)), (chosen, (0, 6, 2, 3, 4))):
            base, *coloured, others = state["key"]
            self.assertEqual({name for name, _, _ in coloured}, {f"late-{k}" for k in names})
            self.assertEqual(others[0::2], ["2 other variants", "thin"])
            looks = [tuple(item[1:]) for item in state["key"]]
            self.assertEqual(len(set(looks)), len(looks), "two lines look alike")
            self.assertEqual(state["columns"], ["xiaomi-2026", *(f"late-{k}" for k in range(7))])

    def test_all_letters_of_charts_and_all_tables_can_be_read(self):
        self.assertEqual(self.seen["illegible"], [])
        self.assertEqual(self.seen["many"]["tooWide"], 0)

    def test_one_pair_has_no_intervals_and_says_so(self):
        pair = self.seen["pair"]
        self.assertIn("Of one pair of runs there are no intervals", pair["how"])
        self.assertEqual(len(pair["captions"]), 4)
        for caption in pair["captions"]:
            self.assertIn("late-0: no interval; largest difference", caption)
        for row in pair["table"]:
            self.assertNotIn("–", row[1])

    def test_differences_stand_beside_their_levels(self):
        self.assertEqual(len(set(self.seen["pair"]["tops"])), 1, self.seen["pair"]["tops"])

    def test_words(self):
        self.assertEqual(self.seen["otherTitle"], "与“KOL affair of a phone maker, January 2026”的比较")
        self.assertIn("4 pairs of runs", self.seen["subtitle"])
        self.assertEqual(self.seen["otherHeading"], "愤怒帖子")


if __name__ == "__main__":
    unittest.main()
