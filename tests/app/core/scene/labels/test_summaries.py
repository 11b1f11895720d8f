from __future__ import annotations

import numpy as np
import pytest

from app.core.frame import Box, Polyline, Text
from app.core.scene.context import Context
from app.core.scene.labels.summaries import BARS, hidden_units, undrawn_edges
from engine.plan.events import Kind
from tests.app.core.scene.shots import place_of, shot


def context(name: str, place: float = 0.0) -> Context:
    return Context(shot(name, place))


def test_nothing_is_said_where_nothing_is_left_out() -> None:
    assert list(hidden_units(context("two-two-two"))) == []
    assert list(undrawn_edges(context("two-two-two"))) == []


def test_units_left_out_are_counted_and_summarised_once_they_are_active() -> None:
    shown = context("wide")
    items = list(hidden_units(shown))
    hidden = [column.hidden for column in shown.places.columns]
    words = [item.text for item in items if isinstance(item, Text) and "more" in item.text]
    assert words == [f"… {count:,} more" for count in hidden]
    # Inputs are active from the start, the others not before they are computed.
    assert len([item for item in items if isinstance(item, Box)]) == BARS
    later = context("wide", place_of("wide", Kind.ACTIVATION, 1.0, layer=1, unit=39))
    assert len([item for item in hidden_units(later) if isinstance(item, Box)]) == 2 * BARS


def test_bars_and_mark_are_those_of_the_units_left_out() -> None:
    shown = context("wide")
    values = shown.moment.reader.record.forward.activations[0][0]
    hidden = np.delete(values, shown.places.columns[0].units)
    items = list(hidden_units(shown))
    bars = [item for item in items if isinstance(item, Box)]
    heights = np.array([bar.height for bar in bars])
    counts, _ = np.histogram(hidden, BARS)
    assert heights / heights.max() == pytest.approx(counts / counts.max())
    _, mark = (item for item in items if isinstance(item, Polyline))
    share = (hidden.mean() - hidden.min()) / (hidden.max() - hidden.min())
    left, width = bars[0].x, bars[-1].x + bars[-1].width / 0.8 - bars[0].x
    assert (mark.points[0][0] - left) / width == pytest.approx(share)


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("many edges", None, "strongest 3,0"),
        ("digits", Kind.ACTIVATION, "edges of pixels are drawn where they take part"),
        ("digits", Kind.PRODUCT, "edges of pixels: the strongest 32 of 64"),
    ],
)
def test_what_is_not_drawn_of_the_edges_is_told(name: str, kind: Kind | None, words: str) -> None:
    place = 0.0 if kind is None else place_of(name, kind, 0.5)
    (line,) = undrawn_edges(context(name, place))
    assert line.text.startswith(words)
