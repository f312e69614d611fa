"""What the program promises a shell: exit statuses, messages, where results go, what may be fed back in."""

import gzip
import json
import os
import pathlib
import random
import resource
import signal
import subprocess
import tempfile
import unittest

import h5py
import numpy

PROGRAM = os.environ["BACKLASH"]
SOURCE = pathlib.Path(os.environ["BACKLASH_SOURCE"])
FOUNDING_CASE = SOURCE / "scenarios" / "xiaomi-2026.yaml"
SMALL = ("--set", "network.accounts=2000", "--replicates", "2")

OK, INVALID_INPUT, OUTPUT_EXISTS, OUT_OF_MEMORY, DISK_ERROR, STOPPED_EARLY = 0, 2, 4, 71, 74, 75


class CommandLine(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def call(self, *words, status=OK, **options):
        done = subprocess.run([PROGRAM, *words], cwd=self.folder, capture_output=True, text=True, **options)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


class Complaints(CommandLine):
    def test_usage(self):
        for words in ([], ["run"], ["nonsense"], ["run", FOUNDING_CASE, "--threads", "0"], ["run", FOUNDING_CASE, "--colour"],
                      ["run", FOUNDING_CASE, FOUNDING_CASE, "-o", "one.h5"], ["check", "no-such-file.yaml"]):
            with self.subTest(words):
                done = self.call(*words, status=INVALID_INPUT)
                self.assertTrue(done.stderr)
                self.assertFalse(done.stdout)
        self.assertIn("Exit status", self.call("--help").stdout)

    def test_an_unknown_command_is_named(self):
        self.assertIn("'descrbe' is no command; did you mean 'describe'?",
                      self.call("descrbe", status=INVALID_INPUT).stderr)
        self.assertIn("'nonsense' is no command; expected run, check", self.call("nonsense", status=INVALID_INPUT).stderr)

    def test_a_typo_has_a_place_and_a_suggestion(self):
        path = self.write("typo.yaml", "backlash: 1\nstart: 2026-01-04T00:00+08:00\nnetwork:\n  acounts: 5000\n")
        for command in ("run", "check"):
            done = self.call(command, path, status=INVALID_INPUT)
            self.assertIn(f"{path}:4:3: unknown key 'acounts'", done.stderr)
            self.assertIn("did you mean 'accounts'?", done.stderr)
        done = self.call("run", FOUNDING_CASE, "--set", "network.acounts=5000", status=INVALID_INPUT)
        self.assertIn("did you mean", done.stderr)

    def test_check(self):
        done = self.call("check", *sorted((SOURCE / "scenarios").glob("*.yaml")))
        self.assertIn("xiaomi-2026.yaml: ok, 7 events, 9 targets", done.stdout)
        self.assertFalse(done.stderr)

    def test_every_malformed_file_is_refused(self):
        files = sorted((SOURCE / "tests/data/malformed").glob("*.yaml"))
        self.assertGreater(len(files), 50)
        for path in files:
            with self.subTest(path.name):
                done = self.call("check", path, status=INVALID_INPUT, errors="replace")
                self.assertIn(path.name, done.stderr)
                self.assertNotIn("ok, ", done.stdout)

    def test_one_bad_file_among_good_ones(self):
        path = self.write("bad.yaml", "backlash: 1\n")
        done = self.call("check", FOUNDING_CASE, path, FOUNDING_CASE, status=INVALID_INPUT)
        self.assertEqual(done.stdout.count(": ok, "), 2)


class Descriptions(CommandLine):
    def test_every_topic(self):
        everything = self.call("describe").stdout
        topics = [line.split(":")[0] for line in everything.splitlines() if line and not line.startswith(" ")]
        self.assertIn("apology", topics)
        self.assertIn("indicators", topics)
        self.assertGreater(len(topics), 25)
        for topic in topics:
            with self.subTest(topic):
                text = self.call("describe", topic).stdout
                self.assertGreater(len(text.splitlines()), 0)
                self.assertIn(text.rstrip(), everything)

    def test_unknown_topic(self):
        self.assertIn("did you mean 'apology'?", self.call("describe", "apolgy", status=INVALID_INPUT).stderr)

    def test_schema_is_json(self):
        self.assertIn("properties", json.loads(self.call("describe", "--schema").stdout))

    def test_version(self):
        text = self.call("--version").stdout
        self.assertRegex(text, r"^backlash \d+\.\d+\.\d+ \([0-9a-z-]+\)\n")
        for part in (" build, ", "flags ", "HDF5 ", "oneTBB ", "Boost ", "yaml-cpp "):
            self.assertIn(part, text)


class Results(CommandLine):
    def test_places(self):
        for options, place in ((["-o", "given.h5"], "given.h5"), (["-o", "folder/below"], "folder/below/xiaomi-2026.h5"),
                               ([], "results/xiaomi-2026/xiaomi-2026.h5")):
            done = self.call("run", FOUNDING_CASE, *SMALL, *options)
            self.assertTrue((self.folder / place).is_file(), place)
            self.assertIn(place, done.stdout)

    def test_an_existing_result_is_kept_unless_forced(self):
        path = self.write("taken.h5", "somebody's thesis")
        done = self.call("run", FOUNDING_CASE, *SMALL, "-o", path, status=OUTPUT_EXISTS)
        self.assertIn("taken.h5", done.stderr)
        self.assertEqual(path.read_text(encoding="utf-8"), "somebody's thesis")
        self.assertEqual(os.listdir(self.folder), ["taken.h5"])
        self.call("run", FOUNDING_CASE, *SMALL, "-o", path, "--force")
        with h5py.File(path) as file:
            self.assertEqual(file["posts_negative"].shape[0], 2)

    def test_json(self):
        summary = json.loads(self.call("run", FOUNDING_CASE, *SMALL, "--json").stdout)
        self.assertEqual([target["id"] for target in summary["targets"]], [f"O{k}" for k in range(1, 10)])
        self.assertLessEqual(max(target["replicates_meeting"] for target in summary["targets"]), 2)
        self.assertEqual((summary["accounts"], summary["replicates"], summary["seed"]), (2000, 2, 1))
        with h5py.File(self.folder / summary["result"]) as file:
            posts = file["posts_negative"][()].sum(axis=1) + file["posts_neutral"][()].sum(axis=1)
            edges = file["network/edges"][0]
        self.assertAlmostEqual(summary["indicators"]["posts_total"]["values"][0]["mean"], posts.mean())
        self.assertEqual(summary["edges"], edges)

    def test_a_dry_run_runs_nothing_and_reads_its_own_text(self):
        first = self.call("run", FOUNDING_CASE, *SMALL, "--dry-run")
        self.assertIn("Would simulate 2000 accounts", first.stderr)
        self.assertEqual(os.listdir(self.folder), [])
        again = self.call("run", self.write("xiaomi-2026.yaml", first.stdout), "--dry-run")
        self.assertEqual(again.stdout, first.stdout)

    def test_the_scenario_of_a_result_gives_that_result(self):
        variant = SOURCE / "scenarios" / "early-apology.yaml"
        self.call("run", variant, *SMALL, "--seed", "7", "-o", "first.h5")
        with h5py.File(self.folder / "first.h5") as first:
            text = first["provenance/resolved_scenario"].asstr()[()]
            self.call("run", self.write("early-apology.yaml", text), "-o", "second.h5")
            with h5py.File(self.folder / "second.h5") as second:
                self.compare(first, second)

    def compare(self, first, second):
        self.assertEqual(set(first), set(second))
        variables = [name for name in first if isinstance(first[name], h5py.Dataset)]
        variables += [f"indicators/{name}" for name in first["indicators"]]
        self.assertGreater(len(variables), 40)
        for name in variables:
            numpy.testing.assert_array_equal(first[name][()], second[name][()], name)


class Failures(CommandLine):
    def test_too_many_accounts(self):
        # Were they built, the limit would end it before the machine suffers.
        limited = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_AS, (2**33, 2**33))}
        for redraw in ("true", "false"):
            done = self.call("run", FOUNDING_CASE, "--set", "network.accounts=4e9", "--set", f"network.redraw={redraw}",
                             status=OUT_OF_MEMORY, **limited)
            self.assertIn("GiB are available", done.stderr)
            self.assertEqual(os.listdir(self.folder), [])

    def test_a_folder_that_cannot_be_written(self):
        blocked = self.write("file", "")
        done = self.call("run", FOUNDING_CASE, *SMALL, "-o", blocked / "result.h5", status=DISK_ERROR)
        self.assertIn(f"cannot create folder {blocked}", done.stderr)
        self.assertEqual(os.listdir(self.folder), ["file"])
        if os.geteuid() != 0:  # for root every folder can be written
            self.folder.chmod(0o555)
            self.addCleanup(self.folder.chmod, 0o755)
            self.call("run", FOUNDING_CASE, *SMALL, "-o", "result.h5", status=DISK_ERROR)

    def test_a_signal_stops_it_and_leaves_nothing(self):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGUSR1):
            command = [PROGRAM, "run", FOUNDING_CASE, "--set", "network.accounts=20000", "--replicates", "1000",
                       "--no-report"]
            with subprocess.Popen(command, cwd=self.folder, stderr=subprocess.PIPE, text=True) as running:
                self.assertIn("KOL affair", running.stderr.readline())
                running.send_signal(number)
                self.assertIn("stopped on request", running.communicate(timeout=60)[1])
            self.assertEqual(running.returncode, STOPPED_EARLY, number)
            self.assertEqual(list(self.folder.rglob("*.h5*")), [])


