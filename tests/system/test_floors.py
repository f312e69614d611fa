"""The source tree keeps its floors, and the checker notices when one does not."""

import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import check_floors

SOURCE = Path(os.environ.get("BACKLASH_SOURCE", Path(__file__).parents[2]))


class SourceTree(unittest.TestCase):
    def test_order_of_the_floors_is_found(self):
        order = check_floors.floors(SOURCE)
        self.assertEqual(order[0], "base")
        self.assertEqual(order[-1], "cli")

    def test_tables_name_existing_floors(self):
        named = check_floors.UNCONDITIONAL.union(*check_floors.LIBRARIES.values(), *check_floors.SIBLINGS)
        self.assertLessEqual(named, set(check_floors.floors(SOURCE)))

    def test_sources_are_found(self):
        self.assertTrue(list((SOURCE / "engine" / "base").glob("*.hpp")))

    def test_no_violations(self):
        self.assertEqual(check_floors.violations(SOURCE), [])


class PlantedViolations(unittest.TestCase):
    """Each test writes one file into a synthetic tree with the real order of floors."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write("cmake/floors.cmake", (SOURCE / "cmake" / "floors.cmake").read_text())

    def write(self, path, text):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)

    def found(self, path, text):
        self.write(path, text)
        return check_floors.violations(self.root)

    def assert_flagged(self, path, text, what, line=1):
        found = self.found(path, text)
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith(f"{path}:{line}: "), found)
        self.assertIn(what, found[0])

    def test_own_and_lower_floors_are_allowed(self):
        text = '#pragma once\n#include <vector>\n#include "crisis/a.hpp"\n#include "base/b.hpp"\n'
        self.assertEqual(self.found("engine/crisis/deep/c.hpp", text), [])

    def test_upward_include(self):
        self.assert_flagged("engine/base/a.hpp", '#pragma once\n#include "crisis/b.hpp"\n', "above it, crisis", line=2)
        self.assert_flagged("engine/base/a.hpp", '  #  include "cli/b.hpp"\n', "above it, cli")

    def test_siblings_in_both_directions(self):
        for one, other in check_floors.SIBLINGS:
            self.assert_flagged(f"engine/{other}/a.cpp", f'#include "{one}/b.hpp"\n', "")
            (self.root / "engine" / other / "a.cpp").unlink()
            self.assert_flagged(f"engine/{one}/a.cpp", f'#include "{other}/b.hpp"\n', "")
            (self.root / "engine" / one / "a.cpp").unlink()

    def test_quoted_include_that_names_no_floor(self):
        self.assert_flagged("engine/base/a.cpp", '#include "a.hpp"\n', "no floor")

    def test_folder_that_is_no_floor(self):
        self.assert_flagged("engine/helpers/a.hpp", "#pragma once\n", "outside the floors")

    def test_libraries_outside_their_floor(self):
        for header in ("yaml-cpp/yaml.h", "hdf5.h", "hdf5_hl.h", "H5Cpp.h", "tbb/parallel_for.h",
                       "oneapi/tbb.h", "boost/graph/adjacency_list.hpp", "mpi.h"):
            with self.subTest(header):
                self.assert_flagged("engine/population/a.cpp", f"#include <{header}>\n", header)

    def test_libraries_in_their_floor(self):
        self.assertEqual(self.found("engine/scenario/a.cpp", "#include <yaml-cpp/yaml.h>\n"), [])
        self.assertEqual(self.found("engine/output/a.cpp", "#include <hdf5.h>\n"), [])
        self.assertEqual(self.found("engine/base/a.cpp", "#include <tbb/parallel_for.h>\n"), [])
        self.assertEqual(self.found("engine/network/a.cpp", "#include <boost/graph/graph_traits.hpp>\n"), [])

    def test_conditional_compilation_of_the_model(self):
        self.assert_flagged("engine/crisis/a.cpp", "#ifdef FAST\n#endif\n", "conditionally")
        self.assertEqual(self.found("engine/crisis/a.cpp", "// #ifdef in a comment\n"), [])
        self.assertEqual(self.found("engine/base/a.cpp", "#ifdef __linux__\n#endif\n"), [])

    def test_long_file(self):
        self.assertEqual(self.found("engine/base/a.cpp", "\n" * 400), [])
        self.assert_flagged("engine/base/a.cpp", "\n" * 401, "longer than 400", line=401)


if __name__ == "__main__":
    unittest.main()
