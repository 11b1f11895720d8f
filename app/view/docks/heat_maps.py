"""The maps of all neurons as a view in a dock; a click on one chooses its neuron."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.heat import Heat
from app.core.layout import Area
from app.core.navigation import steering
from app.core.scene import shot_of
from app.core.scene.context import Context
from app.core.session import Session
from app.core.views.heat_grid import MOST_UNITS, HeatGrid, Section
from app.paint import draw
from app.view.keyboard import asks_for
from app.view.language import tr
from app.view.parts.focus_ring import focus_ring
from app.view.parts.scrolled import Scrolled
from engine.notation import Notation
from engine.words.wording import worded

_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class HeatMapsView(Scrolled):
    """Shows the answers of every neuron over the plane of two inputs."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.maps = HeatMaps(session)
        self.column.addWidget(self.maps)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that it has in a panel."""
        return QSize(300, 320)

    def refresh(self) -> None:
        """Show the session as it is now."""
        self.maps.refresh()


class HeatMaps(QWidget):
    """Paints the maps that can be seen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._heat: Heat | None = None
        self._chosen: tuple[int, int] | None = None
        self._sections: tuple[Section, ...] = ()
        self.setAccessibleName(tr("Heat maps of all neurons"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def grid(self) -> HeatGrid:
        """Return where the maps are at this width."""
        return HeatGrid(self._sections, float(self.width()))

    def refresh(self) -> None:
        """Show the session as it is now."""
        context = Context(shot_of(self._session))
        heat, chosen = context.heat, self._session.project.view.selected
        self._list(context)
        old = self._heat
        if old is None or (heat.plane, heat.theme) != (old.plane, old.theme):
            self._heat = heat
            self.update()
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def _list(self, context: Context) -> None:
        """List the layers; of a large one the units that pass most on in the step shown."""
        sections = tuple(_section(context, layer) for layer in range(context.network.depth + 1))
        if sections != self._sections:
            self._sections = sections
            self.setFixedHeight(math.ceil(self.grid.height))
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Arrange the maps anew in another width."""
        super().resizeEvent(event)
        if self._sections:
            self.setFixedHeight(math.ceil(self.grid.height))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the maps that can be seen."""
        if self._heat is None:
            return
        seen = event.rect()
        area = Area(seen.x(), seen.y(), seen.width(), seen.height())
        notation = Notation(self._session.run.network)
        painter = QPainter(self)
        draw(painter, tuple(self.grid.items(self._heat, notation, area, self._chosen)))
        draw(painter, focus_ring(self, self._heat.theme))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose the neuron whose map is clicked on."""
        neuron = self.grid.at(event.position().x(), event.position().y())
        if event.button() is Qt.MouseButton.LeftButton and neuron is not None:
            steering.change_view(self._session, selected=neuron)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End a click: nothing around has a use for it."""
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that go from map to map, which are shortcuts elsewhere."""
        if asks_for(event, _WAYS):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose the neuron of the next map, or of the one before."""
        way = _WAYS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        neurons = list(self.grid.cells)
        number = neurons.index(self._chosen) + way if self._chosen in neurons else 0
        steering.change_view(self._session, selected=neurons[number % len(neurons)])


def _section(context: Context, layer: int) -> Section:
    count = context.network.sizes[layer]
    title = tr(context.notation.layer_words(layer))
    if count <= MOST_UNITS:
        return Section(layer, title, tuple(range(count)))
    needed = context.heat.plane.ground.inputs if layer == 0 else ()
    strongest = context.moment.reader.strongest(layer, MOST_UNITS)
    units = dict.fromkeys((*needed, *strongest))
    some = worded(
        "{layer}: the strongest {shown:,} of {count:,}", layer=title, shown=MOST_UNITS, count=count
    )
    return Section(layer, tr(some), tuple(sorted(list(units)[:MOST_UNITS])))
