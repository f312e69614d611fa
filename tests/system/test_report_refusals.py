"""What is not a result is refused by `backlash report` with one message, whatever is in the file."""

import pathlib
import re
import shutil
import tempfile
import unittest

import h5py
import numpy

from report_case import INVALID_INPUT, SOURCE, backlash, simulate


class Refusals(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.holder.cleanup)
        cls.folder = pathlib.Path(cls.holder.name)
        (cls.folder / "run").mkdir()
        cls.result = simulate(cls.folder / "run", "--no-report")

    def refused(self, path, words):
        done = backlash("report", path, "-o", self.folder / "no.html")
        self.assertEqual(done.returncode, INVALID_INPUT, done.stderr)
        self.assertIn(words, done.stderr)
        self.assertLess(len(done.stderr.splitlines()), 3)
        self.assertFalse((self.folder / "no.html").exists())

    def changed(self, name, change):
        copy = self.folder / f"{name}.h5"
        shutil.copy(self.result, copy)
        with h5py.File(copy, "r+") as file:
            change(file)
        return copy

    def test_no_file_a_folder_and_an_empty_file(self):
        self.refused(self.folder / "absent.h5", "no such file")
        self.refused(self.folder, "is not a file")
        empty = self.folder / "empty.h5"
        empty.touch()
        self.refused(empty, "is empty")

    def test_another_kind_of_file(self):
        text = self.folder / "text.h5"
        text.write_text("a page of text\n" * 10)
        self.refused(text, "not an HDF5 file")

    def test_a_truncated_result(self):
        data = self.result.read_bytes()
        for length in (9, 100, len(data) // 2, len(data) - 1):
            cut = self.folder / f"cut-{length}.h5"
            cut.write_bytes(data[:length])
            self.refused(cut, "damaged or cut off")

    def test_a_result_that_its_manifest_does_not_know(self):
        folder = self.folder / "edited"
        shutil.copytree(self.result.parent, folder)
        with h5py.File(folder / self.result.name, "r+") as file:
            file["price"][0, 5] = 1.0
        self.refused(folder / self.result.name, "MANIFEST")

    def test_foreign_and_newer_files(self):
        foreign = self.folder / "foreign.h5"
        with h5py.File(foreign, "w") as file:
            file["price"] = [1.0, 2.0]
        self.refused(foreign, "not a result of backlash run")
        newer = self.changed("newer", lambda file: file.attrs.modify("backlash_format_version", "2.0.0"))
        self.refused(newer, "'2.0.0'")

    def test_malformed_contents(self):
        def replace(name, **options):
            def change(file):
                del file[name]
                if options:
                    file.create_dataset(name, **options)
            return change

        def leads_elsewhere(file):
            del file["price"]
            file["price"] = h5py.ExternalLink("/etc/hostname", "/price")
            del file["posts_negative"]
            file["posts_negative"] = h5py.ExternalLink("/etc/hostname", "/posts")

        def tie_from_nobody(file):
            ties = len(file["network_sample/follower"])
            replace("network_sample/follower", data=numpy.full(ties, -1))(file)

        cases = {
            "no variable": replace("posts_negative"),
            "shape": replace("posts_negative", data=numpy.zeros((3, 7))),
            "not of numbers": replace("posts_negative", data=["a", "b"]),
            "not of texts": replace("events/id", data=numpy.zeros(4)),
            "ascend": replace("time", data=numpy.zeros(12)),
            "too large": replace("time", shape=(1 << 40,), dtype="f8", chunks=(1024,)),
            "stored in another way": replace("time", shape=(4,), dtype="f8", external=[("/etc/hostname", 0, 32)]),
            "leads elsewhere": leads_elsewhere,
            "the ties of its sample are no list": replace("network_sample/tie", data=3),
            "leads to no account of the sample": tie_from_nobody,
        }
        for words, change in cases.items():
            with self.subTest(words):
                self.refused(self.changed(words.replace(" ", "-"), change), words)

    def test_a_malformed_sweep(self):
        study = self.folder / "study.yaml"
        study.write_text(f"backlash_study: 1\nbase: {SOURCE}/scenarios/xiaomi-2026.yaml\n"
                         "set: {network.accounts: 500, duration: 72 h, targets: none}\n"
                         "replicates: 1\nobjectives: [posts_total]\nkeep: series\n"
                         "parameters: {spread: {path: events.rumour.salience, values: [.2, .4]}}\n")
        done = backlash("sweep", "run", study, "-o", self.folder / "sweep", "--no-report")
        self.assertEqual(done.returncode, 0, done.stderr)
        for shape in ((), (100000,)):
            with self.subTest(shape=shape):
                copy = self.folder / "malformed-sweep.h5"
                shutil.copy(self.folder / "sweep" / "study.h5", copy)
                with h5py.File(copy, "r+") as file:
                    del file["summary/trading"]
                    file["summary/trading"] = numpy.ones(shape)
                self.refused(copy, "'summary/trading' is not over cases, statistics and time")

    def test_malformed_results_of_published_models(self):
        result = self.folder / "published" / "sir.h5"
        done = backlash("run", SOURCE / "scenarios" / "classics" / "sir.yaml", "--set", "network.accounts=500", "--set",
                        "parameters.steps=20", "--replicates", "2", "--no-report", "-o", result)
        self.assertEqual(done.returncode, 0, done.stderr)

        def without(name):
            return lambda file: file.__delitem__(name)

        def with_other(name, data):
            def change(file):
                del file[name]
                file[name] = data
            return change

        for words, change in {
            "has no variable network/accounts": without("network/accounts"),
            "has no variable summary/infectious": without("summary/infectious"),
            "has no variable time": without("time"),
            "is not of numbers": with_other("network/edges", ["a", "b"]),
            "has no attribute long_name": lambda file: file["compartment_state_histogram"].attrs.__delitem__("long_name"),
            "has version '2.0.0'": lambda file: file.attrs.modify("backlash_format_version", "2.0.0"),
        }.items():
            with self.subTest(words):
                copy = self.folder / "changed.h5"
                shutil.copy(result, copy)
                with h5py.File(copy, "r+") as file:
                    change(file)
                self.refused(copy, words)
        cut = self.folder / "cut.h5"
        cut.write_bytes(result.read_bytes()[:-1])
        self.refused(cut, "damaged or cut off")

    def test_damaged_files_never_crash_it(self):
        data = self.result.read_bytes()
        random = numpy.random.default_rng(1)
        # Where HDF5 keeps its own structures, which its library is least careful with.
        marks = [found.start() for found in re.finditer(rb"OHDR|TREE|SNOD|HEAP|GCOL|FRHP|OCHK", data)]
        damaged = self.folder / "damaged.h5"
        for _ in range(80):
            copy = bytearray(data)
            for _ in range(random.choice([1, 5, 20])):
                place = random.choice(marks) + random.integers(0, 200)
                copy[min(place, len(copy) - 1)] = random.integers(0, 256)
            damaged.write_bytes(copy)
            done = backlash("report", damaged, "-o", self.folder / "damaged.html", "--force")
            self.assertIn(done.returncode, (0, INVALID_INPUT), done.stderr)


if __name__ == "__main__":
    unittest.main()
