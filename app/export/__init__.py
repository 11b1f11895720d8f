"""Films and pictures of a run, made of the frames that the stage shows."""

from app.export.film import pictures
from app.export.job import MOST_FPS, ExportJob, begin, export, format_for, format_of

__all__ = ["MOST_FPS", "ExportJob", "begin", "export", "format_for", "format_of", "pictures"]
