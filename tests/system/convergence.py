"""How the founding case depends on step, number of accounts and number of replicates: the tables of docs/convergence.md.

    tests/system/convergence.py PROGRAM docs/convergence.md
"""

import pathlib
import subprocess
import sys
import tempfile

import h5py
import numpy

SCENARIO = pathlib.Path(__file__).resolve().parents[2] / "scenarios" / "xiaomi-2026.yaml"

# Intensive figures: label, indicator, place along its axis, whether it is counted per 1,000 accounts.
FIGURES = [
    ("posts per 1,000 accounts, 5 Jan", "volume_by_day", "2026-01-05", True),
    ("posts per 1,000 accounts, 6 Jan", "volume_by_day", "2026-01-06", True),
    ("posts per 1,000 accounts, all", "posts_total", None, True),
    ("negative share, 5 Jan", "negative_share_by_day", "2026-01-05", False),
    ("outrage of fans [days]", "outrage_auc", "fans", False),
    ("outrage of the public [days]", "outrage_auc", "public", False),
    ("trust kept by fans", "trust_kept", "fans", False),
    ("have heard at the end", "aware_end", "all", False),
    ("highest hour over mean hour", "peak_to_mean", None, False),
    ("busiest hour [h]", "peak_time", None, False),
    ("worst move without the market", "worst_abnormal_move", None, False),
]


class Runs:
    """The figures of one setting, an array over the replicates each."""

    def __init__(self, program, replicates, **keys):
        settings = [word for key, value in keys.items() for word in ("--set", f"{key.replace('__', '.')}={value}")]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "run.h5")
            command = [program, "run", SCENARIO, *settings, "--replicates", str(replicates), "-o", path]
            subprocess.run(command, check=True, capture_output=True)
            with h5py.File(path) as file:
                accounts = file["network/accounts"][0]
                self.figures = {label: self._values(file["indicators"], name, place) * (1000 / accounts if per_1000 else 1)
                                for label, name, place, per_1000 in FIGURES}
                labels = file["indicators/group"].asstr()[()]
                allies = file["accounts"][:, list(labels).index("kol_ally")]
                self.figures["share of allied KOLs gone"] = file["indicators/kol_departures_total"][()] / allies

    @staticmethod
    def _values(indicators, name, place):
        values = indicators[name][()]
        if place is None:
            return values
        axis = "day" if place[0].isdigit() else "group"
        return values[:, list(indicators[axis].asstr()[()]).index(place)]


def number(values):
    error = values.std(ddof=1) / len(values) ** 0.5
    digits = max(0, 3 - int(numpy.floor(numpy.log10(abs(values.mean())))) - 1) + 1
    return f"{values.mean():.{digits}f} ± {error:.{digits}f}".replace("-", "−")


def change(first, other):
    difference = other.mean() - first.mean()
    error = (first.var(ddof=1) / len(first) + other.var(ddof=1) / len(other)) ** 0.5
    return f"{100 * difference / abs(first.mean()):+.1f} ± {100 * error / abs(first.mean()):.1f} %".replace("-", "−")


def table(columns, compared):
    """One row a figure; `compared` are pairs of columns whose relative change is appended."""
    names = list(columns)
    lines = ["| | " + " | ".join(names + [f"{b} against {a}" for a, b in compared]) + " |",
             "|---" * (1 + len(names) + len(compared)) + "|"]
    for label in next(iter(columns.values())).figures:
        cells = [number(columns[name].figures[label]) for name in names]
        cells += [change(columns[a].figures[label], columns[b].figures[label]) for a, b in compared]
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def steps(program):
    columns = {name: Runs(program, 32, network__accounts=20000, step=name) for name in ("10 min", "5 min", "150 s")}
    return table(columns, [("5 min", "150 s"), ("5 min", "10 min")])


def sizes(program):
    columns = {f"{accounts:,}": Runs(program, replicates, network__accounts=accounts)
               for accounts, replicates in ((20_000, 32), (200_000, 8), (2_000_000, 2))}
    return table(columns, [("20,000", "200,000"), ("200,000", "2,000,000")])


def replicates(program):
    """Spread of the means of batches of R replicates, times the root of R: constant if they are independent."""
    runs = Runs(program, 256, network__accounts=5000)
    batches = (1, 4, 16, 64)
    lines = ["| | " + " | ".join(f"√{r} × spread of means of {r}" for r in batches) + " |", "|---" * (1 + len(batches)) + "|"]
    for label, values in runs.figures.items():
        cells = []
        for size in batches:
            means = values.reshape(-1, size).mean(axis=1)
            cells.append(f"{means.std(ddof=1) * size ** 0.5:.3g}")
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main(program, page):
    page = pathlib.Path(page)
    text = page.read_text(encoding="utf-8")
    for name, make in (("steps", steps), ("sizes", sizes), ("replicates", replicates)):
        before, mark, rest = text.partition(f"<!-- table of {name} -->\n")
        _, end, after = rest.partition("<!-- end -->\n")
        text = before + mark + make(program) + end + after
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
