"""Every block of docs/analysis.md runs, and its numbers are those of the program."""

import contextlib
import csv
import io
import os
import pathlib
import re
import tempfile
import unittest

from report_case import SOURCE, backlash

SMALL = ("--set", "network.accounts=3000", "--replicates", "4", "--no-report")


class Analysis(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = pathlib.Path(holder.name)
        base, early = (SOURCE / "scenarios" / f"{name}.yaml" for name in ("xiaomi-2026", "early-apology"))
        run = backlash("run", base, *SMALL, "-o", cls.folder)
        compared = backlash("compare", base, early, *SMALL, "-o", cls.folder / "comparison.h5")
        assert run.returncode == compared.returncode == 0, run.stderr + compared.stderr
        blocks = re.findall(r"```python\n(.*?)```", (SOURCE / "docs" / "analysis.md").read_text(), re.S)
        cls.names, cls.printed = {}, []
        before = os.getcwd()
        os.chdir(cls.folder)
        try:
            for block in blocks:
                with contextlib.redirect_stdout(io.StringIO()) as text:
                    exec(compile(block, "docs/analysis.md", "exec"), cls.names)
                cls.printed.append(text.getvalue())
        finally:
            os.chdir(before)

    def test_all_blocks_ran(self):
        self.assertEqual(len(self.printed), 6)

    def test_band_is_ordered_and_sums_hours(self):
        band, run = self.names["band"], self.names["run"]
        self.assertTrue((band.diff("quantile") >= 0).all())
        self.assertEqual(self.names["posts"].sum().item(), run.posts_negative.sum().item())
        self.assertEqual(self.names["posts"].sizes["time"], 144)

    def test_numbers(self):
        with open(self.folder / "figures.csv") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([float(row["posts_total"]) for row in rows], self.names["figures"].posts_total.values.tolist())
        mean, deviation, error = map(float, self.printed[2].split())
        self.assertAlmostEqual(error, deviation / 2)
        self.assertTrue(0 < mean < 1)
        self.assertIn("distinguishable", self.printed[4])


if __name__ == "__main__":
    unittest.main()
