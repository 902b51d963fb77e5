"""The sound of takes: damage of known size in speech that was clean before."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.engines.speech import silence, spoken
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.services.take_sound import SURE_GAP_S, Tail, clipped_percent, cut, longest_silence_s, tail

TEXT = "The weather in the mountains was cold and windy this morning."
NOISE = np.random.default_rng(7).normal(0.0, 0.05, SPEECH_RATE).astype(np.float32)


def audio(*parts: Samples) -> Audio:
    return Audio(np.concatenate(parts), SPEECH_RATE)


def last_sound_s(sound: Audio) -> float:
    """Where the sound ends: the last sample within 40 dB of its loudest."""
    loud = np.flatnonzero(np.abs(sound.samples) > np.abs(sound.samples).max() / 100)
    return float(loud[-1] + 1) / sound.rate


@pytest.fixture(params=["slt", "rms", "awb", "kal"])
def clean(request: pytest.FixtureRequest) -> Audio:
    return audio(spoken(TEXT, request.param))


def test_a_clean_take_has_neither_clipping_nor_pauses_nor_a_tail(clean: Audio) -> None:
    assert clipped_percent(clean) == 0.0
    assert longest_silence_s(clean) < 0.2
    end = last_sound_s(clean)
    assert tail(clean, end) is None
    assert tail(clean, end - 0.08) is None
    assert tail(clean, end + 0.08) is None


def test_clipping_is_the_share_that_was_cut_off(clean: Audio) -> None:
    for share in (1.0, 5.0):
        limit = np.percentile(np.abs(clean.samples), 100 - share)
        clipped = Audio(np.clip(clean.samples / limit, -1, 1).astype(np.float32), clean.rate)
        assert clipped_percent(clipped) == pytest.approx(share, rel=0.1)


def test_a_pause_inside_is_measured_and_those_at_the_ends_are_not(clean: Audio) -> None:
    middle = len(clean.samples) // 2
    parts = (silence(2.0), clean.samples[:middle], silence(1.5), clean.samples[middle:], silence(3.0))
    assert longest_silence_s(audio(*parts)) == pytest.approx(1.5, abs=0.2)
    hissing = audio(*parts)
    hissing.samples[:] += np.random.default_rng(1).normal(0, 0.002, len(hissing.samples)).astype(np.float32)
    assert longest_silence_s(hissing) == pytest.approx(1.5, abs=0.3)


@pytest.mark.parametrize("early_s", [-0.06, 0.0, 0.06])
@pytest.mark.parametrize("gap_s", [0.25, 0.6])
def test_a_tail_behind_a_pause_is_cut_within_50_ms_and_not_into_the_word(
    clean: Audio, gap_s: float, early_s: float
) -> None:
    end = last_sound_s(clean)
    speech = clean.samples[: round(end * SPEECH_RATE)]
    for after in (NOISE, spoken("Please call the office.", "slt")):
        found = tail(audio(speech, silence(gap_s), after), end + early_s)
        assert found is not None
        assert found.apart
        assert found.cut_s is not None
        assert end <= found.cut_s <= end + 0.05


def test_a_tail_without_a_pause_is_found_and_cut_only_before_a_word(clean: Audio) -> None:
    end = last_sound_s(clean)
    speech = clean.samples[: round(end * SPEECH_RATE)]
    assert tail(audio(speech, NOISE), end) == Tail(None, apart=False)
    more = spoken("Please call.")
    first = int(np.flatnonzero(np.abs(more) > 0.02)[0])
    found = tail(audio(speech, silence(0.05), more[first:]), end, end + 0.06)
    assert found is not None
    assert not found.apart
    assert found.cut_s == pytest.approx(end + 0.03, abs=0.04)


def test_a_longer_pause_can_be_asked_for(clean: Audio) -> None:
    end = last_sound_s(clean)
    speech = clean.samples[: round(end * SPEECH_RATE)]
    for early_s in (0.0, 0.2):
        found = tail(audio(speech, silence(0.5), NOISE), end - early_s, gap_s=SURE_GAP_S)
        assert found is not None
        assert found.cut_s is not None
        assert end <= found.cut_s <= end + 0.05
    assert tail(audio(speech, silence(0.2), NOISE), end, gap_s=SURE_GAP_S) == Tail(None, apart=False)


def test_the_release_of_a_last_consonant_is_no_tail() -> None:
    vowel = 0.3 * np.sin(2 * np.pi * 150 * np.arange(SPEECH_RATE) / SPEECH_RATE).astype(np.float32)
    release = NOISE[: round(0.05 * SPEECH_RATE)]
    assert tail(audio(vowel, silence(0.13), release, silence(0.3)), 1.0) is None
    found = tail(audio(vowel, silence(0.13), release, silence(0.3), NOISE), 1.0)
    assert found is not None
    assert found.cut_s == pytest.approx(1.2)


def test_a_click_is_no_tail(clean: Audio) -> None:
    click = NOISE[: round(0.005 * SPEECH_RATE)]
    assert tail(audio(clean.samples, silence(0.3), click, silence(0.3)), last_sound_s(clean)) is None


def test_a_cut_fades_out_and_leaves_the_take_as_it_is() -> None:
    whole = audio(np.full(SPEECH_RATE, 0.5, np.float32))
    short = cut(whole, 0.5)
    assert short.duration_s == 0.5
    assert short.samples[-1] == 0.0
    assert np.all(np.diff(short.samples) <= 0)
    assert short.samples[round(0.47 * SPEECH_RATE)] == 0.5
    assert whole.samples.min() == 0.5


def test_silence_and_nothing_at_all_are_measured() -> None:
    for nothing in (audio(silence(1.0)), audio(silence(0.0)), audio(silence(0.004))):
        assert clipped_percent(nothing) == 0.0
        assert longest_silence_s(nothing) == 0.0
        assert tail(nothing, 0.5) is None
