"""Colours of lines stay apart, and scales stay in order, for those with a colour-vision deficiency. Needs Node and viz/."""

import itertools
import json
import subprocess
import unittest

import numpy

from report_case import VIZ

# Machado, Oliveira and Fernandes (2009), severity 1; on linear RGB.
DEFICIENCIES = {
    "none": numpy.eye(3),
    "protanopia": numpy.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": numpy.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": numpy.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}
# Solid lines that one chart draws with nothing but colour between them; others are dashed.
TOGETHER = {
    "groups": ("vermilion", "orange", "blue"),
    "posts": ("vermilion", "blue"),
    "comparison": ("ink", "vermilion", "blue", "green", "purple", "orange"),
}
LEAST = 10.0  # CIELAB 1976: four times what can just be told apart; set before the colours were measured

READ_THEME = """
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
const { transformSync } = createRequire(process.argv[1] + '/package.json')('esbuild');
const { code } = transformSync(readFileSync(process.argv[1] + '/src/theme.ts', 'utf8'), { loader: 'ts', format: 'esm' });
const { theme } = await import('data:text/javascript,' + encodeURIComponent(code));
console.log(JSON.stringify({ light: theme(false), dark: theme(true) }));
"""


def linear(colour):
    value = numpy.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return numpy.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def lab(colour, deficiency):
    """CIELAB under D65, as it is seen with the deficiency."""
    to_xyz = numpy.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])
    seen = numpy.clip(DEFICIENCIES[deficiency] @ linear(colour), 0, 1)
    relative = to_xyz @ seen / numpy.array([0.95047, 1.0, 1.08883])
    root = numpy.where(relative > (6 / 29) ** 3, numpy.cbrt(relative), relative / (3 * (6 / 29) ** 2) + 4 / 29)
    return numpy.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


class Colours(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        done = subprocess.run(["node", "--input-type=module", "-e", READ_THEME, VIZ], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        cls.themes = json.loads(done.stdout)

    def test_reference_values(self):
        """White, and sRGB red (Lindbloom's calculator)."""
        numpy.testing.assert_allclose(lab("#ffffff", "none"), [100, 0, 0], atol=0.02)
        numpy.testing.assert_allclose(lab("#ff0000", "none"), [53.24, 80.09, 67.20], atol=0.05)

    def test_lines_of_one_chart_stay_apart(self):
        for name, deficiency in itertools.product(self.themes, DEFICIENCIES):
            for chart, colours in TOGETHER.items():
                for one, other in itertools.combinations(colours, 2):
                    with self.subTest(theme=name, deficiency=deficiency, chart=chart, pair=(one, other)):
                        theme = self.themes[name]
                        distance = numpy.linalg.norm(lab(theme[one], deficiency) - lab(theme[other], deficiency))
                        self.assertGreaterEqual(distance, LEAST)

    def test_lines_stand_out_from_the_paper(self):
        for name, deficiency in itertools.product(self.themes, DEFICIENCIES):
            theme = self.themes[name]
            for colour in ("vermilion", "orange", "green", "blue", "purple", "ink", "behind"):
                with self.subTest(theme=name, deficiency=deficiency, colour=colour):
                    distance = numpy.linalg.norm(lab(theme[colour], deficiency) - lab(theme["paper"], deficiency))
                    self.assertGreaterEqual(distance, LEAST)

    def test_scales_stay_in_order(self):
        for name, deficiency in itertools.product(self.themes, DEFICIENCIES):
            for scale in ("heat", "surface"):
                with self.subTest(theme=name, deficiency=deficiency, scale=scale):
                    steps = numpy.diff([lab(colour, deficiency)[0] for colour in self.themes[name][scale]])
                    self.assertTrue((steps > LEAST).all() or (steps < -LEAST).all(), steps)


if __name__ == "__main__":
    unittest.main()
