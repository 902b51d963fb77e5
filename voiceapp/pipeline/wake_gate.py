"""A sound process in which speech begins after the wake phrase: the talk never learns of what came before it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, suppress

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice, TalkStateChanged, TurnFinished, WakeChanged
from voiceapp.core.frames import (
    FRAME_SAMPLES,
    SPEECH_RATE,
    Audio,
    AudioChunk,
    Heard,
    PlaybackStarted,
    SoundEvent,
    Speech,
    SpeechStarted,
)
from voiceapp.core.protocols import SoundDevice, SoundIO, SoundOptions, WakeSpotter
from voiceapp.pipeline.endpointing import Endpointer, FixedDelay
from voiceapp.pipeline.wake import Wakefulness, WakeSettings

SOUND_TURN = 0
"""The talk's turns count from 1: what this one plays belongs to nobody's answer."""

SILENCE_S = 0.6
"""Silence after which what was said without the phrase is over, and the sound process may rest."""

BREATH_S = 0.3
"""So much silence after the phrase: nothing more comes in the same breath, and the sound may be played."""

FOLLOWS_S = 0.16
"""So much speech after the phrase is a request, and no longer the phrase's own last sound."""

PIECE_FRAMES = 5
"""Frames that the spotter is given at a time: ten questions a second while somebody speaks."""

FRAME_S = FRAME_SAMPLES / SPEECH_RATE
PATIENCE_S = 5.0
"""A spotter that takes longer to answer (loading included) has failed: the talk must not stand still with it."""

_KEPT_FRAMES = round(2.0 / FRAME_S)


class WakeGate:
    """Wraps a SoundIO. While the phrase is needed, what is captured goes to the spotter and no further.

    ``settings`` are read at every start of speech. Frames of the request begin right where the phrase ended.
    A spotter that fails is told once for each utterance, which is then not heard; the next one tries anew.
    """

    def __init__(
        self,
        sound: SoundIO,
        spotter: Callable[[], WakeSpotter],
        bus: EventBus,
        settings: Callable[[], WakeSettings],
    ) -> None:
        self._sound = sound
        self._spotter = spotter
        self._bus = bus
        self._settings = settings
        self._wakefulness = Wakefulness()
        self._spotting: _Spotting | None = None
        self._told: str | None = None
        self._waits = False  # a file that stands still from "listen" on until it is told to go on
        self._timer: asyncio.TimerHandle | None = None
        bus.subscribe(TalkStateChanged, lambda event: self._on_state(event))
        bus.subscribe(TurnFinished, lambda event: self._on_answered())

    # ------------------------------------------------------------------------------------ state

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()

    def _on_state(self, event: TalkStateChanged) -> None:
        self._wakefulness.on_state(event.state)
        self.refresh()

    def _on_answered(self) -> None:
        self._wakefulness.on_answered(self._now(), self._settings().follow_up_s)
        self.refresh()

    def refresh(self) -> None:
        """Tell whether the phrase is waited for, now and when that changes by itself."""
        now, settings = self._now(), self._settings()
        waits = settings.needed and not self._wakefulness.awake(now)
        phrase = settings.options.phrase if waits else None
        if phrase != self._told:
            self._told = phrase
            self._bus.publish(WakeChanged(phrase))
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if self._wakefulness.until > now:
            self._timer = asyncio.get_running_loop().call_at(self._wakefulness.until, self.refresh)

    # ------------------------------------------------------------------------------------ sound

    async def events(self) -> AsyncIterator[SoundEvent]:
        """Everything that the sound process tells, less what was not meant for the assistant."""
        try:
            async for event in self._sound.events():
                for passed in await self._take(event):
                    yield passed
        finally:
            await self._end_spotting()
            if self._timer:
                self._timer.cancel()

    async def _take(self, event: SoundEvent) -> list[SoundEvent]:
        match event:
            case SpeechStarted() if self._settings().needed and not self._wakefulness.awake(self._now()):
                await self._end_spotting()
                self._spotting = _Spotting(self._spotter, self._settings())
                return []
            case AudioChunk() if self._spotting:
                return await self._listen_for(self._spotting, event)
            case PlaybackStarted(turn=turn) | Heard(turn=turn) if turn == SOUND_TURN:
                return []
            case _:
                return [event]

    async def _listen_for(self, spotting: _Spotting, chunk: AudioChunk) -> list[SoundEvent]:
        if not self._settings().needed:  # the push-to-talk key went down
            await self._end_spotting()
            return [SpeechStarted(chunk.start_s), chunk]
        silent = spotting.feed(chunk)
        if spotting.found_s is None and spotting.failure is None:
            if await spotting.look():
                self._wakefulness.on_phrase(self._now())
                self.refresh()
            elif spotting.failure:
                self._bus.publish(Notice.of(spotting.failure, "settings:talk.wake_phrase"))
        if spotting.found_s is not None:
            if request := spotting.request():
                await self._end_spotting()
                return request
            if spotting.sound and spotting.quiet_s >= BREATH_S:
                sound, spotting.sound = spotting.sound, None
                await self._sound.play(Speech(SOUND_TURN, 0, sound))
                await self._sound.end(SOUND_TURN)
        if silent:
            await self.listen()
            if self._waits:
                await self._sound.gate(False)
        return []

    async def _end_spotting(self) -> None:
        if spotting := self._spotting:
            self._spotting = None
            await spotting.close()

    # -------------------------------------------------------------------------------- passed on

    async def open(self, options: SoundOptions) -> None:
        """Open the devices."""
        self._waits = options.input_file is not None and not options.realtime
        await self._sound.open(options)
        self.refresh()

    async def close(self) -> None:
        """Release the devices."""
        await self._sound.close()

    async def listen(self) -> None:
        """The utterance is over."""
        await self._end_spotting()
        await self._sound.listen()

    async def mute(self, muted: bool) -> None:
        """Let go of the microphone, or open it again."""
        await self._end_spotting()
        await self._sound.mute(muted)

    async def gate(self, closed: bool) -> None:
        """Hear nothing while closed."""
        await self._end_spotting()
        await self._sound.gate(closed)

    async def meter(self, on: bool) -> None:
        """Send levels or not."""
        await self._sound.meter(on)

    async def play(self, speech: Speech) -> None:
        """Append sound to a turn's speech."""
        await self._sound.play(speech)

    async def end(self, turn: int) -> None:
        """No more sound comes for the turn."""
        await self._sound.end(turn)

    async def pause(self) -> Heard | None:
        """Fade out and keep what is queued."""
        return await self._sound.pause()

    async def resume(self, from_s: float) -> None:
        """Go on with what was paused."""
        await self._sound.resume(from_s)

    async def stop(self) -> Heard | None:
        """Fade out and drop what is queued."""
        return await self._sound.stop()

    async def devices(self) -> list[SoundDevice]:
        """The devices there are now."""
        return await self._sound.devices()


