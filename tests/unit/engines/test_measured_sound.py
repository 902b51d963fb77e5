"""What is measured of made sounds is what they were made of."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from tests.fakes.context import FakeContext
from tests.fakes.rhythm import RATE, clicks, song
from tests.unit.engines.speech import spoken
from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.core.sound_facts import PartKind, SoundFacts, facts_from
from voiceapp.engines.measured_sound import MeasuredSound

C_MAJOR = ((60, 64, 67), (65, 69, 72), (67, 71, 74), (60, 64, 67))
A_MINOR = ((57, 60, 64), (62, 65, 69), (64, 68, 71), (57, 60, 64))
SAID = "Good morning everybody. We have three things to talk about today, and the first one is the new kitchen."


def tone(hertz: float, seconds: float, amplitude: float = 0.3) -> Samples:
    time = np.arange(round(seconds * RATE)) / RATE
    return (amplitude * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


def chords(played: tuple[tuple[int, ...], ...], seconds: float = 2.0) -> Samples:
    """Chords of MIDI notes, each with three harmonics."""
    made = []
    for notes in played:
        parts = [tone(440 * 2 ** ((one - 69) / 12) * h, seconds, 0.12 / h) for one in notes for h in (1, 2, 3)]
        made.append(np.sum(parts, axis=0))
    return np.concatenate(made).astype(np.float32)


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


def noise(seconds: float) -> Samples:
    rng = np.random.default_rng(1)
    return (0.05 * rng.standard_normal(round(seconds * RATE))).astype(np.float32)


def voice() -> Samples:
    return np.asarray(soxr.resample(spoken(SAID), SPEECH_RATE, RATE), np.float32)


def measured(folder: Path, *sounds: Samples, from_s: float = 0.0, until_s: float | None = None) -> SoundFacts:
    path = folder / "made.wav"
    soundfile.write(path, np.concatenate(sounds), RATE, "FLOAT")
    return facts_from(MeasuredSound().measure(FakeContext(), str(path), from_s, until_s))


def parts(facts: SoundFacts) -> list[tuple[PartKind, float, float]]:
    return [(part.kind, part.start_s, part.end_s) for part in facts.parts]


def test_the_parts_of_a_recording_are_told_with_their_times(tmp_path: Path) -> None:
    said = voice()
    long = len(said) / RATE
    facts = measured(tmp_path, said, silence(8), chords(C_MAJOR), chords(C_MAJOR), silence(3), said)
    starts = [0.0, long, long + 8, long + 24, long + 27, 2 * long + 27]
    assert [kind for kind, _, _ in parts(facts)] == ["speech", "silence", "music", "silence", "speech"]
    assert [start for _, start, _ in parts(facts)] == pytest.approx(starts[:-1], abs=0.5)
    assert [end for _, _, end in parts(facts)] == pytest.approx(starts[1:], abs=0.5)
    assert [start for start, _ in facts.silences] == pytest.approx([long, long + 24], abs=0.5)
    assert [end for _, end in facts.silences] == pytest.approx([long + 8, long + 27], abs=0.5)
    assert (facts.key, facts.pulse, facts.speakers) == ("C major", None, None)
    assert [part.key for part in facts.parts] == [None, None, "C major", None, None]


def test_speech_over_music_is_both(tmp_path: Path) -> None:
    said = voice()
    under = np.resize(chords(C_MAJOR), len(said))
    facts = measured(tmp_path, said + np.float32(0.4) * under)
    assert [kind for kind, _, _ in parts(facts)] == ["both"]
    assert facts.key is None, "a voice has tones of its own"


def test_noise_is_neither_speech_nor_music(tmp_path: Path) -> None:
    facts = measured(tmp_path, noise(10))
    assert parts(facts) == [("other", 0.0, 10.0)]
    assert (facts.key, facts.pulse, facts.voice, facts.silences) == (None, None, None, ())


@pytest.mark.parametrize("bpm", [60, 90, 120])
def test_the_tempo_of_clicks(tmp_path: Path, bpm: int) -> None:
    facts = measured(tmp_path, clicks(bpm, 20))
    assert parts(facts) == [("music", 0.0, 20.0)]
    assert facts.pulse is not None
    assert facts.pulse.bpm == pytest.approx(bpm, abs=0.5)
    assert facts.pulse.steadiness == 1.0


def test_a_tempo_that_changes_is_not_steady(tmp_path: Path) -> None:
    facts = measured(tmp_path, clicks(90, 30), clicks(132, 20))
    assert facts.pulse is not None
    assert facts.pulse.bpm == pytest.approx(90, abs=1)
    assert 0.4 < facts.pulse.steadiness < 0.8


@pytest.mark.parametrize(("played", "key"), [(C_MAJOR, "C major"), (A_MINOR, "A minor")])
def test_the_key_of_chords(tmp_path: Path, played: tuple[tuple[int, ...], ...], key: str) -> None:
    assert measured(tmp_path, chords(played)).key == key


def test_the_key_and_tempo_of_a_song_with_drums(tmp_path: Path) -> None:
    facts = measured(tmp_path, song(100, [0, 5, 7, 0], 8))
    assert facts.pulse is not None
    assert (round(facts.pulse.bpm), facts.key) == (100, "A major")


def test_one_tone_has_no_key(tmp_path: Path) -> None:
    assert measured(tmp_path, tone(440, 10)).key is None


def test_loudness_is_that_of_the_standard(tmp_path: Path) -> None:
    """A sine of 997 Hz has 3.01 LU less than its peak in one channel (ITU-R BS.1770-4)."""
    facts = measured(tmp_path, tone(997, 6, 0.1), tone(997, 1, 0.5), tone(997, 6, 0.05))
    assert facts.loudness.true_peak_db == pytest.approx(-6.0, abs=0.2)
    assert facts.loudness.loudest_s == pytest.approx(6.5, abs=0.5)
    assert facts.loudness.quietest_s == pytest.approx(10, abs=1.6)
    even = measured(tmp_path, tone(997, 6, 0.1))
    assert even.loudness.lufs == pytest.approx(-23.0, abs=0.1)


def test_of_silence_nothing_else_is_told(tmp_path: Path) -> None:
    facts = measured(tmp_path, silence(5))
    assert parts(facts) == [("silence", 0.0, 5.0)]
    assert facts.silences == ((0.0, 5.0),)
    assert (facts.loudness.lufs, facts.loudness.loudest_s, facts.loudness.quietest_s) == (None, None, None)


def test_a_silence_is_not_the_quietest_moment(tmp_path: Path) -> None:
    facts = measured(tmp_path, tone(997, 6, 0.1), silence(6), tone(997, 6, 0.05))
    assert facts.loudness.quietest_s == pytest.approx(15, abs=2.5)


def test_the_range_of_a_voice(tmp_path: Path) -> None:
    low, high = (measured(tmp_path, sound).voice for sound in (voice(), _higher(voice())))
    assert low is not None
    assert high is not None
    assert 120 < low.low_hz < low.median_hz < low.high_hz < 250
    assert high.median_hz == pytest.approx(1.25 * low.median_hz, rel=0.05)


def test_a_part_is_measured_at_its_own_times(tmp_path: Path) -> None:
    facts = measured(tmp_path, noise(10), silence(4), chords(C_MAJOR), from_s=8.0, until_s=20.0)
    assert (facts.start_s, facts.end_s, facts.duration_s) == (8.0, 20.0, 12.0)
    assert [kind for kind, _, _ in parts(facts)] == ["other", "silence", "music"]
    assert parts(facts)[1][1:] == pytest.approx((10.0, 14.0), abs=0.1)
    assert facts.loudness.loudest_s is not None
    assert facts.loudness.loudest_s > 14.0


def test_after_the_end_there_is_nothing(tmp_path: Path) -> None:
    facts = measured(tmp_path, noise(2), from_s=5.0)
    assert (facts.duration_s, facts.parts, facts.silences) == (0.0, (), ())


def test_two_channels_and_samples_that_are_no_numbers_are_read(tmp_path: Path) -> None:
    made = np.stack([chords(C_MAJOR), chords(C_MAJOR)], axis=1)
    made[1000, 0] = np.nan
    facts = measured(tmp_path, made)
    assert (facts.key, facts.duration_s) == ("C major", 8.0)
    assert facts.loudness.lufs is not None


def test_a_call_that_nobody_waits_for_ends_early(tmp_path: Path) -> None:
    path = tmp_path / "made.wav"
    soundfile.write(path, noise(60), RATE)
    ctx = FakeContext()
    ctx.cancel()
    assert facts_from(MeasuredSound().measure(ctx, str(path))).duration_s == 0.0


def _higher(sound: Samples) -> Samples:
    """The same voice a quarter higher, and shorter."""
    return np.asarray(soxr.resample(sound, RATE * 1.25, RATE), np.float32)