class EdgeLists(CommandLine):
    def run_on(self, edges):
        text = f'backlash: 1\nextends: {FOUNDING_CASE}\nnetwork: {{edges: "{edges}"}}\n'
        path = self.write("imported.yaml", text)
        summary = json.loads(self.call("run", path, "--replicates", "1", "--json").stdout)
        with h5py.File(self.folder / summary["result"]) as file:
            return summary, int(file["network/edges"][0]), float(file["deliveries_total"][0])

    def test_a_generated_one(self):
        draw = random.Random(1)
        ties = [(draw.randrange(1500), int(1500 * draw.random() ** 3)) for _ in range(30_000)]
        with gzip.open(self.folder / "ties.csv.gz", "wt") as file:
            file.write("follower,followee\n" + "".join(f"{a},{b}\n" for a, b in ties))
        summary, edges, deliveries = self.run_on("ties.csv.gz")
        distinct = {(a, b) for a, b in ties if a != b}
        self.assertEqual(edges, len(distinct))
        self.assertEqual(summary["accounts"], 1500)
        self.assertGreater(deliveries, 0)

    def test_too_small_for_everybody(self):
        self.write("four.txt", "a b\nb c\nc d\n")
        path = self.write("imported.yaml", f'backlash: 1\nextends: {FOUNDING_CASE}\nnetwork: {{edges: four.txt}}\n')
        for dry in [], ["--dry-run"]:
            said = self.call("run", path, *dry, status=INVALID_INPUT).stderr
            self.assertIn("four.txt: 4 accounts cannot hold 45 fans, KOLs, media and brands and 1 of the public", said)

    def test_a_generator_that_refuses_is_asked_before_memory(self):
        for network, wrong in (("complete, accounts: 2000000", "expected at most 20000"),
                               ("small_world, accounts: 1000, neighbours: 7", "expected an even number"),
                               ("scale_free, accounts: 1000, alpha: .9", "expected at most 1, .99"),
                               ("rmat, accounts: 1000, a: .9", "expected at most 1")):
            path = self.write("published.yaml", f"backlash: 1\nmodel: voter\nnetwork: {{generator: {network}}}\n")
            for dry in [], ["--dry-run"]:
                self.assertIn(wrong, self.call("run", path, *dry, status=INVALID_INPUT).stderr)

    @unittest.skipUnless("BACKLASH_SLASHDOT" in os.environ, "BACKLASH_SLASHDOT names no file")
    def test_slashdot(self):
        summary, edges, _ = self.run_on(pathlib.Path(os.environ["BACKLASH_SLASHDOT"]).resolve())
        self.assertEqual(summary["accounts"], 82168)
        self.assertEqual(edges, 870161, "948464 lines but for loops and repetitions")


if __name__ == "__main__":
    unittest.main()
