"""What vector_loop() is given runs in vector registers, in the copy for each processor.

Which copy runs depends on the processor at hand, so on one machine nobody notices what is lost on another.
"""

import os
import platform
import re
import subprocess
import unittest

PROGRAM = os.environ["BACKLASH"]
WIDE_REGISTERS = {"256": "%ymm", "512": r"%[yz]mm"}

# Doubles that become integers of 64 bits, rounded in a way that AVX2 has no instruction for.
LEFT_SCALAR = {"256": ("Reaction::fan_trust_change",), "512": ()}


def disassembled_loops(program):
    """(width, function, loop of it) -> instructions."""
    listing = subprocess.run(["objdump", "-d", "--no-show-raw-insn", "-C", program], check=True,
                             capture_output=True, text=True).stdout
    loops = {}
    for name, body in re.findall(r"^[0-9a-f]+ <(.*)>:\n((?:.+\n)*)", listing, re.MULTILINE):
        found = re.search(r"loop_of_(\d+)_bits<(?:backlash::|\(anonymous namespace\)::)*([\w:]+).*?(\{lambda.*?\}#?\d*)>",
                          name)
        if found:
            loops[found.groups()] = loops.get(found.groups(), "") + body
    return loops


def is_vectorised(width, body):
    """Five or six scalar copies of each operation remain at most, for the last entries of a loop."""
    scalar = len(re.findall(r"\tv(?:add|sub|mul|div|sqrt)s[sd] ", body))
    packed = len(re.findall(r"\tv(?:add|sub|mul|div|sqrt)p[sd] .*" + WIDE_REGISTERS[width], body))
    return re.search(r"\tv\w+ .*" + WIDE_REGISTERS[width], body) is not None and 6 * packed >= scalar


def scalar_loops(loops):
    return [(width, function, loop) for (width, function, loop), body in loops.items()
            if not is_vectorised(width, body) and function not in LEFT_SCALAR[width]]


class VectorLoops(unittest.TestCase):
    @unittest.skipUnless(platform.machine() == "x86_64", "copies are for processors of this kind")
    def test_copies_for_each_processor_use_its_registers(self):
        version = subprocess.run([PROGRAM, "--version"], check=True, capture_output=True, text=True).stdout
        if "Release build, GNU" not in version:
            self.skipTest("other compilers and builds leave other loops scalar")
        loops = disassembled_loops(PROGRAM)
        found = {(width, function) for width, function, _ in loops}
        for function in ("LoginProcess::ask_frequent", "measure_run", "Reading::see"):
            for width in WIDE_REGISTERS:
                self.assertIn((width, function), found)
        self.assertEqual(scalar_loops(loops), [])

    def test_a_scalar_copy_is_found(self):
        wide = "  10:\tvaddpd %ymm1,%ymm2,%ymm3\n"
        scalar = "  10:\tvaddsd %xmm1,%xmm2,%xmm3\n"
        for body, is_found in ((wide, False), (wide + 5 * scalar, False), (scalar, True), (wide + 9 * scalar, True)):
            for width in WIDE_REGISTERS:
                self.assertEqual(scalar_loops({(width, "sum", "#1"): body}), [(width, "sum", "#1")] * is_found, body)


if __name__ == "__main__":
    unittest.main()
