"""What several parts of a picture ask for, and is found out once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from app.core.scene.context import Context

T = TypeVar("T")


def once(find: Callable[[Context], T]) -> Callable[[Context], T]:
    """Let a function keep with a context what it has found there; nobody may change that."""

    @wraps(find)
    def found(context: Context) -> T:
        known: dict[object, Any] = context.found
        if find not in known:
            known[find] = find(context)
        value: T = known[find]
        return value

    return found
