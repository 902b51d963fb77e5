"""The live talk as the user meets it: microphone, conversation, engines in use, stored turns."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    Announced,
    EventBus,
    MicrophoneState,
    RecordingChanged,
    SilenceWanted,
    TalkState,
    TimerFired,
    ToolQuestion,
    TurnFinished,
    TurnStored,
)
from voiceapp.core.frames import Audio, Level, SoundEvent, Transcript
from voiceapp.core.logs import log
from voiceapp.core.protocols import (
    SoundDevice,
    SoundIO,
    SoundOptions,
    Task,
    ToolRunner,
    ToolSpec,
)
from voiceapp.core.setting import Value
from voiceapp.core.settings import Settings
from voiceapp.core.tasks import Tasks
from voiceapp.pipeline.history import History
from voiceapp.pipeline.languages import knows
from voiceapp.pipeline.options import TalkOptions
from voiceapp.pipeline.speakable import warm_up
from voiceapp.pipeline.talk import Talk
from voiceapp.pipeline.wake_gate import WakeGate
from voiceapp.services.between_turns import BetweenTurns
from voiceapp.services.character import Character
from voiceapp.services.engines import EngineService
from voiceapp.services.talk_engines import TalkEngines
from voiceapp.services.talk_settings import SOUND_KEYS, WAKE_KEYS, change_pace, sound_options, wake_settings
from voiceapp.services.talk_sound import TalkSound
from voiceapp.services.turn_keeper import TurnKeeper

RELEASE_TAIL_S = 0.4
"""After push-to-talk is let go the microphone stays open so long: the detector needs a moment for a last word."""


class TalkService:
    """One live talk over one sound process. All methods run on the core's loop.

    ``attended``: somebody is there who can answer a tool's question by hand (else what needs that is refused).
    ``sound_options`` is what an open microphone means: files stand in for devices there. ``sentence`` gives
    what is said when a timer is due. ``chime`` is played after the wake phrase.
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
        character: Character | None = None,
        chime: Audio | None = None,
    ) -> None:
        self.attended = False
        self.finished: list[TurnFinished] = []
        self._settings = settings
        self._bus = bus
        self._gate = WakeGate(sound, engines.spotter, bus, lambda: wake_settings(settings, self._meant, chime))
        self._tools = tools
        self._keeper = keeper
        self._engines = engines
        self._character = character or Character(settings, engines, bus)
        self._in_use = TalkEngines(settings, engines, self._character, bus)
        self._sample = sample
        self._phrases = phrases
        self._sentence = sentence
        self._files = files
        self._held = False
        self._close_after = False
        self._mute_after = False
        self._resting = False  # muted by push-to-talk, not by the user
        self._answers, self._let_go = asyncio.Event(), asyncio.Event()  # nobody dictates; no key is held
        self._recorded = False  # a meeting is being recorded: no hands-free, no wake phrase, nothing aloud
        self._answers.set()
        self._let_go.set()
        self._tasks = Tasks(bus)
        pace = partial(change_pace, settings)
        self._talk = Talk(self._gate, tools, bus, self._options, self._in_use.engines, pace, self._observe)
        self._sound = TalkSound(self._gate, self._talk, bus, self._tasks, self._sound_options)
        self._between = BetweenTurns(self._talk, lambda: self._in_use.engines().chat, tools, self._options, bus)
        bus.subscribe(TurnFinished, self._on_finished)
        bus.subscribe(TurnStored, self._on_stored)
        bus.subscribe(TimerFired, self._on_timer)
        bus.subscribe(Announced, self._on_announced)
        bus.subscribe(RecordingChanged, self._on_recording)
        settings.listen(self._on_setting)

    # ------------------------------------------------------------------------------------- state

    @property
    def state(self) -> TalkState:
        """What the talk does now."""
        return self._talk.state

    @property
    def microphone(self) -> MicrophoneState:
        """Whether the microphone is open."""
        return self._sound.microphone

    @property
    def latest_level(self) -> Level | None:
        """How loud the open microphone is, while that is measured."""
        return self._sound.latest_level

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
        return self._in_use.titles()

    def hears(self, language: str) -> bool:
        """Whether the transcriber in use knows a language."""
        return knows(self._in_use.engines().transcriber.capabilities, language)

    @property
    def tools(self) -> Sequence[ToolSpec]:
        """Every tool that a chat model may call."""
        return self._tools.specs

    def hosts(self) -> dict[Task, str]:
        """The other computers that hear, think or speak."""
        return self._engines.hosts()

    async def devices(self) -> list[SoundDevice]:
        """Microphones and loudspeakers there are now."""
        return await self._gate.devices()

    async def set_engine(self, task: Task, text: str) -> None:
        """Load an engine and use it from the next turn on. Raises VoiceAppError and changes nothing."""
        await self._engines.prepare(task, text)
        self._settings.set(f"engines.{task}", text)

    # --------------------------------------------------------------------------------- microphone

    async def open(self) -> None:
        """Open the microphone (or the file in its place) and listen; the engines load meanwhile."""
        self._close_after = False
        await self._listen()

    async def _listen(self, muted: bool = False) -> None:
        if self.from_file:
            await self._warm_up()  # a file does not wait, and its turns are timed
        async with self._sound.lock:
            if self.microphone == "closed" and not self._files:
                await self._sound.close(tell=False)  # it was lost: look for it anew, and tell what is found
            if self.microphone == "closed":
                self._resting = self._pushes and not (self._held or self._files or self._talk.take)
                await self._sound.begin_muted(muted or self._resting)
            await self._sound.open(self._sound_options(True))
        if not self.from_file:
            self._tasks.spawn(self._warm_up())

    async def close(self) -> None:
        """Close the microphone; a running answer is stopped."""
        self._close_after = False
        async with self._sound.lock:
            await self._sound.close()
            self._resting = False
            await self._talk.set_listening(False)

    async def ready(self) -> None:
        """Wait until the engines in use are loaded. Raises VoiceAppError where one cannot be."""
        await self._warm_up()

    async def mute(self, muted: bool) -> None:
        """Let go of the microphone (the system shows it as unused) and hear nothing, or open it again."""
        if self.microphone == "closed" or (self._pushes and self._resting):
            return  # with push-to-talk it is open while the key is held, and only then
        self._mute_after = self._resting = False
        await self._sound.mute(muted)

    async def toggle_mute(self) -> None:
        """Mute the open microphone, or hear again (a system-wide key)."""
        await self.mute(self.microphone == "open")

    @property
    def muted_by_user(self) -> bool:
        """Muted, and not only waiting for the push-to-talk key."""
        return self.microphone == "muted" and not self._resting

    @property
    def _meant(self) -> bool:
        """A key is held, somebody dictates, or the sample question plays: no wake phrase is needed."""
        return (
            self._held
            or self._talk.take is not None
            or bool(self._sound.opened and self._sound.opened.input_file == str(self._sample))
        )

    @property
    def _pushes(self) -> bool:
        return self._recorded or self._settings.text("talk.start") == "push"

    async def hold(self, down: bool) -> None:
        """Push-to-talk: listen while the key is held, answer when it is let go."""
        self._held = down
        if down:
            self._let_go.clear()
            self._bus.publish(SilenceWanted())
            await self._talk.interrupt()
            if self.microphone == "closed":
                self._close_after, self._mute_after = not self._pushes, self._pushes
            self._mute_after = self._mute_after or self.microphone == "muted"
            await self._listen()
            if self._held and self.microphone == "muted":
                await self._sound.mute(False)
        else:
            await self._talk.finish_utterance()
            if self._close_after or self._mute_after:
                self._tasks.spawn(self._rest())
            else:
                self._let_go.set()

    async def _rest(self) -> None:
        """Push-to-talk was let go: the microphone is as it was before."""
        await asyncio.sleep(RELEASE_TAIL_S)
        if self._mute_after and not self._held:
            self._mute_after = False
            self._resting = self._pushes
            await self._sound.mute(True)
        await self._talk.quiet()
        if self._close_after and not self._held:
            await asyncio.shield(self.close())  # the program may end meanwhile, and the sound process has to
        if not self._held:
            self._let_go.set()

    # --------------------------------------------------------------------------------------- turns

    def take(self, taker: Callable[[Transcript], None] | None) -> None:
        """Hand what is heard to ``taker`` from now on, instead of answering it; None: answer again."""
        self._talk.take = taker
        if taker is None:
            self._answers.set()
        else:
            self._answers.clear()

    async def quiet(self) -> None:
        """Wait until nobody speaks and nothing is being answered."""
        await self._talk.quiet()

    async def send(self, text: str) -> None:
        """Answer a typed text."""
        if text.strip():
            await self._sound.be_heard()
            await self._talk.send(text)

    async def interrupt(self) -> None:
        """Stop the running answer, and what was begun by it."""
        self._bus.publish(SilenceWanted())
        await self._talk.interrupt()

    @property
    def question(self) -> ToolQuestion | None:
        """The tool's question that waits for the user's word."""
        asked = self._talk.questions.open
        return asked.told if asked else None

    async def answer_question(self, question: int, yes: bool) -> None:
        """The user's answer, by click or key, to a :class:`ToolQuestion`."""
        await self._sound.be_heard()
        await self._talk.answer_question(question, yes)

    async def answer_sample(self) -> None:
        """Let the shipped spoken question stand in for the microphone, and answer it."""
        was_open, was_muted = self.microphone != "closed", self._sound.muted and not self._resting
        options = replace(self._sound_options(True), input_file=str(self._sample), realtime=True)
        async with self._sound.lock:
            await self._sound.begin_muted(False)
            await self._sound.open(options)
        await self._talk.input_ended.wait()
        await self._talk.quiet()
        if self._sound.opened == options:
            await self.close()
            if was_open:
                await self._listen(was_muted)

    async def run_to_end(self, once: bool = False) -> list[TurnFinished]:
        """Talk until the file that stands in for the microphone has ended (``once``: until the first turn)."""
        before = len(self.finished)
        over = asyncio.Event()
        end = self._bus.subscribe(TurnFinished, lambda _: over.set() if once else None)
        waiting = [asyncio.create_task(event.wait()) for event in (over, self._talk.input_ended)]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            await self._talk.quiet()
            while self.question:
                await self._talk.questions.settled()
                await self._talk.quiet()
        finally:
            end()
            for task in waiting:
                task.cancel()
        return self.finished[before:]

    async def play_again(self, turn_id: int) -> None:
        """Speak an earlier reply again."""
        await self.read_aloud((await self._keeper.turn(turn_id)).reply)

    async def read_aloud(self, text: str) -> None:
        """Speak a text that belongs to no talk, until it ends or is interrupted. Raises ``recording-runs``."""
        if self._recorded:
            raise VoiceAppError(
                "recording-runs",
                "Nothing is spoken aloud while a meeting is recorded.",
                "Stop the recording first.",
            )
        await self._sound.be_heard()
        await self._talk.repeat(text)

    async def try_again(self, turn_id: int) -> None:
        """Ask what was asked in an earlier turn once more."""
        await self.send((await self._keeper.turn(turn_id)).transcript)

    async def correct(self, turn_id: int, text: str) -> None:
        """Send a heard sentence again as it was meant; the new turn remembers what was heard."""
        heard = (await self._keeper.turn(turn_id)).transcript
        if text.strip():
            await self._sound.be_heard()
            self._keeper.correcting(self._talk.next_number, heard)
            await self._talk.send(text)

    # -------------------------------------------------------------------------------- conversations

    async def new_conversation(self) -> None:
        """Begin anew: the model forgets what was said so far. Stored at its first turn."""
        await self._talk.interrupt()
        await self._character.begin()
        self._set_conversation(None, History())

    async def open_conversation(self, conversation: int) -> None:
        """Go on with a stored conversation."""
        await self._talk.interrupt()
        await self._character.begin()
        history = await self._keeper.history(conversation)
        self._set_conversation(conversation, history)

    def forget_conversation(self, conversation: int) -> None:
        """A conversation was deleted: if it is the running one, begin anew."""
        if conversation == self.conversation:
            self._set_conversation(None, History())

    def _set_conversation(self, conversation: int | None, history: History) -> None:
        self._keeper.conversation = conversation
        self._talk.conversation = conversation or 0
        self._talk.history = history
        self._talk.questions.close("kept")
        self._between.consider()

    def _on_finished(self, event: TurnFinished) -> None:
        self.finished.append(event)
        log("talk", "turn", typed=event.typed, interrupted=event.interrupted, timeline_ms=event.timeline_ms)

    def _on_stored(self, event: TurnStored) -> None:
        self._talk.conversation = self._keeper.conversation or 0

    def _on_timer(self, event: TimerFired) -> None:
        self._tasks.spawn(self._announce(self._sentence(event)))

    def _on_announced(self, event: Announced) -> None:
        self._tasks.spawn(self._announce(event.text))

    async def _announce(self, text: str) -> None:
        await self._answers.wait()  # nobody is spoken to in mid-sentence
        await self._let_go.wait()
        await self._talk.quiet()
        if self._recorded:
            return  # the window shows it
        await self._sound.be_heard()
        await self._talk.announce(text)

    # ---------------------------------------------------------------------------------- the sound

    async def meter(self, on: bool) -> None:
        """Measure the microphone's level (while somebody looks at it) or not."""
        await self._sound.meter(on)

    def _observe(self, event: SoundEvent) -> None:
        self._sound.observe(event)

    def _sound_options(self, microphone: bool) -> SoundOptions:
        return self._files or sound_options(self._settings, microphone)

    # ------------------------------------------------------------------------- settings and engines

    def _options(self) -> TalkOptions:
        opened = self._sound.opened
        waits = bool(opened and opened.input_file and not opened.realtime)
        options = self._character.options(self._held, waits, self._sound.stays_open)
        options = replace(options, can_ask=self.attended)
        return options if opened and not self._recorded else replace(options, aloud=False, typed_aloud=False)

    def _on_setting(self, key: str, value: Value) -> None:
        if key in SOUND_KEYS and self._sound.opened and not self._files:
            self._tasks.spawn(self._sound.reopen())
        if key in WAKE_KEYS and self.microphone != "closed":
            self._gate.refresh()
            self._tasks.spawn(self._in_use.prepare_wake())
        if key == "talk.start" and self._resting == (not self._pushes) and not self._held:
            self._tasks.spawn(self._start_changed())

    def _on_recording(self, event: RecordingChanged) -> None:
        recorded = event.meeting is not None
        if recorded != self._recorded:
            self._recorded = recorded
            self._tasks.spawn(self._recording_changed())

    async def _recording_changed(self) -> None:
        """A meeting is recorded from now on, or no more: as if push-to-talk was chosen, or given up."""
        if self._recorded:
            await self._talk.interrupt()
        if self._resting == (not self._pushes) and not self._held:
            await self._start_changed()

    async def _start_changed(self) -> None:
        """Push-to-talk was chosen, or something else instead: let go of the microphone, or take it again."""
        if self.microphone != "closed" and (self._resting or not self._sound.muted):
            self._resting = self._pushes
            await self._sound.mute(self._pushes)

    async def _warm_up(self) -> None:
        """Load the engines side by side, so that the first turn does not wait for them; a dictation needs one."""
        tasks: tuple[Task, ...] = ("asr",) if self._talk.take else ("asr", "llm", "tts")
        await self._in_use.prepare(tasks)
        warm_up(self._options().speak.language)
        self._between.consider()

    # ----------------------------------------------------------------------------------------- end

    async def end(self) -> None:
        """Close everything, with what is still to be stored stored."""
        await self._between.end()
        await self._tasks.cancel()
        await self.close()
        await self._tasks.drain()
        await self._keeper.drain()
