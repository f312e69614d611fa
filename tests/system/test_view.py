"""`backlash view` serves results to this machine, to those who know the token, and nothing else."""

import contextlib
import hashlib
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import unittest

from report_case import INVALID_INPUT, backlash, simulate

RUNTIME_ERROR = 1
TEMPLATE = """<!doctype html><html lang="en"><title>t</title>
<script type="application/json" id="result">null</script></html>"""


class Served:
    """A running `backlash view`."""

    def __init__(self, *arguments):
        environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
        self.process = subprocess.Popen([os.environ["BACKLASH"], "view", *arguments], text=True, env=environment,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.address = self.process.stdout.readline().strip()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)(/[0-9a-f]{32}/)", self.address)
        assert found, self.address or self.process.stderr.read()
        self.port, self.root = int(found[1]), found[2]

    def ask(self, path="", method="GET", host=None, body=None, token=True):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            target = (self.root if token else "") + path
            connection.request(method, target, body, {"Host": host or f"127.0.0.1:{self.port}"})
            answer = connection.getresponse()
            answer.text = answer.read().decode()
            return answer

    def close(self):
        self.end()

    def end(self):
        self.process.send_signal(signal.SIGINT)
        words = self.process.communicate(timeout=30)
        return self.process.returncode, words


def data_of(page):
    return json.loads(re.search(r'id="result">(.*?)</script>', page, re.S)[1])


def everything_under(folder):
    return {path: hashlib.sha256(path.read_bytes()).digest() for path in folder.rglob("*") if path.is_file()}


class View(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.holder.cleanup)
        cls.folder = pathlib.Path(cls.holder.name)
        template = cls.folder / "template.html"
        template.write_text(TEMPLATE)
        os.environ["BACKLASH_REPORT_TEMPLATE"] = str(template)
        cls.addClassCleanup(os.environ.pop, "BACKLASH_REPORT_TEMPLATE")
        for name in ("one", "two"):
            (cls.folder / name).mkdir()
        cls.one = simulate(cls.folder / "one", "--no-report")
        cls.two = simulate(cls.folder / "two", "--no-report", "--seed", "2")
        cls.broken = cls.folder / "<broken>.h5"
        cls.broken.write_bytes(cls.one.read_bytes()[:5000])
        cls.served = Served(cls.one, cls.two, cls.broken)
        cls.addClassCleanup(cls.served.end)

    def test_the_index_leads_to_every_result(self):
        index = self.served.ask()
        self.assertEqual(index.status, 200)
        links = re.findall(r'<a href="([^"]*)">([^<]*)</a>', index.text)
        self.assertEqual([link for link, _ in links], [self.served.root + str(k) for k in range(3)])
        self.assertEqual(links[2][1], str(self.broken).replace("<", "&lt;").replace(">", "&gt;"))
        seeds = [data_of(self.served.ask(str(k)).text)["provenance"]["seed"] for k in (0, 1)]
        self.assertEqual(seeds, ["1", "2"])

    def test_a_page_is_that_of_report(self):
        page = backlash("report", self.one, "-o", "-").stdout
        self.assertEqual(self.served.ask("0").text, page)
        self.assertEqual(self.served.ask("0", "HEAD").text, "")

    def test_the_sample_and_the_cascade_are_on_the_page(self):
        data = data_of(self.served.ask("0").text)
        network, cascade = data["network"], data["cascade"]
        accounts = len(network["x"])
        for name in ("y", "type", "followers", "heard"):
            self.assertEqual(len(network[name]), accounts)
        frames = len(network["hour"])
        self.assertEqual(len(network["outrage"]), -(-frames * accounts // 3) * 4)
        self.assertLess(max(network["ties"]), accounts)
        self.assertIn("founder", network["actors"])
        self.assertEqual((cascade["event"], cascade["source"][0], cascade["depth"][0]), ("screenshot", 0, 0))
        for row, (informant, source) in enumerate(zip(cascade["informant"], cascade["source"])):
            self.assertEqual(informant is None, source != 1)
            self.assertLess(informant or 0, max(row, 1))
        self.assertLess(len(json.dumps([network, cascade])), 500_000)

    def test_without_the_token_nothing_is_shown(self):
        root = self.served.root
        for path in ("/", "/0", "/favicon.ico", root[:-2] + "/", root[:-1], "/" + "0" * 32 + "/0", root.upper()):
            answer = self.served.ask(path, token=False)
            self.assertEqual(answer.status, 403, path)
            self.assertNotIn(root.strip("/"), answer.text)

    def test_no_path_leads_to_a_file(self):
        for path in ("../../etc/passwd", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/etc/passwd", "0/../1", "0/", "3", "-1",
                     "00000000000000000000000001x", str(self.one)):
            answer = self.served.ask(path)
            self.assertEqual(answer.status, 404, path)
            self.assertNotIn("root:", answer.text)

    def test_nothing_can_be_written(self):
        before = everything_under(self.folder)
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
            answer = self.served.ask("0", method, body="x" * 100)
            self.assertEqual((answer.status, answer.headers["Allow"]), (405, "GET, HEAD"), method)
        self.assertEqual(everything_under(self.folder), before)

    def test_another_name_for_this_machine_is_refused(self):
        port = self.served.port
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1:{port}.evil.example"):
            self.assertEqual(self.served.ask("0", host=host).status, 403, host)
        self.assertEqual(self.served.ask("0", host=f"localhost:{port}").status, 200)

    def test_only_this_machine_is_listened_to(self):
        with self.assertRaises(OSError):
            socket.create_connection(("127.0.0.2", self.served.port), timeout=10)

    def test_the_page_can_load_and_tell_nothing(self):
        headers = self.served.ask("0").headers
        self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
        self.assertEqual((headers["Referrer-Policy"], headers["Cache-Control"]), ("no-referrer", "no-store"))

    def test_a_malformed_file_says_what_is_wrong_until_it_is_replaced(self):
        answer = self.served.ask("2")
        self.assertEqual(answer.status, 422)
        self.assertIn("&lt;broken&gt;.h5 is damaged or cut off", answer.text)
        whole = self.folder / "whole.h5"
        shutil.copy(self.two, whole)
        with contextlib.closing(Served(whole)) as served:
            self.assertEqual(data_of(served.ask().text)["provenance"]["seed"], "2", "one result needs no index")
            whole.write_bytes(b"no more")
            self.assertEqual(served.ask().status, 422)
            whole.unlink()
            self.assertEqual(served.ask().status, 422)
            shutil.copy(self.one, whole)
            self.assertEqual(data_of(served.ask().text)["provenance"]["seed"], "1")

    def test_it_ends_on_request(self):
        served = Served(self.one, "--lang", "zh")
        self.assertIn('<html lang="zh">', served.ask().text)
        code, words = served.end()
        self.assertEqual(code, 0, words)

    def test_what_cannot_be_served_is_said_at_once(self):
        done = backlash("view", self.folder / "absent.h5")
        self.assertEqual(done.returncode, INVALID_INPUT)
        self.assertIn("no such file", done.stderr)
        done = backlash("view", self.one, "--port", str(self.served.port))
        self.assertEqual(done.returncode, RUNTIME_ERROR)
        self.assertIn("--port chooses another", done.stderr)


if __name__ == "__main__":
    unittest.main()
