"""A diagnosis as a whole: its verdict, its advice, and stored as JSON."""

from __future__ import annotations

import json

from voiceapp.core.samples import Diagnosis, Finding, Span

NOISE = Finding("snr_db", 18.0, "dB", "fair", "Find a quieter room.")
CLIPPED = Finding(
    "clipped_percent", 2.0, "%", "bad", "Turn it down.", (Span(3.0, 4.0, "Cut off"), Span(0.5, 0.75, "Cut off"))
)
VOICES = Finding("speakers", 2, "", "bad", "Cut it out.", (Span(1.0, 2.0, "Another voice"),), "resemblyzer")


def test_the_verdict_is_the_worst_and_its_advice_comes_first() -> None:
    diagnosis = Diagnosis(8.0, 8.0, (NOISE, CLIPPED, VOICES))
    assert diagnosis.verdict == "bad"
    assert diagnosis.advice == ("Turn it down.", "Cut it out.", "Find a quieter room.")
    assert [span.start_s for span in diagnosis.spans] == [0.5, 1.0, 3.0]
    assert Diagnosis(8.0, 8.0, (NOISE,)).verdict == "fair"
    assert Diagnosis(8.0, 8.0, ()).verdict == "good"


def test_a_diagnosis_survives_json() -> None:
    diagnosis = Diagnosis(8.0, 7.5, (NOISE, CLIPPED, VOICES, Finding("bandwidth_hz", None, "Hz", "good")))
    assert Diagnosis.from_dict(json.loads(json.dumps(diagnosis.to_dict()))) == diagnosis
