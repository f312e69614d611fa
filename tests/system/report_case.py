"""What tests of reports share."""

import json
import os
import pathlib
import shutil
import subprocess

import h5py

SOURCE = pathlib.Path(os.environ["BACKLASH_SOURCE"])
VIZ = SOURCE / "viz"
INVALID_INPUT, OUTPUT_EXISTS = 2, 4


def backlash(*arguments):
    return subprocess.run([os.environ["BACKLASH"], *arguments], capture_output=True, text=True, timeout=300)


def simulate(folder, *options):
    """The founding case, small, three times over."""
    scenario = SOURCE / "scenarios" / "xiaomi-2026.yaml"
    done = backlash("run", scenario, "--set", "network.accounts=5000", "--replicates", "3", "-o", folder, *options)
    assert done.returncode == 0, done.stderr
    return folder / "xiaomi-2026.h5"


def without_distributions(result, copy):
    """The result as the format had it before 1.2."""
    shutil.copy(result, copy)
    with h5py.File(copy, "r+") as file:
        for name in ("outrage_deciles", "outrage_histogram", "trust_deciles", "trust_histogram"):
            del file["summary"][name]


def number(text):
    """The number that a figure of a page shows, and half a unit of its last digit."""
    digits = text.replace(",", "").replace("−", "-").strip()
    scale = 1.0
    for unit in ("%", "pp"):
        if digits.endswith(unit):
            digits, scale = digits.removesuffix(unit).strip(), 0.01
    decimals = len(digits.partition(".")[2])
    return float(digits) * scale, 0.5001 * 10.0**-decimals * scale


def drive(script, page, pictures, *more):
    """What the script saw of the page in Chromium; pictures of it are for people."""
    for needed, how in ((VIZ / "dist" / "report.html", "./dev page builds it"),
                        (VIZ / "node_modules" / "playwright-core", "./dev page installs it"),
                        (pathlib.Path("/usr/bin/chromium"), "install chromium")):
        assert needed.exists(), f"{needed} is missing; {how}"
    assert shutil.which("node"), "node is missing; install nodejs"
    driver = pathlib.Path(__file__).with_name("browser") / script
    done = subprocess.run(["node", driver, VIZ, page, os.environ.get("BACKLASH_PICTURES", pictures), *more],
                          capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
