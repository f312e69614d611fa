"""The 25 facts of tests/data/acceptance.toml against one `backlash compare` of all scenarios in scenarios/acceptance.

As a program it writes the table of docs/acceptance.md:  tests/system/acceptance.py PROGRAM docs/acceptance.md
"""

import pathlib
import subprocess
import sys
import tempfile
import tomllib

import h5py
import numpy

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios" / "acceptance"
LEAST_Z = 4.0


def facts():
    return tomllib.loads((ROOT / "tests/data/acceptance.toml").read_text(encoding="utf-8"))["test"]


def scenarios_of(check):
    return {check[key] for key in ("variant", "against") if key in check} | {term[0] for term in check.get("terms", [])}


class Comparison:
    """Some of the acceptance scenarios against the base, in one run."""

    def __init__(self, program, names, *options):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "acceptance.h5")
            files = [SCENARIOS / f"{name}.yaml" for name in ("base", *sorted(names - {"base"}))]
            subprocess.run([program, "compare", *files, *options, "-o", path], check=True, capture_output=True)
            with h5py.File(path) as file:
                self._load(file)

    def _load(self, file):
        self.scenarios = list(file["values/scenario"].asstr()[()])
        self.values = {name: data[()] for name, data in file["values"].items()}
        self.labels = {axis: list(file[f"values/{axis}"].asstr()[()]) for axis in ("group", "day", "event")}
        self.variants = list(file["variant"].asstr()[()])
        statistic = list(file["statistic"].asstr()[()])
        self.series = {name: data[:, statistic.index("variant")] for name, data in file.items()
                       if isinstance(data, h5py.Dataset) and data.ndim == 3}
        # The program's own numbers for pairs with the base: difference, standard error, lower and upper bound.
        rows = [statistic.index(name) for name in ("difference", "standard_error", "low", "high")]
        self.paired = {name: data[()][:, rows] for name, data in file["indicators"].items()
                       if name in self.values and data.ndim >= 2}
        # Of Student's t, from any difference that there is: what acts on the price alone changes no posts.
        rows = numpy.concatenate([numpy.moveaxis(data, 1, -1).reshape(-1, 4) for data in self.paired.values()])
        _, error, low, high = rows[rows[:, 1] > 0][0]
        self.quantile = (high - low) / (2 * error)

    def element(self, quantity):
        """Name of an indicator and the place along its axis, from "outrage_auc.fans" or "close_by_day.5 Jan"."""
        name, _, label = quantity.partition(".")
        if not label:
            return name, ()
        if label in self.labels["group"]:
            return name, (self.labels["group"].index(label),)
        day, _, _ = label.partition(" ")
        return name, (self.labels["day"].index(f"2026-01-{int(day):02d}"),)

    def of(self, scenario, quantity):
        """One value a replicate."""
        name, place = self.element(quantity)
        return self.values[name][(self.scenarios.index(scenario), slice(None), *place)]

    def own_statistics(self, variant, quantity):
        name, place = self.element(quantity)
        return self.paired[name][(self.variants.index(variant), slice(None), *place)]


class Study:
    """All scenarios with the replicates that they ask for; a few again with more, where a check says so."""

    def __init__(self, program):
        self.program = program
        self.comparisons = {None: Comparison(program, {path.stem for path in SCENARIOS.glob("*.yaml")})}
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "base.h5")
            subprocess.run([program, "run", SCENARIOS / "base.yaml", "-o", path], check=True, capture_output=True)
            with h5py.File(path) as file:
                targets = file["targets"]
                self.targets = {name: {"value": targets["value"][:, k], "at_least": targets["at_least"][k],
                                       "met": targets["met"][:, k] == 1}
                                for k, name in enumerate(targets["target"].asstr()[()])}

    def comparison(self, check):
        key = None
        if "replicates" in check:
            key = (check["replicates"], *sorted(scenarios_of(check)))
            if key not in self.comparisons:
                more = Comparison(self.program, scenarios_of(check), "--replicates", str(check["replicates"]))
                self.comparisons[key] = more
        return self.comparisons[key]


