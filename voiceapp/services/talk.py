"""The live talk as the user meets it: microphone, conversation, engines in use, stored turns."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    EventBus,
    MicrophoneChanged,
    MicrophoneState,
    Notice,
    TalkState,
    TimerFired,
    TurnFinished,
    TurnStored,
)
from voiceapp.core.frames import DeviceState, Level, Overflow, SoundEvent, Transcript
from voiceapp.core.logs import log
from voiceapp.core.protocols import (
    SoundDevice,
    SoundIO,
    SoundOptions,
    Task,
    ToolRunner,
)
from voiceapp.core.settings import Settings, Value
from voiceapp.core.tasks import Tasks
from voiceapp.pipeline.history import History
from voiceapp.pipeline.options import Engines, TalkOptions
from voiceapp.pipeline.talk import Talk
from voiceapp.services.engines import EngineService
from voiceapp.services.talk_settings import SOUND_KEYS, change_pace, sound_options, talk_options
from voiceapp.services.turn_keeper import TurnKeeper

RELEASE_TAIL_S = 0.4
"""After push-to-talk is let go the microphone stays open so long: the detector needs a moment for a last word."""


class TalkService:
    """One live talk over one sound process. All methods run on the core's loop.

    ``sound_options`` is what an open microphone means: files stand in for devices there. ``sentence`` gives
    what is said when a timer is due.
    """

    def __init__(
        self,
        settings: Settings,
        bus: EventBus,
        sound: SoundIO,
        tools: ToolRunner,
        keeper: TurnKeeper,
        engines: EngineService,
        sample: Path,
        phrases: Sequence[tuple[str, str]],
        sentence: Callable[[TimerFired], str],
        files: SoundOptions | None = None,
    ) -> None:
        self.microphone: MicrophoneState = "closed"
        self.latest_level: Level | None = None
        self.finished: list[TurnFinished] = []
        self._settings = settings
        self._bus = bus
        self._sound = sound
        self._keeper = keeper
        self._engines = engines
        self._sample = sample
        self._phrases = phrases
        self._sentence = sentence
        self._files = files
        self._opened: SoundOptions | None = None
        self._running: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()  # the sound is opened and closed by one at a time
        self._muted = False
        self._held = False
        self._close_after = False
        self._metered = False
        self._tasks = Tasks(bus)
        pace = partial(change_pace, settings)
        self._talk = Talk(sound, tools, bus, self._options, self._in_use, pace, self._observe)
        bus.subscribe(TurnFinished, self._on_finished)
        bus.subscribe(TurnStored, self._on_stored)
        bus.subscribe(TimerFired, self._on_timer)
        settings.listen(self._on_setting)

    # ------------------------------------------------------------------------------------- state

    @property
    def state(self) -> TalkState:
        """What the talk does now."""
        return self._talk.state

    @property
    def from_file(self) -> bool:
        """Whether a file stands in for the microphone."""
        return bool(self._files and self._files.input_file)

    @property
    def conversation(self) -> int | None:
        """The stored conversation that the next turn is added to, None for a new one."""
        return self._keeper.conversation

    def phrases(self) -> Sequence[tuple[str, str]]:
        """Phrases that work with the engines in use, as (icon, text)."""
        return self._phrases

    def engines(self) -> dict[Task, str]:
        """What hears, thinks and speaks, by the names that users know."""
        return {task: self._engines.title(task) for task in ("asr", "llm", "tts")}

    async def devices(self) -> list[SoundDevice]:
        """Microphones and loudspeakers there are now."""
        return await self._sound.devices()

    async def set_engine(self, task: Task, text: str) -> None:
        """Load an engine and use it from the next turn on. Raises VoiceAppError and changes nothing."""
        await self._engines.prepare(task, text)
        self._settings.set(f"engines.{task}", text)

    # --------------------------------------------------------------------------------- microphone

    async def open(self) -> None:
        """Open the microphone (or the file in its place) and listen; the engines load meanwhile."""
        self._close_after = False
        await self._listen()

    async def _listen(self) -> None:
        if self.from_file:
            await self._warm_up()  # a file does not wait, and its turns are timed
        async with self._lock:
            if self.microphone == "closed" and not self._files:
                await self._close_sound(tell=False)  # it was lost: look for it anew, and tell what is found
            await self._open_sound(self._sound_options(True))
        if not self.from_file:
            self._tasks.spawn(self._warm_up())

    async def close(self) -> None:
        """Close the microphone; a running answer is stopped."""
        self._close_after = False
        async with self._lock:
            await self._close_sound()
            await self._talk.set_listening(False)

    async def ready(self) -> None:
        """Wait until the engines in use are loaded. Raises VoiceAppError where one cannot be."""
        await self._warm_up()

    async def mute(self, muted: bool) -> None:
        """Stop or start hearing, with the microphone kept open."""
        if self.microphone == "closed":
            return
        self._muted = muted
        await self._sound.mute(muted)
        if muted:
            await self._talk.finish_utterance()
        self._set_microphone("muted" if muted else "open")

    async def hold(self, down: bool) -> None:
        """Push-to-talk: listen while the key is held, answer when it is let go."""
        self._held = down
        if down:
            await self._talk.interrupt()
            self._close_after = self._close_after or self.microphone == "closed"
            await self._listen()
        else:
            await self._talk.finish_utterance()
            if self._close_after:
                self._tasks.spawn(self._close_when_quiet())

    async def _close_when_quiet(self) -> None:
        await asyncio.sleep(RELEASE_TAIL_S)
        await self._talk.quiet()
        if self._close_after and not self._held:
            await asyncio.shield(self.close())  # the program may end meanwhile, and the sound process has to

    async def meter(self, on: bool) -> None:
        """Measure the microphone's level (while somebody looks at it) or not."""
        if self._opened:
            await self._sound.meter(on)
        self._metered = on

    # --------------------------------------------------------------------------------------- turns

    def take(self, taker: Callable[[Transcript], None] | None) -> None:
        """Hand what is heard to ``taker`` from now on, instead of answering it; None: answer again."""
        self._talk.take = taker

    async def quiet(self) -> None:
        """Wait until nobody speaks and nothing is being answered."""
        await self._talk.quiet()

    async def send(self, text: str) -> None:
        """Answer a typed text."""
        if text.strip():
            await self._be_heard()
            await self._talk.send(text)

    async def interrupt(self) -> None:
        """Stop the running answer."""
        await self._talk.interrupt()

    async def answer_sample(self) -> None:
        """Let the shipped spoken question stand in for the microphone, and answer it."""
        was_open = self.microphone != "closed"
        options = replace(self._sound_options(True), input_file=str(self._sample), realtime=True)
        async with self._lock:
            await self._open_sound(options)
        await self._talk.input_ended.wait()
        await self._talk.quiet()
        if self._opened == options:
            await self.close()
            if was_open:
                await self.open()

    async def run_to_end(self, once: bool = False) -> list[TurnFinished]:
        """Talk until the file that stands in for the microphone has ended (``once``: until the first turn)."""
        before = len(self.finished)
        over = asyncio.Event()
        end = self._bus.subscribe(TurnFinished, lambda _: over.set() if once else None)
        waiting = [asyncio.create_task(event.wait()) for event in (over, self._talk.input_ended)]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            await self._talk.quiet()
        finally:
            end()
            for task in waiting:
                task.cancel()
        return self.finished[before:]

    async def play_again(self, turn_id: int) -> None:
        """Speak an earlier reply again."""
        turn = await self._keeper.turn(turn_id)
        await self._be_heard()
        await self._talk.repeat(turn.reply)

    async def try_again(self, turn_id: int) -> None:
        """Ask what was asked in an earlier turn once more."""
        await self.send((await self._keeper.turn(turn_id)).transcript)

    async def correct(self, turn_id: int, text: str) -> None:
        """Send a heard sentence again as it was meant; the new turn remembers what was heard."""
        heard = (await self._keeper.turn(turn_id)).transcript
        if text.strip():
            await self._be_heard()
            self._keeper.correcting(self._talk.next_number, heard)
            await self._talk.send(text)

    # -------------------------------------------------------------------------------- conversations

    async def new_conversation(self) -> None:
        """Begin anew: the model forgets what was said so far. Stored at its first turn."""
        await self._talk.interrupt()
        self._set_conversation(None, History())

    async def open_conversation(self, conversation: int) -> None:
        """Go on with a stored conversation."""
        await self._talk.interrupt()
        self._set_conversation(conversation, await self._keeper.history(conversation))

    def forget_conversation(self, conversation: int) -> None:
        """A conversation was deleted: if it is the running one, begin anew."""
        if conversation == self.conversation:
            self._set_conversation(None, History())

    def _set_conversation(self, conversation: int | None, history: History) -> None:
        self._keeper.conversation = conversation
        self._talk.conversation = conversation or 0
        self._talk.history = history

    def _on_finished(self, event: TurnFinished) -> None:
        self.finished.append(event)
        log("talk", "turn", typed=event.typed, interrupted=event.interrupted, timeline_ms=event.timeline_ms)

    def _on_stored(self, event: TurnStored) -> None:
        self._talk.conversation = self._keeper.conversation or 0

    def _on_timer(self, event: TimerFired) -> None:
        self._tasks.spawn(self._announce(self._sentence(event)))

    async def _announce(self, text: str) -> None:
        await self._talk.quiet()
        await self._be_heard()
        await self._talk.announce(text)

    # ---------------------------------------------------------------------------------- the sound

    def _sound_options(self, microphone: bool) -> SoundOptions:
        return self._files or sound_options(self._settings, microphone)

    async def _be_heard(self) -> None:
        """Have loudspeakers: those of an open microphone or sample, else without a microphone.

        Where there is no sound at all that is told, and answers are to be read.
        """
        async with self._lock:
            if self._opened is None:
                try:
                    await self._open_sound(self._sound_options(False))
                except VoiceAppError as error:
                    self._bus.publish(Notice.of(error))

    async def _reopen(self) -> None:
        """Let a sound setting take effect, after what is being said."""
        await self._talk.quiet()
        async with self._lock:
            if self._opened and not self._opened.input_file:
                wanted = self._sound_options(self._opened.use_microphone)
                await self._close_sound(tell=False)
                await self._open_sound(wanted)

    async def _open_sound(self, wanted: SoundOptions) -> None:
        """Open, instead of what is open now. Like :meth:`_close_sound` for who holds the lock."""
        if self._opened == wanted:
            return
        await self._close_sound(tell=not wanted.use_microphone)
        self._talk.input_ended.clear()
        try:
            await self._sound.open(wanted)
        except asyncio.CancelledError:
            await self._sound.close()
            raise
        self._opened = wanted
        await self._talk.set_listening(wanted.use_microphone)
        self._running = asyncio.create_task(self._talk.run(), name="talk")
        self._running.add_done_callback(self._sound_ended)
        if self._metered:
            await self._sound.meter(True)

    async def _close_sound(self, tell: bool = True) -> None:
        if self._opened is None:
            return
        await self._talk.interrupt()
        self._opened = None
        await self._sound.close()
        if self._running:
            await asyncio.wait([self._running])
        self._talk.input_ended.set()
        if tell:
            self._muted = False
            await self._sound.mute(False)
            self._set_microphone("closed")

    def _sound_ended(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if self._running is task:
            self._opened = None
        if error:
            self._set_microphone("closed")
            self._tasks.spawn(self._talk.set_listening(False))
        if isinstance(error, VoiceAppError):
            self._bus.publish(Notice.of(error))
        elif error:
            task.get_loop().call_exception_handler({"message": "the talk failed", "exception": error})

    def _observe(self, event: SoundEvent) -> None:
        match event:
            case Level():
                self.latest_level = event
            case DeviceState():
                self._on_device(event)
            case Overflow():
                sentence = "The computer was too busy and some of what you said was lost."
                self._bus.publish(Notice("warning", sentence, "Close other programs.", code="overflow"))

    def _on_device(self, device: DeviceState) -> None:
        if device.kind == "microphone":
            if device.name and (self._opened is None or self._opened.use_microphone):
                self._set_microphone("muted" if self._muted else "open", device.name)
            elif not device.name:
                self._set_microphone("closed")
                self._tasks.spawn(self._talk.set_listening(False))
        if device.error:
            self._bus.publish(Notice.of(device.error, action=f"settings:sound.{device.kind}"))
        elif device.sentence:
            action = f"settings:sound.{device.kind}"
            self._bus.publish(Notice("warning", device.sentence, "", action, "device-changed"))

    def _set_microphone(self, state: MicrophoneState, name: str | None = None) -> None:
        if state == "closed":
            self.latest_level = None
        if state != self.microphone or name:
            self.microphone = state
            self._bus.publish(MicrophoneChanged(state, name))
        if state != "closed" and not self._talk.listening:  # plugged in again
            self._tasks.spawn(self._talk.set_listening(True))

    # ------------------------------------------------------------------------- settings and engines

    def _options(self) -> TalkOptions:
        opened = self._opened
        waits = bool(opened and opened.input_file and not opened.realtime)
        options = talk_options(self._settings, self._held, waits)
        return options if opened else replace(options, aloud=False, typed_aloud=False)

    def _in_use(self) -> Engines:
        engines = self._engines
        return Engines(engines.transcriber(), engines.chat(), engines.synthesizer())

    def _on_setting(self, key: str, value: Value) -> None:
        if key in SOUND_KEYS and self._opened and not self._files:
            self._tasks.spawn(self._reopen())

    async def _warm_up(self) -> None:
        """Load the engines side by side, so that the first turn does not wait for them; a dictation needs one."""
        tasks: tuple[Task, ...] = ("asr",) if self._talk.take else ("asr", "llm", "tts")
        await asyncio.gather(*(self._engines.prepare(task) for task in tasks), self._prepare_turns())

    async def _prepare_turns(self) -> None:
        """Load what tells whether a turn is over, where one is chosen; a talk goes on without it."""
        try:
            await self._engines.prepare("turn")
        except VoiceAppError as error:
            self._bus.publish(Notice("warning", error.message, error.next_step, "models", error.code))

    # ----------------------------------------------------------------------------------------- end

    async def end(self) -> None:
        """Close everything, with what is still to be stored stored."""
        await self._tasks.cancel()
        await self.close()
        await self._tasks.drain()
        await self._keeper.drain()
