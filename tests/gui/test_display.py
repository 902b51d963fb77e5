"""The display probe where there is a display (every test runs under a virtual one)."""

from __future__ import annotations

import os
import subprocess
import sys

_PROBE = """
from voiceapp.display import Probe
probe = Probe()
assert probe.possible
print(probe.works(), probe.works())
"""


def test_a_display_that_works_is_found_and_the_answer_is_kept() -> None:
    """In a fresh process: this one has a QApplication, which a fork would take along."""
    assert os.environ.get("DISPLAY"), "run the tests by make test, or under xvfb-run"
    done = subprocess.run([sys.executable, "-c", _PROBE], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["True", "True"], done.stderr
