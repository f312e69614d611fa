"""The table of `./dev bench`: each figure beside its ceiling or baseline, measured in the same run.

table.py MEASURED.json… [--check] [--markdown]: what Google Benchmark has measured, several repetitions of which the
best counts. With --check exits 1 when a ratio is below its floor (rows.toml).
"""

import argparse
import json
import pathlib
import re
import sys
import tomllib


def best_figures(document):
    """{"run/1": {"log_ins": 3.1e7, …}}: the best repetition of each counter."""
    best = {}
    for run in document["benchmarks"]:
        if run["run_type"] != "iteration":
            continue
        name = re.sub(r"/(iterations:\d+|real_time|manual_time|repeats:\d+)", "", run["name"])
        figures = best.setdefault(name, {})
        for counter, value in run.items():
            if not isinstance(value, float):
                continue
            better = min if counter.endswith(("_share", "_time")) else max
            figures[counter] = better(value, figures.get(counter, value))
    return best


def look_up(figures, reference):
    """The figure "name.counter", or None when it was not measured."""
    name, _, counter = reference.rpartition(".")
    return figures.get(name, {}).get(counter)


def with_prefix(value, unit):
    """Symbols take a prefix (GB/s), words stand beside it (G ties/s)."""
    gap = "" if unit == "B/s" else " "
    for size, prefix in ((1e9, "G"), (1e6, "M")):
        if value >= size:
            return f"{value / size:.3g} {prefix}{gap}{unit}".rstrip()
    return f"{value:.3g} {unit}".rstrip()


def table_rows(figures, rows):
    """(figure, value, against, ratio, floor) of every row that can be filled."""
    for row in rows:
        value = look_up(figures, row["value"])
        limit = row.get("wanted") or look_up(figures, row["against"])
        if value is None or limit is None:
            print(f"left out, not measured: {row['figure']}", file=sys.stderr)
            continue
        limit_name = "wanted" if "wanted" in row else row["limit"]
        against = f"{limit_name}: {with_prefix(limit, row.get('limit_unit', row['unit']))}"
        ratio = limit / value if row.get("less_is_better") else value / limit
        yield row["figure"], with_prefix(value, row["unit"]), against, ratio, row["floor"]


def print_table(rows, markdown):
    header = ("figure", "measured", "against, in the same run", "ratio", "floor")
    cells = [header, *((f, v, a, f"{r:.3g}", f"{l:g}") for f, v, a, r, l in rows)]
    if markdown:  # for documentation, which leaves the floors to rows.toml
        header, cells = header[:-1], [row[:-1] for row in cells]
        lines = ["| " + " | ".join(row) + " |" for row in cells]
        print("\n".join([lines[0], "|---" * len(header) + "|", *lines[1:]]))
        return
    widths = [max(len(row[k]) for row in cells) for k in range(len(header))]
    for row in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("measured", nargs="+")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    figures = {}
    for name in options.measured:
        figures |= best_figures(json.loads(pathlib.Path(name).read_text()))
    wanted = tomllib.loads((pathlib.Path(__file__).parent / "rows.toml").read_text())["row"]
    rows = list(table_rows(figures, wanted))
    print_table(rows, options.markdown)
    fallen = [figure for figure, _, _, ratio, floor in rows if ratio < floor]
    if fallen:
        print("below the floor: " + "; ".join(fallen), file=sys.stderr)
    return 1 if options.check and fallen else 0


if __name__ == "__main__":
    sys.exit(main())
