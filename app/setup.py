"""Set up a checkout, once: locked packages in an environment, system libraries from Debian.

`ready()` runs before anything else is imported. It returns when all is there, or replaces the
process by one in the environment that it made. Standard library only; needs Python 3.11 but
parses on 3.8, so that an older Python gets a sentence and not a traceback. Imports inside
functions spare them to a start that has nothing to set up.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from app.system import QT, X11, XVFB, Part, SetupError, install, run, say, screen, supply

ROOT = Path(__file__).resolve().parent.parent
STAMP = "deltastep-setup"
UNAVAILABLE, INTERRUPTED = 69, 130


class Use(NamedTuple):
    """What an entry point runs on: locks and extra of its packages, parts needed and wanted."""

    locks: tuple[str, ...]
    extra: str
    needed: tuple[Part, ...]
    wanted: tuple[Part, ...] = ()


def application(qt: bool) -> Use:
    """What the program runs on; `qt` tells whether this start of it draws anything."""
    return Use(("requirements.lock",), "", (QT, *screen()) if qt else ())


def tests() -> Use:
    """What the tests run on; they want an X server, but do without where it takes root."""
    locks = ("requirements.lock", "requirements-tests.lock")
    return Use(locks, "tests", (QT,), (X11, XVFB))


def ready(use: Use) -> None:
    """Return if everything is there; else supply it, and go on in the environment that has it.

    Exits with 69 and one line if something cannot be supplied. `--no-setup`, anywhere on the
    command line, is taken off it and skips all of this. So does an installed package, which has
    no lock beside it, and a system that is not POSIX.
    """
    if "--no-setup" in sys.argv:
        sys.argv.remove("--no-setup")
        return
    if os.name != "posix" or not (ROOT / use.locks[0]).exists():
        return
    try:
        python = _provide(use)
    except (SetupError, OSError) as error:
        say(str(error))
        sys.exit(UNAVAILABLE)
    except KeyboardInterrupt:
        say("interrupted; the next start begins again")
        sys.exit(INTERRUPTED)
    if python != sys.executable:
        os.execv(python, [python, *sys.orig_argv[1:], "--no-setup"])


def _provide(use: Use) -> str:
    """The Python to go on with."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older one is turned away
        raise SetupError("Python {}.{} is too old (3.11 or newer)".format(*sys.version_info))
    python = _find(use)
    if python and _remembered() >= _names(use):
        return python
    with _exclusive() as lock:
        python = _find(use) or _build(use, lock)
        supply(python, use.needed)
        try:
            supply(python, use.wanted)
        except SetupError as error:
            say(f"going on without {error}")
        _remember(use)
    return python


def _find(use: Use) -> str | None:
    """A Python that has the packages: this one, or that of an environment made before."""
    if _stamped(Path(sys.prefix), use) or _complete(use):
        return sys.executable
    usable = (folder for folder in _folders() if _trusted(folder) and _stamped(folder, use))
    return next((str(folder / "bin" / "python") for folder in usable), None)


def _folders() -> Iterator[Path]:
    """Where the environment may be, the best place first; the others are for read-only trees."""
    yield ROOT / ".venv"
    yield _cache() / _tag()
    import tempfile

    yield Path(tempfile.gettempdir()) / f"deltastep-{os.getuid()}-{_tag()}"


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "deltastep"


def _tag() -> str:
    """Tells this checkout from others in a shared folder."""
    import hashlib

    return hashlib.sha256(os.fsencode(ROOT)).hexdigest()[:12]


def _trusted(folder: Path) -> bool:
    """Whether what is in the folder may be run: it belongs to root, the user or their code."""
    try:
        owner = folder.lstat().st_uid
    except OSError:
        return False
    return owner in (0, os.getuid(), ROOT.stat().st_uid)


def _stamped(folder: Path, use: Use) -> bool:
    """Whether a set-up ran to its end there, with these locks and this version of Python."""
    try:
        lines = (folder / STAMP).read_text("utf-8").splitlines()
    except OSError:
        return False
    return _lines(use) <= set(lines) and (folder / "bin" / "python").exists()


def _lines(use: Use) -> set[str]:
    """The stamp, one line per lock: for which Python, which packages."""
    import hashlib

    version = "{}.{}".format(*sys.version_info)
    hashes = [hashlib.sha256((ROOT / lock).read_bytes()).hexdigest() for lock in use.locks]
    return {f"{version} {digest}" for digest in hashes}


