"""The array types that the engine's signatures speak of."""

from __future__ import annotations

from typing import Any

import numpy as np

# Written out, since importing numpy.typing for NDArray takes a tenth of the time numpy takes.
# One number for each sample and unit (samples x units), or a flat run of parameters.
Array = np.ndarray[Any, np.dtype[np.floating[Any]]]
Rows = np.ndarray[Any, np.dtype[np.intp]]
# True or false for each place.
Mask = np.ndarray[Any, np.dtype[np.bool_]]
