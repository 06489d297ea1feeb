#!/usr/bin/env python3
"""Cuts the power of a virtual machine at random moments while it acknowledges events, and looks after each cut whether everything that was
acknowledged is there. Called by run.sh beside it, which prepares the folder.

  power_cut.py WORK STORE CUTS [--lies] [--seed N]

Prints one TABLE line for the run and a FAILED line (the controls: another) for each cut that lost something. Exit code 0: nothing was lost
(the controls: something was, as it must be with --lies, a disk that answers flushes without doing them, and with the store "careless", which
never flushes)."""
import argparse
import os
import random
import subprocess
import sys
import time

from disk import Disk
from machine import Machine

DISK_BYTES = 128 << 20
PATIENCE = float(os.environ.get("EDGEGATE_CUT_PATIENCE", "240"))


def new_filesystem(path):
    with open(path, "wb") as file:
        file.truncate(DISK_BYTES)
    # The journal's settings are the distribution's own; lazy initialisation would only add writes of no interest.
    subprocess.run(["mke2fs", "-q", "-F", "-t", "ext4", "-b", "4096", "-E", "lazy_itable_init=0,lazy_journal_init=0", path], check=True)
    with open(path, "rb") as file:
        content = bytearray(file.read())
    os.unlink(path)
    return content


class Run:
    def __init__(self, work, store, lies, seed):
        self.work, self.store, self.lies = work, store, lies
        self.must_lose = lies or store == "careless"
        self.rng = random.Random(seed)
        self.folder = os.path.join(work, f"run-{store}{'-lies' if lies else ''}-{os.getpid()}")
        os.makedirs(self.folder)
        for name in ("vmlinuz", "initrd"):
            os.symlink(os.path.join(work, name), os.path.join(self.folder, name))
        self.disk_path = os.path.join(self.folder, "disk")
        self.content = new_filesystem(os.path.join(self.folder, "new.img"))
        self.saved = os.path.join(self.folder, "saved")
        self.acknowledged = self.checked = self.checks = self.in_recovery = self.lost_sectors = self.sectors = 0
        self.failures = []
        self.kinds = {}

    def prepare(self):
        """Boots once and keeps the machine as it waits for the word, before it has touched the disk."""
        disk = Disk(self.content, self.disk_path)
        machine = Machine(self.folder, self.disk_path)
        try:
            text = machine.hear(PATIENCE)
            if text != "READY":
                raise RuntimeError(f"the virtual machine did not come up ({text}); see {self.folder}/console.log")
            machine.save(self.saved)
        finally:
            machine.close()
            disk.close()
            os.unlink(self.disk_path)

    def life(self, number, cut):
        """One life: recover, check, append; then the power goes. cut=False: only look."""
        # Half of the cuts hit a certain write or flush, wherever the program is by then; the others a moment in time after an acknowledgement.
        by_write = cut and self.rng.random() < 0.5
        disk = Disk(self.content, self.disk_path, self.lies)
        disk.restart(self.rng.randrange(1, 160) if by_write else None)
        machine = Machine(self.folder, self.disk_path, self.saved)
        try:
            word = f"GO {self.store} {max(1, (self.checked - 40) // 97 * 97)}"
            machine.say(word)
            stop_at = None
            wanted = self.rng.randrange(1, 24)
            fine = checked = heard = False
            end = time.monotonic() + PATIENCE
            while not disk.power_gone.is_set():
                text = machine.hear(0.02 if stop_at else 0.3)
                now = time.monotonic()
                if text is None:
                    if stop_at and now >= stop_at:
                        break
                    if not heard:
                        machine.say(word)
                    if now > end or machine.process.poll() is not None:
                        self.fail(number, f"it hung, or ended by itself; see {self.folder}/console.log")
                        break
                    continue
                end, heard = now + PATIENCE, True
                if self.take(number, text):
                    checked = True
                    if not cut:
                        break
                elif text.startswith("A "):
                    fine = True
                    wanted -= 1
                    if not by_write and wanted == 0 and stop_at is None:
                        stop_at = now + self.rng.random() * 0.05
                elif text.startswith("B "):
                    break
            machine.kill()
            sectors, arrived = disk.cut(self.rng)
            for text in machine.rest():
                self.take(number, text)
        finally:
            machine.close()
            disk.close()
            os.unlink(self.disk_path)
        if cut:
            self.sectors += sectors
            self.lost_sectors += sectors - arrived
            self.in_recovery += not fine
        return checked

    def take(self, number, text):
        """Notes what the machine says. True: it has checked its store."""
        kind, _, rest = text.partition(" ")
        if kind == "O" and int(rest) < self.acknowledged:
            self.fail(number, f"{self.acknowledged} was acknowledged, {rest} is the last event there")
        elif kind == "V":
            self.checks += 1
            self.checked = self.acknowledged
            return True
        elif kind == "A":
            self.acknowledged = max(self.acknowledged, int(rest))
        elif kind == "B":
            self.fail(number, rest)
        return False

    def fail(self, number, what):
        self.failures.append((number, what))
        # A control has to lose something; nobody is to take that for a failure.
        print(f"{'control, as it must be:' if self.must_lose else 'FAILED'} {self.store} cut {number}: {what}", flush=True)

    def run(self, cuts):
        started = time.monotonic()
        self.prepare()
        done = 0
        for number in range(1, cuts + 1):
            self.life(number, cut=True)
            done = number
            if self.failures and self.must_lose:
                break
            if len(self.failures) > 5:
                break
            if number % 10 == 0:
                print(f"  {self.store}: {number} cuts, {self.acknowledged} events acknowledged, {time.monotonic() - started:.0f} s", flush=True)
        if not self.failures and not self.life(cuts + 1, cut=False):
            self.fail(cuts + 1, "the last look at the store did not end")
        print(
            f"TABLE power cut, {self.store}{', a disk that lies about flushes' if self.lies else ''}: {done} cuts ({self.in_recovery} of them during "
            f"start and recovery), {self.acknowledged} events acknowledged, {len(self.failures)} losses or stores that did not open; "
            f"{self.lost_sectors} of {self.sectors} blocks on their way were lost; {time.monotonic() - started:.0f} s", flush=True)
        return bool(self.failures) == self.must_lose


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work")
    parser.add_argument("store", choices=["litedb", "careless"])
    parser.add_argument("cuts", type=int)
    parser.add_argument("--lies", action="store_true", help="control: a disk that answers flushes without doing them; the test must fail then")
    parser.add_argument("--seed", type=int, default=20260302)
    given = parser.parse_args()
    return 0 if Run(os.path.abspath(given.work), given.store, given.lies, given.seed).run(given.cuts) else 1


if __name__ == "__main__":
    sys.exit(main())
