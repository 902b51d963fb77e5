"""From measures of a voice sample to findings: how good each is, and what to do about it.

The limits are this program's own, set by damage done to clean recordings (``voiceapp bench voice-samples``): clean
ones pass, and damage that is plainly heard does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from voiceapp.core.samples import Finding, Span, Verdict

WANTED_S = (6.0, 30.0)
"""Seconds of speech that engines make the best of."""

LONGEST_S = 300.0
"""More than this is not looked into, and judged too long."""

TELEPHONE_HZ = 4600.0
"""A telephone's 3.4 kHz, with the slope of its filter."""

_SHORTEST_S = 1.5
_QUIET_DB, _NOISY_DB, _ROOM_DB = 25.0, 15.0, 8.0
_CLIPPED_PERCENT = 0.1
_LUFS = (-36.0, -11.0)
_OFFSET, _FAULTY_OFFSET = 0.01, 0.1
_FULL_HZ = 6500.0
_DRY_S, _RINGING_S = 0.45, 0.7
_MUSIC_PERCENT = (2.0, 15.0)

Stretches = Sequence[tuple[float, float]]


def speech(seconds: float, duration_s: float) -> Finding:
    """How much is spoken."""
    least, most = WANTED_S
    verdict: Verdict = "bad"
    if duration_s > LONGEST_S:
        advice = (
            f"Too long: only its first {LONGEST_S / 60:.0f} minutes were checked. Keep the best 6 to 30 seconds."
        )
    elif not seconds:
        advice = "No speech is heard. Choose a recording in which somebody speaks."
    elif seconds < _SHORTEST_S:
        advice = "Too short: record 6 to 30 seconds of speech."
    elif seconds < least:
        verdict, advice = "fair", "Short: record 6 to 30 seconds of speech, or add more samples."
    elif seconds > most:
        verdict, advice = "fair", "Longer than needed: keep the best 6 to 30 seconds."
    else:
        verdict, advice = "good", ""
    return Finding("speech_s", round(seconds, 2), "s", verdict, advice)


def noise(snr_db: float | None, rings: bool, low: bool) -> Finding:
    """How far the noise is below the voice. ``low``: it hums; ``rings``: it may be the room that is heard."""
    verdict: Verdict = "good"
    advice = ""
    if snr_db is not None and snr_db < _QUIET_DB:
        verdict = "fair" if snr_db >= _NOISY_DB or rings else "bad"
        much = verdict == "bad"
        advice = (
            f"{'Much' if much else 'Some'} noise behind the voice: "
            "record in a quieter room, closer to the microphone."
        )
        if low:
            advice = (
                f"{'Much' if much else 'Some'} hum or rumble behind the voice: "
                "switch off what hums, and keep cables apart."
            )
        if rings:
            advice = ""  # the room's own says what to do
    return Finding("snr_db", _rounded(snr_db, 1), "dB", verdict, advice)


def is_noisy(snr_db: float | None) -> bool:
    """Whether noise hides what is quiet in the voice."""
    return snr_db is not None and snr_db < _NOISY_DB


def shows_room(snr_db: float | None) -> bool:
    """Whether a room that rings would be heard: somebody speaks, and louder than the noise."""
    return snr_db is not None and snr_db >= _ROOM_DB


def clipping(percent: float, spans: Stretches, crowded_percent: float) -> Finding:
    """How many samples are cut off; ``crowded_percent``: look as if they had been, before they were compressed."""
    name = "clipped_percent"
    if percent:
        advice = "Too loud: peaks are cut off. Turn the microphone down and record again."
        verdict: Verdict = "fair" if percent < _CLIPPED_PERCENT else "bad"
        return Finding(name, round(percent, 3), "%", verdict, advice, _spans(spans, "Cut off"))
    if crowded_percent:
        advice = (
            "Peaks look cut off or squeezed: use the original, or record again with the microphone turned down."
        )
        return Finding(name, round(crowded_percent, 3), "%", "fair", advice)
    return Finding(name, 0.0, "%", "good")


def loudness(lufs: float | None) -> Finding:
    """How loud it is; preparing corrects it, so nothing here is bad."""
    quiet, loud = lufs is not None and lufs < _LUFS[0], lufs is not None and lufs > _LUFS[1]
    advice = "Very quiet: speak closer to the microphone, or turn it up." if quiet else ""
    advice = "Very loud: turn the microphone down." if loud else advice
    return Finding("loudness_lufs", _rounded(lufs, 1), "LUFS", "fair" if quiet or loud else "good", advice)


def offset(value: float) -> Finding:
    """Direct current, as part of full scale; preparing takes it away."""
    verdict: Verdict = "good"
    advice = ""
    if abs(value) >= _FAULTY_OFFSET:
        verdict, advice = "bad", "The wave is far off its middle: try another microphone or cable."
    elif abs(value) >= _OFFSET:
        verdict, advice = "fair", "The wave is off its middle. Preparing the sample corrects it."
    return Finding("dc_offset", round(value, 4), "", verdict, advice)


def bandwidth(hertz: float | None) -> Finding:
    """How high the voice reaches."""
    verdict: Verdict = "good"
    advice = ""
    if hertz is not None and hertz < TELEPHONE_HZ:
        verdict = "bad"
        advice = f"Sounds like a telephone: nothing above {hertz / 1000:.1f} kHz. Record with a microphone."
    elif hertz is not None and hertz < _FULL_HZ:
        verdict = "fair"
        advice = f"Dull: nothing above {hertz / 1000:.1f} kHz. Use the original in place of a compressed copy."
    return Finding("bandwidth_hz", _rounded(hertz, 0), "Hz", verdict, advice)


def room(seconds: float | None) -> Finding:
    """How long the room rings."""
    verdict: Verdict = "good" if not rings(seconds) else "fair" if (seconds or 0.0) < _RINGING_S else "bad"
    advice = "" if verdict == "good" else "The room rings: come closer to the microphone, or hang up blankets."
    return Finding("reverberation_s", _rounded(seconds, 2), "s", verdict, advice)


def rings(seconds: float | None) -> bool:
    """Whether a room is heard."""
    return seconds is not None and seconds >= _DRY_S


def music(share: float, spans: Stretches) -> Finding:
    """How much of the time tones sound that are no voice."""
    percent = round(100 * share, 1)
    some, much = _MUSIC_PERCENT
    if percent < some:
        return Finding("music_percent", percent, "%", "good")
    advice = "Music or a hum is heard: switch it off, or cut those parts out."
    return Finding(
        "music_percent", percent, "%", "fair" if percent < much else "bad", advice, _spans(spans, "Music")
    )


def _spans(stretches: Stretches, label: str) -> tuple[Span, ...]:
    return tuple(Span(round(start, 3), round(end, 3), label) for start, end in stretches)


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