class _Spotting:
    """One utterance in which the phrase is looked for."""

    def __init__(self, spotter: Callable[[], WakeSpotter], settings: WakeSettings) -> None:
        self.failure: VoiceAppError | None = None
        self.found_s: float | None = None
        """When the phrase ended, on the frames' clock."""
        self.quiet_s = 0.0
        self.sound = settings.sound
        self._endpointer = Endpointer(FixedDelay(SILENCE_S))
        self._frames: deque[AudioChunk] = deque(maxlen=_KEPT_FRAMES)
        self._piece: list[AudioChunk] = []
        self._start_s: float | None = None
        self._input: asyncio.Queue[Audio | None] = asyncio.Queue()
        self._verdicts = self._spot(spotter, settings)

    async def _spot(
        self, spotter: Callable[[], WakeSpotter], settings: WakeSettings
    ) -> AsyncGenerator[float | None, None]:
        async with aclosing(spotter().spot(self._pieces(), settings.options)) as verdicts:
            async for verdict in verdicts:
                yield verdict

    async def _pieces(self) -> AsyncIterator[Audio]:
        while (piece := await self._input.get()) is not None:
            yield piece

    def feed(self, chunk: AudioChunk) -> bool:
        """Take the next frame; True when the utterance is over."""
        self._start_s = chunk.start_s if self._start_s is None else self._start_s
        self._frames.append(chunk)
        self._piece.append(chunk)
        self.quiet_s = 0.0 if chunk.speech else self.quiet_s + FRAME_S
        return self._endpointer.feed(chunk) == "over"

    async def look(self) -> bool:
        """Have the spotter listen to what came since, if it is enough to ask; True when the phrase is found."""
        if len(self._piece) < PIECE_FRAMES:
            return False
        samples = np.concatenate([chunk.samples for chunk in self._piece])
        self._piece = []
        self._input.put_nowait(Audio(samples, SPEECH_RATE))
        try:
            async with asyncio.timeout(PATIENCE_S):
                end_s = await anext(self._verdicts)
        except VoiceAppError as error:
            self.failure = error
            return False
        except TimeoutError:
            sentence = "Listening for the wake phrase takes too long: the computer is too busy."
            self.failure = VoiceAppError("wake-slow", sentence, "Close other programs.", retryable=True)
            return False
        if end_s is None:
            return False
        assert self._start_s is not None
        self.found_s = self._start_s + end_s
        return True

    def request(self) -> list[SoundEvent]:
        """What was said after the phrase, once it is enough to be a request."""
        assert self.found_s is not None
        after = [chunk for chunk in self._frames if chunk.start_s >= self.found_s]
        spoken = [chunk for chunk in after if chunk.speech and chunk.start_s >= self.found_s + FOLLOWS_S / 2]
        if len(spoken) * FRAME_S < FOLLOWS_S:
            return []
        return [SpeechStarted(after[0].start_s), *after]

    async def close(self) -> None:
        """Let the spotter go."""
        self._input.put_nowait(None)
        with suppress(VoiceAppError):
            await self._verdicts.aclose()
