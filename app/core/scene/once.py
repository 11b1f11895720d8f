"""What several parts of a picture ask for, and is found out once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from app.core.scene.context import Context

P = ParamSpec("P")
T = TypeVar("T")


def once(find: Callable[Concatenate[Context, P], T]) -> Callable[Concatenate[Context, P], T]:
    """Let a function keep with a context what it has found there; nobody may change that."""

    @wraps(find)
    def found(context: Context, /, *arguments: P.args, **named: P.kwargs) -> T:
        known: dict[object, Any] = context.found
        question = find, arguments, *named.items()
        if question not in known:
            known[question] = find(context, *arguments, **named)
        value: T = known[question]
        return value

    return found
