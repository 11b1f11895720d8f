"""Who the layers and units of a network are, whatever numbers they have by now.

Others come and go before them, and undo brings back who was gone: what is the same in any two
networks that a document has had is known by its member, an object that is no other's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.core.changes.following import Descent, Origin, sizes
from app.core.project import Network


class Member(NamedTuple):
    """A layer and its units."""

    layer: object
    units: tuple[object, ...]


# The inputs first.
Kin = tuple[Member, ...]


def founders(network: Network) -> Kin:
    """Return the members of a network that comes from no other."""
    return heirs((), [Origin(None, (None,) * size) for size in sizes(network)])


def heirs(kin: Kin, origins: Sequence[Origin]) -> Kin:
    """Return the members of the network that is made of those parts of another."""
    return tuple(_heir(kin, origin) for origin in origins)


def descent(network: Network, before: Kin, after: Kin) -> Descent:
    """Return which parts of a network, which ``before`` are of, those of ``after`` are."""
    numbers = {member.layer: number for number, member in enumerate(before)}
    return Descent(network, [_origin(before, numbers, member) for member in after])


def _heir(kin: Kin, origin: Origin) -> Member:
    if origin.layer is None:
        return Member(object(), tuple(object() for _ in origin.units))
    old = kin[origin.layer]
    units = (object() if unit is None else old.units[unit] for unit in origin.units)
    return Member(old.layer, tuple(units))


def _origin(before: Kin, numbers: Mapping[object, int], member: Member) -> Origin:
    number = numbers.get(member.layer)
    if number is None:
        return Origin(None, (None,) * len(member.units))
    places = {unit: place for place, unit in enumerate(before[number].units)}
    return Origin(number, tuple(map(places.get, member.units)))
