"""A run that is stopped or killed goes on from its finished replicates, and ends in the bytes of one that was not."""

import contextlib
import math
import os
import pathlib
import re
import resource
import signal
import struct
import subprocess
import tempfile
import unittest

import h5py

BACKLASH = os.environ["BACKLASH"]
SCENARIOS = pathlib.Path(os.environ["BACKLASH_SOURCE"]) / "scenarios"
REPLICATES = 20
CRISIS = (SCENARIOS / "xiaomi-2026.yaml", "--set", "network.accounts=2000", "--no-report")
PUBLISHED = (SCENARIOS / "classics" / "sir.yaml", "--set", "network.accounts=20000", "--no-report")

OK, OUTPUT_EXISTS, DISK_ERROR, STOPPED_EARLY = 0, 4, 74, 75


def crc32c(data):
    state = 0xFFFFFFFF
    for byte in data:
        state ^= byte
        for _ in range(8):
            state = state >> 1 ^ (0x82F63B78 if state & 1 else 0)
    return state ^ 0xFFFFFFFF


def block(content):
    """As docs/formats/checkpoint.md says."""
    head = struct.pack("<QI", len(content), crc32c(content))
    return head + struct.pack("<I", crc32c(head)) + content


def full_disk(size):
    """No file may be larger: options of subprocess."""
    return {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)), "restore_signals": False}


