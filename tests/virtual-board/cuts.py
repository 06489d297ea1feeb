#!/usr/bin/env python3
"""Cuts the power of the virtual board at random moments while its lane works, and looks after each cut whether everything that anybody was told
before is in the journal. Called by board/journal.sh, which installs the lane and prepares the folder.

  cuts.py VM-SCRIPT FOLDER CUTS [--seed N] [--lies]
  cuts.py --account      prints the accounts file with the operator in it

FOLDER holds data.raw, the board's second disk, and saved, its memory from before that disk was attached: each life begins there, with the disk
as the cut left it, or in one of twenty with the kernel. Emulated, a boot is a minute, and so is a greeting over SSH: the word to begin goes over a serial
line, and the page answers at a port of this machine. The disk is tests/power-cut's: what was not flushed is lost in part, in any order.

What is told: an operator at the box's own page opens the gate by hand, again and again, each time with a reason of its own; the page says it is
done only when the act is in the journal. And in one life of twenty a vehicle of the clip, whose decision the unit's log tells. Half of the cuts hit a
certain write or flush, wherever the board is by then (the others a moment after something was told): some hit the check of the file system
and the journal's own recovery.

Prints one TABLE line, and a FAILED line for each cut that lost something. Exit code 0: nothing was lost
(with --lies, the control: something was, as it must be with a disk that answers flushes without doing them)."""
import argparse
import base64
import hashlib
import http.client
import json
import os
import random
import re
import socket
import ssl
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "power-cut"))
from disk import Disk  # noqa: E402

PATIENCE = float(os.environ.get("EDGEGATE_CUT_PATIENCE", "400"))
NAME, PASSWORD = "operator", "a long night at the gate"
TOLD = re.compile(r"^\[6001\] (GRANTED|DENIED): (.*)$")


def account():
    """The operator, whose password costs the emulated board a moment instead of a minute."""
    salt, rounds = os.urandom(16), 1000
    digest = hashlib.pbkdf2_hmac("sha256", PASSWORD.encode(), salt, rounds, 32)
    password = f"pbkdf2-sha256${rounds}${base64.b64encode(salt).decode()}${base64.b64encode(digest).decode()}"
    return {"version": 1, "accounts": [{"name": NAME, "role": "Operator", "password": password, "changed": "2026-01-01T00:00:00+00:00"}]}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Page:
    """The box's page through the cable, as the operator's browser uses it."""

    def __init__(self, port):
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        self.line = http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=60)
        self.headers = {"X-EdgeGate-Csrf": "before", "Content-Type": "application/json"}
        self.clock = None

    def ask(self, method, path, body=None):
        # A command says when it was asked for, by the box's clock of the last answer.
        if self.clock:
            run, told, heard = self.clock
            self.headers["X-EdgeGate-Pressed"] = f"{run}.{told + int((time.monotonic() - heard) * 1000)}"
        self.line.request(method, path, json.dumps(body) if body is not None else None, self.headers)
        answer = self.line.getresponse()
        run, told = answer.getheader("X-EdgeGate-Clock").split(".")
        self.clock = run, int(told), time.monotonic()
        content = answer.read()
        cookie = answer.getheader("Set-Cookie")
        if cookie:
            self.headers["Cookie"] = cookie.split(";")[0]
        return answer.status, json.loads(content) if content else None

    def sign_in(self):
        status, session = self.ask("POST", "/api/login", {"name": NAME, "password": PASSWORD})
        if status != 200:
            raise (Busy if status == 503 else ValueError)(f"the page does not let the operator in: {status} {session}")
        self.headers["X-EdgeGate-Csrf"] = session["csrf"]

    def events(self, after):
        """Every event behind a number, oldest first."""
        found, before = [], None
        while True:
            status, page = self.ask("GET", f"/api/events?limit=200{f'&before={before}' if before else ''}")
            if status != 200:
                raise ValueError(f"the journal cannot be read: {status} {page}")
            found += [e for e in page["events"] if e["id"] > after]
            before = page["next"]
            if not page["events"] or page["events"][-1]["id"] <= after or not before:
                return found[::-1]

    def close(self):
        self.line.close()


