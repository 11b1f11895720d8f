"""A real X server without a screen, its mouse and its pixels, by the bare protocol.

X Window System Protocol, version 11; XTEST Extension Protocol, version 2.2.
"""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint32]

QUERY_EXTENSION, GET_IMAGE = 98, 73
FAKE_INPUT = 2
BUTTON_PRESS, BUTTON_RELEASE, MOTION = 4, 5, 6
Z_PIXMAP, ALL_PLANES = 2, 0xFFFFFFFF
REPLY = 1


def available() -> bool:
    return shutil.which("Xvfb") is not None


@contextmanager
def x_server(width: int, height: int) -> Iterator[str]:
    """Run an X server; give its display's name."""
    reader, writer = os.pipe()
    screen = ["-screen", "0", f"{width}x{height}x24"]
    command = ["Xvfb", *screen, "-displayfd", str(writer), "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with open(reader) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


class Screen:
    """The pixels of a display, and its mouse."""

    def __init__(self, display: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(f"/tmp/.X11-unix/X{display.removeprefix(':')}")
        self._root = self._greet()
        self._xtest = self._extension(b"XTEST")

    def close(self) -> None:
        self._socket.close()

    def move(self, x: int, y: int) -> None:
        """Move the mouse."""
        self._fake(MOTION, 0, x, y)

    def press(self) -> None:
        """Press the left button."""
        self._fake(BUTTON_PRESS, 1)

    def release(self) -> None:
        """Let the left button go."""
        self._fake(BUTTON_RELEASE, 1)

    def picture(self, width: int, height: int) -> Pixels:
        """Return the upper left part of the screen, height x width, each pixel as 0xRRGGBB."""
        area = struct.pack("<IhhHHI", self._root, 0, 0, width, height, ALL_PLANES)
        pixels = np.frombuffer(self._ask(GET_IMAGE, Z_PIXMAP, area)[32:], dtype="<u4")
        return pixels.reshape(height, width) & np.uint32(0xFFFFFF)

    def _greet(self) -> int:
        """Open the connection; return the root window."""
        self._socket.sendall(struct.pack("<cxHHHHxx", b"l", 11, 0, 0, 0))
        accepted, _, _, words = struct.unpack("<BxHHH", self._read(8))
        setup = self._read(4 * words)
        assert accepted == 1, setup
        vendor, formats = struct.unpack_from("<H3xB", setup, 16)
        (root,) = struct.unpack_from("<I", setup, 32 + (vendor + 3) // 4 * 4 + 8 * formats)
        return int(root)

    def _extension(self, name: bytes) -> int:
        padded = name.ljust((len(name) + 3) // 4 * 4, b"\0")
        reply = self._ask(QUERY_EXTENSION, 0, struct.pack("<Hxx", len(name)) + padded)
        assert reply[8], f"no {name.decode()}"
        return reply[9]

    def _fake(self, kind: int, detail: int, x: int = 0, y: int = 0) -> None:
        rest = struct.pack("<BBxxII8xhh8x", kind, detail, 0, self._root, x, y)
        self._send(self._xtest, FAKE_INPUT, rest)

    def _send(self, opcode: int, data: int, rest: bytes) -> None:
        self._socket.sendall(struct.pack("<BBH", opcode, data, 1 + len(rest) // 4) + rest)

    def _ask(self, opcode: int, data: int, rest: bytes) -> bytes:
        self._send(opcode, data, rest)
        head = self._read(32)
        assert head[0] == REPLY, head
        return head + self._read(4 * int.from_bytes(head[4:8], "little"))

    def _read(self, length: int) -> bytes:
        received = b""
        while len(received) < length:
            received += self._socket.recv(length - len(received)) or _closed()
        return received


def _closed() -> bytes:
    raise ConnectionError("the X server closed the connection")
