"""What random runs draw of optimizers' options, of schedules and of clipping."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

Options = Mapping[str, Any]

# What is drawn of an optimizer's options. With a larger eps a gradient that is 0 but for rounding
# makes no step.
_EPS = st.sampled_from([1e-3, 0.1])
_DECAY = st.sampled_from([0.0, 0.1])
_ADAM = {
    "betas": st.sampled_from([(0.9, 0.999), (0.5, 0.8)]), "eps": _EPS, "weight_decay": _DECAY
}  # fmt: skip
OPTIONS: Mapping[str, st.SearchStrategy[dict[str, Any]]] = {
    "sgd": st.fixed_dictionaries({"weight_decay": _DECAY})
    | st.fixed_dictionaries({"momentum": st.just(0.9), "nesterov": st.booleans()}),
    "adagrad": st.fixed_dictionaries({"eps": _EPS}),
    "rmsprop": st.fixed_dictionaries(
        {"alpha": st.sampled_from([0.5, 0.99]), "eps": _EPS, "momentum": st.sampled_from([0, 0.5])}
    ),
    "adam": st.fixed_dictionaries(_ADAM),
    "adamw": st.fixed_dictionaries(_ADAM),
    "rprop": st.sampled_from([{}, {"etas": (0.3, 1.5), "step_sizes": (0.05, 0.3)}]),
    "sign_sgd": st.just({}),
}
# Their steps do not get smaller where a gradient is 0 but for rounding.
BY_SIGN = ("rprop", "sign_sgd")
SCHEDULE_CHOICES: st.SearchStrategy[Options] = st.sampled_from(
    [
        {"name": "constant"},
        {"name": "constant", "warmup": 2},
        {"name": "step", "every": 2, "factor": 0.5},
        {"name": "exponential", "factor": 0.7, "warmup": 1},
        {"name": "cosine", "steps": 2},
        {"name": "cosine", "steps": 5, "warmup": 1},
    ]
)
CLIPPING_CHOICES: st.SearchStrategy[Options | None] = st.sampled_from(
    [None, {"name": "value", "limit": 0.05}, {"name": "norm", "limit": 0.1},
     {"name": "norm", "limit": 10.0}]
)  # fmt: skip
