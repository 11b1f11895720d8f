from __future__ import annotations

import signal

import pytest

from app.cli.interrupts import interrupts_noted


def test_an_interrupt_waits_until_it_is_met() -> None:
    before = signal.getsignal(signal.SIGINT)
    with interrupts_noted() as meet:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            meet()
    assert signal.getsignal(signal.SIGINT) is before


def test_an_interrupt_that_comes_when_all_is_done_is_too_late() -> None:
    with interrupts_noted() as meet:
        meet()
        signal.raise_signal(signal.SIGINT)


def test_what_is_not_interrupted_goes_on() -> None:
    with interrupts_noted() as meet:
        meet()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
