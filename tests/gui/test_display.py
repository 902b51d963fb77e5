"""The display probe where there is a display (every test runs under a virtual one)."""

from __future__ import annotations

import os

from voiceapp.display import Probe


def test_a_display_that_works_is_found() -> None:
    assert os.environ.get("DISPLAY"), "run the tests by make test, or under xvfb-run"
    probe = Probe({"DISPLAY": os.environ["DISPLAY"]})
    assert probe.possible
    assert probe.works() is True
    assert probe.works() is True, "the answer is kept"
