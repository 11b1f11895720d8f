"""What project files hold: the keys of the contract, and the others."""

import json
from copy import deepcopy
from typing import Any

CONTRACT: dict[str, Any] = {
    "format": "deltastep",
    "version": 1,
    "seed": 7,
    "dtype": "float64",
    "network": {
        "inputs": 2,
        "layers": [
            {
                "units": 3,
                "activation": "tanh",
                "weights": [[0.1, -0.2], [1e-300, 1e300], [1, -0.0]],
                "biases": [0.1, 0.2, 0.3],
                "frozen": ["biases"],
            },
            {"units": 1, "activation": {"name": "sigmoid"}, "init": "xavier_uniform"},
        ],
    },
    "loss": "half_squared_error",
    "optimizer": {"name": "sgd", "learning_rate": 0.5, "momentum": 0},
    "regularization": {"l1": 0.0, "l2": 0.01},
    "data": {"inputs": [[0, 1], [1, 0]], "targets": [[1], [0]]},
    "training": {"batch_size": 2, "shuffle": True},
}
EXTRAS: dict[str, Any] = {
    "edits": [
        {"kind": "parameter", "step": 0, "event": 4}
        | {"layer": 1, "unit": 2, "source": 1, "value": 3},
        {"kind": "parameter", "step": 0, "event": 9}
        | {"layer": 2, "unit": 0, "source": None, "value": 1},
        {"kind": "optimizer", "step": 5, "event": 0, "option": "learning_rate", "value": 0.1},
    ],
    "breakpoints": [{"condition": "phase = loss", "on": False}, {"condition": "loss < 0.01"}],
    "bookmarks": [{"name": "Here", "at": [3, 7]}],
    "layout": {"layer_spacing": 250.0, "moved": [[0, 1, 10.5, -4]]},
    "view": {"granularity": "product", "theme": "light", "selected": [2, 0]}
    | {"heat_maps": True, "plane": [1, 0], "fractions": True, "checked": True}
    | {"follow": True, "repeat": [[0, 3], [1, 0]]},
    "playhead": {"index": 12, "fraction": 0.25},
}


def as_bytes(content: object) -> bytes:
    return json.dumps(content, indent=1).encode()


def changed(path: str, value: object) -> bytes:
    """Return the contract project with one value at a path like "network.layers.0.units"."""
    content = deepcopy({**CONTRACT, **EXTRAS})
    *steps, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    part: Any = content
    for step in steps:
        part = part[step]
    part[last] = value
    return as_bytes(content)
