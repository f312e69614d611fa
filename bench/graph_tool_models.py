"""SIR, voter and threshold steps of graph-tool on the networks that backlash-bench-models has written.

graph_tool_models.py THREADS FOLDER: prints one line of JSON a figure.
"""

import json
import pathlib
import sys
import time

import graph_tool
import graph_tool.dynamics
import numpy

STEPS = 20
REPEATS = 3


def load(path):
    edges = numpy.fromfile(path, dtype=numpy.uint32).reshape(-1, 2)
    graph = graph_tool.Graph(directed=True)
    graph.add_vertex(int(path.stem.rsplit("-", 1)[1]))
    graph.add_edge_list(edges)
    graph.set_fast_edge_removal(False)
    return graph


def seeded(graph, share):
    state = graph.new_vertex_property("int32_t")
    chosen = numpy.random.default_rng(1).permutation(graph.num_vertices())[: round(share * graph.num_vertices())]
    state.a[chosen] = 1
    return state


def sir(graph):
    state = graph_tool.dynamics.SIRState(graph, beta=0.05, r=0.1, s=seeded(graph, 0.01), constant_beta=True)
    return state, 3 * STEPS, lambda: float((state.s.a == 2).mean())


def voter(graph):
    state = graph_tool.dynamics.VoterState(graph, q=2, r=0.0, s=seeded(graph, 0.5))
    return state, STEPS, lambda: float(state.s.a.mean())


def threshold(graph):
    """Unlike Watts's model an account may become inactive again; with a share of .18 hardly one does."""
    state = graph_tool.dynamics.BinaryThresholdState(graph, w=1.0, h=0.18, r=0.0, s=seeded(graph, 0.05))
    return state, STEPS, lambda: float(state.s.a.mean())


def main():
    graph_tool.openmp_set_num_threads(int(sys.argv[1]))
    graph_tool.seed_rng(1)
    for path in sorted(pathlib.Path(sys.argv[2]).glob("*.edges")):
        graph = load(path)
        for name, make in (("sir", sir), ("voter", voter), ("watts_threshold", threshold)):
            best = float("inf")
            for _ in range(REPEATS):
                state, steps, figure = make(graph)
                started = time.perf_counter()
                state.iterate_sync(niter=steps)
                best = min(best, time.perf_counter() - started)
            print(json.dumps({"network": path.stem, "model": name, "graph_tool_ms": 1e3 * best, "figure": figure()}),
                  flush=True)


main()
