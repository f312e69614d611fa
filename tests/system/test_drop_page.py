"""A result dropped into drop.html shows what its report shows. Needs the built page (./dev page) and Chromium."""

import json
import pathlib
import re
import shutil
import tempfile
import unittest

import h5py

from report_case import SOURCE, VIZ, backlash, drive, simulate, without_distributions

PAGE = VIZ / "dist" / "drop.html"
SCENARIOS = SOURCE / "scenarios"
SMALL = ("--set", "network.accounts=3000", "--replicates", "3")
STUDY = """
backlash_study: 1
base: {base}
set: {{network.accounts: 2000, targets: none}}
replicates: 2
keep: series
objectives: [trust_kept.fans, outrage_auc.fans]
design: {{type: lhs, points: 4}}
parameters:
  delay: {{path: events.apology.at, range: [onset + 30 min, onset + 48 h]}}
  severity: {{path: events.penalty.penalty.executive, range: [0, 1]}}
"""

PUBLISHED_STUDY = """
backlash_study: 1
base: {base}
set: {{network.accounts: 1000, parameters.steps: 60}}
replicates: 2
keep: series
objectives: [removed_end]
parameters:
  transmission: {{path: parameters.transmission, values: [.5, 1]}}
"""


def done(*arguments):
    result = backlash(*arguments)
    assert result.returncode == 0, result.stderr


def complete_files(folder):
    """A result of each kind, by its name."""
    result = simulate(folder / "run", "--no-report")
    done("run", SCENARIOS / "apology-policy.yaml", *SMALL, "-o", folder / "policy.h5", "--no-report")
    done("compare", SCENARIOS / "xiaomi-2026.yaml", SCENARIOS / "early-apology.yaml", *SMALL, "-o", folder / "pair.h5", "--no-report")
    study = folder / "study.yaml"
    study.write_text(STUDY.format(base=SCENARIOS / "xiaomi-2026.yaml"))
    done("sweep", "run", study, "-o", folder / "study")
    published = published_files(folder)
    without_distributions(result, folder / "before-1.2.h5")
    return {path.name: path for path in (result, folder / "before-1.2.h5", folder / "policy.h5", folder / "pair.h5", folder / "study" / "study.h5", *published)}


def published_files(folder):
    """A result, a comparison and a sweep of a published model."""
    sir = SCENARIOS / "classics" / "sir.yaml"
    faster = folder / "faster.yaml"
    faster.write_text(f"backlash: 1\nmodel: sir\nextends: {sir}\nparameters: {{transmission: 1}}\n")
    done("run", sir, *SMALL, "-o", folder / "sir.h5", "--no-report")
    done("compare", sir, faster, *SMALL, "-o", folder / "sir-pair.h5", "--no-report")
    study = folder / "sir-study.yaml"
    study.write_text(PUBLISHED_STUDY.format(base=sir))
    done("sweep", "run", study, "-o", folder / "sir-study")
    return folder / "sir.h5", folder / "sir-pair.h5", folder / "sir-study" / "sir-study.h5"


