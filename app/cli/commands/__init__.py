"""The commands and their options; nothing else is imported before one of them runs."""

from app.cli.commands import files, looking, training
from app.cli.commands.group import deltastep

__all__ = ["deltastep", "files", "looking", "training"]
