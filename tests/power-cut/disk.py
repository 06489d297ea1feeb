"""A disk with a volatile write cache, as a server that the emulator's block layer talks to (the NBD protocol, old-style handshake,
https://github.com/NetworkBlockDevice/nbd/blob/master/doc/proto.md).

Killing an emulator does not lose what it wrote to a file: the host's page cache keeps it. A real disk promises less: what was written
before a completed flush lasts; of anything later each unit may have arrived or not, in any order. This server keeps the two apart.
The unit is 4096 bytes, as on flash and on drives with 4 KB sectors: a longer write arrives in part and out of order, a unit whole or not at
all. (With units of 512 bytes ext4 itself gave up after some cuts, "journal transaction is corrupt", until a check of the file system.)
The guest reads what it wrote; `stable` changes by flushes (and forced writes) only; a cut adds to it a random part of what was on its way.
"""
import socket
import struct
import threading

SECTOR = 4096
REQUEST, REPLY = 0x25609513, 0x67446698
READ, WRITE, DISCONNECT, FLUSH = 0, 1, 2, 3
HAS_FLAGS, SEND_FLUSH, SEND_FUA, FUA = 1, 4, 8, 1 << 16


class Disk:
    """One disk. `lies`: flushes are answered but not done, as cheap disks do; for the control that shows the test can fail."""

    def __init__(self, content, path, lies=False):
        self.stable = content
        self.seen = bytearray(content)
        self.waiting = []          # (offset, bytes) since the last flush, in order
        self.lies = lies
        self.writes = self.flushes = 0
        self.cut_after = None      # number of writes and flushes after which the power goes
        self.power_gone = threading.Event()
        self.lock = threading.Lock()
        self.server = socket.socket(socket.AF_UNIX)
        self.server.bind(path)
        self.server.listen(1)
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def cut(self, rng):
        """The power goes: decides which of the units on their way arrived. Returns (units on their way, units that arrived)."""
        with self.lock:
            self.power_gone.set()
            chance = rng.choice([0.0, 0.3, 0.7, 1.0])
            sectors = arrived = 0
            for offset, data in self.waiting:
                for at in range(0, len(data), SECTOR):
                    sectors += 1
                    if rng.random() < chance:
                        arrived += 1
                        self.stable[offset + at:offset + at + SECTOR] = data[at:at + SECTOR]
            self.waiting = []
            self.seen = bytearray(self.stable)
            return sectors, arrived

    def restart(self, cut_after=None):
        with self.lock:
            self.power_gone.clear()
            self.writes = self.flushes = 0
            self.cut_after = cut_after

    def close(self):
        # In this order: a thread that still waited on a closed socket could take the next disk's caller for its own.
        self.server.shutdown(socket.SHUT_RDWR)
        self.thread.join(timeout=10)
        self.server.close()

    def _serve(self):
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            with connection:
                try:
                    self._talk(connection)
                except (ConnectionError, BrokenPipeError):
                    pass

    def _talk(self, connection):
        flags = HAS_FLAGS | SEND_FLUSH | SEND_FUA
        connection.sendall(b"NBDMAGIC" + struct.pack(">QQI", 0x00420281861253, len(self.seen), flags) + bytes(124))
        while True:
            magic, command, handle, offset, length = struct.unpack(">IIQQI", self._receive(connection, 28))
            assert magic == REQUEST, hex(magic)
            kind = command & 0xFFFF
            data = self._receive(connection, length) if kind == WRITE else b""
            if kind == DISCONNECT:
                return
            with self.lock:
                if kind in (WRITE, FLUSH) and self.cut_after is not None:
                    self.cut_after -= 1
                    if self.cut_after < 0:
                        self.power_gone.set()
                if self.power_gone.is_set():
                    # Whatever comes now never reaches the disk's electronics; no answer either. A write is cut in the middle.
                    if kind == WRITE:
                        self.waiting.append((offset, data))
                    self.cut_after = None
                    break
                answer = self._do(kind, command & FUA, offset, length, data)
            connection.sendall(struct.pack(">IIQ", REPLY, 0, handle) + answer)

        # Without power there is silence, not an error that the guest could report.
        while connection.recv(1 << 16):
            pass

    def _do(self, kind, forced, offset, length, data):
        if kind == READ:
            return bytes(self.seen[offset:offset + length])
        if kind == WRITE:
            self.writes += 1
            self.seen[offset:offset + length] = data
            if forced and not self.lies:
                self.stable[offset:offset + length] = data
            else:
                self.waiting.append((offset, data))
        elif kind == FLUSH:
            self.flushes += 1
            if not self.lies:
                for start, content in self.waiting:
                    self.stable[start:start + len(content)] = content
                self.waiting = []
        return b""

    @staticmethod
    def _receive(connection, count):
        parts = []
        while count:
            part = connection.recv(min(count, 1 << 20))
            if not part:
                raise ConnectionError
            parts.append(part)
            count -= len(part)
        return b"".join(parts)
