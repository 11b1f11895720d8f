"""The style sheet of a window, made of the colours of its theme."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from string import Template

from app.core.color import Color, mixed
from app.core.frame import Face
from app.core.theme import Theme
from app.paint import fonts
from engine.words.terms import Tag

_SHEET = Template("""
QWidget { color: $text; }
#topBar, #bottomBar, QDockWidget, QDockWidget QScrollArea, #panelContent, QDialog, QMessageBox {
    background: $panel;
}
#topBar { border-bottom: 1px solid $border; }
#bottomBar { border-top: 1px solid $border; }
QDockWidget[framed="true"] { border: 1px solid $border; }
QMainWindow { background: $panel; }
QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $positive; }
QTabBar { qproperty-drawBase: 0; qproperty-elideMode: ElideNone; }
QTabBar QToolButton { background: $panel; border-radius: 0px; padding: 0px; }
QTabBar::tab {
    background: $panel; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: 6px 12px 4px 12px;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $positive; }
QScrollArea, QTextBrowser { border: none; background: transparent; }
QGraphicsView {
    background: $background; border: 1px solid $border; border-radius: 6px; padding: 2px;
}
QGraphicsView:focus { border-color: $positive; }
QScrollArea:focus, QTextBrowser:focus { border: 1px solid $positive; border-radius: 5px; }
QTabBar:focus { border: 1px solid $positive; border-radius: 5px; }

QLabel { background: transparent; }
QLabel[role="heading"], QLabel[role="muted"] { color: $muted; }
QLabel[role="mono"], QLabel[role="faint-mono"] { font-family: "$mono"; }
QLabel[role="faint-mono"] { color: $muted; }
QLabel[role="complaint"] { color: $negative; }
QLabel[role="small"] { color: $muted; font-size: 11px; }
QLabel[role="reading"] { font-family: "$mono"; font-size: 11px; }
QLabel[role="count"] { font-size: 15px; font-weight: 600; }
QLabel[role="key"] {
    background: $raised; border: 1px solid $border; border-radius: 4px; padding: 1px 6px;
    font-family: "$mono"; font-size: 12px;
}
#chip { background: $raised; border: 1px solid $border; border-radius: 6px; padding: 0px; }
#chip:hover { background: $accent; }
#chip:focus { border-color: $positive; }

