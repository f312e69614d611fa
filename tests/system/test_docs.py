"""The documentation is about this program: links lead somewhere, parameters are those of `describe`, ODD is complete."""

import os
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(os.environ["BACKLASH_SOURCE"])
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FLAGS = {"article": "A", "source": "V", "literature": "L", "assumption": "S", "calibrated": "C"}
SECTIONS = ("network", "population", "attention", "outrage", "posting", "forgiveness", "market", "recording")


def anchors(text):
    """Anchors of the headings, as web hosts make them."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def described(section):
    """{key: (default, source)} of a section, from the table that the program prints."""
    command = [os.environ["BACKLASH"], "describe", section]
    header, *rows = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[1:]
    columns = [(match.group(), match.start()) for match in re.finditer(r"\w+", header)]
    ends = [start for _, start in columns[1:]] + [None]
    found = {}
    for row in rows:
        cells = {name: row[start:end].strip() for (name, start), end in zip(columns, ends)}
        found[f"{section}.{cells['key']}"] = (cells.get("default", ""), cells.get("source", ""))
    return found


def documented():
    """{key: (default, flag)} from the tables of parameters.md."""
    rows = re.findall(r"^\| `([a-z_.]+)` \|(.*)\|$", (ROOT / "docs/model/parameters.md").read_text(), re.MULTILINE)
    cells = {key: [cell.strip(" `") for cell in rest.split("|")] for key, rest in rows}
    return {key: (values[1], values[5]) for key, values in cells.items() if key.split(".")[0] in SECTIONS}


class Links(unittest.TestCase):
    def test_every_link_leads_somewhere(self):
        count = 0
        for page in PAGES:
            for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
                if "://" in target:
                    continue
                count += 1
                name, _, anchor = target.partition("#")
                path = (page.parent / name).resolve() if name else page
                with self.subTest(page=page.name, target=target):
                    self.assertTrue(path.exists())
                    if anchor:
                        self.assertIn(anchor, anchors(path.read_text(encoding="utf-8")))
        self.assertGreater(count, 50)

    def test_every_source_file_that_is_named_exists(self):
        for page in PAGES:
            for name in re.findall(r"`((?:engine|tests|scenarios|cmake|bench)/[\w./-]+)`", page.read_text(encoding="utf-8")):
                with self.subTest(page=page.name, name=name):
                    self.assertTrue((ROOT / name).exists())


class Parameters(unittest.TestCase):
    def test_are_those_of_the_program(self):
        pages = documented()
        program = {key: value for section in SECTIONS for key, value in described(section).items()}
        self.assertEqual(set(pages), set(program))
        for key, (default, source) in program.items():
            with self.subTest(key):
                self.assertEqual(pages[key], (default, FLAGS.get(source, "")))


class Protocol(unittest.TestCase):
    def setUp(self):
        self.text = (ROOT / "docs/odd.md").read_text(encoding="utf-8")

    def test_has_the_seven_elements(self):
        headings = re.findall(r"^## (\d)\. (.*)$", self.text, re.MULTILINE)
        self.assertEqual(headings, [("1", "Purpose and patterns"), ("2", "Entities, state variables, and scales"),
                                    ("3", "Process overview and scheduling"), ("4", "Design concepts"),
                                    ("5", "Initialisation"), ("6", "Input data"), ("7", "Submodels")])

    def test_has_the_eleven_design_concepts(self):
        concepts = self.text.split("## 4.")[1].split("## 5.")[0]
        self.assertEqual(re.findall(r"^\*\*(.*?)\.\*\*", concepts, re.MULTILINE),
                         ["Basic principles", "Emergence", "Adaptation", "Objectives", "Learning", "Prediction", "Sensing",
                          "Interaction", "Stochasticity", "Collectives", "Observation"])

    def test_every_reference_says_what_was_read(self):
        rows = re.findall(r"^\| (.*?) \| .* \| .* \|$", (ROOT / "docs/model/references.md").read_text(), re.MULTILINE)
        flags = [row for row in rows if row not in ("flag",) and not row.startswith("-")]
        self.assertGreater(len(flags), 50)
        for flag in flags:
            self.assertRegex(flag, r"^(L|M|V|–|A|S)\b|^–$")


if __name__ == "__main__":
    unittest.main()
