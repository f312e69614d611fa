"""The table of bench/models: models_table.py FOLDER THREADS."""

import json
import pathlib
import sys


def lines(path):
    return {(row["network"], row["model"]): row for row in map(json.loads, path.read_text().splitlines())}


def main():
    folder = pathlib.Path(sys.argv[1])
    engine, other = lines(folder / "engine"), lines(folder / "graph-tool")
    print(f"{sys.argv[2]} threads; best of 3; ms for all steps; ratios above 1: the engine is faster")
    print(f"{'network':<20}{'model':<22}{'engine':>10}{'plain loop':>12}{'ratio':>8}{'graph-tool':>12}{'ratio':>8}"
          f"{'mean state':>12}{'of loop':>9}")
    for key, row in engine.items():
        text = f"{key[0]:<20}{key[1]:<22}{row['engine_ms']:>10.2f}{row['plain_ms']:>12.2f}"
        text += f"{row['plain_ms'] / row['engine_ms']:>8.2f}"
        tool = other.get(key, {}).get("graph_tool_ms")
        text += f"{tool:>12.2f}{tool / row['engine_ms']:>8.1f}" if tool else " " * 20
        text += f"{row['engine_mean']:>12.3f}{row['plain_mean']:>9.3f}"
        print(text)


main()
