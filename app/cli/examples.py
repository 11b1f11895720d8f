"""``deltastep new``: a project of one's own from a bundled example."""

from __future__ import annotations

from pathlib import Path

import click
from msgspec.structs import replace

from app.cli.guards import writing
from app.cli.streams import STANDARD, text_output, write_project
from app.core.file_format.examples import names, open_example
from app.core.files import refuse_existing, write_atomically
from app.core.project import Project, Table


def new(example: str | None, output: str | None, overwrite: bool) -> None:
    """Write an example as a project file, or list the examples there are."""
    if example is None:
        with text_output(STANDARD, overwrite=False) as file:
            file.writelines(f"{name}\n" for name in names())
        return
    if output is None:
        raise click.UsageError("missing OUTPUT", click.get_current_context())
    project = open_example(example)
    if isinstance(project.data, Table) and output != STANDARD:
        project = _with_table_beside(project, project.data, Path(output), overwrite)
    write_project(output, project, overwrite)


def _with_table_beside(project: Project, table: Table, output: Path, overwrite: bool) -> Project:
    """Copy the project's CSV file to the folder of ``output``, so that both can be moved."""
    copy = output.absolute().with_name(Path(table.csv).name)
    content = Path(table.csv).read_bytes()
    with writing(str(copy)):
        if not (copy.is_file() and copy.read_bytes() == content):
            refuse_existing(copy, overwrite)
            write_atomically(copy, content)
    return replace(project, data=replace(table, csv=str(copy)))
