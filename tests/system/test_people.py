"""A follower graph with a table that says who is who in it: the result has the people that the table states."""

import collections
import gzip
import json
import os
import pathlib
import random
import subprocess
import tempfile
import unittest

import h5py

PROGRAM = os.environ["BACKLASH"]
FOUNDING_CASE = pathlib.Path(os.environ["BACKLASH_SOURCE"]) / "scenarios" / "xiaomi-2026.yaml"

ACCOUNTS = 600
# Of the accounts in turn, the rest is public.
TYPES = ["brand"] * 3 + ["kol_ally"] * 9 + ["kol_hostile"] * 4 + ["kol_neutral"] * 5 + ["media"] * 7 + ["core"] * 60 + \
        ["fan"] * 90
ACTORS = {"founder": 0, "corporate": 1, "spokesperson": 2, "ally": 3, "hostile": 12}


def name(account):
    return f"user-{(account * 233) % ACCOUNTS}"


class People(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        draw = random.Random(5)
        self.types = TYPES + ["public"] * (ACCOUNTS - len(TYPES))
        self.ties = {(a, b) for a, b in ((draw.randrange(ACCOUNTS), draw.randrange(ACCOUNTS)) for _ in range(9000)) if a != b}
        self.followers = collections.Counter(followee for _, followee in self.ties)
        with gzip.open(self.folder / "ties.csv.gz", "wt") as file:
            file.write("".join(f"{name(a)},{name(b)}\n" for a, b in sorted(self.ties)))

    def line(self, account, trust=""):
        actor = {account: actor for actor, account in ACTORS.items()}.get(account, "")
        return f"{self.types[account]},{name(account)},{actor},{trust}"

    def write_people(self, lines, file="people.csv"):
        (self.folder / file).write_text("type,id,actor,trust\n" + "".join(line + "\n" for line in lines))

    def call(self, command, *words, people="people.csv", scenario="case.yaml", status=0):
        (self.folder / scenario).write_text(f"backlash: 1\nextends: {FOUNDING_CASE}\nreplicates: 2\n"
                                            f"network: {{edges: ties.csv.gz, people: {people}}}\ntargets: none\n")
        done = subprocess.run([PROGRAM, command, scenario, *words], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def run_case(self):
        done = self.call("run", "--no-report", "--force", "--json")
        return done, h5py.File(self.folder / json.loads(done.stdout)["result"])

    def test_the_result_has_the_stated_people(self):
        self.write_people(self.line(account, ".75" if self.types[account] == "core" else "") for account in range(ACCOUNTS))
        done, file = self.run_case()
        self.assertIn("people.csv: 600 accounts, 600 of them with a type, 5 of them actors", done.stderr)
        with file:
            groups = [group.decode() for group in file["group"][()]]
            wanted = collections.Counter(self.types)
            wanted["fans"] = wanted["core"] + wanted["fan"]
            wanted["all"] = ACCOUNTS
            for row in file["accounts"][()]:
                self.assertEqual(dict(zip(groups, row)), dict(wanted))
            for trust in file["trust_mean"][:, 0, groups.index("core")]:
                self.assertAlmostEqual(trust, .75, 6)
            sample = file["network_sample"]
            followers = dict(zip(sample["account"][()], sample["followers"][()]))
            self.assertEqual(len(sample["actor"]), len(ACTORS))
            for actor, account in zip(sample["actor"][()], sample["actor_account"][()]):
                self.assertEqual(followers[account], self.followers[ACTORS[actor.decode()]], actor)
            fanlike = {a for a in range(ACCOUNTS) if self.types[a] in ("core", "fan", "kol_ally")}
            theirs = [(a, b) for a, b in self.ties if a in fanlike]
            homophily = sum(b in fanlike for _, b in theirs) / len(theirs)
            self.assertAlmostEqual(file["network/fan_homophily"][0], homophily, 12)

    def test_the_rest_is_assigned_as_without_it(self):
        rows = [self.line(account) for account in range(0, 28)]  # actors, KOLs and media
        self.write_people(rows)
        _, file = self.run_case()
        with file:
            groups = [group.decode() for group in file["group"][()]]
            counts = dict(zip(groups, file["accounts"][0]))
        self.assertEqual(counts["brand"], 3)
        self.assertEqual(counts["media"], 30)  # 23 more by rank
        self.assertEqual(counts["kol_ally"], 9)  # more than asked for
        self.assertGreater(counts["core"], 0)

    def test_another_table_is_another_network(self):
        self.write_people([self.line(0)])
        self.call("run", "--no-report")
        self.write_people([self.line(0), self.line(1)], "others.csv")
        self.call("check", scenario="other.yaml", people="others.csv")
        done = subprocess.run([PROGRAM, "compare", "case.yaml", "other.yaml"], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn("their networks differ", done.stderr)

    def test_mistakes_have_a_place(self):
        self.write_people([self.line(0), "fan,nobody,,", f"medium,{name(7)},,"])
        for words in (["--no-report"], ["--dry-run"]):
            done = self.call("run", *words, status=2)
            self.assertIn("people.csv:3:5: 'nobody' is no account of the edge list", done.stderr)
            self.assertIn("people.csv:4:1: 'medium' is no type of account", done.stderr)
        done = self.call("run", people="none.csv", status=2)
        self.assertIn("none.csv", done.stderr)
        self.assertEqual(list(self.folder.rglob("*.h5")), [])

    def test_a_dry_run_says_what_it_read(self):
        self.write_people([self.line(account) for account in range(10)])
        done = self.call("run", "--dry-run")
        self.assertIn('  people: "people.csv"\n', done.stdout)
        self.assertIn("people.csv: 10 accounts, 10 of them with a type, 4 of them actors", done.stderr)


if __name__ == "__main__":
    unittest.main()
