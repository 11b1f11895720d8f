"""What the window shows, to be compared with what it should show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTextBrowser,
    QWidget,
)

from app.core.document import Document
from app.core.file_format.project_file import decode, encode
from app.core.project import Project
from app.core.scene import Shot, compose
from app.core.session import Session
from app.paint import to_image
from app.view.docks.dock import Dock
from app.view.docks.registry import VIEWS
from app.view.parts.fold import Fold
from app.view.parts.picture import Picture
from app.view.parts.slider import Slider
from app.view.stage.stage import Stage
from app.view.window.window import Window
from tests.app.view.driving import settled

# Views that show nothing but the session, but for what is folded away.
PURE = ("network", "neuron", "words", "breakpoints", "curve")


def reopened(document: Document) -> Session:
    """Return a session of what a file of the project would hold, with everything computed.

    What it is compared with comes from a file as well.
    """
    project, base = read_again(document.project), document.base
    session = Session(Document(project if base is None else read_again(base)))
    if base is not None:
        session.document.compare("What if", session.project)
        session.change("All", project)
    return computed(session)


def read_again(project: Project) -> Project:
    return decode(encode(project))


def computed(session: Session) -> Session:
    """Return a session that has reached what it shows, with the course it is compared with."""
    settled(session)
    while session.ghost is not None and session.ghost.work(session.step, 1.0):
        pass
    return session


def frame_differs(shown: Shot, session: Session) -> bool:
    """Return whether a picture is another one than that of a session."""
    expected = replace(
        shown, run=session.run, timing=session.timing, playhead=session.project.playhead,
        layout=session.project.layout, view=session.project.view, ghost=session.ghost_shown(),
    )  # fmt: skip
    one, other = compose(shown), compose(expected)
    if one.still == other.still and one.moving == other.moving:
        return False
    return to_image(one) != to_image(other)  # a NaN is no other picture than a NaN


def stage_of(session: Session, like: Stage) -> QImage:
    """Return the pixels of a new stage of the same size."""
    stage = Stage(session)
    stage.resize(like.size())
    return stage.grab().toImage()


def texts(view: QWidget) -> list[str]:
    """Return all that can be read in a view, from its first widget to its last."""
    inside = (view, *view.findChildren(QWidget))
    return [text for widget in inside if widget.isVisibleTo(view) for text in _texts(widget)]


def _texts(widget: QWidget) -> list[str]:
    for kind, read in READERS:
        if isinstance(widget, kind):
            return [f"{type(widget).__name__}: {text}" for text in read(widget)]
    return []


Reader = Callable[..., tuple[object, ...]]
READERS: tuple[tuple[type[QWidget], Reader], ...] = (
    (QLabel, lambda label: (label.text(), label.isEnabled())),
    (QAbstractButton, lambda one: (one.text(), one.accessibleName(), one.isChecked(),
                                   one.isEnabled())),
    (QLineEdit, lambda field: (field.displayText(), field.toolTip())),
    (QComboBox, lambda box: (*(box.itemText(n) for n in range(box.count())), box.currentIndex())),
    (Slider, lambda slider: (slider.minimum(), slider.maximum(), slider.value())),
    (QSpinBox, lambda box: (box.text(),)),
    (QTextBrowser, lambda browser: (browser.toPlainText(),)),
    (Picture, lambda picture: (picture.accessibleName(), picture.accessibleDescription())),
)  # fmt: skip


def view_texts(session: Session, like: Dock) -> list[str]:
    """Return what a new view of a session says, folded as the one in a dock."""
    assert like.view is not None
    spec = next(spec for spec in VIEWS if spec.name == like.spec.name)
    view = spec.make(session)
    view.resize(like.view.size())
    for fold, other in zip(view.findChildren(Fold), like.view.findChildren(Fold), strict=True):
        fold.button.setChecked(other.button.isChecked())
    view.refresh()  # type: ignore[attr-defined]
    view.ensurePolished()
    return texts(view)


def seen_docks(window: Window) -> list[Dock]:
    """Return the docks that can be seen and show nothing but the session."""
    docks = window.workspace.docks.docks
    return [docks[name] for name in PURE if docks[name].seen]
