"""What deliveries ask for: each figure at its limit, just inside and just outside."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from voiceapp.audio.levels import Levels
from voiceapp.audio.writer import check_ending
from voiceapp.core.errors import VoiceAppError
from voiceapp.services.delivery import PRESETS, Check, Preset, preset, require_ending, take_checks, whole_checks

GOOD = {
    "audiobook": Levels(600.0, -21.0, -20.5, -3.5, -70.0, 0.75, 3.0),
    "podcast": Levels(600.0, -16.0, -17.0, -1.5, -50.0, 0.0, 0.0),
    "video": Levels(600.0, -23.0, -24.0, -1.5, -50.0, 0.0, 0.0),
}


def failed(name: str, **changed: float | None) -> list[str]:
    levels = replace(GOOD[name], **changed)  # type: ignore[arg-type]
    return [check.told for check in whole_checks(PRESETS[name], levels, [levels]) if not check.passed]


@pytest.mark.parametrize("name", PRESETS)
def test_a_file_as_it_is_wanted_passes(name: str) -> None:
    assert failed(name) == []
    wanted = PRESETS[name]
    assert wanted.source.startswith("https://")
    assert wanted.loudness[0] is not None
    assert wanted.loudness[1] is not None
    assert wanted.loudness[0] < wanted.target < wanted.loudness[1]
    for ending in wanted.endings:
        check_ending(Path(f"a{ending}"))


@pytest.mark.parametrize(
    ("name", "changed", "told"),
    [
        ("audiobook", {"rms_db": -17.4}, "Loudness -17.4 dB RMS: 0.6 too high"),
        ("audiobook", {"rms_db": -24.0}, "Loudness -24.0 dB RMS: 1.0 too low"),
        ("audiobook", {"true_peak_db": -2.5}, "Peak -2.5 dB: 0.5 too high"),
        ("audiobook", {"floor_db": -52.0}, "Noise floor -52.0 dB RMS: 8.0 too high"),
        ("audiobook", {"head_s": 0.2}, "Silence at the start 0.2 s: 0.3 too little"),
        ("audiobook", {"tail_s": 5.5}, "Silence at the end 5.5 s: 0.5 too much"),
        ("audiobook", {"duration_s": 7260.0}, "Length 7260.0 s: 60.0 too much"),
        ("podcast", {"lufs": -14.2}, "Loudness -14.2 LUFS: 0.8 too high"),
        ("podcast", {"lufs": -17.5}, "Loudness -17.5 LUFS: 0.5 too low"),
        ("podcast", {"true_peak_db": 0.3}, "Peak 0.3 dB: 1.3 too high"),
        ("video", {"lufs": -21.8}, "Loudness -21.8 LUFS: 0.2 too high"),
        ("video", {"true_peak_db": -0.4}, "Peak -0.4 dB: 0.6 too high"),
    ],
)
def test_each_figure_fails_by_how_much(name: str, changed: dict[str, float], told: str) -> None:
    assert failed(name, **changed) == [told]


def test_a_figure_at_its_limit_passes() -> None:
    assert failed("audiobook", rms_db=-18.0, true_peak_db=-3.0, floor_db=-60.0, head_s=0.5, tail_s=1.0) == []
    assert failed("audiobook", rms_db=-23.04) == []  # as it is shown
    assert failed("podcast", lufs=None) == []  # too short to be told


def test_the_noise_of_the_noisiest_take_counts() -> None:
    takes = [GOOD["audiobook"], replace(GOOD["audiobook"], floor_db=-50.0)]
    checks = {check.name: check for check in whole_checks(PRESETS["audiobook"], GOOD["audiobook"], takes)}
    assert (checks["Noise floor"].value, checks["Noise floor"].passed) == (-50.0, False)
    assert [check.name for check in take_checks(PRESETS["podcast"], takes[0])] == ["Loudness", "Peak"]


def test_unknown_presets_and_other_formats_are_refused() -> None:
    assert preset("podcast") is PRESETS["podcast"]
    with pytest.raises(VoiceAppError) as told:
        preset("tv")
    assert (told.value.code, told.value.next_step) == ("preset-unknown", "There are audiobook, podcast, video.")
    with pytest.raises(VoiceAppError) as told:
        require_ending(PRESETS["audiobook"], Path("a.wav"))
    assert told.value.code == "format-not-taken"
    assert told.value.next_step == "Use a name that ends with .mp3."
    require_ending(PRESETS["video"], Path("a.FLAC"))


def test_checks_know_no_limit_where_there_is_none() -> None:
    assert Check("Peak", -9.0, "dB", None, -3.0).off == 0.0
    assert isinstance(PRESETS["video"], Preset)
    assert [check.name for check in whole_checks(PRESETS["video"], GOOD["video"], [])] == ["Loudness", "Peak"]
