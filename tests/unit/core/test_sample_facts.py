"""What a voice keeps of a sample's diagnosis, and whether the sample is of use to it."""

from __future__ import annotations

import pytest

from voiceapp.core.samples import Diagnosis, Finding, Verdict, sample_facts


def facts(speech_s: float, speech: Verdict, noise: Verdict) -> dict[str, object]:
    findings = (
        Finding("speech_s", speech_s, "s", speech, "Record more."),
        Finding("snr_db", 30.0, "dB", noise, "" if noise == "good" else "Find a quieter room."),
    )
    return sample_facts(Diagnosis(8.0, 8.0, findings))


@pytest.mark.parametrize(
    ("speech_s", "speech", "noise", "verdict", "usable"),
    [
        (9.0, "good", "good", "good", True),
        (9.0, "good", "fair", "fair", True),
        (9.0, "good", "bad", "bad", False),
        (1.9, "bad", "good", "bad", True),
        (0.9, "bad", "good", "bad", False),
    ],
)
def test_only_what_others_cannot_make_up_for_keeps_a_sample_from_use(
    speech_s: float, speech: Verdict, noise: Verdict, verdict: str, usable: bool
) -> None:
    kept = facts(speech_s, speech, noise)
    assert (kept["verdict"], kept["usable"], kept["speech_s"]) == (verdict, usable, speech_s)


def test_the_diagnosis_itself_comes_back() -> None:
    kept = facts(4.0, "fair", "bad")
    assert Diagnosis.from_dict(kept).advice == tuple(kept["advice"])  # type: ignore[arg-type]
    assert kept["advice"] == ["Find a quieter room.", "Record more."]
