"""The processes that touch sound devices: one for each talk or player, one for each recording."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from voiceapp.core.settings import Settings
from voiceapp.engines.catalog import find
from voiceapp.workers.client import Worker
from voiceapp.workers.listening import RemoteListener
from voiceapp.workers.process import ChildSpec
from voiceapp.workers.recording import RemoteRecorder
from voiceapp.workers.sound import RemoteSound


class SoundProcesses:
    """Starts them when they are first needed; ``environment`` is added to theirs."""

    def __init__(self, settings: Settings, environment: Mapping[str, str]) -> None:
        self._settings = settings
        self._environment = environment

    def sound(self) -> RemoteSound:
        """A sound process, not yet started."""
        spec, _ = find("sound", "sound")
        start = partial(self._start, spec.name, spec.title, spec.target, spec.requires)
        return RemoteSound(start, Worker.close, lambda: self._settings.text("sound.sensitivity"))

    def recorder(self) -> RemoteRecorder:
        """Recording processes, none yet started."""
        target, libraries = "voiceapp.engines.sound_recording:SoundRecording", ("sounddevice", "soxr", "soundfile")
        return RemoteRecorder(partial(self._start, "recording", "The recording", target, libraries))

    def listener(self) -> RemoteListener:
        """Listening processes, none yet started."""
        target, libraries = "voiceapp.engines.sound_listening:SoundListening", ("sounddevice", "soxr")
        return RemoteListener(partial(self._start, "listening", "The microphone", target, libraries))

    async def _start(self, name: str, title: str, target: str, libraries: tuple[str, ...]) -> Worker:
        child = ChildSpec(name, title, target, requires=libraries, environment=self._environment, urgent=True)
        worker = await Worker.start(child)
        try:
            await worker.load({})
        except BaseException:  # a cancelled start must not leave a process that nobody knows of
            await worker.close()
            raise
        return worker
