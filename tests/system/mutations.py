"""Breaks one equation after the other in a copy of the sources and shows that the tests which guard it fail.

    tests/system/mutations.py [--facts]      with --facts also: which facts of docs/acceptance.md no longer hold

Prints a table in Markdown, which docs/mutations.md keeps. Status 0 when every mutation is noticed.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import tomllib

import acceptance

ROOT = acceptance.ROOT


def mutations():
    return tomllib.loads((ROOT / "tests/data/mutations.toml").read_text(encoding="utf-8"))["mutation"]


def copy_sources(folder):
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)


class Copy:
    """The sources and their build in a scratch folder."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        copy_sources(self.folder)
        self.environment = {**os.environ, "CCACHE_BASEDIR": folder, "CCACHE_NOHASHDIR": "1",
                            "CCACHE_SLOPPINESS": "pch_defines,time_macros"}
        self._call("cmake", "--preset", "release", "-DBACKLASH_TESTED_FLOORS=base;crisis;market;simulation")

    def _call(self, *command):
        done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(done.stdout + done.stderr)

    def build(self, *targets):
        self._call("ninja", "-C", "build/release", *targets)

    def break_it(self, mutation):
        path = self.folder / mutation["file"]
        text = path.read_text(encoding="utf-8")
        if text.count(mutation["old"]) != 1:
            sys.exit(f"{mutation['file']} has this not once: {mutation['old']}")
        path.write_text(text.replace(mutation["old"], mutation["new"]), encoding="utf-8")

    def mend(self, mutation):
        shutil.copyfile(ROOT / mutation["file"], self.folder / mutation["file"])

    def failing(self, program, tests):
        """Which of the tests fail."""
        def fails(test):
            done = subprocess.run([self.folder / "build/release/tests" / program, f"--gtest_filter={test}"],
                                  cwd=self.folder, capture_output=True, text=True)
            if " 1 test from 1 test suite ran" not in done.stdout:
                sys.exit(f"{program} has no test {test}")
            return done.returncode != 0
        return [test for test in tests if fails(test)]


def facts_that_fail(program):
    try:
        study = acceptance.Study(program)
    except subprocess.CalledProcessError as error:
        return f"all: the program ends with status {error.returncode}"
    numbers = []
    for fact in acceptance.facts():
        held = [acceptance.evaluate(study, check).held for check in fact["check"] if "expected_to_fail" not in check]
        if not all(held):
            numbers.append(str(fact["number"]))
    return ", ".join(numbers) or "none"


def try_mutation(copy, mutation, with_facts):
    """The row of the table, and whether all its tests noticed. The facts are about the crisis, not the published models."""
    with_facts = with_facts and mutation["program"] != "check-models"
    copy.break_it(mutation)
    copy.build(mutation["program"], *(["backlash"] if with_facts else []))
    failing = copy.failing(mutation["program"], mutation["tests"])
    facts = facts_that_fail(copy.folder / "build/release/engine/backlash") if with_facts else ""
    copy.mend(mutation)
    found = ", ".join(f"`{test}`" for test in failing) or "**none**"
    row = f"| {mutation['name']} | `{mutation['equation']}` | {found} | {facts} |"
    return row, failing == mutation["tests"]


def main(with_facts):
    print("| broken | equation | tests that fail | facts that no longer hold |\n|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory(prefix="backlash-mutations-") as folder:
        copy = Copy(folder)
        copy.build(*{mutation["program"] for mutation in mutations()})
        unnoticed = 0
        for mutation in mutations():
            if copy.failing(mutation["program"], mutation["tests"]):
                sys.exit(f"{mutation['program']} fails before anything is broken")
            row, noticed = try_mutation(copy, mutation, with_facts)
            unnoticed += not noticed
            print(row, flush=True)
            copy.build(mutation["program"])
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main("--facts" in sys.argv[1:]))
