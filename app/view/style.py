"""How widgets look: fonts, palette, and the roles by which the style sheet knows them."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.core.color import Color
from app.core.frame import Face
from app.core.theme import Theme, theme
from app.paint import fonts
from app.view.sheet import style_sheet

FONT_PIXELS = 13
HEADING_PIXELS = 11


def set_up(application: QApplication) -> None:
    """Give an application its fonts and the style that palettes and sheets are made for."""
    fonts.install()
    application.setStyle("Fusion")
    font = QFont(fonts.FAMILIES[Face.SANS])
    font.setPixelSize(FONT_PIXELS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    application.setFont(font)


def dress(window: QWidget, name: str) -> None:
    """Show a window and what belongs to it in the colours of a theme."""
    colors = theme(name)
    QApplication.setPalette(palette(colors))
    window.setStyleSheet(style_sheet(colors))


def palette(colors: Theme) -> QPalette:
    """Return the colours of whatever the style sheet does not name."""
    result = QPalette()
    for role, color in _roles(colors).items():
        result.setColor(role, QColor.fromRgba(color))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor.fromRgba(colors.faint))
    return result


def _roles(colors: Theme) -> dict[QPalette.ColorRole, Color]:
    role = QPalette.ColorRole
    return {
        role.Window: colors.panel,
        role.WindowText: colors.text,
        role.Base: colors.background,
        role.AlternateBase: colors.raised,
        role.Text: colors.text,
        role.PlaceholderText: colors.muted,
        role.Button: colors.raised,
        role.ButtonText: colors.text,
        role.BrightText: colors.strong,
        role.Highlight: colors.positive,
        role.HighlightedText: colors.background,
        role.ToolTipBase: colors.raised,
        role.ToolTipText: colors.text,
        role.Link: colors.positive,
        role.Mid: colors.border,
        role.Dark: colors.border,
    }


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property by which the style sheet knows a widget."""
    widget.setProperty(name, value)
    # A style sheet looks at properties only when a widget is polished.
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def heading(text: str) -> QLabel:
    """Return the title of a part of a panel."""
    label = QLabel(text.upper())
    label.setProperty("role", "heading")
    label.setFont(heading_font())
    label.setWordWrap(True)
    return label


def heading_font() -> QFont:
    """Return the font of titles, which are in capital letters."""
    font = QFont(fonts.FAMILIES[Face.SANS])
    font.setPixelSize(HEADING_PIXELS)
    font.setWeight(QFont.Weight.DemiBold)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
    return font


def labelled(text: str, role: str) -> QLabel:
    """Return a label that the style sheet knows by its role."""
    label = QLabel(text)
    label.setProperty("role", role)
    return label
