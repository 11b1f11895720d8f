"""What a project learns from: rows, a table or a known data set, and what is kept to test with."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from app.core.project.values import Matrix, Natural, Strict

Scale = Literal["standardize", "unit", "symmetric", "none"]


class Scaled(Strict, frozen=True, kw_only=True, omit_defaults=True):
    """Data whose numbers may be scaled before a network gets them; see ``engine.columns``.

    What a scaling needs to know, such as a mean, it learns from the samples to train with.
    """

    scale: Scale = "none"
    scale_targets: Scale = "none"


class Rows(Scaled, frozen=True, omit_defaults=True):
    """Data written out in the project: one row a sample."""

    inputs: Annotated[Matrix, Meta(min_length=1)]
    targets: Annotated[Matrix, Meta(min_length=1)]


class Table(Scaled, frozen=True, omit_defaults=True):
    """Data in a CSV file: the columns to feed in, and those to be learned.

    ``csv`` is the file's path: in a project file relative to that file, in memory absolute.
    Without ``separator`` it is what divides the header into the most columns. Rows that miss a
    value in a column that is used are refused, or dropped.
    """

    csv: Annotated[str, Meta(min_length=1)]
    inputs: Annotated[tuple[str, ...], Meta(min_length=1)]
    targets: Annotated[tuple[str, ...], Meta(min_length=1)]
    separator: Literal[",", ";", "\t"] | None = None
    decimal: Literal[".", ","] = "."
    missing: Literal["refuse", "drop"] = "refuse"


class Dataset(Scaled, frozen=True, omit_defaults=True):
    """Data that the program brings along, by name.

    Where they are generated there may be another number of samples than usual, more or less
    noise, and a seed. It is not the project's: other initial weights learn the same data.
    """

    dataset: str
    samples: Annotated[int, Meta(ge=2, le=1_000_000)] | None = None
    noise: Annotated[float, Meta(ge=0.0, le=1000.0)] | None = None
    seed: Natural | None = None


Data = Rows | Table | Dataset


class Split(Strict, frozen=True):
    """Which share of the samples is kept from training, to test with; drawn by a seed."""

    test: Annotated[float, Meta(ge=0.0, lt=1.0)] = 0.25
    seed: Natural = 0