class Outcome:
    """What was found for one check: `held`, and the words of the table."""

    def __init__(self, held, expected, found):
        self.held, self.expected, self.found = held, expected, found


def title(check):
    if "what" in check:
        return check["what"]
    if "target" in check:
        part = "lower end of target" if "end" in check else "target"
        return f"{part} {check['target']} in every replicate"
    if "series" in check:
        return f"{check['series']} of {check['variant']}"
    return f"{check['quantity']}, {check['variant']} minus {check['against']}"


def terms_of(check):
    if "terms" in check:
        return check["terms"]
    return [[check["variant"], check["quantity"], 1], [check["against"], check["quantity"], -1]]


def judge(expect, bound, values, low, high, z):
    if expect in ("+", "-"):
        return z >= LEAST_Z if expect == "+" else z <= -LEAST_Z
    return {"0": not values.any(), "not +": not low > 0, "not -": not high < 0,
            "near 0": bound is not None and -bound < low and high < bound}[expect]


def evaluate_terms(comparison, check):
    terms = terms_of(check)
    values = sum(factor * comparison.of(scenario, quantity) for scenario, quantity, factor in terms)
    mean, error = values.mean(), values.std(ddof=1) / len(values) ** 0.5
    low, high = mean - comparison.quantile * error, mean + comparison.quantile * error
    if check.get("against") == "base":
        numpy.testing.assert_allclose(comparison.own_statistics(check["variant"], check["quantity"]),
                                      [mean, error, low, high], rtol=1e-6, atol=1e-9)
    z = mean / error if error > 0 else numpy.sign(mean) * numpy.inf if mean else 0.0
    expect = check["expect"]
    held = judge(expect, check.get("bound"), values, low, high, z)
    expected = f"within {check['bound']} of 0" if expect == "near 0" else expect.replace("-", "−")
    if not values.any():
        return Outcome(held, expected, "0 in every replicate")
    found = f"{mean:+.4g} [{low:.4g}, {high:.4g}], z = {z:.1f}"
    if "against" in check:
        found += f" ({100 * mean / abs(comparison.of(check['against'], check['quantity']).mean()):+.1f} %)"
    return Outcome(bool(held), expected, found.replace("-", "−"))


def evaluate(study, check):
    comparison = study.comparison(check)
    if "target" in check:
        target = study.targets[check["target"]]
        value = target["value"]
        meets = {None: target["met"], "at_least": value >= target["at_least"]}[check.get("end")]
        return Outcome(bool(meets.all()), "met", f"{value.mean():.4g}, met by {meets.sum()} of {len(value)}")
    if "series" in check:
        values = comparison.series[check["series"]][comparison.variants.index(check["variant"])]
        return Outcome(not values.any(), "0 at every step", f"largest {abs(values).max():.4g}")
    return evaluate_terms(comparison, check)


def table(study):
    lines = []
    for fact in facts():
        lines += [f"\n### {fact['number']}. {fact['fact']}\n", f"Source: {fact['source']}.", f"Prototype: {fact['prototype']}.\n",
                  "| difference | predicted | measured [95 % interval] | |", "|---|---|---|---|"]
        for check in fact["check"]:
            outcome = evaluate(study, check)
            reason = check.get("expected_to_fail")
            verdict = "holds" if outcome.held else f"**does not hold**: {reason or 'unexplained'}"
            pairs = f" ({check['replicates']} replicates)" if "replicates" in check else ""
            lines.append(f"| {title(check)}{pairs} | {outcome.expected} | {outcome.found} | {verdict} |")
    return "\n".join(lines) + "\n"


def main(program, page):
    page = pathlib.Path(page)
    head, mark, _ = page.read_text(encoding="utf-8").partition("<!-- generated from here on -->\n")
    page.write_text(head + mark + table(Study(program)), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