class Line:
    """The board's second serial line: the word to begin one way, what the lane's log tells the other."""

    def __init__(self, path):
        self.lines, self.told = [], threading.Event()
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.thread = threading.Thread(target=self._listen, daemon=True)
        self.thread.start()

    def say(self, text):
        self.socket.sendall(text.encode() + b"\n")

    def _listen(self):
        waiting = b""
        try:
            while part := self.socket.recv(65536):
                *whole, waiting = (waiting + part).split(b"\n")
                for line in whole:
                    self.lines.append(line.decode(errors="replace").strip("\r"))
                    if TOLD.match(self.lines[-1]):
                        self.told.set()
        except OSError:
            pass

    def close(self):
        self.thread.join(timeout=2)
        self.socket.close()


class Busy(Exception):
    """The page asks for another try."""


class Lost(Exception):
    """Something that was told is not there."""


class Run:
    def __init__(self, script, folder, seed, lies):
        self.script, self.folder, self.lies = script, folder, lies
        self.rng = random.Random(seed)
        with open(os.path.join(folder, "data.raw"), "rb") as file:
            self.content = bytearray(file.read())
        self.path = os.path.join(folder, "disk")
        self.acts = []          # what was told since the journal was last looked at
        self.decisions = []
        self.last = 0           # number of the last event that was looked at
        self.told = self.vehicles = self.in_recovery = self.units = self.lost_units = self.cold = 0
        self.failures = []

    def vm(self, *arguments, **env):
        subprocess.run([self.script, *arguments], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       env={**os.environ, "EDGEGATE_VM_DATA": f"nbd:unix:{self.path}", **env})

    def life(self, number, cold, vehicle, cut=True):
        """One life: the disk as it was left, the lane on it, a look at the journal, acts; then the plug."""
        by_write = cut and not vehicle and self.rng.random() < 0.5
        disk = Disk(self.content, self.path, self.lies)
        disk.restart(self.rng.randrange(1, 50) if by_write else None)
        port = free_port()
        self.vm("start", EDGEGATE_VM_PAGE=str(port), EDGEGATE_VM_SAVED="" if cold else os.path.join(self.folder, "saved"))
        self.cold += cold
        threading.Thread(target=self.pull, args=(disk,), daemon=True).start()
        line = Line(os.path.join(self.folder, "line"))
        page, fine = None, False
        try:
            page = self.page(number, disk, port, line, "" if cold else f"GO {int(time.time())} {'play' if vehicle else 'wait'}")
            if page:
                self.look(page)
                fine = True
                if cut:
                    self.work(number, page, line, disk, vehicle, by_write)
        except Lost as lost:
            self.fail(number, str(lost))
        except (OSError, http.client.HTTPException, ValueError) as stopped:
            if not disk.power_gone.is_set():
                self.fail(number, f"the page stopped before the cut: {stopped!r}")
        finally:
            self.vm("cut")
            units, arrived = disk.cut(self.rng)
            if page:
                page.close()
            line.close()
            if vehicle:
                self.decisions += [m.groups() for text in line.lines if (m := TOLD.match(text))]
            disk.close()
            os.unlink(self.path)
        self.units, self.lost_units, self.in_recovery = self.units + units, self.lost_units + units - arrived, self.in_recovery + (not fine)
        return fine

    def page(self, number, disk, port, line, word):
        """The page with the operator signed in, or None: the power went before, or the lane does not come up."""
        end = time.monotonic() + PATIENCE
        while not disk.power_gone.is_set():
            # A serial line loses what is sent while the machine is being brought back; it is said again until it is heard.
            if word and "S" not in line.lines:
                line.say(word)
            try:
                page = Page(port)
                page.sign_in()
                return page
            except (OSError, http.client.HTTPException, Busy) as stopped:
                if time.monotonic() > end:
                    self.fail(number, f"no page after {PATIENCE:.0f} s ({stopped!r}); the log says: {' / '.join(line.lines[-5:])}")
                    return None
            disk.power_gone.wait(0.5)
        return None

    def work(self, number, page, line, disk, vehicle, by_write):
        """Acts until the power goes, or a vehicle and then the cut."""
        if vehicle:
            if not line.told.wait(PATIENCE):
                self.fail(number, f"no vehicle was decided on; the log says: {' / '.join(line.lines[-5:])}")
            else:
                self.vehicles += 1
                disk.power_gone.wait(self.rng.random() * 0.5)
            return
        # The last act is on its way when the plug is pulled.
        stop_after, act = self.rng.randrange(1, 12), 0
        end = time.monotonic() + PATIENCE
        while not disk.power_gone.is_set() and time.monotonic() < end:
            act += 1
            reason = f"cut {number} act {act}"
            if not by_write and act > stop_after:
                threading.Timer(self.rng.random() * 0.3, disk.power_gone.set).start()
            status, _ = page.ask("POST", "/api/gate/open", {"reason": reason})
            if status in (200, 409):
                self.acts.append(reason)
                self.told += 1
            elif not disk.power_gone.is_set():
                raise ValueError(f"{reason}: {status}")

    @staticmethod
    def pull(disk):
        """The board stands still the moment its disk has no power."""
        with open(os.path.join(os.environ["EDGEGATE_VM"], "pid"), encoding="ascii") as file:
            pid = int(file.read())
        disk.power_gone.wait()
        try:
            os.kill(pid, 9)
        except ProcessLookupError:
            pass

    def look(self, page):
        """Everything that was told before is there, once, and numbers have no gaps."""
        events = page.events(self.last)
        numbers = [e["id"] for e in events]
        if numbers != list(range(self.last + 1, self.last + 1 + len(numbers))) and self.last:
            raise Lost(f"behind event {self.last} come {numbers[:3]} to {numbers[-3:]}, {len(numbers)} of them: there are gaps")
        texts = [e["text"] for e in events if e["kind"].lower() == "audit"]
        for reason in self.acts:
            if sum(text.endswith(f": {reason}") for text in texts) != 1:
                raise Lost(f"'{reason}' was told and is not in the journal")
        seen = [f"{'*' * (len(e['plate']) - 2) + e['plate'][-2:] if e['plate'] else '(no readable plate)'} ({e['reason']})"
                for e in events if e["kind"].lower() == "sighting"]
        for _, text in self.decisions:
            if text not in seen:
                raise Lost(f"the decision '{text}' was told and is not in the journal")
        self.acts, self.decisions, self.last = [], [], numbers[-1] if numbers else self.last

    def fail(self, number, what):
        self.failures.append(number)
        # The control has to lose something; nobody is to take that for a failure.
        print(f"{'control, as it must be:' if self.lies else 'FAILED'} cut {number}: {what}", flush=True)
        # One loss is told once.
        self.acts, self.decisions = [], []

    def run(self, cuts):
        started, done = time.monotonic(), 0
        for number in range(1, cuts + 1):
            self.life(number, cold=number % 20 == 1, vehicle=number % 20 == 0)
            done = number
            if number % 10 == 0 or os.environ.get("VERBOSE"):
                print(f"  {number} cuts, {self.told} acts and {self.vehicles} vehicles told, {time.monotonic() - started:.0f} s", flush=True)
            if len(self.failures) > (0 if self.lies else 5):
                break
        if not self.failures and not self.life(cuts + 1, cold=True, vehicle=False, cut=False):
            self.fail(cuts + 1, "the last look at the journal did not end")
        if not self.lies:
            with open(os.path.join(self.folder, "data.raw"), "wb") as file:
                file.write(self.content)
        print(f"TABLE {'a disk that lies about flushes: ' if self.lies else ''}{done} power cuts while the lane worked ({self.in_recovery} of them during start and recovery, {self.cold} lives with a whole boot): "
              f"{self.told} acts of an operator and the decisions on {self.vehicles} vehicles told before, {self.last} events in the journal; "
              f"{self.lost_units} of {self.units} blocks on their way were lost; {len(self.failures)} losses or journals that could not be read; "
              f"{time.monotonic() - started:.0f} s", flush=True)
        return bool(self.failures)


def main():
    if sys.argv[1:] == ["--account"]:
        print(json.dumps(account()))
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("script")
    parser.add_argument("folder")
    parser.add_argument("cuts", type=int)
    parser.add_argument("--seed", type=int, default=20261128)
    parser.add_argument("--lies", action="store_true", help="control: a disk that answers flushes without doing them; the test must fail then")
    given = parser.parse_args()
    lost = Run(given.script, os.path.abspath(given.folder), given.seed, given.lies).run(given.cuts)
    return 0 if lost == given.lies else 1


if __name__ == "__main__":
    sys.exit(main())
