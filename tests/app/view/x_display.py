"""A real X server without a screen, its mouse, its keyboard and its pixels, by the bare protocol.

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

GET_INPUT_FOCUS, GET_IMAGE = 43, 73
QUERY_EXTENSION, GET_KEYBOARD_MAPPING = 98, 101
NOBODY, POINTER_ROOT = 0, 1
FAKE_INPUT = 2
KEY_PRESS, KEY_RELEASE, BUTTON_PRESS, BUTTON_RELEASE, MOTION = 2, 3, 4, 5, 6
FIRST_KEY, LAST_KEY = 8, 255
# Those keys that are no letters, by their names; a letter is its own number.
KEY_SYMBOLS = {
    "Return": 0xFF0D, "Escape": 0xFF1B, "Home": 0xFF50, "Left": 0xFF51, "Up": 0xFF52,
    "Right": 0xFF53, "Down": 0xFF54, "End": 0xFF57, "Insert": 0xFF63, "F9": 0xFFC6,
    "Shift": 0xFFE1, "Ctrl": 0xFFE3, "Alt": 0xFFE9, "Space": 0x20,
}  # fmt: skip
Z_PIXMAP, ALL_PLANES = 2, 0xFFFFFFFF
REPLY, MAPPING_NOTIFY = 1, 34


def available() -> bool:
    return shutil.which("Xvfb") is not None


@contextmanager
def x_server(width: int, height: int) -> Iterator[str]:
    """Run an X server; give its display's name."""
    reader, writer = os.pipe()
    screen = ["-screen", "0", f"{width}x{height}x24"]
    command = ["Xvfb", *screen, "-displayfd", str(writer), "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with open(reader) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


class Screen:
    """The pixels of a display, its mouse and its keyboard."""

    def __init__(self, display: str) -> None:
        self.display = display
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(f"/tmp/.X11-unix/X{display.removeprefix(':')}")
        self._root = self._greet()
        self._xtest = self._extension(b"XTEST")
        self._keys = self._keyboard()

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

    def key(self, name: str) -> None:
        """Press a key and let it go, with others held down where it is like Ctrl+S."""
        keys = [self._keys[KEY_SYMBOLS.get(part) or ord(part)] for part in name.split("+")]
        if keys[-1][1]:
            keys.insert(0, self._keys[KEY_SYMBOLS["Shift"]])
        for code, _ in keys:
            self._fake(KEY_PRESS, code)
        for code, _ in reversed(keys):
            self._fake(KEY_RELEASE, code)

    def write(self, text: str) -> None:
        """Type a text."""
        for letter in text:
            self.key(letter)

    def focus(self) -> int | None:
        """Return the window that the keys go to, None where that is up to the mouse."""
        (window,) = struct.unpack_from("<I", self._ask(GET_INPUT_FOCUS, 0, b""), 8)
        return None if window in (NOBODY, POINTER_ROOT, self._root) else int(window)

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

    def _keyboard(self) -> dict[int, tuple[int, bool]]:
        """Return by which key each symbol is typed, and whether with Shift."""
        count = LAST_KEY - FIRST_KEY + 1
        reply = self._ask(GET_KEYBOARD_MAPPING, 0, struct.pack("<BBxx", FIRST_KEY, count))
        width = reply[1]
        symbols = struct.unpack(f"<{count * width}I", reply[32:])
        return {
            symbols[number * width + shifted]: (FIRST_KEY + number, bool(shifted))
            for shifted in (1, 0)
            for number in range(count)
        }

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
        while head[0] == MAPPING_NOTIFY:  # all clients are told, whether they want to know or not
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