QPushButton, QToolButton {
    background: $raised; border: 1px solid $border; border-radius: 6px; padding: 5px 14px;
}
QFileDialog QToolButton { padding: 4px; }
QPushButton:hover, QToolButton:hover { background: $accent; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked {
    background: $accent; color: $strong;
}
QPushButton:disabled, QToolButton:disabled { color: $faint; }
QPushButton:focus, QToolButton:focus { border-color: $positive; }
QToolButton[role="segment"] { border-color: transparent; color: $muted; padding: 5px 2px; }
QToolButton[role="segment"]:hover { color: $text; }
QToolButton[role="segment"]:checked { color: $strong; }
QToolButton[role="segment"]:focus { border-color: $positive; }
QToolButton[role="small"] {
    background: transparent; border-color: transparent; border-radius: 4px; padding: 2px 6px;
    font-size: 11px; color: $muted;
}
QToolButton[role="small"]:hover { color: $text; background: $raised; }
QToolButton[role="small"]:checked { background: $accent; color: $strong; }
QToolButton[role="small"]:disabled { color: $faint; }
QToolButton[role="small"]:focus { border-color: $positive; }
QToolButton[role="brand"] {
    background: transparent; border-color: transparent; padding: 4px 18px 4px 8px;
    font-size: 15px; font-weight: 600;
}
QToolButton[role="brand"]::menu-indicator {
    subcontrol-origin: padding; subcontrol-position: center right; right: 4px; top: 1px;
}
QToolButton[role="brand"]:hover { background: $raised; }
QToolButton[role="brand"]:focus { border-color: $positive; }
QToolButton[role="plain"] {
    background: transparent; border-color: transparent; padding: 2px 6px;
}
QToolButton[role="plain"]:focus { border-color: $positive; }
QPushButton[role="fold"], QPushButton[role="fold"]:checked {
    background: transparent; border-color: transparent; border-radius: 4px; color: $muted;
    padding: 4px 0px; text-align: left;
}
QPushButton[role="fold"]:hover { color: $text; }
QPushButton[role="fold"]:focus { border-color: $positive; color: $text; }
QToolButton[role="icon"] {
    background: transparent; border-color: transparent; border-radius: 4px; padding: 0px;
    color: $muted;
}
QToolButton[role="icon"]:hover { background: $raised; color: $text; }
QToolButton[role="icon"]:focus { border-color: $positive; color: $text; }

QToolButton[role="pill"] {
    background: transparent; border-radius: 11px; padding: 2px 10px; font-size: 12px;
}
QToolButton[role="pill"]:hover, QToolButton[role="pill"]:checked { background: $raised; }
QPushButton[role="note"] { background: transparent; border-color: transparent; }
QPushButton[role="note"]:hover { background: $accent; }
QPushButton[role="note"]:focus { border-color: $positive; }
QLabel[role="strong"] { font-weight: 600; }
#noteRows { background: transparent; }

QLineEdit, QComboBox {
    background: $background; border: 1px solid $border; border-radius: 5px; padding: 4px 6px;
    selection-background-color: $positive; selection-color: $background;
}
QSpinBox {
    background: $background; border: 1px solid $border; border-radius: 5px; min-height: 25px;
}
QSpinBox:focus { border-color: $positive; }
QSpinBox QLineEdit { background: transparent; border: none; }
QSpinBox::up-button, QSpinBox::down-button {
    background: transparent; border: none; width: 20px;
}
QSpinBox::up-arrow { width: 10px; height: 10px; image: url("$icons/up.svg"); }
QSpinBox::down-arrow { width: 10px; height: 10px; image: url("$icons/down.svg"); }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $border; }
QCheckBox::indicator, QTableView::indicator {
    width: 14px; height: 14px; background: $background; border: 1px solid $faint;
    border-radius: 3px;
}
QCheckBox::indicator:checked, QTableView::indicator:checked {
    background: $positive; border-color: $positive; image: url("$icons/check.svg");
}
QCheckBox::indicator:focus { border-color: $strong; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { width: 12px; height: 12px; image: url("$icons/down.svg"); }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QLineEdit:focus, QComboBox:focus { border-color: $positive; }
QLineEdit[role="quiet"] { background: transparent; border-color: transparent; padding: 2px 0px; }
QLineEdit[role="quiet"]:hover, QLineEdit[role="quiet"]:focus { border-color: $border; }
QLineEdit[role="mono"], QLineEdit[role="number"] { font-family: "$mono"; }
QLineEdit[role="number"] { padding: 1px 0px; }
QLineEdit[role="number"]:!focus { background: transparent; }
QLineEdit[role="number"]:!focus:!hover { border-color: transparent; }
QLineEdit[invalid="true"] { border-color: $negative; }

QTableView {
    background: $background; border: 1px solid $border; border-radius: 6px;
    gridline-color: $background; selection-background-color: $accent; selection-color: $strong;
    outline: none;
}
QTableView:focus { border-color: $positive; }
QHeaderView, QTableCornerButton::section {
    background: transparent; color: $muted; border: none; padding: 0;
}
QHeaderView::section {
    background: $background; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: 3px; font-size: 11px;
}
QScrollBar:vertical { background: transparent; width: 8px; margin: 0; }
QScrollBar::handle:vertical {
    background: $track; border-radius: 3px; min-height: 28px; margin: 1px;
}
QScrollBar::handle:vertical:hover { background: $faint; }
QScrollBar:horizontal { background: transparent; height: 8px; margin: 0; }
QScrollBar::handle:horizontal {
    background: $track; border-radius: 3px; min-width: 28px; margin: 1px;
}
QScrollBar::handle:horizontal:hover { background: $faint; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $panel; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 5px 22px 5px 22px; border-radius: 4px; }
QMenu::separator { height: 1px; background: $border; margin: 4px 10px; }
QMenu::item:selected { background: $accent; color: $strong; }
QMenu::item:disabled { color: $faint; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px 6px; }

#notice { background: $raised; border-bottom: 1px solid $border; }
#noticeMark { background: $negative; border-radius: 2px; }
#ghostMark { background: $muted; border-radius: 2px; }
#workMark { background: $positive; border-radius: 2px; }
QProgressBar {
    background: $track; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
}
QProgressBar::chunk { background: $positive; border-radius: 3px; }
""")

# What is lit because its quantity is pointed at, by the tag of that.
_LIGHT = Template("""
QLabel[lit="$tag"], QPushButton[lit="$tag"] { color: $hue; }
QLineEdit[lit="$tag"], QLineEdit[lit="$tag"]:!focus:!hover, QLineEdit[lit="$tag"]:!focus:hover {
    background: $ground; border-color: $hue;
}
""")
# How much of its hue the ground of a number that is lit has.
_GROUND = 0.16

# Small pictures that the sheet names, in a folder for dark themes and one for light ones.
_ICONS = Path(str(files("assets"))) / "icons"

# The colours that the sheet names.
_NAMED = (
    "background", "panel", "raised", "border", "text", "muted", "faint", "strong", "accent",
    "positive", "negative", "track",
)  # fmt: skip


def style_sheet(colors: Theme) -> str:
    """Return the style sheet of a window in a theme."""
    sheet = _SHEET.substitute(
        {name: css(getattr(colors, name)) for name in _NAMED},
        mono=fonts.FAMILIES[Face.MONO],
        icons=(_ICONS / colors.brightness).as_posix(),
    )
    return sheet + "".join(_light(colors.panel, tag, hue) for tag, hue in colors.tags)


def _light(panel: Color, tag: Tag, hue: Color) -> str:
    ground = css(mixed(panel, hue, _GROUND))
    return _LIGHT.substitute(tag=tag.value, hue=css(hue), ground=ground)


def css(color: Color) -> str:
    """Return an opaque colour as a style sheet writes it."""
    return f"#{color & 0xFFFFFF:06x}"
