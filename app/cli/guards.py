"""Failures of files as lines and exit codes: those of reading apart from those of writing."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator

from app.cli.failures import Code, CommandError
from app.core.claims import Locked
from app.core.file_format.project_file import NewerVersion
from app.core.refusals import refusal
from engine.problem import Problem

# The place is there, but nothing more goes into it.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


@contextlib.contextmanager
def reading(name: str) -> Iterator[None]:
    """Tell what is wrong in the file ``name`` or with getting at it."""
    try:
        yield
    except NewerVersion as problem:
        raise CommandError(refusal(name, "read", problem), Code.NEWER_VERSION) from problem
    except Problem as problem:
        raise CommandError(refusal(name, "read", problem), Code.BAD_DATA) from problem
    except Locked as error:
        raise CommandError(refusal(name, "read", error), Code.LOCKED) from error
    except OSError as error:
        raise CommandError(refusal(name, "read", error), Code.NO_INPUT) from error


@contextlib.contextmanager
def writing(name: str) -> Iterator[None]:
    """Tell why ``name`` is not written; a reader that has gone away is no failure."""
    try:
        yield
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        raise KeyboardInterrupt(f"{name}: interrupted before it was complete") from None
    except FileExistsError as error:
        line = f"{error.filename or name}: exists (a new name, or --overwrite)"
        raise CommandError(line, Code.CANNOT_CREATE) from error
    except Locked as error:
        raise CommandError(refusal(name, "written", error), Code.LOCKED) from error
    except OSError as error:
        code = Code.WRITE_FAILED if error.errno in _FULL else Code.CANNOT_CREATE
        raise CommandError(refusal(name, "written", error), code) from error
