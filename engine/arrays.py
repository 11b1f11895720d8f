"""The array types that the engine's signatures speak of."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

# One number for each sample and unit (samples x units), or a flat run of parameters.
Array = NDArray[np.floating[Any]]
Rows = NDArray[np.intp]
