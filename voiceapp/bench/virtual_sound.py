"""A sound card that exists only for a measurement: PulseAudio with null sinks, played to and recorded from outside.

The microphone is the monitor of the sink ``mic_feed`` (play there = speak into it); what the app plays goes
to the sink ``speakers`` and is recorded from its monitor.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples

RATE = 16_000

_PULSE = """load-module module-native-protocol-unix socket={folder}/native auth-anonymous=1
load-module module-null-sink sink_name=mic_feed norewinds=1 format=s16le rate=16000 channels=1
load-module module-null-sink sink_name=speakers norewinds=1 format=s16le rate=48000 channels=2
load-module module-remap-source source_name=vmic master=mic_feed.monitor
set-default-sink speakers
set-default-source vmic
"""
_ALSA = """pcm.!default { type pulse }
ctl.!default { type pulse }
pcm.pulse { type pulse hint.description "PulseAudio" }
"""


class Recording:
    """A running recording of a source: 16 kHz mono, each sample's time on the monotonic clock."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._blocks: list[bytes] = []
        self._count = 0
        self._start_s = float("inf")
        self._reader = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self._process.stdout
        while block := await self._process.stdout.read(4096):
            self._count += len(block) // 2
            self._blocks.append(block)
            # Blocks arrive late, never early: the earliest estimate of the start is the best one.
            self._start_s = min(self._start_s, time.monotonic() - self._count / RATE)

    async def wait_running(self) -> None:
        """Wait for the first sound, silence included."""
        while not self._count:
            await asyncio.sleep(0.01)

    async def stop(self) -> tuple[Samples, float]:
        """End the recording; returns its samples and the monotonic time of the first one."""
        self._process.terminate()
        await self._process.wait()
        await self._reader
        data = b"".join(self._blocks)
        samples = np.frombuffer(data[: len(data) // 2 * 2], np.int16).astype(np.float32) / np.float32(32768)
        return samples, self._start_s


class VirtualSound:
    """``async with VirtualSound() as sound``: its ``environment`` makes PortAudio see the virtual card.

    Raises VoiceAppError where PulseAudio is not installed.
    """

    def __init__(self) -> None:
        self._folder = Path()
        self._server: asyncio.subprocess.Process | None = None
        self.environment: dict[str, str] = {}

    async def __aenter__(self) -> VirtualSound:
        missing = [name for name in ("pulseaudio", "pactl", "pacat") if not shutil.which(name)]
        if missing:
            raise VoiceAppError(
                "pulseaudio-missing",
                "The virtual sound card needs PulseAudio, which is not installed.",
                "Run make test once: it installs what measurements need.",
            )
        self._folder = Path(tempfile.mkdtemp(prefix="voiceapp-sound-"))
        (self._folder / "run").mkdir(mode=0o700)
        (self._folder / "default.pa").write_text(_PULSE.format(folder=self._folder))
        (self._folder / "asound.conf").write_text(_ALSA)
        self.environment = {
            "PULSE_SERVER": f"unix:{self._folder}/native",
            "PULSE_COOKIE": f"{self._folder}/cookie",
            "XDG_RUNTIME_DIR": f"{self._folder}/run",
            "ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{self._folder}/asound.conf",
        }
        self._server = await asyncio.create_subprocess_exec(
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--realtime=no",
            "--log-target=null", "-F", str(self._folder / "default.pa"),
            env=self._environment(HOME=str(self._folder)),
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        for _ in range(100):
            if await self._quietly("pactl", "info") == 0:
                return self
            await asyncio.sleep(0.05)
        await self.__aexit__(None, None, None)
        raise VoiceAppError("pulseaudio-failed", "The virtual sound card did not start.", "Try again.", True)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server:
            self._server.terminate()
            await self._server.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _environment(self, **more: str) -> dict[str, str]:
        return {**os.environ, **self.environment, **more}

    async def _quietly(self, *command: str) -> int:
        process = await asyncio.create_subprocess_exec(
            *command, env=self._environment(),
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        return await process.wait()

    async def speak(self, audio: Audio) -> None:
        """Play mono sound into the virtual microphone; returns once it was played."""
        data = (np.clip(audio.samples, -1, 1) * 32767).astype("<i2").tobytes()
        process = await asyncio.create_subprocess_exec(
            "pacat", "--playback", "--device=mic_feed", "--format=s16le", "--channels=1",
            f"--rate={audio.rate}", "--latency-msec=20", env=self._environment(),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        await process.communicate(data)

    @asynccontextmanager
    async def room(self, delay_s: float = 0.06) -> AsyncIterator[None]:
        """While inside, the microphone hears what the loudspeakers play, so much later."""
        process = await asyncio.create_subprocess_exec(
            "pactl", "load-module", "module-loopback", "source=speakers.monitor", "sink=mic_feed",
            f"latency_msec={round(delay_s * 1000)}", "source_dont_move=1", "sink_dont_move=1",
            env=self._environment(), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        module, _ = await process.communicate()
        try:
            yield
        finally:
            await self._quietly("pactl", "unload-module", module.decode().strip())

    async def record(self, source: str) -> Recording:
        """Record a source ("vmic", "speakers.monitor") from now on."""
        process = await asyncio.create_subprocess_exec(
            "pacat", "--record", f"--device={source}", "--format=s16le", "--channels=1", f"--rate={RATE}",
            "--latency-msec=5", env=self._environment(),
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        recording = Recording(process)
        await recording.wait_running()
        return recording
