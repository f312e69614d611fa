"""The JSON schema of `describe --schema` accepts what the program accepts and refuses the mistakes an editor can see.

Needs Node and the packages of viz/ (./dev page installs them).
"""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["BACKLASH_SOURCE"])
BACKLASH = os.environ["BACKLASH"]
VIZ = SOURCE / "viz"
SCENARIOS = sorted(
    path for path in (SOURCE / "scenarios").rglob("*.yaml") if re.search("^backlash:", path.read_text(), re.MULTILINE)
)

GOOD = {
    "short crisis": "backlash: 1\nstart: 2026-01-04T00:00+08:00\n",
    "named model": "backlash: 1\nmodel: crisis\nstart: 2026-01-04T00:00+08:00\n",
    "units": "backlash: 1\nstart: 2026-01-04T00:00Z\nduration: 6 days\nnetwork: {homophily: 70 %, accounts: 2e5}\n",
    "other model": "backlash: 1\nmodel: voter\nnetwork: {generator: complete, accounts: 100}\n",
    "its parameters": "backlash: 1\nmodel: sir\nparameters: {transmission: .5, initial_share: .1 %, steps: 10}\n",
}

BAD = {
    "no version": "start: 2026-01-04T00:00+08:00\n",
    "unknown key": "backlash: 1\nstart: 2026-01-04T00:00Z\nnetwork: {acounts: 100}\n",
    "out of range": "backlash: 1\nstart: 2026-01-04T00:00Z\nnetwork: {homophily: 1.5}\n",
    "no duration": "backlash: 1\nstart: 2026-01-04T00:00Z\nduration: 6\n",
    "unknown kind": "backlash: 1\nevents: {leak: {kind: revelatoin, at: start}}\n",
    "attribute of another kind": "backlash: 1\nevents: {leak: {kind: buyback, at: start, severity: .5}}\n",
    "unknown model": "backlash: 1\nmodel: votre\n",
    "parameter of another model": "backlash: 1\nmodel: voter\nparameters: {transmission: .5}\n",
    "parameter out of range": "backlash: 1\nmodel: sir\nparameters: {initial_share: 2}\n",
    "key of the crisis": "backlash: 1\nmodel: sir\nevents: {}\n",
    "key of another generator": "backlash: 1\nmodel: sir\nnetwork: {generator: complete, mean_degree: 5}\n",
    "unknown choice": "backlash: 1\nmodel: voter\nparameters: {update: sometimes}\n",
}


def accepted(path):
    """Whether the program itself reads the file."""
    return subprocess.run([BACKLASH, "check", path], capture_output=True).returncode == 0


class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not (VIZ / "node_modules" / "ajv").exists():
            raise AssertionError("viz/node_modules/ajv is missing; ./dev page installs it")
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = pathlib.Path(holder.name)
        schema = cls.folder / "schema.json"
        schema.write_text(subprocess.run([BACKLASH, "describe", "--schema"], check=True, capture_output=True,
                                         text=True).stdout)
        cls.files = {path: path for path in SCENARIOS}
        for name, text in {**GOOD, **BAD}.items():
            cls.files[name] = cls.folder / f"{name.replace(' ', '-')}.yaml"
            cls.files[name].write_text(text)
        validator = pathlib.Path(__file__).parent / "schema" / "validate.mjs"
        done = subprocess.run(["node", validator, VIZ, schema, *cls.files.values()], capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        cls.problems = {pathlib.Path(path): found for path, found in json.loads(done.stdout).items()}

    def test_shipped_scenarios_are_valid(self):
        self.assertGreater(len(SCENARIOS), 10)
        for path in SCENARIOS:
            with self.subTest(path.name):
                self.assertTrue(accepted(path))
                self.assertEqual(self.problems[path], [])

    def test_good_ones_are_valid(self):
        for name in GOOD:
            with self.subTest(name):
                self.assertTrue(accepted(self.files[name]))
                self.assertEqual(self.problems[self.files[name]], [])

    def test_mistakes_are_found(self):
        for name in BAD:
            with self.subTest(name):
                self.assertFalse(accepted(self.files[name]))
                self.assertNotEqual(self.problems[self.files[name]], [])


if __name__ == "__main__":
    unittest.main()
