"""Account-steps a second of another implementation of the model, in numpy: one thread, the founding case.

numpy_reference.py PROGRAM.py ACCOUNTS: a module with P0, build(parameters, generator) and run(parameters, pop=…).
Prints what it measured as Google Benchmark would.
"""

import importlib.util
import json
import sys
import time

import numpy


def main():
    path, accounts = sys.argv[1], int(float(sys.argv[2]))
    spec = importlib.util.spec_from_file_location("reference", path)
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    parameters = {**reference.P0, "N": accounts}
    people = reference.build(parameters, numpy.random.Generator(numpy.random.Philox(key=[1, 1])))
    started = time.perf_counter()
    record = reference.run(parameters, pop=people)
    seconds = time.perf_counter() - started
    rate = accounts * len(record["neg"]) / seconds
    print(json.dumps({"benchmarks": [{"name": "numpy", "run_type": "iteration", "account_steps": rate}]}))


main()
