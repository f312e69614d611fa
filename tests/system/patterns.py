"""The founding case over a week beside what is known of real topics: table and figure of docs/patterns.md.

    tests/system/patterns.py PROGRAM docs/patterns.md docs/figures/patterns.svg
"""

import pathlib
import subprocess
import sys
import tempfile

import h5py
import numpy

SCENARIO = pathlib.Path(__file__).resolve().parents[2] / "scenarios" / "xiaomi-2026.yaml"
HOURS = 168
QUANTILES = (0.10, 0.25, 0.50, 0.75, 0.90)
SETTLED = 30  # hours after which the first burst is over
BIN = 3  # hours of the day together

# One real Weibo topic (an announcement of October 2020, 15,557 posts in its first 168 h), read off the data set RhP-SEIRS,
# Zenodo 10.5281/zenodo.15378206: highest hour over mean hour, hours after the peak by which shares of the volume are
# posted, and the volume by hour of the day from the 30th hour on, relative to its mean, in bins of three hours.
TOPIC_PEAK = 18.2
TOPIC_QUANTILES = (1, 3, 16, 47, 96)
TOPIC_DAY = (0.43, 0.26, 1.34, 2.10, 0.80, 0.65, 1.18, 1.24)

ONE_EVENT = {f"events.{event}": "none" for event in ("rumour", "defection", "mockery", "apology", "penalty", "buyback")}
CASES = {
    "the founding case": {},
    "its screenshot alone": {**ONE_EVENT, "attention.silence_stories": 0},
    "and no open question [ν = 1]": {**ONE_EVENT, "attention.silence_stories": 0, "attention.unresolved_factor": 1},
}


class Week:
    """Hourly posts [replicate][hour] and what is read off them."""

    def __init__(self, program, changes):
        settings = {"network.accounts": 20000, "duration": "7 days", "targets": "none", **changes}
        words = [word for key, value in settings.items() for word in ("--set", f"{key}={value}")]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "week.h5")
            command = [program, "run", SCENARIO, *words, "--replicates", "16", "-o", path]
            subprocess.run(command, check=True, capture_output=True)
            with h5py.File(path) as file:
                steps = file["posts_negative"][()] + file["posts_neutral"][()]
        self.volume = steps.reshape(len(steps), HOURS, -1).sum(axis=2)

    def peaks(self):
        return self.volume.max(axis=1) / self.volume.mean(axis=1)

    def quantiles(self):
        """[replicate][quantile]: hours from the start of the highest hour."""
        rows = []
        for course in self.volume:
            share = numpy.cumsum(course[course.argmax():]) / course[course.argmax():].sum()
            rows.append([int(numpy.argmax(share >= q)) + 1 for q in QUANTILES])
        return numpy.array(rows)

    def day(self):
        """[replicate][bin]: volume by hour of the day after the first burst, relative to its mean."""
        rows = []
        for course in self.volume:
            first = course.argmax() + SETTLED
            hours = numpy.arange(first, HOURS) % 24
            by_hour = numpy.array([course[first:][hours == hour].mean() for hour in range(24)])
            rows.append(by_hour.reshape(-1, BIN).mean(axis=1) / by_hour.mean())
        return numpy.array(rows)


def spread(values):
    return f"{values.mean():.1f} ({numpy.quantile(values, 0.05):.1f} … {numpy.quantile(values, 0.95):.1f})"


def table(weeks):
    names = ["one real topic", *weeks]
    lines = ["| | " + " | ".join(names) + " |", "|---" * (1 + len(names)) + "|",
             f"| highest hour over mean hour | {TOPIC_PEAK} | " + " | ".join(spread(w.peaks()) for w in weeks.values()) + " |"]
    for k, quantile in enumerate(QUANTILES):
        cells = [spread(week.quantiles()[:, k]) for week in weeks.values()]
        lines.append(f"| hours until {100 * quantile:.0f} % of the volume from the peak on | {TOPIC_QUANTILES[k]} | " + " | ".join(cells) + " |")
    for k, real in enumerate(TOPIC_DAY):
        cells = [f"{week.day()[:, k].mean():.2f}" for week in weeks.values()]
        lines.append(f"| volume from {BIN * k} to {BIN * k + BIN} h over the mean | {real:.2f} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


COLOURS = ("#000000", "#d95f02", "#1b9e77", "#7570b3")


def polyline(points, colour):
    dash = ' stroke-dasharray="6 3"' if colour == COLOURS[0] else ""  # the real one
    text = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{text}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>'


def panel(left, title, xs, ticks, courses, top):
    """A panel of 360 by 240: the courses over positions xs in [0, 1]."""
    def place(x, y):
        return left + 40 + 300 * x, 250 - 200 * y / top
    parts = [f'<text x="{left + 40}" y="30" font-weight="bold">{title}</text>',
             polyline([place(0, top), place(0, 0), place(1, 0)], "#888888")]
    for x, label in ticks:
        parts.append(f'<text x="{place(x, 0)[0]:.1f}" y="268" text-anchor="middle">{label}</text>')
    for y in (0, top / 2, top):
        parts.append(f'<text x="{left + 34}" y="{place(0, y)[1] + 4:.1f}" text-anchor="end">{y:g}</text>')
    for course, colour in zip(courses, COLOURS):
        parts.append(polyline([place(x, y) for x, y in zip(xs, course)], colour))
    return parts


def figure(weeks):
    quantiles = [numpy.array(TOPIC_QUANTILES), *(week.quantiles().mean(axis=0) for week in weeks.values())]
    days = [TOPIC_DAY, *(week.day().mean(axis=0) for week in weeks.values())]
    bins = 24 // BIN
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 340" font-family="sans-serif" font-size="12">',
             '<rect width="760" height="340" fill="white"/>']
    parts += panel(0, "hours until a share of the volume is posted", QUANTILES, [(q, f"{100 * q:.0f} %") for q in QUANTILES],
                   quantiles, 120)
    parts += panel(380, "volume by time of day, over the mean", [(k + 0.5) / bins for k in range(bins)],
                   [(hour / 24, f"{hour} h") for hour in (0, 6, 12, 18, 24)], days, 2.4)
    for left, name, colour in zip((40, 180, 330, 500), ["one real topic", *weeks], COLOURS):
        parts.append(polyline([(left, 306), (left + 20, 306)], colour))
        parts.append(f'<text x="{left + 26}" y="310">{name}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def main(program, page, picture):
    weeks = {name: Week(program, changes) for name, changes in CASES.items()}
    page = pathlib.Path(page)
    before, mark, rest = page.read_text(encoding="utf-8").partition("<!-- table -->\n")
    _, end, after = rest.partition("<!-- end -->\n")
    page.write_text(before + mark + table(weeks) + end + after, encoding="utf-8")
    pathlib.Path(picture).write_text(figure(weeks), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
