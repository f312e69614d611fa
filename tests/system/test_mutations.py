"""tests/data/mutations.toml fits the sources, so that `./dev mutations` can run; docs/mutations.md shows all of it."""

import os
import pathlib
import tomllib
import unittest

ROOT = pathlib.Path(os.environ["BACKLASH_SOURCE"])


class Mutations(unittest.TestCase):
    def setUp(self):
        self.mutations = tomllib.loads((ROOT / "tests/data/mutations.toml").read_text(encoding="utf-8"))["mutation"]

    def test_break_one_place_each(self):
        for mutation in self.mutations:
            with self.subTest(mutation["name"]):
                text = (ROOT / mutation["file"]).read_text(encoding="utf-8")
                self.assertEqual(text.count(mutation["old"]), 1)
                self.assertNotEqual(mutation["old"], mutation["new"])

    def test_name_tests_that_exist(self):
        sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.cpp"))
        for mutation in self.mutations:
            for test in mutation["tests"]:
                with self.subTest(test):
                    self.assertIn(f"TEST({test.replace('.', ', ')})", sources)

    def test_every_one_is_in_the_table(self):
        page = (ROOT / "docs/mutations.md").read_text(encoding="utf-8")
        for mutation in self.mutations:
            tests = ", ".join(f"`{test}`" for test in mutation["tests"])
            with self.subTest(mutation["name"]):
                self.assertIn(f"| {mutation['name']} | `{mutation['equation']}` | {tests} |", page)


if __name__ == "__main__":
    unittest.main()
