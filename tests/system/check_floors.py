"""The rules of the source tree that a compiler does not check: which floor may include what, and file sizes."""

import re
from pathlib import Path

# Floors that stand next to each other in the order but must not include each other in either direction.
SIBLINGS = [("scenario", "network"), ("crisis", "market")]

# A library's headers (start of the included path) and the only floors that may include them.
LIBRARIES = {
    "yaml-cpp/": {"scenario"},
    "hdf5": {"output"},
    "H5": {"output"},
    "tbb/": {"base"},
    "oneapi/tbb": {"base"},
    "boost/graph/": {"network"},
    "mpi.h": {"cluster"},
}

# The model is the same on every machine: nothing in it depends on how it is compiled.
UNCONDITIONAL = {"population", "crisis", "market", "simulation", "classics"}

LONGEST_FILE = 400  # lines

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
CONDITIONAL = re.compile(r"^\s*#\s*(if|ifdef|ifndef|elif)\b")


def floors(root):
    """The floors from the lowest to the highest."""
    text = (root / "cmake" / "floors.cmake").read_text()
    return re.search(r"set\(BACKLASH_FLOORS\s+([^)]+)\)", text).group(1).split()


def floor_problem(floor, included, order):
    """What is wrong with including a file of another floor, or None."""
    if included not in order:
        return f'"{included}" is no floor'
    if order.index(included) > order.index(floor):
        return f"{floor} must not include the floor above it, {included}"
    if (floor, included) in SIBLINGS or (included, floor) in SIBLINGS:
        return f"{floor} must not include its sibling {included}"
    return None


def library_problem(floor, path):
    """What is wrong with including a library's header, or None."""
    for library, allowed in LIBRARIES.items():
        if path.startswith(library) and floor not in allowed:
            return f"{floor} must not include {path} (allowed: {', '.join(sorted(allowed)) or 'nowhere'})"
    return None


def line_problem(floor, line, order):
    """What is wrong with one line of a source file, or None."""
    if floor in UNCONDITIONAL and CONDITIONAL.match(line):
        return f"{floor} must not be compiled conditionally"
    include = INCLUDE.match(line)
    if include is None:
        return None
    quote, path = include.groups()
    problem = floor_problem(floor, path.split("/")[0], order) if quote == '"' else None
    return problem or library_problem(floor, path)


def violations(root):
    """All violations below root/engine, each as 'file:line: what'."""
    root = Path(root)
    order = floors(root)
    found = []
    for source in sorted((root / "engine").rglob("*.?pp")):
        name = source.relative_to(root)
        floor = name.parts[1]
        if floor not in order:
            found.append(f"{name}:1: lies outside the floors")
            continue
        lines = source.read_text().splitlines()
        if len(lines) > LONGEST_FILE:
            found.append(f"{name}:{len(lines)}: longer than {LONGEST_FILE} lines")
        for number, line in enumerate(lines, start=1):
            problem = line_problem(floor, line, order)
            if problem is not None:
                found.append(f"{name}:{number}: {problem}")
    return found
