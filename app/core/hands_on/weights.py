"""One weight: what sets it, and the operation that updates it."""

from __future__ import annotations

from app.core.hands_on.controls import Control
from app.core.hands_on.grips import parameter
from app.core.scene.visible_edges import Edge
from app.core.session import Session
from engine.marks import of_parameter
from engine.network import NetworkSpec
from engine.plan.events import Address, Kind, Phase


def weight_control(session: Session, edge: Edge) -> Control:
    """Return what sets the weight of an edge."""
    return parameter(session, of_parameter(session.run.network, *edge))


def update_of(network: NetworkSpec, edge: Edge) -> Address:
    """Return the update of the weight of an edge; of what layers share there is one."""
    layer, unit, source = edge
    return Address(Phase.UPDATE, Kind.UPDATE, None, network.owner(layer), unit, source)
