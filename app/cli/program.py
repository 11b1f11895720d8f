"""From the words of a command line to an exit code: every failure is one line."""

from __future__ import annotations

import errno
import io
import locale
import os
import signal
import sys
import traceback
from types import FrameType
from typing import TextIO

import click

from app.cli.commands import deltastep
from app.cli.failures import Code, CommandError
from app.system import forget_interrupt
from engine.problem import one_line

NAME = "deltastep"
DEBUG = "--debug"
LONGEST_LINE = 1000


def main() -> None:
    """Run the command line of this process, and end it."""
    signal.signal(signal.SIGTERM, _terminated)
    for stream in (sys.stdout, sys.stderr):
        _use_utf8(stream)
    _use_utf8_locale()
    words = [word for word in sys.argv[1:] if word != DEBUG]
    code = _run(words, debug=DEBUG in sys.argv)
    sys.exit(_flushed(code))


def _run(words: list[str], debug: bool) -> int:
    try:
        with deltastep.make_context(NAME, words) as context:
            return int(deltastep.invoke(context) or Code.DONE)
    except click.exceptions.Exit as end:
        return end.exit_code
    except BrokenPipeError:
        return Code.DONE
    except KeyboardInterrupt as interrupt:
        forget_interrupt()
        _tell(_one_line(str(interrupt) or f"{NAME}: interrupted"))
        return Code.INTERRUPTED
    except Exception as error:
        if debug:
            traceback.print_exc()
        line, code = _explained(error)
        _tell(_one_line(line))
        return code


def _explained(error: Exception) -> tuple[str, Code]:
    """Return what to say about a failure, and its exit code."""
    match error:
        case CommandError(code=code):
            return str(error), code
        case click.UsageError():
            command = error.ctx.command_path if error.ctx else NAME
            return f"{command}: {error.format_message()}", Code.USAGE
        case OSError(errno=errno.ENOSPC, filename=None):  # click's own words, such as its help
            return _unwritten(error), Code.WRITE_FAILED
        case ImportError():
            return f"{NAME}: a part is missing: {error}", Code.UNAVAILABLE
    what = f"{type(error).__name__}: {error}"
    return f"{NAME}: internal error: {what} ({DEBUG} shows where)", Code.INTERNAL


def _one_line(text: str) -> str:
    """Return ``text`` without what would end the line, or command the terminal."""
    return one_line(" ".join(text.split())[:LONGEST_LINE])


def _flushed(code: int) -> int:
    """Return the exit code once all output has left: a full disk may show only now."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        _silence(sys.stdout)
        # What could not be written is still in the stream, and would be told a second time.
        if not isinstance(error, BrokenPipeError) and code != Code.WRITE_FAILED:
            _tell(_unwritten(error))
            return code or Code.WRITE_FAILED
    return code


def _unwritten(error: OSError) -> str:
    return f"standard output: cannot be written: {error.strerror}"


def _tell(line: str) -> None:
    try:
        click.echo(line, err=True)
    except OSError:  # there is nowhere left to say so
        _silence(sys.stderr)


def _silence(stream: TextIO) -> None:
    """Let go what a stream still holds: Python flushes when it ends, and would complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _use_utf8(stream: TextIO | None) -> None:
    """Write what every other program reads, whatever the locale says."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")


def _use_utf8_locale() -> None:
    """Choose what Qt would choose by itself, but with a complaint of four lines."""
    if sys.platform == "linux" and locale.nl_langinfo(locale.CODESET) != "UTF-8":
        os.environ["LC_ALL"] = "C.UTF-8"


def _terminated(_signal: int, _frame: FrameType | None) -> None:
    """End like Ctrl+C does: what is half written is taken away again."""
    sys.exit(Code.TERMINATED)