def _complete(use: Use) -> bool:
    """Whether this Python has all packages in versions that pyproject.toml allows."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    requirements = project["dependencies"] + project["optional-dependencies"].get(use.extra, [])
    installed = _installed()
    return all(satisfied(requirement, installed) for requirement in requirements)


def _installed() -> dict[str, str]:
    """Versions by name, read off folder names: importlib.metadata alone takes 30 ms to import."""
    entries = (name for path in sys.path if os.path.isdir(path) for name in os.listdir(path))
    found = (name[: -len(".dist-info")] for name in entries if name.endswith(".dist-info"))
    return {name.lower(): version for name, _, version in (item.partition("-") for item in found)}


def satisfied(requirement: str, installed: dict[str, str]) -> bool:
    """Whether `name>=low,<high` holds."""
    import re

    name = re.split("[<>=]", requirement)[0]
    version = installed.get(name.lower().replace("-", "_"))
    if version is None:
        return False
    bounds = re.findall(r"(>=|<)([\d.]+)", requirement)
    return all((_numbers(version) >= _numbers(n)) == (sign == ">=") for sign, n in bounds)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


@contextlib.contextmanager
def _exclusive() -> Iterator[int]:
    """Be the only set-up of this checkout; gives the descriptor that holds the lock.

    The lock is on the folder of the checkout itself, so it also works where nothing can be
    written. A file system without locks is used without.
    """
    import fcntl

    descriptor = os.open(ROOT, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("waiting for another set-up of this checkout")
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


def _build(use: Use, lock: int) -> str:
    """Make the environment, or complete it; returns its Python."""
    import importlib.util

    if importlib.util.find_spec("ensurepip") is None:  # Debian has it in a package of its own
        parts = use.needed + use.wanted
        venv = "python{}.{}-venv".format(*sys.version_info)
        install([venv, *(package for part in parts for package in part.packages)])
    folder = next(filter(_claim, _folders()), None)
    if folder is None:
        places = ", ".join(map(str, _folders()))
        raise SetupError(f"no place for packages (expected one of {places} to be writable)")
    _fill(folder, use, lock)
    return str(folder / "bin" / "python")


def _claim(folder: Path) -> bool:
    """Take the folder if it can be written and is not somebody else's work."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not _trusted(folder) or (any(folder.iterdir()) and not (folder / STAMP).exists()):
            return False
        (folder / STAMP).open("a").close()
    except OSError:
        return False
    return True


def _fill(folder: Path, use: Use, lock: int) -> None:
    """Install the packages; the stamp is empty meanwhile, so an end in between leaves no trap."""
    has_base = _stamped(folder, use._replace(locks=use.locks[:1]))
    (folder / STAMP).write_text("", "utf-8")
    say(f"installing packages into {folder}, once")
    if not has_base:
        _clear(folder)
        run([sys.executable, "-m", "venv", "--without-pip", str(folder)], lock)
    pip = [str(folder / "bin" / "python"), pip_in(_wheels()), "install", "--quiet", "--no-input"]
    pip += ["--disable-pip-version-check", "--only-binary=:all:", "--require-hashes"]
    try:
        run([*pip, *(f"--requirement={ROOT / name}" for name in use.locks)], lock)
    except SetupError as error:
        raise SetupError(f"{error} (expected pip to reach a package index)") from error
    (folder / STAMP).write_text("\n".join(_lines(use)), "utf-8")


def _wheels() -> list[Path]:
    """Where Python has the pip that it copies into new environments; nobody has to wait for that.

    The first folder is Debian's.
    """
    import sysconfig

    bundled = Path(sysconfig.get_path("stdlib"), "ensurepip", "_bundled")
    of_system = sysconfig.get_config_var("WHEEL_PKG_DIR")
    return [Path(of_system), bundled] if of_system else [bundled]


def pip_in(folders: list[Path]) -> str:
    """What Python runs as pip: a folder in an archive.

    Raises:
        SetupError: There is none.
    """
    wheel = next((wheel for folder in folders for wheel in folder.glob("pip-*.whl")), None)
    if wheel is None:
        raise SetupError(f"no pip in {' or '.join(map(str, folders))} (expected Python's own)")
    return str(wheel / "pip")


def _clear(folder: Path) -> None:
    """Empty the folder but for the stamp, which tells whose it is."""
    import shutil

    for child in folder.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
        elif child.name != STAMP:
            child.unlink()


def _names(use: Use) -> set[str]:
    return {part.name for part in use.needed + use.wanted}


def _memory() -> Path:
    return _cache() / f"{_tag()}-parts"


def _state() -> str:
    """Changes with Debian's packages and with ours."""
    files = (Path("/var/lib/dpkg/status"), ROOT / "requirements.lock")
    return " ".join(str(file.stat().st_mtime_ns) for file in files if file.exists())


def _remembered() -> set[str]:
    """Names of the parts that were seen to, if nothing was installed or removed since."""
    try:
        state, *names = _memory().read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return set()
    return set(names) if state == _state() else set()


def _remember(use: Use) -> None:
    """Spare the next start the probes; where nothing can be written they are made again."""
    names = _remembered() | _names(use)
    with contextlib.suppress(OSError):
        _memory().parent.mkdir(parents=True, exist_ok=True)
        _memory().write_text("\n".join([_state(), *sorted(names)]), "utf-8")