class Checkpoints(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        self.checkpoint = self.folder / "parts.checkpoint"
        self.result = self.folder / "parts.h5"

    def command(self, case, *words, replicates=REPLICATES, output="parts.h5", command="run"):
        return [BACKLASH, command, *case, "--replicates", str(replicates), "-o", output, *words]

    def call(self, case, *words, status=OK, replicates=REPLICATES, output="parts.h5", command="run", **options):
        words = self.command(case, *words, replicates=replicates, output=output, command=command)
        done = subprocess.run(words, cwd=self.folder, capture_output=True, text=True, **options)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stderr

    known = {}

    def whole(self, case, *words, **options):
        """Bytes of a run without interruption."""
        key = (case, words, *options.items())
        if key not in self.known:
            self.call(case, *words, output="whole.h5", **options)
            self.known[key] = (self.folder / "whole.h5").read_bytes()
        return self.known[key]

    def signalled(self, command, at, with_signal, **options):
        """Sends the signal when so many per cent are done; the exit status and what it said."""
        with subprocess.Popen(command, cwd=self.folder, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
                              **options) as running:
            text = ""
            for line in running.stderr:
                text += line
                percent = re.match(r" *(\d+) %", line)
                if percent and int(percent[1]) >= at:
                    break
            running.send_signal(with_signal)
            text += running.communicate(timeout=60)[1]
        return running.returncode, text

    def was_through(self, status):
        """After the last step nothing listens to signals any more."""
        return status in (OK, -signal.SIGTERM) or self.result.exists()

    def until_stopped(self, attempt):
        """Attempts that were through before they could be stopped are taken back and made again."""
        before = self.checkpoint.read_bytes() if self.checkpoint.exists() else None
        for number in range(20):
            status, text = attempt(number)
            if not self.was_through(status):
                return status, text
            for path in self.folder.glob("parts.*"):
                path.unlink()
            (self.folder / "MANIFEST").unlink(missing_ok=True)
            if before is not None:
                self.checkpoint.write_bytes(before)
        return self.fail("never stopped")

    def interrupt(self, case, *words, at, with_signal=signal.SIGTERM, command="run", **options):
        words = self.command(case, *words, command=command)

        def attempt(_):
            """Something is left for the next one to do, unless the signal came very late."""
            status, text = self.signalled(words, at, with_signal, **options)
            kept = re.search(r"^stopped; (\d+) of", text, re.MULTILINE)
            is_late = kept and int(kept[1]) > at / 100 * REPLICATES + 4
            return (OK if is_late else status), text

        status, text = self.until_stopped(attempt)
        self.assertEqual(status, STOPPED_EARLY if with_signal == signal.SIGTERM else -with_signal, text)
        self.assertFalse(self.result.exists())
        return text

    def kept(self, text, replicates=REPLICATES):
        number = re.search(rf"^stopped; (\d+) of {replicates} replicates are kept in parts.checkpoint; "
                           "the same command goes on from them$", text, re.MULTILINE)
        self.assertTrue(number, text)
        return int(number[1])

    def assert_whole(self, expected):
        self.assertTrue(self.result.read_bytes() == expected, "other bytes than without interruption")
        self.assertEqual([path.name for path in self.folder.iterdir() if re.search("checkpoint|lock", path.name)], [])


class Interruptions(Checkpoints):
    def interrupt_often(self, case):
        expected = self.whole(case)
        first = self.kept(self.interrupt(case, "--threads", "2", at=30))
        self.assertGreater(first, 0)
        text = self.interrupt(case, "--threads", "1", at=60)
        self.assertIn(f"going on from parts.checkpoint: {first} of {REPLICATES} replicates are there\n", text)
        self.assertNotIn("10 %", text, "what is there counts as done")
        second = self.kept(text)
        self.assertGreater(second, first)
        before = self.checkpoint.read_bytes()
        self.interrupt(case, "--threads", "3", at=70, with_signal=signal.SIGKILL)
        self.assertEqual(self.checkpoint.read_bytes(), before)
        self.assertIn(f"{second} of {REPLICATES} replicates are there", self.call(case, "--threads", "2"))
        self.assert_whole(expected)

    def test_the_crisis(self):
        self.interrupt_often(CRISIS)

    def test_a_published_model(self):
        self.interrupt_often(PUBLISHED)

    def test_other_targets_are_no_other_run_but_other_events_are(self):
        change = ("--set", "targets.O3.at_least=100")
        expected = self.whole(CRISIS, *change)
        self.interrupt(CRISIS, at=60)
        self.assertIn("of another run: events.apology.completeness: there ",
                      self.call(CRISIS, "--set", "events.apology.completeness=.123", status=OUTPUT_EXISTS))
        self.assertIn("replicates are there", self.call(CRISIS, *change))
        self.assert_whole(expected)

    def test_a_comparison(self):
        case = (*CRISIS[:1], SCENARIOS / "no-response.yaml", *CRISIS[1:])
        expected = self.whole(case, command="compare")
        first = self.kept(self.interrupt(case, at=30, command="compare"))
        self.assertIn(f"{first} of {REPLICATES} replicates are there", self.call(case, command="compare"))
        self.assert_whole(expected)

    def test_a_time_limit(self):
        expected = self.whole(PUBLISHED)
        words = self.command(PUBLISHED, "--threads", "1", "--max-time")

        def attempt(number):
            """In each less time than in the one before."""
            done = subprocess.run([*words, f"{2 * 0.7 ** number} s"], cwd=self.folder, capture_output=True, text=True)
            return done.returncode, done.stderr

        status, text = self.until_stopped(attempt)
        self.assertEqual(status, STOPPED_EARLY, text)
        self.kept(text)
        self.call(PUBLISHED, "--max-time", "10 min")
        self.assert_whole(expected)
        self.assertIn("expected a duration", self.call(PUBLISHED, "--max-time", "soon", "--force", status=2))

    def test_more_replicates_and_fewer(self):
        expected = self.whole(PUBLISHED, replicates=REPLICATES + 2)
        kept = self.kept(self.interrupt(PUBLISHED, at=40))
        fewer = self.call(PUBLISHED, replicates=2)
        self.assertIn("2 of 2 replicates are there", fewer)
        self.assertIn(f"parts.checkpoint stays: it keeps {kept - 2} replicates more", fewer)
        self.assertIn(f"{kept} of {REPLICATES + 2} replicates are there",
                      self.call(PUBLISHED, "--force", replicates=REPLICATES + 2))
        self.assert_whole(expected)


class TwoAtOnce(Checkpoints):
    """The first is held up on its way, so a second one that waited for it would never end."""

    lock = ".parts.h5.lock"
    many = {"replicates": 3 * REPLICATES}  # enough for the signal to come before the end

    @contextlib.contextmanager
    def held_up(self, command):
        with subprocess.Popen(command, cwd=self.folder, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
                              text=True) as first:
            try:
                while not re.match(r" *\d+ %", first.stderr.readline()):
                    self.assertIsNone(first.poll(), "ended before it could be held up")
                first.send_signal(signal.SIGSTOP)
                yield first
            finally:
                first.kill()

    def names(self):
        return sorted(path.name for path in self.folder.iterdir())

    def refused(self, case, *words, **options):
        before = self.names()
        text = self.call(case, *words, status=OUTPUT_EXISTS, timeout=20, **options)
        self.assertEqual(text, "another process is writing parts.h5 at this moment; wait until it has ended\n")
        self.assertEqual(self.names(), before)

    def ends_well(self, first):
        first.send_signal(signal.SIGCONT)
        text = first.communicate(timeout=60)[1]
        self.assertEqual(first.returncode, OK, text)

    def test_the_second_is_refused_and_the_first_ends_well(self):
        expected = self.whole(CRISIS, **self.many)
        with self.held_up(self.command(CRISIS, "--threads", "1", **self.many)) as first:
            self.refused(CRISIS)
            self.refused(CRISIS, "--force")
            self.call(CRISIS, "--dry-run")
            self.call(PUBLISHED, output="other.h5")
            self.ends_well(first)
        self.assert_whole(expected)

    def test_a_comparison(self):
        case = (*CRISIS[:1], SCENARIOS / "no-response.yaml", *CRISIS[1:])
        expected = self.whole(case, command="compare", **self.many)
        with self.held_up(self.command(case, "--threads", "1", command="compare", **self.many)) as first:
            self.refused(case, command="compare")
            self.refused(CRISIS)
            self.ends_well(first)
        self.assert_whole(expected)

    def test_one_that_was_killed_does_not_hinder(self):
        with self.held_up(self.command(CRISIS, "--threads", "1", **self.many)):
            pass  # and killed
        self.assertEqual(self.names(), [self.lock])
        expected = self.whole(CRISIS)
        self.call(CRISIS)
        self.assert_whole(expected)

    def test_one_that_was_stopped_leaves_no_lock(self):
        self.interrupt(CRISIS, at=30)
        self.assertNotIn(self.lock, self.names())


class Refusals(Checkpoints):
    before = b""

    def setUp(self):
        super().setUp()
        if not self.before:
            self.interrupt(PUBLISHED, at=30)
            Refusals.before = self.checkpoint.read_bytes()
        self.checkpoint.write_bytes(self.before)

    def refused(self, *words):
        text = self.call(PUBLISHED, *words, status=OUTPUT_EXISTS)
        self.assertIn("parts.checkpoint", text)
        self.assertIn("--force replaces it", text)
        self.assertFalse(self.result.exists())
        return text

    def test_another_run(self):
        self.assertIn("of another run: seed: there 1, here 2;", self.refused("--seed", "2"))
        self.assertIn("of another run: parameters.recovery: there 1, here 2;", self.refused("--set", "parameters.recovery=2"))
        self.call(PUBLISHED, "--seed", "2", "--dry-run")
        self.assertEqual(self.checkpoint.read_bytes(), self.before)
        expected = self.whole(PUBLISHED, "--seed", "2")
        self.assertNotIn("are there", self.call(PUBLISHED, "--seed", "2", "--force"))
        self.assert_whole(expected)

    def test_another_build(self):
        line = b"backlash-checkpoint 1\n"
        self.assertTrue(self.before.startswith(line))
        size, = struct.unpack_from("<Q", self.before, len(line))
        identity = self.before[len(line) + 16:][:size]
        self.assertEqual(self.before[len(line):][:16 + size], block(identity))
        other = identity.replace(b"program: backlash", b"program: another")
        self.checkpoint.write_bytes(line + block(other) + self.before[len(line) + 16 + size:])
        self.assertIn("of another run: program: there another", self.refused())

    def test_another_file(self):
        for content in (b"", b"somebody's thesis", self.before[:100], b"backlash-checkpoint 2\n" + self.before[22:]):
            self.checkpoint.write_bytes(content)
            self.assertIn("no checkpoint", self.refused())
            self.assertEqual(self.checkpoint.read_bytes(), content)

    def test_a_damaged_one_loses_what_is_damaged_only(self):
        expected = self.whole(PUBLISHED)
        middle = len(self.before) // 2
        damaged = bytearray(self.before)
        damaged[middle] ^= 16
        self.checkpoint.write_bytes(damaged[:-9])
        text = self.call(PUBLISHED)
        self.assertIn("parts.checkpoint is damaged; ", text)
        self.assertRegex(text, r"[1-9]\d* of 20 replicates are there")
        self.assert_whole(expected)

    def test_tables_of_another_size_are_damage(self):
        expected = self.whole(PUBLISHED)
        first_line, identity, *replicates = self.blocks(self.before)
        changed = [self.with_series_shorter_by(k + 1, content) for k, content in enumerate(replicates[:2])]
        self.assertGreater(len(replicates), 2)
        self.checkpoint.write_bytes(first_line + b"".join(map(block, [identity, *changed, *replicates[2:]])))
        text = self.call(PUBLISHED)
        self.assertIn("parts.checkpoint is damaged; ", text)
        self.assertIn(f"{len(replicates) - 2} of 20 replicates are there", text)
        self.assert_whole(expected)

    def test_replicates_of_another_length_are_damage(self):
        expected = self.whole(PUBLISHED)
        first_line, identity, *_ = self.blocks(self.before)
        self.checkpoint.unlink()
        self.interrupt(PUBLISHED, "--set", "parameters.steps=300", at=30)
        _, _, *others = self.blocks(self.checkpoint.read_bytes())
        self.checkpoint.write_bytes(first_line + b"".join(map(block, [identity, *others])))
        text = self.call(PUBLISHED)
        self.assertIn("parts.checkpoint is damaged; ", text)
        self.assertNotIn("replicates are there", text)
        self.assert_whole(expected)

    @staticmethod
    def blocks(checkpoint):
        """The first line and the contents of the blocks."""
        found = [checkpoint[:checkpoint.index(b"\n") + 1]]
        at = len(found[0])
        while at < len(checkpoint):
            size, = struct.unpack_from("<Q", checkpoint, at)
            found.append(checkpoint[at + 16:][:size])
            at += 16 + size
        return found

    @staticmethod
    def with_series_shorter_by(fewer, content):
        """The content of a block whose first series has fewer values."""
        name = b"susceptible"
        at = content.index(struct.pack("<Q", len(name)) + name)
        for _ in range(3):  # texts: name, unit, meaning
            at += 8 + struct.unpack_from("<Q", content, at)[0]
        at += 1  # axis
        count, = struct.unpack_from("<Q", content, at)
        kept = count - fewer
        return content[:at] + struct.pack("<Q", kept) + content[at + 8:][:8 * kept] + content[at + 8 + 8 * count:]


class FullDisks(Checkpoints):
    def test_is_said_when_it_is_stopped(self):
        self.assertIn("no replicate is kept", self.stop_on_full_disk())
        self.assertFalse(self.checkpoint.exists())

    def test_takes_nothing_away(self):
        expected = self.whole(PUBLISHED)
        kept = self.kept(self.interrupt(PUBLISHED, at=30))
        before = self.checkpoint.read_bytes()
        self.assertEqual(self.kept(self.stop_on_full_disk()), kept)
        self.assertIn("large", self.call(PUBLISHED, status=DISK_ERROR, **full_disk(10_000)))
        self.assertEqual(self.checkpoint.read_bytes(), before)
        self.call(PUBLISHED)
        self.assert_whole(expected)

    def test_while_several_chunks_are_packed_leaves_nothing(self):
        case = (*CRISIS, "--set", "recording.cadence=30 min", "--threads", "2")
        size = len(self.whole(case))
        with h5py.File(self.folder / "whole.h5") as result:
            histogram = result["outrage_histogram"]
            self.assertGreater(histogram.size / math.prod(histogram.chunks), 8, "too few chunks for two threads")
        for path in self.folder.iterdir():
            path.unlink()
        for share in (.02, .2, .5, .9):
            with self.subTest(share):
                text = self.call(case, status=DISK_ERROR, **full_disk(int(share * size)))
                self.assertIn("parts.h5", text.rstrip().rsplit("\n", 1)[-1])
                self.assertIn("too large", text)
                self.assertEqual(list(self.folder.iterdir()), [])

    def stop_on_full_disk(self):
        text = self.interrupt(PUBLISHED, at=60, **full_disk(10_000))
        self.assertIn("parts.checkpoint.part: File too large; not all finished replicates are kept", text)
        return text


if __name__ == "__main__":
    unittest.main()
