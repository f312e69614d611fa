"""`backlash report --svg` draws every chart of the page as a picture. Needs Node and the built viz/ (./dev page)."""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as xml

import h5py
import numpy

from report_case import INVALID_INPUT, OUTPUT_EXISTS, backlash, simulate

CHARTS = {"attention", "outrage", "heat", "trust", "board", "price", "voices", "network", "cascade"}
WITHOUT_AXIS_NAME = {"network"}
SVG = "{http://www.w3.org/2000/svg}"
OUTRAGED = "#d55e00"
RUNTIME_ERROR = 1


def words(picture):
    return ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]


def placed_numbers(picture):
    """Height of each label that is a number: the ticks of the vertical axis stand right-aligned."""
    for text in picture.iter(f"{SVG}text"):
        place = re.match(r"translate\(([\d.]+) ([\d.]+)\)", text.get("transform", ""))
        if place and text.get("text-anchor") == "end" and re.fullmatch(r"[\d,.]+", text.text or ""):
            yield float(place[2]), float(text.text.replace(",", ""))


def heights(path):
    """Ordinates of the corners of a path in absolute coordinates; curves are refused."""
    points = re.findall(r"[ML]?\s*(-?[\d.]+)[ ,](-?[\d.]+)", path)
    assert not re.search(r"[a-zA-KN-Z]", path.replace("L", "")), path[:200]
    return [float(y) for _, y in points]


class Figures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = pathlib.Path(holder.name)
        cls.result = simulate(cls.folder, "--no-report")
        cls.figures = cls.folder / "new" / "figures"
        cls.done = backlash("report", cls.result, "--svg", cls.figures)
        assert cls.done.returncode == 0, cls.done.stderr
        cls.pictures = {path.stem: xml.parse(path).getroot() for path in cls.figures.glob("*.svg")}

    def test_every_chart_of_the_page(self):
        self.assertEqual(set(self.pictures), CHARTS)
        self.assertEqual({path.suffix for path in self.figures.iterdir()}, {".svg"})
        said = {line.removeprefix("Figure: ") for line in self.done.stdout.splitlines()}
        self.assertEqual(said, {str(path) for path in self.figures.iterdir()})

    def test_words_and_width(self):
        for name, picture in self.pictures.items():
            with self.subTest(figure=name):
                self.assertEqual(picture.get("width"), "90.00mm")
                self.assertIn(picture.find(f"{SVG}title").text, words(picture))
                self.assertGreater(len(picture.find(f"{SVG}desc").text), 40)
                for unknown_to_some in ("inherit", "dominant-baseline", "<style"):
                    self.assertNotIn(unknown_to_some, xml.tostring(picture, "unicode"))
                if name not in WITHOUT_AXIS_NAME:
                    axis = r"0 to 1|per hour|HKD per share|accounts so far|minutes since"
                    self.assertTrue(any(re.search(axis, text) for text in words(picture)), words(picture))

    def test_letters_are_large_enough_to_read(self):
        for name, picture in self.pictures.items():
            text = xml.tostring(picture, "unicode")
            sizes = [float(size) for size in re.findall(r"font-size[:=]\"?([\d.]+)|normal ([\d.]+)px", text) for size in size if size]
            self.assertGreater(len(sizes), 3, name)
            self.assertGreaterEqual(min(sizes), 10, name)  # pixels of 1/96 inch: 7.5 pt

    def test_the_line_of_outraged_posts_is_that_of_the_file(self):
        picture = self.pictures["attention"]
        ticks = sorted(placed_numbers(picture))
        self.assertGreaterEqual(len(ticks), 3)
        slope, intercept = numpy.polyfit(*zip(*ticks), 1)
        lines = [each.get("d") for each in picture.iter(f"{SVG}path") if each.get("stroke") == OUTRAGED and each.get("fill") == "none"]
        drawn = numpy.array(max((heights(path) for path in lines), key=len)) * slope + intercept
        with h5py.File(self.result) as file:
            hourly = file["posts_negative"][:].mean(axis=0).reshape(-1, 12).sum(axis=1)
        self.assertAlmostEqual(drawn.max(), hourly.max(), delta=0.01 * hourly.max())

    def test_the_numbers_of_events_are_explained(self):
        below = " ".join(words(self.pictures["attention"]))
        for number, event in enumerate(["rumour", "screenshot"], 1):
            self.assertIn(f"{number} {event}", below)

    def test_the_network_is_that_of_a_moment(self):
        self.assertTrue(any(re.match(r".*\d\d:\d\d: ", text) for text in words(self.pictures["network"])),
                        words(self.pictures["network"]))

    def test_same_bytes_again(self):
        again = self.folder / "again"
        self.assertEqual(backlash("report", self.result, "--svg", again).returncode, 0)
        for path in self.figures.iterdir():
            self.assertEqual(path.read_bytes(), (again / path.name).read_bytes(), path.name)

    def test_other_width_and_language(self):
        chinese = self.folder / "chinese"
        done = backlash("report", self.result, "--svg", chinese, "--width", "180", "--lang", "zh")
        self.assertEqual(done.returncode, 0, done.stderr)
        picture = xml.parse(chinese / "attention.svg").getroot()
        self.assertEqual(picture.get("width"), "180.00mm")
        self.assertIn("关注度", words(picture))
        refused = backlash("report", self.result, "--svg", chinese, "--width", "3", "--force")
        self.assertEqual(refused.returncode, INVALID_INPUT)

    def test_an_existing_picture_is_kept(self):
        folder = self.folder / "kept"
        folder.mkdir()
        (folder / "trust.svg").write_text("mine")
        refused = backlash("report", self.result, "--svg", folder)
        self.assertEqual(refused.returncode, OUTPUT_EXISTS)
        self.assertIn("trust.svg exists; --force", refused.stderr)
        self.assertEqual([path.name for path in folder.iterdir()], ["trust.svg"])
        self.assertEqual((folder / "trust.svg").read_text(), "mine")
        self.assertEqual(backlash("report", self.result, "--svg", folder, "--force").returncode, 0)
        self.assertEqual(xml.parse(folder / "trust.svg").getroot().tag, f"{SVG}svg")
        refused = backlash("report", self.result, "--svg", folder / "trust.svg")
        self.assertEqual(refused.returncode, INVALID_INPUT)

    def test_without_node_it_says_what_to_install(self):
        program = os.environ["BACKLASH"]
        done = subprocess.run([program, "report", self.result, "--svg", self.folder / "none"],
                              capture_output=True, text=True, env={"PATH": str(self.folder)}, timeout=300)
        self.assertEqual(done.returncode, RUNTIME_ERROR)
        self.assertIn("apt-get install nodejs", done.stderr)
        self.assertFalse((self.folder / "none").exists())

    def test_texts_of_a_result_cannot_become_markup(self):
        hostile = self.folder / "hostile.h5"
        hostile.write_bytes(self.result.read_bytes())
        with h5py.File(hostile, "r+") as file:
            file.attrs["currency"] = "<script>&\x01"
        done = backlash("report", hostile, "--svg", self.folder / "hostile")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(any("<script>&" in text for text in words(xml.parse(self.folder / "hostile" / "price.svg").getroot())))


if __name__ == "__main__":
    unittest.main()
