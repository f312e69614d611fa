"""What tests of reports share."""

import os
import pathlib
import subprocess

SOURCE = pathlib.Path(os.environ["BACKLASH_SOURCE"])
INVALID_INPUT, OUTPUT_EXISTS = 2, 4


def backlash(*arguments):
    return subprocess.run([os.environ["BACKLASH"], *arguments], capture_output=True, text=True, timeout=300)


def simulate(folder, *options):
    """The founding case, small, three times over."""
    scenario = SOURCE / "scenarios" / "xiaomi-2026.yaml"
    done = backlash("run", scenario, "--set", "network.accounts=5000", "--replicates", "3", "-o", folder, *options)
    assert done.returncode == 0, done.stderr
    return folder / "xiaomi-2026.h5"
