"""Dictation: what is said becomes a text instead of a question. Nothing of it is answered or stored."""

from __future__ import annotations

import asyncio

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import DictationChanged, DictationReady, EventBus, MicrophoneChanged, Notice
from voiceapp.core.frames import Transcript
from voiceapp.core.tasks import Tasks
from voiceapp.pipeline.guard import UNDERSTOOD
from voiceapp.services.talk import RELEASE_TAIL_S, TalkService


class DictationService:
    """One dictation at a time, over the talk's microphone and by what hears in it. Runs on the core's loop.

    :meth:`start` and :meth:`stop` are a key that is held; :meth:`listen` is a dictation that ends by itself.
    A text is told as :class:`~voiceapp.core.events.DictationReady`.
    """

    def __init__(self, talk: TalkService, bus: EventBus) -> None:
        self.active = self._held = False
        self._talk = talk
        self._bus = bus
        self._heard: list[Transcript] = []
        self._said = asyncio.Event()
        self._tasks = Tasks(bus)
        bus.subscribe(MicrophoneChanged, self._on_microphone)
        bus.subscribe(Notice, self._on_notice)

    async def hold(self, down: bool) -> None:
        """A key went down, or up again."""
        await (self.start() if down else self.stop())

    async def start(self) -> None:
        """Listen; a running answer is silenced. Raises VoiceAppError where nothing can be heard."""
        if self.active:
            return
        self._begin()
        self._held = True
        try:
            await self._talk.hold(True)
        except BaseException:
            self._end()
            await self._talk.hold(False)
            raise

    async def stop(self) -> str:
        """Hear no more; the text, "" where nothing was said."""
        if not self._held:
            return ""
        await self._let_go()
        return self._tell()

    async def listen(self) -> str:
        """One utterance from the microphone; of a file in its place everything. "" where nothing was said.

        Raises VoiceAppError where nothing can be heard, and when the microphone is lost before anything was said.
        """
        self._begin()
        try:
            await self._talk.open()
            await (self._talk.run_to_end() if self._talk.from_file else self._said.wait())
            lost = self._talk.microphone == "closed" and not self._talk.from_file and not self._heard
            await self._talk.close()
            if lost:
                raise VoiceAppError(
                    "microphone-lost", "The microphone is gone.", "Plug it in again, then dictate.", retryable=True
                )
        finally:
            self._end()
        return self._tell()

    def _begin(self) -> None:
        if self._talk.muted_by_user:
            raise VoiceAppError(
                "microphone-muted", "The microphone is muted.", "Switch it on, then dictate.", retryable=True
            )
        self.active = True
        self._heard.clear()
        self._said.clear()
        self._talk.take(self._take)
        self._bus.publish(DictationChanged(True))

    async def close(self) -> None:
        """Leave what is still being let go."""
        await self._tasks.cancel()

    async def _let_go(self) -> None:
        self._held = False
        try:
            await self._talk.hold(False)
            await asyncio.sleep(RELEASE_TAIL_S)
            await self._talk.quiet()
        finally:
            self._end()

    def _end(self) -> None:
        self._talk.take(None)
        self.active = self._held = False
        self._bus.publish(DictationChanged(False))

    def _on_microphone(self, event: MicrophoneChanged) -> None:
        if self.active and event.state == "closed":
            self._said.set()  # nothing more can be

    def _on_notice(self, notice: Notice) -> None:
        """Where there is no microphone the talk says so, and waits for one; a dictation ends with what it heard."""
        if not self.active or notice.code != "no-microphone":
            return
        self._said.set()
        if self._held:
            self._held = False
            self._tasks.spawn(self._lose())

    async def _lose(self) -> None:
        await self._let_go()
        if self._heard:
            self._tell()

    def _take(self, heard: Transcript) -> None:
        self._heard.append(heard)
        self._said.set()

    def _tell(self) -> str:
        text = " ".join(heard.text.strip() for heard in self._heard)
        if text:
            sure = all(heard.confidence is None or heard.confidence >= UNDERSTOOD for heard in self._heard)
            self._bus.publish(DictationReady(text, sure))
        else:
            self._bus.publish(
                Notice("info", "No words were heard, so nothing was written.", code="dictation-empty")
            )
        return text
