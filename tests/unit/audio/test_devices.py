"""Which devices are shown, which one is meant by a name, and what is said when there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest

from voiceapp.audio import devices as module
from voiceapp.audio.devices import Device, DeviceSource, Kind, check, find_devices, hidden_stderr, pick
from voiceapp.audio.pulse import PulseDevice
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import SoundDevice


def device(name: str, kind: Kind = "microphone", default: bool = False, pulse: str = "") -> Device:
    return Device(SoundDevice(name, name, kind, 48_000, 1, default), 0, pulse)


class FakePortAudio:
    """Lists what it is given: (name, inputs, outputs)."""

    class Default:
        device = (1, 1)

    default = Default()

    def __init__(self, *listed: tuple[str, int, int]) -> None:
        self._listed = listed

    def query_devices(self) -> list[dict[str, Any]]:
        return [
            {
                "name": name,
                "hostapi": 0,
                "max_input_channels": inputs,
                "max_output_channels": outputs,
                "default_samplerate": 44_100.0,
            }
            for name, inputs, outputs in self._listed
        ]

    def query_hostapis(self) -> list[dict[str, Any]]:
        return [{"name": "ALSA"}]


def test_the_servers_names_are_shown_where_a_server_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    served = [
        PulseDevice("alsa_input.usb", "Desk microphone", "microphone", 44_100, 1, False),
        PulseDevice("alsa_input.pci", "Built-in", "microphone", 48_000, 2, True),
        PulseDevice("bt.1", "Headset", "speaker", 16_000, 1, True),
        PulseDevice("bt.2", "Headset", "speaker", 16_000, 1, False),
    ]
    monkeypatch.setattr(module, "portaudio", lambda: FakePortAudio(("hw (hw:0,0)", 2, 2), ("pulse", 32, 32)))
    monkeypatch.setattr(module, "pulse_devices", lambda: served)
    microphones, speakers = check()
    assert [(m.name, m.rate, m.default) for m in microphones] == [
        ("Built-in", 48_000, True),
        ("Desk microphone", 44_100, False),
    ]
    assert [s.name for s in speakers] == ["Headset", "Headset (2)"]
    assert pick(find_devices(), "speaker", "Headset (2)").pulse == "bt.2"


def test_portaudios_names_are_shown_without_the_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = FakePortAudio(("USB: Audio (hw:1,0)", 1, 0), ("default", 32, 32), ("dmix", 0, 2), ("surround51", 0, 6))
    monkeypatch.setattr(module, "portaudio", lambda: listed)
    monkeypatch.setattr(module, "pulse_devices", lambda: None)
    microphones, speakers = check()
    assert [m.name for m in microphones] == ["default", "USB: Audio (hw:1,0)"]
    assert [s.name for s in speakers] == ["default"]


THERE = [device("Desk microphone", pulse="usb.7"), device("Built-in", default=True), device("Room", "speaker")]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        (None, "Built-in"),
        ("", "Built-in"),
        ("Desk microphone", "Desk microphone"),
        ("desk MICROPHONE", "Desk microphone"),
        ("desk", "Desk microphone"),
        ("usb.7", "Desk microphone"),
    ],
)
def test_a_device_is_found_by_its_name_or_a_part_of_it(wanted: str | None, name: str) -> None:
    assert pick(THERE, "microphone", wanted).info.name == name


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(VoiceAppError) as raised:
        pick(THERE, "microphone", "Studio")
    assert raised.value.code == "device-unknown"
    assert raised.value.message == 'There is no microphone called "Studio".'
    assert "Desk microphone" in raised.value.next_step
    assert "Room" not in raised.value.next_step


@pytest.mark.parametrize("kind", ["microphone", "speaker"])
def test_no_device_at_all_is_said(kind: Kind) -> None:
    with pytest.raises(VoiceAppError) as raised:
        pick([], kind, None)
    assert raised.value.code == f"no-{kind}"


class Stubborn(FakePortAudio):
    """Opens a microphone at the ``taken`` rates only; ``starts`` False: it is gone when it is to start."""

    class PortAudioError(Exception):
        pass

    def __init__(self, taken: set[int], reason: str = "Invalid sample rate", starts: bool = True) -> None:
        super().__init__()
        self.asked: list[int] = []
        self.closed = 0
        self._taken, self._reason, self._starts = taken, reason, starts

    def InputStream(self, **wanted: Any) -> Stubborn:
        self.asked.append(wanted["samplerate"])
        if wanted["samplerate"] not in self._taken:
            raise self.PortAudioError(self._reason)
        return self

    latency = 0.04

    def start(self) -> None:
        if not self._starts:
            raise self.PortAudioError("Device unavailable")

    def abort(self, ignore_errors: bool) -> None:
        pass

    def close(self, ignore_errors: bool) -> None:
        self.closed += 1


def test_a_refused_sample_rate_is_replaced_by_one_that_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = Stubborn({44_100})
    monkeypatch.setattr(module, "portaudio", lambda: sound)
    source = DeviceSource(device("Desk microphone"))
    assert source.rate == 44_100
    assert sound.asked[0] == 48_000, "its own rate comes first"
    source.close()


@pytest.mark.parametrize(
    ("reason", "words", "retryable"),
    [
        ("Invalid sample rate", "it refuses every sample rate", False),
        ("Device unavailable", "another program uses it", True),
    ],
)
def test_a_microphone_that_refuses_everything_is_told(
    monkeypatch: pytest.MonkeyPatch, reason: str, words: str, retryable: bool
) -> None:
    sound = Stubborn(set(), reason)
    monkeypatch.setattr(module, "portaudio", lambda: sound)
    with pytest.raises(VoiceAppError, match=words) as raised:
        DeviceSource(device("Desk microphone"))
    assert (raised.value.code, raised.value.retryable) == ("microphone-refused", retryable)
    assert raised.value.next_step
    assert set(sound.asked) == {48_000, 44_100, 16_000}


def test_a_microphone_that_goes_before_it_starts_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = Stubborn({48_000}, starts=False)
    monkeypatch.setattr(module, "portaudio", lambda: sound)
    with pytest.raises(VoiceAppError, match="Desk microphone is gone") as raised:
        DeviceSource(device("Desk microphone"))
    assert raised.value.retryable
    assert sound.closed == 1


def test_a_machine_without_portaudio_is_told_what_to_install() -> None:
    script = (
        "import ctypes.util, sys; ctypes.util.find_library = lambda name: None\n"
        "from voiceapp.audio.devices import check; from voiceapp.core.errors import VoiceAppError\n"
        "try: check()\n"
        "except VoiceAppError as error: print(error.code, error.next_step)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.startswith("portaudio-missing Run: sudo apt install libportaudio2"), done


def test_what_c_libraries_print_stays_off_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with hidden_stderr():
        os.write(2, b"ALSA lib pcm.c: noise\n")
    os.write(2, b"ours\n")
    assert capfd.readouterr().err == "ours\n"
