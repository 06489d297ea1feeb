"""The virtual machine: the distribution's kernel, a busybox, the program under test, one disk. Emulated (TCG), so that any host can do it."""
import os
import select
import signal
import socket
import subprocess
import time


class Machine:
    """One life of it, from the word to the cut. Two serial lines: the kernel's console goes to a file, the program's acknowledgements to us."""

    def __init__(self, work, disk_path, saved=None):
        self.work = work
        self.line_path, self.monitor_path = os.path.join(work, "line"), os.path.join(work, "monitor")
        for path in (self.line_path, self.monitor_path):
            if os.path.exists(path):
                os.unlink(path)
        command = [
            "qemu-system-x86_64", "-name", "edgegate-power-cut", "-machine", "pc", "-accel", "tcg", "-cpu", "max", "-smp", "1", "-m", "128",
            "-display", "none", "-nodefaults", "-no-user-config", "-no-reboot",
            "-kernel", os.path.join(work, "vmlinuz"), "-initrd", os.path.join(work, "initrd"),
            "-append", "console=ttyS0 quiet no_timer_check panic=-1 mitigations=off random.trust_cpu=on tsc=reliable nokaslr rdinit=/init",
            # writeback: the guest is told of the disk's cache and flushes it; raw over nbd has no cache of the emulator's own.
            "-drive", f"file=nbd:unix:{disk_path},format=raw,if=none,id=disk,cache=writeback",
            "-device", "virtio-blk-pci,drive=disk,write-cache=on,physical_block_size=4096",
            "-serial", f"file:{os.path.join(work, 'console.log')}", "-serial", f"unix:{self.line_path},server=on,wait=off",
            "-monitor", f"unix:{self.monitor_path},server=on,wait=off",
        ]
        if saved:
            command += ["-incoming", f"exec:cat '{saved}'"]
        self.log = open(os.path.join(work, "qemu.log"), "ab")
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, preexec_fn=lambda: os.nice(5))
        self.line = self._connect(self.line_path)
        self.buffer = b""

    def _connect(self, path):
        end = time.monotonic() + 120
        while True:
            try:
                connection = socket.socket(socket.AF_UNIX)
                connection.connect(path)
                return connection
            except OSError:
                if self.process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError(f"the virtual machine did not start; see {self.work}/qemu.log and console.log")
                time.sleep(0.05)

    def say(self, text):
        self.line.sendall(text.encode() + b"\n")

    def hear(self, seconds):
        """The next line, or None when none came in time or the machine is gone."""
        end = time.monotonic() + seconds
        while b"\n" not in self.buffer:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.line], [], [], left)[0]:
                return None
            try:
                part = self.line.recv(65536)
            except ConnectionError:
                part = b""
            if not part:
                return None
            self.buffer += part
        text, self.buffer = self.buffer.split(b"\n", 1)
        return text.decode(errors="replace").strip("\r")

    def rest(self):
        """Every line that was on its way when the power went."""
        lines = []
        while (text := self.hear(0.2)) is not None:
            lines.append(text)
        return lines

    def kill(self):
        """The power goes."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def save(self, path):
        """Writes the state of the waiting machine to a file and ends it."""
        monitor = self._connect(self.monitor_path)
        monitor.sendall(f"migrate \"exec:cat > '{path}'\"\ninfo migrate\nquit\n".encode())
        self.process.wait(timeout=300)
        monitor.close()
        if not os.path.getsize(path):
            raise RuntimeError("the machine's state could not be saved")

    def close(self):
        if self.process.poll() is None:
            self.kill()
        self.line.close()
        self.log.close()
