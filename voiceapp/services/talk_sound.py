"""The sound of a talk: devices opened and closed, and what becomes of the microphone meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, MicrophoneChanged, MicrophoneState, Notice
from voiceapp.core.frames import DeviceState, EchoState, Level, SoundEvent
from voiceapp.core.protocols import SoundIO, SoundOptions
from voiceapp.core.tasks import Tasks
from voiceapp.pipeline.talk import Talk
from voiceapp.services.microphone_watch import MicrophoneWatch


class TalkSound:
    """What ``sound`` has open for ``talk``. All on the core's loop.

    Who calls :meth:`open` or :meth:`close` holds ``lock``. ``options``: what to open, with a microphone or not.
    ``opened``: what is open now; ``muted``: the microphone is let go of; ``stays_open``: it hears during speech.
    """

    def __init__(
        self,
        sound: SoundIO,
        talk: Talk,
        bus: EventBus,
        tasks: Tasks,
        options: Callable[[bool], SoundOptions],
    ) -> None:
        self.microphone: MicrophoneState = "closed"
        self.latest_level: Level | None = None
        self.lock = asyncio.Lock()
        self.opened: SoundOptions | None = None
        self.muted = False
        self.stays_open = False
        self._sound, self._talk, self._bus, self._tasks = sound, talk, bus, tasks
        self._options = options
        self._running: asyncio.Task[None] | None = None
        self._metered = False
        self._echo_told = False
        self._watch = MicrophoneWatch(bus)

    async def open(self, wanted: SoundOptions) -> None:
        """Open, instead of what is open now. Raises VoiceAppError where that cannot be."""
        if self.opened == wanted:
            return
        await self.close(tell=not wanted.use_microphone)
        self._talk.input_ended.clear()
        self.stays_open = False  # until the sound process tells
        try:
            await self._sound.open(wanted)
        except asyncio.CancelledError:
            await self._sound.close()
            raise
        self.opened = wanted
        await self._talk.set_listening(wanted.use_microphone)
        self._running = asyncio.create_task(self._talk.run(), name="talk")
        self._running.add_done_callback(self._ended)
        if self._metered:
            await self._sound.meter(True)

    async def be_heard(self) -> None:
        """Have loudspeakers: those of an open microphone or sample, else without a microphone.

        Where there is no sound at all that is told, and answers are to be read.
        """
        async with self.lock:
            if self.opened is None:
                try:
                    await self.open(self._options(False))
                except VoiceAppError as error:
                    self._bus.publish(Notice.of(error))

    async def reopen(self) -> None:
        """Let a sound setting take effect, after what is being said."""
        await self._talk.quiet()
        async with self.lock:
            opened = self.opened
            if opened and not opened.input_file:
                wanted = self._options(opened.use_microphone)
                await self.close(tell=False)
                await self.open(wanted)

    async def close(self, tell: bool = True) -> None:
        """Close what is open; a running answer is stopped. ``tell``: that the microphone is closed."""
        if self.opened is None:
            return
        await self._talk.interrupt()
        self.opened = None
        await self._sound.close()
        if self._running:
            await asyncio.wait([self._running])
        self._talk.input_ended.set()
        if tell:
            await self.begin_muted(False)
            self._set_microphone("closed")

    async def begin_muted(self, muted: bool) -> None:
        """How the microphone is to be opened next."""
        self.muted = muted
        await self._sound.mute(muted)

    async def mute(self, muted: bool) -> None:
        """Let go of the open microphone, or take it again; what was being said is over."""
        await self.begin_muted(muted)
        if muted:
            await self._talk.finish_utterance()
        self._set_microphone("muted" if muted else "open")

    async def meter(self, on: bool) -> None:
        """Measure the microphone's level or not, now and when it is opened."""
        if self.opened:
            await self._sound.meter(on)
        self._metered = on

    # -------------------------------------------------------------------------------- what is told

    def observe(self, event: SoundEvent) -> None:
        """Everything that the sound process tells."""
        if self.opened and not self.opened.input_file:
            self._watch.observe(event)
        match event:
            case Level():
                self.latest_level = event
            case DeviceState():
                self._on_device(event)
            case EchoState():
                self.stays_open = event.open
                if event.error and not self._echo_told:
                    self._echo_told = True
                    self._bus.publish(Notice.of(event.error, action="settings:sound.echo"))

    def _on_device(self, device: DeviceState) -> None:
        if device.kind == "microphone":
            if device.name and (self.opened is None or self.opened.use_microphone):
                self._set_microphone("muted" if self.muted else "open", device.name)
            elif not device.name:
                self._set_microphone("closed")
                self._tasks.spawn(self._talk.set_listening(False))
        if device.error:
            self._bus.publish(Notice.of(device.error, action=f"settings:sound.{device.kind}"))
        elif device.sentence:
            action = f"settings:sound.{device.kind}"
            self._bus.publish(Notice("warning", device.sentence, "", action, "device-changed"))

    def _set_microphone(self, state: MicrophoneState, name: str | None = None) -> None:
        if state != "open":
            self.latest_level = None
        if state != self.microphone or name:
            self.microphone = state
            self._bus.publish(MicrophoneChanged(state, name))
        if state != "closed" and not self._talk.listening:  # plugged in again
            self._tasks.spawn(self._talk.set_listening(True))

    def _ended(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if self._running is task:
            self.opened = None
        if error:
            self._set_microphone("closed")
            self._tasks.spawn(self._talk.set_listening(False))
        if isinstance(error, VoiceAppError):
            self._bus.publish(Notice.of(error))
        elif error:
            task.get_loop().call_exception_handler({"message": "the talk failed", "exception": error})
