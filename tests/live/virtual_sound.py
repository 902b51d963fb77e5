"""A virtual sound card: a private PulseAudio server with microphones to speak into and loudspeakers to record."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import numpy as np
import soundfile

from voiceapp.core.frames import Samples

MIC_RATE = 16_000
SPEAKER_RATE = 48_000
MICROPHONE = "Desk microphone"
SPARE = "Built-in microphone"
SPEAKERS = "Room speakers"

_NULL = "load-module module-null-sink norewinds=1 format=s16le"
_SERVER = f"""
load-module module-native-protocol-unix socket={{folder}}/native auth-anonymous=1
{_NULL} sink_name=mic_feed rate=16000 channels=1 sink_properties=device.description=Feed
{_NULL} sink_name=spare_feed rate=44100 channels=2 sink_properties=device.description=Spare
{_NULL} sink_name=speakers rate=48000 channels=2 sink_properties=device.description="Room\\ speakers"
load-module module-remap-source source_name=desk_mic master=mic_feed.monitor \
source_properties=device.description="Desk\\ microphone"
load-module module-remap-source source_name=built_in_mic master=spare_feed.monitor \
source_properties=device.description="Built-in\\ microphone"
set-default-sink speakers
set-default-source desk_mic
"""

_ALSA = """
pcm.!default { type pulse }
ctl.!default { type pulse }
pcm.pulse { type pulse hint.description "PulseAudio" }
"""


class VirtualSound:
    """The running server. ``environment`` is what a process needs to use it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        run = folder / "run"
        run.mkdir(mode=0o700)
        (folder / "server.pa").write_text(_SERVER.format(folder=folder))
        (folder / "asound.conf").write_text(_ALSA)
        self.environment = {
            "PULSE_SERVER": f"unix:{folder}/native",
            "PULSE_COOKIE": f"{folder}/cookie",
            "XDG_RUNTIME_DIR": str(run),
            "ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{folder}/asound.conf",
        }
        self._server = subprocess.Popen(
            [
                *(
                    "pulseaudio",
                    "-n",
                    "--daemonize=no",
                    "--exit-idle-time=-1",
                    "--use-pid-file=no",
                    "--realtime=no",
                ),
                *(f"--log-target=file:{folder}/pulse.log", "-F", str(folder / "server.pa")),
            ],
            env={**os.environ, **self.environment, "HOME": str(folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(lambda: self._control("info").returncode == 0, 10.0)

    def stop(self) -> None:
        """End the server."""
        self._server.terminate()
        self._server.wait(10)

    # ----------------------------------------------------------------------------- microphone

    def speak_into_mic(self, sound: Path | Samples, rate: int = MIC_RATE, feed: str = "mic_feed") -> Playing:
        """Begin to play a sound file, or mono samples, into a virtual microphone."""
        if isinstance(sound, Path):
            samples, rate = soundfile.read(sound, dtype="float32", always_2d=True)
            sound = samples.mean(axis=1)
        return Playing(self, np.asarray(sound, np.float32), rate, feed)

    def say(self, text: str, voice: str = "slt") -> Samples:
        """Speech of flite, 16 kHz, without the silence around it."""
        path = self.folder / "said.wav"
        subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True, capture_output=True)
        samples, rate = soundfile.read(path, dtype="float32")
        assert rate == MIC_RATE
        return trimmed(np.asarray(samples, np.float32))

    def unplug(self, source: str = "desk_mic") -> None:
        """Take a virtual microphone away, even while it is used."""
        self._unload(f"source_name={source}")

    def unplug_speakers(self) -> None:
        """Take the loudspeakers away, even while they play."""
        self._unload("sink_name=speakers")

    def plug_in_speakers(self) -> None:
        """Bring them back, as the default ones."""
        described = "sink_properties=device.description='" + SPEAKERS.replace(" ", "\\ ") + "'"
        done = self._control(
            *("load-module", "module-null-sink", "norewinds=1", "format=s16le", "sink_name=speakers"),
            *(f"rate={SPEAKER_RATE}", "channels=2", described),
        )
        assert done.returncode == 0
        assert self._control("set-default-sink", "speakers").returncode == 0

    def _unload(self, argument: str) -> None:
        listed = self._control("list", "short", "modules").stdout
        number = next(line.split("\t")[0] for line in listed.splitlines() if argument in line.split())
        assert self._control("unload-module", number).returncode == 0

    def plug_in(self, source: str = "desk_mic", name: str = MICROPHONE, feed: str = "mic_feed") -> None:
        """Bring a virtual microphone back, as the default one."""
        described = "source_properties=device.description='" + name.replace(" ", "\\ ") + "'"
        done = self._control(
            "load-module", "module-remap-source", f"source_name={source}", f"master={feed}.monitor", described
        )
        assert done.returncode == 0
        assert self._control("set-default-source", source).returncode == 0

    def microphones(self) -> list[str]:
        """The names of the virtual microphones that are plugged in."""
        lines = self._control("list", "sources").stdout.splitlines()
        names = [line.partition(":")[2].strip() for line in lines if line.strip().startswith("Description:")]
        return [name for name in names if "microphone" in name]

    def listeners(self) -> list[str]:
        """The programs that record a microphone now, as the system's indicator shows them."""
        lines = [line.split("\t") for line in self._control("list", "short", "source-outputs").stdout.splitlines()]
        return [line[0] for line in lines if line[2] != "-"]  # the virtual microphones themselves have no client

    # ------------------------------------------------------------------------------- speakers

    @contextmanager
    def echo(self, delay_s: float = 0.06) -> Iterator[None]:
        """A room: what the loudspeakers play is heard by the microphone, so much later."""
        loaded = self._control(
            *("load-module", "module-loopback", "source=speakers.monitor", "sink=mic_feed"),
            *(f"latency_msec={round(delay_s * 1000)}", "source_dont_move=1", "sink_dont_move=1"),
        )
        assert loaded.returncode == 0
        try:
            yield
        finally:
            self._control("unload-module", loaded.stdout.strip())

    @contextmanager
    def recording(self, source: str = "speakers.monitor", rate: int = SPEAKER_RATE) -> Iterator[Recording]:
        """Record what the loudspeakers play, from the moment that something is recorded."""
        recording = Recording(self, source, rate)
        try:
            yield recording
        finally:
            recording.stop()

    def record_speakers(self, seconds: float) -> Samples:
        """What the loudspeakers play from now on, mono at 48 kHz."""
        with self.recording() as recording:
            wait_until(lambda: recording.seconds >= seconds, seconds + 5)
            return recording.samples

    def _control(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["pactl", *arguments], env={**os.environ, **self.environment}, capture_output=True, text=True
        )


class Playing:
    """Sound on its way into a virtual microphone. ``started_s``: when the server took the first of it."""

    def __init__(self, card: VirtualSound, samples: Samples, rate: int, feed: str) -> None:
        self.seconds = len(samples) / rate
        self._process = subprocess.Popen(
            [
                *("pacat", "--playback", f"--device={feed}", f"--rate={rate}", "--channels=1"),
                *("--format=float32le", "--latency-msec=200"),
            ],
            env={**os.environ, **card.environment},
            stdin=subprocess.PIPE,
        )
        self.started_s = time.monotonic()
        data = samples.astype("<f4").tobytes()
        self._thread = threading.Thread(target=self._feed, args=(self._process.stdin, data))
        self._thread.start()

    @staticmethod
    def _feed(pipe: IO[bytes], data: bytes) -> None:
        with contextlib.suppress(BrokenPipeError), pipe:  # it was stopped
            pipe.write(data)

    def wait(self) -> None:
        """Until it has been played."""
        self._process.wait(self.seconds + 10)
        self._thread.join()

    def stop(self) -> None:
        """Play no more."""
        self._process.terminate()
        self.wait()


class Recording:
    """What a source gives, mono float32, growing while it runs."""

    def __init__(self, card: VirtualSound, source: str, rate: int) -> None:
        self.rate = rate
        self._data = bytearray()
        self._process = subprocess.Popen(
            [
                *("parec", f"--device={source}", f"--rate={rate}", "--channels=1", "--format=float32le"),
                "--latency-msec=10",
            ],
            env={**os.environ, **card.environment},
            stdout=subprocess.PIPE,
        )
        self._thread = threading.Thread(target=self._read)
        self._thread.start()
        wait_until(lambda: len(self._data) > 0, 10.0)

    def _read(self) -> None:
        assert self._process.stdout is not None
        while data := self._process.stdout.read1(1 << 14):  # type: ignore[attr-defined]
            self._data += data

    @property
    def seconds(self) -> float:
        return len(self._data) / 4 / self.rate

    def silent_for(self, seconds: float) -> bool:
        """Whether the last ``seconds`` are silence. Reads only them: copying all of it, over and over, would
        keep the reading thread from its work, and what it does not read in time the server drops."""
        last = bytes(self._data[-round(seconds * self.rate) * 4 :])
        return len(last) >= seconds * self.rate * 4 - 4 and not any(last)

    @property
    def samples(self) -> Samples:
        """Everything so far."""
        return np.frombuffer(bytes(self._data[: len(self._data) // 4 * 4]), "<f4").astype(np.float32)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)
        self._thread.join()
        assert self._process.stdout is not None
        self._process.stdout.close()


def wait_until(condition: Callable[[], bool], timeout_s: float) -> None:
    """Wait for something outside this process, which nothing here can be told of."""
    end = time.monotonic() + timeout_s
    waiting = threading.Event()
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        waiting.wait(0.02)


def trimmed(samples: Samples, below: float = 0.005) -> Samples:
    """Without the silence before and after."""
    loud = np.flatnonzero(np.abs(samples) > below)
    return samples[loud[0] : loud[-1] + 1] if len(loud) else samples[:0]


def missing_programs() -> list[str]:
    """The programs of the virtual sound card that are not installed."""
    return [name for name in ("pulseaudio", "pactl", "pacat", "parec", "flite") if shutil.which(name) is None]
