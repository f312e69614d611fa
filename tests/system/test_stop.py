"""A command with several scenarios that is asked to stop between two of them: the first is whole, none of the others begun."""

import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import unittest

BACKLASH = os.environ["BACKLASH"]
SCENARIOS = pathlib.Path(os.environ["BACKLASH_SOURCE"]) / "scenarios"
PAGE = '<html lang="en"><script type="application/json" id="result">null</script></html>'
STOPPED_EARLY = 75


class SeveralScenarios(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def test_a_stop_after_the_first_begins_none_of_the_others(self):
        (self.folder / "page.html").write_text(PAGE)
        held_up = self.folder / "sir.html.part"
        os.mkfifo(held_up)  # the first one's page cannot be written before somebody reads it
        cases = [SCENARIOS / "classics" / name for name in ("sir.yaml", "seir.yaml", "voter.yaml")]
        words = [BACKLASH, "run", *cases, "--set", "network.accounts=2000", "--replicates", "2", "-o", "."]
        with subprocess.Popen(words, cwd=self.folder, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                              env={**os.environ, "BACKLASH_REPORT_TEMPLATE": str(self.folder / "page.html")}) as running:
            self.wait_for(self.folder / "sir.h5", running)
            running.send_signal(signal.SIGTERM)
            subprocess.run(["cat", held_up], check=True, timeout=60, stdout=subprocess.DEVNULL)
            out, text = running.communicate(timeout=60)
        self.assertEqual(running.returncode, STOPPED_EARLY, text)
        self.assertEqual(text.rstrip().rsplit("\n", 1)[-1],
                         f"stopped on request; {cases[1]} and what follows it were not begun")
        self.assertIn("Result: ./sir.h5", out)
        self.assertIn("sir.h5\n", (self.folder / "MANIFEST").read_text())
        self.assertEqual([path.name for path in self.folder.iterdir() if re.match("seir|voter|.*checkpoint", path.name)], [])

    def wait_for(self, path, running):
        while not path.exists():
            self.assertIsNone(running.poll(), "ended before its result was there")
            time.sleep(.01)


if __name__ == "__main__":
    unittest.main()