def broken_files(folder, result):
    """What is said of each file that cannot be shown, by its name."""
    data = result.read_bytes()
    contents = {"empty.h5": (b"", "is empty"), "text.h5": (b"a page of text\n" * 10, "is not an HDF5 file")}
    for length in (9, 100, len(data) // 2, len(data) - 1):
        contents[f"cut-{length}.h5"] = (data[:length], "damaged or cut off")
    damaged = bytearray(data)
    with h5py.File(result) as file:
        chunk = file["posts_negative"].id.get_chunk_info(0)
    damaged[chunk.byte_offset + chunk.size // 2] ^= 0xFF
    contents["flipped.h5"] = (bytes(damaged), "damaged or cut off")
    for name, (content, _) in contents.items():
        (folder / name).write_bytes(content)
    said = {name: words for name, (_, words) in contents.items()}
    with h5py.File(folder / "foreign.h5", "w") as file:
        file["numbers"] = [1, 2, 3]
    said["foreign.h5"] = "not a result of backlash run, compare or sweep"
    changes = {
        "version.h5": (lambda file: file.attrs.modify("backlash_format_version", "2.0"), "has version '2.0' of the format"),
        "missing.h5": (lambda file: file.__delitem__("posts_neutral"), "has no variable posts_neutral"),
        "shape.h5": (reshape, "has the shape (3)"),
        "kind.h5": (retype, "is not of numbers"),
    }
    for name, (change, words) in changes.items():
        shutil.copy(result, folder / name)
        with h5py.File(folder / name, "r+") as file:
            change(file)
        said[name] = words
    return said


def reshape(file):
    del file["summary/outrage_deciles"]
    file["summary/outrage_deciles"] = [0.0, 0.5, 1.0]


def retype(file):
    shape = file["accounts"].shape
    del file["accounts"]
    file.create_dataset("accounts", shape, dtype=h5py.string_dtype())


class DropPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = pathlib.Path(holder.name)
        cls.complete = complete_files(cls.folder)
        cls.broken = broken_files(cls.folder, cls.complete["xiaomi-2026.h5"])
        files = [*cls.complete.values(), *(cls.folder / name for name in cls.broken)]
        cls.seen = drive("drive_drop.mjs", PAGE, cls.folder, *files)

    def test_it_reads_what_the_report_reads(self):
        for name, path in self.complete.items():
            with self.subTest(file=name):
                page = self.folder / f"{name}.html"
                done("report", path, "-o", page)
                expected = json.loads(re.search(r'id="result">(.*?)</script>', page.read_text(), re.DOTALL)[1])
                found = json.loads(pathlib.Path(self.seen["files"][name]["data"]).read_text())
                self.assertEqual(found.keys(), expected.keys())
                for part, value in expected.items():
                    self.assertEqual(found[part], value, part)

    def test_all_charts_are_drawn(self):
        for name in self.complete:
            colours = self.seen["files"][name]["colours"]
            least = {"sir.h5": 2, "sir-pair.h5": 6, "sir-study.h5": 4}.get(name, 7)
            self.assertGreaterEqual(len(colours), least, name)
            for chart, count in colours.items():
                self.assertGreater(count, 8, f"{name}: {chart}")

    def test_the_file_that_was_dropped_last_is_shown(self):
        for at_once_and_later in self.seen["hurried"]:
            self.assertEqual(at_once_and_later, {"state": "shown", "said": "xiaomi-2026.h5"})

    def test_other_files_are_refused_with_the_reason(self):
        shown_before = self.seen["files"][list(self.complete)[-1]]["title"]
        for name, words in self.broken.items():
            with self.subTest(file=name):
                self.assertEqual(self.seen["files"][name]["state"], "refused")
                said = self.seen["files"][name]["said"]
                self.assertIn(f"cannot be shown: {name} ", said)
                self.assertIn(words, said)
                self.assertEqual(self.seen["files"][name]["heading"], shown_before)

    def test_it_is_quiet_and_offline(self):
        self.assertEqual(self.seen["console"], [])
        addresses = {address for address in self.seen["requests"] if not address.startswith("blob:null/")}
        self.assertEqual(addresses, {PAGE.as_uri()})

    def test_a_refused_file_leaves_what_was_shown(self):
        self.assertEqual(self.seen["narrow"]["state"], "shown")
        self.assertIn("note.txt is not an HDF5 file", self.seen["afterDrop"])
        self.assertEqual(self.seen["stillShown"], 1)
        self.assertIn("拖到本页", self.seen["otherLanguage"])
        self.assertLessEqual(self.seen["narrowWidth"], 390)

    def test_one_file_of_moderate_size(self):
        self.assertLess(PAGE.stat().st_size, 2_500_000)


if __name__ == "__main__":
    unittest.main()
