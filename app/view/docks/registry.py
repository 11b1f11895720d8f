"""Every view that there is, as one table: docks, menus and what is remembered follow it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.session import Session
from app.view.docks.breakpoints import BreakpointsView
from app.view.docks.confusion import ConfusionView
from app.view.docks.curve import CurveView
from app.view.docks.heat_maps import HeatMapsView
from app.view.docks.histograms import HistogramsView
from app.view.docks.landscape import LandscapeView
from app.view.docks.loss import LossView
from app.view.docks.samples import SamplesView
from app.view.docks.surface import SurfaceView
from app.view.docks.words import WordsView
from app.view.panels.inspector import Inspector
from app.view.panels.settings_panel import SettingsPanel
from engine.words.wording import Wording, worded

Area = Qt.DockWidgetArea


class View(Protocol):
    """What stands in a dock; it is a widget, and follows a session."""

    def refresh(self) -> None:
        """Show the session as it is now."""


@dataclass(frozen=True)
class ViewSpec:
    """One view: its name in what is remembered, its title, and where it is docked at first.

    ``make`` returns a widget that is a ``View``; it is called when the view is first shown.
    ``shown`` is whether it is open at first, ``height`` its usual height where it shares a side,
    in pixels, 0 for all there is. ``keys`` open and close it.
    """

    name: str
    title: Wording
    make: Callable[[Session], QWidget]
    area: Area
    shown: bool = False
    height: int = 0
    keys: tuple[str, ...] = ()


VIEWS = (
    ViewSpec("network", worded("Network"), SettingsPanel, Area.LeftDockWidgetArea, shown=True),
    ViewSpec("neuron", worded("Neuron"), Inspector, Area.RightDockWidgetArea, shown=True),
    ViewSpec("loss", worded("Loss"), LossView, Area.RightDockWidgetArea, shown=True, height=252),
    ViewSpec("surface", worded("Decision surface"), SurfaceView, Area.RightDockWidgetArea,
             height=400),
    ViewSpec("landscape", worded("Loss landscape"), LandscapeView, Area.RightDockWidgetArea,
             height=400),
    ViewSpec("heat_maps", worded("Heat maps"), HeatMapsView, Area.RightDockWidgetArea, height=320),
    ViewSpec("curve", worded("Activation curve"), CurveView, Area.RightDockWidgetArea, height=330),
    ViewSpec("histograms", worded("Histograms"), HistogramsView, Area.RightDockWidgetArea,
             height=320),
    ViewSpec("words", worded("In words"), WordsView, Area.RightDockWidgetArea, height=220),
    ViewSpec("confusion", worded("Confusion matrix"), ConfusionView, Area.RightDockWidgetArea),
    ViewSpec("samples", worded("Samples"), SamplesView, Area.RightDockWidgetArea),
    ViewSpec("breakpoints", worded("Breakpoints"), BreakpointsView, Area.RightDockWidgetArea,
             height=300, keys=("Ctrl+B",)),
)  # fmt: skip
