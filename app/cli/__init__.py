"""The command line: ``deltastep`` and its commands.

``commands`` declares them and imports next to nothing, so that ``--help`` is quick; what a
command does is in a module of its own, imported when it runs.
"""

from app.cli.program import main

__all__ = ["main"]
