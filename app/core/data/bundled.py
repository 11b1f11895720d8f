"""The built-in data sets: those the engine makes, and those measured, from files here."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np

from app.core.data.tables import read_table
from app.core.project import Table
from engine.columns import Columns, Observations
from engine.datasets import DATASETS

__all__ = ["DATASETS", "PICTURES"]

# Those whose inputs are the pixels of a picture, row by row.
PICTURES = frozenset({"digits"})

# Pixels of a digit: rows of eight, each from 0 to as many black dots as it sums up.
DIGIT_SIDE, DARKEST = 8, 16


@DATASETS.register
def digits() -> Observations:
    """Handwritten digits, 8 x 8 pixels from 0 (white) to 1 (black), row by row."""
    path = files("assets") / "data" / "digits.npz"
    with path.open("rb") as file, np.load(file) as content:
        pixels, labels = content["pixels"], content["labels"]
    side = range(1, DIGIT_SIDE + 1)
    names = [f"row {row}, column {column}" for row in side for column in side]
    return Observations(
        Columns.numbers(pixels / DARKEST, names),
        Columns.one_hot(labels, [str(digit) for digit in range(10)]),
    )


@DATASETS.register
def iris() -> Observations:
    """Three species of iris from four lengths in centimetres."""
    path = Path(str(files("assets"))) / "examples" / "iris.csv"
    inputs = "sepal_length", "sepal_width", "petal_length", "petal_width"
    return read_table(Table(csv=str(path), inputs=inputs, targets=("species",)))
